"""Figures hidden to protect people are without numbers in every answer, as at every moment."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import event
from sqlmodel import Session

from data import database
from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.store import figures, withdrawals
from data.store.figures import ReleaseNote
from data.store.withdrawals import Hidden, WithdrawalRecord, WithdrawalStep

JUNE = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
NAME = "employment-rate"
SPAN = Period(date(2024, 1, 1), date(2025, 1, 1))


def figure(place: str, year: int, value: float, known_from: datetime) -> Observation:
    return Observation(
        indicator=NAME,
        place=place,
        period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
        label=str(year),
        status=Status.FINAL,
        known_from=known_from,
        value=value,
        lower=value - 1,
        upper=value + 1,
        count=value * 10,
        denominator=1000.0,
        caveats=frozenset({Caveat.CAUTION}),
        note="As published.",
        locator="line 2",
    )


@pytest.fixture
def filled(session: Session) -> Session:
    for at, more in ((JUNE, 0.0), (JULY, 5.0)):
        note = ReleaseNote(feed="file", indicator=NAME, asked_at=at, address="a.csv", published_on=at.date())
        some = [figure(place, year, 60.0 + year % 10 + more, at) for place in ("x-a", "x-b") for year in (2023, 2024)]
        figures.save(session, note, some)
    return session


def step(session: Session, what: Hidden, kind: WithdrawalStep = WithdrawalStep.HIDDEN, reason: str = "Few.") -> int:
    return withdrawals.record(session, WithdrawalRecord(what=what, step=kind, reason=reason, at=JULY, post="Steward"))


def shown(session: Session, known_at: datetime = JULY) -> list[tuple[str, int]]:
    held = figures.of_indicator(session, NAME, known_at=known_at)
    known = ~np.isnan(held.value)
    return [
        (str(place), start.year) for place, start in zip(held.place[known], held.start[known].tolist(), strict=True)
    ]


EVERYTHING = [("x-a", 2023), ("x-a", 2024), ("x-b", 2023), ("x-b", 2024)]


@pytest.mark.parametrize(
    ("what", "left"),
    [
        (Hidden(indicator=NAME), []),
        (Hidden(indicator=NAME, place="x-a"), EVERYTHING[2:]),
        (Hidden(indicator=NAME, period=SPAN), EVERYTHING[::2]),
        (Hidden(indicator=NAME, place="x-a", period=SPAN), [EVERYTHING[0], *EVERYTHING[2:]]),
        (Hidden(indicator=NAME, place="x-a", period=Period(date(2024, 1, 1), date(2024, 7, 1))), EVERYTHING),
        (Hidden(indicator="claimant-count"), EVERYTHING),
    ],
    ids=["everything", "a place", "a period", "a cell", "a period that is not held", "another measure"],
)
def test_what_is_hidden_has_no_number_at_any_moment(filled: Session, what: Hidden, left: list[tuple[str, int]]) -> None:
    assert shown(filled) == EVERYTHING
    step(filled, what)
    assert shown(filled) == shown(filled, JUNE) == left


def test_nothing_of_a_hidden_figure_is_left_but_that_it_is_withdrawn(filled: Session) -> None:
    step(filled, Hidden(indicator=NAME, place="x-a", period=SPAN))
    held = figures.of_indicator(filled, NAME, known_at=JULY, places=["x-a"])
    other, gone = held.rows(slice(0, 1)), held.rows(slice(1, 2))
    for column in ("value", "lower", "upper", "count", "denominator"):
        assert np.isnan(getattr(gone, column)).all()
        assert not np.isnan(getattr(other, column)).any()
    assert (gone.status[0], gone.caveats[0], gone.note[0], gone.locator[0]) == ("withdrawn", (), "", "")
    assert (other.status[0], other.caveats[0], other.note[0]) == ("final", ("caution",), "As published.")
    vintages = [one for one in figures.history(filled, NAME, "x-a") if one.period == SPAN]
    assert [(one.value, one.count, one.status, one.note) for one in vintages] == [(None, None, "withdrawn", "")] * 2
    assert all(one.value for one in figures.history(filled, NAME, "x-b"))


def test_the_recorded_range_leaves_out_what_is_hidden(filled: Session) -> None:
    assert figures.recorded_ranges(filled, known_at=JULY) == {NAME: (63.0, 69.0)}
    step(filled, Hidden(indicator=NAME, period=SPAN))
    assert figures.recorded_ranges(filled, known_at=JULY) == {NAME: (68.0, 68.0)}
    step(filled, Hidden(indicator=NAME))
    assert figures.recorded_ranges(filled, known_at=JULY) == {}


def test_it_takes_the_second_step_to_show_figures_again(filled: Session) -> None:
    what = Hidden(indicator=NAME, place="x-a")
    number = step(filled, what)
    (standing,) = withdrawals.standing(filled)
    assert (standing.what, standing.hidden.id, standing.revealing) == (what, number, None)
    step(filled, what, WithdrawalStep.REVEALING)
    (standing,) = withdrawals.standing(filled)
    assert (standing.hidden.id, standing.revealing is not None) == (number, True)
    assert shown(filled) == EVERYTHING[2:]
    step(filled, what, WithdrawalStep.REVEALED)
    assert withdrawals.standing(filled) == []
    assert shown(filled) == EVERYTHING
    assert [one.step.value for one in withdrawals.withdrawals(filled)] == ["hidden", "revealing", "revealed"]


def test_what_was_turned_down_stays_hidden_and_can_be_asked_for_again(filled: Session) -> None:
    what = Hidden(indicator=NAME, period=SPAN)
    step(filled, what)
    step(filled, what, WithdrawalStep.REVEALING)
    step(filled, what)
    (standing,) = withdrawals.standing(filled)
    assert standing.revealing is None
    assert shown(filled) == EVERYTHING[::2]


def test_showing_what_was_never_hidden_changes_nothing(filled: Session) -> None:
    step(filled, Hidden(indicator=NAME), WithdrawalStep.REVEALING)
    step(filled, Hidden(indicator=NAME), WithdrawalStep.REVEALED)
    assert withdrawals.standing(filled) == []


def test_a_transaction_asks_once_what_is_hidden_and_the_next_one_asks_anew(filled: Session) -> None:
    filled.commit()
    asked: list[str] = []
    engine = filled.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for _ in range(3):
        figures.of_indicator(filled, NAME, known_at=JULY)
    assert sum("withdrawal" in one for one in asked) == 1
    with database.session(engine.engine) as other:
        step(other, Hidden(indicator=NAME))
    filled.rollback()
    assert shown(filled) == []


def test_no_figures_have_nothing_to_hide(session: Session) -> None:
    step(session, Hidden(indicator=NAME))
    assert len(figures.of_indicator(session, NAME, known_at=JULY + timedelta(1))) == 0


@pytest.mark.parametrize(
    ("what", "values"),
    [
        (Hidden(indicator=NAME), [63, 64, 63, 64, 68, 69, 68, 69]),
        (Hidden(indicator=NAME, place="x-a"), [63, 64, 68, 69]),
        (Hidden(indicator=NAME, place="x-a", period=SPAN), [64, 69]),
    ],
    ids=["everything", "a place", "a cell"],
)
def test_the_numbers_that_papers_must_lose_are_those_of_every_vintage(
    filled: Session, what: Hidden, values: list[float]
) -> None:
    step(filled, what)
    assert sorted(one.value or 0.0 for one in withdrawals.numbers(filled, what)) == sorted(values)


def test_what_a_release_replaced_comes_in_pairs_and_hidden_without_numbers(filled: Session) -> None:
    numbers = [one.id for one in figures.releases(filled, indicator=NAME)]
    assert not len(figures.replaced(filled, NAME, releases=numbers, known_at=JUNE)[0])
    step(filled, Hidden(indicator=NAME, place="x-a", period=SPAN))
    before, after = figures.replaced(filled, NAME, releases=numbers, known_at=JULY)
    assert after.place.tolist() == ["x-a", "x-a", "x-b", "x-b"]
    assert before.value.tolist() == pytest.approx([63, np.nan, 63, 64], nan_ok=True)
    assert after.value.tolist() == pytest.approx([68, np.nan, 68, 69], nan_ok=True)
