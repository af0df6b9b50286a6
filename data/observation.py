"""One figure, as a feed parses it and as the store takes it; and many figures as columns, as the store gives them."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from data.periods import Period


class Status(StrEnum):
    """What a publisher says of a figure, or why there is none."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    PROJECTED = "projected"
    SUPPRESSED = "suppressed"
    UNRELIABLE = "unreliable"
    NEGLIGIBLE = "negligible"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    UNEXPLAINED = "unexplained"

    @property
    def has_value(self) -> bool:
        """Whether a figure stands beside this status."""
        return self in WITH_VALUE


WITH_VALUE = frozenset({Status.FINAL, Status.PROVISIONAL, Status.REVISED, Status.ESTIMATED, Status.PROJECTED})
OBSERVED = frozenset({Status.FINAL, Status.PROVISIONAL, Status.REVISED})


class Caveat(StrEnum):
    """What a reader should know before leaning on a figure."""

    LOW_RELIABILITY = "low_reliability"
    CAUTION = "caution"
    COMBINED_AREA = "combined_area"
    BREAK = "break"
    ROUNDED = "rounded"
    PERTURBED = "perturbed"


class ObservationError(ValueError):
    """A figure contradicts itself; the message names it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one place and period, in the indicator's unit, known from a moment on.

    `value`, `lower` and `upper` are in the definition's unit; `count` and `denominator` only where published.
    A missing figure has a status that says why and no value: unknown is never zero.
    `locator` says where in the reply the figure stood ("line 12", "sheet Table_1, row 7").
    """

    indicator: str
    place: str
    period: Period
    label: str
    status: Status
    known_from: datetime
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None
    caveats: frozenset[Caveat] = field(default_factory=frozenset)
    status_raw: str = ""
    note: str = ""
    locator: str = ""

    def __post_init__(self) -> None:
        """Refuse a figure that contradicts its own status."""
        name = f"{self.indicator}, {self.place}, {self.label}"
        if self.known_from.tzinfo is None:
            message = f"{name}: known_from has no time zone. Give it in UTC."
            raise ObservationError(message)
        if self.status.has_value and self.value is None:
            message = f"{name}: the status {self.status} needs a value. Give one, or a status that says why not."
            raise ObservationError(message)
        if not self.status.has_value and (self.value, self.lower, self.upper) != (None, None, None):
            message = f"{name}: a value stands beside the status {self.status}. Drop one of them."
            raise ObservationError(message)
        for part in (self.value, self.lower, self.upper, self.count, self.denominator):
            if part is not None and not math.isfinite(part):
                message = f"{name}: {part} is not a figure. Leave it out and say why in the status."
                raise ObservationError(message)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Figures of one indicator as parallel columns, sorted by place, start and end.

    `start` and `end` are days (`datetime64[D]`), `known_from` is UTC (`datetime64[us]`), numbers are NaN where
    unknown. `status` holds `Status` values as text, `caveats` a tuple of `Caveat` values as text for each figure.
    """

    place: NDArray[np.object_]
    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    value: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    count: NDArray[np.float64]
    denominator: NDArray[np.float64]
    status: NDArray[np.object_]
    caveats: NDArray[np.object_]
    label: NDArray[np.object_]
    status_raw: NDArray[np.object_]
    note: NDArray[np.object_]
    known_from: NDArray[np.datetime64]
    release: NDArray[np.int64]
    locator: NDArray[np.object_]

    def __len__(self) -> int:
        """How many figures there are."""
        return len(self.value)

    def rows(self, chosen: slice | NDArray[np.generic]) -> "Figures":
        """The figures at these positions, or where this mask is true, in the same order."""
        return Figures(**{column: getattr(self, column)[chosen] for column in self.__slots__})
