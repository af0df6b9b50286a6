"""Words for what stands beside the latest figures of places: funnel, shares, histories, growing apart, similar ones."""

from datetime import date
from decimal import Decimal

from dashboard.wording import dates, numbers, states
from dashboard.wording.language import _
from data.catalogue import Indicator, UnitKind

SINCE, CALENDAR = "since", "calendar"
AXES = {SINCE: _("From the start of each agreement"), CALENDAR: _("By the calendar")}
COURSES = _("The dashed line is the course that each place agreed itself.")
OWN = _("Each place is set against what it agreed itself, so these shares say nothing about which did more.")
BEGAN = _("The upright line is where each agreement began: 0 is the last figure before it.")
GROUP = _("Places drawn, in alphabetical order")
ONE_SCALE = _(
    "Every place has the same scale. Up to six figures from before each agreement are shown, and none from before the "
    "way of counting last changed."
)
LIST = _("The lists are published and not mutual: a place may be similar to another and not the other way round.")
FUNNEL = _(
    "Places that count few people vary more by chance, so the usual range is wide on the left and narrow on the right. "
    "It is widened further because places differ by nature. A place stands out only outside the outer lines, which "
    "hold 99.8% of places that do not differ; the inner ones hold 95%."
)


def funnel_alt(indicator: Indicator, *, places: int, centre: float, different: tuple[str, ...]) -> str:
    """Return the finding of a funnel."""
    told = _("{different} outside it").format(different=states.listed(different)) if different else _("none outside it")
    return _(
        "{measure}, {places} by how many they count, around {centre}, with the range usual for each size: "
        "{told}. Table follows."
    ).format(
        measure=indicator.measure,
        places=numbers.many(places, "{n} place", "{n} places"),
        centre=numbers.short(centre, indicator),
        told=told,
    )


def size_title(indicator: Indicator) -> str:
    """Return what the size axis of a funnel counts."""
    return _("how many counted: {of}").format(of=indicator.of)


def together(centre: float, indicator: Indicator) -> str:
    """Return what the line in the middle of a funnel is."""
    return _("Middle line: all places together, {centre}.").format(centre=numbers.short(centre, indicator))


def of_size(size: float) -> str:
    """Return how many a place counts, under its figure."""
    return _("of {size} counted").format(size=numbers.plain(size))


def usual(lower: float, upper: float, indicator: Indicator, *, differs: bool) -> str:
    """Return what is usual for a place of its size, and whether its figure is outside."""
    said = numbers.spread(lower, upper, indicator)
    return _("{said}\noutside it").format(said=said) if differs else said


def share(value: float) -> str:
    """Return a share of an agreed change: all of it is 100%, under 0 it moved away."""
    return f"{numbers.plain(value * 100)}%"


def share_cell(value: float) -> str:
    """Return a share of an agreed change in words for a table."""
    if round(value * 100) < 0:
        return _("{share}\nmoved away from the level").format(share=share(value))
    return _("{share}\nall of it").format(share=share(value)) if value >= 1 else share(value)


def share_range(lower: float | None, upper: float | None) -> str:
    """Return the range of a share."""
    return (
        _("none published")
        if lower is None or upper is None
        else _("{lower} to {upper}").format(lower=share(lower), upper=share(upper))
    )


def no_share(why: str) -> str:
    """Return why no share of an agreed change is said."""
    return {
        "no_level": _("No level agreed"),
        "no_baseline": _("No starting figure agreed"),
        "no_better": _("Neither direction is agreed to be better"),
        "to_hold": _("Agreed to hold the level, not to change it"),
        "not_yet": _("No figure yet since it began"),
        "no_figure": _("No figure held"),
    }[why]


def to_go(baseline: Decimal | None, level: Decimal | None, by: date | None, indicator: Indicator) -> str:
    """Return what a place agreed to change: from where to where, by when."""
    if level is None:
        return _("No level agreed")
    start = _("from {baseline} ").format(baseline=numbers.short(baseline, indicator)) if baseline is not None else ""
    return _("{start}to {level}").format(start=start, level=numbers.short(level, indicator)) + (
        _("\nby {by}").format(by=dates.day(by)) if by else ""
    )


def history(figures: list[tuple[date, date, float | None]], indicator: Indicator) -> str:
    """Return the figures of a history in words."""
    said = (f"{dates.axis(start, end)}: {numbers.short(value, indicator)}" for start, end, value in figures)
    return "; ".join(said) or _("None held")


def course(levels: list[tuple[date, date, float | None]], indicator: Indicator) -> str:
    """Return the course a place agreed itself in words, by the periods it was agreed for."""
    known = [one for one in levels if one[2] is not None]
    return history(known, indicator) if known else _("No level agreed for these periods")


