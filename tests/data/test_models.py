"""The columns refuse what cannot be true."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, create_engine, insert, select
from sqlalchemy.exc import StatementError

from data.models.columns import NaiveTimeError, UTCTime

MOMENTS = Table("moments", MetaData(), Column("at", UTCTime()))


def stored(moment: datetime | None) -> datetime | None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        MOMENTS.create(connection)
        connection.execute(insert(MOMENTS).values(at=moment))
        found = connection.execute(select(MOMENTS.c.at)).scalar_one()
    engine.dispose()
    return found


def test_a_moment_comes_back_in_utc() -> None:
    summer = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    found = stored(summer)
    assert found == summer
    assert found is not None
    assert found.tzinfo is UTC


def test_an_unknown_moment_stays_unknown() -> None:
    assert stored(None) is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(StatementError, match=r"has no time zone\. Give it in UTC") as refused:
        stored(datetime(2026, 7, 1, 9, 30))  # noqa: DTZ001 (that is what is refused)
    assert isinstance(refused.value.orig, NaiveTimeError)


def test_a_driver_that_knows_zones_is_understood() -> None:
    british = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    engine = create_engine("sqlite://")
    assert UTCTime().process_result_value(british, engine.dialect) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    engine.dispose()
