"""Difference in differences: the change of those treated, less the change of the others."""

import math

import numpy as np

from indicators.statistics.arrays import Flags, Numbers, one_dimensional
from indicators.statistics.distributions import student_quantile, student_tail
from indicators.statistics.effect.estimate import UNKNOWN, Effect

CELLS = 4


def difference_in_differences(outcome: Numbers, treated: Flags, post: Flags) -> Effect:
    """The double difference of means, with the classical standard error of least squares.

    Flat rows: one outcome each, whether treated, and whether after. An unknown outcome leaves the effect unknown.
    With four rows, or no spread within the cells, there is an estimate and no error.

    Raises:
        ValueError: when the three lists differ in length, one of the four cells is empty, or an outcome is infinite.
    """
    figures = one_dimensional("outcome", outcome)
    of_treated, after = np.asarray(treated, dtype=np.bool_), np.asarray(post, dtype=np.bool_)
    if not figures.shape == of_treated.shape == after.shape:
        message = "outcome, treated and post differ in length. Give one entry a row in each."
        raise ValueError(message)
    members = [(of_treated == who) & (after == when) for who in (True, False) for when in (True, False)]
    empty = [
        f"{'treated' if who else 'not treated'}, {'after' if when else 'before'}"
        for cell, (who, when) in zip(
            members, ((who, when) for who in (True, False) for when in (True, False)), strict=True
        )
        if not cell.any()
    ]
    if empty:
        message = f"No row is {empty[0]}. A double difference needs all four kinds."
        raise ValueError(message)
    if np.isnan(figures).any():
        return UNKNOWN
    means = [float(figures[cell].mean()) for cell in members]
    estimate = (means[0] - means[1]) - (means[2] - means[3])
    freedom = figures.size - CELLS
    residual = sum(float(((figures[cell] - mean) ** 2).sum()) for cell, mean in zip(members, means, strict=True))
    if freedom == 0 or residual == 0:
        return Effect(estimate=estimate, se=math.nan, lower=math.nan, upper=math.nan, p=math.nan)
    se = math.sqrt(residual / freedom * sum(1 / int(cell.sum()) for cell in members))
    half = float(student_quantile(0.95, np.asarray(float(freedom)))) * se
    p = 2 * float(student_tail(np.asarray(abs(estimate) / se), np.asarray(float(freedom))))
    return Effect(estimate=estimate, se=se, lower=estimate - half, upper=estimate + half, p=p)
