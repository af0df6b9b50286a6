"""A briefing and a pack of twelve outcomes drawn as each kind of file, beside the time that a reader would wait."""

import sys
import time
from collections.abc import Callable

from dashboard.documents.render import kinds_of, rendered
from tests.dashboard.documents.papers import PAPERS, slide

from .measure import Measurement, table

MEANT = {"briefing": 2.0, "pack": 20.0, "slide": 2.0}
"""How many seconds each paper may take."""
REPEATS = 3


def run(
    measurements: list[Measurement], *, repeats: int = REPEATS, clock: Callable[[], float] = time.perf_counter
) -> bool:
    """Print how long each paper takes as each kind of file; false where one takes longer than it may."""
    papers = {"briefing": PAPERS["plain"], "pack": PAPERS["twelve outcomes"], "slide": slide()}
    held, rows = True, []
    for name, paper in papers.items():
        for kind in kinds_of(paper.kind):
            rendered(paper, kind)  # the first time reads the typeface and the template
            seconds = min(_timed(lambda paper=paper, kind=kind: rendered(paper, kind), clock) for _ in range(repeats))
            ratio = seconds / MEANT[name]
            held &= ratio <= 1
            measurements.append(
                Measurement(f"papers: {name} as {kind}", 1, seconds, None, ratio=ratio, ratio_to="the time it may take")
            )
            rows.append((name, kind, f"{seconds:.3f}", f"{MEANT[name]:g}", f"{ratio:.3f}"))
    sys.stdout.write(table(("paper", "as", "seconds", "meant", "ratio"), rows))
    return held


def _timed(order: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    order()
    return clock() - began
