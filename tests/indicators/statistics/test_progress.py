"""Pace, its words, and the projection."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.statistics.better import Better
from indicators.statistics.progress import Outlook, Scale, Word, pace, progress_word, projection

inf, nan = math.inf, math.nan


def test_a_linear_pace_is_the_share_of_the_change_over_the_share_of_the_time() -> None:
    found = pace(50, [52, 55, 49], base_time=2020, current_time=2022, better=Better.HIGHER, target=60, target_time=2030)
    assert found == pytest.approx([0.2 / 0.2, 0.5 / 0.2, -0.1 / 0.2])


def test_growth_is_compared_with_the_growth_needed() -> None:
    found = pace(
        100,
        90,
        base_time=2015,
        current_time=2020,
        better=Better.LOWER,
        target=50,
        target_time=2030,
        scale=Scale.GROWTH,
    )
    assert found == pytest.approx((1 - 0.9 ** (1 / 5)) / (1 - 0.5 ** (1 / 15)))


def test_growth_without_a_target_is_the_growth_rate_itself() -> None:
    found = pace(100, 121, base_time=0, current_time=2, better=Better.LOWER, scale=Scale.GROWTH)
    assert found == pytest.approx(-0.1)


@pytest.mark.parametrize(
    "changed",
    [
        {"target": 50},  # already there: a level to keep
        {"target": 45},
        {"target": 51, "smallest": 1.0},  # no more to gain than matters
        {"current_time": 2020.5},  # too soon
        {"current_time": 2020},
        {"current": nan},
        {"base": nan},
        {"target": nan},
        {"base": 0, "scale": Scale.GROWTH},
        {"base": -5, "scale": Scale.GROWTH},
        {"current": -5, "scale": Scale.GROWTH},
        {"base": 50, "target": -1, "better": Better.LOWER, "scale": Scale.GROWTH},
        {"base": 50, "target": 0, "better": Better.LOWER, "scale": Scale.GROWTH},
        {"target": None, "target_time": None, "scale": Scale.GROWTH, "current_time": 2020, "current": 50},
    ],
)
def test_a_pace_that_says_nothing_is_unknown(changed: dict[str, object]) -> None:
    asked = {
        "base": 50,
        "current": 52,
        "base_time": 2020,
        "current_time": 2022,
        "better": Better.HIGHER,
        "target": 60,
        "target_time": 2030,
    }
    assert np.isnan(pace(**{**asked, **changed}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"better": Better.NEITHER}, "better direction"),
        ({"target": 60}, "target_time"),
        ({"target_time": 2030}, "target and"),
        ({}, "linear pace"),
        ({"target": 60, "target_time": 2020}, "target_time"),
        ({"target": 60, "target_time": 2030, "smallest": -1}, "smallest"),
        ({"target": 60, "target_time": 2030, "least_time": 0}, "least_time"),
        ({"target": inf, "target_time": 2030}, "target"),
    ],
)
def test_a_pace_without_sense_is_refused(changed: dict[str, object], says: str) -> None:
    asked = {"base": 50, "current": 52, "base_time": 2020, "current_time": 2022, "better": Better.HIGHER}
    with pytest.raises(ValueError, match=says):
        pace(**{**asked, **changed})  # type: ignore[arg-type]


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100))
def test_a_pace_mirrors(base: float, current: float, target: float) -> None:
    one = pace(base, current, base_time=0, current_time=2, target=target, target_time=5, better=Better.HIGHER)
    other = pace(-base, -current, base_time=0, current_time=2, target=-target, target_time=5, better=Better.LOWER)
    assert one == pytest.approx(float(other), nan_ok=True)


@pytest.mark.parametrize(
    ("speed", "word"),
    [
        (0.95, Word.SUBSTANTIAL),
        (0.949, Word.MODERATE),
        (0.6, Word.MODERATE),
        (0.599, Word.LIMITED),
        (0.0, Word.LIMITED),
        (-0.001, Word.MOVING_AWAY),
        (nan, Word.NOT_AVAILABLE),
    ],
)
def test_the_word_for_a_pace_to_a_target(speed: float, word: Word) -> None:
    assert progress_word(speed) == word


@pytest.mark.parametrize(
    ("speed", "word"),
    [
        (0.015, Word.SUBSTANTIAL),
        (0.0149, Word.MODERATE),
        (0.005, Word.MODERATE),
        (0.0, Word.LIMITED),
        (-0.001, Word.MOVING_AWAY),
    ],
)
def test_the_word_for_growth_without_a_target(speed: float, word: Word) -> None:
    assert progress_word(speed, targeted=False) == word


def test_what_is_met_is_met_whatever_the_pace() -> None:
    assert progress_word([nan, -1, 0.7], met=np.array([True, True, False])).tolist() == [5, 5, 3]
    assert progress_word([nan, 0.7], met=True).tolist() == [5, 5]


def test_growth_is_judged_less_strictly_near_a_natural_limit() -> None:
    room = 1 - 0.9**4.44  # 90 of 100 %, and 110 of 100 from the other side
    just = 0.015 * room
    for base in (90, 110):
        assert progress_word(just, targeted=False, base=base, limit=100) == Word.SUBSTANTIAL
        assert progress_word(just * 0.999, targeted=False, base=base, limit=100) == Word.MODERATE
    for base, limit in ((250, 100), (-5, 100), (5, 0)):  # far from the limit, or none to be near to
        assert progress_word(0.0149, targeted=False, base=base, limit=limit) == Word.MODERATE


def test_an_unknown_base_or_limit_has_no_word() -> None:
    assert progress_word(0.1, targeted=False, base=[nan, 90], limit=[100, nan]).tolist() == [0, 0]


def test_a_limit_plays_no_part_with_a_target() -> None:
    assert progress_word(0.94, base=90, limit=100) == Word.MODERATE


def test_a_limit_without_a_base_is_refused() -> None:
    with pytest.raises(ValueError, match="base"):
        progress_word(0.1, targeted=False, limit=100)


MOVES = [50.0, 51, 50, 51, 50, 51, 50]  # six changes of 1


def test_a_projection_stands_on_the_size_of_its_own_changes() -> None:
    found = projection(MOVES, ahead=4, better=Better.HIGHER, target=52)
    t = 1.439756  # t(6) at 90 %
    assert [found.centre, found.changes] == [50, 6]
    assert [found.lower, found.upper] == pytest.approx([50 - t * 2, 50 + t * 2], abs=1e-5)
    assert found.chance == pytest.approx(0.177959, abs=1e-6)  # t(6) is 1 or more
    assert found.outlook == Outlook.UNCERTAIN


@pytest.mark.parametrize(
    ("target", "better", "outlook"),
    [
        (45, Better.HIGHER, Outlook.WOULD_REACH),
        (55, Better.HIGHER, Outlook.WOULD_MISS),
        (45, Better.LOWER, Outlook.WOULD_MISS),
        (55, Better.LOWER, Outlook.WOULD_REACH),
        (50, Better.LOWER, Outlook.UNCERTAIN),
        (nan, Better.LOWER, Outlook.NOT_AVAILABLE),
        (None, Better.LOWER, Outlook.NOT_AVAILABLE),
    ],
)
def test_the_outlook_is_sure_only_when_the_whole_interval_is(
    target: float | None, better: Better, outlook: Outlook
) -> None:
    assert projection(MOVES, ahead=1, better=better, target=target).outlook == outlook


@pytest.mark.parametrize(
    "values",
    [
        [50, 51, 50, 51, 50],  # four changes
        [50, 51, nan, 51, 50, 51, nan, 50, 51],  # gaps leave four
        [50] * 8,  # no movement on record
        [0.1 + 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3],  # nor rounding
        [nan] * 8,
        [],
    ],
)
def test_too_little_movement_is_no_projection(values: list[float]) -> None:
    found = projection(values, ahead=1, better=Better.HIGHER, target=50)
    assert np.isnan([found.centre, found.lower, found.upper, found.chance]).all()
    assert found.outlook == Outlook.NOT_AVAILABLE


def test_only_the_window_before_the_latest_known_figure_counts() -> None:
    old = [90.0, 10, 90, 10, 50]
    known = projection([*old, *([51, 50] * 5), nan, nan], ahead=1, better=Better.HIGHER)
    assert [known.centre, known.changes] == [50, 10]
    assert known.upper == pytest.approx(50 + 1.372184, abs=1e-5)  # t(10) at 90 %, changes of 1


def test_one_series_can_be_asked_at_many_horizons() -> None:
    found = projection(MOVES, ahead=[1, 4, 9], better=Better.HIGHER, target=52)
    assert found.upper - 50 == pytest.approx(np.array([1, 2, 3]) * 1.439756, abs=1e-5)
    assert found.outlook.shape == found.centre.shape == (3,)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"better": Better.NEITHER}, "better direction"),
        ({"ahead": 0}, "ahead"),
        ({"ahead": [-1, 2]}, "ahead"),
        ({"least": 4}, "least"),
        ({"window": 4}, "window"),
        ({"interval": 1}, "confidence"),
        ({"values": [inf]}, "values"),
        ({"values": 3.0}, "values"),
        ({"target": inf}, "target"),
    ],
)
def test_a_projection_without_sense_is_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        projection(**{"values": MOVES, "ahead": 1, "better": Better.HIGHER, **changed})  # type: ignore[arg-type]


histories = st.lists(st.integers(-60, 60), min_size=6, max_size=14).map(lambda drawn: np.array(drawn) / 4)


@given(histories, st.integers(-60, 60), st.integers(1, 5))
def test_a_projection_mirrors(values: np.ndarray, target: int, ahead: int) -> None:
    one = projection(values, ahead=ahead, better=Better.HIGHER, target=target)
    other = projection(-values, ahead=ahead, better=Better.LOWER, target=-target)
    assert one.lower == pytest.approx(-float(other.upper), nan_ok=True)
    assert one.chance == pytest.approx(float(other.chance), nan_ok=True, abs=1e-12)
    assert one.outlook == other.outlook


@given(histories, st.integers(-15, 15))
def test_a_farther_level_is_never_likelier(values: np.ndarray, target: int) -> None:
    near = projection(values, ahead=2, better=Better.HIGHER, target=target)
    far = projection(values, ahead=2, better=Better.HIGHER, target=target + 1)
    assume(not np.isnan(near.chance))
    assert far.chance <= near.chance
    assert far.outlook <= near.outlook


@given(st.lists(st.lists(st.one_of(st.integers(0, 9), st.just(nan)), min_size=12, max_size=12), min_size=1, max_size=4))
def test_many_places_at_once_are_each_alone(panel: list[list[float]]) -> None:
    together = projection(panel, ahead=1, better=Better.HIGHER, target=5)
    alone = [projection(row, ahead=1, better=Better.HIGHER, target=5) for row in panel]
    assert together.chance == pytest.approx([float(one.chance) for one in alone], nan_ok=True)
    assert together.changes.tolist() == [int(one.changes) for one in alone]
    assert together.outlook.tolist() == [int(one.outlook) for one in alone]
