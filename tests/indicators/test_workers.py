"""From the store to verdicts and back: terms of the day, today's verdicts, and what moved them."""

import json
from datetime import UTC, date, datetime

import pytest

from data import catalogue
from data.store import cases
from data.store import verdicts as kept
from data.store.cases import CaseRecord, CaseStep
from data.store.verdicts import Judgement, MovedBy
from data.terms import EvidenceClass
from indicators import workers
from indicators.judgement.verdict import Because, CourseState, StandardState
from tests.stores import NOW, add_agreement, add_figures, add_place, add_standard, store

EMPLOYMENT = catalogue.indicator("employment-rate")
TODAY = date(2024, 11, 21)


@pytest.fixture
def session(tmp_path):
    from data import database

    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        yield opened


def judged(session, *, as_of=TODAY, known_at=NOW, **given):
    return workers.verdicts(session, EMPLOYMENT, as_of=as_of, known_at=known_at, **given)


def test_a_place_is_judged_by_its_agreement_and_its_floor_together(session):
    add_agreement(session)
    add_standard(session)
    add_figures(session, {2022: 71.0, 2023: 72.0})
    (verdict,) = judged(session)
    assert (verdict.place, verdict.outcome, verdict.commitment) == ("x-testham", 1, 1)
    assert verdict.standard.state is StandardState.MEETS
    assert verdict.course.state is CourseState.NOT_YET_DUE


def test_places_asked_for_alone_are_judged_alone(session):
    add_agreement(session)
    add_figures(session, {2023: 72.0})
    assert judged(session, places={"x-elsewhere"}) == []
    assert len(judged(session, places={"x-testham"})) == 1


def test_nothing_agreed_is_nothing_judged(session):
    add_figures(session, {2023: 72.0})
    assert judged(session) == []
    assert workers.terms_in_force(session, as_of=TODAY, known_at=NOW).indicators() == []


def test_a_figure_not_yet_known_moves_nothing(session):
    add_agreement(session)
    add_figures(session, {2024: 72.0}, published=date(2025, 4, 1))
    before = judged(session, as_of=date(2025, 3, 31), known_at=workers.end_of(date(2025, 3, 31)))
    after = judged(session, as_of=date(2025, 4, 1), known_at=workers.end_of(date(2025, 4, 1)))
    assert before[0].latest is None
    assert after[0].latest.value == 72.0


def test_a_variation_judges_from_its_own_day_and_leaves_the_past_alone(session):
    add_agreement(session, level=90.0)
    add_agreement(session, level=71.0, version=2, starts=date(2025, 6, 1))
    add_figures(session, {2023: 70.0, 2024: 70.5})
    (verdict,) = judged(session, as_of=date(2026, 1, 2), known_at=workers.end_of(date(2026, 1, 2)))
    assert verdict.course.agreed_level == 71
    assert verdict.course.path == pytest.approx(70 + 20 * 275 / 1825, abs=0.1), "2024 was agreed under version 1"


def test_a_version_recorded_later_was_not_known_before(session):
    add_agreement(session, level=90.0)
    add_agreement(session, level=71.0, version=2, starts=date(2025, 6, 1), recorded=datetime(2025, 7, 1, tzinfo=UTC))
    add_figures(session, {2024: 70.5}, published=date(2025, 4, 1))
    (verdict,) = judged(session, as_of=date(2025, 6, 15), known_at=datetime(2025, 6, 15, tzinfo=UTC))
    assert verdict.course.agreed_level == 90


def test_an_outcome_without_a_measure_says_so_after_the_measured_ones(session):
    add_agreement(session)
    add_standard(session)
    add_figures(session, {2023: 72.0})
    found = workers.place_verdicts(session, "x-testham", as_of=TODAY, known_at=NOW)
    assert [(verdict.outcome, verdict.indicator) for verdict in found] == [(1, "employment-rate"), (2, None)]
    assert found[1].course.state is CourseState.NO_MEASURE
    assert found[1].course.reason.because is Because.NO_MEASURE


def test_a_closed_case_ends_an_episode(session):
    add_standard(session)
    add_figures(session, {2020: 60.0, 2021: 60.0, 2022: 70.0, 2023: 70.0})
    assert judged(session)[0].standard.state is StandardState.RECOVERING
    cases.record(
        session,
        CaseRecord(
            standard="work-floor",
            place="x-testham",
            episode=1,
            at=datetime(2026, 2, 1, tzinfo=UTC),
            event=CaseStep.CLOSED,
            evidence=EvidenceClass.INVENTED,
        ),
    )
    assert judged(session)[0].standard.state is StandardState.MEETS


