"""A full disk, a lock of another program, a page that is gone, a wrong clock: one sentence, nothing lost."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import event

from dashboard import load
from dashboard.access import Act
from dashboard.orders import OrderRefusedError
from dashboard.orders import drafts as draft_orders
from dashboard.orders.acting import acted
from dashboard.orders.result import Done, Refused
from data import database
from data.database import StoreBusyError, StoreError
from data.store import audit, drafts, figures
from data.store.proof import Link
from indicators.feeds.feed import FeedError, Reply, Request
from indicators.refresh import RefreshBusyError, hold_places, refresh
from indicators.refresh.kept import keep
from tests import killed_refresh
from tests.dashboard.document_acts import EDITOR, MAYOR, NOW, PLACE, actor
from tests.trust.signed_stores import proved


@pytest.fixture
def file(store, tmp_path) -> Path:
    """The store's file; a server has none in hand."""
    if store.dialect.name != "sqlite":
        pytest.skip("the file of a server is not in hand")
    return tmp_path / "store" / "outcomes.sqlite"


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system refuses to let any file of this process grow beyond so many bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refreshed(engine, folder, *, edition=0):
    now = killed_refresh.NOW + timedelta(days=edition)
    asking = killed_refresh.ask_for(edition, now=now)
    return refresh(engine, indicators=killed_refresh.ASKED, ask=asking, now=now, replies=folder / "replies")


@pytest.mark.trust("Disk full")
def test_a_database_that_may_not_grow_fails_in_one_sentence_and_works_again_when_there_is_room(store, file, tmp_path):
    hold_places(store)
    store.dispose()

    def full(connection, _entry):
        size = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={size + 2}")

    event.listen(store, "connect", full)
    results = refreshed(store, tmp_path)
    assert {result.problem.count("\n") for result in results} == {0}
    assert all("has no room left on its disk" in result.problem for result in results)
    with database.session(store) as session:
        assert not len(figures.of_indicator(session, "claimant-count", known_at=killed_refresh.NOW))
        assert audit.head(session).length == 5
    event.remove(store, "connect", full)
    store.dispose()
    assert all(result.added == 160 for result in refreshed(store, tmp_path))
    assert proved(store, tmp_path).broken == ()
    assert file.is_file()


@pytest.mark.trust("Disk full")
def test_a_reply_that_does_not_fit_leaves_nothing_behind(tmp_path):
    reply = Reply(Request("https://example.org/"), 200, b"x" * 300_000, NOW, "https://example.org/")
    with no_file_beyond(100_000), pytest.raises(FeedError, match=r"could not be kept \(File too large\)") as refused:
        keep(reply, folder=tmp_path / "replies", title="A publisher")
    assert str(refused.value).count("\n") == 0
    assert list((tmp_path / "replies").iterdir()) == []
    keep(reply, folder=tmp_path / "replies", title="A publisher")


@pytest.mark.trust("Disk full")
def test_a_paper_that_does_not_fit_leaves_the_older_file_as_it_was(tmp_path):
    from dashboard.cli.papers import put
    from dashboard.cli.shell import Refused as CommandRefused

    paper = tmp_path / "briefing.pdf"
    paper.write_bytes(b"yesterday's")
    with (
        no_file_beyond(1_000),
        pytest.raises(CommandRefused, match=r"briefing.pdf: cannot be written \(File too large"),
    ):
        put(paper, b"x" * 5_000)
    assert paper.read_bytes() == b"yesterday's"
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.pdf"]
    put(paper, b"x" * 5_000)
    assert paper.stat().st_size == 5_000


