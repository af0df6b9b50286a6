"""Bars of money: from zero, the words above each, what nobody broke down hatched."""

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.bars import bars
from dashboard.charts.values import Bar, BarChart

CHART = BarChart(
    "Public money in Testham, 2008-09",
    (Bar("In all: £7.5 billion", 7.5, whole=True), Bar("Council: £5 billion", 5.0), Bar("Rest", 2.5, unexplained=True)),
    unit="bn",
    footer=("A source.",),
)


def test_bars_start_at_zero_and_hold_every_amount_in_the_order_given():
    figure = bars(CHART)
    go.Figure(figure)  # refuses what plotly would not draw
    low, high = figure["layout"]["xaxis"]["range"]
    assert low == 0
    assert high > 7.5
    drawn = sorted((row, value) for trace in figure["data"] for row, value in zip(trace["y"], trace["x"], strict=True))
    assert drawn == [(0, 7.5), (1, 5.0), (2, 2.5)]
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert {"In all: £7.5 billion", "Council: £5 billion", "Rest", "A source."} <= set(texts)


def test_what_nobody_broke_down_is_told_by_its_pattern():
    known, whole, untold = bars(CHART)["data"]
    assert untold["marker"]["pattern"]["shape"] == "/"
    assert known["marker"] == {"color": style.SUBJECT}
    assert whole["marker"]["color"] == style.PAPER
    assert whole["marker"]["line"]["color"] == style.INK


def test_a_chart_without_bars_or_remainder_is_still_a_figure():
    go.Figure(bars(BarChart("Nothing", (), unit="")))
    assert bars(BarChart("Nothing", (), unit=""))["data"] == []
    (only,) = bars(BarChart("One", (Bar("A", 0.0),), unit=""))["data"]
    assert only["x"] == [0.0]
