"""Writes what the page of methods prints from the tables of rules, or says that it is out of date.

python -m tests.method_page            writes dashboard/wording/method.toml
python -m tests.method_page --check    exit status 1 where it differs
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from math import isnan
from pathlib import Path
from typing import Any

import tomlkit

from tests.method_words import (
    AGAINST,
    CLASSES,
    COURSES,
    DIRECTIONS,
    DOUBTS,
    GIVEN,
    LETTERS,
    LIMITS,
    OUTLOOKS,
    PACES,
    PERIOD_MARKS,
    SIGNALS,
    STAGES,
    TRENDS,
    VARIATIONS,
)
from tests.spec_tables import Case, table

PAGE = Path(__file__).parents[1] / "dashboard" / "wording" / "method.toml"
HEAD = "Written by tests/method_page.py from the tables in tests/spec, which tests run row by row. Run make docs."


def spread(text: str) -> str:
    return text.replace("..", " to ")


def way(case: Case) -> str:
    """What is said of the better direction where it is not the usual one."""
    return {"lower": "; lower is better", "neither": "; neither is better"}.get(case.get("better", ""), "")


def ranged(case: Case, value: str) -> str:
    return f"{value}, range {spread(case['range'])}" if "range" in case else f"{value}, no range"


def intervals(case: Case) -> tuple[str, str]:
    if case["method"] == "wilson":
        given, unit = f"{case['count']} of {case['of']} people", "%"
    else:
        given, unit = f"{case['count']} events among {case['of']:,} people", " per 100,000"
    if "value" not in case:
        return given, "not known"
    return given, f"{case['value']}{unit}, range {spread(case['range'])}"


def period_class(case: Case) -> tuple[str, str]:
    value = "not known" if isnan(case["value"]) else f"{case['value']}"
    level = "none agreed" if isnan(case["level"]) else f"{case['level']}"
    if "band_upper" in case:
        level = f"{level} to {case['band_upper']}"
    low, high = case.get("lower"), case.get("upper")
    limits = f"range {low} to {high}" if high else f"range from {low}" if low else "no range"
    if "decimals" in case:
        limits = f"printed with {case['decimals']} decimal"
    said = f"{value}, {limits}; level {level}{way(case) if case.get('better') == 'lower' else ''}"
    return said.replace("not known, no range", "not known"), CLASSES[case["expected"]]


def minimum_standard(case: Case) -> tuple[str, str]:
    periods = [
        ", ".join([LETTERS[one[0]], *(PERIOD_MARKS[mark] for mark in one[1:])]) for one in case["periods"].split()
    ]
    rule = case.get("rule")
    agreed = f"Agreed: {'; '.join(rule_words(rule))}. " if rule else ""
    return f"{agreed}{'; '.join(periods)}", "; ".join(STAGES[one] for one in case["stages"].split())


def rule_words(rule: Mapping[str, Any]) -> Iterable[str]:
    said = {
        "confirm_after": "{} in a row confirm",
        "clear_needed": "{} of them clear",
        "gap": "{} unknown between them",
    }
    for name, number in rule.items():
        yield "one clear miss confirms" if name == "zero_tolerance" else said[name].format(number)


def course(case: Case) -> tuple[str, str]:
    periods = []
    for period in case["periods"].split(";"):
        figure, span, signs = [*period.split(), "", ""][:3]
        said = "not known" if figure == "-" else f"{figure} ({spread(span)})"
        periods.append(", ".join([said, *(PERIOD_MARKS[mark] for mark in signs)]))
    return "; ".join(periods), "; ".join(COURSES[one] for one in case["courses"].split())


def control_chart(case: Case) -> tuple[str, str]:
    points = "; ".join("not known" if isnan(one) else f"{one:g}" for one in case["points"])
    signals = case["signals"]
    if len(set(signals)) == 1 and len(signals) > 1:
        return points, f"all: {SIGNALS[signals[0]]}"
    return points, "; ".join(SIGNALS[one] for one in signals)


def chart_traps(case: Case) -> tuple[str, str]:
    points = case["points"].split()
    said = f"{repeated([one for one in points if one != '-'])}{'; the newest has not come' if '-' in points else ''}"
    return f"{said}{way(case)}", f"{LIMITS[case['limits']]}; {VARIATIONS[case['says']]}"


def repeated(points: list[str]) -> str:
    """A long row of points in words: how often the first one or two are repeated, then the rest."""
    for length, said in ((1, "{0}, {2} times"), (2, "{0} and {1} in turn, {2} figures")):
        same = next((at for at, one in enumerate(points) if one != points[at % length]), len(points))
        if same > length:
            return "; ".join([said.format(*points[:2], same), *points[same:]])
    return "; ".join(points)


def direction(case: Case) -> tuple[str, str]:
    doubt = f"; {DOUBTS[case['doubt']]}" if "doubt" in case else ""
    why = f" ({DOUBTS[case['reason']]})" if "reason" in case else ""
    return f"recent trend: {TRENDS[case['trend']]}{doubt}", f"{DIRECTIONS[case['expected']]}{why}"


def recent_trend(case: Case) -> tuple[str, str]:
    values = case["values"].replace(" ", "; ").replace("-", "not known")
    half = f", each give or take {case['half']:g}" if "half" in case else ", no ranges"
    return f"{values}{half}{way(case)}", TRENDS[case["expected"]]


def benchmark(case: Case) -> tuple[str, str]:
    said = ranged(case, f"{case['value']:g}")
    if "wide" in case:
        said += f", wider range {spread(case['wide'])}"
    said += f"; benchmark {case['benchmark']:g}"
    if "benchmark_range" in case:
        said += f", range {spread(case['benchmark_range'])}"
    return f"{said}{way(case)}", AGAINST[case["expected"]]


def funnel(case: Case) -> tuple[str, str]:
    kind = "people, overall share" if case["measure"] == "proportion" else "events, overall ratio"
    unit = "%" if case["measure"] == "proportion" else ""
    return (
        f"{case['size']:,} {kind} {case['centre']:g}{unit}",
        f"95 in 100: {spread(case['usual'])}; 99.8 in 100: {spread(case['wide'])}",
    )


def progress(case: Case) -> tuple[str, str]:
    passed = "half a year" if case["after"] < 1 else f"{case['after']:g} years"
    said = f"from {case['base']:g} towards {case['target']:g} in 5 years; {case['current']:g} after {passed}{way(case)}"
    number = f"{case['pace']:g}: ".replace("-", "−") if "pace" in case else ""
    return said, f"{number}{PACES[case['expected']]}"


def projected(case: Case) -> tuple[str, str]:
    periods = "one period" if case["ahead"] == 1 else f"{case['ahead']} periods"
    said = f"{case['values'].replace(' ', '; ')}; {periods} ahead; level {case['level']:g}{way(case)}"
    if "range" not in case:
        return said, OUTLOOKS[case["expected"]]
    return said, f"{OUTLOOKS[case['expected']]}; range {spread(case['range'])}; chance {case['chance']}"


def evidence_grade(case: Case) -> tuple[str, str]:
    return f"{case['figures']} figures, {case['status']}, {GIVEN[case['given']]}", case["expected"]


RULES: Mapping[str, Callable[[Case], tuple[str, str]]] = {
    "intervals": intervals,
    "evidence_grade": evidence_grade,
    "period_class": period_class,
    "minimum_standard": minimum_standard,
    "course": course,
    "direction": direction,
    "recent_trend": recent_trend,
    "control_chart": control_chart,
    "chart_traps": chart_traps,
    "benchmark": benchmark,
    "funnel": funnel,
    "progress": progress,
    "projection": projected,
}
"""Every table, in the order in which the page prints them, with what puts a row of it into words."""


def written() -> str:
    page = tomlkit.document()
    page.add(tomlkit.comment(HEAD))
    rules = tomlkit.aot()
    for name, said in RULES.items():
        rules.append(_rule(name, said))
    page.add("rule", rules)
    return page.as_string()


def _rule(name: str, said: Callable[[Case], tuple[str, str]]) -> Any:
    drawn = table(name)
    rule = tomlkit.table()
    rule["name"] = name.replace("_", "-")
    rule["title"] = drawn["title"]
    rule["words"] = one_line(drawn["words"])
    rule["source"] = one_line(drawn["source"])
    rule["differs"] = one_line(drawn.get("differs", ""))
    rows = tomlkit.array().multiline(multiline=True)
    for case in drawn["case"]:
        rows.append([*said(case), case.get("because", "")])
    rule["rows"] = rows
    return rule


def one_line(words: str) -> str:
    """The words without the line ends of the table; paragraphs stand on lines of their own."""
    return "\n".join(re.sub(r"\s*\n\s*", " ", part.strip()) for part in re.split(r"\n\s*\n", words.strip()))


def main() -> int:
    made = written()
    if "--check" not in sys.argv:
        PAGE.write_text(made, "utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != made:
        sys.stderr.write(f"{PAGE.name}: out of date. Run make docs.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
