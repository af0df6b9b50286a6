"""Makes the table of false alarms again, from a seed, and prints it beside the one in the code.

Run from the project's root: python -m tests.bench.simulate_false_alarms [series]
"""

import sys
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from indicators.judgement.course import Course, judge_course_panel
from indicators.judgement.levels import classify
from indicators.judgement.standards import Rule, Stage, replay_panel
from indicators.statistics.better import Better
from indicators.statistics.comparison import Against, Measure, against_benchmark, neighbour_gap, overdispersion
from indicators.statistics.control_chart import Signal, xmr
from indicators.statistics.false_alarms import TABLE, Alarm, Given, Rate
from indicators.statistics.intervals import wilson
from indicators.statistics.trend import Trend, recent_trend

SEED = 20_260_401
SERIES = 20_000
LEVEL = 0.9
SHARES = (0.1, 0.5, 0.9)
SIZES = (200, 1_000, 5_000)
PLACES = 150
"""In one funnel: as many as there are upper-tier councils in England."""

Floats = NDArray[np.float64]


def remade_table(seed: int = SEED, series: int = SERIES) -> tuple[Rate, ...]:
    """Every row of the table again, in its order, from simulated series."""
    again = []
    for number, row in enumerate(TABLE):
        # A generator a row: adding a row leaves the others as they were.
        rng = np.random.default_rng([seed, number])
        rates = list(SIMULATED[row.alarm](rng, row.alarm, row.given, series))
        again.append(Rate(row.alarm, row.given, low=min(rates), high=max(rates)))
    return tuple(again)


def charts(rng: np.random.Generator, alarm: Alarm, given: Given, series: int) -> Iterator[float]:
    """Charts of series in which nothing changed."""
    points, covered = given.points or 0, given.rolling or 1
    noise = rng.normal(size=(series, points + covered - 1))
    if given.correlation:
        for at in range(1, points):
            noise[:, at] = given.correlation * noise[:, at - 1] + np.sqrt(1 - given.correlation**2) * noise[:, at]
    values = np.lib.stride_tricks.sliding_window_view(noise, covered, axis=1).mean(axis=-1)
    chart = xmr(
        values.ravel(), better=Better.HIGHER, segment=np.repeat(np.arange(series), points), baseline=given.baseline
    )
    flagged = (chart.signal != Signal.NONE).reshape(series, points)
    yield float((flagged[:, -1] if alarm is Alarm.CHART_LATEST else flagged.any(axis=1)).mean())


def standards(rng: np.random.Generator, alarm: Alarm, given: Given, series: int) -> Iterator[float]:
    """Histories of shares with one true value, under a minimum standard of 90 %."""
    size, periods = given.size or 0, given.points or 0
    counts = rng.binomial(size, given.truth or 0.0, (series, periods)).astype(float)
    if alarm is Alarm.STANDARD_BARE:
        yield float((counts < LEVEL * size).any(axis=1).mean())
        return
    rule = Rule(confirm_after=given.confirm_after) if given.confirm_after else Rule()
    pooled = None
    if given.pooled:
        together = np.lib.stride_tricks.sliding_window_view(counts, rule.confirm_after, axis=1).sum(axis=-1)
        late = classes(together, size * rule.confirm_after)
        pooled = np.pad(late, [(0, 0), (periods - late.shape[1], 0)]).ravel()
    history = replay_panel(
        classes(counts, size).ravel(), np.arange(0, counts.size + 1, periods), rule=rule, pooled=pooled
    )
    worst = {
        Alarm.STANDARD_CLOSE: Stage.AT_RISK,
        Alarm.STANDARD_SUSPECTED: Stage.SUSPECTED,
        Alarm.STANDARD_BREACH: Stage.BREACH,
    }[alarm]
    yield float((history.stage.reshape(series, periods) >= worst).any(axis=1).mean())


def classes(counts: Floats, size: int) -> NDArray[np.int8]:
    """The class of each share against the standard, by its Wilson interval."""
    share = wilson(counts, size)
    return classify(share.value, LEVEL, better=Better.HIGHER, lower=share.lower, upper=share.upper)


def courses(rng: np.random.Generator, _: Alarm, given: Given, series: int) -> Iterator[float]:
    """The latest course of shares with one true value, on a level path at 90 %."""
    size, periods = given.size or 0, given.points or 0
    share = wilson(rng.binomial(size, given.truth or 0.0, series * periods), size)
    error = np.sqrt(LEVEL * (1 - LEVEL) / size)
    course = judge_course_panel(
        share.value,
        np.arange(0, share.value.size + 1, periods),
        np.full(share.value.size, LEVEL),
        final=np.full(series, LEVEL),
        due=np.zeros(share.value.size, dtype=np.bool_),
        better=Better.HIGHER,
        lower=share.lower,
        upper=share.upper,
        margin=np.full(series, (given.margin or 0.0) * error),
    )
    yield float((course.reshape(series, periods)[:, -1] == Course.OFF_TRACK).mean())


