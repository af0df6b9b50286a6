"""What the data steward decides: figures that are hidden, and releases that the checks held back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import judged
from dashboard.questions.data_values import ReleaseRecord
from data.catalogue import Indicator
from data.periods import Period
from data.roles import CENTRE
from data.store import figures, people, places, quarantine, withdrawals
from data.store.figures import IssueRecord, Outcome, Severity
from data.store.places import PlaceRecord
from data.store.quarantine import ASKS, QuarantineRecord
from data.store.withdrawals import Standing

_GOOD = frozenset({Outcome.STORED, Outcome.UNCHANGED})


@dataclass(frozen=True, slots=True)
class HiddenFigures:
    """Figures that are hidden, with the names of what they are of, and whether this reader may decide about them."""

    standing: Standing
    indicator: Indicator | None
    place: PlaceRecord | None
    hidden_by: str
    asked_by: str
    own_wish: bool

    @property
    def title(self) -> str:
        """The name of the measure."""
        return self.standing.what.indicator if self.indicator is None else self.indicator.title


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A release of which something was held back or is to be corrected, and what was asked for it."""

    release: ReleaseRecord
    indicator: Indicator
    issues: tuple[IssueRecord, ...]
    places: Mapping[str, PlaceRecord]
    wish: QuarantineRecord | None
    asked_by: str
    own_wish: bool
    held_back: bool


@dataclass(frozen=True, slots=True)
class HideChoices:
    """What a reader may hide of one indicator: the places by code (own ones only, unless all), and the periods."""

    indicator: Indicator
    places: Mapping[str, str]
    every_place: bool
    periods: tuple[Period, ...]


