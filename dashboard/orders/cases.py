"""What people do about a case: the place replies, the centre offers help, one side asks to close, the other signs.

None of these moves a stage but the last: the figures do. Closing wants new data and a second person, of the other side.
"""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import plain
from dashboard.questions import cases as asked
from dashboard.questions import election
from dashboard.questions.agreements import day_of
from dashboard.questions.case_values import Case
from dashboard.wording import cases as words
from dashboard.wording import operating
from data.roles import OF_THE_CENTRE, Role
from data.store import audit
from data.store import cases as held
from data.store.cases import CaseRecord, CaseStep
from data.terms import Side


def acknowledge(session: Session, actor: Actor, *, case: str) -> None:
    """Say for the place that it has seen the flag.

    Raises OrderRefusedError where it has said so already.
    """
    found = _open_case(session, case, now=actor.now)
    post = _acted(session, actor, Act.REPLY_TO_CASE, found, CaseStep.ACKNOWLEDGED)
    if found.acknowledged is not None:
        raise OrderRefusedError(words.ACKNOWLEDGED_ALREADY)
    _record(session, actor, found, CaseStep.ACKNOWLEDGED, post=post)


def explain(session: Session, actor: Actor, *, case: str, text: str) -> None:
    """Reply for the place: what lies behind the figures. It stands beside the flag and removes nothing."""
    _write(session, actor, Act.REPLY_TO_CASE, case, CaseStep.EXPLAINED, text)


def tell_exceptional(session: Session, actor: Actor, *, case: str, text: str) -> None:
    """Reply for the place that circumstances were exceptional, and which."""
    _write(session, actor, Act.REPLY_TO_CASE, case, CaseStep.EXCEPTIONAL, text)


def plan_recovery(session: Session, actor: Actor, *, case: str, text: str) -> None:
    """Record the place's plan for recovery."""
    _write(session, actor, Act.REPLY_TO_CASE, case, CaseStep.RECOVERY_PLAN, text)


def offer_help(session: Session, actor: Actor, *, case: str, text: str) -> None:
    """Offer help for the centre."""
    _write(session, actor, Act.SPEAK_FOR_CENTRE, case, CaseStep.HELP_OFFERED, text)


def ask_to_close(session: Session, actor: Actor, *, case: str, text: str = "") -> None:
    """Ask for one side that a case be closed.

    Raises OrderRefusedError unless new figures show a secure recovery, and where somebody has asked already.
    """
    found = _open_case(session, case, now=actor.now)
    post = _acted(session, actor, Act.CLOSE_CASE, found, CaseStep.CLOSING)
    if not found.is_secure:
        raise OrderRefusedError(words.NOT_SECURE)
    if found.closing is not None:
        raise OrderRefusedError(words.ASKED_ALREADY)
    _record(session, actor, found, CaseStep.CLOSING, post=post, text=_plain(text))


def close(session: Session, actor: Actor, *, case: str, text: str = "") -> None:
    """Sign a case off, as a second person of the other side than the one that asked.

    Raises OrderRefusedError unless new figures show a secure recovery, where nobody has asked since it was secure,
    and where the same person or the same side asked.
    """
    found = _open_case(session, case, now=actor.now)
    post = _acted(session, actor, Act.CLOSE_CASE, found, CaseStep.CLOSED)
    if not found.is_secure:
        raise OrderRefusedError(words.NOT_SECURE)
    if found.closing is None:
        raise OrderRefusedError(words.NOBODY_ASKED)
    if found.closing.person == actor.name:
        raise OrderRefusedError(words.SAME_PERSON)
    if _side_that(session, found, CaseStep.CLOSING) is _side_that(session, found, CaseStep.CLOSED):
        raise OrderRefusedError(words.OTHER_SIDE)
    _record(session, actor, found, CaseStep.CLOSED, post=post, text=_plain(text))


def _write(session: Session, actor: Actor, act: Act, case: str, step: CaseStep, text: str) -> None:
    """Record a step that consists of words."""
    found = _open_case(session, case, now=actor.now)
    post = _acted(session, actor, act, found, step)
    said = text.strip()
    if not said:
        raise OrderRefusedError(words.wants_words(words.STEPS[step]))
    if len(said) > words.LONGEST:
        raise OrderRefusedError(words.too_long(len(said)))
    since = election.frozen_at(election.spells(session, found.place.code), actor.now)
    if since is not None:
        raise OrderRefusedError(words.frozen(found.place.name, day_of(since)))
    _record(session, actor, found, step, post=post, text=_plain(said))


def _plain(text: str) -> str:
    """Return words that everybody will read, without an address of the web in them."""
    return plain(text, what=operating.TEXT, most_words=words.LONGEST)


def _open_case(session: Session, key: str, *, now: datetime) -> Case:
    found = asked.case(session, key, known_at=now)
    if found is None or found.ended is not None:
        raise OrderRefusedError(words.no_open_case(key))
    return found


def _acted(session: Session, actor: Actor, act: Act, case: Case, step: CaseStep) -> str:
    """Log the step and return the post that takes it."""
    return acted(session, actor, act, place=case.place.code, what=_object(case), after=step.value).post


def _object(case: Case) -> str:
    return f"case {case.key}"


def _side_that(session: Session, case: Case, step: CaseStep) -> Side | None:
    """Return the side that took a step last, as the log has it; None where the log does not hold it."""
    for entry in audit.entries(session, place=case.place.code):
        if entry.object == _object(case) and entry.after == step.value:
            return Side.CENTRE if Role(entry.role) in OF_THE_CENTRE else Side.PLACE
    return None


def _record(session: Session, actor: Actor, case: Case, step: CaseStep, *, post: str, text: str = "") -> None:
    record = CaseRecord(
        standard=case.terms.name,
        place=case.place.code,
        episode=case.number,
        at=actor.now,
        event=step,
        text=text,
        post=post,
        person=actor.name,
        side=_side_that(session, case, step),
        evidence=case.evidence,
    )
    held.record(session, record)
