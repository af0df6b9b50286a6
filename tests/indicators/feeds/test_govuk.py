"""A gov.uk publication: its file is found by its title, because the address changes with every release."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data import catalogue
from indicators.feeds import FEEDS
from indicators.feeds.feed import FeedError
from indicators.feeds.wire import Limits
from tests.publishers import heard, shared_replies

QUERY: dict[str, Any] = {
    "publication": "government/statistics/local-authority-inspection-outcomes-example",
    "attachment": "16 and 17 year olds not in education, employment or training",
    "format": "xlsx",
    "place": {"column": "Area code"},
    "period": {"columns": ["2023", "2024", "2025"], "year": "financial"},
}


def test_every_figure_of_a_recorded_attachment_is_read(asker: Callable[..., Any]) -> None:
    folder, feed = shared_replies(), FEEDS["file"]
    about = replace(catalogue.indicator("not-in-education-employment-training"), query=QUERY)
    asked = heard(feed, about, asker(folder=folder, limits=Limits()))
    assert [reply.address.rpartition("/")[2] for reply in asked][1:] == ["neet.xlsx"]
    found = feed.parse(about, asked)
    sheet = pd.read_excel(folder / "files/neet.xlsx", sheet_name="Table 1", header=3, dtype=str, engine="openpyxl")
    sheet = sheet[sheet["Area name"].notna()]
    years = [column for column in sheet.columns if str(column)[:3] == "202"]
    numbers = pd.concat([pd.to_numeric(sheet[year], errors="coerce") for year in years])
    assert len(found.observations) == 3 * len(sheet)
    assert sum(one.value or 0 for one in found.observations) == pytest.approx(numbers.sum())


def test_a_title_that_no_file_bears_is_refused(asker: Callable[..., Any]) -> None:
    about = replace(
        catalogue.indicator("not-in-education-employment-training"), query={**QUERY, "attachment": "Absence"}
    )
    with pytest.raises(FeedError, match="0 files of the publication are called “Absence”"):
        heard(FEEDS["file"], about, asker(folder=shared_replies()))
