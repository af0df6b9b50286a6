"""Words of asks and offers, of requests outside agreements, and of orders about them that are refused."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, states

ASKS = "Asks and offers"
ASKS_SAID = "Both sides ask and offer. There is no instruction here: nobody can give one."
NO_ASKS = "Nothing has been asked or offered yet."
OUTSIDE = "Asked outside the agreements"
NO_REQUESTS = "No request outside an agreement is on record."
COST = "What checking costs each place"
COST_SAID = (
    "Items and hours asked outside the agreement, by financial year. Returns asked of places by this product: none. "
    "Every figure here exists already at its publisher."
)
NO_COST = "Nothing is on record, which does not mean that nothing was asked."
ANSWER = "Answer it"
DECLINE = "Decline it, and say why"
NEW = "Ask or offer something"
WHERE = "In which place"
KIND = "What it is"
KINDS: Final[Mapping[str, str]] = {"ask": "An ask", "offer": "An offer"}
NAME = "What is wanted, in one line that everybody will read"
OFFICE = "Addressed to (an office)"
REPLY_DUE = "A reply is due by"
LONGEST_NAME = 200
RECORD = "Record a request outside the agreement"
DEPARTMENT = "Which department asked"
WHAT_WAS_ASKED = "What was asked, in one line that everybody will read"
ITEMS = "How many items"
HOURS = "Hours it took (leave empty where nobody counted)"
NO_DATE = "no day named"
NOT_COUNTED = "not counted"
DOWNLOAD_ASKS = "Download the asks and offers"
ENDED: Final[Mapping[str, str]] = {"answered": "Answered", "declined": "Declined", "withdrawn": "Withdrawn"}
SIDES: Final[Mapping[str, str]] = {"place": "the place", "centre": "the centre"}
OUTSIDE_KINDS: Final[Mapping[str, str]] = {"figures": "Figures", "duty": "A duty", "bid": "A bid"}
NO_ITEMS = "Write how many items were asked for: at least 1."
NEGATIVE_HOURS = "Hours cannot be fewer than 0. Leave them empty where nobody counted."
REPLY_DAY_PAST = "The day for the reply has passed already. Choose today or a later day."
DAY_TO_COME = "That day has not come yet. Choose today or an earlier day."
EMPTY = "Something is empty that everybody will read. Write at least a few words."


def hours_said(hours: float | None) -> str:
    """Return hours, or that nobody counted them."""
    return NOT_COUNTED if hours is None else f"{numbers.plain(hours)} hours"


def partly_counted(hours: float | None, uncounted: int) -> str:
    """Return hours with how many requests nobody counted."""
    if hours is None or not uncounted:
        return hours_said(hours)
    return f"at least {hours_said(hours)}\n{numbers.many(uncounted, 'request')} not counted"


def items_line(place: str, items: int) -> str:
    """Return how many figures were asked of a place outside its agreement."""
    return f"{numbers.many(items, 'measure was', 'measures were').capitalize()} asked of {place} outside its agreement."


def financial_year(start: int) -> str:
    """Return a financial year in text."""
    return f"{start} to {start + 1}"


def ask(kind: str, side: str) -> str:
    """Return what sort of wish it is, and whose."""
    return f"{'Offer' if kind == 'offer' else 'Ask'} by {SIDES[side]}"


def addressed(office: str, side: str) -> str:
    """Return whom an ask or offer is addressed to."""
    return office or SIDES[side]


def asked(on: date, due: date | None) -> str:
    """Return when something was asked, and by when a reply is or was due."""
    return f"{dates.day(on)}\nreply due {dates.day(due)}" if due else f"{dates.day(on)}\n{NO_DATE}"


def answered(ended: str | None, *, on: date | None, took: int, late_by: int) -> str:
    """Return what became of an ask or offer, how long it took and by how much it is or was late."""
    late = f"\n{numbers.many(late_by, 'day')} late" if late_by else ""
    if ended is None or on is None:
        return f"Open for {numbers.many(took, 'day')}{late}"
    return f"{ENDED[ended]} {dates.day(on)}, after {numbers.many(took, 'day')}{late if ended != 'withdrawn' else ''}"


def answer_by(name: str, post: str) -> str:
    """Return whose answer follows."""
    return f"{name}. Answer by {post}:" if post else f"{name}. Answer:"


def declined_by(name: str, post: str) -> str:
    """Return who declined something."""
    return f"{name}. Declined by {post}:" if post else f"{name}. Declined:"


def asked_already(name: str) -> str:
    """Return that an ask or offer of this name is there already."""
    return f"“{states.cut(name)}” has been asked or offered already. Give this one another name."


def no_open_ask(name: str, place: str) -> str:
    """Return that there is no open ask of this name."""
    return f"{place} has no open ask or offer called “{states.cut(name)}”. Choose one that is open."


def no_such_power(power: str, place: str) -> str:
    """Return that no power of this name was promised."""
    return f"{place}’s agreement names no power “{states.cut(power)}”. Choose one that it names."


def kept_already(power: str) -> str:
    """Return that a power has passed already."""
    return f"{power} has passed already."


def no_such_place(text: str) -> str:
    """Return that no place is called so."""
    return f"We hold no place called “{states.cut(text)}”."
