"""Words about a series: what the chart shows, whether a change is more than chance, areas, levels, notes."""

from dashboard.wording import dates, numbers, reasons, states
from data.catalogue import Frequency, Indicator
from data.terms import Commitment
from data.terms.outcomes import Control, Part

NEEDED_POINTS = 13
EXPECTED_RANGE = "expected range"
START = "agreement began"
NO_AREAS = "No figures are held for the areas within."
NO_PARTS = "The agreement names no service with a part in this outcome."
NO_PAIR = "The agreement names no measure to read beside this one."


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
    by = f" by {dates.day(commitment.by)}" if commitment.by else ""
    return f"Agreed {numbers.short(commitment.agreed_level, indicator)}{by}"


def whole_text(place: str, value: float, indicator: Indicator) -> str:
    """Return the words on the line of the whole place."""
    return f"{place} {numbers.short(value, indicator)}"


def break_text(year: int) -> str:
    """Return the words at a break."""
    return f"counted differently from {year}"


def variation_text(version: int) -> str:
    """Return the words at a change of terms."""
    return f"version {version}"


def axis_start(low: float, indicator: Indicator) -> str:
    """Return where the axis starts, when that is not at zero."""
    if low <= 0:
        return ""
    return f"The scale starts at {numbers.short(low, indicator)}, not at zero."


def bars_said(*, ranges: bool, provisional: bool) -> str:
    """Return how to read the marks of the line."""
    said = "Bars show the range of each figure." if ranges else "No ranges are published for these figures."
    return f"{said} Hollow points are provisional." if provisional else said


def expected_said(points: int, *, shown: bool, indicator: Indicator) -> str:
    """Return what the expected range is, or why none is drawn."""
    if shown:
        return (
            f"The pale band is the expected range, from how much {numbers.plain(points)} independent figures moved. "
            "A point outside it stands out from what is usual here."
        )
    if points >= NEEDED_POINTS:
        return "The expected range is not drawn: the figures do not vary."
    since = " since the way of counting changed" if indicator.breaks else ""
    return (
        f"The expected range is not drawn: it needs {NEEDED_POINTS} independent figures{since}, and there "
        f"{'is' if points == 1 else 'are'} {numbers.counted(points)}."
    )


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
    rest = f"the rest of {place}" if beside_rest else f"{place} as a whole"
    if not compared:
        return (
            f"No ranges are published for these areas, so we cannot tell which differ from {rest} by more than chance."
        )
    parts = [
        f"{states.listed(names)} {'differs' if len(names) == 1 else 'differ'} from {rest} by more than chance{how}."
        for names, how in ((worse, " (worse)"), (better, " (better)"), (other, ""))
        if names
    ]
    return " ".join(parts) or f"No area differs from {rest} by more than chance."


def control(value: Control) -> str:
    """Return how much of a measure the place itself controls."""
    return {
        Control.MOST: "The place controls most of what moves this figure.",
        Control.SOME: "The place controls some of what moves this figure.",
        Control.LITTLE: "The place controls little of what moves this figure.",
    }[value]


def part(one: Part) -> str:
    """Return a service with a part in an outcome, and what it agreed to do."""
    return f"{one.who}: {one.agreed}" if one.agreed else one.who


def in_return(commitment: Commitment) -> str:
    """Return what was given in return for a commitment."""
    return f"In return for: {commitment.in_return_for}." if commitment.in_return_for else ""


def set_by(commitment: Commitment) -> str:
    """Return who set a level."""
    return commitment.set_by or "not recorded"


def notes(indicator: Indicator, *, office: str) -> tuple[str, ...]:
    """Return what a reader should know about a measure: definition, whom it counts, how often, which way is better."""
    every = {Frequency.YEARLY: "each year", Frequency.QUARTERLY: "each quarter", Frequency.MONTHLY: "each month"}
    said = [
        " ".join(indicator.definition.split()),
        f"It counts {indicator.of}. A figure comes out {every[indicator.frequency]}.",
        _better(indicator),
    ]
    said += [f"From {dates.day(one.on)} it is counted differently: {one.what}." for one in indicator.breaks]
    if indicator.window > 1:
        said.append(
            f"Each figure covers {numbers.counted(indicator.window)} steps, so neighbouring figures overlap; "
            "only every one that does not is used to tell chance."
        )
    if indicator.stopped:
        said.append(f"The publisher’s series ends on {dates.day(indicator.stopped)}.")
    if office:
        said.append(f"{office} answers for this outcome.")
    return tuple(said)


def _better(indicator: Indicator) -> str:
    who = "the publisher says so" if indicator.better_from == "publisher" else "our reading"
    match indicator.better.value:
        case "higher":
            return f"Higher is better ({indicator.better_because}; {who})."
        case "lower":
            return f"Lower is better ({indicator.better_because}; {who})."
        case _:
            return f"Neither direction is agreed to be better ({indicator.better_because})."


def against(how: str, *, beside_rest: bool) -> str:
    """Return how an area stands beside the rest, in a table."""
    rest = "the rest" if beside_rest else "the whole"
    return {
        "same": f"No clear difference from {rest}",
        "better": f"Differs from {rest} (better)",
        "worse": f"Differs from {rest} (worse)",
        "higher": f"Higher than {rest}",
        "lower": f"Lower than {rest}",
        "not_compared": "Not compared: no range published",
    }[how]


def pair(indicator: Indicator, other: Indicator, *, held: bool) -> str:
    """Return which measure to read beside this one."""
    said = f"Read {indicator.title.lower()} beside {other.title.lower()}: one can move at the cost of the other."
    return said if held else f"{said} It is not part of this place’s agreement."
