"""The meeting pack: what those who question take into the room, the last meeting's questions first."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.documents import exceptional, outcome_pages, question_bank
from dashboard.documents.answers import place_answer
from dashboard.documents.briefing import footer, minute, subtitle
from dashboard.documents.content import Block, Break, Heading, Lines, Paper, PaperKind, Sentence, Table, Words
from dashboard.questions.exceptions import RevisionMatter, StandardMatter
from dashboard.questions.meeting_values import Item, Met
from dashboard.questions.packs import NoMeeting, PackFacts, pack_facts, steps, ticked
from dashboard.questions.series_values import Series, Version
from dashboard.questions.values import Became, DocumentRecord, PromiseState, Unknown
from dashboard.selection import path
from dashboard.wording import (
    dates,
    exceptions,
    numbers,
    papers,
    papers_pack,
    papers_page,
    papers_questions,
    promises,
    provenance,
    sentences,
    states,
)
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from data.catalogue import Indicator
from data.terms import AgreementTerms


def pack(  # what a pack is asked for, each by its name
    session: Session,
    viewer: Viewer,
    place: str,
    *,
    meeting: str,
    known_at: datetime,
    as_at: str,
    chosen: Collection[int] | None = None,
) -> Paper | NoMeeting | Became | Unknown:
    """Return the pack of a meeting; `chosen` are the outcomes with a page, None for those with an exception.

    Where no outcome has one, all have a page.
    """
    facts = pack_facts(session, viewer, place, meeting, known_at=known_at)
    return paper(facts, as_at=as_at, chosen=chosen) if isinstance(facts, PackFacts) else facts


def paper(facts: PackFacts, *, as_at: str, chosen: Collection[int] | None = None) -> Paper:
    """Return the pack that these facts make."""
    page = facts.page
    every = dict.fromkeys(one.outcome.number for one in page.measures)
    shown = tuple(one for one in every if one in (ticked(facts) if chosen is None else chosen))
    left = tuple(one for one in every if one not in shown)
    meeting = facts.met.meeting if facts.met else None
    return Paper(
        kind=PaperKind.PACK,
        title=papers.title(papers.PACK, page.place.name),
        subtitle=subtitle(page, facts.known_at),
        place=page.place.slug,
        as_at=minute(facts.known_at),
        evidence=page.evidence,
        header=papers.header(papers.PACK, page.place.name, facts.known_at),
        footer=footer(page.evidence),
        address=path(
            "papers",
            kind=PaperKind.PACK.value,
            place=page.place.slug,
            meeting=meeting.held_on.isoformat() if meeting else None,
            outcome=None if chosen is None else ",".join(map(str, shown)),
            as_at=as_at,
        ),
        blocks=(
            *_cover(facts),
            *_asked(facts),
            *_exceptions(facts),
            *(block for number in shown for block in (Break(), *outcome_pages.outcome(facts, number))),
            *_left_out(facts, left),
            *_centre(facts),
            *_terms(facts),
            *_revisions(facts),
            *_notes(facts),
        ),
    )


def _cover(facts: PackFacts) -> Iterator[Block]:
    """Yield what the meeting is asked to decide, and the place in one sentence."""
    if facts.met is not None:
        meeting = facts.met.meeting
        yield Sentence(papers_pack.held(meeting.body, meeting.held_on), strong=True)
        yield Sentence(papers_pack.decision(meeting.decision))
    yield Sentence(place_answer(facts.page), strong=True)
    if facts.page.terms and facts.page.terms.accountability:
        yield Lines(promises.who_answers(facts.page.terms.accountability))
    if facts.frozen_since is not None:
        yield Sentence(papers_pack.frozen(facts.frozen_since))


def _asked(facts: PackFacts) -> Iterator[Block]:
    """Yield the last meeting's questions and recommendations with replies, then those put to this one."""
    yield Heading(2, papers_pack.LAST_TIME)
    earlier = [one for one in facts.every if one is not facts.met and one.items]
    if facts.met is not None:
        earlier = [one for one in earlier if one.meeting.held_on < facts.met.meeting.held_on]
    if not earlier:
        yield Sentence(papers_pack.NO_LAST if facts.last is None else papers_page.NOTHING_ASKED)
    for one in earlier:
        yield from asked(one)
    if facts.met is not None and facts.met.items:
        yield Heading(2, papers_pack.THIS_TIME)
        yield from asked(facts.met)


def asked(met: Met) -> Iterator[Block]:
    """Yield what a meeting asked and recommended, and the replies, which are people's own words."""
    caption = papers_page.met(met.meeting.body, met.meeting.held_on)
    yield Table(caption, papers_pack.ASKED_COLUMNS, tuple(_asked_row(one) for one in met.items))
    for item in met.items:
        for answer in item.answers:
            if answer.text:
                name = papers_page.item(item.kind.value, item.number)
                yield Sentence(f"{name}: {sentences.lowered(papers_page.STATES[answer.state.value])}.")
                yield Words(answer.text, answer.post, answer.on)


def _asked_row(item: Item) -> tuple[str, ...]:
    state = papers_page.state(item.state.value, due=item.reply_due, late_by=item.late_by, made_on=item.made_on)
    last = item.answers[-1] if item.answers else None
    stands = papers_page.answered(last.state.value, last.post, last.on) if last else state
    return papers_page.item(item.kind.value, item.number), item.text, item.addressed_to, stands


