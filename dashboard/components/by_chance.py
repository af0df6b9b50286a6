"""How many of the marks on a page chance alone would make: one line under the lists of Place, Standards and others."""

from dashboard.components import text
from dashboard.questions.false_alarms import ByChance, Of, by_chance, differences_by_chance
from dashboard.questions.news_values import ChangesPage
from dashboard.questions.values import AcrossPage, PlacePage, StandardsPage
from dashboard.wording import cells
from dashboard.wording import false_alarms as words


def of_place(page: PlacePage) -> None:
    """Say it of a place's standards and outcomes."""
    measured = [one.verdict for one in page.measures if one.verdict is not None]
    beside = {(one.standard.document, one.standard.name) for one in measured}
    alone = [
        one.verdict
        for one in page.standards
        if (one.verdict.standard.document, one.verdict.standard.name) not in beside
    ]
    _say(by_chance([*measured, *alone]))


def of_standards(page: StandardsPage) -> None:
    """Say it of every place a standard applies to."""
    _say(by_chance((one.verdict for one in page.judged), of={Of.STANDARD}))


def of_across(page: AcrossPage) -> None:
    """Say it of the places said to differ, and of the verdicts beside each other."""
    compared = [one.verdict for one in page.rows if one.comparable]
    ranged = sum(cells.limits(one)[0] is not None for one in compared)
    funnel = page.comparison is not None and page.comparison.funnel is not None
    _say(differences_by_chance(len(compared) if funnel else ranged, len(page.different), funnel=funnel))
    _say(by_chance(compared))


def of_changes(page: ChangesPage) -> None:
    """Say it of the verdicts that moved."""
    _say(by_chance(page.tested, marks=page.new_marks))


def _say(found: ByChance | None) -> None:
    if found is not None:
        text.said(words.said(found.expected, found.marks, at_most=found.at_most))
