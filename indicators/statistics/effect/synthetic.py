"""A stand-in for a place, mixed from others that it moved with before, and the same done for each of them."""

from dataclasses import dataclass

import numpy as np

from indicators.statistics.arrays import Floats, Maybe, Numbers, finite, one_dimensional

RIDGE = 1e-4
"""Weight of a pull towards even weights, in standard deviations: it settles ties, and is too small to matter else."""
SUM_DUST = 1e-6
SAME = 1e-9
"""Ratios, and gaps as a share of the outcome's size, closer together than this are equal."""
LEAST_BEFORE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Synthetic:
    """The mixture and how far the place is from it.

    `weights` an entry a donor; `synthetic` and `gap` an entry a period; `effect` is the mean gap from the start on;
    `ratio` is the mean square gap after over that before.
    """

    weights: Floats
    synthetic: Floats
    gap: Floats
    effect: float
    pre_rmspe: float
    post_rmspe: float
    ratio: float


@dataclass(frozen=True, slots=True, eq=False)
class PlaceboRank:
    """Where the place stands when every donor is tried in turn as if it were the place; its own value is first."""

    rank: int
    of: int
    p: float
    ratios: Floats
    effects: Floats

    @property
    def least_p(self) -> float:
        """The smallest p this many places could ever give: fewer than 19 donors cannot reach 0.05."""
        return 1 / self.of


def synthetic_control(treated: Numbers, donors: Numbers, *, start: int, weights: Maybe = None) -> Synthetic:
    """A synthetic control on outcomes alone (A. Abadie and others, 2010).

    `treated` (periods,), `donors` (donors, periods), `start` the index of the first period after. The weights are
    those from 0 up, adding to 1, that come closest before the start; or `weights` as fixed beforehand.

    Raises:
        ValueError: when a figure is missing or infinite, shapes differ, there is no donor, `start` leaves under
            2 periods before or none after, or `weights` are negative or do not add to 1.
    """
    own, others = _checked(treated, donors, start)
    mix = _fitted(own[:start], others[:, :start]) if weights is None else _given(weights, others.shape[0])
    synthetic = mix @ others
    gap = own - synthetic
    before, after = float((gap[:start] ** 2).mean()), float((gap[start:] ** 2).mean())
    # A perfect fit leaves rounding before the start; dividing by that would call any place extraordinary.
    least = max((SAME * float(np.abs(own).max())) ** 2, float(np.finfo(np.float64).tiny))
    return Synthetic(
        weights=mix,
        synthetic=np.asarray(synthetic),
        gap=np.asarray(gap),
        effect=float(gap[start:].mean()),
        pre_rmspe=before**0.5,
        post_rmspe=after**0.5,
        ratio=after / max(before, least),
    )


def placebo_rank(treated: Numbers, donors: Numbers, *, start: int) -> PlaceboRank:
    """The rank of the place's ratio among those of all donors, each mixed from the other donors in turn.

    The place itself is no donor to the placebos: an effect on it would spoil them. Ties count against it.

    Raises:
        ValueError: as `synthetic_control`, and when there are under 2 donors.
    """
    own, others = _checked(treated, donors, start)
    _at_least_two(others)
    tries = [synthetic_control(own, others, start=start)] + [
        synthetic_control(others[k], np.delete(others, k, axis=0), start=start) for k in range(others.shape[0])
    ]
    ratios = np.array([one.ratio for one in tries])
    rank = int((ratios >= ratios[0] * (1 - SAME)).sum())
    return PlaceboRank(
        rank=rank, of=ratios.size, p=rank / ratios.size, ratios=ratios, effects=np.array([one.effect for one in tries])
    )


def effects_with_each_donor_left_out(treated: Numbers, donors: Numbers, *, start: int) -> Floats:
    """The effect found without each donor in turn: an entry a donor; their range says what hangs on one of them.

    Raises:
        ValueError: as `synthetic_control`, and when there are under 2 donors.
    """
    own, others = _checked(treated, donors, start)
    _at_least_two(others)
    whole = synthetic_control(own, others, start=start)
    effects = np.full(others.shape[0], whole.effect)
    # A donor without weight changes nothing by leaving.
    for k in np.flatnonzero(whole.weights > 0):
        effects[k] = synthetic_control(own, np.delete(others, k, axis=0), start=start).effect
    return effects


def _checked(treated: Numbers, donors: Numbers, start: int) -> tuple[Floats, Floats]:
    own, others = one_dimensional("treated", treated), finite("donors", donors)
    if others.ndim != 2 or others.shape[0] == 0 or others.shape[1] != own.size:  # noqa: PLR2004 (rows and columns)
        message = f"donors is {others.shape}, not (donors, periods) with the {own.size} periods of treated."
        raise ValueError(message)
    if np.isnan(own).any() or np.isnan(others).any():
        message = "treated or donors have missing figures. Keep donors and periods that are complete."
        raise ValueError(message)
    if not LEAST_BEFORE <= start < own.size:
        message = (
            f"start is {start}. It leaves at least {LEAST_BEFORE} periods before and one after, of {own.size} in all."
        )
        raise ValueError(message)
    return own, others


def _at_least_two(donors: Floats) -> None:
    if donors.shape[0] < LEAST_BEFORE:
        message = "One donor is too few: each is tried, or left out, in turn. Give at least 2."
        raise ValueError(message)


def _given(weights: Numbers, donors: int) -> Floats:
    """Weights fixed beforehand."""
    mix = one_dimensional("weights", weights)
    if mix.size != donors:
        message = f"weights has {mix.size} entries for {donors} donors. Give one a donor."
        raise ValueError(message)
    if not (mix >= 0).all() or abs(float(mix.sum()) - 1) > SUM_DUST:
        message = "weights are negative or do not add to 1. Divide them by their sum."
        raise ValueError(message)
    return mix


def _fitted(own: Floats, donors: Floats) -> Floats:
    """The weights that come closest to the place before the start.

    With weights that add to 1 the gap is a mixture of the donors' own gaps from the place. Non-negative least
    squares of those gaps against 0, with one more row that asks the sum to be 1, has its answer on the same
    ray as the best mixture: for a mixture u and a size c the error c²·|gap|² + (1 - c)² is least where |gap|² is,
    whatever the size. So dividing by the sum gives the best mixture itself, without a heavy row to tune.
    """
    from scipy.optimize import nnls  # noqa: PLC0415 (slow to load, and few pages show an effect)

    gaps = (donors - own).T
    scale = float(donors.std(axis=1).mean()) or float(np.abs(gaps).max()) or 1.0
    count = gaps.shape[1]
    rows = np.vstack([gaps / scale, RIDGE * np.eye(count), np.ones((1, count))])
    weights, _ = nnls(rows, np.append(np.zeros(rows.shape[0] - 1), 1.0))
    return np.asarray(weights / weights.sum())
