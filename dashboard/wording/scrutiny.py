"""Words of what scrutiny asks, what an office replies, and the weeks before an election: forms, checks and tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, papers_page
from dashboard.wording.language import _

SCRUTINY = _("For those who question")
WHAT_TO_DO = _("What do you want to do?")
TO_DO: Final[Mapping[str, str]] = {
    "question": _("Ask a question"),
    "recommendation": _("Make a recommendation"),
    "arrange": _("Put a meeting on record"),
    "withdraw": _("Take a question or recommendation back"),
}
LABELS: Final[Mapping[str, str]] = {
    "meeting": _("At which meeting"),
    "text": _("Words, as everybody will read them"),
    "addressed_to": _("The office that is to reply"),
    "clause": _("The outcome or promise it is about (may stay empty)"),
    "body": _("The body that meets"),
    "held_on": _("Day of the meeting"),
    "decision": _("The decision it is asked for (may stay empty)"),
    "item": _("Which one"),
    "step": _("The place’s answer"),
    "until": _("Until (leave it empty where somebody lifts it)"),
}
STEPS: Final[Mapping[str, str]] = {
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "replied": _("Replied, neither accepted nor declined"),
    "done": _("Done"),
}
SUGGESTED = _("The evidence suggests these questions")
TAKE_ONE = _("Begin from one of them")
EDIT = _("They come from the figures by rule. Change the words as you like, and keep them neutral.")
SAVED_AS_TYPED = _("What you type is saved as you leave each field, for you alone, until you send it.")
TO_MEND = _("There is something to mend")
CHECK = _("Check what will be public")
CHANGE = _("Change it")
WILL_BE_PUBLIC = _("This is exactly what will be public")
SEND = _("Send")
SENT = _("It is on record, and everybody can read it.")
NO_DAY = _("Choose the day of the meeting.")
NO_MEETING = _("Choose the meeting. Put it on record first where it is not there.")
NO_ITEM = _("Choose the question or recommendation that you take back.")
NO_STEP = _("Choose the answer.")
NOTHING_TO_TAKE_BACK = _("Nothing that was asked here can be taken back.")
NO_MEETING_YET = _("No meeting about this place is on record. Put one on record before you ask.")
PAST_DAY = _("That day has passed. Choose a day to come, or leave it empty.")
FREEZE = _("Before an election")
FREEZE_SAID = _("While words are frozen nobody adds commentary about this place. Figures go on.")
FREEZE_CHECK = _("Check before words are frozen")
FREEZE_SEND = _("Freeze words about this place")
LIFT_CHECK = _("Check before the freeze is lifted")
LIFT_SEND = _("Lift the freeze")
FROZEN_DONE = _("Words about this place are frozen from now on.")
LIFTED = _("Words about this place may be added again.")
NOT_READY = _("This pack cannot be approved yet. These have no words of the place in it:")
READY = _("Everything that is below, off course or late has words of the place in this pack.")
READ_PACK = _("Read the pack")
MAKE_PACK = _("Make the pack of this meeting")
REPLIES_HERE = _("Replies for the place")


def item(kind: str, number: int, on: date) -> str:
    """Return the name of a question or recommendation within a sentence: "recommendation 2 of 3 December 2026"."""
    return _("{kind} {number} of {on}").format(kind=papers_page.ITEMS[kind].lower(), number=number, on=dates.day(on))


def reply_to(place: str, kind: str, number: int, on: date) -> str:
    """Return the title of a reply that waits."""
    return _("Reply to {item}: {place}").format(item=item(kind, number, on), place=place)


def answer_again(kind: str, number: int, on: date) -> str:
    """Return the title of a link to say what became of something that was answered already."""
    return _("Say what became of {item}").format(item=item(kind, number, on))


def ask_at(place: str) -> str:
    """Return the title of what scrutiny may begin."""
    return _("Ask, recommend or put a meeting on record: {place}").format(place=place)


def approve(place: str, on: date | None) -> str:
    """Return the title of a pack that waits for its approval."""
    return (
        _("Approve the pack of {on}: {place}").format(on=dates.day(on), place=place)
        if on
        else _("Approve the pack: {place}").format(place=place)
    )


def keep_for(place: str, body: str, on: date) -> str:
    """Return the title of a meeting to come without a pack."""
    return _("Keep a pack to the meeting of {met}: {place}").format(met=papers_page.met(body, on), place=place)


def put(kind: str, office: str, meeting: str, *, post: str, due: date) -> tuple[str, ...]:
    """Return the lines under which a question or recommendation will stand."""
    return (
        _("{kind} to {office}, at the meeting of {meeting}, by {post}.").format(
            kind=papers_page.ITEMS[kind], office=office, meeting=meeting, post=post
        ),
        _("A reply is due by {due}.").format(due=dates.day(due)),
    )


def about(clause: str) -> str:
    """Return which clause something is about."""
    return _("About: {clause}").format(clause=clause) if clause else ""


def replied(step: str, post: str, on: date) -> str:
    """Return the line over a reply."""
    return f"{papers_page.answered(step, post, on)}."


def withdrawn(what: str, post: str, on: date) -> str:
    """Return the line over something that is taken back."""
    return f"{what[:1].upper()}{what[1:]}. {papers_page.answered(_('withdrawn'), post, on)}."


def meeting(body: str, on: date, decision: str) -> tuple[str, ...]:
    """Return the lines under which a meeting will stand."""
    return (
        f"{papers_page.met(body, on)}.",
        _("Decision asked: {decision}").format(decision=decision) if decision else "",
    )


def frozen(place: str, since: date, until: date | None) -> str:
    """Return that what people write about a place is frozen."""
    end = _(" until {until}").format(until=dates.day(until)) if until else ""
    return _("Before an election: words about {place} have been frozen since {since}{end}. Figures go on.").format(
        place=place, since=dates.day(since), end=end
    )


def to_freeze(place: str, from_: date, until: date | None) -> str:
    """Return exactly what freezing will say."""
    end = _(", until {until}").format(until=dates.day(until)) if until else ""
    return _("Before an election: words about {place} are frozen from {first}{end}. Figures go on.").format(
        place=place, first=dates.day(from_), end=end
    )


def to_lift(place: str) -> str:
    """Return exactly what lifting will say."""
    return _("Commentary about {place} may be added again, and what was written meanwhile is shown.").format(
        place=place
    )


def wrong(sentence: str) -> str:
    """Return what is wrong with a field, beside it."""
    return _("Mend this: {sentence}").format(sentence=sentence)
