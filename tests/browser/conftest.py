"""The pages served as people get them, and a real Chromium to read them with."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect, sync_playwright

from data import database, demonstration
from tests import chromium

PATIENCE = 120
expect.set_options(timeout=30_000)  # nothing here is timed, and the machine may be busy


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'store.sqlite'}"
    engine = database.engine(url)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    order = f"from dashboard.server import serve; serve(url={url!r}, port={port}, browser=False)"
    log = (folder / "server.log").open("w")
    program = subprocess.Popen([sys.executable, "-c", order], cwd=folder, stdout=log, stderr=log, env=os.environ)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, program, folder / "server.log")
        yield address
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=10)
        log.close()


def _wait_for(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(PATIENCE * 4):
        if program.poll() is not None:
            break
        try:
            if requests.get(f"{address}/health", timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.25)  # a server takes a moment to come up; nothing here is timed
    pytest.fail(f"The pages did not come up. {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.found()
    if path is None:
        pytest.fail(chromium.CURE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(path), args=chromium.FLAGS)
        yield opened
        opened.close()


class Reader:
    """A reader with one browser window; notes every request and every complaint of the browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self._note)

    def _note(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        where = getattr(message, "location", {}).get("url", "")
        expected = where.endswith(
            ("/_stcore/health", "/_stcore/host-config")
        )  # Streamlit asks beside a deep link first
        if kind == "error" and not expected:
            self.complaints.append(f"{text} ({where})")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.settled()

    def settled(self) -> None:
        """Wait until the page has run and its foot stands."""
        self.page.wait_for_selector("[data-test-script-state='notRunning']", timeout=PATIENCE * 1000)
        self.page.wait_for_selector("h1", timeout=PATIENCE * 1000)

    def answer(self) -> str:
        return self.page.locator(".st-key-answer").inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Reader(context.new_page(), served)
    context.close()


@pytest.fixture
def phone(browser: Browser, served: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    yield Reader(context.new_page(), served)
    context.close()
