"""Finds a Chromium for the browser tests, or installs one where that is possible, and prints its path."""

import os
import subprocess
import sys
from pathlib import Path

from tests import programs

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CURE = (
    "No Chromium found. Install one (on Debian: apt-get install chromium), "
    "or set OUTCOMES_CHROMIUM to the path of one that is installed."
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""With these it asks for nothing that a test did not ask for."""


def found() -> Path | None:
    """The Chromium that the setting names, else one on the path, else Playwright's own; None where there is none."""
    held = programs.found(NAMES, setting="OUTCOMES_CHROMIUM")
    return held if held or os.environ.get("OUTCOMES_CHROMIUM") else _playwrights_own()


def install() -> None:
    """Install one: from the system's packages as root on Debian, else Playwright's."""
    programs.install("chromium")
    if found() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


if __name__ == "__main__":
    sys.exit(programs.told(found, install, CURE))
