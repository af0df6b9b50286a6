"""Hiding figures to protect people, showing them again, and storing what the checks held back.

One person makes things safer: hiding takes one. Two make them riskier: showing again, storing what was held back and
correcting take two stewards, of whom the second only agrees to what the first asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Granted
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import plain
from dashboard.questions import judged
from dashboard.questions import steward as questions
from dashboard.wording import steward as words
from data import database
from data.catalogue import Indicator
from data.periods import Period
from data.roles import CENTRE
from data.store import figures, places, quarantine, withdrawals
from data.store.figures import ReleaseRecord
from data.store.quarantine import QuarantineRecord, Step
from data.store.withdrawals import Hidden, Standing, WithdrawalRecord, WithdrawalStep
from indicators import workers
from indicators.refresh import AgainError, stored_again

MOST_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class StoredAgain:
    """What storing a release again changed."""

    added: int
    revised: int


def hide(
    session: Session,
    actor: Actor,
    *,
    indicator: str,
    place: str | None,
    start: date | None = None,
    end: date | None = None,
    reason: str,
) -> None:
    """Hide figures at once, on every page, file and paper and as at every date; without a place, of all places.

    Raises OrderRefusedError for an indicator, place or period that is not held, and for what is hidden already.
    """
    what = Hidden(indicator=indicator, place=place, period=_period(start, end))
    named = words.object_of(what.indicator, what.place, what.period)
    grant = acted(session, actor, Act.HIDE, place=place or CENTRE, what=named, after=words.HIDDEN_NOW, reason=reason)
    why = _reason(reason)
    if indicator not in judged.known_indicators(session) or (
        place is not None and places.named(session, place) is None
    ):
        raise OrderRefusedError(words.NOT_HELD)
    if what.period is not None and what.period not in questions.periods(session, indicator, known_at=actor.now):
        raise OrderRefusedError(words.NOT_HELD)
    if any(one.what == what for one in withdrawals.standing(session)):
        raise OrderRefusedError(words.HIDDEN_ALREADY)
    _withdraw(session, actor, what, WithdrawalStep.HIDDEN, grant, why)


def reveal(session: Session, actor: Actor, *, withdrawal: int, reason: str) -> bool:
    """Ask for hidden figures to be shown again, or agree where another steward has asked; whether they show now.

    Raises OrderRefusedError where nothing is hidden under this number, and where the same steward asked.
    """
    found = _standing(session, withdrawal)
    step = WithdrawalStep.REVEALING if found.revealing is None else WithdrawalStep.REVEALED
    named = words.object_of(found.what.indicator, found.what.place, found.what.period)
    before = found.revealing.step.value if found.revealing else WithdrawalStep.HIDDEN.value
    grant = acted(session, actor, Act.REVEAL, place=CENTRE, what=named, before=before, after=step.value, reason=reason)
    why = _reason(reason)
    if found.revealing is not None and found.revealing.person_id == actor.viewer.person:
        raise OrderRefusedError(words.SECOND_STEWARD)
    _withdraw(session, actor, found.what, step, grant, why)
    return step is WithdrawalStep.REVEALED


def keep_hidden(session: Session, actor: Actor, *, withdrawal: int, reason: str) -> None:
    """Turn down the wish to show hidden figures again: they stay hidden."""
    found = _standing(session, withdrawal)
    named = words.object_of(found.what.indicator, found.what.place, found.what.period)
    grant = acted(session, actor, Act.REVEAL, place=CENTRE, what=named, after=words.HIDDEN_NOW, reason=reason)
    why = _reason(reason)
    if found.revealing is None:
        raise OrderRefusedError(words.NOBODY_ASKED)
    _withdraw(session, actor, found.what, WithdrawalStep.HIDDEN, grant, why)


def ask_to_store(session: Session, actor: Actor, *, release: int, factor: float | None, reason: str) -> None:
    """Ask for a release to be stored as it is, or with each figure multiplied by a factor.

    Raises OrderRefusedError where nothing of it was held back and no factor is given, where somebody has asked
    already, and for a factor that changes nothing or turns figures over.
    """
    record = _release(session, release)
    correcting = factor is not None
    act = Act.CORRECT if correcting else Act.RELEASE_FIGURES
    step = Step.CORRECTING if correcting else Step.RELEASING
    grant = acted(session, actor, act, place=CENTRE, what=words.release(release), after=step.value, reason=reason)
    why = _reason(reason)
    if factor is not None and (not isfinite(factor) or factor <= 0 or factor == 1):
        raise OrderRefusedError(words.BAD_FACTOR)
    if factor is None and not questions.anything_held_back(session, record):
        raise OrderRefusedError(words.NOTHING_HELD_BACK)
    if not record.kept:
        raise OrderRefusedError(words.NOTHING_KEPT)
    if quarantine.asked(session, release) is not None:
        raise OrderRefusedError(words.ASKED_ALREADY)
    _step(session, actor, release, step, grant, why, factor=factor)


def store(session: Session, actor: Actor, *, release: int, reason: str) -> StoredAgain:
    """Agree, as another steward, to what was asked; the kept replies are read again and stored, known from now on.

    Raises OrderRefusedError where nobody has asked or the same steward did, and where the replies cannot be read.
    """
    record = _release(session, release)
    wish = quarantine.asked(session, release)
    act = Act.CORRECT if wish is not None and wish.step is Step.CORRECTING else Act.RELEASE_FIGURES
    before = "" if wish is None else wish.step.value
    after = Step.CONFIRMED.value
    grant = acted(session, actor, act, place=CENTRE, what=words.release(release), before=before, after=after)
    if wish is None:
        raise OrderRefusedError(words.NOBODY_ASKED)
    if wish.person_id == actor.viewer.person:
        raise OrderRefusedError(words.SECOND_STEWARD)
    indicator = judged.known_indicators(session).get(record.indicator)
    if indicator is None:
        raise OrderRefusedError(words.NOT_HELD)
    url = session.connection().engine.url.render_as_string(hide_password=False)
    try:
        result = stored_again(
            session,
            record,
            indicator,
            factor=wish.factor,
            now=actor.now,
            folder=database.replies_folder(url),
            judge=_judge,
        )
    except AgainError as problem:
        raise OrderRefusedError(str(problem)) from problem
    _step(session, actor, release, Step.CONFIRMED, grant, reason.strip())
    return StoredAgain(result.added, result.revised)


def decline(session: Session, actor: Actor, *, release: int, reason: str) -> None:
    """Leave a release out for good, or turn down what another steward asked: figures stay as they are."""
    _release(session, release)
    after = Step.DECLINED.value
    what = words.release(release)
    grant = acted(session, actor, Act.RELEASE_FIGURES, place=CENTRE, what=what, after=after, reason=reason)
    _step(session, actor, release, Step.DECLINED, grant, _reason(reason))


def _judge(session: Session, indicator: Indicator, as_of: date, known_at: datetime) -> None:
    """Judge as at the day in London, whatever day it is in UTC."""
    del as_of
    workers.judge_and_keep(session, indicator, as_of=workers.day_of(known_at), known_at=known_at)


def _withdraw(session: Session, actor: Actor, what: Hidden, step: WithdrawalStep, grant: Granted, reason: str) -> None:
    """Record a step and judge again what it moves."""
    record = WithdrawalRecord(
        what=what, step=step, reason=reason, at=actor.now, post=grant.post, person_id=actor.viewer.person
    )
    withdrawals.record(session, record)
    known = judged.known_indicators(session)
    if step is not WithdrawalStep.REVEALING and what.indicator in known:
        _judge(session, known[what.indicator], actor.today, actor.now)


def _step(
    session: Session,
    actor: Actor,
    release: int,
    step: Step,
    grant: Granted,
    reason: str,
    *,
    factor: float | None = None,
) -> None:
    quarantine.record(
        session,
        QuarantineRecord(
            release_id=release,
            step=step,
            factor=factor,
            reason=reason,
            post=grant.post,
            person_id=actor.viewer.person,
            at=actor.now,
        ),
    )


def _standing(session: Session, withdrawal: int) -> Standing:
    found = next((one for one in withdrawals.standing(session) if one.hidden.id == withdrawal), None)
    if found is None:
        raise OrderRefusedError(words.NOT_HIDDEN)
    return found


def _release(session: Session, number: int) -> ReleaseRecord:
    found = figures.release(session, number)
    if found is None:
        raise OrderRefusedError(words.NO_RELEASE)
    return found


def _reason(text: str) -> str:
    said = plain(text, what=words.REASON_WORD, most_words=MOST_WORDS)
    if not said:
        raise OrderRefusedError(words.SAY_WHY)
    return said


def _period(start: date | None, end: date | None) -> Period | None:
    return None if start is None or end is None else Period(start, end)
