"""Parts of the page of an agreement: what is agreed, its four panels, whose text it is, what it continues."""

from itertools import groupby

from dashboard.components import links, place_parts, states, tables, text
from dashboard.questions.agreement import AgreementPage
from dashboard.questions.agreement_lines import Line, lines_of
from dashboard.questions.values import PlacePage
from dashboard.selection import Visit
from dashboard.wording import agreement as said
from dashboard.wording import agreement_lines as line_words
from dashboard.wording import ending, reorganised, sentences
from dashboard.wording import page as words
from dashboard.wording import promises as told
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes
from data.terms import EvidenceClass, Panel


def answer(page: PlacePage, found: AgreementPage) -> str:
    """Return the sentence that answers the page, or the standing state of a place without an agreement."""
    if found.terms is None:
        return place_parts.answer(page)
    return sentences.prefixed(said.answer(page.place.name, found.terms), page.evidence)


def parameters(page: PlacePage, found: AgreementPage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date."""
    version = {"version": str(found.shown.document.version)} if found.shown and not found.newest else {}
    return {"place": page.place.slug, **version}


def row_of_links(run: Visit, page: PlacePage) -> None:
    """Link back to the place, and on to its money and its outcomes."""
    slug = page.place.slug
    found = [("place", standing.back_to(page.place.name), run.address("place", place=slug))]
    if page.terms is not None:
        found.append(("budget", words.BUDGET, run.address("budget", place=slug)))
    links.row(found, key="agreement")


def notes(page: PlacePage, found: AgreementPage) -> None:
    """Say what stands between the reader and the terms in force: another version, a draft, a copied text."""
    if found.unknown:
        states.state(said.unknown_version(found.unknown), key="version")
    shown = found.shown
    if shown is None:
        return
    if shown.document.in_force_from is None:
        states.state(said.draft(shown.document.version), key="draft")
    elif not found.newest:
        states.state(said.other_version(shown.document.version, found.versions[-1].document.version), key="older")
    if shown.ended_because and shown.document.in_force_until is not None:
        text.said(ending.public(shown.document.version, shown.document.in_force_until))
        text.outside(shown.ended_because)
    if found.copied is not None:
        copied = found.copied
        repeated = [one.number for one in copied.repeated]
        states.state(said.copied(page.place.name, copied.other.name, repeated, copied.total), key="copied")


def panels(run: Visit, page: PlacePage, found: AgreementPage) -> None:
    """Draw the four panels with equal weight, each a table of the same form."""
    terms = found.terms
    if terms is None:
        return
    of_panel = {
        panel: list(of_panel)
        for panel, of_panel in groupby(lines_of(page, found, on=run.chosen.moment.as_of), key=lambda one: one.panel)
    }
    for panel in Panel:
        text.section(said.PANELS[panel])
        if panel not in of_panel:
            text.said(told.excluded(terms, panel) or said.EMPTY[panel])
            continue
        if panel is Panel.OUTCOMES and page.evidence is EvidenceClass.ILLUSTRATIVE:
            text.said(standing.ILLUSTRATIVE_JUDGEMENTS)
        rows = [_row(run, page, one) for one in of_panel[panel]]
        tables.table(shapes.PANEL, rows, alt=said.PANELS[panel], key=f"-{panel.value}")


def continues(found: AgreementPage) -> None:
    """Say which councils that have ended this agreement continues, and what is not compared across the break."""
    if found.terms is None or not found.continues:
        return
    text.section(reorganised.CONTINUES)
    text.listed(
        reorganised.passed(
            one.name, reorganised.THIS_AGREEMENT, one.terms.method.value, one.terms.version, one.terms.note
        )
        for one in found.continues
    )
    text.said(reorganised.breaks(tuple(one.name for one in found.continues)))


def _row(run: Visit, page: PlacePage, line: Line) -> tables.Row:
    """The first line of what was promised heads the row; an outcome's leads to its page."""
    header, _, note = line.what.partition("\n")
    held = {one.outcome.number for one in page.measures}
    leads = line.panel is Panel.OUTCOMES and line.outcome in held
    return tables.Row(
        header,
        (
            line.who,
            line.in_return_for,
            line_words.by(line.by),
            line.happened,
            line.evidence,
        ),
        run.path("outcome", place=page.place.slug, outcome=line.outcome) if leads else "",
        note=note,
    )
