"""A backup is made while the store is in use, and put back whole into an empty store of either kind, or not at all."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data import backup, database
from data.backup import BackupError, shape
from data.store import audit, facts, figures, places
from data.store.audit import Entry
from tests import servers
from tests.data.demonstration_store import filled

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
REPLY = b"a reply as it came"
NAME = sha256(REPLY).hexdigest()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, backed up with one reply and a log of two entries."""
    folder = tmp_path_factory.mktemp("kept")
    replies = folder / "replies"
    replies.mkdir()
    (replies / NAME).write_bytes(REPLY)
    (replies / "arriving-half").write_bytes(b"ha")
    with filled(folder) as engine:
        with database.writing(engine) as session:
            for act in ("sign", "grant"):
                audit.append(session, Entry(at=NOW, person="person 1", act=act))
        backup.write(engine, folder / "kept.zip", replies=replies, now=NOW)
    return folder / "kept.zip"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = database.engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture
def server() -> Iterator[Engine]:
    engine = database.engine(servers.new_database())
    yield engine
    engine.dispose()


@pytest.fixture(params=["empty", "server"])
def store(request: pytest.FixtureRequest) -> Engine:
    return request.getfixturevalue(request.param)


def put_back(engine: Engine, path: Path, folder: Path) -> backup.Summary:
    return backup.restore(engine, path, replies=folder / "replies", now=NOW)


@pytest.mark.trust("Server lost")
def test_everything_comes_back_and_the_log_says_so(store: Engine, kept: Path, tmp_path: Path) -> None:
    summary = put_back(store, kept, tmp_path)
    assert (summary.replies, summary.log_length) == (1, 2)
    assert summary.rows["document"] > 10
    assert (tmp_path / "replies" / NAME).read_bytes() == REPLY
    with database.session(store) as session:
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOW)) > 100
        assert audit.first_break(session) is None
        assert [entry.act for entry in audit.entries(session)] == ["restore", "grant", "sign"]
        assert facts.fact(session, "restored") == NOW.isoformat()


def test_what_is_restored_goes_on(store: Engine, kept: Path, tmp_path: Path) -> None:
    put_back(store, kept, tmp_path)
    with database.writing(store) as session:
        before = facts.version(session)
        note = figures.ReleaseNote(feed="file", indicator="employment-rate", asked_at=NOW, address="here")
        figures.record_failure(session, note)
        assert facts.version(session) == before + 1


def test_a_backup_of_what_was_restored_holds_the_same(
    empty: Engine, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shape, "_AT_ONCE", 100)
    put_back(empty, kept, tmp_path)
    backup.write(empty, tmp_path / "again.zip", replies=tmp_path / "replies", now=NOW)
    with zipfile.ZipFile(kept) as first, zipfile.ZipFile(tmp_path / "again.zip") as second:
        assert first.read("tables/observation.jsonl") == second.read("tables/observation.jsonl")
        assert first.read("tables/document.jsonl") == second.read("tables/document.jsonl")


def test_a_store_that_is_not_empty_is_left_alone(empty: Engine, kept: Path, tmp_path: Path) -> None:
    database.prepare(empty)
    with database.session(empty) as session:
        places.save_reference(session)
    with pytest.raises(BackupError, match="The store is not empty: it holds rows of place"):
        put_back(empty, kept, tmp_path)


def test_a_name_that_is_taken_is_refused(empty: Engine, kept: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"kept.zip is there already"):
        backup.write(empty, kept, replies=tmp_path, now=NOW)


def test_a_folder_that_takes_no_file_is_named(empty: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupError, match=r"kept.zip could not be written"):
        backup.write(empty, tmp_path / "file" / "kept.zip", replies=tmp_path, now=NOW)


def test_a_store_without_replies_has_a_backup_too(empty: Engine, tmp_path: Path) -> None:
    database.prepare(empty)
    summary = backup.write(empty, tmp_path / "kept.zip", replies=tmp_path / "none", now=NOW)
    assert (summary.replies, summary.log_length) == (0, 0)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kept")] == []


def changed(of: Path, to: Path, name: str, change: Callable[[bytes], bytes | None]) -> Path:
    """The same archive with one file changed, or left out."""
    with zipfile.ZipFile(of) as old, zipfile.ZipFile(to, "w") as new:
        for each in old.namelist():
            body = change(old.read(each)) if each == name else old.read(each)
            if body is not None:
                new.writestr(each, body)
    return to


def manifest(**other: object) -> Callable[[bytes], bytes]:
    return lambda body: json.dumps({**json.loads(body), **other}).encode()


def without_table(body: bytes) -> bytes:
    said = json.loads(body)
    del said["tables"]["place"]
    return json.dumps(said).encode()


@pytest.mark.trust("Server lost")
@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("manifest.json", lambda _: None, "is not a whole backup"),
        ("manifest.json", lambda _: b"{", "manifest cannot be read"),
        ("manifest.json", lambda _: b"[]", "manifest says too little"),
        ("manifest.json", manifest(revision="0000"), r"made by another edition \(tables 0000"),
        ("manifest.json", manifest(log={"length": 3, "digest": "f"}), "The log's chain breaks at entry 3"),
        ("manifest.json", manifest(log={"length": 1, "digest": "f"}), "The log's chain breaks at entry 1"),
        ("manifest.json", without_table, "The backup holds no place"),
        ("tables/place.jsonl", lambda _: None, "is not a whole backup"),
        ("tables/place.jsonl", lambda body: body[: body.rindex(b"\n", 0, -1) + 1], "do not fit together"),
        ("tables/issue.jsonl", lambda _: b"", "is not what the backup holds"),
        ("tables/place.jsonl", lambda body: b"[1]\n" + body, "Row 1 of place cannot be read"),
        ("tables/meeting.jsonl", lambda _: b'["x"\n', "Row 1 of meeting cannot be read"),
        ("tables/audit_entry.jsonl", lambda body: body.replace(b"grant", b"other"), "is not what the backup holds"),
    ],
    ids=range(13),
)
def test_a_damaged_backup_leaves_the_store_empty(
    empty: Engine,
    kept: Path,
    tmp_path: Path,
    name: str,
    change: Callable[[bytes], bytes | None],
    sentence: str,
) -> None:
    damaged = changed(kept, tmp_path / "damaged.zip", name, change)
    with pytest.raises(BackupError, match=sentence):
        put_back(empty, damaged, tmp_path)
    with database.session(empty) as session:
        assert session.connection().execute(text("SELECT count(*) FROM place")).scalar_one() == 0


def test_a_file_that_is_no_backup_is_refused(empty: Engine, tmp_path: Path) -> None:
    (tmp_path / "notes.zip").write_text("these are notes")
    with pytest.raises(BackupError, match=r"notes.zip is not a whole backup"):
        put_back(empty, tmp_path / "notes.zip", tmp_path)


def test_a_damaged_reply_is_named_and_left_out(empty: Engine, kept: Path, tmp_path: Path) -> None:
    damaged = changed(kept, tmp_path / "damaged.zip", f"replies/{NAME}", lambda _: b"other")
    with pytest.raises(BackupError, match=f"The raw reply {NAME[:12]} was damaged"):
        put_back(empty, damaged, tmp_path)
    assert list((tmp_path / "replies").iterdir()) == []
