"""Words for what a verdict rests on: the figures, since when they are known, the rule's numbers and its version."""

from datetime import date, datetime

from dashboard.wording import dates, numbers
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.judgement.verdict import Facts, FigureUsed, Grade, OutcomeVerdict, type_of_fact

TITLE = _("What these judgements rest on")
FIGURES = _("Figures used")
RULES = _("Rules used")
NONE = _("No figure was used: there is none to judge yet.")
NOT_USED = "–"
METHOD_LINK = _("The rules in words")
DATA_LINK = _("Where the figures came from")
JUDGED = {"standard": _("Minimum standard"), "course": _("Course"), "direction": _("Direction")}
_NAMES = {
    "floor": _("minimum"),
    "recovery_margin": _("recovery margin"),
    "confirm_after": _("misses that confirm"),
    "clear_needed": _("of them clear"),
    "suspect_after": _("misses that raise a suspicion"),
    "recover_after": _("meets that recover"),
    "clear_recovery": _("of those clear"),
    "gap": _("unknown periods passed over"),
    "stale_after": _("unknown periods until stale"),
    "zero_tolerance": _("one clear miss confirms"),
    "margin": _("smallest difference that matters"),
    "patience": _("misses until off course"),
    "decimals": _("decimals compared"),
    "points": _("figures the test needs"),
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
        return _("yes") if value else _("no")
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
        return _("no range")
    grade = verdict.course.evidence.grade or verdict.standard.evidence.grade or verdict.direction.evidence.grade
    return (
        _("range {text}, from past moves").format(text=text)
        if grade is Grade.C
        else _("range {text}").format(text=text)
    )


def known_from(moment: datetime | None) -> str:
    """Return since when a figure is known."""
    return _("not known") if moment is None else dates.day(moment.astimezone(dates.LONDON).date())


def release(number: int | None, published: date | None) -> str:
    """Return the release that brought a figure."""
    if number is None:
        return NOT_USED
    return _("Release {number}").format(number=number) + (
        _("\npublished {published}").format(published=dates.day(published)) if published else ""
    )


def used_for(names: list[str]) -> str:
    """Return the judgements a figure was used for."""
    return ", ".join(JUDGED[name].lower() if at else JUDGED[name] for at, name in enumerate(names))
