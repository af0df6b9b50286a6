"""Words about a series: what the chart shows, whether a change is more than chance, areas, levels, notes."""

from datetime import date

from dashboard.wording import cells, dates, numbers, reasons, states
from dashboard.wording.language import _, counted
from data.catalogue import Frequency, Indicator
from data.terms import Commitment
from data.terms.outcomes import Control, Part

NEEDED_POINTS = 13
EXPECTED_RANGE = _("expected range")
START = _("agreement began")
NO_AREAS = _("No figures are held for the areas within.")
NO_PARTS = _("The agreement names no service with a part in this outcome.")
NO_PAIR = _("The agreement names no measure to read beside this one.")


def chart_title(indicator: Indicator, place: str) -> str:
    """Return the title inside a chart: what, where, counted in what."""
    return f"{indicator.title}, {place} ({numbers.base(indicator)})"


def suffix(indicator: Indicator) -> str:
    """Return what stands after each number of an axis."""
    return "%" if indicator.unit_kind.value == "percent" else ""


def floor_text(floor: float, indicator: Indicator) -> str:
    """Return the words on the line of a floor."""
    word = reasons.floor_word(indicator)
    return f"{word[0].upper()}{word[1:]} {numbers.short(floor, indicator)}"


def path_text(commitment: Commitment, indicator: Indicator) -> str:
    """Return the words on the agreed course."""
    if commitment.agreed_level is None:
        return ""
    by = _(" by {by}").format(by=dates.day(commitment.by)) if commitment.by else ""
    return _("Agreed {agreed_level}{by}").format(agreed_level=numbers.short(commitment.agreed_level, indicator), by=by)


def whole_text(place: str, value: float, indicator: Indicator) -> str:
    """Return the words on the line of the whole place."""
    return f"{place} {numbers.short(value, indicator)}"


def break_text(year: int) -> str:
    """Return the words at a break."""
    return _("counted differently from {year}").format(year=year)


def variation_text(version: int) -> str:
    """Return the words at a change of terms."""
    return _("version {version}").format(version=version)


def axis_start(low: float, indicator: Indicator) -> str:
    """Return where the axis starts, when that is not at zero."""
    if low <= 0:
        return ""
    return _("The scale starts at {low}, not at zero.").format(low=numbers.short(low, indicator))


def bars_said(*, ranges: bool, provisional: bool) -> str:
    """Return how to read the marks of the line."""
    said = _("Bars show the range of each figure.") if ranges else _("No ranges are published for these figures.")
    return _("{said} Hollow points are provisional.").format(said=said) if provisional else said


def expected_said(points: int, *, shown: bool, indicator: Indicator) -> str:
    """Return what the expected range is, or why none is drawn."""
    if shown:
        return _(
            "The pale band is the expected range, from how much {points} independent figures moved. A point "
            "outside it stands out from what is usual here."
        ).format(points=numbers.plain(points))
    if points >= NEEDED_POINTS:
        return _("The expected range is not drawn: the figures do not vary.")
    since = _(" since the way of counting changed") if indicator.breaks else ""
    return counted(
        "The expected range is not drawn: it needs {needed} independent figures{since}, and there is {points}.",
        "The expected range is not drawn: it needs {needed} independent figures{since}, and there are {points}.",
        points,
    ).format(needed=NEEDED_POINTS, since=since, points=numbers.counted(points))


def areas_answer(
    place: str,
    *,
    better: tuple[str, ...],
    worse: tuple[str, ...],
    other: tuple[str, ...],
    compared: int,
    beside_rest: bool,
) -> str:
    """Return which areas differ from the rest by more than chance."""
    rest = _("the rest of {place}").format(place=place) if beside_rest else _("{place} as a whole").format(place=place)
    if not compared:
        return _(
            "No ranges are published for these areas, so we cannot tell which differ from {rest} by more than chance."
        ).format(rest=rest)
    parts = [
        counted(
            "{names} differs from {rest} by more than chance{how}.",
            "{names} differ from {rest} by more than chance{how}.",
            len(names),
        ).format(names=states.listed(names), rest=rest, how=how)
        for names, how in ((worse, _(" (worse)")), (better, _(" (better)")), (other, ""))
        if names
    ]
    return " ".join(parts) or _("No area differs from {rest} by more than chance.").format(rest=rest)


