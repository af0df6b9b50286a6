"""Every figure in every vintage: as it stood, from when it was known, and until when."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.series import TO_SERIES
from dashboard.open_data.table import (
    CARRIED,
    Column,
    Kind,
    Refers,
    Row,
    Shape,
    Table,
    always,
    days,
    numbers,
    table,
    text,
)
from dashboard.questions import open_store
from dashboard.questions.open_values import OpenFigure
from dashboard.wording import marks
from data.observation import Caveat

FIGURES = Shape(
    "figures",
    (
        *always("place_code", "place", "indicator"),
        Column("period_start", Kind.DAY, always=True),
        Column("period_end", Kind.DAY, always=True),
        *always("label"),
        *numbers("value", "lower", "upper", "count", "denominator"),
        *always("unit", "status"),
        *text("caveats", "note", "status_raw", "locator"),
        *always("source"),
        *days("released"),
        Column("known_from", Kind.MOMENT, always=True),
        Column("known_until", Kind.MOMENT),
        Column("release", Kind.WHOLE, always=True),
        *CARRIED,
    ),
    key=("indicator", "place_code", "period_start", "period_end", "known_from"),
    refers=(
        Refers(("place_code",), "places", ("place_code",)),
        TO_SERIES,
        Refers(("release",), "releases", ("release",)),
    ),
)


def figures(
    session: Session,
    *,
    known_at: datetime,
    indicators: frozenset[str] | None = None,
    places: frozenset[str] | None = None,
) -> Table:
    """Return every figure of every series that may be handed on, or of these series and places."""
    return table(
        FIGURES,
        (
            row
            for one in open_store.series(session, known_at=known_at)
            if one.indicator.licence.open and (indicators is None or one.indicator.name in indicators)
            for row in _rows(
                open_store.figures_of(session, one, known_at=known_at, places_asked=places), as_at=known_at
            )
        ),
    )


def _rows(found: Iterable[OpenFigure], *, as_at: datetime) -> Iterable[Row]:
    for one in found:
        figure, about = one.vintage, one.series.indicator
        caveats = sorted(caveat.value for caveat in figure.caveats)
        yield (
            one.place.code,
            one.place.name,
            about.name,
            figure.period.start,
            figure.period.end,
            figure.label,
            figure.value,
            figure.lower,
            figure.upper,
            figure.count,
            figure.denominator,
            about.unit,
            figure.status.value,
            known(" ".join(caveats)),
            known(figure.note),
            known(figure.status_raw),
            known(figure.locator),
            f"{about.source_title}, {about.publisher}",
            one.released,
            figure.known_from,
            figure.known_until,
            figure.release,
            *carried(one.evidence, as_at, *_told(figure.status.value, figure.caveats)),
        )


def _told(status: str, caveats: Iterable[Caveat]) -> list[str]:
    """Return the words of a status that is not final, and of each caveat."""
    said = [] if status == "final" else [marks.status(status)]
    return said + [marks.caveats((one,)) for one in sorted(caveats)]
