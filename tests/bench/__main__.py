"""`make bench`: all parts, or those named; prints tables and writes build/bench.json.

python -m tests.bench [judging] [nation] [verdicts] [loading] [papers] [briefings] [pages] [proving]
                      [calibration] [false-alarms]
python -m tests.bench readme      writes the README's tables of measurements from build/bench.json
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from . import (
    briefings,
    calibration,
    false_alarms,
    judging,
    loading,
    nationwide,
    pages,
    papers,
    proving,
    readme,
    verdicts,
)
from .measure import Measurement, machine, save, stopwatch

Part = Callable[[list[Measurement]], bool]
"""Prints what it measures and adds it to the list; false where it did not hold."""

PARTS: Mapping[str, Part] = {
    "judging": judging.run,
    "nation": nationwide.run,
    "verdicts": verdicts.run,
    "loading": loading.run,
    "papers": papers.run,
    "briefings": briefings.run,
    "pages": pages.run,
    "proving": proving.run,
    "calibration": calibration.run,
    "false-alarms": false_alarms.run,
}
RESULTS = Path(__file__).parents[2] / "build" / "bench.json"


def main(named: Sequence[str], *, parts: Mapping[str, Part] = PARTS, results: Path = RESULTS) -> int:
    """Run the parts named, or all; exit status 1 where one did not hold, 2 for a part that is not there."""
    if list(named) == ["readme"]:
        sys.stdout.write(readme.written(results) + "\n")
        return 0
    unknown = [name for name in named if name not in parts]
    if unknown:
        sys.stderr.write(f"There is no part {unknown[0]}. Name any of: {', '.join(parts)}.\n")
        return 2
    sys.stdout.write(f"Measured on {machine()}; seconds are the least of several runs\n")
    measurements: list[Measurement] = []
    failed = []
    for name in named or parts:
        sys.stdout.write(f"\n## {name}\n\n")
        sys.stdout.flush()
        with stopwatch() as timed:
            held = parts[name](measurements)
        sys.stdout.write(f"\n({name}: {timed.seconds:.0f} s)\n")
        if not held:
            failed.append(name)
    save(measurements, results)
    results.with_suffix(".txt").write_text(machine() + "\n", "utf-8")
    if failed:
        sys.stderr.write(f"Did not hold: {', '.join(failed)}. The tables above say where.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
