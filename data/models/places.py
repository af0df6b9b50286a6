"""Places and the dated links between them."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.gazetteer import PlaceKind, Relation
from data.models.columns import EVIDENCE, one_of


class Place(SQLModel, table=True):
    """An area, by its GSS code, or by a code that starts with `x-` where it has none.

    `exists_until` is the first day on which it no longer existed.
    """

    __tablename__ = "place"
    __table_args__ = (
        one_of("kind", PlaceKind),
        one_of("evidence", EVIDENCE),
        CheckConstraint(
            "exists_from IS NULL OR exists_until IS NULL OR exists_from < exists_until", name="days_in_order"
        ),
        CheckConstraint("(population IS NULL) = (population_year IS NULL)", name="population_has_its_year"),
    )

    code: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    name: str
    kind: str
    exists_from: date | None = None
    exists_until: date | None = None
    population: int | None = None
    population_year: int | None = None
    evidence: str


class PlaceLink(SQLModel, table=True):
    """One place belongs to another, or became it: renamed, merged into it or ended with it as successor.

    `parent` is the larger or the newer place. The link holds from `from_day` until before `until_day`;
    without `from_day` it held before records begin.
    """

    __tablename__ = "place_link"
    __table_args__ = (UniqueConstraint("parent", "child", "relation", "from_day"), one_of("relation", Relation))

    id: int | None = Field(default=None, primary_key=True)
    parent: str = Field(foreign_key="place.code")
    child: str = Field(foreign_key="place.code", index=True)
    relation: str
    from_day: date | None = None
    until_day: date | None = None
