"""Every row of the tables of rules. The manual prints the same tables, each under its rule in words."""

from math import nan
from pathlib import Path

import numpy as np
import pytest

from indicators.judgement.course import Course, judge_course
from indicators.judgement.direction import Direction, Reason, direction_by_trend
from indicators.judgement.levels import PeriodClass, classify
from indicators.judgement.standards import Rule, Stage, replay
from indicators.statistics.better import Better
from indicators.statistics.control_chart import Signal, xmr
from indicators.statistics.trend import Trend
from tests.spec_tables import FOLDER, TABLES, Case, rows, table

LETTERS = {
    "?": PeriodClass.UNKNOWN,
    "X": PeriodClass.CLEAR_MISS,
    "x": PeriodClass.UNCLEAR_MISS,
    "m": PeriodClass.UNCLEAR_MEET,
    "M": PeriodClass.CLEAR_MEET,
}
MARKS = {"provisional": "p", "warning": "w", "signed_off": "s"}


@rows("period_class")
def test_period_class(case: Case) -> None:
    given = {name: case[name] for name in ("lower", "upper", "decimals", "band_upper") if name in case}
    found = classify(case["value"], case["level"], better=Better(case.get("better", "higher")), **given)
    assert PeriodClass(found).name == case["expected"]


@rows("minimum_standard")
def test_minimum_standard(case: Case) -> None:
    periods = case["periods"].split()
    told = {name: [mark in period for period in periods] for name, mark in MARKS.items()}
    history = replay([LETTERS[period[0]] for period in periods], rule=Rule(**case.get("rule", {})), **told)
    assert [Stage(code).name for code in history.stage] == case["stages"].split()


@rows("course")
def test_course(case: Case) -> None:
    periods = [[*period.split(), "", ""][:3] for period in case["periods"].split(";")]
    value = [nan if figure == "-" else float(figure) for figure, _, _ in periods]
    limits = np.array([[float(end) for end in (span or "nan..nan").split("..")] for _, span, _ in periods])
    found = judge_course(
        value,
        [60.0] * len(value),
        final=65.0,
        due=["d" in marks for _, _, marks in periods],
        better=Better.HIGHER,
        lower=limits[:, 0],
        upper=limits[:, 1],
        provisional=["p" in marks for _, _, marks in periods],
        margin=1.0,
    )
    assert [Course(code).name for code in found] == case["courses"].split()


@rows("control_chart")
def test_control_chart(case: Case) -> None:
    chart = xmr([9.0, 11.0] * 8 + case["points"], better=Better.HIGHER, baseline=16)
    assert [Signal(code).name for code in chart.signal[16:]] == case["signals"]


@rows("direction")
def test_direction(case: Case) -> None:
    found = direction_by_trend([Trend[case["trend"]]], doubt=[Reason[case.get("doubt", "NONE")]])
    assert (Direction(found.direction[0]).name, Reason(found.reason[0]).name) == (
        case["expected"],
        case.get("reason", "NONE"),
    )


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_every_table_has_a_title_its_rule_in_words_and_rows_that_are_tested(path: Path) -> None:
    drawn = table(path.stem)
    assert (
        {"title", "words", "case", "source"}
        <= set(drawn)
        <= {"title", "words", "case", "source", "differs", "notation"}
    )
    assert drawn["title"]
    assert drawn["words"].strip().endswith(".")
    tests = "".join(file.read_text("utf-8") for file in FOLDER.glob("test_*.py"))
    assert f"def test_{path.stem}(" in tests
