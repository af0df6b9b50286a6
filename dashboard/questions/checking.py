"""What is wrong with an agreement or a standard somebody wrote, before anything is kept of it."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
from sqlmodel import Session

from dashboard.questions import judged
from data.store import documents, figures, places
from data.store.places import PlaceRecord
from data.terms import (
    AgreementTerms,
    Document,
    Refusal,
    StandardTerms,
    agreement_from_toml,
    check_agreement,
    check_standard,
    refusals_of_agreement,
    refusals_of_renewal,
    refusals_of_standard,
    refusals_of_variation,
    standard_from_toml,
    unsettled,
)


def agreement(
    session: Session, text: str, *, name: str, known_at: datetime
) -> tuple[AgreementTerms, tuple[Refusal, ...]]:
    """Return an agreement read from TOML, and what the catalogue, the places and the records refuse of it.

    Raises:
        TermsError: the text is no agreement, or refused as it stands.
    """
    terms = agreement_from_toml(text, name=name)
    return terms, _beside_agreement(session, terms, known_at=known_at)


def standard(
    session: Session, text: str, *, name: str, known_at: datetime
) -> tuple[StandardTerms, tuple[Refusal, ...]]:
    """Return a standard read from TOML, and what the catalogue and the places refuse of it.

    Raises:
        TermsError: the text is no standard, or refused as it stands.
    """
    del known_at  # a floor is compared with no record
    terms = standard_from_toml(text, name=name)
    return terms, _beside_standard(session, terms)


def refusals(session: Session, terms: Document, *, known_at: datetime, version: int) -> tuple[Refusal, ...]:
    """Return everything that keeps terms from being a document's next version, or this `version` of it.

    The four panels of an agreement are asked for here too, whoever made the terms and however.
    """
    if isinstance(terms, AgreementTerms):
        place = places.named(session, terms.place)
        earlier = [] if place is None else documents.versions(session, "agreement", place.code)
        before = [one.agreement for one in earlier if one.version < version and one.in_force_from is not None]
        sense = (*refusals_of_agreement(terms), *_following(terms, before, place))
        signed = before[-1] if before else None
        return (*sense, *_beside_agreement(session, terms, known_at=known_at, signed=signed))
    held = documents.versions(session, "standard", terms.name)
    renewed = [one.standard for one in held if one.version < version and one.in_force_from is not None]
    sense = (*refusals_of_standard(terms), *refusals_of_renewal(renewed, terms))
    return (*sense, *_beside_standard(session, terms))


def _following(terms: AgreementTerms, before: list[AgreementTerms], place: PlaceRecord | None) -> tuple[Refusal, ...]:
    """What keeps terms from following the versions that were in force; a place's code and its slug name one place."""
    if place is None:
        return ()  # an unknown place is refused by its name
    known_as = {place.code, place.slug}
    same = [one.model_copy(update={"place": terms.place}) if one.place in known_as else one for one in before]
    return refusals_of_variation(same, terms)


def _beside_agreement(
    session: Session, terms: AgreementTerms, *, known_at: datetime, signed: AgreementTerms | None = None
) -> tuple[Refusal, ...]:
    """What the catalogue and the places refuse of terms, and the records of those that are not signed as they stand."""
    new = unsettled(terms, signed)
    names = {each.indicator for outcome in new.outcomes for each in outcome.commitments}
    indicators, known = judged.known_indicators(session), _known(session)
    beside_figures = check_agreement(
        new,
        indicators=indicators,
        places=known,
        recorded=figures.recorded_ranges(session, known_at=known_at),
        latest=_latest(session, terms.place, names, known_at=known_at),
    )
    return tuple(dict.fromkeys((*check_agreement(terms, indicators=indicators, places=known), *beside_figures)))


def _beside_standard(session: Session, terms: StandardTerms) -> tuple[Refusal, ...]:
    return check_standard(terms, indicators=judged.known_indicators(session), places=_known(session))


def _latest(session: Session, place: str, indicators: Iterable[str], *, known_at: datetime) -> dict[str, float]:
    """The newest figure of a place, by indicator; one that is not known is left out."""
    held = places.named(session, place)
    if held is None:
        return {}
    found = {}
    for name in sorted(indicators):
        of_place = figures.of_indicator(session, name, known_at=known_at, places=[held.code])
        known = of_place.value[~np.isnan(of_place.value)]  # in the order of their periods
        if known.size:
            found[name] = float(known[-1])
    return found


def _known(session: Session) -> set[str]:
    """Return every slug and code of a place held."""
    return {word for place in places.everything(session) for word in (place.slug, place.code)}
