"""What the main chart of an outcome is drawn against: off until a reader asks; the address keeps the choice."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components import address, tables, text
from dashboard.questions.context import Context
from dashboard.questions.series_values import Series
from dashboard.selection import Visit
from dashboard.wording import comparing
from dashboard.wording import context as said
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from data.catalogue import Indicator


def chosen(run: Visit, offered: Sequence[Context]) -> Context | None:
    """Return what the address asks for, where there is such a line."""
    return next((one for one in offered if one.kind.value == run.chosen.context), None)


def choice(run: Visit, offered: Sequence[Context], indicator: Indicator) -> None:
    """Offer what there is to draw the figures against; nothing where there is none."""
    if not offered:
        return
    labels = {"": said.NOTHING} | {one.kind.value: said.choice(one.kind, one.name) for one in offered}
    shown = run.chosen.context if run.chosen.context in labels else ""
    options = list(labels)
    wanted = st.radio(
        said.LABEL,
        options,
        index=options.index(shown),
        format_func=labels.__getitem__,
        horizontal=True,
        key=f"context-{indicator.name}-{shown}",
    )
    if wanted != shown:
        address.choose(context=wanted)
        st.rerun()
    text.said(words.UPDATES)


def told(series: Series, against: Context | None, indicator: Indicator) -> None:
    """Say what the line is, and hold every value drawn in a table."""
    if against is None:
        return
    text.said(said.said(against.kind, against.name, against.of))
    held = [(one.start, one.end, against.values.get((one.start, one.end))) for one in series.periods]
    row = tables.Row(said.choice(against.kind, against.name), (comparing.history(held, indicator),))
    tables.table(shapes.BESIDE, [row], alt=f"{said.TITLE}, {indicator.title}", key=f"-context-{indicator.name}")