def histories_title(indicator: Indicator, *, began: bool) -> str:
    """Return the title of the small charts: what, counted in what, by which years."""
    years = _("years since each agreement began") if began else _("by year")
    return f"{indicator.title} ({numbers.base(indicator)}), {years}"


def histories_alt(indicator: Indicator, *, places: int) -> str:
    """Return what the small charts show."""
    return _("{measure} over time in {places}, all on one scale. Table follows.").format(
        measure=indicator.measure, places=numbers.many(places, "{n} place", "{n} places")
    )


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
    beyond = _("{low} or more").format(low=low) if high == "nan" else _("{low} to {high}").format(low=low, high=high)
    how = _(
        "The middle half of these {places} spreads {ratio} times as wide in {now} as in {start}; the range "
        "of that is {beyond}."
    ).format(
        places=numbers.many(places, "{n} place", "{n} places"),
        ratio=numbers.plain(ratio, decimals=1),
        now=now,
        start=start,
        beyond=beyond,
    )
    return {
        "grows": _("They have grown apart. {how}").format(how=how),
        "shrinks": _("They have grown closer. {how}").format(how=how),
        "no_clear_change": _("It cannot be told whether they have grown apart. {how}").format(how=how),
    }[spread]


def cannot_tell(places: int) -> str:
    """Return that too few places were known at both times."""
    return numbers.many(
        places,
        "It cannot be told whether they have grown apart: {n} place has a figure both now and before the first "
        "agreement, and it takes five.",
        "It cannot be told whether they have grown apart: {n} places have a figure both now and before the first "
        "agreement, and it takes five.",
    )


def period(span: tuple[date, date]) -> str:
    """Return a period for a sentence."""
    return dates.period(*span)


def held_of(held: int, listed: int) -> str:
    """Return how many of the similar places have a figure."""
    return _("{held} of {listed}").format(held=held, listed=listed)


def signed(value: float, indicator: Indicator) -> str:
    """Return a difference with its sign: "+1.2", "−0.3"."""
    text = numbers.plain(value, decimals=indicator.decimals)
    return text if text.startswith(numbers.MINUS) or not any(digit in text for digit in "123456789") else f"+{text}"


def gap(found: tuple[float, float, float] | None, indicator: Indicator) -> str:
    """Return a gap with its range and whether it is clear of none."""
    if found is None:
        return _("cannot be told")
    middle, low, high = found
    clear = _("higher") if low > 0 else _("lower") if high < 0 else _("no clear difference")
    return _("{middle} ({low} to {high})\n{clear}").format(
        middle=signed(middle, indicator), low=signed(low, indicator), high=signed(high, indicator), clear=clear
    )


def gap_change(found: tuple[float, float, float] | None, indicator: Indicator) -> str:
    """Return the change of a gap since the agreement began, with its range."""
    if found is None:
        return _("cannot be told")
    middle, low, high = found
    clear = _("rose beside theirs") if low > 0 else _("fell beside theirs") if high < 0 else _("no clear change")
    return _("{middle} ({low} to {high})\n{clear}").format(
        middle=signed(middle, indicator), low=signed(low, indicator), high=signed(high, indicator), clear=clear
    )


def gaps_in(indicator: Indicator) -> str:
    """Return what gaps are counted in."""
    unit = _("percentage points") if indicator.unit_kind is UnitKind.PERCENT else numbers.base(indicator)
    return _(
        "Gaps are counted in {unit}, with 95% ranges. The change is since the last figure before its agreement."
    ).format(unit=unit)


def listed_by(list_name: str, version: str) -> str:
    """Return which list of similar places is used."""
    return _("Similar places: {list_name}, version {version}.").format(list_name=list_name, version=version)


def compared_with(place: str, names: tuple[str, ...]) -> str:
    """Return which places one is set beside."""
    return _("{place} is set beside {names}.").format(place=place, names=states.listed(names))


def too_few_similar(places: tuple[str, ...], *, least: int, period: str) -> str:
    """Return for which places no gap is shown, as too few similar places have a figure."""
    return _(
        "No gap is shown for {places}: it takes {least} similar places with a figure for {period}, and fewer are held."
    ).format(places=states.listed(places), least=numbers.counted(least), period=period)


def unlisted(places: tuple[str, ...]) -> str:
    """Return for which places no list is published."""
    return _("No list of similar places is published for {places}.").format(places=states.listed(places))


def between(low: float, high: float, indicator: Indicator) -> str:
    """Return from where to where a difference lies."""
    return _("{low} to {high}").format(low=signed(low, indicator), high=signed(high, indicator))


def first_to_last(first: str, last: str) -> str:
    """Return which names of an alphabetical list are shown."""
    return _("{first} to {last}").format(first=first, last=last)
