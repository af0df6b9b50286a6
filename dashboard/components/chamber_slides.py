"""The slides of an outcome and of the page across places."""

from functools import partial
from itertools import pairwise

from dashboard.components import across_parts, chamber, outcome_parts
from dashboard.components.chamber import Slide
from dashboard.questions.series_values import OutcomePage
from dashboard.questions.values import AcrossPage
from dashboard.selection import Visit


def of_outcome(run: Visit, page: OutcomePage) -> None:
    """Draw the slide of an outcome; the others are the outcomes of the same agreement, in its order."""
    numbers = list(dict.fromkeys(one.outcome.number for one in page.page.measures))
    before, after = _around([str(one) for one in numbers], str(page.outcome.number))
    place = page.page.place.slug

    def at(number: str | None) -> dict[str, str] | None:
        return None if number is None else run.address("outcome", place=place, outcome=number, view=chamber.VIEW)

    def draw() -> None:
        for series in page.series[:1]:
            outcome_parts.only_chart(run, page, series, far=True)

    shown = Slide(
        outcome_parts.title(page),
        outcome_parts.answer(page, most=1),
        page.page.evidence,
        "outcome",
        at(before),
        at(after),
    )
    chamber.slide(run, shown, draw)


def of_across(run: Visit, page: AcrossPage) -> None:
    """Draw the slide of one outcome across places; the others are the outcomes that agreements share, by name."""
    names = [one.indicator.name for one in page.shared]
    before, after = _around(names, page.indicator.name if page.indicator else "")

    def at(name: str | None) -> dict[str, str] | None:
        return None if name is None else run.address("across", outcome=name, view=chamber.VIEW)

    shown = Slide(across_parts.title(page), across_parts.answer(page), page.evidence, "across", at(before), at(after))
    chamber.slide(run, shown, partial(across_parts.only_chart, run, page, far=True))


def _around(every: list[str], here: str) -> tuple[str | None, str | None]:
    """Return the one before and the one after; before any is chosen, the first comes next."""
    if here not in every:
        return None, next(iter(every), None)
    before = {second: first for first, second in pairwise(every)}
    after = dict(pairwise(every))
    return before.get(here), after.get(here)
