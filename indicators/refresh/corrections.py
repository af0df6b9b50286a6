"""Known errors of publishers, declared in `data/corrections.toml` and mended before figures are checked."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import data
from data import gazetteer
from data.catalogue import DefinitionError
from data.observation import Observation
from data.periods import Period, PeriodError, parse_period
from indicators.feeds.feed import Issue, Severity, shown

FILE = Path(data.__file__).with_name("corrections.toml")
_KEYS = frozenset({"indicator", "place", "wrong", "source", "do", "expect", "right"})


class Mend(StrEnum):
    """What is done to a wrong figure."""

    DROP = "drop"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Correction:
    """One known error: the wrong figure of each period and, where it is replaced, the right one."""

    indicator: str
    place: str
    wrong: str
    source: str
    do: Mend
    expect: Mapping[Period, float]
    right: Mapping[Period, float]


def declared(path: Path = FILE) -> tuple[Correction, ...]:
    """The corrections in a file; raises DefinitionError naming the first that cannot be read, and the cure."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path.name}: cannot be read ({shown(str(error))}). Mend it, or take it away."
        raise DefinitionError(message) from error
    entries = table.get("correction", [])
    if not isinstance(entries, list) or set(table) - {"correction"}:
        message = f"{path.name}: holds something else than [[correction]]. Remove it."
        raise DefinitionError(message)
    return tuple(_correction(entry, f"{path.name}, correction {number}") for number, entry in enumerate(entries, 1))


@cache
def shipped() -> tuple[Correction, ...]:
    """The corrections that come with this version."""
    return declared()


def corrected(
    figures: Sequence[Observation], corrections: Sequence[Correction]
) -> tuple[Sequence[Observation], list[Issue]]:
    """The figures without the declared errors, and what to tell about each.

    A figure that is no longer the wrong one holds the release: the publisher has mended it, or changed it again.
    """
    known = {
        (one.indicator, gazetteer.current_code(one.place), period): one
        for one in corrections
        if figures and one.indicator == figures[0].indicator
        for period in one.expect
    }
    if not known:
        return figures, []
    kept: list[Observation] = []
    issues: list[Issue] = []
    for figure in figures:
        one = known.get((figure.indicator, gazetteer.current_code(figure.place), figure.period))
        if one is None:
            kept.append(figure)
            continue
        where = f"{figure.place} in {shown(figure.label)}"
        expected = one.expect[figure.period]
        if figure.value is None or not math.isclose(figure.value, expected, rel_tol=1e-9, abs_tol=1e-12):
            now = figure.status if figure.value is None else f"{figure.value:g}"
            message = (
                f"{where} is {now} where a declared correction expects the wrong {expected:g}. "
                "If the publisher mended it, remove the correction from corrections.toml."
            )
            issues.append(Issue(Severity.HELD, message, figure.indicator))
            continue
        words = f"{where} was {expected:g}: {one.wrong} ({one.source})."
        if one.do is Mend.REPLACE:
            right = one.right[figure.period]
            note = "; ".join(part for part in (figure.note, f"corrected by us: {words}") if part)
            kept.append(replace(figure, value=right, lower=None, upper=None, count=None, denominator=None, note=note))
            words += f" It was replaced by {right:g}."
        else:
            words += " It was left out."
        issues.append(Issue(Severity.SOFT, words, figure.indicator, figure.place, figure.period))
    return kept, issues


def _correction(entry: Any, name: str) -> Correction:  # noqa: ANN401 (TOML may hold anything)
    if (
        not isinstance(entry, dict)
        or not {"indicator", "place", "wrong", "source", "do", "expect"} <= set(entry) <= _KEYS
    ):
        message = f"{name}: needs indicator, place, wrong, source, do and expect, and right where a figure is replaced."
        raise DefinitionError(message)
    try:
        mend = Mend(entry["do"])
    except ValueError:
        message = f"{name}: do is “{shown(str(entry['do']))}”. Write drop or replace."
        raise DefinitionError(message) from None
    expect, right = (_by_period(entry.get(key, {}), f"{name}: {key}") for key in ("expect", "right"))
    if not expect or set(right) != (set(expect) if mend is Mend.REPLACE else set()):
        message = f"{name}: expect and right do not fit. Give each period its wrong figure, and with replace its right."
        raise DefinitionError(message)
    words = {key: str(entry[key]) for key in ("indicator", "place", "wrong", "source")}
    return Correction(**words, do=mend, expect=expect, right=right)


def _by_period(found: Any, name: str) -> dict[Period, float]:  # noqa: ANN401 (as above)
    """Figures by the span that their label says, as "2024-01-01/P1Y"."""
    try:
        return {parse_period(label): float(value) for label, value in found.items()}
    except (AttributeError, TypeError, ValueError, PeriodError) as error:
        message = f'{name} cannot be read ({shown(str(error))}). Write, say, {{ "2024-01-01/P1Y" = 61.3 }}.'
        raise DefinitionError(message) from None
