"""Words in which the migrations write columns and checks."""

from typing import Any

import sqlalchemy as sa
from alembic import op


def text(*names: str) -> list[sa.Column[Any]]:
    """Columns of text."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def whole(*names: str) -> list[sa.Column[Any]]:
    """Columns of whole numbers."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


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
