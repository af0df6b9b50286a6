"""Words of the comparison slide and of the pack for Parliament."""

from datetime import date

from dashboard.wording import dates, find, numbers, states, tables
from dashboard.wording.language import _

GRIP = _("The centralist grip")
PILOTS = _("From pilots to mainstream")
SHARED = _("Shared priorities")
CONFIDENCE = _("Confidence and capacity")
CANNOT_TELL = _("What cannot be told")
LATE = _("Powers that are late")
OUTSIDE = _("Asked of places outside their agreements")
WAVES = _("Waves beside each other")
STANDARDS = _("Minimum standards in force")
ASKS = _("Asked and offered")
TABLE = _("The figures")
LEFT_OUT = _("Left out, and why")
METHOD = _("How it is counted")
LATE_COLUMNS = tables.LATE_POWERS.headings
OUTSIDE_COLUMNS = tables.ASKED_OUTSIDE.headings
WAVE_COLUMNS = tables.WAVES.headings
STANDARD_COLUMNS = tables.FLOORS.headings
ASK_COLUMNS = tables.ASKED_OFFERED.headings
CANNOT_COLUMNS = tables.UNTOLD.headings
NOTHING_LATE = _("No power that was promised is late.")
NOTHING_OUTSIDE = _("No request outside an agreement is on record.")
NOTHING_ASKED = _("No ask and no offer is on record.")
ALL_TOLD = _("Every course can be told.")
NO_ORDER = _("Places stand in alphabetical order. Nothing here is added up across places into a score.")


def promised(promised_: int, kept: int, late: int) -> str:
    """Return how the centre's promises stand over all places."""
    if not promised_:
        return _("No power has been promised in an agreement in force.")
    return numbers.many(
        promised_,
        "{n} power has been promised in agreements in force: {kept} kept, {late} late.",
        "{n} powers have been promised in agreements in force: {kept} kept, {late} late.",
        kept=numbers.counted(kept),
        late=numbers.counted(late),
    ).capitalize()


def outside(requests: int, items: int, hours: float | None, unknown: int) -> str:
    """Return how much was asked outside agreements, and what checking it cost where hours were counted."""
    if not requests:
        return NOTHING_OUTSIDE
    said = _("{requests} outside agreements asked for {items} items.").format(
        requests=numbers.many(requests, "{n} request", "{n} requests").capitalize(), items=numbers.plain(items)
    )
    if hours is not None:
        said += _(" Answering took {hours} hours where they were counted.").format(hours=numbers.plain(hours))
    if unknown:
        said += _(" For {unknown} of them no hours are on record.").format(unknown=numbers.counted(unknown))
    return said


def stages(agreed: int, drafts: int, undecided: int, ended: int, *, signed: int) -> str:
    """Return how many places have come how far."""
    parts = [_("{agreed} in force").format(agreed=numbers.many(agreed, "{n} agreement", "{n} agreements"))]
    parts += [_("{signed} signed and not begun").format(signed=numbers.counted(signed))] if signed else []
    parts += [numbers.many(drafts, "{n} draft", "{n} drafts")] if drafts else []
    parts += [_("{ended} ended").format(ended=numbers.many(ended, "{n} agreement", "{n} agreements"))] if ended else []
    parts += (
        [_("{undecided} whose level is undecided").format(undecided=numbers.many(undecided, "{n} place", "{n} places"))]
        if undecided
        else []
    )
    said = states.listed(tuple(parts))
    return f"{said[0].upper()}{said[1:]}."


def covered(people: int, places: int, year: int, unknown: int) -> str:
    """Return how many people live under an agreement."""
    return find.covered(numbers.people(people), places, year, unknown=unknown)


def standards(count: int) -> str:
    """Return how many minimum standards are in force."""
    if not count:
        return states.NO_STANDARDS
    return numbers.many(count, "{n} minimum standard is in force.", "{n} minimum standards are in force.").capitalize()


def asks(asked: int, answered: int, overdue: int) -> str:
    """Return how asks and offers stand."""
    if not asked:
        return NOTHING_ASKED
    return _("{asked}: {answered} answered, {overdue} past the day a reply was due.").format(
        asked=numbers.many(asked, "{n} ask or offer", "{n} asks and offers").capitalize(),
        answered=numbers.counted(answered),
        overdue=numbers.counted(overdue),
    )


def ask_state(answered: date | None, due: date | None, today: date) -> str:
    """Return how one ask or offer stands."""
    if answered is not None:
        return _("Answered on {answered}").format(answered=dates.day(answered))
    if due is None:
        return _("Open; no day was named")
    late = (today - due).days
    return (
        _("{late} past the day").format(late=numbers.many(late, "{n} day", "{n} days").capitalize())
        if late > 0
        else _("Open")
    )


def cannot(count: int, total: int) -> str:
    """Return how many courses cannot be told."""
    if not count:
        return ALL_TOLD
    return _("Of {total}, {count} cannot be told.").format(
        total=numbers.many(total, "{n} agreed measure", "{n} agreed measures"), count=numbers.counted(count)
    )


def unknown_outcome(text: str) -> str:
    """Return that no agreement has an outcome of this name."""
    return states.unknown_indicator(text).removesuffix(" Choose one below.")
