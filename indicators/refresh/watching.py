"""Refreshing again and again in one process."""

from collections.abc import Callable
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=5)
"""Publishers are asked no more often than this; what is not due is not asked at all."""


def watch(
    once: Callable[[datetime], object],
    *,
    every: timedelta,
    clock: Callable[[], datetime],
    sleep: Callable[[float], object],
    on_wait: Callable[[datetime], object] | None = None,
) -> None:
    """Do `once` now and then at every `every`, until something raised in it or in `sleep` ends this.

    A round that takes longer than the interval is followed at once by the next. `on_wait` hears when that will be.
    Raises ValueError for an interval shorter than `SHORTEST`.
    """
    if every < SHORTEST:
        message = f"An interval of {every} is too short. Give {SHORTEST} or more."
        raise ValueError(message)
    while True:
        begun = clock()
        once(begun)
        following = max(begun + every, clock())
        if on_wait is not None:
            on_wait(following)
        sleep(max((following - clock()).total_seconds(), 0.0))
