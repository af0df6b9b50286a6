"""Words for what stands beside the latest figures of places: funnel, shares, histories, growing apart, similar ones."""

from datetime import date
from decimal import Decimal

from dashboard.wording import dates, numbers, states
from data.catalogue import Indicator, UnitKind

SINCE, CALENDAR = "since", "calendar"
AXES = {SINCE: "From the start of each agreement", CALENDAR: "By the calendar"}
COURSES = "The dashed line is the course that each place agreed itself."
OWN = "Each place is set against what it agreed itself, so these shares say nothing about which did more."
BEGAN = "The upright line is where each agreement began: 0 is the last figure before it."
GROUP = "Places drawn, in alphabetical order"
ONE_SCALE = (
    "Every place has the same scale. Up to six figures from before each agreement are shown, and none from before the "
    "way of counting last changed."
)
LIST = "The lists are published and not mutual: a place may be similar to another and not the other way round."
FUNNEL = (
    "Places that count few people vary more by chance, so the usual range is wide on the left and narrow on the right. "
    "It is widened further because places differ by nature. A place stands out only outside the outer lines, which "
    "hold 99.8% of places that do not differ; the inner ones hold 95%."
)


def funnel_alt(indicator: Indicator, *, places: int, centre: float, different: tuple[str, ...]) -> str:
    """Return the finding of a funnel."""
    told = f"{states.listed(different)} outside it" if different else "none outside it"
    return (
        f"{indicator.measure}, {numbers.many(places, 'place')} by how many they count, around "
        f"{numbers.short(centre, indicator)}, with the range usual for each size: {told}. Table follows."
    )


def size_title(indicator: Indicator) -> str:
    """Return what the size axis of a funnel counts."""
    return f"how many counted: {indicator.of}"


def together(centre: float, indicator: Indicator) -> str:
    """Return what the line in the middle of a funnel is."""
    return f"Middle line: all places together, {numbers.short(centre, indicator)}."


def of_size(size: float) -> str:
    """Return how many a place counts, under its figure."""
    return f"of {numbers.plain(size)} counted"


def usual(lower: float, upper: float, indicator: Indicator, *, differs: bool) -> str:
    """Return what is usual for a place of its size, and whether its figure is outside."""
    said = numbers.spread(lower, upper, indicator)
    return f"{said}\noutside it" if differs else said


def share(value: float) -> str:
    """Return a share of an agreed change: all of it is 100%, under 0 it moved away."""
    return f"{numbers.plain(value * 100)}%"


def share_cell(value: float) -> str:
    """Return a share of an agreed change in words for a table."""
    if round(value * 100) < 0:
        return f"{share(value)}\nmoved away from the level"
    return f"{share(value)}\nall of it" if value >= 1 else share(value)


def share_range(lower: float | None, upper: float | None) -> str:
    """Return the range of a share."""
    return "none published" if lower is None or upper is None else f"{share(lower)} to {share(upper)}"


def no_share(why: str) -> str:
    """Return why no share of an agreed change is said."""
    return {
        "no_level": "No level agreed",
        "no_baseline": "No starting figure agreed",
        "no_better": "Neither direction is agreed to be better",
        "to_hold": "Agreed to hold the level, not to change it",
        "not_yet": "No figure yet since it began",
        "no_figure": "No figure held",
    }[why]


def to_go(baseline: Decimal | None, level: Decimal | None, by: date | None, indicator: Indicator) -> str:
    """Return what a place agreed to change: from where to where, by when."""
    if level is None:
        return "No level agreed"
    start = f"from {numbers.short(baseline, indicator)} " if baseline is not None else ""
    return f"{start}to {numbers.short(level, indicator)}" + (f"\nby {dates.day(by)}" if by else "")


def history(figures: list[tuple[date, date, float | None]], indicator: Indicator) -> str:
    """Return the figures of a history in words."""
    said = (f"{dates.axis(start, end)}: {numbers.short(value, indicator)}" for start, end, value in figures)
    return "; ".join(said) or "None held"


def course(levels: list[tuple[date, date, float | None]], indicator: Indicator) -> str:
    """Return the course a place agreed itself in words, by the periods it was agreed for."""
    known = [one for one in levels if one[2] is not None]
    return history(known, indicator) if known else "No level agreed for these periods"


