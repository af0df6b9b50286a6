"""What stays is spared from collection, and garbage among it still goes."""

import gc
import threading
import weakref
from datetime import timedelta

import pytest

from dashboard import memory


class Node:
    """Something that can refer to itself."""


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.unfreeze()


def test_what_stays_is_spared_and_what_became_garbage_goes_the_next_time():
    kept, lost = Node(), Node()
    lost.itself = lost
    gone = weakref.ref(lost)
    memory.spare()
    assert gc.get_freeze_count() > 0
    assert not any(one is kept for one in gc.get_objects())
    del lost
    gc.collect()
    assert gone() is not None
    memory.spare()
    assert gone() is None


def test_it_is_done_again_while_pages_are_read_and_not_otherwise(monkeypatch):
    seen, stopping = [], threading.Event()
    ran = iter([1, 1, 2, 2])
    monkeypatch.setattr(memory, "spare", lambda: seen.append("spared"))
    monkeypatch.setattr(memory, "_collections", lambda: next(ran, None) or stopping.set() or 2)
    memory.keep_sparing(stopping, every=timedelta(0))
    assert seen == ["spared"]
