"""What an indicator is: one published series, what it counts, and how a figure of it is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from data.better import Better
from data.periods import YearStart

_PER = re.compile(r"\bper ([0-9][0-9,]*)")


class UnitKind(StrEnum):
    """What sort of number it is, which settles how it is written."""

    PERCENT = "percent"
    RATE = "rate"
    YEARS = "years"
    RATIO = "ratio"
    AMOUNT = "amount"
    COUNT = "count"


class Frequency(StrEnum):
    """How often the publisher issues a figure for a new period."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"

    @property
    def months(self) -> int:
        """Months from the start of one expected period to the start of the next."""
        return {Frequency.YEARLY: 12, Frequency.QUARTERLY: 3, Frequency.MONTHLY: 1}[self]


@dataclass(frozen=True, slots=True)
class Licence:
    """What the publisher allows, and the words it asks for.

    `attribution` may hold `{date}` and `{year}`, which stand for the release shown: see `attribution_for`.
    `open` is false where figures may be shown here but not handed on as open data.
    """

    name: str
    address: str
    attribution: str
    open: bool

    def attribution_for(self, released: date) -> str:
        """The words to show beside a figure released on that day."""
        words = f"{released.day} {released:%B %Y}"
        return self.attribution.replace("{date}", words).replace("{year}", str(released.year))

    def worded(self, *, publication: str, department: str | None) -> "Licence":
        """The same licence, naming the publication and the department that stand behind an indicator."""
        text = self.attribution.replace("{publication}", publication).replace("{department}", department or "")
        return replace(self, attribution=text)


@dataclass(frozen=True, slots=True)
class Break:
    """From this day on it is counted differently; figures before and after are not compared."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How few people a figure may be about: counts from 1 to `threshold` are hidden before they are stored.

    Only a definition that asks for it has this. Publishers hide small counts themselves before they publish, and what
    one chose to publish is not ours to hide; files that come from nearer the people counted have had no such care.
    `rounding` is what counts came rounded to, 1 where they did not: a total less its other parts then says less.
    """

    threshold: int = 4
    rounding: int = 1


@dataclass(frozen=True, slots=True)
class Indicator:
    """One published series, as `definitions/<name>.toml` describes it.

    `margin` is the smallest difference that matters, in the unit; one printed unit unless the definition says more.
    `window` is how many steps of `frequency` one figure covers: 3 for a three-year figure issued each year.
    `lag_days` runs from the end of a period to the day its figure is expected.
    `stopped` is the last day that the publisher's series covers, where it issues no more.
    `query` holds the feed's own keys; the feed checks them. Treat it as frozen: it is shared.
    """

    name: str
    title: str
    measure: str
    unit: str
    unit_kind: UnitKind
    of: str
    better: Better
    better_because: str
    better_from: Literal["publisher", "ours"]
    decimals: int
    lowest: float | None
    highest: float | None
    margin: float
    frequency: Frequency
    window: int
    lag_days: int
    stopped: date | None
    accepts_estimated: bool
    year: YearStart | None
    breaks: tuple[Break, ...]
    paired: str | None
    definition: str
    publisher: str
    department: str | None
    source_title: str
    source_address: str
    licence: Licence
    feed: str
    query: Mapping[str, Any] = field(hash=False)
    limits: float = 0.95
    disclosure: Disclosure | None = None

    @property
    def scale(self) -> float | None:
        """What a share of one is in the unit: 100 of a percentage, 10,000 of a rate "per 10,000"; None of others."""
        match self.unit_kind:
            case UnitKind.PERCENT:
                return 100.0
            case UnitKind.RATE:
                found = _PER.search(self.unit)
                return float(found[1].replace(",", "")) if found else None
            case _:
                return None