def histories_title(indicator: Indicator, *, began: bool) -> str:
    """Return the title of the small charts: what, counted in what, by which years."""
    years = "years since each agreement began" if began else "by year"
    return f"{indicator.title} ({numbers.base(indicator)}), {years}"


def histories_alt(indicator: Indicator, *, places: int) -> str:
    """Return what the small charts show."""
    return f"{indicator.measure} over time in {numbers.many(places, 'place')}, all on one scale. Table follows."


def apart(
    spread: str,
    *,
    ratio: float,
    limits: tuple[float, float],
    places: int,
    start: str,
    now: str,
) -> str:
    """Return whether places grow apart, said only where the range of the ratio excludes 1."""
    if spread == "not_available":
        return cannot_tell(places)
    low, high = (numbers.plain(limit, decimals=1) for limit in limits)
    beyond = f"{low} or more" if high == "nan" else f"{low} to {high}"
    how = (
        f"The middle half of these {numbers.many(places, 'place')} spreads {numbers.plain(ratio, decimals=1)} times "
        f"as wide in {now} as in {start}; the range of that is {beyond}."
    )
    return {
        "grows": f"They have grown apart. {how}",
        "shrinks": f"They have grown closer. {how}",
        "no_clear_change": f"It cannot be told whether they have grown apart. {how}",
    }[spread]


def cannot_tell(places: int) -> str:
    """Return that too few places were known at both times."""
    have = f"{numbers.many(places, 'place has', 'places have')} a figure both now and before the first agreement"
    return f"It cannot be told whether they have grown apart: {have}, and it takes five."


def period(span: tuple[date, date]) -> str:
    """Return a period for a sentence."""
    return dates.period(*span)


def held_of(held: int, listed: int) -> str:
    """Return how many of the similar places have a figure."""
    return f"{held} of {listed}"


def signed(value: float, indicator: Indicator) -> str:
    """Return a difference with its sign: "+1.2", "−0.3"."""
    text = numbers.plain(value, decimals=indicator.decimals)
    return text if text.startswith(numbers.MINUS) or not any(digit in text for digit in "123456789") else f"+{text}"


def gap(found: tuple[float, float, float] | None, indicator: Indicator) -> str:
    """Return a gap with its range and whether it is clear of none."""
    if found is None:
        return "cannot be told"
    middle, low, high = found
    clear = "higher" if low > 0 else "lower" if high < 0 else "no clear difference"
    return f"{signed(middle, indicator)} ({signed(low, indicator)} to {signed(high, indicator)})\n{clear}"


def gap_change(found: tuple[float, float, float] | None, indicator: Indicator) -> str:
    """Return the change of a gap since the agreement began, with its range."""
    if found is None:
        return "cannot be told"
    middle, low, high = found
    clear = "rose beside theirs" if low > 0 else "fell beside theirs" if high < 0 else "no clear change"
    return f"{signed(middle, indicator)} ({signed(low, indicator)} to {signed(high, indicator)})\n{clear}"


def gaps_in(indicator: Indicator) -> str:
    """Return what gaps are counted in."""
    unit = "percentage points" if indicator.unit_kind is UnitKind.PERCENT else numbers.base(indicator)
    return f"Gaps are counted in {unit}, with 95% ranges. The change is since the last figure before its agreement."


def listed_by(list_name: str, version: str) -> str:
    """Return which list of similar places is used."""
    return f"Similar places: {list_name}, version {version}."


def compared_with(place: str, names: tuple[str, ...]) -> str:
    """Return which places one is set beside."""
    return f"{place} is set beside {states.listed(names)}."


def too_few_similar(places: tuple[str, ...], *, least: int, period: str) -> str:
    """Return for which places no gap is shown, as too few similar places have a figure."""
    return (
        f"No gap is shown for {states.listed(places)}: it takes {numbers.counted(least)} similar places with a figure "
        f"for {period}, and fewer are held."
    )


def unlisted(places: tuple[str, ...]) -> str:
    """Return for which places no list is published."""
    return f"No list of similar places is published for {states.listed(places)}."
