"""Whatever is published and in whatever order, the store answers as a plain replay of the releases does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.gazetteer import PlaceKind
from data.observation import Figures, Observation, Status
from data.periods import Period
from data.store import figures, places
from data.store.places import PlaceRecord

START = datetime(2026, 1, 1, tzinfo=UTC)
KEYS = [("x-a", 2023), ("x-a", 2024), ("x-b", 2024)]


@dataclass(frozen=True)
class Asking:
    """What one asking brought: a value (or none) for some keys, known from a day that may be old or to come."""

    asked: int
    edition: int
    values: dict[tuple[str, int], float | None]

    @property
    def asked_at(self) -> datetime:
        return START + timedelta(days=self.asked)

    @property
    def known_from(self) -> datetime:
        return START + timedelta(days=self.edition)


@st.composite
def askings(draw: st.DrawFn) -> list[Asking]:
    days = sorted(draw(st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True)))
    contents = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([None, 1.0, 2.0]), max_size=3)
    return [Asking(day, draw(st.integers(max(0, day - 10), day + 5)), draw(contents)) for day in days]


@pytest.fixture(scope="module")
def prepared() -> Iterator[Engine]:
    engine = database.engine("sqlite://")
    database.prepare(engine)
    with database.session(engine) as session:
        kind = PlaceKind.DISTRICT
        places.save(session, [PlaceRecord(code=code, slug=code, name=code, kind=kind) for code in ("x-a", "x-b")])
    yield engine
    engine.dispose()


@contextmanager
def store(prepared: Engine) -> Iterator[Session]:
    """A session whose writes are undone at its end, so that each history starts from nothing."""
    with Session(prepared) as session:
        yield session
        session.rollback()


def save(session: Session, asking: Asking) -> figures.Saved:
    observations = [
        Observation(
            indicator="i",
            place=place,
            period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
            label=str(year),
            status=Status.SUPPRESSED if value is None else Status.FINAL,
            known_from=asking.known_from,
            value=value,
        )
        for (place, year), value in asking.values.items()
    ]
    release = figures.ReleaseNote(
        feed="f", indicator="i", asked_at=asking.asked_at, address="", published_on=asking.known_from.date()
    )
    return figures.save(session, release, observations)


def replayed(history: list[Asking], known_at: datetime) -> dict[tuple[str, int], float | None]:
    """The same answer, worked out plainly: the last statement of each key that was known by then."""
    statements: dict[tuple[str, int], list[tuple[datetime, date, float | None]]] = {}
    for asking in history:
        for key, value in asking.values.items():
            said = statements.setdefault(key, [])
            known_from = asking.known_from
            if said:
                last_known, last_published, last_value = said[-1]
                if value == last_value or last_published > asking.known_from.date():
                    continue
                if known_from <= last_known:
                    in_the_way = [
                        statements[other][-1][0]
                        for other, said_now in asking.values.items()
                        if other in statements and superseded(statements[other][-1], asking, said_now)
                    ]
                    known_from = max(asking.asked_at, max(in_the_way) + timedelta(microseconds=1))
            said.append((known_from, asking.known_from.date(), value))
    return {
        key: known[-1]
        for key, said in statements.items()
        if (known := [value for known_from, _, value in said if known_from <= known_at])
    }


def superseded(last: tuple[datetime, date, float | None], asking: Asking, value: float | None) -> bool:
    """Whether this asking changes that last statement without a later release date."""
    known_from, published, said = last
    return said != value and published <= asking.known_from.date() and asking.known_from <= known_from


def answer(session: Session, known_at: datetime) -> dict[tuple[str, int], float | None]:
    found: Figures = figures.of_indicator(session, "i", known_at=known_at)
    return {
        (place, start.year): None if status == "suppressed" else value
        for place, start, status, value in zip(
            found.place.tolist(), found.start.tolist(), found.status.tolist(), found.value.tolist(), strict=True
        )
    }


@given(history=askings())
def test_the_answer_at_any_date_is_that_of_a_plain_replay(prepared: Engine, history: list[Asking]) -> None:
    with store(prepared) as session:
        for asking in history:
            save(session, asking)
        for day in range(0, 71, 5):
            known_at = START + timedelta(days=day, hours=1)
            assert answer(session, known_at) == replayed(history, known_at)


@given(history=askings())
def test_saving_a_release_twice_changes_nothing(prepared: Engine, history: list[Asking]) -> None:
    with store(prepared) as session:
        for asking in history:
            save(session, asking)
            before = [figures.history(session, "i", place) for place in ("x-a", "x-b")]
            again = save(session, asking)
            assert (again.added, again.revised) == (0, 0)
            assert [figures.history(session, "i", place) for place in ("x-a", "x-b")] == before


@given(history=askings())
def test_a_figure_is_only_ever_one_at_a_time(prepared: Engine, history: list[Asking]) -> None:
    with store(prepared) as session:
        for asking in history:
            save(session, asking)
        for place in ("x-a", "x-b"):
            kept = figures.history(session, "i", place)
            for first, second in pairwise(kept):
                if first.period == second.period:
                    assert first.known_until == second.known_from
                else:
                    assert first.known_until is None


@given(history=askings())
def test_what_was_known_before_is_not_changed_by_what_is_published_later(
    prepared: Engine, history: list[Asking]
) -> None:
    with store(prepared) as session:
        for asking in history:
            past = min(asking.known_from, asking.asked_at) - timedelta(microseconds=1)
            before = answer(session, past)
            save(session, asking)
            assert answer(session, past) == before
