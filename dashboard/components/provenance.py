"""The provenance line: source, publisher, period, released, status, grade, fetched, checks, method, who answers."""

import streamlit as st

from dashboard.components import links
from dashboard.questions.values import Source
from dashboard.wording import dates
from dashboard.wording import provenance as words
from dashboard.wording.inert import cell
from data.catalogue import Indicator
from indicators.judgement.verdict import FigureUsed, Grade


def provenance(
    indicator: Indicator,
    figure: FigureUsed | None,
    source: Source | None,
    *,
    grade: Grade | None,
    office: str,
    key: str,
    place: str = "",
) -> None:
    """Draw the line under a figure or a table of one indicator."""
    line = words.line(
        indicator,
        figure,
        released=source.released if source else None,
        fetched=source.fetched if source else None,
        notes=source.notes if source else None,
        grade=grade,
        office=office,
    )
    about = f"{place}, {indicator.title.lower()}" if place else indicator.title
    with st.container(key=f"provenance-{key}"):
        method = links.source(words.METHOD, indicator.source_address)
        st.markdown(f"{cell(f'{about}. {line}')} {method}. {cell(licence(indicator, source))}")
        if source and source.last_try_failed:
            st.markdown(cell(source.last_try_failed))


def licence(indicator: Indicator, source: Source | None) -> str:
    """Return the words the publisher asks for beside its figures."""
    if source is None or source.released is None:
        return indicator.licence.name
    attribution = indicator.licence.attribution_for(source.released)
    return attribution or f"{indicator.licence.name}, {dates.day(source.released)}"
