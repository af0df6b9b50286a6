"""The README's tables of measurements, written from what was measured."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from .measure import Measurement, saved, table

README = Path(__file__).parents[2] / "README.md"
BEGINS, ENDS = "<!-- measured: written by `python -m tests.bench readme` -->", "<!-- /measured -->"
SHOWN = (
    ("Judging what SQL and frames can express too", r"judging: (?!growth)(.+)"),
    ("A nation: 400 places, 150 indicators, 20 years", r"nation: (?!growth)(.+)"),
    ("Loading a long file", r"loading: (?!growth)(.+)"),
    ("Pages: the demonstration and a nation", r"pages: (.+rerun.*|.+at once.*)"),
    ("With which power of its figures work grows", r"\w+: growth of (.+)"),
)
"""The tables: a title, and the measurements that are in it, told by their names."""


def written(results: Path, readme: Path = README) -> str:
    """Put the tables between their marks in the README; a sentence that says so, or what is missing."""
    measurements = saved(results)
    if not measurements:
        return f"Nothing was measured yet: {results.name} is not there. Run `make bench` first."
    text = readme.read_text("utf-8")
    if BEGINS not in text or ENDS not in text:
        return f"{readme.name} has no place for measurements. Put these lines where they belong:\n{BEGINS}\n{ENDS}"
    before, rest = text.split(BEGINS, 1)
    after = rest.split(ENDS, 1)[1]
    where = results.with_suffix(".txt")
    machine = where.read_text("utf-8").strip() if where.exists() else "a machine that was not noted"
    readme.write_text(f"{before}{BEGINS}\n{tables(measurements, machine)}\n{ENDS}{after}", "utf-8")
    return f"{readme.name} shows {len(measurements)} measurements."


def tables(measurements: Sequence[Measurement], machine: str) -> str:
    """Every table that has a measurement in it, under where and when they were made."""
    parts = [f"By `make bench` on {machine}."]
    for title, pattern in SHOWN:
        rows = list(_rows(measurements, re.compile(pattern)))
        if rows:
            head = (title, "figures", "seconds", "peak MB", "times", "of")
            parts.append(table(head, rows))
    return "\n\n".join(parts).rstrip()


def _rows(measurements: Iterable[Measurement], pattern: re.Pattern[str]) -> Iterable[tuple[str, ...]]:
    for one in measurements:
        named = pattern.fullmatch(one.name)
        if named:
            yield (
                named[1],
                f"{one.size:,}",
                f"{one.seconds:.3g}" if one.seconds else "",
                "" if one.peak_mb is None else f"{one.peak_mb:,.0f}",
                "" if one.ratio is None else f"{one.ratio:.3g}",
                (one.ratio_to or "").removeprefix("nation: "),
            )
