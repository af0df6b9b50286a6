"""The comparison slide: one sentence, one chart, caveat and source; its notes hold the table and who is left out."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.documents import drawing
from dashboard.documents.briefing import footer, minute
from dashboard.documents.content import Block, Heading, Lines, Paper, PaperKind, Sentence, Table
from dashboard.questions.across import across
from dashboard.questions.values import AcrossPage, Compared
from dashboard.selection import path
from dashboard.wording import across as words
from dashboard.wording import cells, papers, papers_slide, series, states
from dashboard.wording import tables as shapes
from data.catalogue import Indicator
from data.terms import EvidenceClass


def slide(session: Session, viewer: Viewer, outcome: str, *, known_at: datetime, as_at: str) -> Paper | AcrossPage:
    """Return the slide of an outcome by the name of its indicator; the page of choices where there is none."""
    page = across(session, viewer, outcome, "", known_at=known_at)
    return page if page.indicator is None else paper(page, page.indicator, known_at=known_at, as_at=as_at)


def paper(page: AcrossPage, indicator: Indicator, *, known_at: datetime, as_at: str) -> Paper:
    """Return the slide of a comparison."""
    rows = comparable(page)
    evidence = page.evidence or EvidenceClass.PUBLISHED
    title = words.answer(
        indicator,
        shared=len(page.rows),
        compared=len(rows),
        judged_places=sum(cells.limits(one.verdict)[0] is not None for one in rows),
        different=page.different,
        left_out=len(page.rows) - len(rows),
    )
    drawn: tuple[Block, ...] = ()
    if rows:
        drawn = (drawing.across(page, indicator, rows, as_at=known_at),)
    return Paper(
        kind=PaperKind.SLIDE,
        title=title,
        subtitle=words.title(indicator),
        place="",
        as_at=minute(known_at),
        evidence=evidence,
        header=papers.header(papers.SLIDE, indicator.title, known_at),
        footer=footer(evidence),
        address=path("papers", kind=PaperKind.SLIDE.value, outcome=indicator.name, as_at=as_at),
        blocks=drawn or (Sentence(states.NOT_CAUSE),),  # a chart says it itself
        notes=tuple(_notes(page, indicator, rows)),
    )


def comparable(page: AcrossPage) -> list[Compared]:
    """Return the places that can be compared, A to Z."""
    return sorted((one for one in page.rows if one.comparable), key=lambda one: (one.place.name, one.place.code))


def _notes(page: AcrossPage, indicator: Indicator, rows: list[Compared]) -> list[Block]:
    """Return the table, who is left out and why, and how the measure is counted."""
    found: list[Block] = []
    if rows:
        table = Table(
            words.title(indicator),
            (shapes.ACROSS.row, *shapes.ACROSS.columns),
            tuple((one.place.name, *_cells(one, indicator)) for one in rows),
            papers_slide.NO_ORDER,
        )
        found += [Heading(2, papers_slide.TABLE), table]
    out = [one for one in page.rows if not one.comparable]
    if out:
        lines = tuple(f"{one.place.name}: {one.left_out}" for one in sorted(out, key=lambda one: one.place.name))
        found += [Heading(2, papers_slide.LEFT_OUT), Lines(lines)]
    return [*found, Heading(2, papers_slide.METHOD), Lines(series.notes(indicator, office=""))]


def _cells(one: Compared, indicator: Indicator) -> tuple[str, ...]:
    """Return the cells of one place: latest figure and range, course, direction, agreed level."""
    lower, upper = cells.limits(one.verdict)
    latest = cells.latest(one.verdict, indicator)
    texts = (
        f"{latest}\n{cells.spread(lower, upper, indicator)}",
        cells.course(one.verdict),
        cells.direction(one.verdict),
        cells.level(one.verdict, indicator),
    )
    return tuple(text.replace("\n", "; ") for text in texts)
