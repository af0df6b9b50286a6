"""The log's head is kept outside the store, line by line, and a log that was cut cannot have it written over."""

from datetime import UTC, datetime

import pytest

from data.store import audit, heads
from data.store.audit import Entry, Head
from data.store.heads import HeadError

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "elsewhere" / "head.txt"


def log(session, count):
    for _ in range(count):
        audit.append(session, Entry(at=NOON, person="person 1", act="comment"))


def test_each_new_head_is_a_line_and_the_newest_is_read(session, file):
    assert heads.newest(file) is None
    log(session, 2)
    assert heads.note(session, file, at=NOON) is None
    assert heads.note(session, file, at=NOON) is None
    log(session, 1)
    assert heads.note(session, file, at=NOON) is None
    assert heads.newest(file) == audit.head(session)
    assert [line.split()[:2] for line in file.read_text().splitlines()] == [
        ["2026-06-01T12:00:00+00:00", "2"],
        ["2026-06-01T12:00:00+00:00", "3"],
    ]


def test_the_head_of_an_empty_log_holds_for_ever(session, file):
    assert heads.note(session, file, at=NOON) is None
    assert heads.newest(file) == Head(0, audit.START)
    log(session, 1)
    assert heads.note(session, file, at=NOON) is None


@pytest.mark.trust("Log cut")
@pytest.mark.parametrize("kept", [Head(9, "a" * 64), Head(1, "a" * 64)], ids=["cut off", "another"])
def test_a_head_that_the_log_lost_is_told_and_not_written_over(session, file, kept):
    log(session, 2)
    file.parent.mkdir()
    file.write_text(f"2026-05-31T12:00:00+00:00 {kept.length} {kept.digest}\n")
    assert heads.note(session, file, at=NOON) == kept
    assert heads.newest(file) == kept


def test_a_line_that_a_power_cut_left_half_written_is_none(session, file):
    log(session, 1)
    heads.note(session, file, at=NOON)
    first = audit.head(session)
    with file.open("a") as kept:
        kept.write("2026-06-01T13:00:00+00:00 2 abc")
    assert heads.newest(file) == first
    log(session, 1)
    heads.note(session, file, at=NOON)
    assert heads.newest(file) == audit.head(session)


def test_a_place_that_cannot_be_read_or_written_is_named(session, tmp_path):
    with pytest.raises(HeadError, match=r"cannot be kept in .*\(Is a directory\)"):
        heads.newest(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(HeadError, match=r"cannot be kept in .*\(Not a directory\)|\(File exists\)"):
        heads.note(session, tmp_path / "file" / "head.txt", at=NOON)


def test_the_setting_names_the_file(monkeypatch, tmp_path):
    monkeypatch.delenv(heads.SETTING, raising=False)
    assert heads.place() is None
    monkeypatch.setenv(heads.SETTING, str(tmp_path / "head.txt"))
    assert heads.place() == tmp_path / "head.txt"
