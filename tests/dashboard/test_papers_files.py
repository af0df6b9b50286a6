"""Papers and reminders as files over our own routes."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from dashboard.cli import papers as commands
from dashboard.documents.making import Wanted
from dashboard.files import paper
from dashboard.files.answering import TABLES, asked
from data import database, demonstration


@pytest.fixture(scope="module")
def url(tmp_path_factory) -> str:
    address = f"sqlite:///{tmp_path_factory.mktemp('papers') / 'store.sqlite'}"
    engine = database.engine(address)
    database.prepare(engine)
    with database.writing(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    return address


@pytest.fixture
def get(monkeypatch, url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)

    def ask(address: str) -> Response:
        path, _, query = address.partition("?")
        name, _, kind = path.partition(".")
        scope = {
            "type": "http",
            "path_params": {"name": name, "kind": kind},
            "query_string": query.encode(),
            "headers": [],
        }
        return paper(Request(scope))

    return ask


@pytest.mark.parametrize(
    ("address", "media", "name"),
    [
        ("briefing.html?place=kent&as_at=2026-03-31", "text/html", "kent-briefing-as-at-2026-03-31-ILLUSTRATIVE.html"),
        (
            "briefing.docx?place=northmere",
            "application/vnd.openxml",
            "northmere-briefing-as-at-2026-11-21-INVENTED.docx",
        ),
        ("slide.pptx?outcome=first-time-entrants", "application/vnd.openxml", "first-time-entrants-slide"),
        ("meetings.ics?place=port-wexley", "text/calendar", "meetings.ics"),
    ],
)
def test_a_paper_is_a_file_at_its_address(get, address, media, name):
    answer = get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert name in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("briefing.pdf?place=narnia", "We do not hold a place called “narnia”."),
        ("poem.pdf", "There is no paper called “poem”."),
        ("briefing.pptx?place=kent", "This paper is drawn as"),
        ("briefing.pdf?place=kent&as_at=soon", "“soon” is not a date."),
        ("briefing.pdf?place=kent&as_at=2031-01-01", "has not come yet"),
        ("paper.pdf?paper=a1b2c3d4e5f6", "No paper is kept under “a1b2c3d4e5f6”."),
        ("meetings.ics?place=narnia", "We do not hold a place called “narnia”."),
    ],
)
def test_a_wrong_address_is_answered_in_one_sentence(get, address, sentence):
    answer = get(address)
    assert answer.status_code == 404
    assert sentence in bytes(answer.body).decode()


def test_a_paper_that_was_kept_is_fetched_by_its_fingerprint(get):
    made = commands.made_and_kept(Wanted(kind="briefing", place="essex"), as_at="2026-06-30")
    fingerprint = made.address.removeprefix("/papers?paper=")
    answer = get(f"paper.html?paper={fingerprint[:12]}")
    assert answer.status_code == 200
    assert "essex-briefing-as-at-2026-06-30" in answer.headers["content-disposition"]


def test_what_was_asked_and_replied_can_be_taken_away(monkeypatch, url):
    from datetime import UTC, datetime

    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
    clock = datetime(2026, 11, 21, 12, tzinfo=UTC)
    table = asked("scrutiny", {"place": "port-wexley"}, clock=clock)
    assert table.name == "port-wexley-scrutiny-as-at-2026-11-21-INVENTED"
    assert len(table.rows) == 3
    assert all(len(row) == len(table.columns) for row in table.rows)
    with pytest.raises(LookupError, match="narnia"):
        asked("scrutiny", {"place": "narnia"}, clock=clock)
    assert "scrutiny" in TABLES
