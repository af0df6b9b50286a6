"""How often each rule raises a flag when nothing is wrong: the kept rates beside rates simulated again."""

import math
import sys

from indicators.statistics.false_alarms import TABLE, Rate

from .measure import Measurement, stopwatch, table
from .simulate_false_alarms import SERIES, printed, remade_table

SIGMAS = 4.5
"""What chance alone may move a simulated rate by, over all rows."""
ROUNDING = 0.001
SMALLEST = 1e-3


def run(measurements: list[Measurement], *, series: int = SERIES) -> bool:
    """Print the table; false where a kept rate is not what the simulation makes."""
    with stopwatch() as timed:
        again = remade_table(series=series)
    measurements.append(Measurement(name="false alarms: simulation", size=series, seconds=timed.seconds))
    rows = [
        (
            str(kept.alarm),
            str(kept.given),
            printed(kept),
            printed(remade),
            "" if agrees(kept, remade, series) else "differs",
        )
        for kept, remade in zip(TABLE, again, strict=True)
    ]
    sys.stdout.write(f"False alarms, {series:,} series a row: kept beside simulated again\n\n")
    sys.stdout.write(table(("flag", "series", "kept", "again", ""), rows))
    return all(not row[-1] for row in rows)


def agrees(kept: Rate, again: Rate, series: int) -> bool:
    """Whether two rates differ by no more than chance and rounding."""
    return all(
        abs(one - other) <= SIGMAS * math.sqrt(max(one * (1 - one), SMALLEST) / series) + ROUNDING
        for one, other in ((kept.low, again.low), (kept.high, again.high))
    )
