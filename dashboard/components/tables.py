"""Tables that read: real table elements with row headers, text cells, and blocks on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.wording.inert import cell, link
from dashboard.wording.tables import Shape


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header, a text for each column, the local address the header leads to and a note under it."""

    header: str
    cells: tuple[str, ...]
    address: str = ""
    note: str = ""


def table(shape: Shape, rows: Sequence[Row], *, alt: str, key: str = "") -> None:
    """Draw a table. `alt` names it for those who hear it; `key` tells apart two of a kind on one page."""
    headers = [_header(row) for row in rows]
    frame = pd.DataFrame(
        [[_lines(text) for text in row.cells] for row in rows],
        columns=list(shape.columns),
        index=pd.Index(headers, name=shape.row),
    )
    with st.container(key=f"table-{shape.key}{key}"):
        st.table(frame, border="horizontal", alt=alt)


def _lines(text: str) -> str:
    """Return a cell whose lines stand under each other."""
    return "\n\n".join(cell(line) for line in text.split("\n"))


def _header(row: Row) -> str:
    """Return a row header, linked where it leads somewhere."""
    name = link(row.header, row.address) if row.address else cell(row.header)
    return f"{name}\n\n{cell(row.note)}" if row.note else name
