"""Figures of places under codes of one's own: as the file gives them, or by the names that the mapping explains."""

from datetime import UTC, datetime
from typing import Any

import pytest

from data import catalogue
from indicators.feeds import mapping
from indicators.feeds.feed import Reply, Request
from indicators.feeds.files import parse_file
from indicators.feeds.mapping_keys import MappingError

NOW = datetime(2026, 11, 21, tzinfo=UTC)
KEYS: dict[str, Any] = {"format": "csv", "period": {"column": "Year", "year": "calendar"}, "value": "Value"}


def parsed(body: str, place: dict[str, Any]) -> Any:
    reply = Reply(Request("own.csv"), 200, body.encode(), NOW, "own.csv")
    return parse_file(reply, keys={**KEYS, "place": place}, indicator=catalogue.indicator("employment-rate"))


def test_a_code_stands_as_it_is() -> None:
    found = parsed("Area,Year,Value\nDE-02,2024,77.5\n,2024,70.0\n", {"column": "Area", "kind": "code"})
    assert [(one.place, one.value, one.note) for one in found.observations] == [("DE-02", 77.5, "")]


def test_a_name_means_the_code_that_the_mapping_says_and_another_is_left_out() -> None:
    place = {"column": "Area", "kind": "code", "codes": {"Hamburg, Stadt": "DE-02"}}
    found = parsed('Area,Year,Value\n"Hamburg, Stadt",2024,77.5\nBremen,2024,70.0\n', place)
    assert [(one.place, one.note) for one in found.observations] == [("DE-02", "Hamburg, Stadt")]
    assert any("Bremen" in issue.message for issue in found.issues)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"column": "A", "codes": {"B": "x-b"}}, 'Write kind = "code" beside them.'),
        ({"column": "A", "kind": "code", "codes": ["B"]}, "codes is not a table"),
        ({"column": "A", "kind": "code", "codes": {"B": 1}}, "codes holds"),
    ],
)
def test_codes_that_cannot_be_used_are_refused(place: dict[str, Any], said: str) -> None:
    with pytest.raises(MappingError, match=said):
        mapping.read({**KEYS, "place": place})
