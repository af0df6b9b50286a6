"""What came of every threat and fault: tried, survived and lost, as lines of a table and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tests.trust.promises import PROMISES

NOT_TRIED: Final = "not tried"
_WIDTH: Final = 64


@dataclass(frozen=True, slots=True)
class Try:
    """One attack or fault that was tried: under which name, how, and what was lost (empty: nothing)."""

    name: str
    how: str
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """How often one threat or fault was tried, survived and lost, with the first loss in words."""

    name: str
    promise: str
    tried: int
    lost: int
    first_loss: str = ""

    @property
    def survived(self) -> int:
        return self.tried - self.lost

    @property
    def holds(self) -> bool:
        return self.tried > 0 and self.lost == 0


def rows(tries: Iterable[Try], *, promises: Mapping[str, str] = PROMISES) -> list[Row]:
    """A row for every threat and fault there is, tried or not, and for any other name that was tried."""
    by_name: dict[str, list[Try]] = {name: [] for name in promises}
    for one in tries:
        by_name.setdefault(one.name, []).append(one)
    return [_row(name, promises.get(name, "this name is in no list of ours"), found) for name, found in by_name.items()]


def lines(found: Sequence[Row], *, details: Mapping[str, str]) -> list[str]:
    """The table as it is printed, a line of totals under it; `details` stand under their row."""
    printed = [f"{'attack or fault':{_WIDTH}} {'tried':>9} {'survived':>9} {'lost':>5}", "-" * (_WIDTH + 26)]
    for row in found:
        name = row.name if len(row.name) <= _WIDTH else f"{row.name[: _WIDTH - 1]}…"
        tried = f"{row.tried:,}" if row.tried else NOT_TRIED
        printed.append(f"{name:{_WIDTH}} {tried:>9} {row.survived:>9,} {row.lost:>5,}")
        printed += [f"    {part}" for part in (details.get(row.name, ""), row.first_loss) if part]
    tried, lost = sum(row.tried for row in found), sum(row.lost for row in found)
    printed += ["-" * (_WIDTH + 26), f"{'in all':{_WIDTH}} {tried:>9,} {tried - lost:>9,} {lost:>5,}"]
    return printed


def _row(name: str, promise: str, found: Sequence[Try]) -> Row:
    losses = [f"{one.how}: {one.lost}" for one in found if one.lost]
    return Row(name, promise, len(found), len(losses), losses[0] if losses else "")