def hidden(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[HiddenFigures, ...]:
    """Return what is hidden now, for those who may show it again; it does not depend on the moment."""
    del known_at
    if not may(viewer, Act.REVEAL):
        return ()
    known = judged.known_indicators(session)
    found = []
    for one in withdrawals.standing(session):
        place = places.named(session, one.what.place) if one.what.place else None
        wish = one.revealing
        found.append(
            HiddenFigures(
                standing=one,
                indicator=known.get(one.what.indicator),
                place=place,
                hidden_by=_name(session, one.hidden.person_id),
                asked_by="" if wish is None else _name(session, wish.person_id),
                own_wish=wish is not None and wish.person_id == viewer.person,
            )
        )
    return tuple(found)


def hidden_one(session: Session, viewer: Viewer, number: str, *, known_at: datetime) -> HiddenFigures | None:
    """Return what is hidden under a number, None where there is nothing or the reader may not decide."""
    return next(
        (one for one in hidden(session, viewer, known_at=known_at) if str(one.standing.hidden.id) == number), None
    )


def may_hide(_session: Session, viewer: Viewer, *, known_at: datetime) -> bool:
    """Return whether this reader may hide figures anywhere."""
    del known_at
    return viewer.person is not None and may(viewer, Act.HIDE)


def indicators_to_hide(session: Session, viewer: Viewer, *, known_at: datetime) -> Mapping[str, str]:
    """Return the measures with figures that this reader may hide, by name, A to Z."""
    if not may_hide(session, viewer, known_at=known_at):
        return {}
    known = judged.known_indicators(session)
    names = figures.indicators_held(session, known_at=known_at)
    titles = {name: known[name].title for name in names if name in known}
    return dict(sorted(titles.items(), key=lambda pair: pair[1]))


def hide_choices(session: Session, viewer: Viewer, indicator: str, *, known_at: datetime) -> HideChoices | None:
    """Return what of an indicator this reader may hide, None for nothing."""
    defined = judged.known_indicators(session).get(indicator)
    if defined is None or not may_hide(session, viewer, known_at=known_at):
        return None
    stands = figures.of_indicator(session, indicator, known_at=known_at)
    found = [place for code in sorted(set(stands.place)) if (place := places.named(session, str(code))) is not None]
    own = {one.code: one.name for one in found if may(viewer, Act.HIDE, place=one.code)}
    if not own:
        return None
    return HideChoices(
        indicator=defined,
        places=dict(sorted(own.items(), key=lambda pair: pair[1])),
        every_place=may(viewer, Act.HIDE, place=CENTRE),
        periods=periods(session, indicator, known_at=known_at),
    )


def periods(session: Session, indicator: str, *, known_at: datetime) -> tuple[Period, ...]:
    """Return the periods that figures of an indicator are held for, the newest first."""
    stands = figures.of_indicator(session, indicator, known_at=known_at)
    spans = {Period(start, end) for start, end in zip(stands.start.tolist(), stands.end.tolist(), strict=True)}
    return tuple(sorted(spans, key=lambda one: (one.end, one.start), reverse=True))


def quarantined(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Quarantined, ...]:
    """Return the releases that wait for a steward: held back and not settled, or asked for and not agreed.

    Of each measure the newest that was held back, since the same file comes again with each asking, and the newest
    that was stored without some of its figures.
    """
    if not may(viewer, Act.RELEASE_FIGURES):
        return ()
    known = judged.known_indicators(session)
    settled = {one.release_id: one for one in quarantine.steps(session)}
    seen: set[tuple[str, bool]] = set()
    found = []
    for release in figures.releases(session, known_at=known_at):
        last = settled.get(release.id)
        asked = last is not None and last.step in ASKS
        kind = (release.indicator, release.outcome in _GOOD)
        if release.indicator not in known or (kind in seen and not asked):
            continue
        if release.outcome in _GOOD or anything_held_back(session, release):
            seen.add(kind)
        if asked or (last is None and anything_held_back(session, release)):
            found.append(_quarantined(session, viewer, release, known[release.indicator]))
    return tuple(found)


def release_page(session: Session, viewer: Viewer, number: str, *, known_at: datetime) -> Quarantined | None:
    """Return one release as a steward decides about it, None where there is none or the reader is no steward."""
    if not may(viewer, Act.RELEASE_FIGURES) or not number.isdecimal():
        return None
    release = figures.release(session, int(number))
    known = judged.known_indicators(session)
    if release is None or release.asked_at > known_at or release.indicator not in known:
        return None
    return _quarantined(session, viewer, release, known[release.indicator])


def correctable(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Quarantined, ...]:
    """Return the newest release of each measure whose replies are kept, so that it can be read again, A to Z."""
    if not may(viewer, Act.CORRECT):
        return ()
    known = judged.known_indicators(session)
    newest: dict[str, ReleaseRecord] = {}
    for release in figures.releases(session, known_at=known_at):
        if release.indicator in known and release.kept and release.outcome is Outcome.STORED:
            newest.setdefault(release.indicator, release)
    found = [_quarantined(session, viewer, one, known[one.indicator]) for one in newest.values()]
    return tuple(sorted(found, key=lambda one: one.indicator.title))


def anything_held_back(session: Session, release: ReleaseRecord) -> bool:
    """Return whether the checks kept a whole release, or some of its figures, out of the store."""
    if release.outcome is Outcome.HELD_BACK:
        return True
    held = figures.issues(session, release=release.id)
    return any(one.severity is Severity.HELD for one in held)


def _quarantined(session: Session, viewer: Viewer, release: ReleaseRecord, indicator: Indicator) -> Quarantined:
    issues = tuple(figures.issues(session, release=release.id))
    wish = quarantine.asked(session, release.id)
    named = {
        code: found for code in {one.place for one in issues if one.place} if (found := places.named(session, code))
    }
    return Quarantined(
        release=release,
        indicator=indicator,
        issues=issues,
        places=named,
        wish=wish,
        asked_by="" if wish is None else _name(session, wish.person_id),
        own_wish=wish is not None and wish.person_id == viewer.person,
        held_back=anything_held_back(session, release),
    )


def _name(session: Session, person: int | None) -> str:
    found = None if person is None else people.person_of(session, person)
    return "" if found is None else found.name
