"""The lists that can be asked for: which table each is, and by which of its columns it can be narrowed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.api import parameters, store
from dashboard.api.problems import ProblemError
from dashboard.open_data import cases, changes, documents, figures, places, series, verdicts
from dashboard.open_data.table import Shape, Table
from dashboard.questions import open_store
from dashboard.questions.case_values import CaseStage
from dashboard.questions.news_values import NewsKind
from dashboard.questions.place import named
from dashboard.questions.values import Became, PlaceRecord, Standing
from dashboard.selection import Moment
from dashboard.wording import api as words
from dashboard.wording import states
from data.gazetteer import PlaceKind

STATUSES = ("in_force", "varied", "ended", "lapsed")
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "places": {"kind": tuple(one.value for one in PlaceKind), "standing": tuple(one.value for one in Standing)},
    "agreements": {"status": STATUSES},
    "outcomes": {"status": STATUSES},
    "standards": {"status": STATUSES},
    "cases": {"stage": tuple(one.value for one in CaseStage)},
    "changes": {"kind": tuple(one.value for one in NewsKind)},
}
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Resource:
    """A list: its table's shape, its own parameters, those it cannot do without, and how it is made."""

    shape: Shape
    parameters: tuple[str, ...]
    make: Callable[[Session, Moment, Given], Table]
    needed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in addresses."""
        return self.shape.name


def asked(resource: Resource, given: Given, session: Session, moment: Moment) -> Table:
    """Return the table a question is about, narrowed to what it asks for. Raises ProblemError."""
    for name in resource.needed:
        if not given.get(name):
            raise ProblemError(400, words.missing(name))
    said = {**given}
    if "place" in given:
        said["place"] = _place(session, given["place"], moment.known_at).code
    if "indicator" in given:
        _check_series(session, given["indicator"], moment.known_at)
    if "standard" in given:
        _check_standard(session, given["standard"], moment.known_at)
    return resource.make(session, moment, said)


def _narrowed(make: Callable[..., Table], columns: Mapping[str, str]) -> Callable[[Session, Moment, Given], Table]:
    """Return how a table is made whole and then narrowed by columns."""

    def made(session: Session, moment: Moment, given: Given) -> Table:
        whole = store.kept(session, make.__name__, moment.known_at, make)
        wanted = {whole.shape.names.index(column): given[name] for name, column in columns.items() if given.get(name)}
        return Table(whole.shape, tuple(row for row in whole.rows if all(row[at] == is_ for at, is_ in wanted.items())))

    return made


def _figures(session: Session, moment: Moment, given: Given) -> Table:
    """Return the vintages of one series: all of them, or of one place."""
    chosen = frozenset({given["place"]}) if "place" in given else None
    named_ = frozenset({given["indicator"]})
    return store.kept(session, "figures", moment.known_at, _figures_of, named_, chosen)


def _figures_of(
    session: Session, indicators: frozenset[str], chosen: frozenset[str] | None, *, known_at: datetime
) -> Table:
    return figures.figures(session, known_at=known_at, indicators=indicators, places=chosen)


def _changes(session: Session, moment: Moment, given: Given) -> Table:
    since = given.get("since", "")
    if "since" in given and not _is_day_until(since, store.today(session)):
        raise ProblemError(400, words.bad_since(since))
    if "since" in given and date.fromisoformat(since) > moment.as_of:
        return Table(changes.SHAPE, ())
    said = since, given.get("place", ""), given.get("kind", "")
    return store.kept(session, "changes", moment.known_at, changes.changes, *said)


def _is_day_until(text: str, last: date) -> bool:
    try:
        return len(text) == len("2026-03-31") and date.fromisoformat(text) <= last
    except ValueError:
        return False


def _place(session: Session, text: str, known_at: datetime) -> PlaceRecord:
    found = named(session, parameters.place(text), known_at=known_at)
    if isinstance(found, PlaceRecord):
        return found
    if isinstance(found, Became):
        names = tuple(one.name for one in found.successors)
        raise ProblemError(404, states.renamed(found.name, names, found.on))
    raise ProblemError(404, states.no_place_called(text))


def _check_series(session: Session, text: str, known_at: datetime) -> None:
    held = {one.indicator.name: one for one in store.kept(session, "names", known_at, open_store.series)}
    if text not in held:
        raise ProblemError(404, words.unknown_indicator(text))


def _check_standard(session: Session, text: str, known_at: datetime) -> None:
    held = store.kept(session, "standards", known_at, documents.standards)
    at = held.shape.names.index("standard")
    if text not in {row[at] for row in held.rows}:
        raise ProblemError(404, words.unknown_standard(text))


PLACE, INDICATOR = {"place": "place_code"}, {"indicator": "indicator"}
RESOURCES: Mapping[str, Resource] = {
    one.name: one
    for one in (
        Resource(
            places.PLACES,
            ("place", "kind", "standing"),
            _narrowed(places.places, {**PLACE, "kind": "kind", "standing": "standing"}),
        ),
        Resource(
            documents.AGREEMENTS,
            ("place", "status"),
            _narrowed(documents.agreements, {**PLACE, "status": "status"}),
        ),
        Resource(
            documents.OUTCOMES,
            ("place", "indicator", "status"),
            _narrowed(documents.outcomes, {**PLACE, **INDICATOR, "status": "status"}),
        ),
        Resource(
            documents.STANDARDS,
            ("standard", "indicator", "status"),
            _narrowed(documents.standards, {**INDICATOR, "standard": "standard", "status": "status"}),
        ),
        Resource(
            verdicts.VERDICTS,
            ("place", "indicator"),
            _narrowed(verdicts.verdicts, {**PLACE, **INDICATOR}),
        ),
        Resource(
            cases.SHAPE,
            ("place", "standard", "stage"),
            _narrowed(cases.cases, {**PLACE, "standard": "standard", "stage": "stage"}),
        ),
        Resource(series.SERIES, ("indicator",), _narrowed(series.series, INDICATOR)),
        Resource(figures.FIGURES, ("indicator", "place"), _figures, needed=("indicator",)),
        Resource(changes.SHAPE, ("since", "place", "kind"), _changes),
    )
}
