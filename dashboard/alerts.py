"""Telling operators at once: a line in the log, and a message to each address of OUTCOMES_ALERTS.

The serving process looks every so often at what came into the log and the releases since it last looked, so that an
act on the command line is told too. Of several processes on one store, one looks at a time.
"""

import logging
import os
import threading
from datetime import timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import logs, notices, opened, signing_in
from dashboard.orders import alerts as orders
from dashboard.questions import alerts as questions
from dashboard.questions import facts
from dashboard.questions.alerts import Alarm, Alert
from dashboard.wording import operating as words
from data import database

SETTING: Final = "OUTCOMES_ALERTS"
EVERY: Final = timedelta(seconds=20)
LOOKING: Final = "alerts"


def look(engine: Engine) -> tuple[Alert, ...]:
    """Tell what came since somebody last looked; what that was. The first look of a store tells nothing."""
    with database.alone(engine, LOOKING) as held:
        if not held:
            return ()
        with database.writing(engine) as session:
            until, before = questions.position(session), questions.told(session)
            found = () if before is None else questions.alerts(session, after=before)
            if before != until:
                orders.note(session, until=until)
    for one in found:
        _tell(one)
    return found


def watch(stopping: threading.Event, *, every: timedelta = EVERY) -> None:
    """Look again and again until told to stop; what goes wrong is logged, and the next look comes all the same."""
    seen: object = None
    while not stopping.is_set():
        try:
            engine = opened.store()
            with database.session(engine) as session:
                now = _changed(session)
            if now != seen:
                look(engine)
                seen = now
        except Exception as error:  # noqa: BLE001  a thread that ends in silence would be the worst of answers
            logs.failed("alerts_failed", error)
        stopping.wait(every.total_seconds())


def _changed(session: Session) -> tuple[int, int]:
    """Return two numbers of which one moves on with whatever could be told."""
    return facts.version(session), questions.length(session)


def _tell(one: Alert) -> None:
    told = {"place": one.place, "indicator": one.indicator, "entry": one.entry}
    said = {name: value for name, value in told.items() if value}
    logs.say("alert", level=logging.WARNING, alarm=one.alarm.value, number=one.number, **said)
    base = os.environ.get(signing_in.ADDRESS, "").strip().rstrip("/")
    title, body = words.ALARMS[one.alarm.value], _body(one, base)
    for number, address in enumerate(addresses(), 1):
        if not notices.sent(address, title=title, body=body):
            logs.say("alert_not_sent", level=logging.ERROR, alarm=one.alarm.value, address=number)


def _body(one: Alert, base: str) -> str:
    where = f"{base}/records?entry={one.entry}" if one.entry and base else ""
    about = one.place or one.indicator
    match one.alarm:
        case Alarm.SIGN_INS:
            said = words.sign_ins(one.number)
        case Alarm.FILES:
            said = words.files(one.number)
        case _:
            said = words.alarm(words.ALARMS[one.alarm.value], about)
    return "\n".join(part for part in (said, words.WHAT_TO_DO[one.alarm.value], where) if part)


def addresses() -> tuple[str, ...]:
    """Return the addresses that are told, as the setting names them: apart by a space or a new line."""
    return tuple(os.environ.get(SETTING, "").split())
