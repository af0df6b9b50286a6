"""Who reads: what the browser's cookies and Streamlit's own sign-in say, held against the store on every run."""

import os
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import streamlit as st
from sqlmodel import Session

from dashboard import opened, selection, signing_in
from dashboard.access import PUBLIC, Viewer
from dashboard.orders import sign_in as orders
from dashboard.questions import early, facts, sign_in
from dashboard.signing_in import Identity, Refusal
from dashboard.wording import records as words
from dashboard.wording.dates import LONDON
from data import database

_CLOCK = "clock"


def viewer() -> Viewer:
    """Return who reads, looked up anew each time: a right that is lost is lost at the next click."""
    digest = _digest()
    if digest is None:
        return PUBLIC
    clock = _clock()
    with database.session(opened.store()) as session:
        today = _moment(session, clock).astimezone(LONDON).date()
        return sign_in.viewer_of(session, digest, identity=_identity(), at=clock, on=today)


def begin(clock: Callable[[], datetime]) -> None:
    """Begin a run: bind whoever has just come back from the provider, and note that they are here.

    The clock is kept for the orders of buttons, which are carried out before the next run begins.
    """
    st.session_state[_CLOCK] = clock
    digest, identity = _digest(), _identity()
    if digest is None:
        return
    at = clock()
    with database.session(opened.store()) as session:
        due = sign_in.due(session, digest, identity=identity, at=at)
    if due is sign_in.Due.NOTHING:
        return
    with database.writing(opened.store()) as session:
        due = sign_in.due(session, digest, identity=identity, at=at)  # another window may have been quicker
        if due is sign_in.Due.NOTING:
            orders.note(session, digest=digest, at=at)
        elif due is sign_in.Due.BINDING and identity is not None:
            orders.bind(session, digest=digest, identity=identity, at=at, now=_moment(session, at))


def offered() -> bool:
    """Return whether somebody could sign in to this copy."""
    return signing_in.provider(os.environ) is not None


def refusal() -> Refusal | None:
    """Return why whoever came back from the provider was not let in, None where nobody was refused."""
    digest = _digest()
    if digest is None:
        return None
    with database.session(opened.store()) as session:
        return sign_in.refusal(session, digest)


def sign_out(*, everywhere: bool = False) -> None:
    """End the reader's session, or all that they have on any device, and leave the provider too."""
    digest, reader, at = _digest(), viewer(), _clock()
    with database.writing(opened.store()) as session:
        now = _moment(session, at)
        if everywhere:
            orders.leave_everywhere(session, viewer=reader, at=at, now=now)
        if digest is not None:
            orders.leave(session, viewer=reader, digest=digest, at=at, now=now)
    st.logout()


def signed_in_since() -> datetime | None:
    """Return when the reader last proved anew who they are, on the clock of the store; None where they did not.

    "Anew" is a sign-in asked for by `/sign-in?fresh=1`, at which the provider may not take an older one for it. A
    demonstration carries its own day, so the moment is as long before the store's as the proof is before the clock's.
    """
    proof = _identity()
    if proof is None or proof.provider != signing_in.FRESH or not viewer().signed_in:
        return None
    clock = _clock()
    with database.session(opened.store()) as session:
        return _moment(session, clock) - (clock - proof.proved_at)


def last_visit() -> datetime | None:
    """Return when the reader was last here before they signed in now, on the clock of the store; None at first."""
    digest = _digest()
    if digest is None or not viewer().signed_in:
        return None
    clock = _clock()
    with database.session(opened.store()) as session:
        seen = sign_in.last_visit(session, digest)
        return None if seen is None else _moment(session, clock) - (clock - seen)


def early_token(file: str) -> str:
    """Return what lets this browser fetch one file of an unpublished paper once; empty for the public."""
    provider, digest = signing_in.provider(os.environ), _digest()
    if provider is None or digest is None or not viewer().signed_in:
        return ""
    return early.token(provider.cookie_secret, digest, file, at=_clock())


def _digest() -> str | None:
    """Return what the store knows the browser's cookie by, None where there is no cookie or nobody could sign in."""
    provider = signing_in.provider(os.environ)
    cookie = None if provider is None else st.context.cookies.get(provider.cookie)
    return None if not cookie else signing_in.digest(cookie)


def _identity() -> Identity | None:
    """Return who Streamlit's own sign-in says the reader is."""
    return signing_in.identity(st.user.to_dict()) if st.user.get("is_logged_in") else None


def _clock() -> datetime:
    """Return what the clock says; the pages hand it over as each run begins."""
    clock: Callable[[], datetime] = st.session_state[_CLOCK]
    return clock()


def _moment(session: Session, clock: datetime) -> datetime:
    """Return what the store takes for now."""
    return selection.present(clock, demonstration_day=facts.demonstration_day(session))


def settings() -> dict[str, str]:
    """Return the settings that bear on who may do what, in words; never a secret."""
    provider = signing_in.provider(os.environ)
    return {
        words.PROVIDER: "" if provider is None else urlsplit(provider.metadata).netloc,
        words.ADDRESS: urlsplit(os.environ.get(signing_in.ADDRESS, "")).netloc,
        words.SESSION: words.SESSION_SAID,
        words.SIGNING: words.SIGNING_SAID,
        words.RUN_BY: os.environ.get("OUTCOMES_RUN_BY", "").strip(),
        words.CONTACT: os.environ.get("OUTCOMES_CONTACT", "").strip(),
    }
