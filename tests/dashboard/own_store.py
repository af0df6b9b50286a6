"""A demonstration store of a test's own, which it may write to, and the people who act in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from dashboard.access import Granted, Viewer
from dashboard.orders import Actor
from data import database
from data.roles import CENTRE, Role
from tests import servers

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)
PLACE_POST = "Director of Public Health, Northmere"
CENTRE_POST = "Director for Northmere, Cabinet Office"


def viewer(person: int, role: Role, place: str = "x-northmere", post: str = "") -> Viewer:
    told = post or (CENTRE_POST if place == CENTRE else PLACE_POST)
    return Viewer(person=person, name=f"Person {person}", grants=(Granted(role, place, told),))


def actor(person: int, role: Role, place: str = "x-northmere", *, now: datetime = NOW) -> Actor:
    return Actor(viewer(person, role, place), now)


def of_the_place(person: int = 1, *, now: datetime = NOW) -> Actor:
    return actor(person, Role.PLACE_SIGNATORY, now=now)


def of_the_centre(person: int = 2, *, now: datetime = NOW) -> Actor:
    return actor(person, Role.CENTRE_SIGNATORY, CENTRE, now=now)


@contextmanager
def copied(url: str, folder: Path) -> Iterator[Engine]:
    """A copy of a filled store, so that nobody else sees what the test writes."""
    if url.startswith("sqlite"):
        path = folder / "own.sqlite"
        shutil.copyfile(url.removeprefix("sqlite:///"), path)
        address = f"sqlite:///{path}"
    else:
        address = servers.copy_of(url)
    engine = database.engine(address)
    yield engine
    engine.dispose()
