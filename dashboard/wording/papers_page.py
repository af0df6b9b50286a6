"""Words of the page of papers: what it answers, its labels, and why an order is refused."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, numbers, papers, sentences, states

TITLE = "Papers"
ANSWER = "Take a paper into the room: each says what was known at one moment, and opens again as it was."
MEETINGS = "Meetings"
NO_MEETINGS = "No meeting is on record."
NO_MEETINGS_OF = "No meeting about {place} is on record."
NOTHING_ASKED = "Nothing was asked or recommended at this meeting."
KEPT = "Papers kept"
NOTHING_KEPT = "No paper has been kept yet."
MAKE = "Make a paper"
KIND_LABEL = "Kind of paper"
PLACE_LABEL = "Place"
MEETING_LABEL = "Meeting"
OUTCOME_LABEL = "Outcome"
CHOOSE_OUTCOMES = "Outcomes (those with something to ask about are ticked)"
SINCE_LABEL = "Since"
MAKE_BUTTON = "Show it"
TAKE = "Take it away"
REMINDERS = "Reminders of replies due, as a calendar file"
KEEP_BUTTON = "Keep it to this meeting"
APPROVE_BUTTON = "Approve it"
OPENED = "This paper is as it was made. It never changes."
NEWER = "Newer figures exist."
NO_NEWER = "No newer figures have come since."
OTHER_MEETING = "That meeting is about another place. Choose a meeting of the place that the paper is about."
FROZEN_ALREADY = "What people write about this place is frozen already. Lift it before you freeze it again."
NOT_FROZEN = "What people write about this place is not frozen. There is nothing to lift."
NO_BODY = "Say which body meets, as its papers name it."
NO_OFFICE = "Name the office that is to reply."
NO_TEXT = "There are no words yet. Write them before you send them."
NO_REPLY = "A reply is one of: replied, accepted, declined, done."
MEETING_UNKNOWN = "That meeting is not on record. Put it on record first."
DOWNLOAD = "Download what was asked and replied"
ALL_PLACES = "All places"
NOT_APPROVED = "Not approved yet: for those signed in for this place."
STATES = {
    "tabled": "Tabled",
    "open": "Awaits a reply",
    "overdue": "Reply overdue",
    "replied": "Replied",
    "accepted": "Accepted",
    "declined": "Declined",
    "done": "Done",
    "withdrawn": "Withdrawn",
}
ITEMS = {"question": "Question", "recommendation": "Recommendation"}


def no_pack(fingerprint: str) -> str:
    """Return that there is no pack of this fingerprint to approve."""
    return f"No meeting pack is kept under “{states.cut(fingerprint)}”. Keep the pack to its meeting first."


def no_words_yet(titles: Sequence[str]) -> str:
    """Return why a pack cannot be approved yet."""
    what = states.listed(tuple(titles))
    verb = "has" if len(titles) == 1 else "have"
    return f"{what} {verb} no words of the place yet. Ask for them, make the pack again, and approve that one."


def no_paper(fingerprint: str) -> str:
    """Return that no paper is kept under a fingerprint."""
    return f"No paper is kept under “{states.cut(fingerprint)}”."


def not_asked(kind: str, number: int) -> str:
    """Return that nothing of a number was asked at a meeting."""
    return f"There is no {kind} {number} at that meeting. Choose one that was made there."


def too_long(most: int) -> str:
    """Return that a text is longer than it may be."""
    return f"That is longer than {numbers.plain(most)} characters. Say it in fewer words."


def other_kinds(kinds: Sequence[str]) -> str:
    """Return in which kinds of file a paper is drawn."""
    return f"This paper is drawn as {states.listed(tuple(kind.upper() for kind in kinds))}. Ask for one of these."


def altered(fingerprint: str) -> str:
    """Return that what is kept under a fingerprint is not what was made."""
    return f"The record kept under {fingerprint} has been altered since. Do not use it; restore the store."


def bad_since(text: str) -> str:
    """Return that a day to look back to cannot be read, or has not passed."""
    return f"“{states.cut(text)}” is not a day before the one asked about. Write it as 2026-03-31."


def unknown_kind(text: str, kinds: Sequence[str]) -> str:
    """Return that there is no such paper."""
    return f"There is no paper called “{states.cut(text)}”. There are: {', '.join(kinds)}."


def no_meeting(place: str, day: str) -> str:
    """Return that no meeting is held on a day."""
    return f"No meeting about {place} is on record for {states.cut(day)}."


def item(kind: str, number: int) -> str:
    """Return the name of a question or recommendation: "Recommendation 2"."""
    return f"{ITEMS[kind]} {number}"


def state(kind: str, *, due: date | None, late_by: int, made_on: date) -> str:
    """Return how a question or recommendation stands, with the day its reply is due."""
    by = f" by {dates.day(due)}" if due else ""
    match kind:
        case "tabled":
            return f"Tabled for {dates.day(made_on)}; a reply is due{by or ' when it is made'}"
        case "open":
            return f"Awaits a reply{by}"
        case "overdue":
            return f"Reply overdue: it was due{by} and is {numbers.many(late_by, 'day')} late"
        case _:
            return STATES[kind]


def answered(kind: str, post: str, on: date) -> str:
    """Return who answered, and when."""
    by = f" by {post}" if post else ""
    return f"{STATES[kind]}{by} on {dates.day(on)}"


def put_to(office: str) -> str:
    """Return to whom something was put."""
    return f"Put to {office}." if office else ""


def met(body: str, on: date) -> str:
    """Return the name of a meeting."""
    return f"{body}, {dates.day(on)}"


def kept(kind: str, place: str, as_at: datetime) -> str:
    """Return one line about a paper that was kept."""
    where = f", {place}" if place else ""
    return f"{kind}{where}: {sentences.lowered(papers.known(as_at))}"


def overdue(count: int) -> str:
    """Return how many replies are overdue."""
    if not count:
        return "No reply is overdue."
    return f"{numbers.many(count, 'reply is', 'replies are').capitalize()} overdue."


def due_reminder(what: str, office: str) -> str:
    """Return the title of a reminder."""
    to = f", {office}" if office else ""
    return f"Reply due: {what}{to}"
