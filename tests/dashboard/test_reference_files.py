"""The tables of Data and What changed, to take away."""

from datetime import UTC, date, datetime

import pytest

from dashboard.files.answering import NotHereError, asked

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def store(monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)


def rows(name, **parameters):
    table = asked(name, parameters, clock=CLOCK)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.usefixtures("store")
def test_every_measure_with_its_standing():
    by_name = {row["indicator"]: row for row in rows("measures")}
    assert by_name["employment-rate"]["standing"] == "retired"
    assert by_name["x-buses-on-time"]["late_places"] == 1
    assert by_name["x-new-parents-visited"]["next_stated_by"] == "Northmere Community Health"
    assert {row["feed"] for row in rows("measures", feed="file")} == {"file"}


@pytest.mark.usefixtures("store")
def test_every_release_of_a_measure_with_its_address():
    (held_back,) = [row for row in rows("releases", indicator="x-people-in-work") if row["outcome"] == "held_back"]
    assert held_back["address"] == "https://example.org/invented/eastholme-in-thousands.csv"
    assert held_back["rows_not_taken"] == 1
    with pytest.raises(NotHereError, match="jobs"):
        rows("releases", indicator="jobs")


@pytest.mark.usefixtures("store")
def test_every_change_of_a_place_since_a_day():
    told = rows("changes", since="2026-03-01", place="northmere")
    assert {row["kind"] for row in told} >= {"verdict", "revision", "figures", "document", "promise"}
    (revision,) = [row for row in told if row["kind"] == "revision"]
    assert (revision["day"], revision["before"], revision["after"]) == (date(2026, 11, 17), 68.2, 66.9)
    assert {row["place"] for row in told} <= {"Northmere City Region", None}
    with pytest.raises(NotHereError, match="atlantis"):
        rows("changes", place="atlantis")


@pytest.mark.usefixtures("store")
def test_a_draft_is_listed_without_its_reason():
    (draft,) = [row for row in rows("changes", since="2026-06-01", kind="documents") if row["place"] == "Leeds"]
    assert draft["subject"] == "agreement, a draft"
    assert draft["note"] is None
