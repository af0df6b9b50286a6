"""A count over time is drawn in steps from zero, in whole numbers."""

from dashboard.charts.steps import steps
from dashboard.charts.values import StepChart


def drawn(*counts):
    return steps(StepChart("Minimum standards in force", tuple((f"Q{at} 2025", one) for at, one in enumerate(counts))))


def test_steps_start_at_zero_and_count_whole_things():
    figure = drawn(0, 1, 2, 2)
    (trace,) = figure["data"]
    assert trace["y"] == [0, 1, 2, 2]
    assert trace["line"]["shape"] == "hvh"
    axis = figure["layout"]["yaxis"]
    assert (axis["range"][0], axis["dtick"], axis["tickformat"]) == (0, 1, ",.0f")


def test_many_are_counted_in_fewer_ticks():
    assert drawn(3, 40)["layout"]["yaxis"]["dtick"] == 8


def test_one_period_alone_can_be_drawn():
    assert drawn(1)["layout"]["xaxis"]["range"] == [-0.5, 0.5]
