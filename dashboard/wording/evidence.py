"""Words for what a verdict rests on: the figures, since when they are known, the rule's numbers and its version."""

from datetime import date, datetime

from dashboard.wording import dates, numbers
from data.catalogue import Indicator
from indicators.judgement.verdict import Facts, FigureUsed, Grade, OutcomeVerdict, type_of_fact

TITLE = "What these judgements rest on"
FIGURES = "Figures used"
RULES = "Rules used"
NONE = "No figure was used: there is none to judge yet."
NOT_USED = "–"
METHOD_LINK = "The rules in words"
DATA_LINK = "Where the figures came from"
JUDGED = {"standard": "Minimum standard", "course": "Course", "direction": "Direction"}
_NAMES = {
    "floor": "minimum",
    "recovery_margin": "recovery margin",
    "confirm_after": "misses that confirm",
    "clear_needed": "of them clear",
    "suspect_after": "misses that raise a suspicion",
    "recover_after": "meets that recover",
    "clear_recovery": "of those clear",
    "gap": "unknown periods passed over",
    "stale_after": "unknown periods until stale",
    "zero_tolerance": "one clear miss confirms",
    "margin": "smallest difference that matters",
    "patience": "misses until off course",
    "decimals": "decimals compared",
    "points": "figures the test needs",
}
_IN_UNITS = frozenset({"floor", "margin"})
_YES_OR_NO = frozenset({"zero_tolerance"})


def parameters(facts: Facts, indicator: Indicator) -> str:
    """Return the numbers a rule was run with, each by its name; in the unit of the measure where they are of it."""
    return "\n".join(
        f"{_NAMES.get(name, name.replace('_', ' '))}: {_number(name, value, indicator)}"
        for name, value in facts.items()
    )


def _number(name: str, value: type_of_fact, indicator: Indicator) -> str:
    if name in _YES_OR_NO:
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if name in _IN_UNITS:
            return numbers.short(value, indicator)
        return numbers.plain(value, decimals=0 if float(value).is_integer() else indicator.decimals)
    return str(value)


def spread(figure: FigureUsed, verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the range a figure was judged with; of grade C it is drawn from past moves, and says so."""
    if figure.value is None:
        return NOT_USED
    text = numbers.spread(figure.lower, figure.upper, indicator)
    if not text:
        return "no range"
    grade = verdict.course.evidence.grade or verdict.standard.evidence.grade or verdict.direction.evidence.grade
    return f"range {text}, from past moves" if grade is Grade.C else f"range {text}"


def known_from(moment: datetime | None) -> str:
    """Return since when a figure is known."""
    return "not known" if moment is None else dates.day(moment.astimezone(dates.LONDON).date())


def release(number: int | None, published: date | None) -> str:
    """Return the release that brought a figure."""
    if number is None:
        return NOT_USED
    return f"Release {number}" + (f"\npublished {dates.day(published)}" if published else "")


def used_for(names: list[str]) -> str:
    """Return the judgements a figure was used for."""
    return ", ".join(JUDGED[name].lower() if at else JUDGED[name] for at, name in enumerate(names))
