"""What the page of the centre's side asks: the centre followed as it follows places, by its own dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import burden, finding, judged
from dashboard.questions.agreements import agreed_places, day_of
from dashboard.questions.asks import AskSeen, asks
from dashboard.questions.burden import Cost, Request
from dashboard.questions.copied import Copied, copied_text
from dashboard.questions.finding_values import PeopleCovered
from dashboard.questions.open_promises import OpenPromise, promises_made
from dashboard.questions.values import PlaceRecord, PromiseState
from dashboard.questions.waves import Negotiation, WaveHealth, negotiations, waves
from data.catalogue import Indicator
from data.store import dealings, places
from data.store.dealings import RouteStepRecord
from data.terms import EvidenceClass, Outcome, weakest
from indicators.judgement.verdict import CourseState, OutcomeVerdict

MOST_PLACES = 2
"""A director with more places than this has too many to know them."""
OFF = frozenset({CourseState.OFF_COURSE, CourseState.SINCE_LOST})
ENGLAND, WHOLE = "E92000001", "K02000001"


@dataclass(frozen=True, slots=True)
class OffCourse:
    """A measure that is off its agreed course, and whether the late power was promised in return for it."""

    outcome: Outcome
    indicator: Indicator
    verdict: OutcomeVerdict
    in_return: bool


@dataclass(frozen=True, slots=True)
class LatePower:
    """A power that is late, beside the outcomes of its place that are off course."""

    made: OpenPromise
    off_course: tuple[OffCourse, ...]


@dataclass(frozen=True, slots=True)
class Director:
    """The post that the centre named for places. `places` is the larger of what agreements say and what they name."""

    post: str
    named_in: tuple[PlaceRecord, ...]
    places: int
    evidence: EvidenceClass

    @property
    def has_too_many(self) -> bool:
        """Whether the post has more places than one person can know."""
        return self.places > MOST_PLACES


@dataclass(frozen=True, slots=True)
class Copy:
    """A place whose agreement repeats another's outcomes."""

    place: PlaceRecord
    copied: Copied


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many people live under an agreement, of how many in the country named."""

    covered: PeopleCovered
    country: PlaceRecord | None


@dataclass(frozen=True, slots=True)
class CentrePage:
    """Everything the page of the centre's side shows; `wave` and `department` are those chosen, empty for all."""

    promises: tuple[OpenPromise, ...]
    late: tuple[LatePower, ...]
    negotiations: tuple[Negotiation, ...]
    waves: tuple[WaveHealth, ...]
    asks: tuple[AskSeen, ...]
    requests: tuple[Request, ...]
    costs: tuple[Cost, ...]
    directors: tuple[Director, ...]
    unnamed: tuple[PlaceRecord, ...]
    copies: tuple[Copy, ...]
    coverage: Coverage | None
    route: tuple[RouteStepRecord, ...]
    wave: int | None
    every_wave: tuple[int, ...]
    department: str
    departments: tuple[str, ...]
    unknown: str
    newest_release: date | None
    on: date
    evidence: EvidenceClass | None


def centre_page(session: Session, viewer: Viewer, wave: str, department: str, *, known_at: datetime) -> CentrePage:
    """Return the page, of one wave or one department where the address names one that there is."""
    on = day_of(known_at)
    every = negotiations(session, viewer, known_at=known_at)
    listed = finding.find_page(session, viewer, "", known_at=known_at)
    made = promises_made(session, known_at=known_at)
    wanted = asks(session, known_at=known_at)
    every_wave = tuple(sorted({one.wave for one in every if one.wave is not None}))
    departments = tuple(sorted({one.promise.power.department for one in made}))
    chosen = int(wave) if wave.isdecimal() and int(wave) in every_wave else None
    of_department = next((one for one in departments if slug(one) == slug(department)), "") if department else ""
    unknown = next((text for text, found in ((wave, chosen), (department, of_department)) if text and not found), "")
    shown = [one for one in every if chosen in {None, one.wave}]
    codes = {one.place.code for one in shown}
    promised = tuple(
        one for one in made if one.place.code in codes and of_department in {"", one.promise.power.department}
    )
    asked = tuple(one for one in burden.requests(session, known_at=known_at) if one.place.code in codes)
    directors, unnamed = _directors(session, codes, known_at=known_at)
    classes = [*(one.evidence for one in shown), *(one.document.evidence for one in promised)]
    return CentrePage(
        promises=promised,
        late=tuple(_late(session, promised, known_at=known_at)),
        negotiations=tuple(shown),
        waves=waves(shown, made, wanted, on=on),
        asks=tuple(one for one in wanted if one.place.code in codes),
        requests=asked,
        costs=burden.costs(asked),
        directors=directors,
        unnamed=unnamed,
        copies=_copies(session, codes, known_at=known_at),
        coverage=_coverage(session, listed.covered, known_at=known_at),
        route=tuple(dealings.route_steps(session, known_at=known_at)),
        wave=chosen,
        every_wave=every_wave,
        department=of_department,
        departments=departments,
        unknown=unknown,
        newest_release=listed.newest_release,
        on=on,
        evidence=weakest(*classes) if classes else None,
    )


