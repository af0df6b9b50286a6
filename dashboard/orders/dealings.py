"""What the two sides ask of and offer to each other, and what the centre says of its own promises.

Either side asks, offers and answers. Nobody instructs: there is no such order.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import plain
from dashboard.questions import agreements
from dashboard.questions.asks import ACTS, AskSeen, asks_of
from dashboard.questions.promises import clause_of
from dashboard.wording import asks as words
from dashboard.wording import cases, operating
from data.store import dealings, places, promises
from data.store.dealings import AskRecord, AskStep, OutsideKind, OutsideRecord
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import Depth, Power, Side, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a side asks for or offers: a name that it keeps, whom it is addressed to, and by when a reply is due."""

    name: str
    office: str = ""
    reply_due: date | None = None
    text: str = ""


def ask(session: Session, actor: Actor, *, place: str, side: Side, wanted: Wanted) -> None:
    """Ask something of the other side."""
    _open(session, actor, place, side, AskStep.ASKED, wanted)


def offer(session: Session, actor: Actor, *, place: str, side: Side, wanted: Wanted) -> None:
    """Offer something to the other side."""
    _open(session, actor, place, side, AskStep.OFFERED, wanted)


def answer(session: Session, actor: Actor, *, place: str, name: str, text: str) -> None:
    """Answer, for the side that was asked."""
    _end(session, actor, place, name, AskStep.ANSWERED, text)


def decline(session: Session, actor: Actor, *, place: str, name: str, text: str) -> None:
    """Decline, for the side that was asked, and say why."""
    _end(session, actor, place, name, AskStep.DECLINED, text)


def withdraw(session: Session, actor: Actor, *, place: str, name: str) -> None:
    """Withdraw an ask or an offer, for the side that made it."""
    _end(session, actor, place, name, AskStep.WITHDRAWN, "")


def record_request(
    session: Session,
    actor: Actor,
    *,
    place: str,
    kind: OutsideKind,
    department: str,
    text: str,
    items: int,
    hours: float | None = None,
) -> None:
    """Record for the place what was asked of it outside its agreement; hours stay unknown where nobody counted them.

    Raises OrderRefusedError for less than one item, or fewer hours than none.
    """
    found = _place(session, place)
    acted(session, actor, Act.SPEAK_FOR_PLACE, place=found.code, what=f"request outside: {_line(text)}")
    if items < 1:
        raise OrderRefusedError(words.NO_ITEMS)
    if hours is not None and hours < 0:
        raise OrderRefusedError(words.NEGATIVE_HOURS)
    record = OutsideRecord(
        place=found.code,
        kind=kind,
        department=_line(department),
        text=_line(text),
        items=items,
        hours=hours,
        happened_on=actor.today,
        evidence=found.evidence,
        recorded_at=actor.now,
    )
    dealings.record_outside(session, record)


def explain_promise(session: Session, actor: Actor, *, place: str, power: str, text: str) -> None:
    """Say for the centre why a promise is late. The days go on being counted."""
    _promise(session, actor, place, power, PromiseStep.EXPLAINED, text=_line(text))


def keep_promise(
    session: Session, actor: Actor, *, place: str, power: str, depth: Depth, on: date, text: str = ""
) -> None:
    """Say for the centre that a promised power has passed, on which day, and how deep it reaches in fact.

    Raises OrderRefusedError for a day to come, and for a power that has passed already.
    """
    _promise(session, actor, place, power, PromiseStep.DELIVERED, text=_plain(text), depth=depth, on=on)


def _open(session: Session, actor: Actor, place: str, side: Side, step: AskStep, wanted: Wanted) -> None:
    found = _place(session, place)
    name = _line(wanted.name)
    held = acted(session, actor, ACTS[side], place=found.code, what=f"ask {name}", after=step.value)
    if any(one.name == name for one in asks_of(session, found, known_at=actor.now)):
        raise OrderRefusedError(words.asked_already(name))
    if wanted.reply_due is not None and wanted.reply_due < actor.today:
        raise OrderRefusedError(words.REPLY_DAY_PAST)
    record = AskRecord(
        place=found.code,
        name=name,
        event=step,
        side=side,
        happened_on=actor.today,
        reply_due=wanted.reply_due,
        text=_plain(wanted.text),
        office=_plain(wanted.office),
        post=held.post,
        person=actor.name,
        evidence=found.evidence,
        recorded_at=actor.now,
    )
    dealings.record_ask(session, record)


def _end(session: Session, actor: Actor, place: str, name: str, step: AskStep, text: str) -> None:
    found = _place(session, place)
    one = _open_ask(session, actor, found, name)
    side = one.side if step is AskStep.WITHDRAWN else one.asked_of
    held = acted(session, actor, ACTS[side], place=found.code, what=f"ask {name}", after=step.value)
    said = _plain(text) if step is AskStep.WITHDRAWN else _line(text)
    record = AskRecord(
        place=found.code,
        name=name,
        event=step,
        side=side,
        happened_on=actor.today,
        text=said,
        office=one.office,
        post=held.post,
        person=actor.name,
        evidence=found.evidence,
        recorded_at=actor.now,
    )
    dealings.record_ask(session, record)


def _open_ask(session: Session, actor: Actor, place: PlaceRecord, name: str) -> AskSeen:
    for one in asks_of(session, place, known_at=actor.now):
        if one.name == name and one.is_open:
            return one
    raise OrderRefusedError(words.no_open_ask(name, place.name))


def _promise(
    session: Session,
    actor: Actor,
    place: str,
    power: str,
    step: PromiseStep,
    *,
    text: str,
    depth: Depth | None = None,
    on: date | None = None,
) -> None:
    found = _place(session, place)
    document, promised = _promised(session, actor, found, power)
    clause = clause_of(promised)
    held = acted(session, actor, Act.SPEAK_FOR_CENTRE, place=found.code, what=clause, after=step.value)
    happened_on = on or actor.today
    if happened_on > actor.today:
        raise OrderRefusedError(words.DAY_TO_COME)
    steps = promises.of_subject(session, document.subject, known_at=actor.now)
    if any(one.clause == clause and one.step is PromiseStep.DELIVERED for one in steps):
        raise OrderRefusedError(words.kept_already(promised.name))
    record = PromiseRecord(
        document_id=document.id,
        clause=clause,
        step=step,
        happened_on=happened_on,
        recorded_at=actor.now,
        evidence=weakest(document.evidence, found.evidence),
        due=promised.promised,
        depth=depth,
        text=text,
        post=held.post,
    )
    promises.record(session, record)


def _promised(session: Session, actor: Actor, place: PlaceRecord, power: str) -> tuple[DocumentRecord, Power]:
    document = agreements.in_force(session, place, known_at=actor.now)
    for one in () if document is None else document.agreement.powers:
        if document is not None and one.name == power:
            return document, one
    raise OrderRefusedError(words.no_such_power(power, place.name))


def _place(session: Session, text: str) -> PlaceRecord:
    found = places.named(session, text)
    if found is None:
        raise OrderRefusedError(words.no_such_place(text))
    return found


def _line(text: str) -> str:
    """Return a text that people must give."""
    said = _plain(text)
    if not said:
        raise OrderRefusedError(words.EMPTY)
    return said


def _plain(text: str) -> str:
    """Return words that everybody will read, without an address of the web in them and not endless."""
    if len(text) > cases.LONGEST:
        raise OrderRefusedError(cases.too_long(len(text)))
    return plain(text, what=operating.TEXT, most_words=cases.LONGEST)
