"""What `outcomes doctor` finds beside the settings: secrets, sign-in, tables, room, clock, log and backup.

It says present or missing, and how long a secret is; never what it is.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import alerts, health, logs, signing_in
from dashboard.cli.settings import SETTINGS, Setting
from dashboard.questions import log, proving
from dashboard.wording import operating as words
from dashboard.wording import proving as proving_words
from data import database

SECRET: Final = ("_SECRET", "_KEY", "_UID", "_TOKEN")
COOKIE: Final = "OUTCOMES_AUTH_COOKIE_SECRET"
LEAST_LETTERS: Final = 12
LEAST_TOKEN: Final = 16
LEAST_ROOM: Final = 2**30


def of_settings(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each setting, and for each that is too weak for what it guards."""
    for setting in SETTINGS:
        yield f"{setting.name}: {_present(setting, environment.get(setting.name, '').strip())}"
    cookie = environment.get(COOKIE, "").strip()
    if cookie and len(set(cookie)) < LEAST_LETTERS:
        yield words.PREDICTABLE
    token = environment.get(health.TOKEN, "").strip()
    if token and len(token) < LEAST_TOKEN:
        yield words.short_token(LEAST_TOKEN)
    try:
        provider = signing_in.provider(environment)
    except signing_in.SignInError as problem:
        yield words.sign_in(str(problem))
    else:
        yield words.sign_in(words.NOBODY if provider is None else words.SIGN_IN_READY)
    yield words.alerts_to(len(alerts.addresses()))
    yield words.REPLIES_OFF
    yield words.log_lines(asked=logs.wanted(environment))


def of_store(engine: Engine) -> Iterator[str]:
    """Yield a line for the tables, and for the room where the store is a file."""
    held, wanted = database.tables(engine)
    yield words.tables(held, wanted)
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file:
        free = shutil.disk_usage(Path(file).resolve().parent).free
        yield words.room(free // 2**20, enough=free >= LEAST_ROOM)


def of_log(session: Session, *, clock: datetime, now: datetime) -> Iterator[str]:
    """Yield a line for the clock, the last proof and the last backup; `clock` is the machine's, `now` the store's."""
    kept = proving.keeping(session)
    newest = log.newest(session)
    yield words.clock(0 if newest is None else round((newest - max(clock, now)).total_seconds()))
    yield proving_words.clock(proving.clocks_apart(session))
    yield words.NEVER_VERIFIED if kept.proof is None else proving_words.last_check(kept.proof)
    yield proving_words.last_backup(kept.backed_up)


def _present(setting: Setting, given: str) -> str:
    if not given:
        return words.not_set(setting.otherwise)
    return words.set_secret(len(given)) if setting.name.endswith(SECRET) else words.SET


def lines(engine: Engine, session: Session, *, clock: datetime, now: datetime) -> Iterator[str]:
    """Yield everything, in order."""
    yield from of_settings(os.environ)
    yield from of_store(engine)
    yield from of_log(session, clock=clock, now=now)
