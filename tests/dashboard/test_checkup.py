"""What the doctor finds: each setting present or missing, never its value, and what is too weak or too late."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard import health
from dashboard.cli import checkup
from dashboard.cli.settings import SETTINGS
from data import database
from data.store import audit
from tests.stores import store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SIGN_IN = {
    "OUTCOMES_AUTH_ISSUER": "https://id.example",
    "OUTCOMES_AUTH_CLIENT_ID": "outcomes",
    "OUTCOMES_AUTH_CLIENT_SECRET": "shared",
    "OUTCOMES_AUTH_COOKIE_SECRET": "only-for-this-test-and-no-other-one-9",
    "OUTCOMES_ADDRESS": "https://outcomes.example",
}


def said(**environment: str) -> str:
    return "\n".join(checkup.of_settings(environment))


def test_every_setting_is_named_and_a_secret_by_its_length_alone():
    found = said(**SIGN_IN)
    assert all(f"{setting.name}: " in found for setting in SETTINGS)
    assert "OUTCOMES_AUTH_COOKIE_SECRET: set, 37 characters" in found
    assert "OUTCOMES_RUN_BY: not set; About says that nobody is named" in found
    assert "Signing in: set up" in found
    for name in ("OUTCOMES_AUTH_COOKIE_SECRET", "OUTCOMES_AUTH_CLIENT_SECRET"):
        assert SIGN_IN[name] not in found


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, "Signing in: not set up, so nobody can sign in"),
        ({"OUTCOMES_AUTH_ISSUER": "https://id.example"}, "Signing in: Nobody could sign in:"),
        ({**SIGN_IN, "OUTCOMES_AUTH_COOKIE_SECRET": "ab" * 20}, "OUTCOMES_AUTH_COOKIE_SECRET is not random."),
        ({**SIGN_IN, "OUTCOMES_AUTH_COOKIE_SECRET": "short"}, "OUTCOMES_AUTH_COOKIE_SECRET is short."),
        ({health.TOKEN: "short"}, "OUTCOMES_METRICS_TOKEN is short."),
        ({}, "Recorded replies: only a command that names them"),
        ({"OUTCOMES_LOG": "yes"}, "Lines on standard error: every request"),
        ({}, "Lines on standard error: warnings and errors only"),
    ],
)
def test_what_is_weak_or_missing_has_a_line(environment, line):
    assert line in said(**environment)


def test_alarms_are_counted_and_no_address_is_named(monkeypatch):
    monkeypatch.setenv("OUTCOMES_ALERTS", "mailto://a.example json://b.example")
    assert "Alarms: told to 2 addresses and in the log" in said()
    assert "a.example" not in said()


def test_tables_and_room_are_told(tmp_path, monkeypatch):
    with store(tmp_path) as engine:
        tables, *room = checkup.of_store(engine)
        assert tables.endswith("as this version wants")
        if engine.dialect.name == "sqlite":
            assert room[0].startswith("Room for the store: ")
        monkeypatch.setattr(checkup.database, "tables", lambda _engine: ("0001", "0004"))
        monkeypatch.setattr(checkup, "LEAST_ROOM", 2**80)
        tables, *room = checkup.of_store(engine)
        assert tables == "Tables: 0001, and this version wants 0004"
        if engine.dialect.name == "sqlite":
            assert room[0].endswith("Make room: writing stops when there is none.")


@pytest.mark.trust("Clock wrong or set back")
@pytest.mark.parametrize(
    ("ahead", "line"),
    [
        (timedelta(seconds=119), "Clock: not behind the log"),
        (timedelta(minutes=9, seconds=1), "Clock: 10 minutes behind the log’s newest entry"),
        (timedelta(days=1), "Clock: 1,440 minutes behind the log’s newest entry"),
    ],
)
def test_a_clock_behind_the_log_is_told(tmp_path, ahead, line):
    with store(tmp_path) as engine, database.writing(engine) as session:
        audit.append(session, audit.Entry(at=NOW + ahead, person="person 1", act="comment"))
        found = "\n".join(checkup.of_log(session, clock=NOW, now=NOW - timedelta(days=400)))
    assert line in found
    assert "Last verified: never." in found
    assert "No backup has been made yet." in found