def slug(name: str) -> str:
    """Return a department's name as an address writes it."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def _late(session: Session, promised: Iterable[OpenPromise], *, known_at: datetime) -> list[LatePower]:
    """Return the late powers by department, power and place, each beside what is off course in its place."""
    late = [one for one in promised if one.promise.state is PromiseState.LATE]
    off = {one.place.code: _off_course(session, one, known_at=known_at) for one in late}
    found = [
        LatePower(
            one,
            tuple(
                OffCourse(outcome, indicator, verdict, in_return=returned == one.promise.power.name)
                for outcome, indicator, verdict, returned in off[one.place.code]
            ),
        )
        for one in late
    ]
    return sorted(
        found, key=lambda one: (one.made.promise.power.department, one.made.promise.power.name, one.made.place.name)
    )


def _off_course(
    session: Session, made: OpenPromise, *, known_at: datetime
) -> list[tuple[Outcome, Indicator, OutcomeVerdict, str]]:
    defined = judged.known_indicators(session)
    by_number = {one.number: one for one in made.document.agreement.outcomes}
    found = []
    for verdict in judged.of_place(session, made.place, known_at=known_at):
        if verdict.outcome in by_number and verdict.indicator is not None and verdict.course.state in OFF:
            outcome = by_number[verdict.outcome]
            returned = outcome.commitments[(verdict.commitment or 1) - 1].in_return_for or ""
            found.append((outcome, defined[verdict.indicator], verdict, returned))
    return found


def _directors(
    session: Session, codes: Iterable[str], *, known_at: datetime
) -> tuple[tuple[Director, ...], tuple[PlaceRecord, ...]]:
    """Return the posts that the centre named in agreements in force, and the places without one."""
    named: dict[str, list[tuple[PlaceRecord, int, EvidenceClass]]] = {}
    unnamed = []
    shown = set(codes)
    for place, document in agreed_places(session, known_at=known_at):
        if place.code not in shown:
            continue
        agreed = document.agreement.accountability
        if agreed is None or not agreed.director:
            unnamed.append(place)
        else:
            told = (place, agreed.director_places or 0, document.evidence)
            named.setdefault(agreed.director, []).append(told)
    directors = [
        Director(
            post=post,
            named_in=tuple(place for place, _, _ in some),
            places=max(len(some), *(told for _, told, _ in some)),
            evidence=weakest(*(kind for _, _, kind in some)),
        )
        for post, some in sorted(named.items())
    ]
    return tuple(directors), tuple(unnamed)


def _copies(session: Session, codes: Iterable[str], *, known_at: datetime) -> tuple[Copy, ...]:
    shown = set(codes)
    return tuple(
        Copy(place, found)
        for place, document in agreed_places(session, known_at=known_at)
        if place.code in shown
        and (found := copied_text(session, place, document.agreement, known_at=known_at)) is not None
    )


def _coverage(session: Session, covered: PeopleCovered | None, *, known_at: datetime) -> Coverage | None:
    """Return how many people live under an agreement, beside the country that all those places lie in."""
    if covered is None:
        return None
    agreed = [place for place, _ in agreed_places(session, known_at=known_at)]
    parts = [
        one.code
        for place in agreed
        for one in (places.within(session, place.code, on=day_of(known_at)) or [place])
        if one.evidence is not EvidenceClass.INVENTED
    ]
    country = ENGLAND if all(code.startswith("E") for code in parts) else WHOLE
    return Coverage(covered, places.named(session, country))
