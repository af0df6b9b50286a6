"""Signing in for real: our server, an OpenID provider in a process of its own, and a Chromium between them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine

from dashboard.orders import people as orders
from data import database, demonstration
from data.roles import CENTRE, Role
from data.store import audit, people

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PATIENCE = 60
PLACE = "/place?place=northmere&as_at=2026-06-30"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages as they are served, and the store behind them."""

    address: str
    engine: Engine

    def grant(self, subject: str) -> int:
        with database.session(self.engine) as session:
            person = next(each for each in people.everybody(session) if each.subject == subject)
            return people.grants(session, person_id=person.id)[0].id

    def end_grant(self, number: int) -> None:
        with database.writing(self.engine) as session:
            people.end(session, number, by=None, at=NOW)

    def acts(self) -> list[str]:
        with database.session(self.engine) as session:
            return [each.act for each in audit.entries(session)]


@contextmanager
def program(*order: str, log: Path, ready: str, **settings: str) -> Iterator[None]:
    """A program of its own that answers at an address, ended with the test."""
    with log.open("w") as written:
        running = subprocess.Popen(
            [sys.executable, *order], cwd=log.parent, stdout=written, stderr=written, env={**os.environ, **settings}
        )
        try:
            wait_for(ready, running, log)
            yield
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(timeout=10)


def wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(PATIENCE * 16):  # four minutes: several programs may be coming up on a busy machine
        if running.poll() is not None:
            break
        try:
            if requests.get(address, timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.25)  # a server takes a moment to come up; nothing here is timed
    pytest.fail(f"{address} did not come up. {log.read_text()[-2000:]}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def filled(url: str, issuer: str) -> Engine:
    """A demonstration store that lets an editor, a signatory and an administrator in."""
    engine = database.engine(url)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
        for subject, role, place, post in (
            ("editor", Role.EDITOR, "northmere", "Head of policy, Northmere"),
            ("leaver", Role.EDITOR, "northmere", "Policy officer, Northmere"),
            ("administrator", Role.ADMINISTRATOR, CENTRE, "Registrar"),
            ("unverified", Role.EDITOR, "northmere", "Clerk, Northmere"),
        ):
            orders.add_on_server(session, issuer=issuer, subject=subject, name=subject.title(), now=NOW)
            asked = orders.Asked(
                role=role, place=place, post=post, starts=NOW.date(), ends=NOW.date().replace(year=2028)
            )
            who = people.person(session, issuer=issuer, subject=subject)
            assert who is not None
            orders.grant_on_server(session, person=who, asked=asked, now=NOW)
    return engine


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    folder = tmp_path_factory.mktemp("signing-in")
    url = f"sqlite:///{folder / 'store.sqlite'}"
    provider_port, port = free_port(), free_port()
    issuer, address = f"http://127.0.0.1:{provider_port}", f"http://127.0.0.1:{port}"
    engine = filled(url, issuer)
    claims = [f'{{"sub": "{subject}"}}' for subject in ("editor", "leaver", "administrator", "stranger")]
    claims.append('{"sub": "unverified", "email": "clerk@example.org", "email_verified": false}')
    users = [part for each in claims for part in ("--user-claims", each)]
    provider = ("-m", "oidc_provider_mock", "--port", str(provider_port), "--require-nonce", "true", *users)
    serve = f"from dashboard.server import serve; serve(url={url!r}, port={port}, browser=False)"
    with (
        program(*provider, log=folder / "provider.log", ready=f"{issuer}/.well-known/openid-configuration"),
        program(
            "-c",
            serve,
            log=folder / "server.log",
            ready=f"{address}/health",
            OUTCOMES_AUTH_ISSUER=issuer,
            OUTCOMES_AUTH_CLIENT_ID="outcomes",
            OUTCOMES_AUTH_CLIENT_SECRET="not a secret",  # noqa: S106  the provider of the tests takes any
            OUTCOMES_AUTH_COOKIE_SECRET="only for this test, thirty-two and more",  # noqa: S106  signs test cookies
            OUTCOMES_ADDRESS=address,
        ),
    ):
        yield Pages(address, engine)
    engine.dispose()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield context
    expect.set_options(timeout=30_000)
    context.close()


def as_bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def settled(page: Page) -> None:
    page.wait_for_selector("[data-test-script-state='notRunning']", timeout=PATIENCE * 1000)
    page.wait_for_selector("h1", timeout=PATIENCE * 1000)


def sign_in(window: BrowserContext, pages: Pages, subject: str, *, path: str = PLACE) -> Page:
    page = window.new_page()
    page.goto(f"{pages.address}{path}")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name=subject, exact=True).first.click()
    page.wait_for_url(f"{pages.address}/**")
    settled(page)
    return page


