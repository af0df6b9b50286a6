"""What a series can be read against: the country, or the middle of similar places; off until a reader asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np
from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements
from dashboard.questions.beside import measures_of
from dashboard.questions.histories import value_at
from dashboard.questions.place import named
from dashboard.questions.similar import FIRST, LEAST
from data import gazetteer
from data.store import figures
from data.store.places import PlaceRecord
from indicators.panel import Panel, panel_of

COUNTRIES = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "N": "N92000002"}
"""The code of the country in which a place lies, by the first letter of its own."""
Span = tuple[date, date]


class ContextKind(StrEnum):
    """What a reader may ask for."""

    COUNTRY = "country"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Context:
    """One line to read a series against: its kind, whose it is, a value for each period that has one.

    `name` is the country, or the list that names the similar places; `of` how many places it is the middle of.
    """

    kind: ContextKind
    name: str
    of: int
    values: Mapping[Span, float]


def contexts(
    session: Session, _viewer: Viewer, place: str, outcome: str, *, known_at: datetime
) -> Mapping[str, tuple[Context, ...]]:
    """Return what each measure of an outcome can be read against, by the measure's name."""
    found = named(session, place, known_at=known_at)
    if not isinstance(found, PlaceRecord) or found.code[0] not in COUNTRIES:
        return {}
    country = COUNTRIES[found.code[0]]
    listed = gazetteer.similar(found.code)
    others = () if listed is None else listed.similar[:FIRST]
    known: dict[str, tuple[Context, ...]] = {}
    for indicator in measures_of(session, found, outcome, known_at=known_at).values():
        held = figures.of_indicator(session, indicator.name, known_at=known_at, places={country, *others})
        panel = panel_of(held, indicator, as_of=agreements.day_of(known_at))
        spans = sorted({(span[0].item(), span[1].item()) for span in zip(panel.start, panel.end, strict=True)})
        whole = Context(ContextKind.COUNTRY, _name(country), 1, _values(panel, (country,), spans, least=1))
        middle = Context(
            ContextKind.SIMILAR,
            listed.list if listed else "",
            len(others),
            _values(panel, others, spans, least=LEAST),
        )
        known[indicator.name] = tuple(one for one in (whole, middle) if one.values)
    return known


def _values(panel: Panel, codes: tuple[str, ...], spans: list[Span], *, least: int) -> dict[Span, float]:
    """Return the middle of these places in each period in which so many of them have a figure."""
    found: dict[Span, float] = {}
    for span in spans:
        values = np.array([value_at(panel, code, span) for code in codes], dtype=np.float64)
        known = values[~np.isnan(values)]
        if known.size >= least:
            found[span] = float(np.median(known))
    return found


def _name(code: str) -> str:
    return next((one.name for one in gazetteer.places() if one.code == code), code)
