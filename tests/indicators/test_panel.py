from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.catalogue import Break, Frequency
from indicators.panel import NOT_RECEIVED, PanelError, next_due, panel_of
from tests.columns import NAN, measure, series, together

NEVER_DUE = date(2020, 6, 1)


def test_a_period_that_should_have_come_and_did_not_is_a_row_without_a_figure():
    panel = panel_of(series(1, 2), measure(lag_days=90), as_of=date(2023, 4, 2))
    assert panel.value.tolist()[:2] == [1, 2]
    assert [str(day) for day in panel.start] == ["2020-01-01", "2021-01-01", "2022-01-01"]
    assert panel.row.tolist() == [0, 1, NOT_RECEIVED]
    assert str(panel.end[-1]) == "2023-01-01"


@pytest.mark.parametrize(("as_of", "rows"), [(date(2022, 3, 31), 1), (date(2022, 4, 1), 2)])
def test_a_period_is_expected_from_the_day_its_release_is_due(as_of, rows):
    assert len(panel_of(series(1), measure(lag_days=90), as_of=as_of)) == rows


def test_a_hole_between_figures_is_a_row_without_a_figure():
    figures = series(1, 2, 3).rows(np.array([True, False, True]))
    panel = panel_of(figures, measure(), as_of=NEVER_DUE)
    assert panel.row.tolist() == [0, NOT_RECEIVED, 1]
    assert str(panel.start[1]) == "2021-01-01"


def test_places_keep_their_own_lengths():
    panel = panel_of(together(series(1, place="x-a"), series(2, 3, place="x-b")), measure(), as_of=NEVER_DUE)
    assert panel.places == ("x-a", "x-b")
    assert panel.offsets.tolist() == [0, 1, 3]
    rows, offsets = panel.taken([1, -1, 0, 1])
    assert rows.tolist() == [1, 2, 0, 1, 2]
    assert offsets.tolist() == [0, 2, 2, 3, 5]


def test_projected_figures_take_no_row_and_estimated_ones_only_where_accepted():
    figures = series(1, 2, 3, status=["final", "estimated", "projected"])
    assert len(panel_of(figures, measure(), as_of=NEVER_DUE)) == 1
    assert len(panel_of(figures, measure(accepts_estimated=True), as_of=NEVER_DUE)) == 2


def test_figures_that_are_never_judged_leave_an_empty_panel():
    panel = panel_of(series(1, status="projected"), measure(), as_of=NEVER_DUE)
    assert (len(panel), panel.places) == (0, ())
    assert panel.taken([-1])[1].tolist() == [0, 0]


def test_a_withheld_figure_keeps_its_row():
    panel = panel_of(series(1, NAN), measure(), as_of=NEVER_DUE)
    assert panel.row.tolist() == [0, 1]
    assert np.isnan(panel.value[1])


def test_two_figures_in_one_step_are_refused_by_name():
    figures = together(series(1), series(2, length=24))
    with pytest.raises(PanelError, match="employment-rate, x-a: the period 2020-01 falls into the same step"):
        panel_of(figures, measure(), as_of=NEVER_DUE)


def test_a_period_between_the_steps_is_refused_by_name():
    figures = together(series(1), series(2, start="2021-02-01"))
    with pytest.raises(PanelError, match="2021-02 does not fit the steps of a yearly series"):
        panel_of(figures, measure(), as_of=NEVER_DUE)


@pytest.mark.parametrize(
    ("figures", "segments"),
    [
        (series(1, 2, 3), [1, 1, 1]),
        (series(1, 2, 3, caveats=[(), ("break",), ()]), [1, 2, 2]),
        (together(series(1, 2), series(3, start="2022-01-01", length=36)), [1, 1, 2]),
    ],
)
def test_a_segment_ends_where_counting_changed(figures, segments):
    assert panel_of(figures, measure(), as_of=NEVER_DUE).segment.tolist() == segments


def test_a_declared_break_ends_a_segment_in_every_place():
    figures = together(
        series(1, 2, 3, place="x-a"), series(1, place="x-b"), series(1, 2, start="2021-01-01", place="x-c")
    )
    panel = panel_of(figures, measure(breaks=(Break(date(2022, 1, 1), "a new survey"),)), as_of=NEVER_DUE)
    assert panel.segment.tolist() == [1, 1, 2, 3, 4, 5]


def test_the_next_figure_is_due_a_step_and_the_usual_lag_after_the_newest():
    panel = panel_of(series(1, 2), measure(lag_days=31), as_of=date(2024, 6, 1))
    assert next_due(panel, measure(lag_days=31)) == [date(2023, 2, 1)]


def test_the_figure_of_a_single_day_is_due_a_year_and_the_lag_later():
    figures = replace(series(1), end=series(1).start + np.timedelta64(1, "D"))
    panel = panel_of(figures, measure(lag_days=10), as_of=date(2021, 2, 1))
    assert [str(day) for day in panel.end] == ["2020-01-02", "2021-01-02"]
    assert next_due(panel, measure(lag_days=10)) == [date(2021, 1, 12)]


def test_quarters_and_months_step_as_they_should():
    panel = panel_of(
        series(1, 2, step=3, length=3), measure(frequency=Frequency.QUARTERLY, lag_days=0), as_of=date(2020, 12, 31)
    )
    assert [str(day) for day in panel.start] == ["2020-01-01", "2020-04-01", "2020-07-01"]
