"""Effects of agreements that began at different times, without comparing one treated place with another."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from indicators.statistics.arrays import Flags, Floats, Numbers, finite, one_dimensional
from indicators.statistics.distributions import chi_square_tail
from indicators.statistics.effect.estimate import Effect, normal_effect

ROUNDING = 10 * float(np.sqrt(np.finfo(np.float64).eps))
"""A standard error under this is 0 but for rounding: the cell has no error to speak of."""


class Controls(StrEnum):
    """Who a place that started is compared with: those that never start, or also those that have not started yet."""

    NEVER = "never"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, eq=False)
class Staggered:
    """The effect of each start group at each time, and their averages.

    `group`, `time`, `estimate`, `se` are arrays with an entry a cell. The averages are weighted by the share of
    places in each group. `pretest` is a Wald statistic of all effects before the start, which should be none.
    """

    group: Floats
    time: Floats
    estimate: Floats
    se: Floats
    overall: Effect
    by_group: dict[float, Effect]
    by_event: dict[float, Effect]
    by_calendar: dict[float, Effect]
    overall_group: Effect
    overall_event: Effect
    overall_calendar: Effect
    pretest: float
    pretest_p: float
    pretest_df: int


_Average: TypeAlias = tuple[float, Floats]
"""An average of cells, and its influence function: one entry a place."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The cells (a start group at a time), with how much each place moves each: the influence functions."""

    group: Floats
    time: Floats
    estimate: Floats
    influence: Floats  # (places, cells)
    belongs: Flags  # (places, cells): whether the place is of the cell's start group

    @property
    def share(self) -> Floats:
        """The share of all places that are in each cell's start group."""
        return np.asarray(self.belongs.mean(axis=0))

    def average(self, chosen: Flags) -> _Average:
        """The average of the chosen cells weighted by group share, and its influence function.

        The shares are estimated too, so the influence of each place on them counts.
        """
        share, estimate = self.share[chosen], self.estimate[chosen]
        total = share.sum()
        weights = share / total
        value = float(weights @ estimate)
        on_shares = (self.belongs[:, chosen] - share) / total
        through_shares = on_shares @ estimate - on_shares.sum(axis=1) * value
        return value, self.influence[:, chosen] @ weights + through_shares


def staggered_effects(
    outcome: Numbers, first_treated: Numbers, times: Numbers, *, controls: Controls = Controls.NEVER
) -> Staggered:
    """Effects by start group and time (B. Callaway and P. Sant'Anna, 2021; R package did 2.5.0), no covariates.

    `outcome` (places, periods); `first_treated` (places,) holds the time of the start, 0 or NaN for never;
    `times` (periods,) increase. A place that starts after the last time counts as never; one that started by the
    first cannot be judged and is left out. Without a place that never starts, NOT_YET judges up to the last start.
    With one to five treated places the errors mean nothing: use placebos.

    Raises:
        ValueError: when an outcome is missing or infinite, times do not increase, shapes differ, no place starts
            within the times, or no control is left.
    """
    figures, start, when = _checked(outcome, first_treated, times)
    never = np.isinf(start)
    if controls is Controls.NOT_YET and not never.any():
        last = start.max(initial=-np.inf)
        start, never = np.where(start == last, np.inf, start), start == last
        figures, when = figures[:, when < last], when[when < last]
    groups = np.unique(start[~never & (start <= when.max(initial=-np.inf))])
    if not never.any():
        message = "No control is left: every place starts within the times. Add places that never start."
        raise ValueError(message)
    if groups.size == 0:
        message = "No place starts after the first time and by the last: there is no effect to estimate."
        raise ValueError(message)
    return _summary(_cells(figures, start, when, groups, controls))


def _checked(outcome: Numbers, first_treated: Numbers, times: Numbers) -> tuple[Floats, Floats, Floats]:
    """Outcomes, starts (infinite for never) and times of the places that can be judged."""
    figures, when = finite("outcome", outcome), one_dimensional("times", times)
    start = one_dimensional("first_treated", first_treated)
    if figures.shape != (start.size, when.size):
        message = f"outcome is {figures.shape}, not (places, periods) = ({start.size}, {when.size})."
        raise ValueError(message)
    if np.isnan(when).any() or (np.diff(when) <= 0).any():
        message = "times do not increase. Sort the periods, oldest first, each once."
        raise ValueError(message)
    if np.isnan(figures).any():
        message = "outcome has missing figures. Leave out the places or the periods that lack them."
        raise ValueError(message)
    start = np.where(np.isnan(start) | (start == 0) | (start > when.max(initial=-np.inf)), np.inf, start)
    judged = start > when.min(initial=np.inf)
    return figures[judged], start[judged], when


