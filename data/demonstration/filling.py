"""Fills an empty store with the demonstration: places, documents, figures and what happened beside them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Final

from sqlmodel import Session

from data.catalogue import Indicator
from data.demonstration import files
from data.demonstration.centre import save_centre
from data.demonstration.dealings import save_dealings
from data.demonstration.lessons import save_lessons
from data.demonstration.meetings import save_meetings
from data.demonstration.places import own_links, own_places
from data.observation import Observation
from data.periods import Period
from data.store import calendar, documents, facts, figures, held, places, promises, withheld
from data.store.calendar import ReleaseDateRecord
from data.store.figures import IssueNote, Outcome, ReleaseNote, Severity
from data.store.held import Waiting
from data.store.promises import PromiseRecord, PromiseStep
from data.store.withheld import Withheld
from data.terms import AgreementTerms, Document, canonical, fingerprint

TODAY: Final = date(2026, 11, 21)
_FLAG: Final = "demonstration"
_CLOCK: Final = "today"
_STAGE: Final = "stage:"
_HIDDEN: Final = "Hidden by us"


class DemonstrationError(ValueError):
    """The store holds other things than the demonstration; the message says what to do."""


def is_demonstration(session: Session) -> bool:
    """Whether the store was filled with the demonstration."""
    return facts.fact(session, _FLAG) == "true"


def today(session: Session) -> date | None:
    """The day that a demonstration store takes for today; None in any other store."""
    told = facts.fact(session, _CLOCK) if is_demonstration(session) else None
    return None if told is None else date.fromisoformat(told)


def stages(session: Session) -> dict[str, str]:
    """Places of the demonstration without an agreement, by code: `level_undecided` or `not_in_an_agreement`."""
    return facts.facts_under(session, _STAGE)


def fill(session: Session, *, today: date = TODAY) -> bool:
    """Fill an empty store, or set the clock of one that is a demonstration already; whether it was filled now.

    Raises:
        DemonstrationError: the store holds other agreements, standards or figures.

    """
    if is_demonstration(session):
        facts.set_fact(session, _CLOCK, today.isoformat())
        return False
    if any(documents.versions(session, kind) for kind in ("agreement", "standard")) or figures.releases(session):
        message = "The store holds other agreements or figures. Name an empty one in OUTCOMES_DATABASE_URL."
        raise DemonstrationError(message)
    _save_places(session)
    _save_documents(session)
    _save_figures(session, today=today)
    _save_events(session)
    save_meetings(session)
    save_lessons(session)
    save_dealings(session)
    save_centre(session)
    facts.set_fact(session, _FLAG, "true")
    facts.set_fact(session, _CLOCK, today.isoformat())
    return True


def declare(session: Session, *, today: date, stages: Mapping[str, str]) -> None:
    """Call a store that another filled a demonstration: its day, and why places (by code) have no agreement."""
    facts.set_fact(session, _FLAG, "true")
    facts.set_fact(session, _CLOCK, today.isoformat())
    for code, stage in stages.items():
        facts.set_fact(session, _STAGE + code, stage)


def _save_places(session: Session) -> None:
    """The reference, the demonstration's own places, and why some have no agreement."""
    places.save_reference(session)
    reference = {each.code: each for each in places.everything(session)}
    places.save(session, own_places(reference), own_links())
    for slug, stage in files.table("places.toml")["stages"].items():
        facts.set_fact(session, _STAGE + code_of(session, slug), stage)


def code_of(session: Session, slug: str) -> str:
    """The code of the place that our files call by this slug; DemonstrationError where the store lacks it."""
    place = places.named(session, slug)
    if place is None:
        message = f'We hold no place called "{slug}". Run `outcomes places update` and fill an empty store again.'
        raise DemonstrationError(message)
    return place.code


def _save_documents(session: Session) -> None:
    """Every agreement and standard, version by version."""
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for kind, terms, entry in files.documents():
        subject = code_of(session, terms.place) if isinstance(terms, AgreementTerms) else terms.name
        version, previous = last.get((kind, subject), (0, None))
        last[kind, subject] = (version + 1, fingerprint(terms))
        documents.save(
            session,
            kind=kind,
            subject=subject,
            version=version + 1,
            terms_json=canonical(terms),
            fingerprint=fingerprint(terms),
            previous=previous,
            status=entry["status"],
            evidence=terms.evidence,
            recorded_at=entry["recorded_at"],
            in_force_from=entry.get("in_force_from"),
            in_force_until=entry.get("in_force_until") or _end_of_term(terms, status=entry["status"]),
            reason=entry.get("reason", ""),
        )


def _end_of_term(terms: Document, *, status: str) -> date | None:
    """The first day after the term of an agreement in force, as signing sets it; a standard lapses by its review."""
    return terms.ends + timedelta(days=1) if isinstance(terms, AgreementTerms) and status == "in_force" else None


def _save_figures(session: Session, *, today: date) -> None:
    """Each edition of each indicator as one release, in the order in which they became known; later ones wait."""
    begun = datetime.combine(today, time(), UTC)
    known = files.indicators()
    everything = sorted((*files.published(), *files.invented()), key=_edition)
    for (name, known_from), edition in groupby(everything, key=_edition):
        observations = list(edition)
        saved = figures.save(session, _release(known[name], known_from, read=len(observations)), observations)
        few = sum(one.note.startswith(_HIDDEN) for one in observations)
        if few:
            withheld.note(session, name, saved.release_id, Withheld(few))
        if known_from.date() > today:
            held.hold(session, Waiting(known_from, name, begun, _FLAG))


def _edition(figure: Observation) -> tuple[str, datetime]:
    return figure.indicator, figure.known_from


def _release(indicator: Indicator, known_from: datetime, *, read: int) -> ReleaseNote:
    """A held edition is asked for at the moment it is let go, so that nothing hints at it before."""
    return ReleaseNote(
        feed=indicator.feed,
        indicator=indicator.name,
        asked_at=known_from,
        address=indicator.source_address,
        published_on=known_from.date(),
        rows_read=read,
        licence=indicator.licence.name,
    )


def _save_events(session: Session) -> None:
    """Promises kept or explained, days on which figures are expected, and a file that was held back."""
    table = files.table("events.toml")
    for each in table["promise"]:
        version = documents.versions(session, "agreement", code_of(session, each["place"]))[each["version"] - 1]
        promises.record(
            session,
            PromiseRecord(
                document_id=version.id,
                clause=each["clause"],
                step=PromiseStep(each["step"]),
                happened_on=each["happened_on"],
                due=each["due"],
                text=each["text"],
                post=each["post"],
                evidence=version.evidence,
                recorded_at=each["recorded_at"],
            ),
        )
    for each in table["expected"]:
        calendar.expect(session, ReleaseDateRecord(**each))
    for each in table["held_back"]:
        _hold_back(session, each)


def _hold_back(session: Session, entry: Mapping[str, Any]) -> None:
    indicator = files.indicators()[entry["indicator"]]
    release = ReleaseNote(
        feed=indicator.feed,
        indicator=indicator.name,
        asked_at=entry["asked_at"],
        address=entry["address"],
        rows_read=1,
        refused=1,
        outcome=Outcome.HELD_BACK,
        problem=entry["message"],
        licence=indicator.licence.name,
    )
    issue = IssueNote(
        severity=Severity.HELD,
        indicator=indicator.name,
        message=entry["message"],
        place=entry["place"],
        period=Period(entry["start"], entry["end"]),
    )
    figures.save(session, release, [], [issue])
