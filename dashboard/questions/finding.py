"""What the first page asks: every place with an agreement or on the way to one, and search."""

from datetime import datetime

from rapidfuzz import fuzz, process, utils
from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements
from dashboard.questions.finding_values import FindPage, Found, Listed, PeopleCovered
from dashboard.questions.values import Standing
from dashboard.wording.language import collated
from data import demonstration
from data.gazetteer import PlaceKind
from data.store import documents, figures, places
from data.store.places import PlaceRecord
from data.terms import EvidenceClass

MOST_FOUND = 12
ALIKE = 82
NEGOTIABLE = frozenset(
    {PlaceKind.LARGE_CITY, PlaceKind.STRATEGIC_COUNTY, PlaceKind.CITY_REGION, PlaceKind.SUB_REGIONAL_GROUPING}
)


def find_page(session: Session, viewer: Viewer, q: str, *, known_at: datetime) -> FindPage:
    """Return the list of places and, where something is searched for, what was found."""
    listed = _listed(session, viewer, known_at=known_at)
    newest = figures.newest_known(session, known_at=known_at)
    return FindPage(
        listed=listed,
        covered=_covered(session, listed, known_at=known_at),
        found=search(session, viewer, q, known_at=known_at) if q else (),
        newest_release=agreements.day_of(newest) if newest else None,
    )


def search(session: Session, _viewer: Viewer, text: str, *, known_at: datetime) -> tuple[Found, ...]:
    """Return places whose name, former name or slug is like a text, the likest first; spelling is forgiven.

    A council within a city region is found with the agreements it belongs to; a former place leads to what it became.
    """
    everything = places.everything(session)
    names = {one.code: f"{one.name} {one.slug.replace('-', ' ')}" for one in everything}
    by_code = {one.code: one for one in everything}
    likest = process.extract(
        text, names, scorer=_alike, processor=utils.default_process, score_cutoff=ALIKE, limit=2 * MOST_FOUND
    )
    found: dict[str, Found] = {}
    on = agreements.day_of(known_at)
    for _, _, code in likest:
        place = by_code[code]
        after = () if place.exists_on(on) else places.resolve(session, code).successors
        for one in after or (place,):
            former = place.name if after and place.name != one.name else ""
            found.setdefault(one.code, Found(one, _under(session, one, known_at=known_at), former))
    ranked = sorted(found.values(), key=lambda one: not one.under)  # a stable sort: the likest stay first
    return tuple(ranked[:MOST_FOUND])


def _alike(sought: str, name: str, **_: object) -> float:
    """Return how alike two names are: a whole name, its beginning, or a slip of spelling."""
    if name.startswith(sought):
        return 100.0
    return max(fuzz.token_set_ratio(sought, name), fuzz.WRatio(sought, name) if len(sought) > 3 else 0.0)  # noqa: PLR2004


def _under(session: Session, place: PlaceRecord, *, known_at: datetime) -> tuple[PlaceRecord, ...]:
    """Return the places with an agreement that a place is, or is part of."""
    chain = [place, *places.parents(session, place.code, on=agreements.day_of(known_at))]
    return tuple(one for one in chain if agreements.in_force(session, one, known_at=known_at) is not None)


def _listed(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Listed, ...]:
    """Return the places with an agreement or a draft, and those named as candidates, A to Z."""
    subjects = {one.subject for one in documents.versions(session, "agreement", known_at=known_at)}
    candidates = demonstration.stages(session)
    found = []
    for place in places.everything(session):
        if place.code not in subjects and place.code not in candidates:
            continue
        stage = agreements.stage(session, viewer, place, known_at=known_at, without=candidates)
        versions = agreements.versions(session, place, known_at=known_at)
        since = versions[0].in_force_from if versions else None
        found.append(
            Listed(place, stage.standing, stage.negotiating_days, stage.document, stage.terms, since, stage.evidence)
        )
    return tuple(sorted(found, key=lambda one: (collated(one.place.name), one.place.code)))


def _covered(session: Session, listed: tuple[Listed, ...], *, known_at: datetime) -> PeopleCovered | None:
    """Return how many people live in places under an agreement, without counting invented places or anyone twice."""
    agreed = [
        one.place
        for one in listed
        if one.standing is Standing.AGREED and one.place.evidence is not EvidenceClass.INVENTED
    ]
    on = agreements.day_of(known_at)
    people, years, unknown, counted = 0, set(), 0, set()
    for place in agreed:
        parts = [place] if place.population is not None else places.within(session, place.code, on=on)
        known = [one for one in parts if one.population is not None and one.code not in counted]
        if not known or len(known) < len(parts):
            unknown += 1
            continue
        counted |= {one.code for one in known}
        people += sum(one.population or 0 for one in known)
        years |= {one.population_year or 0 for one in known}
    if not people:
        return None
    return PeopleCovered(people, len(agreed) - unknown, max(years), unknown)
