"""Words of the centre's side: its promises, negotiations by wave, asks and offers, and what it asks of places."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, page, promises, states
from dashboard.wording.language import _, counted
from data.terms import Depth

LATE_POWERS = _("Promises that are late")
EVERY_PROMISE = _("Every promise")
NONE_LATE = _("No promise of the centre is late.")
NO_PROMISES = _("No agreement in force names a power that the centre promised.")
NEGOTIATIONS = _("Negotiations")
NO_NEGOTIATIONS = _("No negotiation is on record yet.")
DAYS_TO_SIGN = _("Days from invitation to signature")
EARLIER = _("What was reported of earlier negotiations")
WAVES = _("Wave by wave")
WAVES_SAID = _(
    "This follows the centre, not places. A later wave is not behind: its places are not yet in an agreement, or began "
    "later."
)
COPIES = _("Agreements that repeat another’s outcomes")
DIRECTORS = _("Named directors")
NO_DIRECTORS = _("No agreement in force names a director yet.")
TOO_MANY = _("more than two places each")
COVERAGE = _("Who is covered")
ROUTE = _("The proposed route beside what happened")
ROUTE_SAID = _(
    "The dates were proposed. What happened stands beside them only where a source that we can cite says so."
)
NO_ROUTE = _("No proposed route is on record.")
STEP = _("Say what has become of a promise")
WHICH = _("Which promise")
WHAT_HAPPENED = _("What has happened")
PROMISE_STEPS: Final[Mapping[str, str]] = {"explained": _("It is explained"), "kept": _("It has been kept")}
HOW_DEEP = _("How deep it reaches in fact, once kept")
SINCE = _("Since which day")
SAY_HOW_DEEP = _("Say how deep the power reaches in fact, and since which day.")
NOT_SOURCED = _("no source held")
WAVE_LABEL = _("Wave")
DEPARTMENT_LABEL = _("Department, for its promises")
EVERY_DEPARTMENT = _("All departments")
DOWNLOAD_PROMISES = _("Download the promises")
IN_RETURN = _("promised in return for it")
NOTHING_OFF_COURSE = _("none")

STEPS: Final[Mapping[str, str]] = {
    "proposed": _("Proposed"),
    "invited": _("Invited"),
    "opened": _("Opened"),
    "political_meeting": _("Meeting at political level"),
    "drafted": _("Drafted"),
    "sent": _("Sent for signature"),
    "signed": _("Signed"),
    "withdrawn": _("Withdrawn"),
}
STANDINGS: Final[Mapping[str, str]] = {
    "agreed": _("In an agreement"),
    "ended": _("Agreement ended"),
    "signed": _("Signed, not begun"),
    "negotiating": _("In negotiation"),
    "level_undecided": _("Level undecided"),
    "none": _("Not yet in an agreement"),
}
MONTHS_SAID_FROM = 365
MONTH = 30.44


def answer(*, promised: int, late: int, places: Sequence[str], long_open: int, outside: int) -> str:
    """Return the sentence that answers the page."""
    if not promised:
        said = NO_PROMISES
    elif late:
        where = _(", in {places}").format(places=states.listed(tuple(places)))
        said = counted("{late} of {promised} is late{where}.", "{late} of {promised} are late{where}.", late).format(
            late=numbers.counted(late).capitalize(),
            promised=numbers.many(promised, "{n} promised power", "{n} promised powers"),
            where=where,
        )
    else:
        said = _("None of {promised} is late.").format(
            promised=numbers.many(promised, "{n} promised power", "{n} promised powers")
        )
    waits = f" {_many_asks(long_open)}" if long_open else ""
    asked = (
        " "
        + numbers.many(
            outside, "{n} item was asked outside agreements.", "{n} items were asked outside agreements."
        ).capitalize()
        if outside
        else ""
    )
    return f"{said}{waits}{asked}"


def _many_asks(count: int) -> str:
    return numbers.many(
        count,
        "{n} ask or offer has been open for more than 60 days.",
        "{n} asks and offers have been open for more than 60 days.",
    ).capitalize()


def late_power(place: str, department: str, power: str, *, by: date, days: int, office: str) -> str:
    """Return one late promise: who promised what by when, how late it is and who answers for it."""
    answers = _(" {office} answers for it.").format(office=office) if office else ""
    late = _("It is {days} late{months}.").format(days=numbers.many(days, "{n} day", "{n} days"), months=_months(days))
    return _("{place}: {department} promised {power} by {by}. {late}{answers}").format(
        place=place, department=department, power=power, by=dates.day(by), late=late, answers=answers
    )


def _months(days: int) -> str:
    return _(", {days} months").format(days=int(days / MONTH)) if days > MONTHS_SAID_FROM else ""


def late_cell(days: int) -> str:
    """Return how late a power is, for a table."""
    return _("{days} late{months}").format(
        days=numbers.many(days, "{n} day", "{n} days").capitalize(), months=_months(days)
    )


def off_course(number: int, title: str, *, in_return: bool) -> str:
    """Return an outcome off course beside a late power."""
    why = f"\n{IN_RETURN}" if in_return else ""
    return _("Outcome {number}, {title}{why}").format(number=number, title=title, why=why)


def explained(place: str, power: str) -> str:
    """Return whose words about a late power follow."""
    return _("{place}, {power}. The department says:").format(place=place, power=power)


def depth(promised: Depth, actual: Depth | None, *, kept: bool) -> str:
    """Return how deep a power was promised to reach, and how deep it does."""
    first = _("promised {depth}").format(depth=page.depth(promised))
    if not kept:
        return first
    return (
        _("{first}\nin fact {depth}").format(first=first, depth=page.depth(actual))
        if actual
        else _("{first}\nin fact not told").format(first=first)
    )


def state(kind: str, *, late_by: int, happened_on: date | None) -> str:
    """Return what has become of a promise; one that was kept late says by how much."""
    if kind == "late":
        return late_cell(late_by)
    said = promises.state(kind, late_by=late_by, happened_on=happened_on)
    return (
        _("{said}, {late_by} late").format(said=said, late_by=numbers.many(late_by, "{n} day", "{n} days"))
        if kind == "kept" and late_by
        else said
    )


def stage(step: str | None, standing: str, *, wave: int | None) -> str:
    """Return how far a place has come, and in which wave."""
    reached = STEPS[step] if step else STANDINGS[standing]
    return _("{reached}\nwave {wave}").format(reached=reached, wave=wave) if wave is not None else reached


def days(count: int | None, *, began_by: str | None, began: date | None, signed: date | None) -> str:
    """Return how many days a negotiation took or has taken so far, and between which days."""
    if count is None or began is None or began_by is None:
        return _("not on record")
    since = f"{STEPS[began_by].lower()} {dates.day(began)}"
    until = _("signed {signed}").format(signed=dates.day(signed)) if signed else _("so far")
    return f"{numbers.many(count, '{n} day', '{n} days')}\n{since}, {until}"


def meetings(count: int | None) -> str:
    """Return how many meetings at political level are on record."""
    return (
        _("not on record")
        if count is None
        else _("{count} on record").format(count=numbers.many(count, "{n} meeting", "{n} meetings"))
    )


def days_to_sign(took: Sequence[int], places: int) -> str:
    """Return the days from invitation to signature in a wave."""
    if not took:
        return _("not on record")
    low, high = min(took), max(took)
    said = (
        numbers.many(low, "{n} day", "{n} days")
        if low == high
        else _("{low} to {high}").format(low=numbers.plain(low), high=numbers.many(high, "{n} day", "{n} days"))
    )
    return _("{said}\nof {took} of {places}").format(
        said=said, took=len(took), places=numbers.many(places, "{n} place", "{n} places")
    )


def powers_on_time(kept_in_time: int, due: int, late: int) -> str:
    """Return how many powers came by their day, of those whose day has come."""
    if not due:
        return _("none due yet")
    return _("{kept_in_time} of {due} on time\n{late} still late").format(kept_in_time=kept_in_time, due=due, late=late)


def asks_answered(in_time: int, due: int, long_open: int) -> str:
    """Return how many asks the centre answered by their day, of those due or answered."""
    if not due and not long_open:
        return _("none due yet")
    return _("{in_time} of {due} in time\n{long_open} open over 60 days").format(
        in_time=in_time, due=due, long_open=long_open
    )


def outside_items(items: int, hours: str) -> str:
    """Return what was asked of a wave outside its agreements."""
    return f"{numbers.many(items, '{n} item', '{n} items')}\n{hours}" if items else _("none on record")


def director(places: int, *, too_many: bool) -> str:
    """Return how many places a director has, with a warning above two."""
    said = numbers.many(places, "{n} place", "{n} places")
    return f"▲ {said}\n{TOO_MANY}" if too_many else said


def unnamed(places: Sequence[str]) -> str:
    """Return which agreements name no director."""
    return counted(
        "No director is named in the agreement of {places}.",
        "No director is named in the agreements of {places}.",
        len(places),
    ).format(places=states.listed(tuple(places)))


def coverage(people: int, places: int, year: int, unknown: int, country: str, whole: int | None) -> str:
    """Return how many people live under an agreement, and what share of the country that is."""
    held = _("About {people} people live under {places}").format(
        people=numbers.people(people), places=numbers.many(places, "{n} agreement", "{n} agreements")
    )
    share = (
        _(", {plain}% of {country}").format(plain=numbers.plain(100 * people / whole, decimals=1), country=country)
        if whole and country
        else ""
    )
    missing = (
        f" {numbers.many(unknown, '{n} place could not be counted.', '{n} places could not be counted.').capitalize()}"
        if unknown
        else ""
    )
    return _("{held}{share} (populations of {year}; invented places are left out).{missing}").format(
        held=held, share=share, year=year, missing=missing
    )


def happened(on: date | None, text: str, source: str) -> str:
    """Return what became of a proposed step, empty but for a source."""
    if not source:
        return NOT_SOURCED
    when = f"{dates.day(on)}: " if on else ""
    return f"{when}{text}\n{source}"


def reported(source: str) -> str:
    """Return the publication that what follows was reported in."""
    return _("As reported in {source}:").format(source=source)


def unknown(text: str) -> str:
    """Return the answer to an address whose wave or department there is not."""
    return _("There is no wave or department called “{text}”. Everything is shown.").format(text=states.cut(text))


def wave_choice(number: int) -> str:
    """Return the name of a wave in the choice."""
    return _("Wave {number}").format(number=number)


def days_alt(places: int, low: int, high: int) -> str:
    """Return what the chart of days to signature shows, in words."""
    return _(
        "Days from invitation to signature in {places}, alphabetical: {low} to {high}. The table holds every value."
    ).format(places=numbers.many(places, "{n} place", "{n} places"), low=numbers.plain(low), high=numbers.plain(high))


def days_footer(on: date, evidence: str) -> tuple[str, ...]:
    """Return what the picture of days to signature carries at its foot."""
    return (
        _("Steps of negotiations on record. As at {on}.").format(on=dates.day(on)),
        f"{evidence}." if evidence else "",
    )
