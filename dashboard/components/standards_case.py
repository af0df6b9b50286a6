"""One case: what the figures show beside what the place says, stage by stage, help, plan and how it closes."""

from collections.abc import Iterable

import streamlit as st

from dashboard import selection
from dashboard.components import frame, links, tables, text
from dashboard.components import standards_words as about
from dashboard.components.provenance import provenance as draw_provenance
from dashboard.questions.case_values import Case, CaseRecord, Seen
from dashboard.questions.values import StandardsPage
from dashboard.selection import Visit
from dashboard.wording import brief, cells, dates, marks
from dashboard.wording import cases as said
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from dashboard.wording.inert import cell


def opening(run: Visit, case: Case, page: StandardsPage) -> None:
    """Draw the head of the page of one case."""
    frame.opening(run, title=about.heading(case))
    text.heading(about.heading(case))
    frame.evidence(case.evidence)
    text.answer(about.answer(case))
    frame.standing(run, newest_release=page.newest_release)
    links.row(
        [
            ("standards", said.ALL_STANDARDS, run.address("standards")),
            ("place", case.place.name, run.address("place", place=case.place.slug)),
        ],
        key="case",
    )


def both_sides(run: Visit, case: Case) -> None:
    """Draw what the figures show and what the place says, side by side and alike."""
    text.section(said.BOTH_SIDES)
    shown, replied = st.columns(2, gap="large")
    with shown, st.container(key="verdict-figures"):
        text.part(said.WHAT_FIGURES_SHOW)
        st.markdown(f"**{cell(str(marks.standard(case.verdict.standard.state)))}**")
        text.said(about.latest(case))
    with replied, st.container(key="verdict-reply"):
        text.part(said.says(case.place.name))
        st.markdown(f"**{cell(about.reply(case, on=run.chosen.moment.as_of))}**")
        _said(case.replies)
    text.said(said.EXPLAINED_NOT_REMOVED)


def stages(run: Visit, case: Case) -> None:
    """Draw the stages as they were shown, each with its figure, leading to the page as it was on that day."""
    text.section(said.STAGES)
    text.said(said.STAGES_SAID)
    rows = [tables.Row(dates.day(one.on), _stage_cells(case, one), _as_it_was(run, case, one)) for one in case.seen]
    tables.table(shapes.CASE_STAGES, rows, alt=f"{said.STAGES}, {about.heading(case)}")


def help_and_plan(case: Case) -> None:
    """Draw what help was offered, and the plan for recovery."""
    text.section(said.HELP)
    text.said(case.terms.help_offered)
    if not case.help_offered:
        text.said(said.NO_HELP)
    _said(case.help_offered)
    text.section(said.PLAN)
    if not case.plans:
        text.said(said.NO_PLAN)
    _said(case.plans)


def steps(case: Case) -> None:
    """Draw every step that people took, in its order."""
    if case.steps:
        text.section(said.STEPS_TAKEN)
        text.listed(said.done_by(one.event, one.post, about.day(one.at)) for one in case.steps)


def closing(case: Case) -> None:
    """Draw how the case closes or closed, and who signed."""
    text.section(said.CLOSING)
    text.said(*about.closing(case))
    _said(one for one in (case.asked_to_close, case.closed) if one is not None and one.text)


def provenance(page: StandardsPage, case: Case) -> None:
    """Draw where its latest figure came from."""
    text.section(words.DATA_NOTES)
    same = [one for one in page.judged if (one.place.code, one.terms.name) == (case.place.code, case.terms.name)]
    draw_provenance(
        case.indicator,
        case.verdict.latest,
        same[0].source if same else None,
        grade=case.verdict.standard.evidence.grade,
        office=case.terms.office,
        key="case",
        place=case.place.name,
    )


def _said(steps_: Iterable[CaseRecord]) -> None:
    """Draw what posts wrote: a line that says who and when, then their words as they stand."""
    for one in steps_:
        text.said(said.done_by(one.event, one.post, about.day(one.at)))
        if one.text:
            text.outside(one.text)


def _stage_cells(case: Case, one: Seen) -> tuple[str, ...]:
    verdict, figure = one.verdict, one.verdict.latest
    return (
        f"{marks.standard(verdict.standard.state)}\n{brief.reason(verdict.standard.reason.because, verdict)}",
        cells.DASH
        if figure is None
        else cells.figure_and_range(figure.value, figure.status, figure.lower, figure.upper, case.indicator),
        cells.DASH if figure is None else dates.period(figure.start, figure.end),
        said.MOVED_BY[one.moved_by],
    )


def _as_it_was(run: Visit, case: Case, one: Seen) -> str:
    """Return the address of the case as it was shown on that day; today's line leads to today."""
    as_at = None if one.on >= run.today else one.on.isoformat()
    return selection.path("standards", case=case.key, as_at=as_at or run.as_at)
