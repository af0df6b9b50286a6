"""Powers on the page of an agreement: the scale beside who answers, where power sits, areas below the town hall."""

from collections.abc import Sequence

from dashboard.components import tables, text
from dashboard.questions.agreement import AgreementPage
from dashboard.questions.below import SubAreaRecord
from dashboard.questions.values import PlacePage
from dashboard.wording import page as words
from dashboard.wording import powers as said
from dashboard.wording import promises as told
from dashboard.wording import sentences
from dashboard.wording import tables as shapes
from data.terms import Panel


def scale(page: PlacePage, found: AgreementPage) -> None:
    """Draw what is devolved beside the form of accountability, in bands that are said to be ours."""
    terms, both = found.terms, found.scale
    if terms is None or both is None:
        return
    text.section(said.SCALE)
    devolved, answering = said.BANDS[both.devolved.value], said.BANDS[both.answering.value]
    together = said.together(both.steps_apart, devolved=devolved, answering=answering)
    text.said(sentences.reasoned(together, page.evidence))
    rows = [
        tables.Row(
            said.DEVOLVED,
            (
                "\n".join(
                    (
                        said.promised(both.promised),
                        *((said.arrived(both.arrived),) if both.promised else ()),
                        said.money(both.amount, both.of_baseline),
                    )
                ),
                said.devolved(devolved, said.BANDS[both.so_far.value]) if both.promised else devolved,
            ),
        ),
        tables.Row(said.ANSWERING, (said.form(terms.accountability), answering)),
    ]
    tables.table(shapes.SCALE, rows, alt=said.SCALE)
    text.said(said.OURS)


def powers(found: AgreementPage) -> None:
    """Draw each power with its depth promised and actual, and the level before and after."""
    if found.terms is None:
        return
    text.section(said.TITLE)
    if not found.powers:
        text.said(told.excluded(found.terms, Panel.POWERS) or told.NO_POWERS)
        return
    moved = sum(
        one.power.held_before is not None and one.power.held_before is not one.power.held_after for one in found.powers
    )
    text.said(
        said.answer(
            upwards=[one.power.name for one in found.powers if one.moves_up],
            shallower=[one.power.name for one in found.powers if one.shallower],
            moved=moved,
        )
    )
    rows = [
        tables.Row(
            one.power.name,
            (
                words.depth(one.power.depth).capitalize(),
                said.actual(one.actual, arrived=one.arrived),
                said.seat(one.power.held_before),
                said.seat(one.power.held_after),
                said.notes(moves_up=one.moves_up, shallower=one.shallower),
            ),
        )
        for one in found.powers
    ]
    tables.table(shapes.POWERS, rows, alt=said.TITLE)


def passed_down(found: AgreementPage) -> None:
    """Say what is passed on below the town hall; empty is shown as empty."""
    if found.terms is None:
        return
    text.section(words.PASSED_DOWN)
    engagement = found.terms.engagement
    lines = told.engagement(engagement) if engagement else ()
    if lines:
        text.listed(lines)
    if engagement is None or not engagement.passed_down:
        text.said(told.NO_ENGAGEMENT)


def sub_areas(areas: Sequence[SubAreaRecord]) -> None:
    """Draw the kinds of area that a place is divided into, which overlap, and who says so."""
    if not areas:
        return
    text.part(said.BELOW)
    rows = [
        tables.Row(one.kind, (f"{one.number}", said.people(one.people), one.text or said.NOTHING_TO_NOTE))
        for one in areas
    ]
    tables.table(shapes.SUB_AREAS, rows, alt=said.BELOW)
    sources = tuple(dict.fromkeys(one.source for one in areas if one.source))
    text.said(said.OVERLAP, *(said.as_reported(one) for one in sources))