def _exceptions(facts: PackFacts) -> Iterator[Block]:
    yield Heading(2, papers_pack.EXCEPTIONS)
    yield Lines(tuple(exceptional.said(one) for one in facts.matters) or (exceptions.NONE,))
    for one in facts.page.standards:
        if any(isinstance(each, StandardMatter) and each.standard is one for each in facts.matters):
            yield from (Words(reply.text, reply.post, reply.on) for reply in one.replies)
            if not one.replies:
                yield Sentence(states.no_reply(facts.page.place.name))
    both = question_bank.of_both_sides(facts)
    yield Heading(3, papers_questions.TITLE)
    yield Lines(both or (papers_questions.NONE,))
    yield Sentence(papers_questions.EDIT)


def _left_out(facts: PackFacts, left: Iterable[int]) -> Iterator[Block]:
    """Yield a line for each outcome without a page here."""
    lines = []
    for number in left:
        for one in facts.page.measures:
            if one.outcome.number == number:
                told = one.verdict is not None and one.indicator is not None
                said = papers.outcome_line(*exceptional.judged(one)) if told else f"{states.NO_MEASURE}."
                lines.append(f"{papers_pack.outcome(number, one.outcome.statement)} {said}")
    yield Break()
    if lines:
        yield Heading(2, papers_pack.LEFT_OUT)
        yield Lines(tuple(lines))


def _centre(facts: PackFacts) -> Iterator[Block]:
    page = facts.page
    yield Heading(2, papers_pack.CENTRE)
    kept = sum(one.state is PromiseState.KEPT for one in page.promises)
    late = sum(one.state is PromiseState.LATE for one in page.promises)
    yield Sentence(sentences.reasoned(promises.promises_answer(kept, late, len(page.promises)), page.evidence))
    if page.promises:
        rows = tuple(
            (
                one.power.name,
                promises.promised_by(one.power).replace("\n", "; "),
                f"{dates.day(one.power.promised)}; {words.depth(one.power.depth)}",
                promises.state(one.state, late_by=one.late_by, happened_on=one.happened_on),
            )
            for one in page.promises
        )
        yield Table(papers_pack.CENTRE, (shapes.PROMISES.row, *shapes.PROMISES.columns), rows)


def _terms(facts: PackFacts) -> Iterator[Block]:
    """Yield every version that changed the terms, steps of levels first; those since the last meeting are named."""
    yield Heading(2, papers_pack.TERMS)
    yield Sentence(papers_pack.since_then(facts.since))
    if not facts.terms_since:
        yield Sentence(papers_pack.NO_TERMS)
    stepped = [(one, old, new) for one in facts.series for old, new in steps(one)]
    shown = {one.version for one in facts.terms_since} | {new.version for _, _, new in stepped}
    lately = {one.version for one in facts.terms_since}
    for document in facts.versions:
        if document.version in shown:
            if document.version not in lately:
                yield Sentence(papers_pack.EARLIER_TERMS)
            yield from _version(facts, document, stepped)


def _version(
    facts: PackFacts, document: DocumentRecord, stepped: list[tuple[Series, Version, Version]]
) -> Iterator[Block]:
    signatures = tuple(
        papers_pack.signed(one.post, one.side, one.signed_at.astimezone(dates.LONDON).date())
        for one in facts.signed.get(document.version, ())
    )
    yield Sentence(
        papers_pack.version(
            document.version, in_force=document.in_force_from, reason=document.reason, signatures=signatures
        )
    )
    lines = [
        _step(series.measure.indicator, old, new)
        for series, old, new in stepped
        if new.version == document.version and series.measure.indicator is not None
    ]
    earlier = next((one for one in facts.versions if one.version == document.version - 1), None)
    if earlier is not None:
        lines += _came_and_went(earlier.agreement, document.agreement)
    if lines:
        yield Lines(tuple(lines))


def _step(indicator: Indicator, old: Version, new: Version) -> str:
    before, after = (
        states.NO_LEVEL
        if one.commitment.agreed_level is None
        else numbers.short(one.commitment.agreed_level, indicator)
        for one in (old, new)
    )
    why = new.commitment.why or new.reason
    return papers_pack.step(indicator.title, before, after, why=why, set_by=new.commitment.set_by or "")


def _came_and_went(old: AgreementTerms, new: AgreementTerms) -> list[str]:
    before, after = ({one.number: one.statement for one in terms.outcomes} for terms in (old, new))
    return [
        *(papers_pack.added(said) for number, said in after.items() if number not in before),
        *(papers_pack.ended(said) for number, said in before.items() if number not in after),
    ]


def _revisions(facts: PackFacts) -> Iterator[Block]:
    yield Heading(2, papers_pack.REVISIONS)
    moved = tuple(exceptional.said(one) for one in facts.matters if isinstance(one, RevisionMatter))
    yield Lines(moved) if moved else Sentence(papers_pack.NO_REVISIONS)


def _notes(facts: PackFacts) -> Iterator[Block]:
    yield Heading(2, papers_pack.HOW_TO_READ)
    yield Lines(papers_pack.READ)
    yield Sentence(states.NOT_CAUSE)
    sources = dict.fromkeys(
        provenance.line(
            one.measure.indicator,
            one.measure.verdict.latest,
            released=one.measure.source.released if one.measure.source else None,
            fetched=None,
            notes=one.measure.source.notes if one.measure.source else None,
            grade=one.grade,
            office=one.measure.office,
        )
        for one in facts.series
        if one.measure.indicator is not None and one.measure.verdict is not None
    )
    if sources:
        yield Heading(2, papers_pack.NOTES)
        yield Lines(tuple(sources))
