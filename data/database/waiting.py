"""How long a writer waits for another one before it gives up."""

import os
from typing import Final

from data.database.errors import StoreError

SETTING: Final = "OUTCOMES_WRITERS_WAIT"
USUAL: Final = 5.0
LONGEST: Final = 600.0


def seconds() -> float:
    """The wait in seconds: five, or what the setting says. Raises StoreError for a setting that is no such time."""
    text = os.environ.get(SETTING, "").strip()
    if not text:
        return USUAL
    try:
        wait = float(text)
    except ValueError:
        wait = -1.0
    if not 0.0 < wait <= LONGEST:
        message = f"{SETTING} is “{text[:20]}”. Give seconds, more than 0 and at most {LONGEST:g}, or leave it out."
        raise StoreError(message)
    return wait
