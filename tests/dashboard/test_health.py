"""What a monitoring system is told, and who else is not."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from dashboard import health, metrics, opened
from dashboard.questions import operating
from data import database
from data.store import audit, figures, people, sessions
from tests.dashboard.asked import asked
from tests.stores import store

NOW = datetime.now(UTC) - timedelta(minutes=5)
APP = Starlette(routes=health.routes())


@pytest.fixture
def engine(tmp_path, monkeypatch):
    with store(tmp_path) as made:
        monkeypatch.setattr(opened, "store", lambda: made)
        monkeypatch.delenv(health.TOKEN, raising=False)
        yield made


def note(**said):
    usual = {"feed": "ons_els", "indicator": "employment-rate", "asked_at": NOW, "address": "https://example.org/"}
    return figures.ReleaseNote(**{**usual, **said})


def fallen_over():
    raise database.StoreError


def numbers(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.usefixtures("engine")
def test_everybody_is_told_that_it_is_alive_and_nothing_else():
    assert asked(APP, "/health", client="192.0.2.1").text == "ok"
    for path in ("/health/ready", "/health/fresh", "/metrics"):
        assert asked(APP, path, client="192.0.2.1").status == 404
        assert asked(APP, path).status == 200


@pytest.mark.parametrize("header", ["forwarded", "x_forwarded_for", "x_real_ip", "via"])
@pytest.mark.usefixtures("engine")
def test_what_a_proxy_hands_on_came_from_elsewhere(header):
    assert asked(APP, "/metrics", **{header: "127.0.0.1"}).status == 404


@pytest.mark.usefixtures("engine")
def test_with_a_token_set_the_token_alone_decides(monkeypatch):
    monkeypatch.setenv(health.TOKEN, "a token of the monitoring")
    assert asked(APP, "/metrics").status == 404
    assert asked(APP, "/metrics", authorization="Bearer another").status == 404
    answer = asked(APP, "/metrics", client="192.0.2.1", authorization="Bearer a token of the monitoring")
    assert answer.status == 200


@pytest.mark.usefixtures("engine")
def test_ready_says_which_tables_there_are_and_which_are_wanted():
    answer = asked(APP, "/health/ready")
    said = json.loads(answer.body)
    assert answer.status == 200
    assert said["ready"]
    assert said["tables"] == said["tables_wanted"]


@pytest.mark.usefixtures("engine")
def test_an_older_store_and_one_that_is_not_there_are_not_ready(monkeypatch):
    monkeypatch.setattr(health.database, "tables", lambda _engine: ("0001", "0003"))
    assert asked(APP, "/health/ready").status == 503
    monkeypatch.setattr(opened, "store", fallen_over)
    answer = asked(APP, "/health/ready")
    assert (answer.status, json.loads(answer.body)) == (503, {"ready": False, "store": "not reached"})
    assert numbers(asked(APP, "/metrics").text)[("outcomes_store_up",)] == 0


def test_fresh_says_when_each_feed_answered_and_which_are_late(engine):
    with database.writing(engine) as session:
        figures.save(session, note(asked_at=NOW - timedelta(days=2)), [], [])
        figures.record_failure(session, note(problem="No answer."))
    said = json.loads(asked(APP, "/health/fresh").body)
    assert said["newest_refresh"] == (NOW - timedelta(days=2)).isoformat()
    (feed,) = said["feeds"]
    assert (feed["asked_at"], feed["results"]) == (NOW.isoformat(), {"failed": 1})
    assert "employment-rate" in feed["late"]
    assert said["feeds_late"] == ["ons_els"]


@pytest.mark.usefixtures("engine")
def test_an_empty_store_is_fresh_of_nothing():
    said = json.loads(asked(APP, "/health/fresh").body)
    assert (said["newest_refresh"], said["feeds"], said["feeds_late"]) == (None, [], [])


def test_metrics_count_what_the_store_holds(engine):
    with database.writing(engine) as session:
        people.add_person(session, issuer="i", subject="s", name="N", at=NOW)
        for digest in ("one", "two"):
            sessions.begin(session, digest=digest, at=NOW, back="/")
        sessions.bind(session, "one", person_id=1, at=NOW)
        audit.append(session, audit.Entry(at=NOW, person="unknown", act="sign_in_refused"))
        audit.append(session, audit.Entry(at=NOW - timedelta(hours=2), person="unknown", act="sign_in_refused"))
        figures.record_failure(session, note(problem="No answer."))
    found = numbers(asked(APP, "/metrics").text)
    assert found["outcomes_open_sessions",] == 1
    assert found["outcomes_refused_sign_ins",] == 1
    assert found["outcomes_log_length",] == 2
    assert found["outcomes_refresh_results", "ons_els", "failed"] == 1
    assert found["outcomes_store_up",] == 1


@pytest.mark.usefixtures("engine")
def test_verdicts_are_counted_by_kind_and_word(monkeypatch):
    judged = [SimpleNamespace(standard=None, course="on", direction=word) for word in ("up", "up", None)]
    monkeypatch.setattr(operating.verdicts, "everything", lambda _session: judged)
    found = numbers(asked(APP, "/metrics").text)
    assert {key[1:]: value for key, value in found.items() if key[0] == "outcomes_verdicts"} == {
        ("course", "on"): 3,
        ("direction", "up"): 2,
    }


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/place", "/place"),
        ("/api/v1/figures", "/api/v1"),
        ("/files/anything-typed.csv", "/files"),
        ("/papers/paper.pdf", "/papers"),
        ("/filesystem", "other"),
        ("/what/somebody/typed", "other"),
        ("/", "/"),
    ],
)
def test_an_answer_is_counted_by_its_route_so_that_no_address_makes_a_new_count(path, route):
    assert metrics.route(path, frozenset({"/", "/place"})) == route


def test_drawing_a_page_is_timed_however_it_ends():
    before = metrics.REGISTRY.get_sample_value("outcomes_rerun_seconds_count", {"page": "of-a-test"}) or 0
    with pytest.raises(KeyboardInterrupt), metrics.rerun("of-a-test", begun=0):
        raise KeyboardInterrupt
    assert metrics.REGISTRY.get_sample_value("outcomes_rerun_seconds_count", {"page": "of-a-test"}) == before + 1
