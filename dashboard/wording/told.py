"""Words of the messages that subscribers get, and of the commands that keep who is told."""

from datetime import datetime

from dashboard.wording import dates, marks, numbers
from dashboard.wording.page import PRODUCT
from data.terms import EvidenceClass

CHANGES, PAPERS = "changes", "papers"
SUBJECTS = {CHANGES: "changes", PAPERS: "finished papers"}
EVERYWHERE = "all places"
END = "To get these messages no longer, ask whoever runs this copy to end them."
ALREADY = "That address is told of this already. There is nothing to add."
NOT_TOLD = "That address is not told of this. There is nothing to end."
NAME_ONE = "Name one place, or write --all."
NOBODY = "Nobody is to be told of anything: `outcomes subscribe` adds somebody."
BAD_ADDRESS = (
    "That is no address that messages can go to. Write it as its service asks, for mail "
    "mailto://user:password@mail.example.org?to=name@example.org."
)


def title(news: int, papers: int) -> str:
    """Return the subject of a message."""
    parts = [
        numbers.many(news, "change") if news else "",
        numbers.many(papers, "finished paper") if papers else "",
    ]
    return f"{PRODUCT}: {' and '.join(part for part in parts if part)}"


def since(before: datetime, until: datetime) -> str:
    """Return what a message covers."""
    return f"What became known after {dates.moment(before)}, up to {dates.moment(until)}."


def line(says: str, evidence: EvidenceClass) -> str:
    """Return one change with its class, where it is not plainly published."""
    kind = "" if evidence is EvidenceClass.PUBLISHED else f" ({marks.evidence(evidence)})"
    return f"{says}{kind}"


def more(left: int, address: str) -> str:
    """Return how many changes a message leaves out, and where they are."""
    return f"And {numbers.plain(left)} more: {address}"


def every_change(address: str) -> str:
    """Return where all changes stand, as they were known when the message was made."""
    return f"All of them, as known then: {address}"


def subscribed(number: int, subject: str, place: str) -> str:
    """Return that somebody is told from now on; never by which address."""
    return f"Subscription {number}: told of {SUBJECTS[subject]}, {place}."


def ended(number: int) -> str:
    """Return that somebody is told no longer."""
    return f"Subscription {number} has ended."


def told(count: int, quiet: int) -> str:
    """Return how many messages went out, and for how many there was nothing new."""
    nothing = f" Nothing new for {numbers.plain(quiet)}." if quiet else ""
    return f"{numbers.many(count, 'message').capitalize()} sent.{nothing}"


def refused(subscriptions: tuple[int, ...], service: str) -> str:
    """Return that a message was not taken: whose, by number and service, and what happens next."""
    many = "Subscription" if len(subscriptions) == 1 else "Subscriptions"
    which = ", ".join(map(str, subscriptions))
    return f"{many} {which}: the {service} service did not take the message. It is sent again next time."
