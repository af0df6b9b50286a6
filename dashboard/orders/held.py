"""Reading figures before their minute, keeping the list of who may, taking them back, and letting them go."""

from collections.abc import Mapping
from datetime import datetime

import numpy as np
from sqlmodel import Session

from dashboard.access import MATRIX, Act, require
from dashboard.orders.acting import Actor, OrderRefusedError, acted, done_on_server
from dashboard.questions import held as questions
from dashboard.questions import judged
from dashboard.questions.held import HeldFigure
from dashboard.wording import held as words
from data.catalogue import Indicator
from data.roles import CENTRE
from data.store import figures, held, people, places, verdicts
from data.store.held import PreReleaseRecord, Waiting
from indicators import workers


def read(session: Session, actor: Actor, *, indicator: str, until: datetime) -> tuple[HeldFigure, ...]:
    """Return figures before their minute, by place and period. Nothing else reads them, and each reading is logged.

    The steward reads all; whoever the list names, in a role that may, reads those of the places it names. Raises
    NotAllowedError for anybody else, and OrderRefusedError where nothing waits for that minute.
    """
    require(actor.viewer, Act.READ_HELD)
    one = _waiting(session, actor, indicator, until)
    codes = questions.readable(session, actor.viewer, one, now=actor.now)
    if not codes:
        raise OrderRefusedError(words.NOT_LISTED)
    for where in questions.grants_used(actor.viewer, codes):
        acted(session, actor, Act.READ_HELD, place=where, what=words.object_of(indicator, until), after=words.READ)
    stands = figures.of_indicator(session, indicator, known_at=one.until, places=codes)
    shown = stands.rows(questions.waits(stands, one))
    known = {code: place for code in codes if (place := places.named(session, code)) is not None}
    return tuple(
        HeldFigure(
            place=known[str(shown.place[row])],
            start=shown.start[row].astype(object),
            end=shown.end[row].astype(object),
            value=_known(shown.value[row]),
            lower=_known(shown.lower[row]),
            upper=_known(shown.upper[row]),
            status=str(shown.status[row]),
        )
        for row in range(len(shown))
    )


def admit(session: Session, actor: Actor, *, indicator: str, until: datetime, person: int, place: str | None) -> int:
    """Put somebody on the list of who may read figures before their minute, of one place or of all.

    Raises OrderRefusedError for somebody without a role that may read them, and for somebody who is on it already.
    """
    what = words.list_of(indicator, until)
    acted(session, actor, Act.RELEASE_FIGURES, place=CENTRE, what=what, after=words.on_list(person, place))
    one = _waiting(session, actor, indicator, until)
    record = people.person_of(session, person)
    if record is None or not questions.may_be_listed(session, record, on=actor.today):
        raise OrderRefusedError(words.CANNOT_BE_LISTED)
    standing = [each for each in held.admitted(session, indicator=indicator, person=person) if each.stands(actor.now)]
    if any(each.place in {None, place} for each in standing):
        raise OrderRefusedError(words.LISTED_ALREADY)
    roles = MATRIX[Act.READ_HELD]
    reach = {each.place for each in people.standing(session, person, on=actor.today) if each.role in roles}
    if place is not None and not reach & {place, CENTRE}:
        raise OrderRefusedError(words.OTHER_PLACE)
    return held.admit(
        session,
        PreReleaseRecord(
            indicator=indicator,
            place=place,
            person_id=person,
            given_at=actor.now,
            given_by=actor.viewer.person,
            until=one.until,
        ),
    )


def dismiss(session: Session, actor: Actor, *, entry: int) -> None:
    """Take somebody off a list, at once."""
    found = next((each for each in held.admitted(session) if each.id == entry), None)
    what = "" if found is None else words.list_of(found.indicator, found.until)
    acted(session, actor, Act.RELEASE_FIGURES, place=CENTRE, what=what, after=words.off_list(entry))
    if found is None or found.ended_at is not None:
        raise OrderRefusedError(words.NOT_ON_LIST)
    held.dismiss(session, entry, at=actor.now)


def take_back(session: Session, actor: Actor, *, indicator: str, until: datetime) -> int:
    """Drop figures whose minute has not come, as though they had never been loaded; how many there were."""
    what = words.object_of(indicator, until)
    acted(session, actor, Act.RELEASE_FIGURES, place=CENTRE, what=what, after=words.TAKEN_BACK)
    return held.take_back(session, _waiting(session, actor, indicator, until))


def let_go(session: Session, *, now: datetime) -> tuple[str, ...]:
    """Judge what figures move whose minute has come, as at that minute, and log that they are out; their indicators.

    Readers saw them from that minute on, since pages judge on demand; this keeps today's verdicts and the record of
    what moved them, from which subscribers are told.
    """
    known = judged.known_indicators(session)
    due = questions.due(session, now=now)
    for one in due:
        what = words.object_of(one.indicator, one.until)
        reason = words.loaded(one.loaded_at, one.loaded_by)
        done_on_server(session, now=now, act=Act.RELEASE_FIGURES, place=CENTRE, what=what, reason=reason)
        if one.indicator in known:
            _judge(session, known, one, now=now)
        held.let_go(session, one)
    return tuple(dict.fromkeys(one.indicator for one in due))


def _judge(session: Session, known: Mapping[str, Indicator], one: Waiting, *, now: datetime) -> None:
    """Judge as at the minute, unless that was done for a later day already, and as at now where that is another day."""
    at_minute, today = workers.day_of(one.until), workers.day_of(now)
    later = any(row.judged_on > at_minute for row in verdicts.of_indicator(session, one.indicator))
    if not later:
        workers.judge_and_keep(session, known[one.indicator], as_of=at_minute, known_at=one.until)
    if later or today > at_minute:
        workers.judge_and_keep(session, known[one.indicator], as_of=today, known_at=now)


def _waiting(session: Session, actor: Actor, indicator: str, until: datetime) -> Waiting:
    for one in held.waiting(session):
        if one.indicator == indicator and one.until == until and one.until > actor.now:
            return one
    raise OrderRefusedError(words.NOTHING_WAITS)


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)
