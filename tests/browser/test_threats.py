"""What an attacker's page, an attacker's words and an attacker's connection come to in a real browser."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from data import database, demonstration
from data.store import cases, dealings
from data.store.cases import CommentRecord, Question
from data.store.dealings import AskRecord, AskStep
from data.terms import EvidenceClass
from tests.browser.conftest import Reader
from tests.browser.test_sign_in import free_port, program

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
# As though it had slipped past the entry: what is shown must be inert by itself.
PAYLOAD = (
    "EVIL <script>window.evil=1</script> <img src=x onerror=window.evil=1> <img src='https://evil.example/p.png'> "
    "![p](https://evil.example/q.png) [Sign in](https://evil.example/login) https://evil.example/bare "
    "<iframe src='https://evil.example'></iframe> :material/home: $\\href{https://evil.example}{x}$"
)


def slipped_in(url: str) -> None:
    """Fill a demonstration and put the payload wherever words of people stand, past every check."""
    engine = database.engine(url)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
        said = {"evidence": EvidenceClass.INVENTED, "post": PAYLOAD, "text": PAYLOAD}
        for question in (None, *Question):
            cases.add_comment(
                session,
                CommentRecord(
                    place="x-northmere",
                    at=NOW,
                    role="editor",
                    clause="outcome 2",
                    question=question,
                    person="p",
                    **said,
                ),
            )
        dealings.record_ask(
            session,
            AskRecord(
                place="x-northmere", name=PAYLOAD, event=AskStep.ASKED, side="place", happened_on=NOW.date(),
                reply_due=NOW.date(), office=PAYLOAD, person="p", recorded_at=NOW, **said,
            ),
        )  # fmt: skip
    engine.dispose()


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attacked")
    url = f"sqlite:///{folder / 'store.sqlite'}"
    slipped_in(url)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    order = f"from dashboard.server import serve; serve(url={url!r}, port={port}, browser=False)"
    with program("-c", order, log=folder / "server.log", ready=f"{address}/health"):
        yield address


@pytest.fixture
def victim(browser: Browser, attacked: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Reader(context.new_page(), attacked)
    context.close()


@pytest.mark.trust("Script, image, link in text")
@pytest.mark.parametrize(
    "path",
    ["/outcome?place=northmere&outcome=2", "/centre", "/changes", "/place?place=northmere", f"/place?place={PAYLOAD}"],
)
def test_words_that_slipped_past_the_entry_run_load_and_lead_to_nothing(victim, path):
    victim.open(path)
    page = victim.page
    page.wait_for_selector(".st-key-answer")
    assert page.evaluate("window.evil") is None
    assert page.locator("[src*='evil'], [href*='evil'], iframe, form[action*='evil']").count() == 0
    assert not [asked for asked in victim.asked if not asked.startswith((victim.address, "data:", "blob:", "ws:"))]
    if path.startswith("/outcome"):
        assert page.get_by_text("EVIL").count()


class _Frame(BaseHTTPRequestHandler):
    """An attacker's page that frames ours."""

    framed = ""

    def do_GET(self) -> None:
        """Answer with the frame."""
        body = f"<h1>Win a prize</h1><iframe src='{self.framed}' width=800 height=600></iframe>".encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.mark.trust("Framing, foreign origin or host")
def test_our_pages_in_a_frame_of_others_stay_blank(victim):
    _Frame.framed = f"{victim.address}/place?place=northmere"
    server = HTTPServer(("127.0.0.1", 0), _Frame)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    refused: list[str] = []
    victim.page.on("console", lambda message: refused.append(message.text))
    victim.page.goto(f"http://127.0.0.1:{server.server_address[1]}/", wait_until="networkidle")
    server.shutdown()
    server.server_close()
    inside = victim.page.frames[-1]
    assert "Northmere" not in inside.content()
    assert any("frame-ancestors" in said or "X-Frame-Options" in said for said in refused)


@pytest.mark.trust("Framing, foreign origin or host")
@pytest.mark.parametrize(
    ("origin", "host"),
    [("https://evil.example", None), ("http://127.0.0.1.evil.example", None), (None, "evil.example")],
    ids=["foreign origin", "lookalike origin", "foreign host"],
)
def test_a_connection_from_elsewhere_is_refused(attacked, origin, host):
    address = attacked.replace("http:", "ws:") + "/_stcore/stream"
    headers = {} if host is None else {"Host": host}
    with pytest.raises(InvalidStatus), connect(address, origin=origin, additional_headers=headers, proxy=None):
        pass


def test_a_connection_of_our_own_page_is_taken(attacked):
    with connect(attacked.replace("http:", "ws:") + "/_stcore/stream", origin=attacked, proxy=None):
        pass
