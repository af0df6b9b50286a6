"""Words of asks and offers, of requests outside agreements, and of orders about them that are refused."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, states
from dashboard.wording.language import _

ASKS = _("Asks and offers")
ASKS_SAID = _("Both sides ask and offer. There is no instruction here: nobody can give one.")
NO_ASKS = _("Nothing has been asked or offered yet.")
OUTSIDE = _("Asked outside the agreements")
NO_REQUESTS = _("No request outside an agreement is on record.")
COST = _("What checking costs each place")
COST_SAID = _(
    "Items and hours asked outside the agreement, by financial year. Returns asked of places by this product: none. "
    "Every figure here exists already at its publisher."
)
NO_COST = _("Nothing is on record, which does not mean that nothing was asked.")
ANSWER = _("Answer it")
DECLINE = _("Decline it, and say why")
NEW = _("Ask or offer something")
WHERE = _("In which place")
KIND = _("What it is")
KINDS: Final[Mapping[str, str]] = {"ask": _("An ask"), "offer": _("An offer")}
NAME = _("What is wanted, in one line that everybody will read")
OFFICE = _("Addressed to (an office)")
REPLY_DUE = _("A reply is due by")
LONGEST_NAME = 200
RECORD = _("Record a request outside the agreement")
DEPARTMENT = _("Which department asked")
WHAT_WAS_ASKED = _("What was asked, in one line that everybody will read")
ITEMS = _("How many items")
HOURS = _("Hours it took (leave empty where nobody counted)")
NO_DATE = _("no day named")
NOT_COUNTED = _("not counted")
DOWNLOAD_ASKS = _("Download the asks and offers")
ENDED: Final[Mapping[str, str]] = {"answered": _("Answered"), "declined": _("Declined"), "withdrawn": _("Withdrawn")}
SIDES: Final[Mapping[str, str]] = {"place": _("the place"), "centre": _("the centre")}
OUTSIDE_KINDS: Final[Mapping[str, str]] = {"figures": _("Figures"), "duty": _("A duty"), "bid": _("A bid")}
NO_ITEMS = _("Write how many items were asked for: at least 1.")
NEGATIVE_HOURS = _("Hours cannot be fewer than 0. Leave them empty where nobody counted.")
REPLY_DAY_PAST = _("The day for the reply has passed already. Choose today or a later day.")
DAY_TO_COME = _("That day has not come yet. Choose today or an earlier day.")
EMPTY = _("Something is empty that everybody will read. Write at least a few words.")


def hours_said(hours: float | None) -> str:
    """Return hours, or that nobody counted them."""
    return NOT_COUNTED if hours is None else _("{hours} hours").format(hours=numbers.plain(hours))


def partly_counted(hours: float | None, uncounted: int) -> str:
    """Return hours with how many requests nobody counted."""
    if hours is None or not uncounted:
        return hours_said(hours)
    return _("at least {hours_said}\n{uncounted} not counted").format(
        hours_said=hours_said(hours), uncounted=numbers.many(uncounted, "{n} request", "{n} requests")
    )


def items_line(place: str, items: int) -> str:
    """Return how many figures were asked of a place outside its agreement."""
    said = numbers.many(
        items,
        "{n} measure was asked of {place} outside its agreement.",
        "{n} measures were asked of {place} outside its agreement.",
        place=place,
    )
    return said[0].upper() + said[1:]


def financial_year(start: int) -> str:
    """Return a financial year in text."""
    return _("{start} to {end}").format(start=start, end=start + 1)


def ask(kind: str, side: str) -> str:
    """Return what sort of wish it is, and whose."""
    return (_("Offer by {side}") if kind == "offer" else _("Ask by {side}")).format(side=SIDES[side])


def addressed(office: str, side: str) -> str:
    """Return whom an ask or offer is addressed to."""
    return office or SIDES[side]


def asked(on: date, due: date | None) -> str:
    """Return when something was asked, and by when a reply is or was due."""
    return (
        _("{on}\nreply due {due}").format(on=dates.day(on), due=dates.day(due))
        if due
        else f"{dates.day(on)}\n{NO_DATE}"
    )


def answered(ended: str | None, *, on: date | None, took: int, late_by: int) -> str:
    """Return what became of an ask or offer, how long it took and by how much it is or was late."""
    late = _("\n{late_by} late").format(late_by=numbers.many(late_by, "{n} day", "{n} days")) if late_by else ""
    if ended is None or on is None:
        return _("Open for {took}{late}").format(took=numbers.many(took, "{n} day", "{n} days"), late=late)
    return _("{ended} {on}, after {took}{late}").format(
        ended=ENDED[ended],
        on=dates.day(on),
        took=numbers.many(took, "{n} day", "{n} days"),
        late=late if ended != "withdrawn" else "",
    )


def answer_by(name: str, post: str) -> str:
    """Return whose answer follows."""
    return (
        _("{name}. Answer by {post}:").format(name=name, post=post) if post else _("{name}. Answer:").format(name=name)
    )


def declined_by(name: str, post: str) -> str:
    """Return who declined something."""
    return (
        _("{name}. Declined by {post}:").format(name=name, post=post)
        if post
        else _("{name}. Declined:").format(name=name)
    )


def asked_already(name: str) -> str:
    """Return that an ask or offer of this name is there already."""
    return _("“{name}” has been asked or offered already. Give this one another name.").format(name=states.cut(name))


def no_open_ask(name: str, place: str) -> str:
    """Return that there is no open ask of this name."""
    return _("{place} has no open ask or offer called “{name}”. Choose one that is open.").format(
        place=place, name=states.cut(name)
    )


def no_such_power(power: str, place: str) -> str:
    """Return that no power of this name was promised."""
    return _("{place}’s agreement names no power “{power}”. Choose one that it names.").format(
        place=place, power=states.cut(power)
    )


def kept_already(power: str) -> str:
    """Return that a power has passed already."""
    return _("{power} has passed already.").format(power=power)


def no_such_place(text: str) -> str:
    """Return that no place is called so."""
    return _("We hold no place called “{text}”.").format(text=states.cut(text))
