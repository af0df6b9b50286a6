from datetime import UTC, datetime, timedelta

import pytest

from indicators.refresh import watch

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Ended(Exception):  # noqa: N818 (what stops a watch is no error here)
    pass


class Clock:
    """Says what time it is; sleeping and working let time pass."""

    def __init__(self, *, rounds: int) -> None:
        self.now, self.slept, self.rounds = NOON, [], rounds

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if len(self.slept) == self.rounds:
            raise Ended
        self.now += timedelta(seconds=seconds)


def test_a_watch_goes_on_round_after_round_until_it_is_stopped() -> None:
    clock, begun, told = Clock(rounds=3), [], []
    with pytest.raises(Ended):
        watch(begun.append, every=HOUR, clock=clock, sleep=clock.sleep, on_wait=told.append)
    assert begun == [NOON, NOON + HOUR, NOON + 2 * HOUR]
    assert told == [NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR]
    assert clock.slept == [3600, 3600, 3600]


def test_a_round_longer_than_the_interval_is_followed_at_once() -> None:
    clock = Clock(rounds=2)

    def slow(_: datetime) -> None:
        clock.now += timedelta(minutes=90)

    with pytest.raises(Ended):
        watch(slow, every=HOUR, clock=clock, sleep=clock.sleep)
    assert clock.slept == [0, 0]


def test_an_interval_that_would_press_the_publishers_is_refused() -> None:
    with pytest.raises(ValueError, match=r"An interval of 0:01:00 is too short\. Give 0:05:00 or more\."):
        watch(print, every=timedelta(minutes=1), clock=lambda: NOON, sleep=print)
