"""What the page of data asks: can I trust this figure, and when is the next?"""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import numpy as np
from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from dashboard.questions.data_values import (
    DataPage,
    Expected,
    FigureHeld,
    HiddenFigures,
    Measured,
    MeasureDetail,
    Publisher,
    Refused,
)
from dashboard.questions.revisions import revisions
from dashboard.questions.supply import measured
from dashboard.wording.language import collated
from data.catalogue import Indicator
from data.store import figures, places, withheld
from data.store.figures import Outcome, ReleaseRecord
from data.store.places import PlaceRecord
from indicators import workers
from indicators.feeds import FEEDS

MOST_PLACES = 60
_NOT_STORED = frozenset({Outcome.FAILED, Outcome.HELD_BACK})


def data_page(session: Session, viewer: Viewer, feed: str, indicator: str, *, known_at: datetime) -> DataPage:
    """Return how every service stands, or one of them, or one measure in detail."""
    defined = judged.known_indicators(session)
    releases = figures.releases(session, known_at=known_at)
    known = {place.code: place for place in places.everything(session)}
    publishers = _publishers(session, defined, releases, known, known_at=known_at)
    here = next((one for one in publishers if one.feed == feed), None)
    standing = next((one for each in publishers for one in each.measures if one.indicator.name == indicator), None)
    shown = publishers if here is None else (here,)
    names = {one.indicator.name for each in shown for one in each.measures} if standing is None else {indicator}
    of_shown = [one for one in releases if one.indicator in names]
    detail = None
    if standing is not None:
        detail = _detail(session, viewer, standing, publishers, of_shown, known, known_at=known_at)
    return DataPage(
        publishers=shown,
        calendar=_calendar(shown, names),
        refused=tuple(_refused(session, defined[one.indicator], one) for one in of_shown if one.outcome in _NOT_STORED),
        revisions=tuple(revisions(session, defined, of_shown, known, known_at=known_at)),
        detail=detail,
        feed=here,
        unknown=(feed if feed and here is None else "") or (indicator if indicator and standing is None else ""),
        newest_release=_newest(of_shown),
    )


def _publishers(
    session: Session,
    defined: Mapping[str, Indicator],
    releases: list[ReleaseRecord],
    known: Mapping[str, PlaceRecord],
    *,
    known_at: datetime,
) -> tuple[Publisher, ...]:
    """Return every service that a definition names, by title, with its measures."""
    by_feed: dict[str, list[Measured]] = {}
    for indicator in defined.values():
        own = [one for one in releases if one.indicator == indicator.name]
        by_feed.setdefault(indicator.feed, []).append(measured(session, indicator, own, known, known_at=known_at))
    found = [
        Publisher(
            feed=name,
            title=FEEDS[name].title if name in FEEDS else measures[0].indicator.source_title,
            hosts=tuple(sorted(FEEDS[name].hosts)) if name in FEEDS else (),
            measures=tuple(sorted(measures, key=lambda one: one.indicator.title)),
        )
        for name, measures in by_feed.items()
    ]
    return tuple(sorted(found, key=lambda one: one.title))


def _calendar(publishers: Collection[Publisher], names: Collection[str]) -> tuple[Expected, ...]:
    """Return the next day on which each measure is expected, the earliest first."""
    days = [
        one.expected
        for each in publishers
        for one in each.measures
        if one.expected is not None and one.indicator.name in names
    ]
    return tuple(sorted(days, key=lambda one: (one.on, one.indicator.title)))


def _refused(session: Session, indicator: Indicator, release: ReleaseRecord) -> Refused:
    return Refused(indicator, release, tuple(figures.issues(session, release=release.id)))


def _newest(releases: Collection[ReleaseRecord]) -> date | None:
    return max(
        (one.published_on for one in releases if one.published_on and one.outcome not in _NOT_STORED), default=None
    )


def _detail(  # what to show, to whom, and what is known already
    session: Session,
    viewer: Viewer,
    standing: Measured,
    publishers: Collection[Publisher],
    releases: list[ReleaseRecord],
    known: Mapping[str, PlaceRecord],
    *,
    known_at: datetime,
) -> MeasureDetail:
    """Return one measure with its releases and the newest figure of each place, or of the judged ones if many."""
    name = standing.indicator.name
    held = figures.of_indicator(session, name, known_at=known_at)
    last = {str(code): at for at, code in enumerate(held.place)}  # rows come by place and period: the last is newest
    shown = set(last) & set(known)
    if len(shown) > MOST_PLACES:
        terms = workers.terms_in_force(session, as_of=day_of(known_at), known_at=known_at)
        shown &= {one.place for one in terms.agreed.get(name, ())} | {one.place for one in terms.floors.get(name, ())}
    found = [
        FigureHeld(
            place=known[code],
            start=held.start[at].astype(object),
            end=held.end[at].astype(object),
            value=None if np.isnan(held.value[at]) else float(held.value[at]),
            status=str(held.status[at]),
            known_from=held.known_from[at].astype("datetime64[us]").astype(object),
            release=int(held.release[at]),
            locator=str(held.locator[at]),
        )
        for code, at in last.items()
        if code in shown
    ]
    return MeasureDetail(
        standing=standing,
        publisher=next(one for one in publishers if standing in one.measures),
        releases=tuple(releases),
        figures=tuple(sorted(found, key=lambda one: (collated(one.place.name), one.place.code))),
        left_out=len(set(last) & set(known)) - len(found),
        hidden=_hidden(session, viewer, name),
    )


def _hidden(session: Session, viewer: Viewer, name: str) -> Mapping[int, HiddenFigures]:
    """Return how many figures of each release we hid, and to those who release figures why."""
    told = may(viewer, Act.RELEASE_FIGURES)
    return {
        release: HiddenFigures(said.figures, said.few, said.beside) if told else HiddenFigures(said.figures)
        for release, said in withheld.of_indicator(session, name).items()
    }
