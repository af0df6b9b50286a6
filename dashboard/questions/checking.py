"""What is wrong with an agreement or a standard somebody wrote, before anything is kept of it."""

from datetime import datetime

from sqlmodel import Session

from data import catalogue
from data.store import figures, places
from data.terms import (
    AgreementTerms,
    Refusal,
    StandardTerms,
    agreement_from_toml,
    check_agreement,
    check_standard,
    standard_from_toml,
)


def agreement(
    session: Session, text: str, *, name: str, known_at: datetime
) -> tuple[AgreementTerms, tuple[Refusal, ...]]:
    """Return an agreement read from TOML, and what the catalogue, the places and the records refuse of it.

    Raises:
        TermsError: the text is no agreement, or refused as it stands.
    """
    terms = agreement_from_toml(text, name=name)
    recorded = figures.recorded_ranges(session, known_at=known_at)
    return terms, check_agreement(terms, indicators=catalogue.indicators(), places=_known(session), recorded=recorded)


def standard(
    session: Session, text: str, *, name: str, known_at: datetime
) -> tuple[StandardTerms, tuple[Refusal, ...]]:
    """Return a standard read from TOML, and what the catalogue and the places refuse of it.

    Raises:
        TermsError: the text is no standard, or refused as it stands.
    """
    del known_at  # a floor is compared with no record
    terms = standard_from_toml(text, name=name)
    return terms, check_standard(terms, indicators=catalogue.indicators(), places=_known(session))


def _known(session: Session) -> set[str]:
    """Return every slug and code of a place held."""
    return {word for place in places.everything(session) for word in (place.slug, place.code)}
