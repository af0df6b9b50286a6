"""The direction of a place, or why it cannot be told."""

import numpy as np
import pytest

from indicators.judgement.direction import Direction, Reason, direction_by_chart, direction_by_trend, first_reason
from indicators.statistics.better import Better
from indicators.statistics.control_chart import xmr
from indicators.statistics.trend import Trend

STEADY = [9.0, 11.0] * 8  # mean 10, limits 4.68 to 15.32
GAP = [9.0, 11.0] * 7 + [9.0, np.nan]


def charted(*series: list[float], better: Better) -> tuple[list[Direction], list[Reason]]:
    """The directions and reasons of some places, each judged at its last period."""
    lengths = [len(one) for one in series]
    chart = xmr(
        np.concatenate([np.zeros(0), *series]),
        better=better,
        segment=np.repeat(np.arange(len(series)), lengths),
        baseline=16,
    )
    at = [end - 1 if length else -1 for length, end in zip(lengths, np.cumsum(lengths), strict=True)]
    found = direction_by_chart(chart, at=at)
    return [Direction(code) for code in found.direction], [Reason(code) for code in found.reason]


@pytest.mark.parametrize(
    ("better", "up", "down"),
    [
        (Better.HIGHER, Direction.BETTER, Direction.WORSE),
        (Better.LOWER, Direction.WORSE, Direction.BETTER),
        (Better.NEITHER, Direction.RISING, Direction.FALLING),
    ],
)
def test_the_latest_point_of_the_chart_gives_the_direction(better: Better, up: Direction, down: Direction) -> None:
    directions, reasons = charted([*STEADY, 16.0], [*STEADY, 4.0], STEADY, better=better)
    assert directions == [up, down, Direction.NO_CLEAR_CHANGE]
    assert set(reasons) == {Reason.NONE}


def test_a_short_series_a_missing_latest_figure_and_an_empty_place_cannot_be_told() -> None:
    directions, reasons = charted(STEADY[:12], GAP, [], better=Better.HIGHER)
    assert directions == [Direction.CANNOT_TELL] * 3
    assert reasons == [Reason.TOO_FEW] * 3


def test_a_series_that_never_varies_has_no_clear_change() -> None:
    directions, _ = charted([5.0] * 13, better=Better.HIGHER)
    assert directions == [Direction.NO_CLEAR_CHANGE]


def test_a_doubt_withholds_the_direction_of_the_chart() -> None:
    chart = xmr(STEADY, better=Better.HIGHER)
    found = direction_by_chart(chart, at=[-1 + len(STEADY)], doubt=[Reason.STALE])
    assert (found.direction.tolist(), found.reason.tolist()) == ([Direction.CANNOT_TELL], [Reason.STALE])


def test_a_doubt_withholds_the_direction_of_the_trend() -> None:
    found = direction_by_trend([Trend.INCREASING, Trend.INCREASING], doubt=[Reason.LATE, Reason.NONE])
    assert found.direction.tolist() == [Direction.CANNOT_TELL, Direction.RISING]
    assert found.reason.tolist() == [Reason.LATE, Reason.NONE]


def test_a_trend_not_calculated_has_the_reason_given() -> None:
    found = direction_by_trend(
        [Trend.NOT_CALCULATED] * 2, doubt=[Reason.SUPPRESSED, Reason.NONE], otherwise=Reason.TOO_FEW
    )
    assert found.reason.tolist() == [Reason.SUPPRESSED, Reason.TOO_FEW]


def test_the_first_reason_counts() -> None:
    reason = first_reason((Reason.BREAK, [False, True, False]), (Reason.TOO_FEW, [True, True, False]))
    assert reason.tolist() == [Reason.TOO_FEW, Reason.BREAK, Reason.NONE]


@pytest.mark.parametrize(("trend", "doubt", "message"), [([8], 0, "trend"), ([-1], 0, "trend"), ([1], [11], "doubt")])
def test_codes_that_mean_nothing_are_refused(trend: list[int], doubt: int | list[int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        direction_by_trend(trend, doubt=doubt)
