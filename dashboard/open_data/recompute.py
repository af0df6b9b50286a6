"""The program in the package's README that works one minimum-standard verdict out anew, with pandas alone."""

from collections.abc import Mapping, Sequence
from string import Template

from dashboard.open_data.table import Table, Value

PROGRAM = Template('''\
import json
from math import sqrt

import pandas as pd

PLACE, STANDARD = "$place", "$standard"
Z = 1.959963984540054  # 95 % of a normal distribution lies within so many standard deviations

# What both sides agreed, exact in the terms, and how the series is printed.
standards = pd.read_csv("data/standards.csv")
standards = standards[(standards["standard"] == STANDARD) & (standards["status"] == "in_force")]
agreed = json.loads(standards["terms"].iloc[-1])
rule = {name: int(number) for name, number in agreed["rule"].items()}
floor, margin = float(agreed["floor"]), float(agreed["recovery_margin"])
series = pd.read_csv("data/series.csv").set_index("indicator").loc[agreed["indicator"]]
sign, decimals = (1 if agreed["better"] == "higher" else -1), int(series["decimals"])

# The figures that stand (no vintage has replaced them), of periods that ended after the standard began.
figures = pd.read_csv("data/figures.csv")
figures = figures[(figures["place_code"] == PLACE) & (figures["indicator"] == agreed["indicator"])]
figures = figures[figures["known_until"].isna() & (figures["period_end"] > agreed["starts"])]
figures = figures.sort_values("period_start")


def ends(figure):
    """The published range; else Wilson's, from the published count and denominator of a percentage."""
    if pd.isna(figure["lower"]) and figure["unit"] == "percent" and figure["denominator"] > 0:
        n, x = figure["denominator"], figure["count"]
        middle, half = 2 * x + Z**2, Z * sqrt(Z**2 + 4 * x * (1 - x / n))
        return 50 * (middle - half) / (n + Z**2), 50 * (middle + half) / (n + Z**2)
    return figure["lower"], figure["upper"]


def side(figure, level):
    """2 or 1: meets, clearly or not; -2 or -1: misses, clearly or not. Clear: the whole range lies on that side."""
    lower, upper = ends(figure)
    if sign * round(figure["value"], decimals) >= sign * round(level, decimals):
        return 2 if (lower >= level if sign > 0 else upper <= level) else 1
    return -2 if (upper < level if sign > 0 else lower > level) else -1


stage, run, unknown = "no figures", [], 0
for figure in figures.to_dict("records"):
    if pd.isna(figure["value"]) or figure["status"] not in ("final", "provisional", "revised"):
        unknown += 1
        run = run if unknown <= rule["gap"] else []
        continue
    unknown, final = 0, figure["status"] != "provisional"
    run.append((side(figure, floor), side(figure, floor + sign * margin), final))
    now, back = run[-1][0], run[-1][1] > 0

    def all_of(count, wanted):
        return len(run) >= count and all(wanted(one) for one in run[-count:])

    def clear(count, column, wanted):
        return sum(one[column] == wanted for one in run[-count:])

    miss_final = lambda one: one[0] < 0 and one[2]
    confirmed = all_of(rule["confirm_after"], miss_final)
    confirmed = confirmed and clear(rule["confirm_after"], 0, -2) >= rule["clear_needed"]
    confirmed = confirmed or bool(rule["zero_tolerance"] and final and now == -2)
    relapsed = confirmed or (final and now == -2) or all_of(2, miss_final)
    recovered = all_of(rule["recover_after"], lambda one: one[1] > 0 and one[2])
    recovered = recovered and clear(rule["recover_after"], 1, 2) >= rule["clear_recovery"]
    if stage in ("below", "recovering", "recovered"):
        if relapsed:
            stage = "below"
        elif recovered:
            stage = "recovered"
        elif back and stage == "below":
            stage = "recovering"
        elif stage == "recovered" and not back:
            stage = "recovering"
    elif confirmed:
        stage = "below"
    elif stage == "may_be_below":
        stage = "may_be_below" if now < 0 or not final else "close"
    elif now == -2 or all_of(rule["suspect_after"], lambda one: one[0] < 0):
        stage = "may_be_below"
    elif now < 0:
        stage = "close"
    else:
        secure = final and (now == 2 or all_of(2, lambda one: one[0] > 0))
        stage = "close" if stage == "close" and not secure else "meets"

answer = {"recovered": "recovering", "no figures": "cannot_tell"}.get(stage, stage)
verdicts = pd.read_csv("data/verdicts.csv")
published = verdicts[(verdicts["place_code"] == PLACE) & (verdicts["standard"] == STANDARD)]["minimum_standard"].iloc[0]
print(f"{PLACE}, {STANDARD}: worked out {answer}, published {published}")
''')


def program(tables: Sequence[Table]) -> str | None:
    """Return the program for one verdict of the package, None where it holds none that the program works out.

    That is a place with a range beside its latest figure; one that was below the standard before any other.
    """
    rows = [one for one in _rows(tables, "verdicts") if one["standard"] and one["evidence_grade"] == "A"]
    if not rows:
        return None
    chosen = max(rows, key=lambda one: int(str(one["minimum_standard_episode"])))
    return PROGRAM.substitute(place=chosen["place_code"], standard=chosen["standard"])


def _rows(tables: Sequence[Table], name: str) -> list[Mapping[str, Value]]:
    one = next(each for each in tables if each.shape.name == name)
    return [dict(zip(one.shape.names, row, strict=True)) for row in one.rows]
