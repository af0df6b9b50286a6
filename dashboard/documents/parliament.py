"""The pack for Parliament: how the centre keeps its side, under four headings, and what cannot be told."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from dashboard.documents.briefing import footer, minute
from dashboard.documents.content import Block, Heading, Paper, PaperKind, Sentence, Table
from dashboard.questions.agreements import day_of
from dashboard.questions.parliament import ParliamentFacts, parliament_facts
from dashboard.questions.values import PromiseState, Standing
from dashboard.selection import path
from dashboard.wording import dates, marks, papers, promises, reasons, sentences, states
from dashboard.wording import papers_slide as words


def parliament(session: Session, *, known_at: datetime, as_at: str) -> Paper:
    """Return the pack for Parliament at a moment."""
    return paper(parliament_facts(session, known_at=known_at), as_at=as_at)


def paper(facts: ParliamentFacts, *, as_at: str) -> Paper:
    """Return the pack that these facts make."""
    status = sentences.status_line(
        as_at=facts.known_at, chosen=True, newest_release=facts.newest_release, version=None, in_force=None
    )
    return Paper(
        kind=PaperKind.PARLIAMENT,
        title=papers.PARLIAMENT,
        subtitle=" · ".join(status),
        place="",
        as_at=minute(facts.known_at),
        evidence=facts.evidence,
        header=papers.header(papers.PARLIAMENT, "", facts.known_at),
        footer=footer(facts.evidence),
        address=path("papers", kind=PaperKind.PARLIAMENT.value, as_at=as_at),
        blocks=(*_grip(facts), *_pilots(facts), *_shared(facts), *_confidence(facts), *_untold(facts)),
    )


def _grip(facts: ParliamentFacts) -> Iterator[Block]:
    """Yield powers promised, kept and late, and what was asked outside."""
    late = [one for one in facts.promised if one.promise.state is PromiseState.LATE]
    kept = sum(one.promise.state is PromiseState.KEPT for one in facts.promised)
    yield Heading(2, words.GRIP)
    yield Sentence(words.promised(len(facts.promised), kept, len(late)))
    if late:
        rows = tuple(
            (
                one.place.name,
                one.promise.power.name,
                promises.promised_by(one.promise.power).replace("\n", "; "),
                promises.state(
                    one.promise.state.value, late_by=one.promise.late_by, happened_on=one.promise.happened_on
                ),
                marks.evidence(one.evidence),
            )
            for one in late
        )
        yield Table(words.LATE, words.LATE_COLUMNS, rows)
    else:
        yield Sentence(words.NOTHING_LATE)
    hours = [one.record.hours for one in facts.outside if one.record.hours is not None]
    yield Sentence(
        words.outside(
            len(facts.outside),
            sum(one.record.items for one in facts.outside),
            sum(hours) if hours else None,
            len(facts.outside) - len(hours),
        )
    )
    if facts.outside:
        asked = tuple(
            (
                one.place.name,
                one.record.text,
                one.record.department,
                str(one.record.items),
                marks.evidence(one.record.evidence),
            )
            for one in facts.outside
        )
        yield Table(words.OUTSIDE, words.OUTSIDE_COLUMNS, asked)


def _pilots(facts: ParliamentFacts) -> Iterator[Block]:
    """Yield each wave: how many places, and what became of the powers promised to them."""
    yield Heading(2, words.PILOTS)
    if not facts.waves:
        yield Sentence(states.NOTHING_YET)
        return
    rows = []
    for wave, places in facts.waves:
        held = [one.promise.state for one in facts.promised if one.wave == wave]
        numbers_ = (len(held), held.count(PromiseState.KEPT), held.count(PromiseState.LATE))
        rows.append((str(wave), ", ".join(one.name for one in places), *map(str, numbers_)))
    yield Table(words.WAVES, words.WAVE_COLUMNS, tuple(rows), words.NO_ORDER)


def _shared(facts: ParliamentFacts) -> Iterator[Block]:
    """Yield agreements by stage, people covered and minimum standards in force."""
    yield Heading(2, words.SHARED)
    held = facts.standings
    yield Sentence(
        words.stages(
            held[Standing.AGREED],
            held[Standing.NEGOTIATING],
            held[Standing.LEVEL_UNDECIDED],
            held[Standing.ENDED],
            signed=held[Standing.SIGNED],
        )
    )
    covered = facts.covered
    if covered is not None:
        yield Sentence(words.covered(covered.people, covered.places, covered.year, covered.unknown))
    yield Sentence(words.standards(len(facts.standards)))
    if facts.standards:
        rows = tuple(
            (
                one.terms.title,
                ", ".join(place.name for place in one.places),
                dates.day(one.terms.review),
                one.terms.help_offered,
            )
            for one in facts.standards
        )
        yield Table(words.STANDARDS, words.STANDARD_COLUMNS, rows)


def _confidence(facts: ParliamentFacts) -> Iterator[Block]:
    """Yield what was asked and offered, and what became of it."""
    today = day_of(facts.known_at)
    yield Heading(2, words.CONFIDENCE)
    answered = sum(one.answered is not None for one in facts.asked)
    overdue = sum(one.answered is None and one.due is not None and one.due < today for one in facts.asked)
    yield Sentence(words.asks(len(facts.asked), answered, overdue))
    if facts.asked:
        rows = tuple(
            (
                one.place.name,
                one.name,
                dates.day(one.due) if one.due else "–",
                words.ask_state(one.answered, one.due, today),
                marks.evidence(one.evidence),
            )
            for one in facts.asked
        )
        yield Table(words.ASKS, words.ASK_COLUMNS, rows)


def _untold(facts: ParliamentFacts) -> Iterator[Block]:
    """Yield every measure whose course cannot be told, with the reason."""
    yield Heading(2, words.CANNOT_TELL)
    yield Sentence(words.cannot(len(facts.untold), facts.measures))
    if facts.untold:
        rows = tuple(
            (one.place.name, one.indicator.title, reasons.course(one.verdict, one.indicator)) for one in facts.untold
        )
        yield Table(words.CANNOT_TELL, words.CANNOT_COLUMNS, rows)
    yield Sentence(states.NOT_CAUSE)
