"""Synthetic control, placebos, and donors left out."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.effect import effects_with_each_donor_left_out, placebo_rank, synthetic_control


def walks(seed: int, donors: int = 6, periods: int = 12) -> np.ndarray:
    return 50 + np.random.default_rng(seed).normal(size=(donors, periods)).cumsum(axis=1)


def test_a_place_mixed_from_two_donors_is_found_with_the_effect_put_on_it() -> None:
    donors = walks(1)
    place = 0.3 * donors[1] + 0.7 * donors[4]
    place[9:] += 2
    found = synthetic_control(place, donors, start=9)
    assert found.weights == pytest.approx([0, 0.3, 0, 0, 0.7, 0], abs=1e-4)
    assert found.effect == pytest.approx(2, abs=1e-3)
    assert found.gap == pytest.approx(place - found.synthetic)
    assert found.pre_rmspe < 1e-4
    assert found.post_rmspe == pytest.approx(2, abs=1e-3)
    assert math.isfinite(found.ratio)


def test_weights_fixed_beforehand_are_kept() -> None:
    found = synthetic_control([1, 2, 3, 9], [[1, 2, 3, 4], [3, 2, 1, 0]], start=3, weights=[0.5, 0.5])
    assert found.synthetic.tolist() == [2, 2, 2, 2]
    assert found.effect == 7
    assert found.pre_rmspe == pytest.approx(math.sqrt(2 / 3))
    assert found.ratio == pytest.approx(49 / (2 / 3))


def test_two_donors_alike_share_the_weight() -> None:
    donors = walks(2, 2)
    found = synthetic_control(donors[0], np.array([donors[0], donors[0], donors[1]]), start=8)
    assert found.weights[:2] == pytest.approx([0.5, 0.5], abs=1e-3)


def test_donors_that_never_differ_from_the_place_leave_no_ratio_to_wonder_at() -> None:
    found = synthetic_control([5] * 6, [[5] * 6, [5] * 6], start=4)
    assert (found.effect, found.ratio) == (0, 0)
    assert synthetic_control([0] * 6, [[0] * 6], start=4).ratio == 0


def test_one_donor_alike_everywhere_but_for_its_level() -> None:
    assert synthetic_control([5.0] * 6, [[4.0] * 6], start=4).weights.tolist() == [1]


@given(st.integers(0, 500))
def test_the_fit_is_no_worse_than_any_other_mixture(seed: int) -> None:
    donors = walks(seed)
    place = walks(seed + 1000, 1)[0]
    found = synthetic_control(place, donors, start=8)
    assert found.weights.min() >= 0
    assert found.weights.sum() == pytest.approx(1)
    others = np.random.default_rng(seed).dirichlet(np.ones(6), size=50)
    assert (((place[:8] - others @ donors[:, :8]) ** 2).mean(axis=1) >= found.pre_rmspe**2 * (1 - 1e-6)).all()


@given(st.integers(0, 200), st.floats(0.01, 100), st.floats(-100, 100))
def test_weights_do_not_depend_on_unit_or_level(seed: int, unit: float, level: float) -> None:
    donors, place = walks(seed), walks(seed + 1000, 1)[0]
    one = synthetic_control(place, donors, start=8)
    other = synthetic_control(place * unit + level, donors * unit + level, start=8)
    assert other.weights == pytest.approx(one.weights, abs=1e-4)
    assert other.effect == pytest.approx(one.effect * unit, abs=1e-3 * unit)


def test_a_place_that_moved_away_ranks_first_among_its_placebos() -> None:
    donors = walks(3, 12, 20)
    place = donors[:4].mean(axis=0)
    place[15:] += 15
    found = placebo_rank(place, donors, start=15)
    assert (found.rank, found.of) == (1, 13)
    assert found.p == found.least_p == 1 / 13
    assert found.ratios.size == found.effects.size == 13
    assert found.effects[0] == pytest.approx(15, abs=0.5)


def test_ties_count_against_the_place() -> None:
    donors = walks(4, 3)
    found = placebo_rank(donors[0], donors, start=8)  # the place is its own donor: nothing to see
    assert found.rank == found.of == 4


def test_leaving_out_the_donor_that_carries_the_fit_moves_the_effect() -> None:
    donors = walks(5)
    place = donors[2].copy()
    place[9:] += 3
    effects = effects_with_each_donor_left_out(place, donors, start=9)
    assert np.delete(effects, 2) == pytest.approx(np.full(5, 3), abs=1e-3)
    alone = synthetic_control(place, np.delete(donors, 2, axis=0), start=9).effect
    assert effects[2] == alone != pytest.approx(3, abs=0.1)


@given(st.integers(0, 100))
def test_a_donor_without_weight_changes_nothing_by_leaving(seed: int) -> None:
    donors, place = walks(seed), walks(seed + 1000, 1)[0]
    effects = effects_with_each_donor_left_out(place, donors, start=8)
    for k, effect in enumerate(effects):
        again = synthetic_control(place, np.delete(donors, k, axis=0), start=8).effect
        assert effect == pytest.approx(again, abs=1e-6)


PLACE, DONORS = [1.0, 2, 3, 4], [[1.0, 2, 3, 4], [4.0, 3, 2, 1]]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"treated": [1, 2, 3, math.nan]}, "missing"),
        ({"donors": [[1, 2, math.nan, 4]]}, "missing"),
        ({"donors": [[1, 2, 3]]}, "donors"),
        ({"donors": np.empty((0, 4))}, "donors"),
        ({"donors": [1, 2, 3, 4]}, "donors"),
        ({"start": 1}, "start"),
        ({"start": 4}, "start"),
        ({"weights": [0.5, 0.4]}, "weights"),
        ({"weights": [1.5, -0.5]}, "weights"),
        ({"weights": [math.nan, 1]}, "weights"),
        ({"weights": [1.0]}, "weights"),
        ({"treated": [1, 2, 3, math.inf]}, "treated"),
    ],
)
def test_a_control_that_cannot_be_built_is_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        synthetic_control(**{"treated": PLACE, "donors": DONORS, "start": 2, **changed})  # type: ignore[arg-type]


def test_one_donor_cannot_be_tried_or_left_out() -> None:
    with pytest.raises(ValueError, match="One donor"):
        placebo_rank(PLACE, DONORS[:1], start=2)
    with pytest.raises(ValueError, match="One donor"):
        effects_with_each_donor_left_out(PLACE, DONORS[:1], start=2)
