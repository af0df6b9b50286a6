"""Figures read back: one indicator in key order, straight from the driver's rows into arrays."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import String, TextClause, bindparam, text
from sqlmodel import Session, col, func, select

from data.database import as_arrow
from data.models import ObservationRow
from data.models.columns import UTCTime
from data.observation import OBSERVED, Caveat, Figures, Status
from data.periods import Period
from data.store import withdrawals
from data.store.figures.arrow import figures_of
from data.store.figures.notes import Vintage

_COLUMNS: Final = (
    "place, period_start, period_end, value, lower, upper, count, denominator, "
    "status, caveats, label, status_raw, note, known_from, release_id, locator"
)
_VISIBLE: Final = "known_from <= :known_at AND (known_until IS NULL OR known_until > :known_at)"
# Both are written out whole, so that what is asked stands here: the key gives the order, and nothing is sorted.
OF_INDICATOR: Final = (
    f"SELECT {_COLUMNS} FROM observation WHERE indicator = :indicator AND {_VISIBLE} "  # noqa: S608 (no input)
    "ORDER BY indicator, place, period_start, period_end"
)
OF_PLACES: Final = (
    f"SELECT {_COLUMNS} FROM observation WHERE indicator = :indicator AND place IN :places AND {_VISIBLE} "  # noqa: S608 (no input)
    "ORDER BY indicator, place, period_start, period_end"
)
_BOTH: Final = (
    "FROM observation AS old JOIN observation AS new ON new.indicator = old.indicator AND new.place = old.place "
    "AND new.period_start = old.period_start AND new.period_end = old.period_end AND new.known_from = old.known_until "
    "WHERE old.indicator = :indicator AND new.release_id IN :releases AND new.known_from <= :known_at "
    "ORDER BY old.place, old.period_start, old.period_end, old.known_from"
)
REPLACED: Final = tuple(
    f"SELECT {', '.join(f'{name}.{column}' for column in _COLUMNS.split(', '))} {_BOTH}" for name in ("old", "new")
)


def of_indicator(
    session: Session, indicator: str, *, known_at: datetime, places: Collection[str] | None = None
) -> Figures:
    """The figures of an indicator as they were known at `known_at`, of all places or of these.

    A figure is visible from the moment it is known until the one that replaces it is; one held until later is not.
    One that was hidden to protect people comes without its numbers, at whatever moment it is asked for.
    """
    asked: dict[str, Any] = {"indicator": indicator, "known_at": known_at}
    if places is None:
        table = as_arrow(session.connection(), OF_INDICATOR, asked)
        if table is not None:
            return withdrawals.masked(session, indicator, figures_of(table))
        statement = text(OF_INDICATOR)
    else:
        statement = text(OF_PLACES).bindparams(bindparam("places", expanding=True, type_=String()))
        asked["places"] = sorted(places)
    return withdrawals.masked(session, indicator, _asked(session, statement, asked))


def replaced(
    session: Session, indicator: str, *, releases: Collection[int], known_at: datetime
) -> tuple[Figures, Figures]:
    """The figures that these releases replaced by `known_at`, and what each was replaced by, in the same order.

    As in `of_indicator`, what was hidden to protect people comes without its numbers.
    """
    asked = {"indicator": indicator, "known_at": known_at, "releases": sorted(releases)}
    before, after = (
        _asked(session, text(one).bindparams(bindparam("releases", expanding=True)), asked) for one in REPLACED
    )
    return withdrawals.masked(session, indicator, before), withdrawals.masked(session, indicator, after)


def _asked(session: Session, statement: TextClause, asked: Mapping[str, Any]) -> Figures:
    """What a statement finds, column by column."""
    result = session.connection().execute(statement.bindparams(bindparam("known_at", type_=UTCTime())), asked)
    # The driver's own rows: making a million row objects would take longer than reading them.
    rows = result.cursor.fetchall() if result.cursor is not None else []
    result.close()
    columns = iter(list(zip(*rows, strict=True)) if rows else [()] * (_COLUMNS.count(",") + 1))
    return Figures(
        place=_objects(next(columns)),
        start=_days(next(columns)),
        end=_days(next(columns)),
        value=_numbers(next(columns)),
        lower=_numbers(next(columns)),
        upper=_numbers(next(columns)),
        count=_numbers(next(columns)),
        denominator=_numbers(next(columns)),
        status=_objects(next(columns)),
        caveats=np.fromiter(map(_Words().__getitem__, next(columns)), dtype=np.object_),
        label=_objects(next(columns)),
        status_raw=_objects(next(columns)),
        note=_objects(next(columns)),
        known_from=np.fromiter(map(_Moments().__getitem__, next(columns)), dtype="datetime64[us]"),
        release=np.array(next(columns), dtype=np.int64),
        locator=_objects(next(columns)),
    )


def history(session: Session, indicator: str, place: str) -> list[Vintage]:
    """Every figure of a place that was ever current, by period and then by when it was known; held ones too.

    What was hidden to protect people comes without its numbers.
    """
    hidden = withdrawals.hidden(session, indicator)
    statement = (
        select(ObservationRow)
        .where(ObservationRow.indicator == indicator, ObservationRow.place == place)
        .order_by(col(ObservationRow.period_start), col(ObservationRow.period_end), col(ObservationRow.known_from))
    )
    found = [
        Vintage(
            period=Period(row.period_start, row.period_end),
            label=row.label,
            value=row.value,
            lower=row.lower,
            upper=row.upper,
            count=row.count,
            denominator=row.denominator,
            status=Status(row.status),
            caveats=frozenset(Caveat(word) for word in row.caveats.split()),
            status_raw=row.status_raw,
            note=row.note,
            locator=row.locator,
            known_from=row.known_from,
            known_until=row.known_until,
            release=row.release_id,
        )
        for row in session.exec(statement)
    ]
    return [
        _without_numbers(one)
        if any(withdrawals.covers(what, place=place, period=one.period) for what in hidden)
        else one
        for one in found
    ]


def recorded_ranges(session: Session, *, known_at: datetime) -> dict[str, tuple[float, float]]:
    """The lowest and highest observed figure of each indicator, over all places, years and vintages by `known_at`.

    Of an indicator with hidden figures only what is shown and current counts, since an extreme may be what is hidden.
    """
    statement = (
        select(ObservationRow.indicator, func.min(ObservationRow.value), func.max(ObservationRow.value))
        .where(ObservationRow.known_from <= known_at, col(ObservationRow.status).in_([str(word) for word in OBSERVED]))
        .group_by(ObservationRow.indicator)
    )
    ranges = {
        indicator: (lowest, highest)
        for indicator, lowest, highest in session.exec(statement)
        if lowest is not None and highest is not None
    }
    for indicator in [name for name in ranges if withdrawals.hidden(session, name)]:
        held = of_indicator(session, indicator, known_at=known_at)
        shown = held.value[np.isin(held.status, [str(word) for word in OBSERVED])]
        del ranges[indicator]
        if len(shown):
            ranges[indicator] = (float(shown.min()), float(shown.max()))
    return ranges


def _without_numbers(vintage: Vintage) -> Vintage:
    return replace(
        vintage,
        value=None,
        lower=None,
        upper=None,
        count=None,
        denominator=None,
        status=Status.WITHDRAWN,
        caveats=frozenset(),
        status_raw="",
        note="",
        locator="",
    )


def _objects(column: Iterable[Any]) -> NDArray[np.object_]:
    return np.array(column, dtype=np.object_)


def _numbers(column: Iterable[Any]) -> NDArray[np.float64]:
    return np.array(column, dtype=np.float64)  # None becomes NaN


def _days(column: Iterable[Any]) -> NDArray[np.datetime64]:
    return np.array(column, dtype="datetime64[D]")


class _Moments(dict[Any, np.datetime64]):
    """UTC moments without a zone, as NumPy keeps them; some drivers give text, others times with a zone."""

    def __missing__(self, moment: Any) -> np.datetime64:  # noqa: ANN401 - what the driver gives
        plain = moment.astimezone(UTC).replace(tzinfo=None) if isinstance(moment, datetime) else moment
        found = self[moment] = np.datetime64(plain, "us")
        return found


class _Words(dict[str, tuple[str, ...]]):
    """The words of a text, the same tuple for the same text."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        found = self[text] = tuple(text.split())
        return found
