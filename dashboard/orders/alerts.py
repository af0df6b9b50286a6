"""Noting how far operators were told, so that nobody is told twice, whichever process looks next."""

from sqlmodel import Session

from dashboard.questions.alerts import TOLD, Position
from data.store import facts


def note(session: Session, *, until: Position) -> None:
    """Note that everything up to a position was told."""
    facts.set_fact(session, TOLD, str(until))
