"""Places and the links between them."""

from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.table import CARRIED, Column, Kind, Refers, Shape, Table, always, days, table, text
from dashboard.questions import open_store

PLACES = Shape(
    "places",
    (
        *always("place_code", "slug", "place", "kind"),
        *days("exists_from", "exists_until"),
        Column("population", Kind.WHOLE),
        Column("population_year", Kind.WHOLE),
        *always("standing"),
        Column("wave", Kind.WHOLE),
        *text("who_answers"),
        *days("in_force_since"),
        *text("stage"),
        *always("place_class"),
        *text("code_source"),
        *CARRIED,
    ),
    key=("place_code",),
)
LINKS = Shape(
    "place_links",
    (*always("parent_code", "child_code", "relation"), *days("from_day", "until_day"), *CARRIED),
    key=("parent_code", "child_code", "relation", "from_day"),
    refers=(
        Refers(("parent_code",), "places", ("place_code",)),
        Refers(("child_code",), "places", ("place_code",)),
    ),
)


def places(session: Session, *, known_at: datetime) -> Table:
    """Return every place, how far it has come, and who answers where an agreement is in force."""
    return table(
        PLACES,
        (
            (
                one.place.code,
                one.place.slug,
                one.place.name,
                one.place.kind.value,
                one.place.exists_from,
                one.place.exists_until,
                one.place.population,
                one.place.population_year,
                one.standing.value,
                one.terms.wave if one.terms else None,
                one.terms.accountability.office if one.terms and one.terms.accountability else None,
                one.since,
                known(one.stage),
                one.place.evidence.value,
                known(one.listed_by),
                *carried(one.evidence, known_at),
            )
            for one in open_store.places_held(session, known_at=known_at)
        ),
    )


def links(session: Session, *, known_at: datetime) -> Table:
    """Return every link between places."""
    return table(
        LINKS,
        (
            (
                one.link.parent,
                one.link.child,
                one.link.relation.value,
                one.link.from_day,
                one.link.until_day,
                *carried(one.evidence, known_at),
            )
            for one in open_store.place_links(session)
        ),
    )
