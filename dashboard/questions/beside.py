"""What a reader set beside an outcome: an area of the place, or up to three other places, over the same years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.comparison_values import History
from dashboard.questions.histories import histories
from dashboard.questions.place import named
from dashboard.questions.values import Became
from data.catalogue import Indicator
from data.store import figures, places
from data.store.places import PlaceRecord
from data.terms import EvidenceClass
from indicators.panel import panel_of

MOST = 3
SHOWN = 24


@dataclass(frozen=True, slots=True)
class BesideSeries:
    """The figures of one measure in the place itself first, then in what was chosen, by the names to show.

    `since` holds them counted from the start of each agreement; an area takes the start of its place.
    """

    indicator: Indicator
    histories: tuple[tuple[str, History], ...]
    since: tuple[tuple[str, History], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an outcome. `refused` names what is no area of the place or does not share the outcome.

    `ended` are those of them that are no more: figures are not compared across their end. `offered` are the places
    that share one of its measures; an invented place is not offered beside a real one.
    """

    chosen: tuple[PlaceRecord, ...]
    refused: tuple[str, ...]
    offered: tuple[PlaceRecord, ...]
    too_many: bool
    series: tuple[BesideSeries, ...]
    ended: tuple[Became, ...] = ()


NOTHING = Beside((), (), (), too_many=False, series=())


def beside(
    session: Session, _viewer: Viewer, place: str, outcome: str, area: str, compare: str, *, known_at: datetime
) -> Beside:
    """Return the figures of an area, and of places named by commas, beside those of a place; nothing for no place."""
    found = named(session, place, known_at=known_at)
    if not isinstance(found, PlaceRecord):
        return NOTHING
    measures = measures_of(session, found, outcome, known_at=known_at)
    offered = _sharing(session, found, measures, known_at=known_at)
    within = {one.slug: one for one in places.within(session, found.code, on=agreements.day_of(known_at))}
    others = {one.slug: one for one in offered}
    wanted = list(dict.fromkeys(text for part in compare.split(",") if (text := part.strip())))
    areas = [within[area]] if area in within else []
    compared = [others[one] for one in wanted if one in others]
    chosen = (*areas, *compared[:MOST])
    refused = (*([area] if area and not areas else []), *(one for one in wanted if one not in others))
    return Beside(
        chosen=chosen,
        refused=refused,
        ended=tuple(_ended(session, refused, known_at=known_at)),
        offered=offered,
        too_many=len(compared) > MOST,
        series=_series(session, (found, *chosen), measures, known_at=known_at) if chosen else (),
    )


def _ended(session: Session, refused: tuple[str, ...], *, known_at: datetime) -> Iterator[Became]:
    """Yield those that are no more and whose area became another; a place that was renamed keeps its area."""
    renamed = places.current_codes(session)
    for text in refused:
        found, held = named(session, text, known_at=known_at), places.named(session, text)
        if isinstance(found, Became) and held is not None and held.code not in renamed:
            yield found


def _series(
    session: Session, shown: tuple[PlaceRecord, ...], measures: Mapping[str, Indicator], *, known_at: datetime
) -> tuple[BesideSeries, ...]:
    """Return each measure in these places, the last figures since counting last changed."""
    every = []
    for indicator in measures.values():
        codes = [one.code for one in shown]
        held = figures.of_indicator(session, indicator.name, known_at=known_at, places=codes)
        panel = panel_of(held, indicator, as_of=agreements.day_of(known_at))
        since = histories(panel, dict.fromkeys(codes, date.min), indicator)
        last = (History(one.code, one.figures[-SHOWN:]) for one in since)
        names = [one.name for one in shown]
        counted = histories(panel, _starts(session, shown, known_at=known_at), indicator)
        every.append(
            BesideSeries(indicator, tuple(zip(names, last, strict=True)), tuple(zip(names, counted, strict=True)))
        )
    return tuple(every)


def _starts(session: Session, shown: tuple[PlaceRecord, ...], *, known_at: datetime) -> dict[str, date]:
    """Return when the agreement over each place began; the first place has one, and its areas take that."""
    documents = [agreements.in_force(session, one, known_at=known_at) for one in shown]
    first = documents[0].agreement.starts if documents[0] else date.min
    return {one.code: held.agreement.starts if held else first for one, held in zip(shown, documents, strict=True)}


def measures_of(session: Session, place: PlaceRecord, outcome: str, *, known_at: datetime) -> Mapping[str, Indicator]:
    """Return the measures of an outcome of a place's agreement, by name, in agreement order."""
    document, defined = agreements.in_force(session, place, known_at=known_at), judged.known_indicators(session)
    if document is None:
        return {}
    return {
        one.indicator: defined[one.indicator]
        for each in document.agreement.outcomes
        if str(each.number) == outcome
        for one in each.commitments
        if one.indicator in defined
    }


def _sharing(
    session: Session, place: PlaceRecord, measures: Mapping[str, Indicator], *, known_at: datetime
) -> tuple[PlaceRecord, ...]:
    """Return the other places that share one of these measures, by name, real ones beside real ones only."""
    invented = place.evidence is EvidenceClass.INVENTED
    return tuple(
        other
        for other, document in agreements.agreed_places(session, known_at=known_at)
        if other.code != place.code
        and (other.evidence is EvidenceClass.INVENTED) is invented
        and any(one.indicator in measures for each in document.agreement.outcomes for one in each.commitments)
    )
