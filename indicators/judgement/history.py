"""What a minimum standard is judged from, and what comes of it: one entry a period, in flat arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indicators.judgement.runs import codes, flags
from indicators.statistics.arrays import Codes, Flags


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """One entry a period. `since` is the period of its own series in which the stage began, counted from 0.

    `episode` numbers the episodes 1, 2, … while the stage is SUSPECTED or worse, else 0. `stale` is true once too many
    periods in a row are unknown after there was data.
    """

    stage: Codes
    episode: NDArray[np.int64]
    since: NDArray[np.int64]
    stale: Flags

    @classmethod
    def joined(cls, parts: Sequence["History"]) -> "History":
        """The histories of neighbouring series, one after another."""
        return cls(
            stage=np.concatenate([part.stage for part in parts]),
            episode=np.concatenate([part.episode for part in parts]),
            since=np.concatenate([part.since for part in parts]),
            stale=np.concatenate([part.stale for part in parts]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What is told of each period: its classes, and what people said of it. `final` is not provisional."""

    classes: Codes
    recovery: Codes
    pooled: Codes
    pooled_recovery: Codes
    final: Flags
    warned: Flags
    signed_off: Flags

    @classmethod
    def of(
        cls,
        classes: ArrayLike,
        *,
        recovery: ArrayLike | None,
        pooled: ArrayLike | None,
        pooled_recovery: ArrayLike | None,
        provisional: ArrayLike | None,
        warning: ArrayLike | None,
        signed_off: ArrayLike | None,
    ) -> Self:
        """The inputs of a replay, checked: what is not given is unknown, or untrue.

        Raises:
            ValueError: a code that is no class; an input without one entry a period.
        """
        given = codes("classes", classes)
        count = given.size
        unknown = np.zeros(count, dtype=np.int8)
        return cls(
            classes=given,
            recovery=given if recovery is None else codes("recovery", recovery, count),
            pooled=unknown if pooled is None else codes("pooled", pooled, count),
            pooled_recovery=unknown if pooled_recovery is None else codes("pooled_recovery", pooled_recovery, count),
            final=~flags("provisional", provisional, count),
            warned=flags("warning", warning, count),
            signed_off=flags("signed_off", signed_off, count),
        )

    def at(self, periods: NDArray[np.int64] | slice) -> "Told":
        """The same of some periods only."""
        return Told(
            classes=self.classes[periods],
            recovery=self.recovery[periods],
            pooled=self.pooled[periods],
            pooled_recovery=self.pooled_recovery[periods],
            final=self.final[periods],
            warned=self.warned[periods],
            signed_off=self.signed_off[periods],
        )
