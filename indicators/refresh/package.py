"""A data package read back into an empty store: the same places, documents, figures and events as were published."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from data import catalogue, database, demonstration
from data.catalogue import Indicator
from data.gazetteer import PlaceKind, Relation
from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.store import code_lists, documents, figures, places, published
from data.store.documents import DocumentRecord
from data.store.figures import Outcome, ReleaseNote
from data.store.places import LinkRecord, PlaceRecord
from data.terms import EvidenceClass, canonical, fingerprint, from_canonical
from indicators import disclosure
from indicators.feeds.feed import shown
from indicators.refresh.loading import LoadError
from indicators.refresh.package_dealings import dealings_of, hidden_of, scrutiny_of
from indicators.refresh.package_events import Numbers, events
from indicators.refresh.package_files import Package, PackageError, Row, opened


@dataclass(frozen=True, slots=True)
class PackageLoaded:
    """What was loaded, and the series whose licence kept their figures out of the package."""

    places: int
    documents: int
    figures: int
    not_handed_on: tuple[str, ...]


def load_package(engine: Engine, path: Path) -> PackageLoaded:
    """Load the package that a `datapackage.json` describes: all of it or, when anything is wrong, nothing.

    Raises PackageError where the store is not empty, a series is not defined here, or a file is not as published.
    """
    package = opened(path)
    with database.writing(engine) as session:
        _check_empty(session)
        try:
            return _loaded(session, package)
        except LoadError:
            raise
        except (ValueError, KeyError) as error:  # a row that says what cannot be: the store's own refusals included
            message = f"{path.name}: the package contradicts itself ({shown(str(error))}). Take it again."
            raise PackageError(message) from error


def _loaded(session: Session, package: Package) -> PackageLoaded:
    open_series = _series(package)
    loaded = PackageLoaded(
        places=_places(session, package),
        documents=_documents(session, package),
        figures=_figures(session, package, open_series),
        not_handed_on=tuple(sorted(name for name, handed_on in open_series.items() if not handed_on)),
    )
    events(session, package, _numbers(session))
    dealings_of(session, package)
    scrutiny_of(session, package)
    hidden_of(session, package)
    return loaded


def _check_empty(session: Session) -> None:
    if any(documents.versions(session, kind) for kind in ("agreement", "standard")) or figures.releases(session):
        message = "The store holds other agreements or figures. Name an empty one in OUTCOMES_DATABASE_URL."
        raise PackageError(message)


def _series(package: Package) -> dict[str, bool]:
    """Whether each series may be handed on; raises PackageError for one that is not defined here."""
    found = {row["indicator"]: row["handed_on"] for row in package.rows("series")}
    strangers = sorted(set(found) - set(_defined(package)))
    if strangers:
        message = (
            f"The package holds {strangers[0]}, which is not defined here. "
            "Put its definition into a folder that OUTCOMES_DEFINITIONS names."
        )
        raise PackageError(message)
    return found


def _defined(package: Package) -> Mapping[str, Indicator]:
    """The indicators that a package may hold."""
    return demonstration.indicators() if package.facts.get("demonstration") else catalogue.indicators()


def _places(session: Session, package: Package) -> int:
    """The places and links, and whether the store is a demonstration."""
    rows = list(package.rows("places"))
    links = [
        LinkRecord(
            parent=row["parent_code"],
            child=row["child_code"],
            relation=Relation(row["relation"]),
            from_day=row["from_day"],
            until_day=row["until_day"],
        )
        for row in package.rows("place-links")
    ]
    places.save(session, map(_place, rows), links)
    code_lists.note(session, {row["place_code"]: row["code_source"] for row in rows if row["code_source"]})
    day = package.facts.get("demonstration")
    if day:
        stages = {row["place_code"]: row["stage"] for row in rows if row["stage"]}
        demonstration.declare(session, today=date.fromisoformat(day), stages=stages)
    return len(rows)


def _place(row: Row) -> PlaceRecord:
    return PlaceRecord(
        code=row["place_code"],
        slug=row["slug"],
        name=row["place"],
        kind=PlaceKind(row["kind"]),
        exists_from=row["exists_from"],
        exists_until=row["exists_until"],
        population=row["population"],
        population_year=row["population_year"],
        evidence=EvidenceClass(row["place_class"]),
    )


def _documents(session: Session, package: Package) -> int:
    """Every version with its fingerprint checked, then its signatures."""
    count = 0
    kinds: tuple[tuple[documents.Kind, str, str], ...] = (
        ("agreement", "agreements", "place_code"),
        ("standard", "standards", "standard"),
    )
    for kind, table, subject in kinds:
        for row in package.rows(table):
            terms = from_canonical(kind, row["terms"])
            if fingerprint(terms) != row["fingerprint"]:
                version = f"{row[subject]}, version {row['version']}"
                message = f"{version}: its terms do not match their fingerprint. Take the package again."
                raise PackageError(message)
            published.save(
                session,
                DocumentRecord(
                    id=0,
                    kind=kind,
                    subject=row[subject],
                    version=row["version"],
                    status=row["status"],
                    in_force_from=row["in_force_from"],
                    in_force_until=row["in_force_until"],
                    terms_json=canonical(terms),
                    fingerprint=row["fingerprint"],
                    previous_fingerprint=row["previous_fingerprint"],
                    reason=row["reason"] or "",
                    evidence=EvidenceClass(row["evidence_class"]),
                    recorded_at=row["recorded_at"],
                ),
            )
            count += 1
    numbers = _numbers(session)
    for row in package.rows("signatures"):
        documents.sign(
            session,
            numbers[row["document"], row["subject"], row["version"]],
            side=row["side"],
            post=row["post"],
            person=f"{row['side']}: not published",
            signed_at=row["signed_at"],
        )
    return count


def _numbers(session: Session) -> Numbers:
    """The number of each version in this store, by kind, subject and version."""
    kinds: tuple[documents.Kind, ...] = ("agreement", "standard")
    return {(one.kind, one.subject, one.version): one.id for kind in kinds for one in documents.versions(session, kind)}


def _figures(session: Session, package: Package, open_series: Mapping[str, bool]) -> int:
    """Each release with its figures, in the order in which they came; raises PackageError where one is lost."""
    brought: defaultdict[int, list[Observation]] = defaultdict(list)
    lost = 0
    for row in package.rows("figures"):
        if row["status"] == Status.WITHDRAWN:
            lost += 1  # hidden to protect people where it came from: nothing of it may come here
        else:
            brought[row["release"]].append(_observation(row))
    for some in brought.values():
        _refuse_few(_defined(package)[some[0].indicator], some)
    count = 0
    for row in sorted(package.rows("releases"), key=lambda row: (row["asked_at"], row["release"])):
        if open_series[row["indicator"]]:
            _release(session, row, brought.pop(row["release"], []))
            count += row["figures"]
    if brought:
        message = f"figures.csv: release {min(brought)} is in no row of releases.csv. Take the package again."
        raise PackageError(message)
    return count - lost


def _refuse_few(indicator: Indicator, observations: Sequence[Observation]) -> None:
    """Raise PackageError where a figure tells of few people: a package of ours would have hidden it."""
    few = disclosure.shows_few(indicator, observations)
    if few:
        message = (
            f"figures.csv: {few[0].place}, {shown(few[0].label)} of {indicator.name} tells of few people, who could be "
            "identified. Publish the package again where the figures came from."
        )
        raise PackageError(message)


def _release(session: Session, row: Row, observations: Collection[Observation]) -> None:
    outcome = Outcome(row["outcome"])
    note = ReleaseNote(
        feed=row["feed"],
        indicator=row["indicator"],
        asked_at=row["asked_at"],
        address=row["address"],
        published_on=row["published_on"],
        reply_sha256=row["reply_sha256"],
        rows_read=len(observations),
        outcome=outcome,
        problem=row["problem"] or "",
        licence=row["licence"] or "",
    )
    if outcome is Outcome.FAILED:
        figures.record_failure(session, note)
        return
    saved = figures.save(session, note, list(observations))
    if saved.added + saved.revised != len(observations):
        message = f"{row['indicator']}: release {row['release']} does not come back as it stood. Publish it again."
        raise PackageError(message)


def _observation(row: Row) -> Observation:
    return Observation(
        indicator=row["indicator"],
        place=row["place_code"],
        period=Period(row["period_start"], row["period_end"]),
        label=row["label"],
        status=Status(row["status"]),
        known_from=row["known_from"],
        value=row["value"],
        lower=row["lower"],
        upper=row["upper"],
        count=row["count"],
        denominator=row["denominator"],
        caveats=frozenset(Caveat(word) for word in (row["caveats"] or "").split()),
        status_raw=row["status_raw"] or "",
        note=row["note"] or "",
        locator=row["locator"] or "",
    )
