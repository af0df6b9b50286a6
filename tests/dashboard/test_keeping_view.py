"""How the store is kept, as pages and commands say it: the last proof, backup, restore, and a banner when it failed."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC, Granted, NotAllowedError, Viewer
from dashboard.orders import Actor, proving
from dashboard.questions import proving as questions
from dashboard.wording import proving as words
from data import database
from data.roles import CENTRE, Role
from data.store import audit
from tests.dashboard.document_acts import NOW
from tests.dashboard.own_store import copied

APP = Path(dashboard.__file__).with_name("app.py")
AUDITOR = Viewer(1, "First", (Granted(Role.AUDITOR, CENTRE, "Auditor"),))
STEWARD = Viewer(2, "Second", (Granted(Role.DATA_STEWARD, CENTRE, "Steward"),))


@pytest.fixture
def file(demonstration_url, tmp_path):
    """A copy of the demonstration with two entries in its log."""
    if not demonstration_url.startswith("sqlite"):
        pytest.skip("the file of a server is not in hand")
    with copied(demonstration_url, tmp_path) as engine, database.writing(engine) as session:
        for number in range(2):
            entry = audit.Entry(at=NOW - timedelta(hours=number), person="person 1", act="comment")
            audit.append(session, entry)
    return tmp_path / "own.sqlite"


@pytest.fixture
def opened(file, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", f"sqlite:///{file}")

    def open_view(view: str, viewer: Viewer = PUBLIC) -> AppTest:
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
        app = AppTest.from_file(str(APP), default_timeout=120)
        app.run()
        app.switch_page(f"views/{view}.py")
        return app.run()

    return open_view


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(part.value) for part in (*app.markdown, *app.text)).replace("\\", "")


def cut(file: Path) -> None:
    with sqlite3.connect(file) as store:
        store.execute("DROP TRIGGER audit_entry_refuses_delete")
        store.execute("DELETE FROM audit_entry WHERE sequence = 1")
    store.close()


def test_everybody_reads_how_the_store_is_kept(opened):
    words_seen = said(opened("data"))
    assert "Nobody has verified this store yet." in words_seen
    assert "No backup has been made yet." in words_seen
    assert "This store was never restored from a backup." in words_seen
    assert "Entry 2: " in words_seen


@pytest.mark.trust("Log cut")
def test_an_auditor_verifies_and_every_page_says_what_was_found(opened, file):
    records = opened("records", AUDITOR)
    records.button(key="verify").click().run()
    assert "Nothing has been altered. Proved: " in said(records)
    cut(file)
    records.button(key="verify").click().run()
    assert "The log was altered: entry 1 of 2" in said(records)
    start = said(opened("find"))
    assert "Nothing is signed or published until that is explained." in start
    assert "The log was altered: entry 1 of 3" in start or "The log was altered: entry 1 of 2" in start


def test_nobody_else_is_offered_to_verify(opened):
    assert "verify" not in {button.key for button in opened("records", STEWARD).button}


def test_the_functions_refuse_what_the_page_does_not_offer(file):
    engine = database.engine(f"sqlite:///{file}")
    with database.writing(engine) as session:
        with pytest.raises(NotAllowedError):
            questions.proved(session, STEWARD, known_at=NOW)
        found = questions.proved(session, AUDITOR, known_at=NOW)
        with pytest.raises(NotAllowedError):
            proving.keep(session, Actor(STEWARD, NOW), found=found)
    engine.dispose()


@pytest.mark.parametrize(
    ("link", "which", "sentence"),
    [
        ("database", "Page 4 is never used", "The database is damaged: Page 4 is never used."),
        ("log", "2", "The log was altered: entry 2 of 5"),
        ("log", "6", "The log was cut: entry 6 is missing."),
        ("log_cut", "9", "The log was cut: entry 9, which was kept elsewhere, is missing or another one."),
        ("document", "agreement x, version 1", "A document was altered: agreement x, version 1."),
        ("signature", "place, agreement x, version 1", "A signature was altered: place, agreement x, version 1."),
        ("paper", "abc", "A stored paper was altered: abc."),
        ("reply", "abc", "A raw reply on disk was altered: abc."),
        ("paper", "?", "A stored paper cannot be read."),
    ],
)
def test_what_is_broken_is_one_sentence_and_a_cure(link, which, sentence):
    told = words.broken(link, which, 5)
    assert told.startswith(sentence)
    assert told.endswith("Stop signing and publishing, compare with a backup, and find out who could write to it.")


@pytest.mark.parametrize(
    ("apart", "sentence"),
    [
        (None, "no publisher has told us the time yet"),
        (timedelta(seconds=90), "agrees with publishers’ clocks"),
        (timedelta(hours=1), "60 minutes behind publishers’ clocks"),
        (-timedelta(minutes=3), "3 minutes ahead of publishers’ clocks"),
    ],
    ids=str,
)
@pytest.mark.trust("Clock wrong or set back")
def test_our_clock_is_told_beside_publishers(apart, sentence):
    assert sentence in words.clock(apart)


def test_the_log_is_compared_with_the_head_kept_elsewhere(file, command, monkeypatch, tmp_path):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", f"sqlite:///{file}")
    head = tmp_path / "elsewhere" / "head.txt"
    assert command("verify", "--to", str(head))[0] == 0
    assert len(head.read_text().splitlines()) == 1
    monkeypatch.setenv("OUTCOMES_LOG_HEAD", str(head))
    assert command("backup", "kept.zip")[0] == 0
    assert len(head.read_text().splitlines()) == 2
    with sqlite3.connect(file) as store:
        store.execute("DROP TRIGGER audit_entry_refuses_delete")
        store.execute("DELETE FROM audit_entry WHERE sequence = 3")
    store.close()
    status, _, complaint = command("backup", "again.zip")
    assert status == 1
    assert "holds the log’s head at entry 3, which is not in the log of 3 any more" in complaint
    status, _, complaint = command("verify")
    assert status == 1
    assert complaint.startswith("The log was cut: entry 3, which was kept elsewhere, is missing")
    status, _, complaint = command("publish", "open")
    assert (status, complaint) == (1, f"{words.STOPPED}\n")


def test_a_head_that_cannot_be_kept_is_one_sentence(file, command, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", f"sqlite:///{file}")
    status, _, complaint = command("verify", "--to", str(file / "head.txt"))
    assert status == 1
    assert complaint.startswith("The log's head cannot be kept in ")


def test_the_doctor_says_how_the_clock_stands(file, command, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", f"sqlite:///{file}")
    assert "Clock: no publisher has told us the time yet." in command("doctor")[1]
