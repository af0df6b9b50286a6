"""What the judgements of an outcome rest on: the releases that brought their figures."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import judged
from dashboard.questions.place import named
from data.store import figures
from data.store.figures import ReleaseRecord
from data.store.places import PlaceRecord
from indicators.judgement.verdict import FigureUsed, OutcomeVerdict


def releases_used(
    session: Session, _viewer: Viewer, place: str, outcome: str, *, known_at: datetime
) -> Mapping[int, ReleaseRecord]:
    """Return the releases of every figure that the judgements of one outcome of a place used, by number."""
    found = named(session, place, known_at=known_at)
    if not isinstance(found, PlaceRecord):
        return {}
    numbers = {
        figure.release
        for verdict in judged.of_place(session, found, known_at=known_at)
        if str(verdict.outcome) == outcome
        for figure in figures_used(verdict)
        if figure.release is not None
    }
    return {number: one for number in sorted(numbers) if (one := figures.release(session, number)) is not None}


def figures_used(verdict: OutcomeVerdict) -> list[FigureUsed]:
    """Return every figure that the three judgements of a verdict used, oldest first, each once."""
    parts = (verdict.standard, verdict.course, verdict.direction)
    every = {(one.start, one.end): one for part in parts for one in part.evidence.figures}
    return [every[key] for key in sorted(every)]
