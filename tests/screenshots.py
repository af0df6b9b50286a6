"""Takes a picture of every view of the demonstration, wide, narrow, in grey and in the reader's own colours.

python -m tests.screenshots           all views, into build/screenshots, with an index.html to look through
python -m tests.screenshots place     only the pictures whose name begins so
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import requests
from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "screenshots"
PATIENCE = 180

VIEWS: Mapping[str, str] = {
    "find": "/",
    "place": "/place?place=northmere",
    "outcome": "/outcome?place=northmere&outcome=1",
    "agreement": "/agreement?place=northmere",
    "budget": "/budget?place=northmere",
    "standards": "/standards",
    "across": "/across?outcome=first-time-entrants",
    "centre": "/centre",
    "changes": "/changes",
    "papers": "/papers?place=northmere",
    "data": "/data",
    "about": "/about",
    "work": "/work",
    "records": "/records",
}
MORE: Mapping[str, str] = {
    "find-search": "/?q=bolten",
    "place-real": "/place?place=greater-manchester",
    "place-past": "/place?place=northmere&as_at=2025-09-30",
    "standards-case": "/standards?case=northmere.new-parents-visited.1",
    "outcome-chamber": "/outcome?place=northmere&outcome=1&view=chamber",
    "papers-briefing": "/papers?place=northmere&kind=briefing",
    "data-measure": "/data?indicator=employment-rate",
    "about-guides": "/about?section=guides",
    "about-first-hour": "/about?section=first-hour-local-leader",
    "open-data": "/open-data",
}
SIGNED_IN = ("work", "records")
"""Views that say little to the public, so that somebody with every grant opens them."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken: its name, its width, and what stands between the page and the eye."""

    name: str
    width: int
    grey: bool = False
    forced: bool = False


LOOKS = (
    Look("1280", 1280),
    Look("320", 320),
    Look("grey", 1280, grey=True),
    Look("forced", 1280, forced=True),
)


def pictures(browser: Browser, served: Mapping[bool, str], wanted: Mapping[str, str]) -> Iterator[str]:
    """Take every picture and yield its file's name; `served` says where, for the public and for the signed in."""
    for look in LOOKS:
        context = browser.new_context(
            viewport={"width": look.width, "height": 900},
            forced_colors="active" if look.forced else "none",
            reduced_motion="reduce",
        )
        page = context.new_page()
        if look.grey:
            context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
        for name, path in wanted.items():
            page.set_viewport_size({"width": look.width, "height": 900})
            page.goto(f"{served[name in SIGNED_IN]}{path}")
            settle(page)
            page.screenshot(path=FOLDER / f"{name}-{look.name}.png")
            yield f"{name}-{look.name}.png"
        context.close()


def settle(page: Page) -> None:
    """Wait until a page stands, and make the window as high as it, since the pages scroll inside themselves."""
    page.wait_for_selector("h1", timeout=PATIENCE * 1000)
    if page.locator(".stApp").count():
        page.wait_for_selector("[data-test-script-state='notRunning']", timeout=PATIENCE * 1000)
        page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached", timeout=PATIENCE * 1000)
    height = "Math.max(document.documentElement.scrollHeight, document.querySelector('.stMain')?.scrollHeight ?? 0)"
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(page.evaluate(height) + 8, 16_000)})
    page.wait_for_timeout(400)  # charts draw themselves anew for the new height


@contextmanager
def serving(url: str, folder: Path, *, signed_in: bool) -> Iterator[str]:
    """Serve a store in a process of its own until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    order = f"from dashboard.server import serve; serve(url={url!r}, port={port}, browser=False)"
    order = f"{AS_SOMEBODY}\n{order}" if signed_in else order
    log = folder / f"server-{port}.log"
    with log.open("w") as written:
        program = subprocess.Popen(
            [sys.executable, "-c", order], cwd=folder, stdout=written, stderr=written, env=os.environ
        )
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, program, log)
            yield address
        finally:
            program.send_signal(signal.SIGINT)
            program.wait(timeout=20)


AS_SOMEBODY = """
from datetime import UTC, datetime
from dashboard import load, reader
from dashboard.access import Granted, Viewer
from data.roles import CENTRE, OF_THE_CENTRE, Role
somebody = Viewer(1, "Somebody with every grant", tuple(
    Granted(role, CENTRE if role in OF_THE_CENTRE else "x-northmere", "Post of the demonstration") for role in Role))
load.viewer = reader.viewer = lambda: somebody
"""


def wait_for(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the pages answer; ends with the server's own words where they do not."""
    for _ in range(PATIENCE * 4):
        if program.poll() is not None:
            break
        try:
            if requests.get(f"{address}/health", timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.25)
    message = f"The pages did not come up. {log.read_text()[-2000:]}"
    raise SystemExit(message)


def index(names: Iterable[str]) -> str:
    """The page that shows every picture, a view a row."""
    rows = "".join(
        f"<h2>{escape(name)}</h2><div>"
        + "".join(
            f'<a href="{name}-{one.name}.png"><img src="{name}-{one.name}.png" alt="{one.name}"></a>' for one in LOOKS
        )
        + "</div>"
        for name in names
    )
    style = (
        "body{font-family:sans-serif}div{display:flex;gap:1rem;align-items:start}img{max-width:22vw;border:1px solid}"
    )
    return f"<!doctype html><html lang=en-GB><meta charset=utf-8><title>Every view</title><style>{style}</style>{rows}"


def main() -> int:
    path = chromium.found()
    if path is None:
        sys.stderr.write(chromium.CURE + "\n")
        return 1
    wanted = {name: where for name, where in {**VIEWS, **MORE}.items() if name.startswith(tuple(sys.argv[1:]) or ("",))}
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/demonstration.sqlite"
        order = [sys.executable, "-c", "from dashboard.cli import main; main()", "demo", "--prepare-only"]
        subprocess.run(order, check=True, env={**os.environ, "OUTCOMES_DATABASE_URL": url})
        browser = playwright.chromium.launch(executable_path=str(path), args=chromium.FLAGS)
        with (
            serving(url, Path(folder), signed_in=False) as public,
            serving(url, Path(folder), signed_in=True) as somebody,
        ):
            for taken in pictures(browser, {False: public, True: somebody}, wanted):
                sys.stdout.write(f"{taken}\n")
        browser.close()
    (FOLDER / "index.html").write_text(index(wanted), "utf-8")
    sys.stdout.write(f"Look at {FOLDER / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
