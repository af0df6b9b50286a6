"""Figures that were replaced by later ones of the same period."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.data_values import Revision
from data.catalogue import Indicator
from data.store import figures
from data.store.figures import ReleaseRecord
from data.store.places import PlaceRecord


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
    before, after = figures.replaced(session, indicator.name, releases=releases, known_at=known_at)
    for at, place in enumerate(after.place):
        if place in places:
            yield Revision(
                indicator=indicator,
                place=places[place],
                start=after.start[at].astype(object),
                end=after.end[at].astype(object),
                before=_known(before.value, at),
                after=_known(after.value, at),
                status_before=str(before.status[at]),
                status_after=str(after.status[at]),
                on=day_of(_moment(after.known_from[at])),
                note=str(after.note[at]),
                release=int(after.release[at]),
            )


def _known(column: NDArray[np.float64], at: int) -> float | None:
    return None if np.isnan(column[at]) else float(column[at])


def _moment(moment: np.datetime64) -> datetime:
    return cast("datetime", moment.astype("datetime64[us]").astype(object)).replace(tzinfo=UTC)
