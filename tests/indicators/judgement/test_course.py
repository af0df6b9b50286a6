"""The course against the agreed path."""

import runpy
from math import nan
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judgement.course import Course, agreed_level, judge_course, judge_course_panel
from indicators.statistics.better import Better

naive = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("naive.py"))))

HIGHER, LOWER, NEITHER = Better

tenths = st.integers(-12, 12).map(lambda whole: whole / 10)
maybe_tenths = st.one_of(tenths, tenths, st.just(nan))
widths = st.sampled_from([0.0, 0.1, 0.3, 0.6, nan])
BETTERS = st.sampled_from([HIGHER, LOWER])


@st.composite
def series(draw: st.DrawFn, most: int = 10) -> dict[str, np.ndarray]:
    """One series: figures with limits, path, the periods from the agreed date on, and which are provisional."""
    length = draw(st.integers(0, most))
    value = np.array(draw(st.lists(maybe_tenths, min_size=length, max_size=length)), dtype=float)
    width = np.array(draw(st.lists(widths, min_size=length, max_size=length)), dtype=float)
    path = np.array(draw(st.lists(maybe_tenths, min_size=length, max_size=length)), dtype=float)
    return {
        "value": value,
        "path": path,
        "lower": np.round(value - width, 1),
        "upper": np.round(value + width, 1),
        "due": np.arange(length) >= draw(st.integers(0, 6)),
        "provisional": np.array(draw(st.lists(st.booleans(), min_size=length, max_size=length)), dtype=bool),
    }


terms = st.fixed_dictionaries({"better": BETTERS, "patience": st.integers(1, 4), "gap": st.integers(0, 2)})
places = st.lists(st.tuples(series(), tenths, st.sampled_from([0.0, 0.1, 0.4])), max_size=4)


@given(places, terms)
def test_all_series_at_once_are_each_series_alone_and_as_the_second_judge_says(
    given: list[tuple[dict[str, np.ndarray], float, float]], agreed: dict[str, object]
) -> None:
    offsets = np.cumsum([0, *(one["value"].size for one, _, _ in given)])
    names = ("value", "path", "lower", "upper", "due", "provisional")
    flat = {name: np.concatenate([np.zeros(0), *(one[name] for one, _, _ in given)]) for name in names}
    together = judge_course_panel(
        offsets=offsets, **flat, final=[f for _, f, _ in given], margin=[m for _, _, m in given], **agreed
    )
    for (one, final, margin), begin, end in zip(given, offsets[:-1], offsets[1:], strict=True):
        alone = judge_course(**one, final=final, margin=margin, **agreed)
        assert alone.tolist() == together[begin:end].tolist()
        second = naive.course(**{k: v.tolist() for k, v in one.items()}, final=final, margin=margin, **agreed)
        assert [Course(code).name for code in alone] == second


@given(series(), terms, tenths)
def test_a_mirrored_series_has_the_same_course(
    one: dict[str, np.ndarray], agreed: dict[str, object], final: float
) -> None:
    agreed = agreed | {"better": HIGHER}
    mirrored = one | {"value": -one["value"], "path": -one["path"], "lower": -one["upper"], "upper": -one["lower"]}
    course = judge_course(**one, final=final, margin=0.1, decimals=1, **agreed)
    assert (
        course.tolist()
        == judge_course(**mirrored, final=-final, margin=0.1, decimals=1, **agreed | {"better": LOWER}).tolist()
    )


@given(series(), terms, tenths)
def test_a_prefix_is_judged_as_the_prefix_of_the_whole(
    one: dict[str, np.ndarray], agreed: dict[str, object], final: float
) -> None:
    whole = judge_course(**one, final=final, **agreed).tolist()
    for length in range(len(whole)):
        prefix = {name: array[:length] for name, array in one.items()}
        assert judge_course(**prefix, final=final, **agreed).tolist() == whole[:length]


@given(series(), terms, tenths, st.integers(0, 10))
def test_with_the_past_fixed_a_better_latest_figure_never_lowers_the_course(
    one: dict[str, np.ndarray], agreed: dict[str, object], final: float, gain: int
) -> None:
    if one["value"].size == 0 or np.isnan(one["value"][-1]):
        return
    better = {name: array.copy() for name, array in one.items()}
    for name in ("value", "lower", "upper"):
        better[name][-1] = np.round(better[name][-1] + agreed["better"].sign * gain / 10, 1)
    before, after = (judge_course(**each, final=final, margin=0.1, decimals=1, **agreed)[-1] for each in (one, better))
    assert after >= before


