"""Figures held until a moment: between askings, taken back, and who may read them before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from data.observation import Observation, Status
from data.periods import Period
from data.store import facts, figures, held, people
from data.store.figures import IssueNote, ReleaseNote, Saved, Severity
from data.store.held import PreReleaseRecord, Waiting

JUNE = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
MINUTE = datetime(2026, 8, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
NAME = "employment-rate"
WAITS = Waiting(MINUTE, NAME, JUNE, "command line")


def figure(year: int, value: float, known_from: datetime) -> Observation:
    return Observation(
        indicator=NAME,
        place="x-a",
        period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
        label=str(year),
        status=Status.FINAL,
        known_from=known_from,
        value=value,
    )


def saved(session: Session, values: dict[int, float], at: datetime, *, asked_at: datetime | None = None) -> Saved:
    note = ReleaseNote(feed="file", indicator=NAME, asked_at=asked_at or at, address="a.csv")
    issues = [IssueNote(severity=Severity.SOFT, indicator=NAME, message="Look at this.")]
    return figures.save(session, note, [figure(year, value, at) for year, value in values.items()], issues)


def values(session: Session, known_at: datetime) -> list[float]:
    return [float(value) for value in figures.of_indicator(session, NAME, known_at=known_at).value]


@pytest.fixture
def waiting(session: Session) -> Session:
    """70 for 2024 since June; from the minute on 71 for 2024, and 72 for 2025."""
    saved(session, {2024: 70.0}, JUNE)
    saved(session, {2024: 71.0, 2025: 72.0}, MINUTE)
    held.hold(session, WAITS)
    return session


def test_a_held_release_counts_only_from_its_minute(waiting: Session) -> None:
    before = MINUTE - timedelta(minutes=1)
    assert values(waiting, before) == [70.0]
    assert values(waiting, MINUTE) == [71.0, 72.0]
    assert len(figures.releases(waiting, known_at=before)) == 1
    assert len(figures.releases(waiting, known_at=MINUTE)) == 2
    assert figures.newest_figures(waiting, known_at=before) == {NAME: (date(2025, 1, 1), JUNE)}
    assert figures.indicators_held(waiting, known_at=JUNE - timedelta(1)) == []


@pytest.mark.parametrize(
    ("again", "counts"),
    [
        ({2024: 70.0}, (0, 0, 1, 0)),
        ({2024: 70.5}, (0, 1, 0, 0)),
        ({2023: 60.0}, (1, 0, 0, 1)),
        ({2024: 70.0, 2025: 72.0}, (1, 0, 1, 0)),
    ],
    ids=["the same", "a revision", "another year", "what is held, published early"],
)
def test_an_asking_before_the_minute_neither_compares_nor_counts_what_is_held(
    waiting: Session, again: dict[int, float], counts: tuple[int, int, int, int]
) -> None:
    found = saved(waiting, again, JULY)
    assert (found.added, found.revised, found.unchanged, found.absent) == counts
    public = {2024: 70.0, **again}
    assert values(waiting, JULY) == [public[year] for year in sorted(public)]
    stands = {**again, 2024: 71.0, 2025: 72.0}
    assert values(waiting, MINUTE) == [stands[year] for year in sorted(stands)]


@pytest.mark.parametrize("between", [{}, {2024: 70.5}], ids=["nothing between", "a revision between"])
def test_what_was_taken_back_was_never_there(waiting: Session, between: dict[int, float]) -> None:
    if between:
        saved(waiting, between, JULY)
    assert held.take_back(waiting, WAITS) == 2
    assert values(waiting, LATER) == [between.get(2024, 70.0)]
    assert figures.releases(waiting, known_at=LATER) == figures.releases(waiting, known_at=JULY)
    assert {one.release for one in figures.issues(waiting)} == {one.id for one in figures.releases(waiting)}
    assert held.waiting(waiting) == []
    assert saved(waiting, {2024: 75.0}, LATER).revised == 1


def test_two_editions_may_wait_at_once(waiting: Session) -> None:
    saved(waiting, {2024: 73.0}, LATER)
    held.hold(waiting, Waiting(LATER, NAME, JULY, "command line"))
    held.take_back(waiting, WAITS)
    assert values(waiting, MINUTE) == [70.0]
    assert values(waiting, LATER) == [73.0]
    assert [one.until for one in held.waiting(waiting)] == [LATER]


def test_a_place_with_held_figures_alone_was_never_known(session: Session) -> None:
    saved(session, {2024: 71.0}, MINUTE)
    held.hold(session, WAITS)
    assert figures.first_known(session, "x-a") is None
    held.let_go(session, WAITS)
    assert figures.first_known(session, "x-a") == MINUTE


def test_what_waits_is_kept_until_it_is_let_go(session: Session) -> None:
    later = Waiting(LATER, "claimant-count", JUNE, "command line")
    for one in (later, WAITS):
        held.hold(session, one)
    assert held.waiting(session) == [WAITS, later]
    before = facts.version(session)
    held.let_go(session, WAITS)
    held.let_go(session, WAITS)
    assert held.waiting(session) == [later]
    assert facts.version(session) > before


def test_a_list_keeps_everybody_who_was_on_it(session: Session) -> None:
    person = people.add_person(session, issuer="i", subject="s", name="N", at=JUNE)
    entry = PreReleaseRecord(indicator=NAME, person_id=person, given_at=JUNE, until=MINUTE, place="x-a")
    number = held.admit(session, entry)
    (found,) = held.admitted(session, indicator=NAME, person=person)
    assert found.stands(JULY)
    assert not found.stands(MINUTE)
    for at in (JULY, LATER):
        held.dismiss(session, number, at=at)
    (found,) = held.admitted(session)
    assert (found.ended_at, found.stands(JULY)) == (JULY, False)
    assert held.admitted(session, person=person + 1) == []
