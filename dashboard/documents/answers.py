"""The sentence that answers for a place, made by the words of its page."""

from itertools import groupby

from dashboard.questions.values import Measure, PlacePage, Standing
from dashboard.wording import sentences, states
from indicators.judgement.verdict import CourseState


def place_answer(page: PlacePage) -> str:
    """Return the sentence that answers the page of a place, or its standing state."""
    name = page.place.name
    match page.standing:
        case Standing.LEVEL_UNDECIDED:
            return states.level_undecided(name)
        case Standing.SIGNED:
            return states.signed(name, None if page.document is None else page.document.in_force_from)
        case Standing.NEGOTIATING:
            return states.in_negotiation(name, page.negotiating_days)
        case Standing.NONE:
            if page.held_from is not None:
                return states.before_anything(name, page.held_from)
            larger = tuple(one.name for one in page.larger)
            return states.part_of(name, larger) if larger else states.not_in_agreement(name)
        case Standing.AGREED | Standing.ENDED:
            return sentences.place_answer(
                name,
                standards=[one.verdict.standard.state for one in page.standards],
                courses=[
                    [one.verdict.course.state if one.verdict else CourseState.NO_MEASURE for one in of_outcome]
                    for _, of_outcome in by_outcome(page)
                ],
                evidence=page.evidence,
            )


def by_outcome(page: PlacePage) -> list[tuple[int, list[Measure]]]:
    """Return the measures of each outcome, in agreement order."""
    return [(number, list(some)) for number, some in groupby(page.measures, key=lambda one: one.outcome.number)]
