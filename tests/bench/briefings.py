"""Briefings for every place of a large store: seconds each, and whether memory stays flat from some to all of them."""

import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from dashboard.access import PUBLIC
from dashboard.documents import making
from dashboard.documents.content import PaperKind
from dashboard.documents.making import Wanted
from dashboard.documents.render import rendered
from data import database

from . import big_store
from .measure import Measurement, forget_peak, peak_mb, stopwatch, table

KNOWN = datetime(2026, 11, 21, 12, tzinfo=UTC)
AS_AT = "2026-11-21T12:00"
MEANT = 2.0
"""How many seconds a briefing may take."""
SOME = 25
FLAT = 1.25
"""How much more memory all places may need than some of them."""


def run(measurements: list[Measurement], *, size: big_store.Size = big_store.WHOLE, some: int = SOME) -> bool:
    """Print the seconds of a briefing and the peak of some and of all; false where either is too much."""
    with tempfile.TemporaryDirectory() as folder:
        url = big_store.made(Path(folder) / "store.sqlite", size)
        made(url, range(1))  # the first time reads the definitions, the typeface and the template
        rows, peaks, held = [], [], True
        for many in (some, size.places):
            forget_peak()
            with stopwatch() as timed:
                made(url, range(many))
            each = timed.seconds / many
            peaks.append(peak_mb())
            held &= each <= MEANT
            measurements.append(
                Measurement("briefings", many, each, peaks[-1], ratio=each / MEANT, ratio_to="the time one may take")
            )
            rows.append((f"{many}", f"{timed.seconds:.1f}", f"{each:.3f}", f"{each / MEANT:.2f}", f"{peaks[-1]:,.0f}"))
    sys.stdout.write(f"Briefings as PDF in a store of {size}\n\n")
    sys.stdout.write(table(("places", "seconds", "each", "of the time it may take", "peak MB"), rows))
    return held and peaks[1] <= FLAT * peaks[0]


def made(url: str, numbers: Iterable[int]) -> int:
    """Make the briefing of each place and draw it as PDF; how many bytes there were in all."""
    engine = database.engine(url)
    total = 0
    for number in numbers:
        with database.session(engine) as session:
            wanted = Wanted(kind=PaperKind.BRIEFING, place=big_store.slug(number))
            paper = making.paper(session, PUBLIC, wanted, known_at=KNOWN, as_at=AS_AT)
        total += len(rendered(paper, "pdf"))
    engine.dispose()
    return total