def test_todays_verdicts_are_kept_whole_and_can_be_rebuilt(session):
    add_agreement(session)
    add_figures(session, {2023: 72.0})
    heard = []
    workers.judge_everything(session, as_of=TODAY, known_at=NOW, on_progress=lambda *told: heard.append(told))
    first = kept.everything(session)
    kept.replace(session, "employment-rate", [])
    workers.judge_everything(session, as_of=TODAY, known_at=NOW)
    assert kept.everything(session) == first
    assert json.loads(first[0].body)["latest"]["value"] == 72.0
    assert heard == [("employment-rate", 1, 1)]


@pytest.mark.parametrize(
    ("happens", "moved_by"),
    [
        (lambda session: add_figures(session, {2025: 60.0}, published=date(2026, 2, 1)), MovedBy.NEW_FIGURE),
        (lambda session: add_figures(session, {2024: 60.0}, published=date(2026, 2, 1)), MovedBy.REVISION),
        (lambda session: add_agreement(session, level=90.0, version=2, starts=date(2024, 6, 1)), MovedBy.CHANGED_TERMS),
    ],
)
def test_a_moved_verdict_says_what_moved_it(session, happens, moved_by):
    add_agreement(session)
    add_figures(session, {2024: 72.0})
    today, later = date(2026, 1, 2), date(2026, 4, 2)
    workers.judge_and_keep(session, EMPLOYMENT, as_of=today, known_at=workers.end_of(today))
    happens(session)
    changes = workers.judge_and_keep(session, EMPLOYMENT, as_of=later, known_at=workers.end_of(later), release=None)
    moved = {change.judgement: change for change in changes}
    assert moved[Judgement.COURSE].moved_by is moved_by
    assert moved[Judgement.COURSE].before == "on_course"
    assert len(kept.changes(session, datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))) == len(
        changes
    )


def test_a_verdict_that_time_alone_moved_says_so(session):
    add_standard(session)
    add_figures(session, {2023: 72.0})
    workers.judge_and_keep(session, EMPLOYMENT, as_of=TODAY, known_at=NOW)
    (change,) = [
        change
        for change in workers.judge_and_keep(session, EMPLOYMENT, as_of=date(2026, 11, 21), known_at=NOW)
        if change.judgement is Judgement.STANDARD
    ]
    assert (change.clause, change.after, change.moved_by) == (
        "standard work-floor",
        "cannot_tell",
        MovedBy.PASSING_TIME,
    )


def test_a_floor_that_came_into_force_is_a_change_of_terms(session):
    add_agreement(session)
    add_figures(session, {2023: 72.0})
    workers.judge_and_keep(session, EMPLOYMENT, as_of=TODAY, known_at=NOW)
    add_standard(session)
    (change,) = workers.judge_and_keep(session, EMPLOYMENT, as_of=TODAY, known_at=NOW)
    assert (change.judgement, change.before, change.moved_by) == (
        Judgement.STANDARD,
        "none_agreed",
        MovedBy.CHANGED_TERMS,
    )


def test_the_end_of_a_day_is_the_end_in_london():
    assert workers.end_of(date(2026, 7, 1)).hour == 22
    assert workers.end_of(date(2026, 12, 1)).hour == 23


def test_the_day_of_a_moment_is_the_day_in_london():
    assert workers.day_of(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)


def test_the_past_is_judged_step_by_step_and_each_move_is_recorded(session):
    add_agreement(session)
    add_standard(session, starts=date(2027, 1, 1))
    add_figures(session, {2024: 72.0}, published=date(2025, 4, 1))
    add_figures(session, {2024: 60.0}, published=date(2025, 6, 1))
    add_figures(session, {2025: 60.0}, published=date(2026, 4, 1))
    changes = workers.judge_past(session, until=NOW)
    courses = [change for change in changes if change.judgement is Judgement.COURSE]
    assert [(change.at.date(), change.moved_by, change.after) for change in courses] == [
        (date(2025, 4, 1), MovedBy.NEW_FIGURE, "on_course"),
        (date(2025, 6, 1), MovedBy.REVISION, "off_course"),
    ]
