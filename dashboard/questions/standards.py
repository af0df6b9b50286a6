"""What the page of minimum standards asks."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.values import RegisterEntry, StandardsPage
from data.store import documents, places
from data.terms import weakest
from indicators.judgement.verdict import StandardState

OPEN = frozenset({StandardState.BELOW, StandardState.MAY_BE_BELOW, StandardState.RECOVERING})


def standards_register(
    session: Session, _viewer: Viewer, standard: str, place: str, *, known_at: datetime
) -> StandardsPage:
    """Return the register and the open cases, by place; of one standard where its name is given."""
    defined = judged.known_indicators(session)
    entries = [
        RegisterEntry(document, terms, defined[terms.indicator], tuple(judged.applies_to(session, terms)))
        for document in documents.in_force(session, kind="standard", on=agreements.day_of(known_at), known_at=known_at)
        if (terms := document.standard).indicator in defined
    ]
    entries.sort(key=lambda one: one.terms.title)
    names = {one.terms.name for one in entries}
    unknown = standard if standard and standard not in names else ""
    chosen = [one for one in entries if one.terms.name == standard] or entries
    shown = {one.document.id for one in chosen}
    names_judged = dict.fromkeys(one.terms.indicator for one in chosen)
    verdicts = [one for name in names_judged for one in judged.of_indicator(session, defined[name], known_at=known_at)]
    held = [one for one in judged.standards(session, verdicts, known_at=known_at) if one.document.id in shown]
    by_place = sorted(held, key=lambda one: (one.place.name, one.terms.title))
    classes = [one.document.evidence for one in chosen]
    return StandardsPage(
        entries=tuple(chosen),
        cases=tuple(one for one in by_place if one.verdict.standard.state in OPEN),
        judged=tuple(by_place),
        unknown=unknown,
        place=places.named(session, place) if place else None,
        newest_release=judged.newest_release([one.source for one in held]),
        evidence=weakest(*classes) if classes else None,
    )
