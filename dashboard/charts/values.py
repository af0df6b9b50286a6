"""What a chart is told. Every text comes from `dashboard.wording`; outside text never enters a figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One expected period: its axis label and its figure, all None where nothing is known."""

    label: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that happened between two periods: `before` is the index of the period that follows it."""

    before: int
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """The expected range of a control chart, from the index of its first period on."""

    first: int
    lower: float
    upper: float
    text: str


@dataclass(frozen=True, slots=True)
class Cone:
    """Where the figures to come could be, from the index of the latest figure on: an edge pair for each of them."""

    first: int
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A flat line and the words at its end."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Figures over time with the agreed course, the floor and what the picture must carry when it is saved.

    `path` holds the agreed course of each point, None where none is agreed; `context` what a reader asked to see the
    figures against. `footer` is source, as-at and class.
    """

    title: str
    points: tuple[Point, ...]
    decimals: int
    suffix: str = ""
    share: bool = False
    path: tuple[float | None, ...] = ()
    path_text: str = ""
    floor: Level | None = None
    start: Marker | None = None
    breaks: tuple[Marker, ...] = ()
    variations: tuple[Marker, ...] = ()
    band: Band | None = None
    cone: Cone | None = None
    context: tuple[float | None, ...] = ()
    context_text: str = ""
    provisional_text: str = "provisional"
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One place or area: its name, figure and range."""

    name: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    differs: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class DotChart:
    """Places or areas beside each other, in the order given (alphabetical), with a level to read them against."""

    title: str
    dots: tuple[Dot, ...]
    decimals: int
    suffix: str = ""
    share: bool = False
    whole: Level | None = None
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """One place in a funnel: its name, how many it counts, its figure."""

    name: str
    size: float
    value: float
    differs: bool = False


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Places against their size; `sizes`, rising, and the four edges draw what is usual."""

    title: str
    dots: tuple[FunnelDot, ...]
    centre: float
    sizes: tuple[float, ...]
    lower_95: tuple[float, ...]
    upper_95: tuple[float, ...]
    lower_998: tuple[float, ...]
    upper_998: tuple[float, ...]
    size_title: str
    decimals: int
    suffix: str = ""
    share: bool = False
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: a name, and figures each with its time in years, None where nothing is known.

    `course` is what the place agreed for itself, each level with its time, None where none was agreed.
    """

    name: str
    points: tuple[tuple[float, float | None], ...]
    course: tuple[tuple[float, float | None], ...] = ()


@dataclass(frozen=True, slots=True)
class MultiplesChart:
    """Small charts on one scale; `began` says that time 0 is the start of each agreement.

    Of many places only those from `first` until before `until` are drawn; the scale is that of all.
    """

    title: str
    panels: tuple[Panel, ...]
    decimals: int
    began: bool
    first: int = 0
    until: int | None = None
    suffix: str = ""
    share: bool = False
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount with the words above it; `unexplained` marks what nobody broke down, `whole` the sum of all."""

    text: str
    value: float
    whole: bool = False
    unexplained: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Amounts of money beside each other, each from zero, in the order given; `unit` is what the axis counts in."""

    title: str
    bars: tuple[Bar, ...]
    unit: str
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepChart:
    """A count over time: each period's label with how many there were at its end."""

    title: str
    counts: tuple[tuple[str, int], ...]
    footer: tuple[str, ...] = ()
