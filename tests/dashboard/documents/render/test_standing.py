"""What stands behind the lines of a chart: the expected range, and the day that each version of the terms began."""

import re

import pytest

from dashboard.documents import record
from dashboard.documents.content import Chart, Paper
from dashboard.documents.render import native, svg
from dashboard.documents.render.ground import expected_from
from dashboard.documents.render.look import NARROW, WIDE
from dashboard.documents.render.over_time import value_ends
from tests.dashboard.documents import papers

VERSION = (9, "version 2")


def drawn(chart: Chart, look=WIDE) -> str:
    return svg.picture(chart, foot=(), look=look)[0]


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=["paper", "phone"])
def test_a_version_is_a_dated_dotted_line_and_the_expected_range_a_named_band(look):
    image = drawn(papers.chart(variations=(VERSION,), expected=(62.0, 68.0)), look)
    assert ">version 2</text>" in image
    assert 'stroke-dasharray="1 3"' in image
    assert image.count("<rect ") == 1
    assert ">expected range</text>" in image


def test_without_them_nothing_is_drawn():
    image = drawn(papers.chart())
    assert "<rect " not in image
    assert 'stroke-dasharray="1 3"' not in image


def test_the_band_covers_only_what_is_counted_as_now_and_fits_the_axis():
    chart = papers.chart(expected=(40.0, 90.0))
    assert expected_from(chart) == 7
    low, high = value_ends(chart)
    assert low <= 40.0
    assert high >= 90.0
    left = float(re.search(r'<rect x="([\d.]+)"', drawn(chart)).group(1))
    whole = float(re.search(r'<rect x="([\d.]+)"', drawn(papers.chart(expected=(40.0, 90.0), breaks=()))).group(1))
    assert left > whole


def test_a_chart_that_can_be_edited_says_both_below():
    chart = papers.chart(variations=(VERSION,), expected=(62.0, 68.0))
    said = native.told_below(chart)
    assert f"Version 2 begins before {chart.categories[9]}." in said
    assert "The expected range is 62 to 68." in said
    assert native.told_below(papers.chart()) == native.key_in_words(papers.chart())


def test_a_record_holds_both_and_earlier_records_keep_their_fingerprint():
    plain, told = (
        papers.paper(blocks=(one,))
        for one in (papers.chart(), papers.chart(variations=(VERSION,), expected=(62.0, 68.0)))
    )
    assert record.from_json(record.to_json(told)) == told
    assert "variations" not in record.to_json(plain)
    back = record.from_json(record.to_json(plain))
    assert isinstance(back, Paper)
    assert back == plain
    assert record.fingerprint(plain) != record.fingerprint(told)
