"""Finds an nginx for the tests of the service, or installs one where that is possible, and prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CURE = (
    "No nginx found. Install one (on Debian: apt-get install nginx-light), "
    "or set OUTCOMES_NGINX to the path of one that is installed."
)


def found() -> Path | None:
    """The nginx that the setting names, else the system's; None where there is none."""
    if named := os.environ.get("OUTCOMES_NGINX"):
        return Path(named) if Path(named).is_file() else None
    held = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    return Path(held) if held else None


def install() -> None:
    """Install one from the system's packages, as root on Debian."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx-light"], check=False)


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
