"""One piece of work in a process of its own, so that its peak memory is its own.

    python -m tests.bench.alone ENGINE FIGURES REPEATS      one engine of `engines`
    python -m tests.bench.alone verdicts FIGURES REPEATS    all verdicts, by part

Answers with one line of JSON.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .measure import fastest, forget_peak, held_mb, peak_mb

ROOT = Path(__file__).parents[2]
TOY = 2_040


def alone(name: str, figures: int, *, repeats: int) -> Mapping[str, Any]:
    """Run one piece of work in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.alone", name, str(figures), str(repeats)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    answer: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def measured(name: str, figures: int, *, repeats: int) -> Mapping[str, Any]:
    """Seconds, peak memory above what the process held before it read anything, and the answer itself."""
    if name == "verdicts":
        from .verdicts import prepared
    else:
        from .engines import ENGINES

        prepared = ENGINES[name]
    from .panels import columns

    prepared(columns(TOY))()  # what is imported or compiled on first use is no part of the work
    gc.collect()
    before = held_mb()
    work = prepared(columns(figures))
    gc.collect()
    forget_peak()
    work()
    peak = peak_mb() - before
    seconds, answer = fastest(work, repeats=repeats)
    return {"seconds": seconds, "peak_mb": peak, "answer": {key: float(value) for key, value in answer.items()}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1], int(sys.argv[2]), repeats=int(sys.argv[3]))) + "\n")
