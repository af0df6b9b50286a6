"""Words of the register of minimum standards."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from dashboard.wording import cells, dates, numbers, reasons, states
from dashboard.wording.language import _, counted
from data.catalogue import Indicator
from indicators.judgement.verdict import Because, OutcomeVerdict, StandardState

MOST_NAMED = 6
"""How many places one line names; of more it says how many."""


def answer(cases: Sequence[tuple[str, StandardState]], *, agreed: int) -> str:
    """Return the answer of the page of minimum standards."""
    if not agreed:
        return states.NO_STANDARDS
    force = numbers.many(
        agreed, "{n} minimum standard is in force.", "{n} minimum standards are in force."
    ).capitalize()
    parts = []
    for wanted, words in (
        (StandardState.BELOW, _below),
        (StandardState.MAY_BE_BELOW, _may_be_below),
        (StandardState.RECOVERING, _recovering),
        (StandardState.CLOSE, _close),
    ):
        names = tuple(dict.fromkeys(place for place, state in cases if state is wanted))
        if names:
            parts.append(words(len(names)).format(places=states.listed(names)))
    return " ".join([force, *(parts or [states.NO_CASES])])


def _below(places: int) -> str:
    return counted("{places} is below one.", "{places} are below one.", places)


def _may_be_below(places: int) -> str:
    return counted("{places} may be below one.", "{places} may be below one.", places)


def _recovering(places: int) -> str:
    return counted("{places} is recovering.", "{places} are recovering.", places)


def _close(places: int) -> str:
    return counted("{places} is close to one.", "{places} are close to one.", places)


def floor(level: Decimal, indicator: Indicator) -> str:
    """Return a floor: "minimum 90.0%", "most allowed 30"."""
    return f"{reasons.floor_word(indicator)} {numbers.short(level, indicator)}"


def level(value: Decimal, indicator: Indicator) -> str:
    """Return a floor as the register states it, with its base."""
    return numbers.full(value, indicator)


def next_step(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return what comes next in a case: the figure that will settle it, or the sign-off it waits for."""
    due = _(", due {due}").format(due=dates.day(verdict.due)) if verdict.due else ""
    match verdict.standard.state:
        case StandardState.BELOW:
            return _("The place’s reply and plan; next figure{due}").format(due=due)
        case StandardState.MAY_BE_BELOW:
            return _("The next final figure{due}, confirms it or closes it").format(due=due)
        case StandardState.RECOVERING:
            if verdict.standard.reason.because is Because.AWAITS_SIGN_OFF:
                return _("A second person signs it off")
            return _("The next figure{due}, shows whether it holds").format(due=due)
        case StandardState.CLOSE | StandardState.MEETS | StandardState.CANNOT_TELL | StandardState.NONE_AGREED:
            return _("The next figure for {title}{due}").format(title=indicator.title.lower(), due=due)
        case _:
            assert_never(verdict.standard.state)


def agreed_by(centre: str, places: tuple[str, ...], on: date) -> str:
    """Return who agreed a standard, and when."""
    return f"{states.listed((centre, states.listed(places)))}\n{dates.day(on)}"


def in_force(start: date | None, end: date | None, *, review: date) -> str:
    """Return when a standard was in force, and when it lapses."""
    return _("{in_force}\nlapses unless renewed by {review}").format(
        in_force=cells.in_force(start, end), review=dates.day(review)
    )


def crowded(title: str, *, meets: int, near: int, places: int) -> str:
    """Return the note on figures that crowd just on the meeting side of a floor."""
    return _(
        "{title}: of the {near} figures nearest to the floor, {meets} lie on the side that meets it. Were either side "
        "as likely, so uneven a split would come up less than once in a hundred times. It says nothing of any one of "
        "the {places} places; ask how the figures are made."
    ).format(title=title, near=near, meets=meets, places=places)


def places(names: Sequence[str]) -> str:
    """Return the places that one line is about: their names, or how many where they are many."""
    if len(names) > MOST_NAMED:
        return numbers.many(len(names), "{n} place", "{n} places").capitalize()
    return ", ".join(names)
