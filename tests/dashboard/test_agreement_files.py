"""The lines of an agreement and its money to take away, and its text as TOML."""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from dashboard.files import answer
from dashboard.files.agreed_answers import NoTermsError
from dashboard.files.answering import NotHereError, asked
from data.demonstration.files import documents
from data.terms import agreement_from_toml

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _store(monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)


def rows(name, **parameters):
    table = asked(name, parameters, clock=CLOCK)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_promise_of_both_sides_is_a_row():
    found = rows("agreement", place="northmere")
    assert {row["panel"] for row in found} == {"outcomes", "budget", "powers", "accountability"}
    (skills,) = [row for row in found if row["clause"] == "power Adult skills"]
    assert (skills["by"], skills["happened"], skills["in_return_for"]) == (
        date(2026, 4, 1),
        "234 days late",
        "Outcomes 2 and 5",
    )
    assert {row["evidence_class"] for row in found} == {"invented"}
    assert all("\n" not in str(value) for row in found for value in row.values())


def test_an_earlier_version_can_be_taken_away_and_an_unknown_one_is_refused():
    table = asked("agreement", {"place": "northmere", "version": "1"}, clock=CLOCK)
    assert table.name == "northmere-agreement-version-1-as-at-2026-11-21-INVENTED"
    with pytest.raises(NoTermsError, match="no version “9”"):
        rows("agreement", place="northmere", version="9")


def test_the_budget_holds_pounds_and_who_answers():
    first = rows("budget", place="northmere")[0]
    assert (first["line"], first["amount_pounds"], first["outcome"]) == ("Health visiting", 42_000_000, 1)
    assert first["who_answers"] == "Director of Public Health, Northmere"


def test_the_ledger_holds_a_row_an_entry_and_no_sum():
    found = rows("savings", place="northmere")
    assert [row["stage"] for row in found].count("claimed") == 3
    assert max(row["amount_pounds"] for row in found) == 9_000_000
    (kent,) = rows("savings", place="kent")
    assert (kent["stage"], kent["evidence_class"]) == ("claimed", "reported")


def test_what_was_counted_holds_its_remainder():
    assert [(row["part"], row["amount_pounds"]) for row in rows("counted", place="birmingham")] == [
        ("whole", 7.5e9),
        ("body", 3.75e9),
        ("body", 1.9e9),
        ("remainder", 1.85e9),
    ]
    assert rows("counted", place="kent") == []


@pytest.mark.parametrize("name", ["agreement", "budget", "savings", "counted"])
def test_a_place_that_is_not_held_or_is_no_more_is_refused(name):
    with pytest.raises(NotHereError, match="atlantis"):
        rows(name, place="atlantis")
    with pytest.raises(NotHereError, match="is no more"):
        rows(name, place="poole")


def test_a_draft_has_no_rows():
    assert rows("agreement", place="leeds") == []


def text_of(**parameters):
    scope = {
        "type": "http",
        "method": "GET",
        "headers": [],
        "query_string": urlencode(parameters).encode(),
        "path_params": {"table": "agreement", "kind": "toml"},
    }
    return answer(Request(scope))


def test_the_text_in_force_goes_out_as_toml():
    reply = text_of(place="northmere")
    assert reply.headers["content-type"].startswith("application/toml")
    assert 'filename="northmere-agreement-as-at-2026-11-21-INVENTED.toml"' in reply.headers["content-disposition"]
    second = [terms for _, terms, entry in documents() if entry["file"] == "northmere.2.toml"]
    assert [agreement_from_toml(reply.body.decode())] == second


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"place": "leeds"}, "no published text"),
        ({"place": "northmere", "version": "9"}, "no published text"),
        ({"place": "atlantis"}, "no published text"),
        ({"place": "northmere", "as_at": "never"}, "is not a date"),
    ],
)
def test_a_text_that_is_not_published_is_refused_in_a_sentence(parameters, expected):
    reply = text_of(**parameters)
    assert reply.status_code == 404
    assert expected in reply.body.decode()
