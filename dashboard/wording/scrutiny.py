"""Words of what scrutiny asks, what an office replies, and the weeks before an election: forms, checks and tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, papers_page

SCRUTINY = "For those who question"
WHAT_TO_DO = "What do you want to do?"
TO_DO: Final[Mapping[str, str]] = {
    "question": "Ask a question",
    "recommendation": "Make a recommendation",
    "arrange": "Put a meeting on record",
    "withdraw": "Take a question or recommendation back",
}
LABELS: Final[Mapping[str, str]] = {
    "meeting": "At which meeting",
    "text": "Words, as everybody will read them",
    "addressed_to": "The office that is to reply",
    "clause": "The outcome or promise it is about (may stay empty)",
    "body": "The body that meets",
    "held_on": "Day of the meeting",
    "decision": "The decision it is asked for (may stay empty)",
    "item": "Which one",
    "step": "The place’s answer",
    "until": "Until (leave it empty where somebody lifts it)",
}
STEPS: Final[Mapping[str, str]] = {
    "accepted": "Accepted",
    "declined": "Declined",
    "replied": "Replied, neither accepted nor declined",
    "done": "Done",
}
SUGGESTED = "The evidence suggests these questions"
TAKE_ONE = "Begin from one of them"
EDIT = "They come from the figures by rule. Change the words as you like, and keep them neutral."
SAVED_AS_TYPED = "What you type is saved as you leave each field, for you alone, until you send it."
TO_MEND = "There is something to mend"
CHECK = "Check what will be public"
CHANGE = "Change it"
WILL_BE_PUBLIC = "This is exactly what will be public"
SEND = "Send"
SENT = "It is on record, and everybody can read it."
NO_DAY = "Choose the day of the meeting."
NO_MEETING = "Choose the meeting. Put it on record first where it is not there."
NO_ITEM = "Choose the question or recommendation that you take back."
NO_STEP = "Choose the answer."
NOTHING_TO_TAKE_BACK = "Nothing that was asked here can be taken back."
NO_MEETING_YET = "No meeting about this place is on record. Put one on record before you ask."
PAST_DAY = "That day has passed. Choose a day to come, or leave it empty."
FREEZE = "Before an election"
FREEZE_SAID = "While words are frozen nobody adds commentary about this place. Figures go on."
FREEZE_CHECK = "Check before words are frozen"
FREEZE_SEND = "Freeze words about this place"
LIFT_CHECK = "Check before the freeze is lifted"
LIFT_SEND = "Lift the freeze"
FROZEN_DONE = "Words about this place are frozen from now on."
LIFTED = "Words about this place may be added again."
NOT_READY = "This pack cannot be approved yet. These have no words of the place in it:"
READY = "Everything that is below, off course or late has words of the place in this pack."
READ_PACK = "Read the pack"
MAKE_PACK = "Make the pack of this meeting"
REPLIES_HERE = "Replies for the place"


def item(kind: str, number: int, on: date) -> str:
    """Return the name of a question or recommendation within a sentence: "recommendation 2 of 3 December 2026"."""
    return f"{papers_page.ITEMS[kind].lower()} {number} of {dates.day(on)}"


def reply_to(place: str, kind: str, number: int, on: date) -> str:
    """Return the title of a reply that waits."""
    return f"Reply to {item(kind, number, on)}: {place}"


def answer_again(kind: str, number: int, on: date) -> str:
    """Return the title of a link to say what became of something that was answered already."""
    return f"Say what became of {item(kind, number, on)}"


def ask_at(place: str) -> str:
    """Return the title of what scrutiny may begin."""
    return f"Ask, recommend or put a meeting on record: {place}"


def approve(place: str, on: date | None) -> str:
    """Return the title of a pack that waits for its approval."""
    return f"Approve the pack of {dates.day(on)}: {place}" if on else f"Approve the pack: {place}"


def keep_for(place: str, body: str, on: date) -> str:
    """Return the title of a meeting to come without a pack."""
    return f"Keep a pack to the meeting of {papers_page.met(body, on)}: {place}"


def put(kind: str, office: str, meeting: str, *, post: str, due: date) -> tuple[str, ...]:
    """Return the lines under which a question or recommendation will stand."""
    return (
        f"{papers_page.ITEMS[kind]} to {office}, at the meeting of {meeting}, by {post}.",
        f"A reply is due by {dates.day(due)}.",
    )


def about(clause: str) -> str:
    """Return which clause something is about."""
    return f"About: {clause}" if clause else ""


def replied(step: str, post: str, on: date) -> str:
    """Return the line over a reply."""
    return f"{papers_page.answered(step, post, on)}."


def withdrawn(what: str, post: str, on: date) -> str:
    """Return the line over something that is taken back."""
    return f"{what[:1].upper()}{what[1:]}. {papers_page.answered('withdrawn', post, on)}."


def meeting(body: str, on: date, decision: str) -> tuple[str, ...]:
    """Return the lines under which a meeting will stand."""
    return (f"{papers_page.met(body, on)}.", f"Decision asked: {decision}" if decision else "")


def frozen(place: str, since: date, until: date | None) -> str:
    """Return that what people write about a place is frozen."""
    end = f" until {dates.day(until)}" if until else ""
    return f"Before an election: words about {place} have been frozen since {dates.day(since)}{end}. Figures go on."


def to_freeze(place: str, from_: date, until: date | None) -> str:
    """Return exactly what freezing will say."""
    end = f", until {dates.day(until)}" if until else ""
    return f"Before an election: words about {place} are frozen from {dates.day(from_)}{end}. Figures go on."


def to_lift(place: str) -> str:
    """Return exactly what lifting will say."""
    return f"Commentary about {place} may be added again, and what was written meanwhile is shown."


def wrong(sentence: str) -> str:
    """Return what is wrong with a field, beside it."""
    return f"Mend this: {sentence}"
