"""The rule that lets a page show a chance, and the kept result under it."""

from dataclasses import replace

import pytest

from indicators.statistics import calibration
from indicators.statistics.calibration import BackTest, Doubt, Tenth, accepted, doubts

GOOD = BackTest(
    ahead=1,
    figures=1000,
    covered=0.8,
    brier=0.18,
    brier_no_change=0.29,
    brier_base_rate=0.25,
    tenths=tuple(Tenth(stated=at / 10 + 0.05, reached=at / 10 + 0.05, forecasts=100) for at in range(10)),
    reach_right=0.87,
    miss_right=0.94,
)


def reached(at: int, share: float) -> BackTest:
    """A good back-test but for the share reached in one tenth."""
    tenths = list(GOOD.tenths)
    tenths[at] = replace(tenths[at], reached=share)
    return replace(GOOD, tenths=tuple(tenths))


@pytest.mark.parametrize(
    ("result", "doubted"),
    [
        (GOOD, ()),
        (replace(GOOD, covered=0.75), ()),  # the ends are allowed
        (replace(GOOD, covered=0.85), ()),
        (replace(GOOD, covered=0.749), (Doubt.INTERVAL,)),
        (replace(GOOD, covered=0.851), (Doubt.INTERVAL,)),
        (replace(GOOD, brier=0.25), (Doubt.BASE_RATE,)),  # as good is not better
        (replace(GOOD, brier=0.3), (Doubt.NO_CHANGE, Doubt.BASE_RATE)),
        (reached(0, 0.3), ()),  # said as "fewer than 1 in 10", and not judged
        (reached(9, 0.5), ()),
        (reached(1, 0.24), ()),
        (reached(1, 0.26), (Doubt.UNRELIABLE,)),
        (reached(8, 0.7), (Doubt.UNRELIABLE,)),
        (reached(5, float("nan")), (Doubt.UNRELIABLE,)),  # a tenth without forecasts shows nothing
        (replace(GOOD, covered=float("nan")), (Doubt.INTERVAL,)),
    ],
)
def test_a_chance_is_doubted_for_what_it_fails_by(result: BackTest, doubted: tuple[Doubt, ...]) -> None:
    assert doubts([result]) == doubted
    assert accepted([result]) is (not doubted)


def test_every_horizon_has_to_pass() -> None:
    assert doubts([GOOD, replace(GOOD, ahead=2, covered=0.6)]) == (Doubt.INTERVAL,)


def test_what_was_never_measured_is_not_shown() -> None:
    assert doubts([]) == (Doubt.NOT_MEASURED,)


def test_the_kept_result_has_three_horizons_and_lets_chances_be_shown() -> None:
    assert [one.ahead for one in calibration.KEPT] == [1, 2, 3]
    assert all(len(one.tenths) == 10 for one in calibration.KEPT)
    assert calibration.SHOWN is True
    assert calibration.REASONS == ()


def test_the_kept_shares_are_shares_of_the_chances_they_stand_for() -> None:
    for one in calibration.KEPT:
        for at, tenth in enumerate(one.tenths):
            assert at / 10 <= tenth.stated <= (at + 1) / 10
            assert 0 <= tenth.reached <= 1
