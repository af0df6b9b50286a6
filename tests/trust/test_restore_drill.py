"""The drill: the server is lost, a backup made while in use is put back elsewhere, and everything is the same."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from dashboard.access import PUBLIC
from dashboard.documents import making, record, render
from dashboard.questions import agreement as agreements
from dashboard.questions import papers as papers_of
from dashboard.questions import place, proving
from data import backup, database
from data.store import audit, figures, papers
from tests.dashboard.document_acts import NOW, PLACE
from tests.servers import empty_database
from tests.trust.signed_stores import REPLY_NAME, proved

LATER = NOW + timedelta(hours=1)


@pytest.fixture(params=["file", "server"])
def clean(request, tmp_path):
    """A clean machine: an empty store of either kind."""
    url = empty_database() if request.param == "server" else f"sqlite:///{tmp_path / 'clean' / 'outcomes.sqlite'}"
    engine = database.engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def kept(store, tmp_path):
    """A backup that was made while somebody went on writing; what it says of itself."""
    begun, over = threading.Event(), threading.Event()

    def go_on() -> None:
        other = database.engine(store.url.render_as_string(hide_password=False))
        while not over.is_set():
            with database.writing(other) as session:
                audit.append(session, audit.Entry(at=NOW, person="person 1", act="comment"))
            begun.set()
        other.dispose()

    writer = threading.Thread(target=go_on)
    writer.start()
    assert begun.wait(timeout=60)
    summary = backup.write(store, tmp_path / "kept.zip", replies=tmp_path / "replies", now=NOW)
    over.set()
    writer.join()
    return summary


def seen(engine: Engine) -> dict[str, object]:
    """What a reader sees: two pages, the newest twenty figures, the stored paper and its bytes."""
    with database.session(engine) as session:
        held = figures.of_indicator(session, "employment-rate", known_at=NOW)
        (stored,) = papers.papers(session)
        opened = making.opened(stored, stored.content, fingerprint=stored.fingerprint)
        return {
            "place": place.place_summary(session, PUBLIC, "testham", known_at=NOW),
            "agreement": agreements.agreement_page(session, PUBLIC, "testham", "", "", known_at=NOW),
            "summary": papers_of.summary_of(session, PLACE, known_at=NOW),
            "figures": [held.value.tolist()[-20:], held.label.tolist()[-20:], held.lower.tolist()[-20:]],
            "paper": (stored, record.to_json(opened), render.rendered(opened, "html"), render.rendered(opened, "pdf")),
            "signed": [entry.digest for entry in audit.entries(session) if entry.act.startswith("sign_for")],
        }


@pytest.mark.trust("Server lost")
def test_a_lost_server_is_put_back_with_the_same_pages_papers_and_chain(store, kept, clean, tmp_path):
    before = seen(store)
    summary = backup.restore(clean, tmp_path / "kept.zip", replies=tmp_path / "clean" / "replies", now=LATER)
    assert summary == kept
    assert seen(clean) == before
    assert (tmp_path / "clean" / "replies" / REPLY_NAME).is_file()
    with database.session(store) as one, database.session(clean) as other:
        whole = {entry.sequence: entry.digest for entry in audit.entries(one)}
        restored = list(reversed(audit.entries(other)))
        assert [entry.digest for entry in restored[:-1]] == [whole[number + 1] for number in range(len(restored) - 1)]
        assert restored[-1].act == "restore"
    assert proved(clean, tmp_path / "clean").broken == ()


@pytest.mark.trust("Server lost")
@pytest.mark.usefixtures("kept")
def test_the_pages_say_when_the_last_backup_and_the_last_restore_were(store, clean, tmp_path):
    backup.restore(clean, tmp_path / "kept.zip", replies=tmp_path / "clean" / "replies", now=LATER)
    with database.session(store) as session:
        assert proving.keeping(session).backed_up == NOW
        assert proving.keeping(session).restored is None
    with database.session(clean) as session:
        assert proving.keeping(session).restored == LATER
