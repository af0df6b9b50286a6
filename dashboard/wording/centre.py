"""Words of the centre's side: its promises, negotiations by wave, asks and offers, and what it asks of places."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, page, promises, states
from data.terms import Depth

LATE_POWERS = "Promises that are late"
EVERY_PROMISE = "Every promise"
NONE_LATE = "No promise of the centre is late."
NO_PROMISES = "No agreement in force names a power that the centre promised."
NEGOTIATIONS = "Negotiations"
NO_NEGOTIATIONS = "No negotiation is on record yet."
DAYS_TO_SIGN = "Days from invitation to signature"
EARLIER = "What was reported of earlier negotiations"
WAVES = "Wave by wave"
WAVES_SAID = (
    "This follows the centre, not places. A later wave is not behind: its places are not yet in an agreement, or began "
    "later."
)
COPIES = "Agreements that repeat another’s outcomes"
DIRECTORS = "Named directors"
NO_DIRECTORS = "No agreement in force names a director yet."
TOO_MANY = "more than two places each"
COVERAGE = "Who is covered"
ROUTE = "The proposed route beside what happened"
ROUTE_SAID = "The dates were proposed. What happened stands beside them only where a source that we can cite says so."
NO_ROUTE = "No proposed route is on record."
STEP = "Say what has become of a promise"
WHICH = "Which promise"
WHAT_HAPPENED = "What has happened"
PROMISE_STEPS: Final[Mapping[str, str]] = {"explained": "It is explained", "kept": "It has been kept"}
HOW_DEEP = "How deep it reaches in fact, once kept"
SINCE = "Since which day"
SAY_HOW_DEEP = "Say how deep the power reaches in fact, and since which day."
NOT_SOURCED = "no source held"
WAVE_LABEL = "Wave"
DEPARTMENT_LABEL = "Department, for its promises"
EVERY_DEPARTMENT = "All departments"
DOWNLOAD_PROMISES = "Download the promises"
IN_RETURN = "promised in return for it"
NOTHING_OFF_COURSE = "none"

STEPS: Final[Mapping[str, str]] = {
    "proposed": "Proposed",
    "invited": "Invited",
    "opened": "Opened",
    "political_meeting": "Meeting at political level",
    "drafted": "Drafted",
    "sent": "Sent for signature",
    "signed": "Signed",
    "withdrawn": "Withdrawn",
}
STANDINGS: Final[Mapping[str, str]] = {
    "agreed": "In an agreement",
    "ended": "Agreement ended",
    "signed": "Signed, not begun",
    "negotiating": "In negotiation",
    "level_undecided": "Level undecided",
    "none": "Not yet in an agreement",
}
MONTHS_SAID_FROM = 365
MONTH = 30.44


def answer(*, promised: int, late: int, places: Sequence[str], long_open: int, outside: int) -> str:
    """Return the sentence that answers the page."""
    if not promised:
        said = NO_PROMISES
    elif late:
        verb = "is" if late == 1 else "are"
        where = f", in {states.listed(tuple(places))}"
        said = f"{numbers.counted(late).capitalize()} of {numbers.many(promised, 'promised power')} {verb} late{where}."
    else:
        said = f"None of {numbers.many(promised, 'promised power')} is late."
    waits = f" {_many_asks(long_open)} open for more than 60 days." if long_open else ""
    asked = (
        f" {numbers.many(outside, 'item was', 'items were').capitalize()} asked outside agreements." if outside else ""
    )
    return f"{said}{waits}{asked}"


def _many_asks(count: int) -> str:
    return f"{numbers.many(count, 'ask or offer has', 'asks and offers have').capitalize()} been"


def late_power(place: str, department: str, power: str, *, by: date, days: int, office: str) -> str:
    """Return one late promise: who promised what by when, how late it is and who answers for it."""
    answers = f" {office} answers for it." if office else ""
    late = f"It is {numbers.many(days, 'day')} late{_months(days)}."
    return f"{place}: {department} promised {power} by {dates.day(by)}. {late}{answers}"


def _months(days: int) -> str:
    return f", {int(days / MONTH)} months" if days > MONTHS_SAID_FROM else ""


def late_cell(days: int) -> str:
    """Return how late a power is, for a table."""
    return f"{numbers.many(days, 'day').capitalize()} late{_months(days)}"


def off_course(number: int, title: str, *, in_return: bool) -> str:
    """Return an outcome off course beside a late power."""
    why = f"\n{IN_RETURN}" if in_return else ""
    return f"Outcome {number}, {title}{why}"


def explained(place: str, power: str) -> str:
    """Return whose words about a late power follow."""
    return f"{place}, {power}. The department says:"


def depth(promised: Depth, actual: Depth | None, *, kept: bool) -> str:
    """Return how deep a power was promised to reach, and how deep it does."""
    first = f"promised {page.depth(promised)}"
    if not kept:
        return first
    return f"{first}\nin fact {page.depth(actual)}" if actual else f"{first}\nin fact not told"


def state(kind: str, *, late_by: int, happened_on: date | None) -> str:
    """Return what has become of a promise; one that was kept late says by how much."""
    if kind == "late":
        return late_cell(late_by)
    said = promises.state(kind, late_by=late_by, happened_on=happened_on)
    return f"{said}, {numbers.many(late_by, 'day')} late" if kind == "kept" and late_by else said


def stage(step: str | None, standing: str, *, wave: int | None) -> str:
    """Return how far a place has come, and in which wave."""
    reached = STEPS[step] if step else STANDINGS[standing]
    return f"{reached}\nwave {wave}" if wave is not None else reached


def days(count: int | None, *, began_by: str | None, began: date | None, signed: date | None) -> str:
    """Return how many days a negotiation took or has taken so far, and between which days."""
    if count is None or began is None or began_by is None:
        return "not on record"
    since = f"{STEPS[began_by].lower()} {dates.day(began)}"
    until = f"signed {dates.day(signed)}" if signed else "so far"
    return f"{numbers.many(count, 'day')}\n{since}, {until}"


def meetings(count: int | None) -> str:
    """Return how many meetings at political level are on record."""
    return "not on record" if count is None else f"{numbers.many(count, 'meeting')} on record"


def days_to_sign(took: Sequence[int], places: int) -> str:
    """Return the days from invitation to signature in a wave."""
    if not took:
        return "not on record"
    low, high = min(took), max(took)
    said = numbers.many(low, "day") if low == high else f"{numbers.plain(low)} to {numbers.many(high, 'day')}"
    return f"{said}\nof {len(took)} of {numbers.many(places, 'place')}"


def powers_on_time(kept_in_time: int, due: int, late: int) -> str:
    """Return how many powers came by their day, of those whose day has come."""
    if not due:
        return "none due yet"
    return f"{kept_in_time} of {due} on time\n{late} still late"


def asks_answered(in_time: int, due: int, long_open: int) -> str:
    """Return how many asks the centre answered by their day, of those due or answered."""
    if not due and not long_open:
        return "none due yet"
    return f"{in_time} of {due} in time\n{long_open} open over 60 days"


def outside_items(items: int, hours: str) -> str:
    """Return what was asked of a wave outside its agreements."""
    return f"{numbers.many(items, 'item')}\n{hours}" if items else "none on record"


def director(places: int, *, too_many: bool) -> str:
    """Return how many places a director has, with a warning above two."""
    said = numbers.many(places, "place")
    return f"▲ {said}\n{TOO_MANY}" if too_many else said


def unnamed(places: Sequence[str]) -> str:
    """Return which agreements name no director."""
    word = "agreement" if len(places) == 1 else "agreements"
    return f"No director is named in the {word} of {states.listed(tuple(places))}."


def coverage(people: int, places: int, year: int, unknown: int, country: str, whole: int | None) -> str:
    """Return how many people live under an agreement, and what share of the country that is."""
    held = f"About {numbers.people(people)} people live under {numbers.many(places, 'agreement')}"
    share = f", {numbers.plain(100 * people / whole, decimals=1)}% of {country}" if whole and country else ""
    missing = f" {numbers.many(unknown, 'place').capitalize()} could not be counted." if unknown else ""
    return f"{held}{share} (populations of {year}; invented places are left out).{missing}"


def happened(on: date | None, text: str, source: str) -> str:
    """Return what became of a proposed step, empty but for a source."""
    if not source:
        return NOT_SOURCED
    when = f"{dates.day(on)}: " if on else ""
    return f"{when}{text}\n{source}"


def reported(source: str) -> str:
    """Return the publication that what follows was reported in."""
    return f"As reported in {source}:"


def unknown(text: str) -> str:
    """Return the answer to an address whose wave or department there is not."""
    return f"There is no wave or department called “{states.cut(text)}”. Everything is shown."


def wave_choice(number: int) -> str:
    """Return the name of a wave in the choice."""
    return f"Wave {number}"


def days_alt(places: int, low: int, high: int) -> str:
    """Return what the chart of days to signature shows, in words."""
    return (
        f"Days from invitation to signature in {numbers.many(places, 'place')}, alphabetical: "
        f"{numbers.plain(low)} to {numbers.plain(high)}. The table holds every value."
    )


def days_footer(on: date, evidence: str) -> tuple[str, ...]:
    """Return what the picture of days to signature carries at its foot."""
    return (f"Steps of negotiations on record. As at {dates.day(on)}.", f"{evidence}." if evidence else "")