@contextmanager
def locked_by_another_program(file: Path) -> Iterator[None]:
    """Another process holds the right to write, until it is told to let go."""
    program = (
        "import sqlite3, sys; store = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "store.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate()


@pytest.mark.trust("Database locked")
def test_a_writer_gives_up_in_one_sentence_readers_go_on_and_the_draft_is_kept(store, file, monkeypatch):
    monkeypatch.setenv("OUTCOMES_WRITERS_WAIT", "0.05")
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", store.url.render_as_string(hide_password=False))
    monkeypatch.setattr("dashboard.load.viewer", lambda: EDITOR)
    run = SimpleNamespace(now=NOW)
    said = {"form": "comment", "subject": PLACE}
    assert isinstance(load.write(run, draft_orders.keep, **said, body="first thoughts"), Done)
    with locked_by_another_program(file):
        refused = load.write(run, draft_orders.keep, **said, body="second thoughts")
        assert isinstance(refused, Refused)
        assert "is busy: another program is writing to it and was given 0.05 seconds" in refused.sentence
        with database.session(store) as session:
            assert drafts.draft(session, EDITOR.person, "comment", PLACE).body == "first thoughts"
    assert isinstance(load.write(run, draft_orders.keep, **said, body="second thoughts"), Done)


@pytest.mark.trust("Two refreshes at once")
def test_of_two_refreshes_by_two_programs_one_runs_and_the_other_says_so(store, file, tmp_path):
    program = (
        "import fcntl, sys; lock = open(sys.argv[1], 'w'); fcntl.flock(lock, fcntl.LOCK_EX); "
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(file.with_name("refreshing.lock"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(RefreshBusyError, match="Another refresh of this store is running"):
            refreshed(store, tmp_path)
        other.communicate()
    hold_places(store)
    assert not any(result.failed for result in refreshed(store, tmp_path))


def flip(file: Path, table: str, engine) -> None:
    """Overwrite the page in which a table begins."""
    with database.session(engine) as session:
        run = session.connection().exec_driver_sql
        page = run("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).scalar_one()
        size = run("PRAGMA page_size").scalar_one()
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    with file.open("r+b") as body:
        body.seek((page - 1) * size)
        body.write(bytes([0xFF]) * size)


@pytest.mark.trust("Corrupt database page or reply")
@pytest.mark.parametrize(("table", "link"), [("paper", Link.PAPER), ("lesson", None)], ids=["papers", "lessons"])
def test_a_page_that_is_gone_is_named_and_what_can_be_served_is(store, file, tmp_path, table, link):
    flip(file, table, store)
    broken = proved(store, tmp_path).broken
    assert broken[0].link is Link.DATABASE
    assert "age" in broken[0].which
    assert link is None or link in {each.link for each in broken}
    with database.session(store) as session:
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOW)) == 11
        assert audit.first_break(session) is None
    with pytest.raises(StoreError, match="is damaged"), database.session(store) as session:
        session.connection().exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608 (ours)


@pytest.mark.trust("Clock wrong or set back")
@pytest.mark.parametrize("behind", [timedelta(minutes=3), timedelta(hours=1), timedelta(days=1)], ids=str)
@pytest.mark.parametrize("act", [Act.SIGN_FOR_PLACE], ids=str)
def test_a_clock_behind_the_log_stops_what_commits_a_side(store, behind, act):
    with database.writing(store) as session, pytest.raises(OrderRefusedError, match="clock is behind the newest entry"):
        acted(session, actor(MAYOR, NOW - behind), act, place=PLACE, what="agreement")
    with database.session(store) as session:
        assert audit.head(session).length == 5


@pytest.mark.trust("Clock wrong or set back")
@pytest.mark.parametrize(
    "now",
    [
        NOW - timedelta(minutes=2),  # clocks of two machines
        NOW + timedelta(days=1),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),  # summer time begins in London
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),  # and ends
        datetime(2028, 2, 29, 12, tzinfo=UTC),
    ],
    ids=str,
)
def test_a_clock_that_goes_on_stops_nothing(store, now):
    with database.writing(store) as session:
        acted(session, actor(MAYOR, now), Act.SIGN_FOR_PLACE, place=PLACE, what="agreement")
        assert audit.first_break(session) is None


@pytest.mark.parametrize("text", ["soon", "0", "-1", "601", "nan"])
def test_a_wait_that_is_none_is_refused(monkeypatch, text):
    monkeypatch.setenv("OUTCOMES_WRITERS_WAIT", text)
    with pytest.raises(StoreError, match="Give seconds, more than 0 and at most 600"):
        database.engine("postgresql://nobody@127.0.0.1:1/none")


@pytest.mark.trust("Database locked")
def test_the_wait_is_what_the_setting_says(store, file, monkeypatch):
    monkeypatch.setenv("OUTCOMES_WRITERS_WAIT", "0.01")
    impatient = database.engine(str(store.url))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusyError, match=r"was given 0\.01 seconds"), database.writing(impatient):
        pytest.fail("the right to write was given twice")
    other.close()
    impatient.dispose()
