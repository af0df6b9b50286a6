"""Words in which the migrations write columns and checks."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

# Ordered by code point on every store, as arrays and Python order it, whatever the language of a server is.
WORDS: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
PARTITIONS: Final = 16
EVIDENCE: Final = "reported published illustrative invented"


def text(*names: str) -> list[sa.Column[Any]]:
    """Columns of text."""
    return [sa.Column(name, WORDS, nullable=False) for name in names]


def whole(*names: str) -> list[sa.Column[Any]]:
    """Columns of whole numbers."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def large(*names: str) -> list[sa.Column[Any]]:
    """Columns of whole numbers that need eight bytes, as pence of public money do."""
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def numbered(name: str) -> list[sa.Column[Any]]:
    """A column that the database numbers by itself, also where it is not the whole key."""
    return [sa.Column(name, sa.Integer(), nullable=False, autoincrement=True)]


def number(*names: str) -> list[sa.Column[Any]]:
    """Columns of float64."""
    return [sa.Column(name, sa.Float(), nullable=False) for name in names]


def day(*names: str) -> list[sa.Column[Any]]:
    """Columns of dates."""
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def moment(*names: str) -> list[sa.Column[Any]]:
    """Columns of moments, kept in UTC."""
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def unknown(*columns: sa.Column[Any]) -> list[sa.Column[Any]]:
    """The columns, allowed to be unknown."""
    for column in columns:
        column.nullable = True
    return list(columns)


def listed(words: str) -> str:
    """The words, quoted for SQL."""
    return ", ".join(f"'{word}'" for word in words.split())


def either(column: str, words: str) -> str:
    """The condition that a column holds one of these words, as comparisons: quicker than a list, row by row."""
    return " OR ".join(f"{column} = '{word}'" for word in words.split())


def one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    """The check that a column holds one of these words."""
    return sa.CheckConstraint(f"{column} IN ({listed(words)})", name=op.f(f"{table}_{column}_is_known"))


def exists(name: str, column: str, there: str) -> sa.ForeignKeyConstraint:
    """The check that what a column names exists."""
    return sa.ForeignKeyConstraint([column], [there], name=op.f(name))


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"{table}_key"))


def once(table: str, *columns: str) -> sa.UniqueConstraint:
    """The check that these columns together occur once."""
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_once"))


def yes_no(*names: str) -> list[sa.Column[Any]]:
    """Columns that hold true or false."""
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def on_sqlite() -> bool:
    """Whether the store is a SQLite file; else it is on a PostgreSQL server."""
    return op.get_bind().dialect.name == "sqlite"


def by_indicator() -> dict[str, Any]:
    """How a table of figures or verdicts is laid out: on PostgreSQL in partitions, each indicator whole in one."""
    return {"postgresql_partition_by": "HASH (indicator)"}


def make_partitions(table: str) -> None:
    """Make the partitions of a table laid out by indicator; SQLite has none."""
    if not on_sqlite():
        for part in range(PARTITIONS):
            op.execute(
                f"CREATE TABLE {table}_{part:02} PARTITION OF {table} "
                f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {part})"
            )


def refuse(name: str, change: str, table: str, *, when: str = "", because: str) -> None:
    """Let the database itself refuse a change of a table's rows, all or those for which `when` holds."""
    condition = f" WHEN ({when})" if when else ""
    if on_sqlite():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{because}'); END"
        )
        return
    # PostgreSQL asks no other table in a trigger's condition, so the condition stands in its function.
    body = f"IF {when} THEN RAISE integrity_constraint_violation USING MESSAGE = '{because}'; END IF;"
    if not when:
        body = f"RAISE integrity_constraint_violation USING MESSAGE = '{because}';"
    returned = "OLD" if change.startswith("DELETE") else "NEW"
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN {returned}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def refuse_no_longer(name: str, table: str) -> None:
    """Take a refusal back, to make it anew."""
    op.execute(f"DROP TRIGGER {name}" + ("" if on_sqlite() else f" ON {table}"))


def only_added_to(*tables: str) -> None:
    """Let the database itself refuse to change or drop what these tables hold."""
    for table in tables:
        for change in ("UPDATE", "DELETE"):
            refuse(f"{table}_refuses_{change.lower()}", change, table, because=f"{table} is only ever added to")


def event_table(name: str, *parts: SchemaItem) -> None:
    """One table of events about places: its own columns and checks between what all of them have."""
    op.create_table(
        name,
        *whole("id"),
        *text("place"),
        *parts,
        *text("evidence"),
        *moment("recorded_at"),
        one_of(name, "evidence", EVIDENCE),
        exists(f"{name}_place_exists", "place", "place.code"),
        key(name, "id"),
    )
    op.create_index(op.f(f"{name}_by_place"), name, ["place"], unique=False)