def control(value: Control) -> str:
    """Return how much of a measure the place itself controls."""
    return {
        Control.MOST: _("The place controls most of what moves this figure."),
        Control.SOME: _("The place controls some of what moves this figure."),
        Control.LITTLE: _("The place controls little of what moves this figure."),
    }[value]


def part(one: Part) -> str:
    """Return a service with a part in an outcome, and what it agreed to do."""
    return f"{one.who}: {one.agreed}" if one.agreed else one.who


def in_return(commitment: Commitment) -> str:
    """Return what was given in return for a commitment."""
    return (
        _("In return for: {in_return_for}.").format(in_return_for=commitment.in_return_for)
        if commitment.in_return_for
        else ""
    )


def set_by(commitment: Commitment) -> str:
    """Return who set a level."""
    return commitment.set_by or _("not recorded")


def notes(indicator: Indicator, *, office: str) -> tuple[str, ...]:
    """Return what a reader should know about a measure: definition, whom it counts, how often, which way is better."""
    every = {
        Frequency.YEARLY: _("each year"),
        Frequency.QUARTERLY: _("each quarter"),
        Frequency.MONTHLY: _("each month"),
    }
    said = [
        " ".join(indicator.definition.split()),
        _("It counts {of}. A figure comes out {frequency}.").format(
            of=indicator.of, frequency=every[indicator.frequency]
        ),
        _better(indicator),
    ]
    said += [
        _("From {on} it is counted differently: {what}.").format(on=dates.day(one.on), what=one.what)
        for one in indicator.breaks
    ]
    if indicator.window > 1:
        said.append(
            _(
                "Each figure covers {window} steps, so neighbouring figures overlap; only every one that does not "
                "is used to tell chance."
            ).format(window=numbers.counted(indicator.window))
        )
    if indicator.stopped:
        said.append(_("The publisher’s series ends on {stopped}.").format(stopped=dates.day(indicator.stopped)))
    if office:
        said.append(_("{office} answers for this outcome.").format(office=office))
    return tuple(said)


def _better(indicator: Indicator) -> str:
    who = _("the publisher says so") if indicator.better_from == "publisher" else _("our reading")
    match indicator.better.value:
        case "higher":
            return _("Higher is better ({better_because}; {who}).").format(
                better_because=indicator.better_because, who=who
            )
        case "lower":
            return _("Lower is better ({better_because}; {who}).").format(
                better_because=indicator.better_because, who=who
            )
        case _:
            return _("Neither direction is agreed to be better ({better_because}).").format(
                better_because=indicator.better_because
            )


def against(how: str, *, beside_rest: bool) -> str:
    """Return how an area stands beside the rest, in a table."""
    rest = _("the rest") if beside_rest else _("the whole")
    return {
        "same": _("No clear difference from {rest}").format(rest=rest),
        "better": _("Differs from {rest} (better)").format(rest=rest),
        "worse": _("Differs from {rest} (worse)").format(rest=rest),
        "higher": _("Higher than {rest}").format(rest=rest),
        "lower": _("Lower than {rest}").format(rest=rest),
        "not_compared": _("Not compared: no range published"),
    }[how]


def pair(indicator: Indicator, other: Indicator, *, held: bool) -> str:
    """Return which measure to read beside this one."""
    said = _("Read {title} beside {other}: one can move at the cost of the other.").format(
        title=indicator.title.lower(), other=other.title.lower()
    )
    return said if held else _("{said} It is not part of this place’s agreement.").format(said=said)


def answers_for_it(office: str) -> str:
    """Return who answers for an outcome, or an empty text where nobody is named."""
    return _("{office} answers for it.").format(office=office) if office else ""


def since(period: str) -> str:
    """Return since which period a judgement has been as it is."""
    return _("Since {period}.").format(period=period)


def version(number: int, start: date | None, end: date | None) -> str:
    """Return a version of the terms and when it was in force."""
    return _("version {number}, {in_force}").format(number=number, in_force=cells.in_force(start, end))
