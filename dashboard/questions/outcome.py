"""What the page of an outcome asks."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.place import named, summary
from dashboard.questions.series import series_of
from dashboard.questions.series_values import NoOutcome, OutcomePage, Remark
from dashboard.questions.values import Became, Measure, Unknown
from data.catalogue import Indicator
from data.store import cases
from data.store.cases import CommentRecord
from data.store.places import PlaceRecord


def outcome_detail(
    session: Session, viewer: Viewer, place: str, outcome: str, *, known_at: datetime
) -> OutcomePage | NoOutcome | Became | Unknown:
    """Return the page of an outcome by its number in the agreement of a place."""
    found = named(session, place, known_at=known_at)
    if not isinstance(found, PlaceRecord):
        return found
    page = summary(session, viewer, found, known_at=known_at)
    measures = [one for one in page.measures if str(one.outcome.number) == outcome]
    if not measures:
        return NoOutcome(page, outcome)
    return OutcomePage(
        page=page,
        outcome=measures[0].outcome,
        series=tuple(
            series_of(session, one, found, page.within, known_at=known_at) for one in measures if one.indicator
        ),
        paired=tuple(_pair(session, one) for one in measures if one.indicator),
        comments=_about(cases.comments(session, found.code, known_at=known_at), measures),
        residents=_about(cases.residents(session, found.code, known_at=known_at), measures),
    )


def _pair(session: Session, measure: Measure) -> Indicator | None:
    """Return the measure to read beside this one: the agreement's own choice, else the definition's."""
    if measure.indicator is None or measure.commitment is None:
        return None
    name = measure.commitment.paired or measure.indicator.paired
    return judged.known_indicators(session).get(name) if name else None


def _about(held: list[CommentRecord], measures: list[Measure]) -> tuple[Remark, ...]:
    """Return what was said about an outcome, the newest first."""
    clause = f"outcome {measures[0].outcome.number}"
    names = {one.indicator.name for one in measures if one.indicator}
    return tuple(
        Remark(one.post, agreements.day_of(one.at), one.text, one.role, one.question, one.link or "", one.evidence)
        for one in reversed(held)
        if one.indicator in names or (one.clause or "").split(",")[0] == clause
    )
