"""Every table of open data, by name, in the order in which a package is loaded."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlmodel import Session

from dashboard.open_data import cases, dealings, documents, events, figures, hidden, places, scrutiny, series, verdicts
from dashboard.open_data.table import Shape, Table


class Asked(Protocol):
    """Makes a table as it was known at a moment."""

    def __call__(self, session: Session, *, known_at: datetime) -> Table:
        """Return the table."""
        ...


_DEALINGS: tuple[tuple[Shape, Asked], ...] = tuple(
    (shape, partial(dealings.dealings, shape=shape)) for shape in dealings.SHAPES
)
TABLES: Mapping[str, tuple[Shape, Asked]] = {
    shape.name: (shape, asked)
    for shape, asked in (
        (places.PLACES, places.places),
        (places.LINKS, places.links),
        (series.SERIES, series.series),
        (series.RELEASES, series.releases),
        (figures.FIGURES, figures.figures),
        (series.CALENDAR, series.release_calendar),
        (documents.AGREEMENTS, documents.agreements),
        (documents.OUTCOMES, documents.outcomes),
        (documents.STANDARDS, documents.standards),
        (documents.SIGNATURES, documents.signatures),
        (verdicts.VERDICTS, verdicts.verdicts),
        (verdicts.EVIDENCE, verdicts.evidence),
        (verdicts.CHANGES, verdicts.changes),
        (cases.SHAPE, cases.cases),
        (events.STEPS_OF_CASES, events.case_steps),
        (events.COMMENTS, events.comments),
        (events.PROMISES, events.promises),
        (events.STEPS, events.promise_steps),
        *_DEALINGS,
        (scrutiny.MEETINGS, scrutiny.meetings),
        (scrutiny.STEPS, scrutiny.scrutiny_steps),
        (scrutiny.PAPERS, scrutiny.papers),
        (hidden.WITHDRAWALS, hidden.withdrawals),
    )
}


def everything(session: Session, *, known_at: datetime) -> list[Table]:
    """Return every table as it was known at a moment."""
    makers: list[Callable[..., Table]] = [asked for _, asked in TABLES.values()]
    return [make(session, known_at=known_at) for make in makers]
