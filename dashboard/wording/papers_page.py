"""Words of the page of papers: what it answers, its labels, and why an order is refused."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, numbers, papers, sentences, states
from dashboard.wording.language import _, counted

TITLE = _("Papers")
ANSWER = _("Take a paper into the room: each says what was known at one moment, and opens again as it was.")
MEETINGS = _("Meetings")
NO_MEETINGS = _("No meeting is on record.")
NO_MEETINGS_OF = _("No meeting about {place} is on record.")
NOTHING_ASKED = _("Nothing was asked or recommended at this meeting.")
KEPT = _("Papers kept")
NOTHING_KEPT = _("No paper has been kept yet.")
MAKE = _("Make a paper")
KIND_LABEL = _("Kind of paper")
PLACE_LABEL = _("Place")
MEETING_LABEL = _("Meeting")
OUTCOME_LABEL = _("Outcome")
CHOOSE_OUTCOMES = _("Outcomes (those with something to ask about are ticked)")
SINCE_LABEL = _("Since")
MAKE_BUTTON = _("Show it")
TAKE = _("Take it away")
REMINDERS = _("Reminders of replies due, as a calendar file")
KEEP_BUTTON = _("Keep it to this meeting")
APPROVE_BUTTON = _("Approve it")
OPENED = _("This paper is as it was made. It never changes.")
NEWER = _("Newer figures exist.")
NO_NEWER = _("No newer figures have come since.")
OTHER_MEETING = _("That meeting is about another place. Choose a meeting of the place that the paper is about.")
FROZEN_ALREADY = _("What people write about this place is frozen already. Lift it before you freeze it again.")
NOT_FROZEN = _("What people write about this place is not frozen. There is nothing to lift.")
NO_BODY = _("Say which body meets, as its papers name it.")
NO_OFFICE = _("Name the office that is to reply.")
NO_TEXT = _("There are no words yet. Write them before you send them.")
NO_REPLY = _("A reply is one of: replied, accepted, declined, done.")
MEETING_UNKNOWN = _("That meeting is not on record. Put it on record first.")
DOWNLOAD = _("Download what was asked and replied")
ALL_PLACES = _("All places")
NOT_APPROVED = _("Not approved yet: for those signed in for this place.")
STATES = {
    "tabled": _("Tabled"),
    "open": _("Awaits a reply"),
    "overdue": _("Reply overdue"),
    "replied": _("Replied"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "done": _("Done"),
    "withdrawn": _("Withdrawn"),
}
ITEMS = {"question": _("Question"), "recommendation": _("Recommendation")}


def no_pack(fingerprint: str) -> str:
    """Return that there is no pack of this fingerprint to approve."""
    return _("No meeting pack is kept under “{fingerprint}”. Keep the pack to its meeting first.").format(
        fingerprint=states.cut(fingerprint)
    )


def no_words_yet(titles: Sequence[str]) -> str:
    """Return why a pack cannot be approved yet."""
    return counted(
        "{what} has no words of the place yet. Ask for them, make the pack again, and approve that one.",
        "{what} have no words of the place yet. Ask for them, make the pack again, and approve that one.",
        len(titles),
    ).format(what=states.listed(tuple(titles)))


def no_paper(fingerprint: str) -> str:
    """Return that no paper is kept under a fingerprint."""
    return _("No paper is kept under “{fingerprint}”.").format(fingerprint=states.cut(fingerprint))


def not_asked(kind: str, number: int) -> str:
    """Return that nothing of a number was asked at a meeting."""
    return _("There is no {kind} {number} at that meeting. Choose one that was made there.").format(
        kind=kind, number=number
    )


def too_long(most: int) -> str:
    """Return that a text is longer than it may be."""
    return _("That is longer than {most} characters. Say it in fewer words.").format(most=numbers.plain(most))


def other_kinds(kinds: Sequence[str]) -> str:
    """Return in which kinds of file a paper is drawn."""
    return _("This paper is drawn as {kinds}. Ask for one of these.").format(
        kinds=states.listed(tuple(kind.upper() for kind in kinds))
    )


def altered(fingerprint: str) -> str:
    """Return that what is kept under a fingerprint is not what was made."""
    return _("The record kept under {fingerprint} has been altered since. Do not use it; restore the store.").format(
        fingerprint=fingerprint
    )


def bad_since(text: str) -> str:
    """Return that a day to look back to cannot be read, or has not passed."""
    return _("“{text}” is not a day before the one asked about. Write it as 2026-03-31.").format(text=states.cut(text))


def unknown_kind(text: str, kinds: Sequence[str]) -> str:
    """Return that there is no such paper."""
    return _("There is no paper called “{text}”. There are: {kinds}.").format(
        text=states.cut(text), kinds=", ".join(kinds)
    )


def no_meeting(place: str, day: str) -> str:
    """Return that no meeting is held on a day."""
    return _("No meeting about {place} is on record for {day}.").format(place=place, day=states.cut(day))


def item(kind: str, number: int) -> str:
    """Return the name of a question or recommendation: "Recommendation 2"."""
    return f"{ITEMS[kind]} {number}"


def state(kind: str, *, due: date | None, late_by: int, made_on: date) -> str:
    """Return how a question or recommendation stands, with the day its reply is due."""
    by = _(" by {due}").format(due=dates.day(due)) if due else ""
    match kind:
        case "tabled":
            return _("Tabled for {made_on}; a reply is due{by}").format(
                made_on=dates.day(made_on), by=by or _(" when it is made")
            )
        case "open":
            return _("Awaits a reply{by}").format(by=by)
        case "overdue":
            return _("Reply overdue: it was due{by} and is {late_by} late").format(
                by=by, late_by=numbers.many(late_by, "{n} day", "{n} days")
            )
        case _:
            return STATES[kind]


def answered(kind: str, post: str, on: date) -> str:
    """Return who answered, and when."""
    by = _(" by {post}").format(post=post) if post else ""
    return _("{kind}{by} on {on}").format(kind=STATES[kind], by=by, on=dates.day(on))


def put_to(office: str) -> str:
    """Return to whom something was put."""
    return _("Put to {office}.").format(office=office) if office else ""


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
        return _("No reply is overdue.")
    return numbers.many(count, "{n} reply is overdue.", "{n} replies are overdue.").capitalize()


def due_reminder(what: str, office: str) -> str:
    """Return the title of a reminder."""
    to = f", {office}" if office else ""
    return _("Reply due: {what}{to}").format(what=what, to=to)
