"""An empty store in a file that disappears with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.gazetteer import PlaceKind
from data.store import places
from data.store.places import PlaceRecord
from data.terms import EvidenceClass
from tests.servers import url

PLACES = ("x-a", "x-b")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = database.engine(url(tmp_path / "store.sqlite"))
    database.prepare(made)
    yield made
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on a store that knows two invented places."""
    with database.session(engine) as opened:
        places.save(
            opened,
            [
                PlaceRecord(
                    code=code,
                    slug=code[2:],
                    name=code[2:].upper(),
                    kind=PlaceKind.DISTRICT,
                    evidence=EvidenceClass.INVENTED,
                )
                for code in PLACES
            ],
        )
        yield opened
