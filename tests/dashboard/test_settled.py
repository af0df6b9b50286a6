"""Readers of different minutes share an answer for as long as nothing could have changed it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.questions.agreements import day_of
from dashboard.selection import MARGIN, settled

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 6, 30, 23, tzinfo=UTC)  # in London
LONG_AGO = NOON - timedelta(days=9)


@pytest.mark.parametrize(
    ("written_by", "newest_known", "since"),
    [
        pytest.param(LONG_AGO, None, MIDNIGHT, id="nothing happened today"),
        pytest.param(LONG_AGO, NOON - timedelta(hours=2), NOON - timedelta(hours=2), id="figures at ten"),
        pytest.param(NOON - timedelta(hours=1), None, NOON - timedelta(hours=1) + MARGIN, id="written at eleven"),
        pytest.param(NOON - timedelta(minutes=1), None, NOON, id="somebody has just written"),
    ],
)
def test_an_answer_stands_since_the_last_thing_that_could_change_it(written_by, newest_known, since):
    assert settled(NOON, written_by=written_by, newest_known=newest_known) == since


@given(st.integers(0, 3_000), st.integers(0, 3_000), st.integers(0, 3_000))
def test_it_is_never_ahead_never_of_another_day_and_never_before_the_newest_figure(minutes, written, known):
    now = NOON + timedelta(minutes=minutes)
    newest = min(now, NOON + timedelta(minutes=known))
    found = settled(now, written_by=min(now, NOON + timedelta(minutes=written)), newest_known=newest)
    assert newest <= found <= now
    assert day_of(found) == day_of(now)
