"""What the tests of refreshing share: a small store, and a publisher that answers what it is told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import database
from tests.servers import url


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = database.engine(url(tmp_path / "outcomes.sqlite"))
    database.prepare(made)
    yield made
    made.dispose()


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    return tmp_path / "replies"
