"""Words of the messages that subscribers get, and of the commands that keep who is told."""

from datetime import datetime

from dashboard.wording import dates, marks, numbers, states
from dashboard.wording.language import _, counted
from dashboard.wording.page import PRODUCT
from data.terms import EvidenceClass

CHANGES, PAPERS = "changes", "papers"
SUBJECTS = {CHANGES: _("changes"), PAPERS: _("finished papers")}
EVERYWHERE = _("all places")
END = _("To get these messages no longer, ask whoever runs this copy to end them.")
ALREADY = _("That address is told of this already. There is nothing to add.")
NOT_TOLD = _("That address is not told of this. There is nothing to end.")
NAME_ONE = _("Name one place, or write --all.")
NOBODY = _("Nobody is to be told of anything: `outcomes subscribe` adds somebody.")
BAD_ADDRESS = _(
    "That is no address that messages can go to. Write it as its service asks, for mail "
    "mailto://user:password@mail.example.org?to=name@example.org."
)


def title(news: int, papers: int) -> str:
    """Return the subject of a message."""
    parts = [
        numbers.many(news, "{n} change", "{n} changes") if news else "",
        numbers.many(papers, "{n} finished paper", "{n} finished papers") if papers else "",
    ]
    return f"{PRODUCT}: {states.listed(tuple(part for part in parts if part))}"


def since(before: datetime, until: datetime) -> str:
    """Return what a message covers."""
    return _("What became known after {before}, up to {until}.").format(
        before=dates.moment(before), until=dates.moment(until)
    )


def line(says: str, evidence: EvidenceClass) -> str:
    """Return one change with its class, where it is not plainly published."""
    kind = "" if evidence is EvidenceClass.PUBLISHED else f" ({marks.evidence(evidence)})"
    return f"{says}{kind}"


def more(left: int, address: str) -> str:
    """Return how many changes a message leaves out, and where they are."""
    return _("And {left} more: {address}").format(left=numbers.plain(left), address=address)


def every_change(address: str) -> str:
    """Return where all changes stand, as they were known when the message was made."""
    return _("All of them, as known then: {address}").format(address=address)


def subscribed(number: int, subject: str, place: str) -> str:
    """Return that somebody is told from now on; never by which address."""
    return _("Subscription {number}: told of {subject}, {place}.").format(
        number=number, subject=SUBJECTS[subject], place=place
    )


def ended(number: int) -> str:
    """Return that somebody is told no longer."""
    return _("Subscription {number} has ended.").format(number=number)


def told(count: int, quiet: int) -> str:
    """Return how many messages went out, and for how many there was nothing new."""
    nothing = _(" Nothing new for {quiet}.").format(quiet=numbers.plain(quiet)) if quiet else ""
    return _("{count} sent.{nothing}").format(
        count=numbers.many(count, "{n} message", "{n} messages").capitalize(), nothing=nothing
    )


def refused(subscriptions: tuple[int, ...], service: str) -> str:
    """Return that a message was not taken: whose, by number and service, and what happens next."""
    return counted(
        "Subscription {which}: the {service} service did not take the message. It is sent again next time.",
        "Subscriptions {which}: the {service} service did not take the message. It is sent again next time.",
        len(subscriptions),
    ).format(which=", ".join(map(str, subscriptions)), service=service)
