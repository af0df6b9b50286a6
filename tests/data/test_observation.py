from datetime import UTC, date, datetime

import pytest

from data.better import Better
from data.observation import OBSERVED, Observation, ObservationError, Status
from data.periods import Period


def figure(**given: object) -> Observation:
    """One good figure, but for what a test changes."""
    return Observation(
        **{
            "indicator": "employment-rate",
            "place": "E47000001",
            "period": Period(date(2018, 1, 1), date(2019, 1, 1)),
            "label": "2018",
            "status": Status.FINAL,
            "known_from": datetime(2024, 4, 16, tzinfo=UTC),
            "value": 72.8,
            **given,
        }
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"known_from": datetime(2024, 4, 16)}, "known_from has no time zone"),  # noqa: DTZ001 (what it is about)
        ({"value": None}, "the status final needs a value"),
        ({"status": Status.SUPPRESSED}, "a value stands beside the status suppressed"),
        ({"status": Status.SUPPRESSED, "value": None, "lower": 1.0}, "a value stands beside the status suppressed"),
        ({"value": float("nan")}, "nan is not a figure"),
        ({"count": float("inf")}, "inf is not a figure"),
    ],
)
def test_a_figure_that_contradicts_itself_is_refused_by_name(given, said):
    with pytest.raises(ObservationError, match=f"employment-rate, E47000001, 2018: {said}"):
        figure(**given)


def test_zero_is_a_value_and_unknown_is_not():
    assert figure(value=0.0).value == 0.0
    assert figure(status=Status.NOT_AVAILABLE, value=None).value is None


@pytest.mark.parametrize("status", Status)
def test_only_what_was_observed_is_judged(status):
    assert (status in OBSERVED) <= status.has_value


def test_better_has_a_sign():
    assert [better.sign for better in Better] == [1, -1, 0]
