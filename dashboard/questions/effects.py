"""How far places moved from places like them that they moved with before; behind its gates, and never a cause."""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise

import numpy as np

from dashboard.questions.comparison_values import Moved, NotAssessable
from dashboard.questions.histories import rows_of, value_at
from dashboard.questions.similar import FIRST
from data import gazetteer
from data.gazetteer import SimilarPlaces
from indicators.panel import Floats, Panel
from indicators.statistics.effect import (
    difference_in_differences,
    effect_gate,
    effects_with_each_donor_left_out,
    moved_away,
    placebo_rank,
    synthetic_control,
    usable_donors,
)

Span = tuple[date, date]


def moved_from_similar(
    panel: Panel, began: Mapping[str, date], *, agreed: Collection[str]
) -> tuple[Moved | NotAssessable, ...]:
    """Return for each place of `began` how far it moved from its similar places, or the first reason not to say.

    `agreed` are the places under an agreement, which are no yardstick for another.
    """
    return tuple(_moved(panel, code, day, agreed) for code, day in began.items())


def _moved(panel: Panel, code: str, began: date, agreed: Collection[str]) -> Moved | NotAssessable:
    spans = _spans(panel, code)
    listed = gazetteer.similar(code)
    names = listed.similar[:FIRST] if listed else ()
    own = _figures(panel, code, spans)
    others = np.array([_figures(panel, one, spans) for one in names]).reshape(len(names), len(spans))
    start = sum(end <= began for _, end in spans)
    own_agreement = np.array([one in agreed for one in names], dtype=np.bool_)
    broken = np.array([_broken(panel, one, spans) for one in names], dtype=np.bool_)
    gate = effect_gate(
        own,
        others,
        start=start,
        donors_fixed_before_start=listed is not None and _known_before(listed, began),
        own_agreement=own_agreement,
        broken=broken,
    )
    if gate is not None:
        return NotAssessable(code, gate.reason, gate.found, gate.needed)
    donors = others[usable_donors(others, own_agreement=own_agreement, broken=broken)]
    mixed = synthetic_control(own, donors, start=start)
    ranked = placebo_rank(own, donors, start=start)
    left_out = effects_with_each_donor_left_out(own, donors, start=start)
    return Moved(
        code=code,
        start=spans[start],
        donors=int(donors.shape[0]),
        double=_double(own, donors, start),
        effect=mixed.effect,
        before=mixed.pre_rmspe,
        rank=ranked.rank,
        of=ranked.of,
        left_out=(float(left_out.min()), float(left_out.max())),
        moved_away=moved_away(ranked, left_out),
    )


def _spans(panel: Panel, code: str) -> list[Span]:
    """Return the independent periods of a place since its last break, up to its latest figure, oldest first."""
    rows = rows_of(panel, code)
    known = rows[~np.isnan(panel.value[rows])]
    if not known.size:
        return []
    same = rows[(panel.segment[rows] == panel.segment[known[-1]]) & (rows <= known[-1]) & (rows >= known[0])]
    taken = same[::-1][:: panel.window][::-1]
    return [(panel.start[row].astype(object), panel.end[row].astype(object)) for row in taken]


def _figures(panel: Panel, code: str, spans: list[Span]) -> Floats:
    return np.array([value_at(panel, code, span) for span in spans], dtype=np.float64)


def _broken(panel: Panel, code: str, spans: list[Span]) -> bool:
    """Return whether the way a place is counted changed between any two of these periods."""
    rows = rows_of(panel, code)
    ends = {panel.end[row].astype(object): int(panel.segment[row]) for row in rows}
    held = [ends[end] for _, end in spans if end in ends]
    return any(first != second for first, second in pairwise(held))


def _known_before(listed: SimilarPlaces, began: date) -> bool:
    """Return whether a list was published before an agreement began; its version says when, else nobody can tell."""
    try:
        return date.fromisoformat(listed.version) < began
    except ValueError:
        return False


def _double(own: Floats, donors: Floats, start: int) -> float:
    """Return the change of the place less the change of its similar places together."""
    rows = np.vstack([own, donors])
    treated = np.repeat([True] + [False] * len(donors), own.size)
    post = np.tile(np.arange(own.size) >= start, len(rows))
    return difference_in_differences(rows.ravel(), treated, post).estimate
