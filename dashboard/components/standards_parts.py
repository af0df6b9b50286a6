"""Parts of the page of minimum standards."""

from collections import defaultdict
from collections.abc import Hashable  # noqa: TC003  a dictionary is keyed by it
from datetime import date

from dashboard.components import links, states, tables, text
from dashboard.components import standards_words as about
from dashboard.components.provenance import provenance as draw_provenance
from dashboard.questions.case_values import Case
from dashboard.questions.standards import last_day
from dashboard.questions.values import RegisterEntry, Standard, StandardsPage
from dashboard.selection import Visit
from dashboard.wording import cases as spoken
from dashboard.wording import cells, marks, reasons, sentences
from dashboard.wording import page as words
from dashboard.wording import standards as said
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes
from indicators.judgement.verdict import StandardState


def answer(page: StandardsPage) -> str:
    """Return the sentence that answers the page."""
    held = [
        *((one.place.name, one.verdict.standard.state) for one in page.cases),
        *((one.place.name, one.verdict.standard.state) for one in page.judged),
    ]
    return said.answer(held, agreed=len(page.entries))


def unknown(page: StandardsPage) -> None:
    """Say that the address names a standard or a case that we do not hold."""
    if page.unknown:
        states.state(standing.unknown_standard(page.unknown), key="unknown")
    if page.unknown_case:
        states.state(spoken.unknown(standing.cut(page.unknown_case)), key="unknown-case")


def of_place(page: StandardsPage) -> None:
    """Say first how the place that the reader came from stands."""
    if page.place is None:
        return
    name = page.place.name
    text.section(name)
    here = [one for one in page.judged if one.place.code == page.place.code]
    if not here:
        text.said(standing.no_standard_here(name))
        return
    text.listed(f"{one.terms.title}. {sentences.standing_standard(one.verdict, one.indicator)}" for one in here)


def cases(run: Visit, page: StandardsPage) -> None:
    """Draw the open cases, alphabetically: place, standard, stage, since, help offered, next step."""
    text.section(words.OPEN_CASES)
    if not page.cases:
        text.said(standing.NO_CASES if page.entries else standing.NO_STANDARDS)
        return
    on = run.chosen.moment.as_of
    rows = [
        tables.Row(one.place.name, _case_cells(one, on=on), run.path("standards", case=one.key)) for one in page.cases
    ]
    tables.table(shapes.CASES, rows, alt=words.OPEN_CASES)
    for one in page.cases:
        text.part(about.heading(one))
        text.said(sentences.standing_standard(one.verdict, one.indicator))
        text.said(f"{spoken.says(one.place.name)}: {sentences.lowered(about.reply(one, on=on))}")
        for reply in one.replies[-1:]:
            text.outside(reply.text)
        links.to("standards", spoken.whole_case(one.place.name), run.address("standards", case=one.key))


def approaching(page: StandardsPage) -> None:
    """Draw who is close to a floor, before it is crossed."""
    near = [one for one in page.judged if one.verdict.standard.state is StandardState.CLOSE]
    if near:
        text.section(spoken.CLOSE_TO)
        text.said(spoken.CLOSE_SAID)
        text.listed(
            f"{one.place.name}, {sentences.lowered(one.terms.title)}: {reasons.standard(one.verdict, one.indicator)}"
            for one in near
        )


def closed(run: Visit, page: StandardsPage) -> None:
    """Draw the cases that are over, with how each ended."""
    text.section(spoken.CLOSED_CASES)
    if not page.closed:
        text.said(standing.NO_CLOSED_CASES)
        return
    text.listed(about.closed_line(one) for one in page.closed)
    links.row(
        [("standards", about.heading(one), run.address("standards", case=one.key)) for one in page.closed],
        key="closed-cases",
    )


def register(run: Visit, page: StandardsPage) -> None:
    """Draw the register: floor, who agreed to it and when, where it is written, when it lapses."""
    if not page.entries:
        return
    text.section(words.REGISTER)
    rows = [
        tables.Row(one.terms.title, _entry_cells(one), run.path("standards", standard=one.terms.name))
        for one in page.entries
    ]
    tables.table(shapes.REGISTER, rows, alt=words.REGISTER)
    text.said(spoken.CONSENSUS_SAID)
    text.part(spoken.PARAMETERS)
    text.listed(_rule(one) for one in page.entries)
    if page.crowded:
        text.part(spoken.CROWDED)
        text.listed(
            said.crowded(
                one.entry.terms.title, meets=one.found.meets, near=one.found.near, places=len(one.entry.places)
            )
            for one in page.crowded
        )
    if page.lapsed:
        text.part(spoken.LAPSED)
        text.listed(spoken.lapsed(one.terms.title, last_day(one.document)) for one in page.lapsed)
    flagged = {(one.place.code, one.terms.name) for one in page.cases}
    others = [one for one in page.judged if (one.place.code, one.terms.name) not in flagged]
    if others:
        text.part(words.ALL_JUDGED)
        text.listed(
            f"{one.place.name}, {sentences.lowered(one.terms.title)}: "
            f"{marks.standard(one.verdict.standard.state).words.lower()}. "
            f"{reasons.standard(one.verdict, one.indicator)}"
            for one in others
        )


def provenance(page: StandardsPage) -> None:
    """Draw where the figures came from: a line for each standard, for all places whose figures came alike."""
    if page.judged:
        text.section(words.DATA_NOTES)
    alike: defaultdict[Hashable, list[Standard]] = defaultdict(list)
    for one in page.judged:
        latest = one.verdict.latest
        came = latest and (latest.start, latest.end, latest.status, latest.caveats)
        alike[one.terms.name, came, one.source, one.verdict.standard.evidence.grade].append(one)
    for at, some in enumerate(alike.values()):
        draw_provenance(
            some[0].indicator,
            some[0].verdict.latest,
            some[0].source,
            grade=some[0].verdict.standard.evidence.grade,
            office=some[0].terms.office,
            key=f"{at}",
            place=said.places([one.place.name for one in some]),
        )


def _case_cells(one: Case, *, on: date) -> tuple[str, ...]:
    return (
        f"{one.terms.title}\n{said.floor(one.terms.floor, one.indicator)}",
        about.judgement(one),
        spoken.since(cells.since(one.verdict), one.flagged_on),
        about.offered(one),
        about.next_step(one, on=on),
    )


def _entry_cells(one: RegisterEntry) -> tuple[str, ...]:
    agreed = one.terms.consensus
    return (
        said.level(one.terms.floor, one.indicator),
        standing.listed(tuple(place.name for place in one.places)),
        said.agreed_by(agreed.centre, agreed.places, agreed.agreed_on),
        agreed.source,
        said.in_force(one.document.in_force_from, one.document.in_force_until, review=one.terms.review),
    )


def _rule(one: RegisterEntry) -> str:
    rule = one.terms.rule
    return spoken.rule(
        one.terms.title,
        confirm_after=rule.confirm_after,
        clear_needed=rule.clear_needed,
        recover_after=rule.recover_after,
        clear_recovery=rule.clear_recovery,
        zero_tolerance=rule.zero_tolerance,
    )
