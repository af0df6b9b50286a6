"""Asks and offers, in both directions: what was wanted, of whom, by when, and how long the answer took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.access import Act, Viewer, may, require
from dashboard.questions.agreements import day_of, versions
from dashboard.wording.language import collated
from data.store import dealings, documents, places
from data.store.dealings import AskRecord, AskStep
from data.store.places import PlaceRecord
from data.terms import Ask, AskKind, EvidenceClass, Side, weakest

OPEN_TOO_LONG = 60
"""After so many days an open ask stands in the list of those that wait."""
ACTS = {Side.PLACE: Act.SPEAK_FOR_PLACE, Side.CENTRE: Act.SPEAK_FOR_CENTRE}
BEGINNING = frozenset({AskStep.ASKED, AskStep.OFFERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSeen:
    """One ask or offer as it stood on a day. `days` are those it has been open, or was until it was answered."""

    place: PlaceRecord
    name: str
    kind: AskKind
    side: Side
    office: str
    asked_on: date
    reply_due: date | None
    ended: AskStep | None
    ended_on: date | None
    days: int
    text: str
    answer: str
    answered_by: str
    evidence: EvidenceClass

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.ended is None

    @property
    def asked_of(self) -> Side:
        """The side that is to answer."""
        return Side.CENTRE if self.side is Side.PLACE else Side.PLACE

    @property
    def is_long_open(self) -> bool:
        """Whether it has been open for more days than an answer should take."""
        return self.is_open and self.days > OPEN_TOO_LONG

    def late_by(self, on: date) -> int:
        """By how many days the reply is or was late; none where no day was named."""
        return 0 if self.reply_due is None else max(((self.ended_on or on) - self.reply_due).days, 0)


@dataclass(frozen=True, slots=True)
class AskToAnswer:
    """An open ask that a reader may answer, and the post in which they would."""

    ask: AskSeen
    post: str


def asks(session: Session, *, known_at: datetime) -> tuple[AskSeen, ...]:
    """Return every ask and offer, by place, the longest waiting first within each."""
    asked = {one.place for one in dealings.asks(session, known_at=known_at)}
    agreed = {one.subject for one in documents.versions(session, "agreement", known_at=known_at)}
    known = [place for code in asked | agreed if (place := places.named(session, code)) is not None]
    return tuple(
        one
        for place in sorted(known, key=lambda one: (collated(one.name), one.code))
        for one in asks_of(session, place, known_at=known_at)
    )


def asks_of(session: Session, place: PlaceRecord, *, known_at: datetime) -> tuple[AskSeen, ...]:
    """Return the asks and offers of one place: those in its agreement, and those made since."""
    on = day_of(known_at)
    steps = [one for one in dealings.asks(session, place.code, known_at=known_at) if one.happened_on <= on]
    agreed = _agreed(session, place, known_at=known_at)
    by_name = {
        name: list(some) for name, some in groupby(sorted(steps, key=lambda one: one.name), key=lambda one: one.name)
    }
    found = [
        seen
        for name in sorted({*by_name, *agreed})
        if (seen := _seen(place, name, by_name.get(name, []), agreed.get(name), on=on)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.asked_on, one.name)))


def _agreed(session: Session, place: PlaceRecord, *, known_at: datetime) -> dict[str, tuple[Ask, date, EvidenceClass]]:
    """Return the asks that stand in published versions of the agreement, each since the first that held it."""
    found: dict[str, tuple[Ask, date, EvidenceClass]] = {}
    for version in versions(session, place, known_at=known_at):
        for one in version.agreement.asks:
            since = found[one.name][1] if one.name in found else version.in_force_from or version.agreement.starts
            if since <= day_of(known_at):
                found[one.name] = (one, since, version.evidence)
    return found


def _seen(
    place: PlaceRecord,
    name: str,
    steps: Sequence[AskRecord],
    agreed: tuple[Ask, date, EvidenceClass] | None,
    *,
    on: date,
) -> AskSeen | None:
    """Return one ask from its steps and its clause; None for an answer to what nobody asked."""
    first = next((one for one in steps if one.event in BEGINNING), None)
    last = next((one for one in reversed(steps) if one.event not in BEGINNING), None)
    ended_on = last.happened_on if last else None
    evidence = weakest(place.evidence, *_classes(steps), *([agreed[2]] if agreed else []))
    if first is not None:
        kind = AskKind.OFFER if first.event is AskStep.OFFERED else AskKind.ASK
        side, office, asked_on, due, text = first.side, first.office, first.happened_on, first.reply_due, first.text
    elif agreed is not None:
        clause, asked_on, _ = agreed
        kind, side, office = clause.kind, clause.side, clause.office or ""
        due, text = clause.reply_due, clause.note or ""
    else:
        return None
    return AskSeen(
        place=place,
        name=name,
        kind=kind,
        side=side,
        office=office,
        asked_on=asked_on,
        reply_due=due,
        ended=last.event if last else None,
        ended_on=ended_on,
        days=((ended_on or on) - asked_on).days,
        text=text,
        answer=last.text if last else "",
        answered_by=last.post if last else "",
        evidence=evidence,
    )


def _classes(steps: Iterable[AskRecord]) -> list[EvidenceClass]:
    return [one.evidence for one in steps]


def ask_to_answer(session: Session, viewer: Viewer, subject: str, *, known_at: datetime) -> AskToAnswer | None:
    """Return an open ask by place and name ("northmere:Fewer returns") where this reader may answer it, else None."""
    slug, _, name = subject.partition(":")
    place = places.named(session, slug)
    for one in () if place is None else asks_of(session, place, known_at=known_at):
        act = ACTS[one.asked_of]
        if one.name.casefold() == name.casefold() and one.is_open and may(viewer, act, place=one.place.code):
            return AskToAnswer(one, require(viewer, act, place=one.place.code).post)
    return None
