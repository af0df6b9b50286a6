"""Keeping papers, approving packs, and freezing what people write before an election."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import COMMAND_LINE, Actor, OrderRefusedError, acted, done_on_server
from dashboard.questions import election
from dashboard.questions.exceptions import unanswered
from dashboard.questions.papers import said_of, summary_of
from dashboard.wording import papers_page as words
from data.roles import CENTRE
from data.store import facts, papers
from data.store import meetings as held
from data.store.papers import PaperRecord
from data.terms import EvidenceClass

PACK = "pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper as it is kept: its fingerprint and record, and what it is of. `place` is a code, or None for many."""

    fingerprint: str
    kind: str
    place: str | None
    as_at: datetime
    content: str
    evidence: EvidenceClass


def keep(session: Session, actor: Actor, *, made: Made, meeting: int | None = None) -> None:
    """Keep a paper to a meeting, or for a place; one that is kept already stays as it is.

    Raises OrderRefusedError for a meeting of another place.
    """
    place = made.place or CENTRE
    grant = acted(session, actor, Act.STORE_PACK, place=place, what=f"paper {made.fingerprint}", after=made.kind)
    if meeting is not None:
        found = held.meeting(session, meeting)
        if found is None or found.place != made.place:
            raise OrderRefusedError(words.OTHER_MEETING)
    _keep(session, made, now=actor.now, by=grant.post, meeting=meeting)


def keep_on_server(session: Session, *, made: Made, now: datetime, meeting: int | None = None) -> None:
    """Keep a paper that somebody made with a command on the server."""
    if papers.paper(session, made.fingerprint) is None:
        what = f"paper {made.fingerprint}"
        done_on_server(session, now=now, act=Act.STORE_PACK, place=made.place or CENTRE, what=what)
        _keep(session, made, now=now, by=COMMAND_LINE, meeting=meeting)


def approve(session: Session, actor: Actor, *, fingerprint: str) -> None:
    """Approve a pack, so that everybody may read it before the meeting.

    Raises OrderRefusedError where something is below its floor, off course or late and the place has no words in the
    pack about it; the sentence names each.
    """
    paper = papers.paper(session, fingerprint)
    if paper is None or paper.kind != PACK or paper.place is None:
        raise OrderRefusedError(words.no_pack(fingerprint))
    grant = acted(session, actor, Act.STORE_PACK, place=paper.place, what=f"paper {fingerprint}", after="approved")
    page = summary_of(session, paper.place, known_at=paper.as_at)
    wanting = () if page is None else unanswered(page, said_of(session, page, known_at=paper.as_at))
    if wanting:
        raise OrderRefusedError(words.no_words_yet(wanting))
    papers.approve(session, fingerprint, by=grant.post, at=actor.now)


def freeze_words(session: Session, actor: Actor, *, place: str, until: datetime | None = None) -> None:
    """Freeze what people write about a place, from now on: figures go on, commentary does not.

    Raises OrderRefusedError where it is frozen already.
    """
    acted(session, actor, Act.SETTINGS, place=place, what="words before an election", after="frozen")
    spells = election.spells(session, place)
    if election.frozen_at(spells, actor.now) is not None:
        raise OrderRefusedError(words.FROZEN_ALREADY)
    facts.set_fact(session, election.key(place), election.written((*spells, election.Spell(actor.now, until))))
    facts.count_write(session)


def lift_freeze(session: Session, actor: Actor, *, place: str) -> None:
    """Let people write about a place again. Raises OrderRefusedError where nothing is frozen."""
    acted(session, actor, Act.SETTINGS, place=place, what="words before an election", before="frozen")
    spells = election.spells(session, place)
    if election.frozen_at(spells, actor.now) is None:
        raise OrderRefusedError(words.NOT_FROZEN)
    ended = (*spells[:-1], election.Spell(spells[-1].begun, actor.now))
    facts.set_fact(session, election.key(place), election.written(ended))
    facts.count_write(session)


def _keep(session: Session, made: Made, *, now: datetime, by: str, meeting: int | None) -> None:
    papers.keep(
        session,
        PaperRecord(
            fingerprint=made.fingerprint,
            kind=made.kind,
            place=made.place,
            meeting_id=meeting,
            as_at=made.as_at,
            content=made.content,
            made_at=now,
            made_by=by,
            evidence=made.evidence,
        ),
    )
