"""Who lists the code of a place that was added here, beside those of the published reference."""

from collections.abc import Mapping
from typing import Final

from sqlmodel import Session

from data.store import facts

_LISTED: Final = "code list:"


def note(session: Session, sources: Mapping[str, str]) -> None:
    """Keep who lists these codes, in place of what was noted of them before."""
    for code, source in sources.items():
        facts.set_fact(session, _LISTED + code, source)


def sources(session: Session) -> dict[str, str]:
    """Who lists each code that was added here."""
    return facts.facts_under(session, _LISTED)
