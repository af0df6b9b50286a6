"""Writing commentary for a place: short answers to four questions, by a post, apart from the sentences we make."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import evidence_link, plain
from dashboard.questions import commentary, election
from dashboard.questions.agreements import day_of
from dashboard.questions.commentary import MOST_WORDS, Trouble
from dashboard.wording import cases as case_words
from dashboard.wording import commentary as words
from data.store import cases, drafts
from data.store.cases import CommentRecord, Question
from data.store.drafts import DraftRecord

WHAT: Final = "commentary"
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
    found = commentary.wanted(session, actor.viewer, f"{place}:{outcome}", known_at=actor.now)
    if found is None:
        raise OrderRefusedError(words.NO_OUTCOME)
    held = acted(session, actor, Act.COMMENT, place=found.place.code, what=f"outcome {outcome}")
    since = election.frozen_at(election.spells(session, found.place.code), actor.now)
    if since is not None:
        raise OrderRefusedError(case_words.frozen(found.place.name, day_of(since)))
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


def keep(session: Session, actor: Actor, *, subject: str, body: str) -> None:
    """Keep what somebody has typed, for them alone; nothing is published, so nothing is logged."""
    found = commentary.wanted(session, actor.viewer, subject, known_at=actor.now)
    if found is None or actor.viewer.person is None:
        raise OrderRefusedError(words.NO_OUTCOME)
    drafts.save_draft(
        session,
        DraftRecord(person_id=actor.viewer.person, form="comment", subject=subject, body=body, saved_at=actor.now),
    )
