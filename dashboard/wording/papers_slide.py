"""Words of the comparison slide and of the pack for Parliament."""

from datetime import date

from dashboard.wording import dates, find, numbers, states, tables

GRIP = "The centralist grip"
PILOTS = "From pilots to mainstream"
SHARED = "Shared priorities"
CONFIDENCE = "Confidence and capacity"
CANNOT_TELL = "What cannot be told"
LATE = "Powers that are late"
OUTSIDE = "Asked of places outside their agreements"
WAVES = "Waves beside each other"
STANDARDS = "Minimum standards in force"
ASKS = "Asked and offered"
TABLE = "The figures"
LEFT_OUT = "Left out, and why"
METHOD = "How it is counted"
LATE_COLUMNS = tables.LATE_POWERS.headings
OUTSIDE_COLUMNS = tables.ASKED_OUTSIDE.headings
WAVE_COLUMNS = tables.WAVES.headings
STANDARD_COLUMNS = tables.FLOORS.headings
ASK_COLUMNS = tables.ASKED_OFFERED.headings
CANNOT_COLUMNS = tables.UNTOLD.headings
NOTHING_LATE = "No power that was promised is late."
NOTHING_OUTSIDE = "No request outside an agreement is on record."
NOTHING_ASKED = "No ask and no offer is on record."
ALL_TOLD = "Every course can be told."
NO_ORDER = "Places stand in alphabetical order. Nothing here is added up across places into a score."


def promised(promised_: int, kept: int, late: int) -> str:
    """Return how the centre's promises stand over all places."""
    if not promised_:
        return "No power has been promised in an agreement in force."
    one = "power has" if promised_ == 1 else "powers have"
    return (
        f"{numbers.counted(promised_).capitalize()} {one} been promised in agreements in force: "
        f"{numbers.counted(kept)} kept, {numbers.counted(late)} late."
    )


def outside(requests: int, items: int, hours: float | None, unknown: int) -> str:
    """Return how much was asked outside agreements, and what checking it cost where hours were counted."""
    if not requests:
        return NOTHING_OUTSIDE
    said = (
        f"{numbers.many(requests, 'request').capitalize()} outside agreements asked for {numbers.plain(items)} items."
    )
    if hours is not None:
        said += f" Answering took {numbers.plain(hours)} hours where they were counted."
    if unknown:
        said += f" For {numbers.counted(unknown)} of them no hours are on record."
    return said


def stages(agreed: int, drafts: int, undecided: int, ended: int, *, signed: int) -> str:
    """Return how many places have come how far."""
    parts = [f"{numbers.many(agreed, 'agreement')} in force"]
    parts += [f"{numbers.counted(signed)} signed and not begun"] if signed else []
    parts += [f"{numbers.many(drafts, 'draft')}"] if drafts else []
    parts += [f"{numbers.many(ended, 'agreement')} ended"] if ended else []
    parts += [f"{numbers.many(undecided, 'place')} whose level is undecided"] if undecided else []
    said = states.listed(tuple(parts))
    return f"{said[0].upper()}{said[1:]}."


def covered(people: int, places: int, year: int, unknown: int) -> str:
    """Return how many people live under an agreement."""
    return find.covered(numbers.people(people), places, year, unknown=unknown)


def standards(count: int) -> str:
    """Return how many minimum standards are in force."""
    if not count:
        return states.NO_STANDARDS
    return f"{numbers.many(count, 'minimum standard').capitalize()} {'is' if count == 1 else 'are'} in force."


def asks(asked: int, answered: int, overdue: int) -> str:
    """Return how asks and offers stand."""
    if not asked:
        return NOTHING_ASKED
    return (
        f"{numbers.many(asked, 'ask or offer', 'asks and offers').capitalize()}: {numbers.counted(answered)} answered, "
        f"{numbers.counted(overdue)} past the day a reply was due."
    )


def ask_state(answered: date | None, due: date | None, today: date) -> str:
    """Return how one ask or offer stands."""
    if answered is not None:
        return f"Answered on {dates.day(answered)}"
    if due is None:
        return "Open; no day was named"
    late = (today - due).days
    return f"{numbers.many(late, 'day').capitalize()} past the day" if late > 0 else "Open"


def cannot(count: int, total: int) -> str:
    """Return how many courses cannot be told."""
    if not count:
        return ALL_TOLD
    return f"Of {numbers.many(total, 'agreed measure')}, {numbers.counted(count)} cannot be told."


def unknown_outcome(text: str) -> str:
    """Return that no agreement has an outcome of this name."""
    return states.unknown_indicator(text).removesuffix(" Choose one below.")
