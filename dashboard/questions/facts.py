"""Facts about the store that pages lean on."""

from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import PUBLIC, Viewer
from dashboard.questions import judged
from data import demonstration
from data.store import documents, facts, figures, places


def version(session: Session) -> int:
    """Return the store's version, which every write moves on: caches are keyed on it."""
    return facts.version(session)


def demonstration_day(session: Session) -> date | None:
    """Return the day a demonstration store takes for today; None for any other store."""
    return demonstration.today(session)


def failed_measures(session: Session, _viewer: Viewer, *, known_at: datetime) -> tuple[str, ...]:
    """Return the indicators whose last asking brought nothing, by name."""
    newest: dict[str, figures.Outcome] = {}
    for release in figures.releases(session, known_at=known_at):
        newest.setdefault(release.indicator, release.outcome)
    return tuple(sorted(name for name, outcome in newest.items() if outcome is figures.Outcome.FAILED))


def newest_known(session: Session, _viewer: Viewer, *, known_at: datetime) -> datetime | None:
    """Return since when the newest figure known at a moment has been known; figures still held do not count."""
    return figures.newest_known(session, known_at=known_at)


def holdings(session: Session, moment: datetime) -> tuple[str, ...]:
    """Return what the store holds, a line each, and what is missing, for whoever looks after it."""
    day = demonstration_day(session)
    every = judged.known_indicators(session)
    held = figures.indicators_held(session, known_at=moment)
    missing = sorted(set(every) - set(held))
    agreements = len(documents.in_force(session, kind="agreement", on=moment.date(), known_at=moment))
    standards = len(documents.in_force(session, kind="standard", on=moment.date(), known_at=moment))
    failed = failed_measures(session, PUBLIC, known_at=moment)
    return (
        f"Store: a demonstration, at {day}" if day else "Store: your own",
        f"Places: {len(places.everything(session)):,}",
        f"In force: {agreements} agreements, {standards} minimum standards",
        f"Indicators with figures: {len(held)} of {len(every)}",
        f"Without figures: {', '.join(missing)}" if missing else "Every indicator has figures",
        f"Last refresh failed: {', '.join(failed)}" if failed else "No refresh has failed",
    )
