"""Places: found by slug or code, current or old; what they are part of and what they became."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process
from sqlalchemy import or_
from sqlmodel import Session, col, select

from data import gazetteer
from data.gazetteer import PlaceKind, Relation
from data.models import Place, PlaceLink
from data.store import facts, once
from data.terms import EvidenceClass

_NEAR = 5
_NEAR_ENOUGH = 60
_NAMES_AT_ONCE = 10_000  # each is asked for twice, and SQLite takes 32,766 values
_BECAME = (Relation.RENAMED, Relation.MERGED, Relation.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place. `exists_until` is the first day on which it no longer existed; unknown ends are None."""

    code: str
    slug: str
    name: str
    kind: PlaceKind
    exists_from: date | None = None
    exists_until: date | None = None
    population: int | None = None
    population_year: int | None = None
    evidence: EvidenceClass = EvidenceClass.PUBLISHED

    def exists_on(self, day: date) -> bool:
        """Whether it existed on that day, as far as is known."""
        begun = self.exists_from is None or self.exists_from <= day
        return begun and (self.exists_until is None or day < self.exists_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """The child is part of the parent, or became it, from one day until before another."""

    parent: str
    child: str
    relation: Relation
    from_day: date | None = None
    until_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the link held on that day."""
        return (self.from_day is None or self.from_day <= day) and (self.until_day is None or day < self.until_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a text stands for: a place, or nothing we know, then with places of names near it.

    A place that is no more has its successors and the day they took over.
    """

    place: PlaceRecord | None
    successors: tuple[PlaceRecord, ...] = ()
    on: date | None = None
    near: tuple[PlaceRecord, ...] = ()


def save(session: Session, places: Iterable[PlaceRecord], links: Iterable[LinkRecord] = ()) -> None:
    """Keep these places and links, in place of those of the same code or the same ends."""
    places = list(places)
    held = {row.code: row for row in session.exec(select(Place))}
    for place in places:
        if place.code in held and held[place.code].slug != place.slug:
            # A slug may pass from one place to another; nobody has it while it does.
            held[place.code].slug = f"-{place.code}"
    session.flush()
    for place in places:
        session.merge(
            Place(
                code=place.code,
                slug=place.slug,
                name=place.name,
                kind=place.kind.value,
                exists_from=place.exists_from,
                exists_until=place.exists_until,
                population=place.population,
                population_year=place.population_year,
                evidence=place.evidence.value,
            )
        )
    session.flush()
    linked = {(row.parent, row.child, row.relation, row.from_day): row for row in session.exec(select(PlaceLink)).all()}
    for link in links:
        key = (link.parent, link.child, link.relation.value, link.from_day)
        row = linked.setdefault(key, PlaceLink(parent=key[0], child=key[1], relation=key[2], from_day=key[3]))
        row.until_day = link.until_day
        session.add(row)
    session.flush()
    facts.count_write(session)


def save_reference(session: Session) -> None:
    """Keep the published reference: every place and link of `data/reference`, and no other between its places."""
    published = {(link.parent, link.child, link.relation.value, link.from_day) for link in gazetteer.links()}
    known = gazetteer.known_codes()
    for row in session.exec(select(PlaceLink)).all():
        if {row.parent, row.child} <= known and (row.parent, row.child, row.relation, row.from_day) not in published:
            session.delete(row)
    save(
        session,
        [
            PlaceRecord(
                code=place.code,
                slug=place.slug,
                name=place.name,
                kind=place.kind,
                exists_from=place.exists_from,
                exists_until=place.exists_until,
                population=place.population,
                population_year=place.population_year,
            )
            for place in gazetteer.places()
        ],
        [
            LinkRecord(
                parent=link.parent,
                child=link.child,
                relation=link.relation,
                from_day=link.from_day,
                until_day=link.until_day,
            )
            for link in gazetteer.links()
        ],
    )


def everything(session: Session) -> list[PlaceRecord]:
    """All places, by name and then by code."""
    order = select(Place).order_by(col(Place.name), col(Place.code))
    return list(once.once(session, "places", lambda: [_record(row) for row in session.exec(order)]))


def named(session: Session, text: str) -> PlaceRecord | None:
    """The place of this slug or code, whether it still exists or not."""

    def one() -> PlaceRecord | None:
        row = session.get(Place, text) or session.exec(select(Place).where(Place.slug == text)).first()
        return None if row is None else _record(row)

    def every() -> dict[str, PlaceRecord | None]:
        held = everything(session)
        return {**{place.slug: place for place in held}, **{place.code: place for place in held}}

    return once.of_one(session, "place", text, one=one, every=every)


def codes(session: Session, names: Sequence[str]) -> Mapping[str, str]:
    """The code of each of these slugs or codes, whether the place still exists or not; an unknown one is left out."""
    return once.once(session, ("codes", tuple(names)), lambda: _codes(session, names))


def resolve(session: Session, text: str) -> Resolution:
    """What this text stands for: see `Resolution`. A name in full is understood where one place that exists has it."""
    place = named(session, text) or named(session, gazetteer.slug(text))
    if place is None:
        return Resolution(place=None, near=_near(session, text))
    links = _links(session, child=place.code, relations=_BECAME)
    after = tuple(dict.fromkeys(found for link in links if (found := named(session, link.parent)) is not None))
    began = [link.from_day for link in links if link.from_day is not None]
    return Resolution(place=place, successors=after, on=max(began) if began else place.exists_until)


def _codes(session: Session, names: Sequence[str]) -> dict[str, str]:
    held: list[tuple[str, str]] = []
    for first in range(0, len(names), _NAMES_AT_ONCE):
        some = names[first : first + _NAMES_AT_ONCE]
        either = or_(col(Place.slug).in_(some), col(Place.code).in_(some))
        held += session.exec(select(Place.slug, Place.code).where(either))
    known = {**dict(held), **{code: code for _, code in held}}
    return {name: known[name] for name in names if name in known}


def successors(session: Session, code: str) -> list[PlaceRecord]:
    """The places that a place became, none while it exists or where nothing follows it."""
    return list(resolve(session, code).successors)


def current_codes(session: Session) -> dict[str, str]:
    """For each renamed code the newest code of the same place; merged places are others and not in it."""
    links = session.exec(select(PlaceLink).where(PlaceLink.relation == Relation.RENAMED.value)).all()
    return gazetteer.newest({link.child: link.parent for link in links})


def within(session: Session, code: str, *, on: date) -> list[PlaceRecord]:
    """The places that were part of this one on that day, each once under its newest code, by name."""

    def one() -> list[tuple[PlaceRecord, LinkRecord]]:
        links = _links(session, parent=code, relations=(Relation.PART_OF,))
        held = {place.code: place for place in _existing(session, [link.child for link in links])}
        return [(held[link.child], link) for link in links if link.child in held]

    def every() -> dict[str, list[tuple[PlaceRecord, LinkRecord]]]:
        held = {place.code: place for place in everything(session)}
        return {
            parent: [(held[link.child], link) for link in links if link.child in held]
            for parent, links in memberships(session).items()
        }

    parts = once.of_one(session, "parts", code, one=one, every=every) or []
    found = {place for place, link in parts if link.holds_on(on) and place.exists_on(on)}
    return sorted(found, key=lambda place: (place.name, place.code))


def parents(session: Session, code: str, *, on: date) -> list[PlaceRecord]:
    """The places that this one was part of on that day, by name."""
    links = _links(session, child=code, relations=(Relation.PART_OF,))
    return [
        place
        for place in _existing(session, [link.parent for link in links if link.holds_on(on)])
        if place.exists_on(on)
    ]


def links(session: Session) -> list[LinkRecord]:
    """Every link between places, by parent, child and relation, the earliest first."""
    return sorted(_links(session, relations=Relation), key=lambda link: (link.parent, link.child, link.relation))


def memberships(session: Session) -> dict[str, list[LinkRecord]]:
    """For each place that has parts, the dated links to all it ever had."""
    found: dict[str, list[LinkRecord]] = {}
    for link in _links(session, relations=(Relation.PART_OF,)):
        found.setdefault(link.parent, []).append(link)
    return found


def _existing(session: Session, codes: Sequence[str]) -> list[PlaceRecord]:
    rows = session.exec(select(Place).where(col(Place.code).in_(codes)).order_by(col(Place.name), col(Place.code)))
    return [_record(row) for row in rows]


def _links(
    session: Session, *, relations: Iterable[Relation], parent: str | None = None, child: str | None = None
) -> list[LinkRecord]:
    """The links of these kinds below a parent or above a child."""
    statement = select(PlaceLink).where(col(PlaceLink.relation).in_([relation.value for relation in relations]))
    if parent is not None:
        statement = statement.where(PlaceLink.parent == parent)
    if child is not None:
        statement = statement.where(PlaceLink.child == child)
    return [
        LinkRecord(
            parent=row.parent,
            child=row.child,
            relation=Relation(row.relation),
            from_day=row.from_day,
            until_day=row.until_day,
        )
        for row in session.exec(statement.order_by(col(PlaceLink.from_day), col(PlaceLink.parent)))
    ]


def _near(session: Session, text: str) -> tuple[PlaceRecord, ...]:
    """Existing places with names like the text, the likest first."""
    records = [record for record in everything(session) if record.exists_until is None]
    slugs = {record.slug: record for record in records}
    found = process.extract(gazetteer.slug(text), list(slugs), limit=_NEAR, score_cutoff=_NEAR_ENOUGH)
    return tuple(slugs[slug] for slug, _, _ in found)


def _record(row: Place) -> PlaceRecord:
    return PlaceRecord(
        code=row.code,
        slug=row.slug,
        name=row.name,
        kind=PlaceKind(row.kind),
        exists_from=row.exists_from,
        exists_until=row.exists_until,
        population=row.population,
        population_year=row.population_year,
        evidence=EvidenceClass(row.evidence),
    )
