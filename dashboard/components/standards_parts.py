"""Parts of the page of minimum standards."""

from dashboard.components import states, tables, text
from dashboard.components.provenance import provenance as draw_provenance
from dashboard.questions.values import RegisterEntry, Standard, StandardsPage
from dashboard.selection import Visit
from dashboard.wording import brief, cells, dates, marks, reasons, sentences
from dashboard.wording import page as words
from dashboard.wording import standards as said
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes


def answer(page: StandardsPage) -> str:
    """Return the sentence that answers the page."""
    cases = [(one.place.name, one.verdict.standard.state) for one in page.cases]
    return sentences.standards_answer(cases, agreed=len(page.entries))


def unknown(page: StandardsPage) -> None:
    """Say that the address names a standard we do not hold."""
    if page.unknown:
        states.state(standing.unknown_standard(page.unknown), key="unknown")


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
    rows = [tables.Row(one.place.name, _case_cells(one), run.path("place", place=one.place.slug)) for one in page.cases]
    tables.table(shapes.CASES, rows, alt=words.OPEN_CASES)
    text.listed(f"{one.place.name}: {reasons.standard(one.verdict, one.indicator)}" for one in page.cases)
    text.part(words.REPLIES)
    for one in page.cases:
        if not one.replies:
            text.said(standing.no_reply(one.place.name))
        for reply in one.replies:
            text.said(standing.remark_by(reply.post, dates.day(reply.on)))
            text.outside(reply.text)


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
    others = [one for one in page.judged if one not in page.cases]
    if others:
        text.part(words.ALL_JUDGED)
        text.listed(
            f"{one.place.name}, {sentences.lowered(one.terms.title)}: "
            f"{marks.standard(one.verdict.standard.state).words.lower()}. "
            f"{reasons.standard(one.verdict, one.indicator)}"
            for one in others
        )


def provenance(page: StandardsPage) -> None:
    """Draw where the figures came from, a line for each standard of each place."""
    if page.judged:
        text.section(words.DATA_NOTES)
    for at, one in enumerate(page.judged):
        draw_provenance(
            one.indicator,
            one.verdict.latest,
            one.source,
            grade=one.verdict.standard.evidence.grade,
            office=one.terms.office,
            key=f"{at}",
            place=one.place.name,
        )


def _case_cells(one: Standard) -> tuple[str, ...]:
    indicator = one.indicator
    return (
        f"{one.terms.title}\n{said.floor(one.terms.floor, indicator)}",
        (
            f"{marks.standard(one.verdict.standard.state)}\n"
            f"{brief.reason(one.verdict.standard.reason.because, one.verdict)}"
        ),
        cells.since(one.verdict),
        one.terms.help_offered,
        said.next_step(one.verdict, indicator),
    )


def _entry_cells(one: RegisterEntry) -> tuple[str, ...]:
    agreed = one.terms.consensus
    return (
        said.level(one.terms.floor, one.indicator),
        standing.listed(tuple(place.name for place in one.places)),
        f"{agreed.centre} and {standing.listed(agreed.places)}\n{dates.day(agreed.agreed_on)}",
        agreed.source,
        (
            f"{cells.in_force(one.document.in_force_from, one.document.in_force_until)}\n"
            f"lapses unless renewed by {dates.day(one.terms.review)}"
        ),
    )
