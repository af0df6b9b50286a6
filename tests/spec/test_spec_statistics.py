"""Every row of the tables of statistical rules, run by the functions that pages and verdicts use."""

import numpy as np
import pytest

from dashboard.wording.calibration import in_ten
from data.catalogue import UnitKind
from indicators.judgement.evidence import ranges_of
from indicators.panel import panel_of
from indicators.statistics.better import Better
from indicators.statistics.comparison import Against, Measure, against_benchmark, funnel_limits
from indicators.statistics.control_chart import Limits, Variation, variation, xmr
from indicators.statistics.intervals import byar, wilson
from indicators.statistics.progress import Outlook, Word, pace, progress_word, projection
from indicators.statistics.trend import Trend, recent_trend
from tests.columns import measure, series
from tests.spec_tables import Case, limits, numbers, rows


def better(case: Case) -> Better:
    return Better(case.get("better", "higher"))


@rows("intervals")
def test_intervals(case: Case) -> None:
    ranged = {"wilson": wilson, "byar": byar}[case["method"]]
    found = ranged(case["count"], case["of"], unit=100 if case["method"] == "wilson" else 100_000)
    assert [float(one) for one in (found.value, found.lower, found.upper)] == pytest.approx(
        [case.get("value", float("nan")), *limits(case)], abs=0.005, nan_ok=True
    )


@rows("recent_trend")
def test_recent_trend(case: Case) -> None:
    values = np.array(numbers(case["values"]))
    half = case.get("half", float("nan"))
    found = recent_trend(values, lower=values - half, upper=values + half, better=better(case))
    assert Trend(int(found.trend)).name == case["expected"]


@rows("chart_traps")
def test_chart_traps(case: Case) -> None:
    chart = xmr(numbers(case["points"]), better=better(case))
    assert Limits(int(chart.limits[-1])).name == case["limits"]
    assert Variation(int(variation(chart))).name == case["says"]


@rows("benchmark")
def test_benchmark(case: Case) -> None:
    beside = {}
    for name, keys in (
        ("benchmark_range", ("benchmark_lower", "benchmark_upper")),
        ("wide", ("wide_lower", "wide_upper")),
    ):
        if name in case:
            beside |= dict(zip(keys, limits(case, name), strict=True))
    found = against_benchmark(case["value"], *limits(case), case["benchmark"], better=better(case), **beside)
    assert Against(int(found)).name == case["expected"]


@rows("funnel")
def test_funnel(case: Case) -> None:
    kind = Measure(case["measure"])
    found = funnel_limits(case["size"], case["centre"], measure=kind, unit=100 if kind is Measure.PROPORTION else 1)
    usual, wide = (found.lower_95, found.upper_95), (found.lower_998, found.upper_998)
    assert [float(one) for one in usual] == pytest.approx(limits(case, "usual"), abs=0.05)
    assert [float(one) for one in wide] == pytest.approx(limits(case, "wide"), abs=0.05)


@rows("progress")
def test_progress(case: Case) -> None:
    found = pace(
        case["base"],
        case["current"],
        base_time=0.0,
        current_time=case["after"],
        target=case["target"],
        target_time=5.0,
        better=better(case),
    )
    assert float(found) == pytest.approx(case.get("pace", float("nan")), nan_ok=True)
    assert Word(int(progress_word(found))).name == case["expected"]


@rows("projection")
def test_projection(case: Case) -> None:
    found = projection(numbers(case["values"]), ahead=case["ahead"], target=case["level"], better=better(case))
    assert [float(found.lower), float(found.upper)] == pytest.approx(limits(case), abs=0.05, nan_ok=True)
    assert Outlook(int(found.outlook)).name == case["expected"]
    assert in_ten(float(found.chance)) == case["chance"]


@rows("evidence_grade")
def test_evidence_grade(case: Case) -> None:
    indicator = measure(kind=UnitKind.PERCENT)
    counted = "counts" in case["given"]
    many = case["figures"]
    figures = series(
        *[60.0 + at % 2 for at in range(many)],
        start="2000-01-01",
        half=1.0 if case["given"] == "range" else float("nan"),
        counts=[600.0] * many if counted else (),
        denominators=[1000.0] * many if counted else (),
        caveats=[("rounded",)] * many if case["given"] == "rounded counts" else (),
        status=case["status"],
    )
    panel = panel_of(figures, indicator, as_of=figures.end[-1].astype(object))
    assert ranges_of(panel, indicator).grade[-1] == case["expected"]
