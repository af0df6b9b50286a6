"""A store of a test's own in which everything that can be proved is there: made once, copied for each test."""

import os

import pytest

from tests.trust import signed_stores
from tests.trust.copies import Databases, Files


@pytest.fixture(scope="session")
def copies(tmp_path_factory):
    server = os.environ.get("OUTCOMES_TEST_STORE") == "postgresql"
    return Databases() if server else Files(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def template(copies):
    address = copies.empty()
    signed_stores.fill(address)
    return address


@pytest.fixture
def store(copies, template, tmp_path):
    """A copy, its raw reply in the folder `replies` of the test's own folder."""
    with signed_stores.opened(copies.of(template, tmp_path / "store"), tmp_path) as engine:
        yield engine
