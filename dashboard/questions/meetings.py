"""What was asked and recommended at meetings, and what became of it: replies, and the days they were due."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.meeting_values import Answered, Item, ItemKind, ItemState, Met
from data.store import meetings as held
from data.store import places
from data.store.meetings import ScrutinyRecord, ScrutinyStep
from data.store.places import PlaceRecord

MONTHS_TO_REPLY = 2
"""How long an executive has to reply to scrutiny, by statute."""
MONTHS = 12
LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
AWAITING = frozenset({ItemState.TABLED, ItemState.OPEN, ItemState.OVERDUE})


def reply_due(made_on: date) -> date:
    """Return the day by which a reply is due: two months on, or the last day of that month where it is shorter."""
    years, month = divmod(made_on.month - 1 + MONTHS_TO_REPLY, MONTHS)
    for day in range(min(made_on.day, LAST_DAYS[month]), 0, -1):
        try:
            return date(made_on.year + years, month + 1, day)
        except ValueError:
            continue
    raise AssertionError  # every month has a first day


def meetings_of(session: Session, place: PlaceRecord | None, *, known_at: datetime) -> tuple[Met, ...]:
    """Return the meetings about a place, or about all, the latest first, with what was asked at each."""
    today = day_of(known_at)
    found = []
    for meeting in reversed(held.meetings(session, place.code if place else None, known_at=known_at)):
        where = place or places.named(session, meeting.place)
        if where is not None:
            steps = held.scrutiny(session, meeting.id, known_at=known_at)
            found.append(Met(meeting, where, items(steps, on=today)))
    return tuple(found)


def meeting_on(met: Iterable[Met], day: date) -> Met | None:
    """Return the meeting held on a day."""
    return next((one for one in met if one.meeting.held_on == day), None)


def before(met: Iterable[Met], day: date) -> Met | None:
    """Return the last meeting before a day; `met` comes latest first."""
    return next((one for one in met if one.meeting.held_on < day), None)


def items(steps: Sequence[ScrutinyRecord], *, on: date) -> tuple[Item, ...]:
    """Return each question and recommendation as it stands on a day, the overdue first, then by kind and number."""

    def name(step: ScrutinyRecord) -> tuple[str, int]:
        return step.kind.value, step.number

    every = [_item(list(some), on=on) for _, some in groupby(sorted(steps, key=name), key=name)]
    return tuple(sorted((one for one in every if one), key=lambda one: (one.state is not ItemState.OVERDUE,)))


def _item(steps: list[ScrutinyRecord], *, on: date) -> Item | None:
    """Return one question or recommendation from its steps; a step of a day still to come has not happened."""
    made = next((one for one in steps if one.event is ScrutinyStep.MADE), None)
    if made is None:
        return None
    answers = tuple(
        Answered(ItemState(one.event.value), one.happened_on, one.post, one.text)
        for one in sorted(steps, key=lambda one: one.happened_on)
        if one.event is not ScrutinyStep.MADE and one.happened_on <= on
    )
    late = 0 if answers or made.reply_due is None else max((on - made.reply_due).days, 0)
    return Item(
        kind=ItemKind(made.kind.value),
        number=made.number,
        text=made.text,
        clause=made.clause,
        addressed_to=made.addressed_to,
        made_on=made.happened_on,
        reply_due=made.reply_due,
        state=_state(made, answers, late=late, on=on),
        late_by=late,
        answers=answers,
    )


def _state(made: ScrutinyRecord, answers: Sequence[Answered], *, late: int, on: date) -> ItemState:
    if answers:
        return answers[-1].state
    if made.happened_on > on:
        return ItemState.TABLED
    return ItemState.OVERDUE if late else ItemState.OPEN
