"""What was taken out of papers that were made before: which figures were hidden since, and how they were printed."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from data.catalogue import Indicator
from data.periods import Period
from data.store import places, withdrawals
from data.store.withdrawals import Bare


@dataclass(frozen=True, slots=True)
class Lost:
    """Figures of one measure that may be read no more: of which place (None: of every one) and which periods.

    `slug` is how a paper names its place. `figures` are the numbers themselves: they serve to find them in a paper,
    and go no further.
    """

    indicator: Indicator
    slug: str | None
    place: str | None
    periods: frozenset[Period]
    figures: frozenset[float]
    counts: frozenset[int]
    on: date


def lost(session: Session) -> tuple[Lost, ...]:
    """Return everything that is hidden now, as papers have to know it."""
    known = judged.known_indicators(session)
    found = []
    for one in withdrawals.standing(session):
        indicator = known.get(one.what.indicator)
        if indicator is None:
            continue
        place = places.named(session, one.what.place) if one.what.place else None
        bare = withdrawals.numbers(session, one.what)
        found.append(
            Lost(
                indicator=indicator,
                slug=place.slug if place else None,
                place=place.name if place else None,
                periods=frozenset(each.period for each in bare),
                figures=frozenset(_each(bare)),
                counts=frozenset(int(each.count) for each in bare if each.count is not None),
                on=day_of(one.hidden.at),
            )
        )
    return tuple(found)


def _each(bare: list[Bare]) -> list[float]:
    return [number for each in bare for number in (each.value, each.lower, each.upper) if number is not None]
