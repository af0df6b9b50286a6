"""What the page of an agreement asks: its versions and who signed them, what differs, its powers, whose text it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.budget_sums import current_year, sums
from dashboard.questions.copied import Copied, copied_text
from dashboard.questions.documents import ended_because
from dashboard.questions.place import named
from dashboard.questions.powers import PowerStanding, standing_powers
from dashboard.questions.scale import Scale, scale
from data.catalogue import Indicator
from data.store import documents, places
from data.store.documents import DocumentRecord, SignatureRecord
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, Change, Continuation, difference, fingerprint, to_toml

LEAST_SHOWN = 12  # signs of a fingerprint that people compare


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an agreement with its signatures. `unaltered`: the terms we hold still give its fingerprint.

    `ended_because` is why both sides ended it early, empty where they did not.
    """

    document: DocumentRecord
    signatures: tuple[SignatureRecord, ...]
    unaltered: bool
    ended_because: str = ""

    def signed_for(self, side: documents.Side) -> SignatureRecord | None:
        """Return one side's signature, None where it has not signed."""
        return next((one for one in self.signatures if one.side == side), None)


@dataclass(frozen=True, slots=True)
class Continues:
    """A council that has ended and whose agreement this one continues, by the method that was declared."""

    name: str
    terms: Continuation


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything the page of an agreement shows beside the place and its figures.

    `shown` is the version asked for, else the one in force; `newest` says whether it is the one that counts now.
    `unknown` are version numbers of the address that we do not hold.
    """

    versions: tuple[Version, ...] = ()
    shown: Version | None = None
    newest: bool = False
    against: Version | None = None
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()
    powers: tuple[PowerStanding, ...] = ()
    scale: Scale | None = None
    copied: Copied | None = None
    continues: tuple[Continues, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    @property
    def terms(self) -> AgreementTerms | None:
        """The terms shown, None where there is nothing that this viewer may read."""
        return self.shown.document.agreement if self.shown else None

    def with_fingerprint(self, text: str) -> Version | None:
        """Return the version whose fingerprint begins with a text of at least twelve signs, spaces aside."""
        sought = "".join(text.split()).casefold()
        if len(sought) < LEAST_SHOWN:
            return None
        return next((one for one in self.versions if one.document.fingerprint.startswith(sought)), None)


def agreement_page(
    session: Session, viewer: Viewer, text: str, version: str, against: str, *, known_at: datetime
) -> AgreementPage:
    """Return the agreement of the place that a text stands for, in the version named; nothing for no place.

    A version is compared with `against`, else with the one before it.
    """
    place = named(session, text, known_at=known_at)
    if not isinstance(place, PlaceRecord):
        return AgreementPage()
    stage = agreements.stage(session, viewer, place, known_at=known_at)
    held = agreements.versions(session, place, known_at=known_at)
    if stage.document is not None and stage.document.id not in {one.id for one in held}:
        held.append(stage.document)  # a draft that this viewer may read
    versions = tuple(_version(session, one, known_at=known_at) for one in held)
    by_number = {str(one.document.version): one for one in versions}
    counting = None if stage.document is None else by_number[str(stage.document.version)]
    shown = by_number.get(version, counting)
    if shown is None:
        return AgreementPage(unknown=(version,) if version else ())
    before = by_number.get(against) or by_number.get(str(shown.document.version - 1))
    before = None if before is shown else before
    terms = shown.document.agreement
    powers = standing_powers(session, terms, shown.document, known_at=known_at)
    return AgreementPage(
        versions=versions,
        shown=shown,
        newest=shown is counting,
        against=before,
        changes=() if before is None else difference(before.document.agreement, terms),
        unknown=tuple(one for one in (version, against) if one and one not in by_number),
        powers=powers,
        scale=_scale(terms, powers, known_at=known_at),
        copied=copied_text(session, place, terms, known_at=known_at),
        continues=tuple(_continues(session, one) for one in terms.continues),
        indicators=judged.known_indicators(session),
    )


def terms_as_toml(session: Session, viewer: Viewer, text: str, version: str, *, known_at: datetime) -> str | None:
    """Return the terms of a version as TOML, of the one in force where none is named; None where there is none."""
    page = agreement_page(session, viewer, text, version, "", known_at=known_at)
    if page.terms is None or page.unknown:
        return None
    return to_toml(page.terms)


def _version(session: Session, document: DocumentRecord, *, known_at: datetime) -> Version:
    signed = tuple(one for one in documents.signatures(session, document.id) if one.signed_at <= known_at)
    return Version(
        document,
        signed,
        unaltered=fingerprint(document.agreement) == document.fingerprint,
        ended_because=ended_because(session, document, known_at=known_at),
    )


def _scale(terms: AgreementTerms, powers: tuple[PowerStanding, ...], *, known_at: datetime) -> Scale:
    year = None if terms.budget is None else current_year(sums(terms.budget), on=agreements.day_of(known_at))
    return scale(
        (one.power.depth for one in powers),
        (one.actual for one in powers if one.arrived),
        terms.accountability,
        budget=terms.budget,
        amount=None if year is None else year.amount,
    )


def _continues(session: Session, continuation: Continuation) -> Continues:
    ended = places.named(session, continuation.place)
    return Continues(ended.name if ended else continuation.place, continuation)
