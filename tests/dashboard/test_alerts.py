"""What operators are told at once, by a line in the log and a message, and that nobody is told twice."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest

from dashboard import alerts, logs, notices, opened
from dashboard.access import Act
from dashboard.questions.alerts import Alarm
from data import database
from data.store import audit, figures
from tests.stores import store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADDRESS = "mailto://127.0.0.1:9?from=a@example.org&to=b@example.org"


@pytest.fixture
def engine(tmp_path, monkeypatch):
    with store(tmp_path) as made:
        monkeypatch.setattr(opened, "store", lambda: made)
        monkeypatch.delenv(alerts.SETTING, raising=False)
        alerts.look(made)
        yield made


def logged(engine, act: str, *, times: int = 1, apart: timedelta = timedelta(0), place: str = "") -> None:
    with database.writing(engine) as session:
        for number in range(times):
            audit.append(session, audit.Entry(at=NOW + number * apart, person="person 1", act=act, place=place))


def alarms(engine) -> list[Alarm]:
    return [each.alarm for each in alerts.look(engine)]


@pytest.mark.parametrize(
    ("act", "alarm"),
    [
        (Act.READ_HELD, Alarm.HELD_READ),
        (Act.GRANT, Alarm.GRANT),
        ("verify", Alarm.VERIFY),
        (Act.SIGN_FOR_PLACE, Alarm.SIGNATURE),
        (Act.SIGN_FOR_CENTRE, Alarm.SIGNATURE),
    ],
)
def test_some_acts_are_told_at_once_and_only_once(engine, act, alarm):
    logged(engine, act)
    assert alarms(engine) == [alarm]
    assert alarms(engine) == []


@pytest.mark.parametrize("act", ["sign_in", Act.COMMENT, Act.READ_PAPERS_EARLY, "sign_in_refused"])
def test_one_ordinary_act_is_told_to_nobody(engine, act):
    logged(engine, act)
    assert alarms(engine) == []


@pytest.mark.parametrize(
    ("act", "times", "apart", "told"),
    [
        ("sign_in_refused", 4, timedelta(0), []),
        ("sign_in_refused", 5, timedelta(minutes=2), [Alarm.SIGN_INS]),
        ("sign_in_refused", 9, timedelta(minutes=4), []),
        ("sign_in_refused", 10, timedelta(0), [Alarm.SIGN_INS, Alarm.SIGN_INS]),
        (Act.READ_PAPERS_EARLY, 19, timedelta(0), []),
        (Act.READ_PAPERS_EARLY, 20, timedelta(minutes=3), [Alarm.FILES]),
        (Act.READ_PAPERS_EARLY, 25, timedelta(minutes=4), []),
    ],
)
def test_many_of_an_act_within_a_time_are_one_alarm(engine, act, times, apart, told):
    logged(engine, act, times=times, apart=apart)
    assert alarms(engine) == told


def test_many_are_counted_across_looks(engine):
    logged(engine, "sign_in_refused", times=3)
    assert alarms(engine) == []
    logged(engine, "sign_in_refused", times=2)
    assert alarms(engine) == [Alarm.SIGN_INS]


def test_a_release_that_was_held_back_is_told_with_its_indicator(engine):
    with database.writing(engine) as session:
        for outcome in (figures.Outcome.HELD_BACK, figures.Outcome.STORED):
            note = figures.ReleaseNote(
                feed="ons_els",
                indicator="employment-rate",
                asked_at=NOW,
                address="https://example.org/",
                outcome=outcome,
            )
            figures.save(session, note, [], [])
    found = alerts.look(engine)
    assert [each.alarm for each in found] == [Alarm.QUARANTINE]


def test_the_first_look_at_a_store_tells_nothing_of_its_past(tmp_path):
    with store(tmp_path) as made:
        logged(made, Act.GRANT)
        assert alerts.look(made) == ()
        logged(made, Act.GRANT)
        assert len(alerts.look(made)) == 1


def test_of_two_that_look_at_once_one_looks(engine):
    logged(engine, Act.GRANT)
    with database.alone(engine, alerts.LOOKING):
        assert alerts.look(engine) == ()
    assert len(alerts.look(engine)) == 1


def test_an_alarm_is_a_warning_in_the_log_and_a_message_that_names_nobody(engine, monkeypatch, caplog):
    told = []
    monkeypatch.setenv(alerts.SETTING, f"{ADDRESS}\n json://127.0.0.1:9")
    monkeypatch.setenv("OUTCOMES_ADDRESS", "https://outcomes.example/")
    monkeypatch.setattr(
        notices, "sent", lambda address, **said: bool(told.append((address, said["title"], said["body"])))
    )
    logged(engine, Act.GRANT)
    alerts.look(engine)
    assert [address for address, _, _ in told] == [ADDRESS, "json://127.0.0.1:9"]
    title, body = told[0][1:]
    assert title == "A right to act was given, confirmed or ended"
    assert body.endswith("https://outcomes.example/records?entry=1")
    assert "person" not in body
    levels = [(record.levelno, record.event) for record in caplog.records if record.name == logs.logger.name]
    assert levels == [(logging.WARNING, "alert"), (logging.ERROR, "alert_not_sent"), (logging.ERROR, "alert_not_sent")]
    assert "example.org" not in caplog.text


@pytest.mark.usefixtures("engine")
def test_watching_goes_on_after_what_went_wrong(monkeypatch, caplog):
    stopping, looked = threading.Event(), []

    def look(_engine):
        looked.append(True)
        if len(looked) == 1:
            raise database.StoreError
        stopping.set()
        return ()

    monkeypatch.setattr(alerts, "look", look)
    alerts.watch(stopping, every=timedelta(0))
    assert len(looked) == 2
    assert "alerts_failed" in caplog.text
