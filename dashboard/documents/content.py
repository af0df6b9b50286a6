"""Everything a paper says, and nothing about how it looks; each way of drawing a paper draws these."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from data.terms import EvidenceClass


class PaperKind(StrEnum):
    """What a paper is for."""

    BRIEFING = "briefing"
    PACK = "pack"
    EXCEPTIONS = "exceptions"
    SLIDE = "slide"
    PARLIAMENT = "parliament"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3 below the title, which is no block."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence the product wrote from verdicts."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A short list."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What the holder of a post wrote: always drawn apart, signed and dated."""

    text: str
    post: str
    on: date


@dataclass(frozen=True, slots=True)
class Table:
    """A table of formatted text; the first column is the header of each row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a line, or its absence."""

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: figures are solid, the course is stepped and dashed, the floor thick and solid."""

    name: str
    points: tuple[Point, ...]
    kind: Literal["figures", "course", "floor", "other"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `breaks` are the indexes of the categories before which the count changed, `low` to `high` the axis.

    `variations` are the categories before which a version of the terms began, with its name; `expected` is the range
    within which the figures since the last break usually lie.
    """

    key: str
    title: str
    unit: str
    kind: Literal["line", "dots"]
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    breaks: tuple[int, ...]
    low: float
    high: float
    alt: str
    source: str
    caveat: str
    variations: tuple[tuple[int, str], ...] = ()
    expected: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """The start of a new page."""


Block = Heading | Sentence | Lines | Words | Table | Chart | Break


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its blocks in order, the moment it knew, and what it leans on.

    Attributes:
        place: The slug of the place it is about, empty for a paper about many.
        as_at: The moment in UTC, to the minute.
        header: What stands above each page.
        footer: The words of the evidence class, empty where all is published.
        address: The local path that opens it again; no part of its fingerprint.
        notes: The speaker's notes of a slide.
    """

    kind: PaperKind
    title: str
    subtitle: str
    place: str
    as_at: datetime
    evidence: EvidenceClass
    header: str
    footer: str
    address: str
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