def test_a_course_just_short_by_the_margin_is_off_track_in_spite_of_floating_dust() -> None:
    course = judge_course(
        [64.9], [65.0], final=70.0, due=[False], better=HIGHER, lower=[64.8], upper=[64.95], margin=0.1
    )
    assert course.tolist() == [Course.OFF_TRACK]


def test_without_the_limit_on_the_worse_side_nothing_is_ahead() -> None:
    course = judge_course([70.0], [65.0], final=70.0, due=[False], better=HIGHER, upper=[71.0])
    assert course.tolist() == [Course.ON_TRACK]


def test_one_margin_and_one_level_serve_all_places() -> None:
    course = judge_course_panel([64.0, 66.0], [0, 1, 2], [65.0, 65.0], final=65.0, due=[False, False], better=HIGHER)
    assert course.tolist() == [Course.WATCH, Course.ON_TRACK]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"better": NEITHER}, "better: a course needs a better direction"),
        ({"margin": -0.1}, "margin"),
        ({"margin": nan}, "margin"),
        ({"patience": 0}, "patience"),
        ({"gap": -1}, "gap"),
        ({"value": [np.inf]}, "value: a value is infinite"),
        ({"value": 1.0}, "value"),
        ({"path": [1.0, 2.0]}, "path: 2 numbers for 1 periods"),
        ({"path": [np.inf]}, "path"),
        ({"lower": [1.0, 2.0]}, "lower"),
        ({"due": [True, False]}, "due: 2 flags for 1 periods"),
        ({"provisional": []}, "provisional"),
        ({"final": np.inf}, "final: a value is infinite"),
    ],
)
def test_impossible_input_is_refused_by_name(broken: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        judge_course(**({"value": [1.0], "path": [1.0], "final": 1.0, "due": [True], "better": HIGHER} | broken))


@pytest.mark.parametrize(("broken", "message"), [({"final": [1.0, 2.0]}, "final: 2"), ({"offsets": [0, 2]}, "offsets")])
def test_an_impossible_panel_is_refused_by_name(broken: dict[str, object], message: str) -> None:
    whole = {"value": [1.0], "offsets": [0, 1], "path": [1.0], "final": [1.0], "due": [True], "better": HIGHER}
    with pytest.raises(ValueError, match=message):
        judge_course_panel(**(whole | broken))


# -- the agreed level


@pytest.mark.parametrize(
    ("time", "line", "step"),
    [(2025, nan, nan), (2026, 60, 60), (2027, 62, 60), (2028, 64, 64), (2029, 64, 64), (nan, nan, nan)],
)
def test_the_agreed_level_runs_between_milestones(time: float, line: float, step: float) -> None:
    assert agreed_level(time, [2026, 2028], [60, 64]) == pytest.approx(line, nan_ok=True)
    assert agreed_level(time, [2026, 2028], [60, 64], steps=True) == pytest.approx(step, nan_ok=True)


def test_one_milestone_holds_from_its_day_on() -> None:
    assert agreed_level([2025, 2026, 2030], 2026, 60.0).tolist() == pytest.approx([nan, 60, 60], nan_ok=True)


@pytest.mark.parametrize("steps", [False, True])
def test_without_milestones_no_level_is_agreed(*, steps: bool) -> None:
    assert np.isnan(agreed_level([2025, 2026], [], [], steps=steps)).all()


@pytest.mark.parametrize(
    ("times", "levels", "message"),
    [
        ([2028, 2026], [60, 64], "milestone_times: milestones are out of order"),
        ([2026, 2026], [60, 64], "out of order"),
        ([2026, nan], [60, 64], "out of order"),
        ([2026, 2028], [60], "1 levels for 2 times"),
        ([[2026]], [[60]], "milestone_levels"),
        ([2026, np.inf], [60, 64], "milestone_times"),
        ([2026, 2028], [60, np.inf], "milestone_levels"),
    ],
)
def test_milestones_that_make_no_path_are_refused(times: list[float], levels: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        agreed_level(2026, times, levels)
