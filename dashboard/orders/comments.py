"""Writing commentary for a place: short answers to four questions, by a post, apart from the sentences we make."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Granted
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import evidence_link, plain
from dashboard.questions import commentary, election
from dashboard.questions.agreements import day_of
from dashboard.questions.commentary import MOST_WORDS, Trouble, Wanted
from dashboard.wording import cases as case_words
from dashboard.wording import commentary as words
from dashboard.wording import residents as resident_words
from data.store import cases, drafts
from data.store.cases import RESIDENTS, CommentRecord, Question
from data.store.drafts import DraftRecord

WHAT: Final = "commentary"
MOST_WORDS_OF_WHO: Final = 30
# What a comment must say in so many words while a figure stands like that.
MENTIONS: Final[Mapping[Trouble, tuple[str, ...]]] = MappingProxyType(
    {
        Trouble.BELOW: ("below", "minimum"),
        Trouble.OFF_COURSE: ("off course", "short of"),
        Trouble.LATE: ("late", "not published", "not received"),
    }
)


def comment(
    session: Session, actor: Actor, *, place: str, outcome: int, said: Mapping[str, str], link: str = ""
) -> None:
    """Publish a place's commentary on an outcome of its agreement.

    Raises OrderRefusedError for words that are too many or hold an address, that leave out what is below, off course
    or late, and while words about the place are frozen.
    """
    found, held = _writing(session, actor, place, outcome)
    every = {Question(name): plain(text, what=WHAT, most_words=MOST_WORDS) for name, text in said.items()}
    answers = {question: text for question, text in every.items() if text}
    whole = plain(" ".join(answers.values()), what=WHAT, most_words=MOST_WORDS).lower()
    if not answers:
        raise OrderRefusedError(words.NOTHING_SAID)
    for trouble in found.troubles:
        if not any(mention in whole for mention in MENTIONS[trouble]):
            raise OrderRefusedError(words.unmentioned(trouble, MENTIONS[trouble]))
    evidence = evidence_link(link)
    for question, text in answers.items():
        cases.add_comment(
            session,
            CommentRecord(
                place=found.place.code,
                at=actor.now,
                role=held.role,
                post=held.post,
                text=text,
                evidence=found.place.evidence,
                clause=f"outcome {outcome}",
                question=question,
                person=actor.name,
                link=evidence,
            ),
        )
    if actor.viewer.person is not None:
        drafts.discard(session, actor.viewer.person, "comment", f"{place}:{outcome}")


def residents(
    session: Session, actor: Actor, *, place: str, outcome: int, gathered: str, said: str, link: str = ""
) -> None:
    """Record what residents say about an outcome, with who asked whom; it stands apart, and nothing is judged by it.

    Raises OrderRefusedError where either is missing, for words that are too many or hold an address, and while words
    about the place are frozen.
    """
    found, held = _writing(session, actor, place, outcome)
    who = plain(gathered, what=resident_words.WHO_ASKED, most_words=MOST_WORDS_OF_WHO)
    text = plain(said, what=resident_words.WHAT, most_words=MOST_WORDS)
    if not who or not text:
        raise OrderRefusedError(resident_words.NOT_SAID)
    cases.add_comment(
        session,
        CommentRecord(
            place=found.place.code,
            at=actor.now,
            role=RESIDENTS,
            post=resident_words.gathered(who, held.post),
            text=text,
            evidence=found.place.evidence,
            clause=f"outcome {outcome}",
            person=actor.name,
            link=evidence_link(link),
        ),
    )


def _writing(session: Session, actor: Actor, place: str, outcome: int) -> tuple[Wanted, Granted]:
    """Note that somebody writes about an outcome. Raises OrderRefusedError where they may not, or not now."""
    found = commentary.wanted(session, actor.viewer, f"{place}:{outcome}", known_at=actor.now)
    if found is None:
        raise OrderRefusedError(words.NO_OUTCOME)
    held = acted(session, actor, Act.COMMENT, place=found.place.code, what=f"outcome {outcome}")
    since = election.frozen_at(election.spells(session, found.place.code), actor.now)
    if since is not None:
        raise OrderRefusedError(case_words.frozen(found.place.name, day_of(since)))
    return found, held


def keep(session: Session, actor: Actor, *, subject: str, body: str) -> None:
    """Keep what somebody has typed, for them alone; nothing is published, so nothing is logged."""
    found = commentary.wanted(session, actor.viewer, subject, known_at=actor.now)
    if found is None or actor.viewer.person is None:
        raise OrderRefusedError(words.NO_OUTCOME)
    drafts.save_draft(
        session,
        DraftRecord(person_id=actor.viewer.person, form="comment", subject=subject, body=body, saved_at=actor.now),
    )
