"""Making any paper from what an address or a command asks for, in one place, with one sentence for each refusal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from sqlmodel import Session

from dashboard.access import PUBLIC, Viewer
from dashboard.documents import record
from dashboard.documents.briefing import briefing
from dashboard.documents.content import Chart, Paper, PaperKind
from dashboard.documents.exception_report import exception_report
from dashboard.documents.pack import pack
from dashboard.documents.parliament import parliament
from dashboard.documents.slide import slide
from dashboard.documents.withdrawn import without
from dashboard.orders import Actor
from dashboard.orders import papers as orders
from dashboard.orders.papers import Made
from dashboard.questions.meeting_values import Kept
from dashboard.questions.packs import NoMeeting
from dashboard.questions.papers import code_of
from dashboard.questions.values import Became, Unknown
from dashboard.questions.withdrawn import Lost
from dashboard.selection import minute, path
from dashboard.wording import dates, papers_page, papers_slide, states

ENDING = {"illustrative": "-ILLUSTRATIVE", "invented": "-INVENTED"}


class PaperError(LookupError):
    """A paper that cannot be made or opened as asked; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which paper is asked for. `outcome` is an indicator's name for a slide, else numbers with commas, or nothing."""

    kind: str
    place: str = ""
    meeting: str = ""
    outcome: str = ""
    since: str = ""


def paper(session: Session, viewer: Viewer, wanted: Wanted, *, known_at: datetime, as_at: str) -> Paper:
    """Return the paper that is asked for, as known at a moment; `as_at` is that moment as an address writes it.

    Raises PaperError, whose message is one sentence.
    """
    if wanted.kind not in set(PaperKind):
        raise PaperError(papers_page.unknown_kind(wanted.kind, [kind.value for kind in PaperKind]))
    match PaperKind(wanted.kind):
        case PaperKind.BRIEFING:
            return _made(briefing(session, viewer, wanted.place, known_at=known_at, as_at=as_at))
        case PaperKind.PACK:
            chosen = _numbers(wanted.outcome)
            return _made(
                pack(
                    session,
                    viewer,
                    wanted.place,
                    meeting=wanted.meeting,
                    known_at=known_at,
                    as_at=as_at,
                    chosen=chosen,
                )
            )
        case PaperKind.EXCEPTIONS:
            since = _since(wanted.since, known_at)
            return _made(exception_report(session, viewer, wanted.place, since=since, known_at=known_at, as_at=as_at))
        case PaperKind.SLIDE:
            found = slide(session, viewer, wanted.outcome, known_at=known_at, as_at=as_at)
            if not isinstance(found, Paper):
                raise PaperError(papers_slide.unknown_outcome(wanted.outcome))
            return found
        case PaperKind.PARLIAMENT:
            return parliament(session, known_at=known_at, as_at=as_at)
        case _ as never:
            assert_never(never)


def made(session: Session, one: Paper) -> Made:
    """Return a paper as the store keeps it."""
    return Made(
        fingerprint=record.fingerprint(one),
        kind=one.kind.value,
        place=code_of(session, one.place),
        as_at=one.as_at,
        content=record.to_json(one),
        evidence=one.evidence,
    )


def keep(session: Session, actor: Actor, *, wanted: Wanted, known_at: datetime, as_at: str, meeting: int) -> str:
    """Make a paper from what everybody may read, and keep it to a meeting; its fingerprint.

    Raises PaperError as `paper` does, and what the order raises.
    """
    one = addressed(paper(session, PUBLIC, wanted, known_at=known_at, as_at=as_at))
    orders.keep(session, actor, made=made(session, one), meeting=meeting)
    return record.fingerprint(one)


def preview(
    session: Session,
    viewer: Viewer,
    kind: str,
    place: str,
    meeting: str,
    outcome: str,
    since: str,
    *,
    known_at: datetime,
) -> Paper | str:
    """Return the paper an address asks for, or the sentence that says why there is none."""
    wanted = Wanted(kind=kind, place=place, meeting=meeting, outcome=outcome, since=since)
    try:
        return paper(session, viewer, wanted, known_at=known_at, as_at=minute(known_at))
    except PaperError as problem:
        return str(problem)


def opened(kept: Kept | None, content: str, *, fingerprint: str, lost: Sequence[Lost] = ()) -> Paper:
    """Return a paper as it was made, but for figures that were hidden since to protect people (`lost`).

    Raises PaperError where none is kept, or where its record was altered.
    """
    if kept is None:
        raise PaperError(papers_page.no_paper(fingerprint))
    altered = PaperError(papers_page.altered(record.short(kept.fingerprint)))
    try:
        found = record.from_json(content)
    except record.RecordError as problem:
        raise altered from problem
    if record.fingerprint(found) != kept.fingerprint:
        raise altered
    told = without(found, lost)
    return found if told is found else replace(told, address=path("papers", paper=kept.fingerprint))


def addressed(one: Paper) -> Paper:
    """Return a paper that is kept, with the address that opens it by its fingerprint."""
    return replace(one, address=path("papers", paper=record.fingerprint(one)))


def name(one: Paper) -> str:
    """Return the name of a paper's file, without its suffix: date and class are in it."""
    what = one.place or next((block.key for block in one.blocks if isinstance(block, Chart)), "")
    day = one.as_at.astimezone(dates.LONDON).date().isoformat()
    parts = [part for part in (what, one.kind.value) if part]
    return f"{'-'.join(parts)}-as-at-{day}{ENDING.get(one.evidence.value, '')}"


def _made(found: Paper | NoMeeting | Became | Unknown) -> Paper:
    match found:
        case Paper():
            return found
        case NoMeeting():
            raise PaperError(papers_page.no_meeting(found.page.place.name, found.text))
        case Became():
            raise PaperError(states.renamed(found.name, tuple(one.name for one in found.successors), found.on))
        case Unknown():
            said = states.no_place_called(found.text)
            raise PaperError(said if found.text else states.NO_PLACE)
        case _:
            assert_never(found)


def _numbers(text: str) -> Collection[int] | None:
    """Return the outcomes chosen for a pack, None where the exceptions choose."""
    found = [int(part) for part in text.split(",") if part.strip().isdecimal()]
    return found or None


def _since(text: str, known_at: datetime) -> date:
    """Return the day an exception report looks back to. Raises PaperError for a day that is none, or lies ahead."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PaperError(papers_page.bad_since(text)) from None
    if day >= known_at.astimezone(dates.LONDON).date():
        raise PaperError(papers_page.bad_since(text))
    return day
