"""How often one client may ask: a bucket for each that fills at a steady pace. Kept in this process only."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_CLIENTS = 10_000


@dataclass(slots=True)
class Limit:
    """So many questions at once, and so many a minute from then on. `clock` gives seconds that never go back."""

    clock: Callable[[], float]
    at_once: int = 120
    a_minute: int = 240
    _buckets: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, client: str) -> int:
        """Take one question from a client's bucket; 0, or in how many seconds there will be one to take."""
        pace = self.a_minute / 60
        with self._lock:
            now = self.clock()
            left, since = self._buckets.pop(client, (float(self.at_once), now))
            left = min(left + (now - since) * pace, float(self.at_once))
            allowed = left >= 1
            self._buckets[client] = (left - 1 if allowed else left, now)
            while len(self._buckets) > MOST_CLIENTS:
                self._buckets.popitem(last=False)
        return 0 if allowed else max(math.ceil((1 - left) / pace), 1)
