"""Telling subscribers by mail: one message each, what is new with its class and a way back, and nobody twice."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from dashboard.cli import telling
from dashboard.cli.papers import made_and_kept
from dashboard.documents.making import Wanted
from dashboard.open_data.messages import MOST_LINES, message
from dashboard.questions.subscribed import subscribers
from data import database
from data.store import audit, subscriptions
from data.store.subscriptions import Subject, SubscriptionRecord
from tests.dashboard.own_store import NOW, copied

BEGUN = datetime(2026, 8, 1, 12, tzinfo=UTC)
BASE = "https://outcomes.example"
ANYBODY = "mailto://127.0.0.1?from=b@example.org&to=a@example.org"


class Letterbox:
    """Keeps each message that a server on this machine takes."""

    def __init__(self) -> None:
        self.messages: list[tuple[list[str], str, str]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope) -> str:  # noqa: N802  the library's name
        read = message_from_bytes(envelope.content, policy=policy.default)
        body = read.get_body(("plain", "html"))
        assert body is not None
        self.messages.append((envelope.rcpt_tos, str(read["subject"]), body.get_content()))
        return "250 Taken"


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, int]]:
    box = Letterbox()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    yield box, server.port
    server.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def engine(demonstration_url, tmp_path, outcomes, monkeypatch):
    del outcomes  # it leaves the folder and the setting as they were
    with copied(demonstration_url, tmp_path) as opened:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", str(opened.url))
        monkeypatch.setenv("OUTCOMES_ADDRESS", BASE)
        yield opened


def address(port: int, name: str = "clerk") -> str:
    return f"mailto://127.0.0.1:{port}?from=outcomes@example.org&to={name}@example.org"


def wish(engine, channel: str, *, place: str | None = "x-northmere", subject: Subject = Subject.CHANGES) -> int:
    with database.writing(engine) as session:
        asked = SubscriptionRecord(subject=subject, channel=channel, begun_at=BEGUN, place=place)
        return subscriptions.subscribe(session, asked)


def test_a_subscriber_gets_one_message_with_class_and_way_back_and_never_twice(engine, letterbox, outcomes):
    box, port = letterbox
    wish(engine, address(port))
    wish(engine, address(port), place="x-port-wexley")
    status, printed, error = outcomes("tell")
    assert (status, printed, error) == (0, "One message sent.\n", "")
    ((to, subject, body),) = box.messages
    assert to == ["clerk@example.org"]
    assert subject.startswith("Agreed Outcomes: ")
    assert "(Invented place and figures)" in body
    assert f"{BASE}/changes?since=2026-07-31&as_at=2026-11-21" in body.replace("&amp;", "&")
    assert body.count(f"{BASE}/") <= MOST_LINES + 1
    assert outcomes("tell") == (0, "No messages sent. Nothing new for 1.\n", "")
    assert len(box.messages) == 1


def test_a_server_that_does_not_answer_stops_nobody_else_and_is_tried_again(engine, letterbox, outcomes):
    box, port = letterbox
    refusing = _free_port()
    first = wish(engine, address(refusing, "nobody"))
    wish(engine, address(port))
    status, printed, error = outcomes("tell")
    assert (status, printed) == (1, "One message sent.\n")
    assert error == (
        f"Subscription {first}: the E-Mail service did not take the message. It is sent again next time.\n"
    )
    assert len(box.messages) == 1
    server = Controller(box, hostname="127.0.0.1", port=refusing)
    server.start()
    assert outcomes("tell")[:2] == (0, "One message sent. Nothing new for 1.\n")
    server.stop()
    assert [to for to, *_ in box.messages] == [["clerk@example.org"], ["nobody@example.org"]]


def test_a_finished_paper_is_told_to_those_who_asked_for_papers(engine):
    number = wish(engine, ANYBODY, place="x-northmere", subject=Subject.PAPERS)
    made_and_kept(Wanted(kind="briefing", place="northmere"), as_at="2026-09-30")
    with database.session(engine) as session:
        (one,) = subscribers(session)
        told = message(session, one, until=NOW + timedelta(minutes=1), base=BASE)
        later = message(session, one, until=NOW + timedelta(days=400), base=BASE)
    assert told.title == "Agreed Outcomes: one finished paper"
    assert f"{BASE}/papers?paper=" in told.body
    assert told.wishes == (number,)
    assert later.title == told.title
    assert "example.org" not in repr(one) + repr(told)


def test_who_is_told_is_kept_and_ended_and_no_address_is_shown(engine, outcomes):
    to = address(2525)
    status, printed, error = outcomes("subscribe", "northmere", "--to", to)
    assert (status, printed, error) == (0, "Subscription 1: told of changes, northmere.\n", "")
    assert outcomes("subscribe", "--all", "--papers", "--to", to)[1] == (
        "Subscription 2: told of finished papers, all places.\n"
    )
    assert outcomes("unsubscribe", "northmere", "--to", to)[1] == "Subscription 1 has ended.\n"
    with database.session(engine) as session:
        logged = [f"{one.object} {one.before} {one.after} {one.reason}" for one in audit.entries(session, most=9)]
    assert any("subscription 1" in line for line in logged)
    assert not any("example.org" in line for line in logged)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("subscribe", "northmere", "--to", "clerk"), "That is no address that messages can go to."),
        (("subscribe", "--to", ANYBODY), "Name one place, or write --all."),
        (("subscribe", "narnia", "--to", ANYBODY), "We do not hold a place called"),
        (("unsubscribe", "northmere", "--to", ANYBODY), "That address is not told"),
    ],
    ids=["no address", "no place", "no such place", "not told"],
)
@pytest.mark.usefixtures("engine")
def test_what_cannot_be_kept_is_refused_in_one_sentence(outcomes, said, sentence):
    status, printed, error = outcomes(*said)
    assert (status, printed) == (1, "")
    assert error.startswith(sentence)
    assert "example.org" not in error or "mail.example.org" in error


@pytest.mark.usefixtures("engine")
def test_the_same_wish_is_kept_once(outcomes):
    to = ("--all", "--to", ANYBODY)
    outcomes("subscribe", *to)
    assert outcomes("subscribe", *to)[2].startswith("That address is told of this already.")


def test_a_refresh_tells_where_it_is_set_to_and_a_message_that_fails_does_not_fail_it(engine, monkeypatch, capsys):
    wish(engine, address(_free_port()))
    telling.after_refresh(engine)
    assert capsys.readouterr().out == ""
    monkeypatch.setenv(telling.NOTIFY, "yes")
    telling.after_refresh(engine)
    said = capsys.readouterr()
    assert said.out == "No messages sent.\n"
    assert "did not take the message" in said.err


def test_nobody_to_tell_is_said(engine, outcomes):
    del engine
    assert outcomes("tell")[1].startswith("Nobody is to be told of anything")
