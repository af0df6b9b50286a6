"""Column types and checks that several tables share."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import CheckConstraint, DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

# Every constraint has a name, so that a later migration can change it.
SQLModel.metadata.naming_convention = {
    "pk": "%(table_name)s_key",
    "fk": "%(table_name)s_%(column_0_name)s_exists",
    "uq": "%(table_name)s_%(column_0_N_name)s_once",
    "ck": "%(table_name)s_%(constraint_name)s",
    "ix": "%(table_name)s_by_%(column_0_N_name)s",
}

EVIDENCE: Final = ("reported", "published", "illustrative", "invented")


class NaiveTimeError(ValueError):
    """A time without a zone was about to be stored."""


class UTCTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and returned with its zone; a time without a zone is refused.

    SQLite keeps no zone, so `DateTime(timezone=True)` alone would hand back times that look local.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; raises NaiveTimeError where it has no zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"{value} has no time zone. Give it in UTC."
            raise NaiveTimeError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored moment, its zone put back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """The constraint that a column holds one of these words; its name is `column_is_known`."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")
