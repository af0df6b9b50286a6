"""Finds an nginx for the tests of the service, or installs one where that is possible, and prints its path."""

import sys
from functools import partial
from pathlib import Path

from tests import programs

CURE = (
    "No nginx found. Install one (on Debian: apt-get install nginx-light), "
    "or set OUTCOMES_NGINX to the path of one that is installed."
)


def found() -> Path | None:
    """The nginx that the setting names, else the system's; None where there is none."""
    return programs.found(["nginx"], setting="OUTCOMES_NGINX", beside=["/usr/sbin", "/usr/local/sbin"])


if __name__ == "__main__":
    sys.exit(programs.told(found, partial(programs.install, "nginx-light"), CURE))
