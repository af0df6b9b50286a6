"""What the centre promised, and what has become of it."""

from datetime import date, datetime

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.values import Promise, PromiseState
from data.store import promises as held
from data.store.documents import DocumentRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import AgreementTerms, Power


def promises(
    session: Session, terms: AgreementTerms, document: DocumentRecord, *, known_at: datetime
) -> tuple[Promise, ...]:
    """Return each power promised in the terms, in their order, with its state on the day."""
    events = held.of_subject(session, document.subject, known_at=known_at)
    on = day_of(known_at)
    return tuple(
        _promise(power, [one for one in events if one.clause == clause_of(power) and one.happened_on <= on], on=on)
        for power in terms.powers
    )


def clause_of(power: Power) -> str:
    """Return what the steps of a promise call the clause that made it."""
    return f"power {power.name}"


def _promise(power: Power, events: list[PromiseRecord], *, on: date) -> Promise:
    """Return what has become of one power, from what happened to it up to a day."""
    last = {one.step: one for one in events}
    text = next((one.text for one in reversed(events) if one.text), "")
    if PromiseStep.DELIVERED in last:
        kept = last[PromiseStep.DELIVERED]
        late_by = max((kept.happened_on - power.promised).days, 0)
        return Promise(power, PromiseState.KEPT, late_by, kept.happened_on, text, kept.depth)
    if PromiseStep.WITHDRAWN in last:
        return Promise(power, PromiseState.WITHDRAWN, 0, last[PromiseStep.WITHDRAWN].happened_on, text)
    late = (on - power.promised).days
    if late > 0:
        return Promise(power, PromiseState.LATE, late, None, text)
    if late == 0:
        return Promise(power, PromiseState.DUE, 0, None, text)
    state = PromiseState.NEEDS_LEGISLATION if power.needs_legislation else PromiseState.ON_TIME
    return Promise(power, state, 0, None, text)
