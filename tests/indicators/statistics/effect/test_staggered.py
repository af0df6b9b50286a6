"""Effects of agreements that began at different times."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.effect import Controls, Staggered, difference_in_differences, staggered_effects

nan = math.nan
TIMES = [1, 2, 3, 4]


def outcomes(seed: int, places: int = 24) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(places, 4)).cumsum(axis=1)


STARTS = np.array([0] * 8 + [3] * 8 + [4] * 8)


def cell(found: Staggered, group: float, time: float) -> float:
    return float(found.estimate[(found.group == group) & (found.time == time)][0])


def test_each_cell_is_a_double_difference_of_means() -> None:
    y = outcomes(1)
    found = staggered_effects(y, STARTS, TIMES)
    own, never = y[8:16], y[:8]
    assert cell(found, 3, 4) == pytest.approx((own[:, 3] - own[:, 1]).mean() - (never[:, 3] - never[:, 1]).mean())
    # before the start: from one period to the next
    assert cell(found, 3, 2) == pytest.approx((own[:, 1] - own[:, 0]).mean() - (never[:, 1] - never[:, 0]).mean())


def test_those_who_have_not_started_yet_are_controls_only_until_they_start() -> None:
    y = outcomes(2)
    found = staggered_effects(y, STARTS, TIMES, controls=Controls.NOT_YET)
    change = y[:, 2] - y[:, 1]
    waiting = np.r_[0:8, 16:24]
    assert cell(found, 3, 3) == pytest.approx(change[8:16].mean() - change[waiting].mean())
    late = y[:, 3] - y[:, 1]
    assert cell(found, 3, 4) == pytest.approx(late[8:16].mean() - late[:8].mean())


def test_averages_are_weighted_by_the_share_of_places() -> None:
    y, starts = outcomes(3), np.array([0] * 10 + [3] * 2 + [4] * 12)
    found = staggered_effects(y, starts, TIMES)
    cells = [(2, cell(found, 3, 3)), (2, cell(found, 3, 4)), (12, cell(found, 4, 4))]
    assert found.overall.estimate == pytest.approx(sum(w * e for w, e in cells) / 16)
    assert found.by_group[3.0].estimate == pytest.approx((cell(found, 3, 3) + cell(found, 3, 4)) / 2)
    assert found.by_event[0.0].estimate == pytest.approx((2 * cell(found, 3, 3) + 12 * cell(found, 4, 4)) / 14)
    assert found.by_calendar[4.0].estimate == pytest.approx((2 * cell(found, 3, 4) + 12 * cell(found, 4, 4)) / 14)
    assert found.overall_group.estimate == pytest.approx(
        (2 * found.by_group[3.0].estimate + 12 * found.by_group[4.0].estimate) / 14
    )
    assert found.overall_event.estimate == pytest.approx(
        (found.by_event[0.0].estimate + found.by_event[1.0].estimate) / 2
    )
    assert found.overall_calendar.estimate == pytest.approx(
        (found.by_calendar[3.0].estimate + found.by_calendar[4.0].estimate) / 2
    )
    assert sorted(found.by_event) == [-2, -1, 0, 1]


def test_with_one_start_the_error_of_a_cell_is_that_of_two_means() -> None:
    y = outcomes(4, 20)[:, :2]
    starts = np.array([2] * 8 + [0] * 12)
    found = staggered_effects(y, starts, [1, 2])
    change = y[:, 1] - y[:, 0]
    se = math.sqrt(change[:8].var() / 8 + change[8:].var() / 12)
    assert found.se == pytest.approx([se])
    assert found.overall.se == pytest.approx(se)
    assert found.overall.upper == pytest.approx(found.overall.estimate + 1.959964 * se, abs=1e-5)
    rows = difference_in_differences(y.ravel(), np.repeat(starts > 0, 2), np.tile([False, True], 20))
    assert found.overall.estimate == pytest.approx(rows.estimate)
    assert math.isnan(found.pretest)
    assert found.pretest_df == 0


def test_the_pretest_is_a_wald_test_of_the_cells_before_the_start() -> None:
    y = outcomes(5)[:, :3]
    found = staggered_effects(y, np.array([0] * 12 + [3] * 12), TIMES[:3])
    assert found.pretest_df == 1
    assert found.pretest == pytest.approx((cell(found, 3, 2) / found.se[0]) ** 2)
    assert found.pretest_p == pytest.approx(math.erfc(math.sqrt(found.pretest / 2)))


def test_cells_that_hang_together_exactly_have_no_pretest() -> None:
    y = np.zeros((24, 4))
    found = staggered_effects(y, STARTS, TIMES)
    assert math.isnan(found.pretest)
    assert np.isnan(found.se).all()
    assert found.overall.estimate == 0
    assert math.isnan(found.overall.p)


def test_a_start_after_the_last_time_is_never_and_one_by_the_first_is_left_out() -> None:
    y = outcomes(6)
    plain = staggered_effects(y[:20], np.array([0] * 10 + [3] * 10), TIMES)
    for never in (9, nan):
        starts = np.array([never] * 10 + [3] * 10 + [1] * 4)
        assert staggered_effects(y, starts, TIMES).overall.se == pytest.approx(plain.overall.se)


def test_without_a_place_that_never_starts_the_last_to_start_are_controls_until_they_do() -> None:
    y = outcomes(7, 16)
    found = staggered_effects(y, np.array([3] * 8 + [4] * 8), TIMES, controls=Controls.NOT_YET)
    assert sorted(set(found.group.tolist())) == [3]
    assert found.time.max() == 3


@pytest.mark.parametrize(
    ("starts", "times", "controls", "says"),
    [
        ([3] * 4, TIMES, Controls.NEVER, "No control"),
        ([1] * 4, TIMES, Controls.NOT_YET, "No control"),
        ([0] * 4, TIMES, Controls.NEVER, "No place starts"),
        ([0, 1, 0, 0], TIMES, Controls.NEVER, "No place starts"),
        ([0, 3, 0, 0], [1, 2, 2, 4], Controls.NEVER, "times"),
        ([0, 3, 0, 0], [1, 2, nan, 4], Controls.NEVER, "times"),
        ([0, 3, 0], TIMES, Controls.NEVER, "outcome"),
        ([0, math.inf, 0, 0], TIMES, Controls.NEVER, "first_treated"),
    ],
)
def test_a_panel_without_an_effect_to_estimate_is_refused(
    starts: list[float], times: list[float], controls: Controls, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        staggered_effects(outcomes(8, 4), starts, times, controls=controls)


def test_a_missing_outcome_is_refused() -> None:
    y = outcomes(9)
    y[3, 2] = nan
    with pytest.raises(ValueError, match="outcome"):
        staggered_effects(y, STARTS, TIMES)


@given(st.integers(0, 1000), st.sampled_from(list(Controls)), st.floats(0.1, 10))
def test_the_order_of_places_the_unit_and_common_shocks_do_not_matter(
    seed: int, controls: Controls, unit: float
) -> None:
    y = outcomes(seed)
    order = np.random.default_rng(seed).permutation(24)
    one = staggered_effects(y, STARTS, TIMES, controls=controls)
    other = staggered_effects(
        (y[order] + [0, 5, -3, 9]) * unit, STARTS[order], np.array(TIMES) + 2000 - 2000, controls=controls
    )
    assert other.estimate == pytest.approx(one.estimate * unit, abs=1e-9)
    assert other.se == pytest.approx(one.se * unit, rel=1e-6)
    assert other.overall_event.se == pytest.approx(one.overall_event.se * unit, rel=1e-6)
