"""Handing out a paper before it is published: each fetching is an act in the log, and no token serves twice."""

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.questions import early
from dashboard.wording import operating as words
from data.roles import CENTRE


def fetch(session: Session, actor: Actor, *, fingerprint: str, kind: str, token: str) -> None:
    """Use up a token and log which file was fetched with it.

    Raises OrderRefusedError for a token that was used before, NotAllowedError for whoever may not read the paper.
    """
    if early.is_used(session, actor.viewer, token):
        raise OrderRefusedError(words.LINK_USED)
    place = early.place_of(session, fingerprint) or CENTRE
    what = f"paper {fingerprint}.{kind}"
    acted(session, actor, Act.READ_PAPERS_EARLY, place=place, what=what, before=early.trace(token))
