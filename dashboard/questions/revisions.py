"""Figures that were replaced by later ones of the same period."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.data_values import Revision
from data.catalogue import Indicator
from data.observation import Figures
from data.store import figures
from data.store.figures import ReleaseRecord
from data.store.places import PlaceRecord

BEFORE = timedelta(microseconds=1)
Key = tuple[str, date, date]


def revisions(
    session: Session,
    indicators: Mapping[str, Indicator],
    releases: Iterable[ReleaseRecord],
    places: Mapping[str, PlaceRecord],
    *,
    known_at: datetime,
) -> list[Revision]:
    """Return every figure that one of these releases replaced, the newest first."""
    revising: dict[str, set[int]] = {}
    for one in releases:
        if one.revised and one.indicator in indicators:
            revising.setdefault(one.indicator, set()).add(one.id)
    found = [
        revision
        for name, numbers in revising.items()
        for revision in _of_indicator(session, indicators[name], numbers, places, known_at=known_at)
    ]
    return sorted(found, key=lambda one: (-one.on.toordinal(), one.indicator.title, one.place.name, one.start))


def _of_indicator(
    session: Session,
    indicator: Indicator,
    releases: set[int],
    places: Mapping[str, PlaceRecord],
    *,
    known_at: datetime,
) -> Iterable[Revision]:
    """Compare what stood just before each edition with what stood from then on, back through the editions."""
    waiting = [figures.of_indicator(session, indicator.name, known_at=known_at)]
    seen: set[np.datetime64] = set()
    while waiting:
        held = waiting.pop()
        of_releases = np.isin(held.release, sorted(releases))
        for moment in set(held.known_from[of_releases]) - seen:
            seen.add(moment)
            before = figures.of_indicator(session, indicator.name, known_at=_moment(moment) - BEFORE)
            after = figures.of_indicator(session, indicator.name, known_at=_moment(moment))
            waiting.append(before)
            yield from _replaced(indicator, before, after, moment, places)


def _replaced(
    indicator: Indicator, before: Figures, after: Figures, moment: np.datetime64, places: Mapping[str, PlaceRecord]
) -> Iterable[Revision]:
    was = {_key(before, at): at for at in range(len(before))}
    for row in np.flatnonzero(after.known_from == moment):
        at = int(row)
        key = _key(after, at)
        if key not in was or key[0] not in places:
            continue
        old = was[key]
        yield Revision(
            indicator=indicator,
            place=places[key[0]],
            start=key[1],
            end=key[2],
            before=_known(before.value, old),
            after=_known(after.value, at),
            status_before=str(before.status[old]),
            status_after=str(after.status[at]),
            on=day_of(_moment(moment)),
            note=str(after.note[at]),
            release=int(after.release[at]),
        )


def _key(held: Figures, at: int) -> Key:
    return str(held.place[at]), held.start[at].astype(object), held.end[at].astype(object)


def _known(column: NDArray[np.float64], at: int) -> float | None:
    return None if np.isnan(column[at]) else float(column[at])


def _moment(moment: np.datetime64) -> datetime:
    return cast("datetime", moment.astype("datetime64[us]").astype(object)).replace(tzinfo=UTC)
