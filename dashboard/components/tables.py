"""Tables that read: real table elements with row headers, text cells, and blocks on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard.wording.inert import cell, link
from dashboard.wording.tables import Shape

MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header, a text for each column, the local address the header leads to and a note under it."""

    header: str
    cells: tuple[str, ...]
    address: str = ""
    note: str = ""


def table(shape: Shape, rows: Sequence[Row], *, alt: str, key: str = "") -> None:
    """Draw a table. `alt` names it for those who hear it; `key` tells apart two of a kind on one page."""
    with st.container(key=f"table-{shape.key}{key}"):
        st.table(_frame(shape, tuple(rows)), border="horizontal", alt=alt)


@lru_cache(maxsize=MOST_KEPT)
def _frame(shape: Shape, rows: tuple[Row, ...]) -> pd.DataFrame:
    """Return rows as Streamlit draws them, kept for the next run of the page; nobody may change them."""
    return pd.DataFrame(
        [[_lines(text) for text in row.cells] for row in rows],
        columns=list(shape.columns),
        index=pd.Index([_header(row) for row in rows], name=shape.row, dtype=object),
        dtype=object,
    )


def _lines(text: str) -> str:
    """Return a cell whose lines stand under each other."""
    return "\n\n".join(cell(line) for line in text.split("\n"))


def _header(row: Row) -> str:
    """Return a row header, linked where it leads somewhere."""
    name = link(row.header, row.address) if row.address else cell(row.header)
    return f"{name}\n\n{cell(row.note)}" if row.note else name
