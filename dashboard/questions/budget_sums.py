"""Whether a budget's sums agree: the baseline less the agreed share against the envelope of each year."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Final

from data.terms import Budget, Envelope

YEARS: Final = 3
WHOLE: Final = 100
# A difference that amounts in £ million to one decimal cannot show is rounding: £50,000, in pence.
ROUNDING: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class YearSum:
    """The envelope of one year, until before `ends`, and by how many pence it is above what the share leaves."""

    starts: date
    ends: date
    amount: int
    difference: int

    @property
    def agrees(self) -> bool:
        """Whether the envelope is what the share leaves, but for rounding."""
        return abs(self.difference) < ROUNDING


@dataclass(frozen=True, slots=True)
class Sums:
    """A budget checked against itself, in pence.

    `left` is the baseline less the share, `lines` what the lines come to, `gap` the first year that does not follow the
    one before it.
    """

    left: int
    years: tuple[YearSum, ...]
    lines: int
    gap: date | None

    @property
    def three_years(self) -> bool:
        """Whether there are three envelopes, one year after the other."""
        return len(self.years) == YEARS and self.gap is None

    @property
    def lines_fit(self) -> bool:
        """Whether the lines come to no more than any year holds; so where there is no year to hold them."""
        return all(self.lines <= one.amount for one in self.years)

    @property
    def agree(self) -> bool:
        """Whether everything agrees."""
        return self.three_years and self.lines_fit and all(one.agrees for one in self.years)


def sums(budget: Budget) -> Sums:
    """Return a budget checked: what the share leaves, each year against it, the years in order, the lines."""
    left = int(
        (budget.baseline * (WHOLE - budget.reduction_percent) / WHOLE).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    )
    envelopes = sorted(budget.envelopes, key=lambda one: one.starts)
    years = tuple(_year(one, left) for one in envelopes)
    gap = next((after.starts for before, after in pairwise(years) if before.ends != after.starts), None)
    return Sums(left, years, sum(one.amount for one in budget.lines), gap)


def current_year(found: Sums, *, on: date) -> YearSum | None:
    """Return the year that a day lies in: the first where it comes before them all, the last where after."""
    begun = [one for one in found.years if one.starts <= on]
    return begun[-1] if begun else next(iter(found.years), None)


def _year(envelope: Envelope, left: int) -> YearSum:
    return YearSum(envelope.starts, _a_year_later(envelope.starts), envelope.amount, envelope.amount - left)


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, month=3, day=1)