def _cells(figures: Floats, start: Floats, when: Floats, groups: Floats, controls: Controls) -> _Cells:
    """A double difference of means for each start group and each time but the first."""
    places = start.size
    keys, estimates, influences = [], [], []
    for group in groups:
        of_group = start == group
        before = int(np.flatnonzero(when < group)[-1])
        for now in range(1, when.size):
            base = before if when[now] >= group else now - 1
            waiting = np.isinf(start) if controls is Controls.NEVER else start > max(when[now], when[base])
            others = waiting & ~of_group
            change = figures[:, now] - figures[:, base]
            own, theirs = change[of_group].mean(), change[others].mean()
            keys.append((group, when[now]))
            estimates.append(own - theirs)
            influences.append(
                places * (of_group * (change - own) / of_group.sum() - others * (change - theirs) / others.sum())
            )
    group_of, time_of = np.array(keys).T
    return _Cells(
        group=group_of,
        time=time_of,
        estimate=np.array(estimates),
        influence=np.array(influences).T,
        belongs=np.asarray(start[:, None] == group_of),
    )


def _error(influence: Floats) -> float:
    """The standard error an influence function amounts to; NaN where it is rounding only."""
    places = influence.shape[0]
    error = float(np.sqrt((influence**2).sum()) / places)
    return error if error > ROUNDING else float("nan")


def _summary(cells: _Cells) -> Staggered:
    """Every average of the cells, and the test of those before the start."""
    after = cells.time >= cells.group
    by_group = _family(cells, np.where(after, cells.group, np.nan))
    by_event = _family(cells, cells.time - cells.group)
    by_calendar = _family(cells, np.where(after, cells.time, np.nan))
    started = {event: average for event, average in by_event.items() if event >= 0}
    pretest, pretest_p, pretest_df = _pretest(cells, ~after)
    return Staggered(
        group=cells.group,
        time=cells.time,
        estimate=cells.estimate,
        se=np.array([_error(column) for column in cells.influence.T]),
        overall=_effect(cells.average(after)),
        by_group={key: _effect(average) for key, average in by_group.items()},
        by_event={key: _effect(average) for key, average in by_event.items()},
        by_calendar={key: _effect(average) for key, average in by_calendar.items()},
        overall_group=_effect(_over_groups(cells, by_group)),
        overall_event=_effect(_even(started)),
        overall_calendar=_effect(_even(by_calendar)),
        pretest=pretest,
        pretest_p=pretest_p,
        pretest_df=pretest_df,
    )


def _family(cells: _Cells, label: Floats) -> dict[float, _Average]:
    """The average of the cells with each label; cells without one (NaN) belong to none."""
    return {float(key): cells.average(label == key) for key in np.unique(label[~np.isnan(label)])}


def _over_groups(cells: _Cells, by_group: dict[float, _Average]) -> _Average:
    """The average of the groups' averages, weighted by group share."""
    first = [int(np.flatnonzero(cells.group == group)[0]) for group in by_group]
    groups = _Cells(
        group=cells.group[first],
        time=cells.group[first],
        estimate=np.array([value for value, _ in by_group.values()]),
        influence=np.array([influence for _, influence in by_group.values()]).T,
        belongs=cells.belongs[:, first],
    )
    return groups.average(np.ones(len(first), dtype=np.bool_))


def _even(averages: dict[float, _Average]) -> _Average:
    """The plain mean of averages."""
    values, influences = zip(*averages.values(), strict=True)
    return float(np.mean(values)), np.asarray(np.mean(influences, axis=0))


def _effect(average: _Average) -> Effect:
    """The effect an average and its influence function amount to."""
    value, influence = average
    return normal_effect(value, _error(influence))


def _pretest(cells: _Cells, before: Flags) -> tuple[float, float, int]:
    """The Wald statistic that all effects before the start are 0, its p and degrees of freedom.

    NaN where there is nothing before the start, or the effects there hang together exactly.
    """
    degrees = int(before.sum())
    influence, estimate = cells.influence[:, before], cells.estimate[before]
    places = influence.shape[0]
    covariance = influence.T @ influence / places
    if degrees == 0 or np.linalg.matrix_rank(covariance) < degrees:
        return float("nan"), float("nan"), degrees
    wald = float(places * estimate @ np.linalg.solve(covariance, estimate))
    return wald, chi_square_tail(wald, degrees), degrees
