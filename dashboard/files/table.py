"""What a download is made of: typed columns and rows, a name, and what the cover says."""

from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table to take away. `name` is the file's, without its ending; `about` are the lines of its cover."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: tuple[str, ...] = ()
