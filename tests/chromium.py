"""Finds a Chromium for the browser tests, or installs one where that is possible, and prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CURE = (
    "No Chromium found. Install one (on Debian: apt-get install chromium), "
    "or set OUTCOMES_CHROMIUM to the path of one that is installed."
)


def found() -> Path | None:
    """The Chromium that the setting names, else one on the path, else Playwright's own; None where there is none."""
    if named := os.environ.get("OUTCOMES_CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(on_path) if on_path else _playwrights_own()


def install() -> None:
    """Install one: from the system's packages as root on Debian, else Playwright's."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    if found() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def main() -> int:
    if found() is None:
        install()
    if (path := found()) is None:
        sys.stderr.write(CURE + "\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
