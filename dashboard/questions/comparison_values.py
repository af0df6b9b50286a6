"""What places are compared by: a funnel, shares of agreed changes, histories, how far apart they are, similar ones."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.statistics.comparison import Spread
from indicators.statistics.effect import GateReason


@dataclass(frozen=True, slots=True)
class FunnelPlace:
    """One place in a funnel: how many it counts, its figure, the 99.8 % limits for its size, whether it is outside."""

    code: str
    size: float
    value: float
    lower: float
    upper: float
    differs: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """Places against their size, with limits widened for places that differ by nature; all in the indicator's unit.

    `sizes` and the four edges draw the curves. `places` stand in the order of the page.
    """

    centre: float
    places: tuple[FunnelPlace, ...]
    sizes: tuple[float, ...]
    lower_95: tuple[float, ...]
    upper_95: tuple[float, ...]
    lower_998: tuple[float, ...]
    upper_998: tuple[float, ...]


class NoShare(StrEnum):
    """Why no share of an agreed change can be said."""

    NO_LEVEL = "no_level"
    NO_BASELINE = "no_baseline"
    NO_BETTER = "no_better"
    TO_HOLD = "to_hold"
    NOT_YET = "not_yet"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of its own agreed change a place has made: 1 is all of it; under 0 it moved away."""

    share: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One period in a history: its figure, None where unknown, and the course the place agreed for it.

    `since` counts years from the last period that ended before the agreement began, which is 0.
    """

    start: date
    end: date
    value: float | None
    since: float
    path: float | None = None

    @property
    def calendar(self) -> float:
        """The year in which the period starts, with its month as a part of it."""
        return self.start.year + (self.start.month - 1) / 12


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one place since the last break in how they are counted, oldest first.

    `ahead` are the periods still to come up to the date it agreed, with its course alone.
    """

    code: str
    figures: tuple[Moment, ...]
    ahead: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """Whether places have grown apart: the middle half of them now, set against that at the start.

    `start` and `now` are the two periods, None where there is no common one.
    """

    spread: Spread
    ratio: float
    lower: float
    upper: float
    places: int
    start: tuple[date, date] | None
    now: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Similar:
    """A place beside those a published list names as similar; the gap is None where too few have the period."""

    code: str
    list_name: str
    version: str
    names: tuple[str, ...]
    held: int
    median: float | None
    gap: tuple[float, float, float] | None
    change: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a place moved from places like it that it moved with before, by three estimates; none shows a cause.

    `double` is the difference in differences, `effect` the mean gap from a mixture of the `donors` places from `start`
    on, `before` how far that mixture was off earlier. Tried in turn, `rank` of `of` places differ at least as much.
    `left_out` are the ends of the gaps found without each donor in turn.
    """

    code: str
    start: tuple[date, date]
    donors: int
    double: float
    effect: float
    before: float
    rank: int
    of: int
    left_out: tuple[float, float]
    moved_away: bool


@dataclass(frozen=True, slots=True)
class NotAssessable:
    """Why nothing is said of how far a place moved from places like it: what was found, and what is needed."""

    code: str
    reason: GateReason
    found: float
    needed: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything besides the latest figures; keys are codes of places."""

    funnel: Funnel | None
    shares: dict[str, Share | NoShare]
    histories: tuple[History, ...]
    apart: Apart | None
    similar: tuple[Similar, ...]
    unlisted: tuple[str, ...]
    moved: tuple[Moved | NotAssessable, ...] = ()