def test_signing_in_returns_to_the_same_address(window, pages):
    page = sign_in(window, pages, "editor")
    expect(page.get_by_text("Signed in as Head of policy, Northmere")).to_be_visible()
    assert page.url == f"{pages.address}{PLACE}"
    expect(page.locator("h1")).to_have_text("Northmere City Region")
    ours = next(each for each in window.cookies() if each["name"] == "outcomes")
    assert ours["httpOnly"]
    assert ours["sameSite"] == "Lax"


def test_somebody_nobody_let_in_is_told_so_and_reads_as_the_public(window, pages):
    page = sign_in(window, pages, "stranger")
    expect(page.get_by_text("nobody has let this account into these pages")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto(f"{pages.address}/records")
    expect(page.get_by_text("This part is for people who are signed in.")).to_be_visible()
    assert "sign_in_refused" in pages.acts()


def test_an_address_that_the_provider_has_not_verified_is_refused(window, pages):
    page = sign_in(window, pages, "unverified")
    expect(page.get_by_text("Your provider has not verified your e-mail address.")).to_be_visible()


@pytest.mark.trust("Stolen or stale session")
def test_after_signing_out_a_copied_cookie_is_refused_at_the_next_click(browser, window, pages):
    page = sign_in(window, pages, "editor", path="/records")
    expect(page.get_by_text("Signed in as")).to_be_visible()
    thief = browser.new_context(storage_state=window.storage_state())
    theirs = thief.new_page()
    theirs.goto(f"{pages.address}/records")
    settled(theirs)
    expect(theirs.get_by_text("Signed in as")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(lambda url: not url.endswith("/records"))
    theirs.get_by_role("link", name="What changed").click()
    expect(theirs.locator("h1")).to_contain_text("What changed")
    expect(theirs.get_by_text("Signed in as")).to_have_count(0)
    theirs.goto(f"{pages.address}/records")
    expect(theirs.get_by_text("This part is for people who are signed in.")).to_be_visible()
    thief.close()


def test_a_grant_that_ends_is_lost_at_the_next_click(window, pages):
    page = sign_in(window, pages, "leaver")
    expect(page.get_by_text("Signed in as Policy officer, Northmere")).to_be_visible()
    pages.end_grant(pages.grant("leaver"))
    page.get_by_role("link", name="What changed").click()
    expect(page.locator("h1")).to_contain_text("What changed")
    expect(page.get_by_text("No role is granted yet")).to_be_visible()


def test_signing_asks_who_somebody_is_anew_and_comes_back(window, pages):
    page = sign_in(window, pages, "administrator", path="/work")
    page.goto(f"{pages.address}/sign-in?fresh=1&back=/work")
    page.get_by_role("button", name="administrator", exact=True).first.click()
    page.wait_for_url(f"{pages.address}/work")
    settled(page)
    expect(page.get_by_text("Signed in as Registrar")).to_be_visible()


def test_somebody_else_at_the_fresh_sign_in_is_nobody(window, pages):
    page = sign_in(window, pages, "administrator", path="/work")
    page.goto(f"{pages.address}/sign-in?fresh=1&back=/work")
    page.get_by_role("button", name="editor", exact=True).first.click()
    page.wait_for_url(f"{pages.address}/work")
    settled(page)
    expect(page.get_by_text("Signed in as")).to_have_count(0)
    expect(page.get_by_text("This part is for people who are signed in.")).to_be_visible()


@pytest.mark.trust("Restricted address typed in")
@pytest.mark.parametrize("path", ["/records", "/records?entry=1", "/work", "/work?task=comment:northmere:2"])
def test_the_public_finds_no_way_in_and_nothing_reaches_the_browser(window, pages, path):
    page = window.new_page()
    frames: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(as_bytes(frame))))
    page.goto(f"{pages.address}{path}")
    settled(page)
    expect(page.get_by_text("This part is for people who are signed in.")).to_be_visible()
    expect(page.get_by_role("link", name="Records")).to_have_count(0)
    expect(page.get_by_role("link", name="Your work")).to_have_count(0)
    received = b"".join(frames)
    assert b"signed in" in received
    assert b"Registrar" not in received
    assert b"digest" not in received.lower()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_the_pages_of_an_administrator(window, pages, width):
    page = sign_in(window, pages, "administrator", path="/records")
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/records", "/work"):
        page.goto(f"{pages.address}{path}")
        settled(page)
        page.wait_for_selector(".st-key-page-foot")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= width


def test_axe_finds_nothing_on_the_form_of_commentary(window, pages):
    page = sign_in(window, pages, "editor", path="/work?task=comment:northmere:2")
    expect(page.get_by_label("What is the story behind this line?")).to_be_visible()
    page.wait_for_selector(".st-key-page-foot")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.trust("Open redirect at sign-in")
@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(window, pages, back):
    page = window.new_page()
    page.goto(f"{pages.address}/sign-in?back={back}")
    page.get_by_role("button", name="editor", exact=True).first.click()
    page.wait_for_url(f"{pages.address}/")
    settled(page)
    expect(page.get_by_text("Signed in as")).to_be_visible()
