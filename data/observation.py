"""One figure, as a feed parses it and as the store takes it; and many figures as columns, as the store gives them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import overload

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
    # Never stored: what a reader is told in the place of a figure that was hidden to protect people.
    WITHDRAWN = "withdrawn"

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
        if self.known_from.tzinfo is None:
            message = f"{self._name}: known_from has no time zone. Give it in UTC."
            raise ObservationError(message)
        if self.status.has_value and self.value is None:
            message = f"{self._name}: the status {self.status} needs a value. Give one, or a status that says why not."
            raise ObservationError(message)
        if not self.status.has_value and (self.value, self.lower, self.upper) != (None, None, None):
            message = f"{self._name}: a value stands beside the status {self.status}. Drop one of them."
            raise ObservationError(message)
        for part in (self.value, self.lower, self.upper, self.count, self.denominator):
            if part is not None and not math.isfinite(part):
                message = f"{self._name}: {part} is not a figure. Leave it out and say why in the status."
                raise ObservationError(message)

    @property
    def _name(self) -> str:
        return f"{self.indicator}, {self.place}, {self.label}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a publisher says of a figure besides its numbers; many figures share it."""

    status: Status
    caveats: frozenset[Caveat] = frozenset()
    status_raw: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Columns(Sequence[Observation]):
    """The figures of one long file as columns: a sequence of observations, each made only when it is asked for.

    A million values would take ten times the memory of their numbers. `place`, `period` and `said` are positions in
    the lists of the same name in the plural; numbers are NaN where unknown, and every status fits its value.
    """

    indicator: str
    known_from: datetime
    places: tuple[str, ...]
    periods: tuple[tuple[Period, str], ...]
    """Each span with the label that stood for it; one span may have several labels."""
    saids: tuple[Said, ...]
    place: NDArray[np.int32]
    period: NDArray[np.int32]
    said: NDArray[np.int32]
    value: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    counted: NDArray[np.float64]
    denominator: NDArray[np.float64]
    line: NDArray[np.int32]

    def __len__(self) -> int:
        """How many figures there are."""
        return len(self.value)

    @overload
    def __getitem__(self, chosen: int) -> Observation: ...
    @overload
    def __getitem__(self, chosen: slice) -> "Columns": ...
    def __getitem__(self, chosen: int | slice) -> "Observation | Columns":
        """One figure, or some of them as columns."""
        if isinstance(chosen, slice):
            return self.rows(chosen)
        period, label = self.periods[self.period[chosen]]
        said = self.saids[self.said[chosen]]
        return Observation(
            indicator=self.indicator,
            place=self.places[self.place[chosen]],
            period=period,
            label=label,
            status=said.status,
            known_from=self.known_from,
            value=_known(self.value[chosen]),
            lower=_known(self.lower[chosen]),
            upper=_known(self.upper[chosen]),
            count=_known(self.counted[chosen]),
            denominator=_known(self.denominator[chosen]),
            caveats=said.caveats,
            status_raw=said.status_raw,
            note=said.note,
            locator=f"line {self.line[chosen]}",
        )

    @property
    def places_named(self) -> frozenset[str]:
        """The places that any of the figures is of."""
        return frozenset(self.places[place] for place in np.unique(self.place).tolist())

    def rows(self, chosen: slice | NDArray[np.generic]) -> "Columns":
        """The figures at these positions, or where this mask is true, in that order."""
        one_a_row = ("place", "period", "said", "value", "lower", "upper", "counted", "denominator", "line")
        return replace(self, **{column: getattr(self, column)[chosen] for column in one_a_row})


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


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
