"""The addresses for programs over the demonstration."""

from collections.abc import Iterator

import pytest

from dashboard.api import store
from tests.addresses import Client, served


@pytest.fixture(scope="module")
def patched() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        store.forget()
        yield patch
        store.forget()


@pytest.fixture(scope="module")
def client(patched: pytest.MonkeyPatch, demonstration_url: str) -> Iterator[Client]:
    patched.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
    with served() as asked:
        yield asked
