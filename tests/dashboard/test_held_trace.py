"""A figure that is held leaves no trace before its minute, and is there for everybody at it."""

from datetime import UTC, datetime

import pytest

from dashboard.api import store
from dashboard.documents import record
from dashboard.files import papers
from data import database
from data.store import facts, figures
from tests.addresses import served
from tests.dashboard.held_figures import CLOCK, INDICATOR, SECRET, UNTIL, load, public
from tests.dashboard.own_store import copied

LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def own(demonstration_url, tmp_path, monkeypatch):
    with copied(demonstration_url, tmp_path) as engine:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", engine.url.render_as_string())
        store.forget()
        yield engine
        store.forget()


@pytest.mark.trust("Held figure inferred")
def test_everything_that_the_public_is_told_is_byte_for_byte_the_same_before_and_after_one_is_loaded(own, tmp_path):
    with served() as client:
        before = dict(public(client))
        result = load(own, tmp_path)
        assert (result.problem, result.added > 0, result.revised > 0) == ("", True, True)
        after = dict(public(client))
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    assert f"{SECRET}" not in "".join(after.values())
    with database.session(own) as session:
        at = figures.of_indicator(session, INDICATOR, known_at=UNTIL)
        assert SECRET in at.value.tolist()
        assert SECRET not in figures.of_indicator(session, INDICATOR, known_at=CLOCK).value.tolist()


def briefing(minute):
    return record.to_json(papers.asked("briefing", {"place": "northmere", "as_at": minute}, clock=LATER))


def test_a_briefing_has_no_trace_of_a_figure_at_29_minutes_past_and_holds_it_provisional_at_half_past(own):
    with database.session(own) as session:
        facts.set_fact(session, "today", "2026-12-01")
        facts.count_write(session)
    before, at = briefing("2026-11-30T09:29"), briefing("2026-11-30T09:30")
    assert "July to September 2026" not in before
    assert "92.3%" not in before
    assert "July to September 2026" in at
    assert "provisional" in at
    assert [safe for safe in (said_of(before), said_of(at)) if "91.9%" in safe] == [said_of(before)]


def said_of(briefing_):
    """The part of a briefing that is safe to say."""
    return briefing_.partition("Safe to say")[2].partition("Do not say")[0]
