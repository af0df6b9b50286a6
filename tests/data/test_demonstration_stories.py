"""The stories of the demonstration that concern figures, told by judging as at each day."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import database, demonstration
from data.store import documents
from data.store.documents import DocumentRecord
from indicators import workers
from indicators.judgement.verdict import OutcomeVerdict
from tests.data.demonstration_store import filled

TODAY = demonstration.TODAY


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with filled(tmp_path_factory.mktemp("stories")) as engine:
        yield engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with database.session(engine) as session:
        yield session


def judged(session: Session, place: str, indicator: str, day: date) -> OutcomeVerdict:
    found = workers.place_verdicts(
        session, place, as_of=day, known_at=workers.end_of(day), indicators=demonstration.indicators()
    )
    return next(each for each in found if each.indicator == indicator)


@pytest.mark.parametrize(
    ("released", "value", "state"),
    [
        (date(2025, 5, 31), 91.4, "MEETS"),
        (date(2025, 8, 30), 87.6, "MAY_BE_BELOW"),
        (date(2025, 11, 30), 87.9, "BELOW"),
        (date(2026, 3, 2), 88.1, "BELOW"),
        (date(2026, 5, 31), 90.6, "RECOVERING"),
        (date(2026, 8, 30), 91.9, "RECOVERING"),  # closed only after a second person signs
    ],
)
def test_breach_and_recovery(session: Session, released: date, value: float, state: str) -> None:
    verdict = judged(session, "x-northmere", "x-new-parents-visited", released)
    assert verdict.latest is not None
    assert (verdict.latest.value, verdict.standard.state.name) == (value, state)


@pytest.mark.parametrize(
    "day", [date(2025, 11, 30), date(2026, 3, 2), date(2026, 5, 31), date(2026, 8, 30), date(2026, 11, 21)]
)
def test_noise_is_no_clear_change_and_flags_nothing(session: Session, day: date) -> None:
    verdict = judged(session, "x-port-wexley", "x-serious-collisions", day)
    assert (verdict.direction.state.name, verdict.course.state.name) == ("NO_CLEAR_CHANGE", "CONTEXT")


def test_a_blip_may_be_below_and_then_meets(session: Session) -> None:
    days = {date(2026, 8, 27): "MEETS", date(2026, 8, 28): "MAY_BE_BELOW", date(2026, 10, 8): "MAY_BE_BELOW"}
    days |= {date(2026, 10, 9): "MEETS", TODAY: "MEETS"}
    found = {day: judged(session, "x-port-wexley", "x-children-vaccinated", day).standard.state.name for day in days}
    assert found == days


@pytest.mark.trust("Publisher revises")
def test_a_revision_moves_the_course_and_the_day_before_stays(session: Session) -> None:
    before = judged(session, "x-northmere", "x-people-in-work", date(2026, 11, 16))
    after = judged(session, "x-northmere", "x-people-in-work", TODAY)
    assert before.latest is not None
    assert after.latest is not None
    assert (before.latest.value, before.course.path, before.course.state.name) == (68.2, 68.0, "ON_COURSE")
    assert (after.latest.value, after.course.state.name) == (66.9, "OFF_COURSE")


def test_a_late_feed_keeps_its_last_good_figure(session: Session) -> None:
    verdict = judged(session, "x-eastholme", "x-buses-on-time", TODAY)
    assert verdict.latest is not None
    assert (verdict.late_by, verdict.latest.label) == (52, "January to March 2026")


@pytest.mark.trust("Series suspended for good")
def test_a_series_that_stopped_is_stale(session: Session) -> None:
    verdict = judged(session, "E47000001", "employment-rate", TODAY)
    assert (verdict.course.state.name, verdict.course.reason.because.name) == ("CANNOT_TELL", "STALE")


def real_agreements(session: Session) -> list[DocumentRecord]:
    return [each for each in documents.in_force(session, kind="agreement", on=TODAY) if each.evidence == "illustrative"]


def test_no_real_place_is_off_course_or_has_lost_what_it_reached_or_is_below_a_floor(session: Session) -> None:
    indicators = demonstration.indicators()
    records = real_agreements(session)
    assert len(records) == 5
    for record in records:
        for verdict in workers.place_verdicts(
            session, record.subject, as_of=TODAY, known_at=workers.end_of(TODAY), indicators=indicators
        ):
            assert verdict.course.state.name in {"ON_COURSE", "ACHIEVED", "CANNOT_TELL", "CONTEXT", "NO_MEASURE"}
            assert verdict.standard.state.name == "NONE_AGREED"