def shares(rng: np.random.Generator, given: Given, shape: tuple[int, ...]) -> Iterator[tuple[Floats, int, float]]:
    """Counts of shares that vary by nature as much as `given.variance` says, for each size and true share."""
    for size in SIZES:
        for share in SHARES:
            spread = np.sqrt(((given.variance or 1.0) - 1) * share * (1 - share) / size)
            truth = np.clip(share + spread * rng.normal(size=shape), 0.001, 0.999)
            yield rng.binomial(size, truth).astype(float), size, share


def trends(rng: np.random.Generator, _: Alarm, given: Given, series: int) -> Iterator[float]:
    """The recent trend of five years around one level."""
    for counts, size, _share in shares(rng, given, (series, given.points or 0)):
        figure = wilson(counts, size)
        found = recent_trend(figure.value, lower=figure.lower, upper=figure.upper, better=Better.NEITHER)
        yield float((found.trend > Trend.NO_CHANGE).mean())


def benchmarks(rng: np.random.Generator, alarm: Alarm, given: Given, series: int) -> Iterator[float]:
    """Places around the benchmark they are compared with."""
    for counts, size, share in shares(rng, given, (series,)):
        near, wide = wilson(counts, size), wilson(counts, size, confidence=0.998)
        limits = near if alarm is Alarm.BENCHMARK_95 else wide
        found = against_benchmark(near.value, limits.lower, limits.upper, share, better=Better.NEITHER)
        yield float((found > Against.SIMILAR).mean())


def funnels(rng: np.random.Generator, alarm: Alarm, given: Given, series: int) -> Iterator[float]:
    """Funnels of places of very different size that differ by nature."""
    sets = max(1, series // 50)
    for share in (0.1, 0.5):
        beyond = []
        for _ in range(sets):
            size = np.round(50 + np.exp(rng.normal(7, 1, PLACES)))
            spread = np.sqrt((given.variance or 1.0) - 1) / (2 * np.sqrt(np.median(size)))
            truth = np.sin(np.clip(np.arcsin(np.sqrt(share)) + spread * rng.normal(size=PLACES), 0, np.pi / 2)) ** 2
            funnel = overdispersion(rng.binomial(size.astype(int), truth), size, measure=Measure.PROPORTION)
            beyond.append(np.abs(funnel.position) >= (1 if alarm is Alarm.FUNNEL_95 else 2))
        yield float(np.mean(beyond))


def gaps(rng: np.random.Generator, _: Alarm, given: Given, series: int) -> Iterator[float]:
    """A place at the middle of neighbours of several shapes, its own error small or as large as their spread."""
    shapes: tuple[Callable[[tuple[int, int]], Floats], ...] = (
        rng.standard_normal,
        lambda shape: rng.standard_t(3, shape),
        lambda shape: rng.exponential(size=shape) - np.log(2),
    )
    for shape in shapes:
        neighbours = shape((series, given.points or 0))
        for error in (0.0, 1.0):
            gap = neighbour_gap(error * rng.normal(size=series), neighbours, se=error)
            yield float(((gap.gap_lower > 0) | (gap.gap_upper < 0)).mean())


SIMULATED: dict[Alarm, Callable[[np.random.Generator, Alarm, Given, int], Iterator[float]]] = {
    Alarm.CHART_LATEST: charts,
    Alarm.CHART_ANY: charts,
    Alarm.STANDARD_CLOSE: standards,
    Alarm.STANDARD_SUSPECTED: standards,
    Alarm.STANDARD_BREACH: standards,
    Alarm.STANDARD_BARE: standards,
    Alarm.COURSE_OFF_TRACK: courses,
    Alarm.RECENT_TREND: trends,
    Alarm.BENCHMARK_95: benchmarks,
    Alarm.BENCHMARK_998: benchmarks,
    Alarm.FUNNEL_95: funnels,
    Alarm.FUNNEL_998: funnels,
    Alarm.GAP_APART: gaps,
}


def printed(rate: Rate) -> str:
    """A rate, or the range of one, in percent."""
    low, high = f"{rate.low:.2%}", f"{rate.high:.2%}"
    return low if low == high else f"{low} to {high}"


def main(series: int = SERIES) -> None:
    """Print the kept table beside the remade one."""
    sys.stdout.write(f"{'flag':48s} {'given':64s} {'kept':>18s} {'remade':>18s}\n")
    for kept, again in zip(TABLE, remade_table(series=series), strict=True):
        sys.stdout.write(f"{kept.alarm:48s} {kept.given!s:64s} {printed(kept):>18s} {printed(again):>18s}\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
