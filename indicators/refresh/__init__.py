"""The shell around feeds: ask, keep the raw reply, parse, check, store in one transaction, judge what changed.

What happened comes back as values; nothing is printed.
"""

from data.store.figures import Outcome
from indicators.refresh.again import AgainError, stored_again
from indicators.refresh.asking import refresh
from indicators.refresh.conversation import Ask
from indicators.refresh.due import due
from indicators.refresh.kept import RefreshBusyError
from indicators.refresh.loading import LoadError, load_file
from indicators.refresh.package import PackageLoaded, load_package
from indicators.refresh.places import hold_places
from indicators.refresh.storing import Judge, RefreshResult
from indicators.refresh.watching import watch

__all__ = [
    "AgainError",
    "Ask",
    "Judge",
    "LoadError",
    "Outcome",
    "PackageLoaded",
    "RefreshBusyError",
    "RefreshResult",
    "due",
    "hold_places",
    "load_file",
    "load_package",
    "refresh",
    "stored_again",
    "watch",
]
