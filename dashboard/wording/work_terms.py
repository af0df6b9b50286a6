"""Words of the forms for terms and signatures."""

import re
from collections.abc import Mapping
from typing import Final

from dashboard.wording import numbers
from dashboard.wording.change_keys import key_name
from dashboard.wording.states import cut

NOT_YOURS: Final = "There is nothing here that you may edit. Ask an administrator if that is wrong."
EDIT_TITLE: Final = "Other terms that you may edit"
SAVED_AS_TYPED: Final = "What you type is kept as you type it. Nobody else sees it until you save or send it."
GO_ON: Final = "You began this earlier. It goes on where you left it."
ANEW: Final = "Throw my changes away"
REASON: Final = "Why this version is made"
CONTENTS: Final = "In this form"
CHECK: Final = "Check"
TO_MEND: Final = "What to mend first"
CHECKED: Final = "Check before it goes on"
WHAT_CHANGES: Final = "What changes"
WHOLE_TEXT: Final = "The whole text"
FIRST_VERSION: Final = "This is the first version, so all of it is new."
TO_ANSWER: Final = "What both sides will ask"
ANSWER_FIRST: Final = "Each is answered in the form before it is sent. It can be saved without."
COPIED: Final = "Whose words are these?"
ANSWER: Final = "Why the same words serve here"
SAVE: Final = "Save for your side"
SEND: Final = "Send to both sides for signature"
CHANGE: Final = "Change something"
SAVED: Final = "Saved. Your side can read and edit it; the other side cannot yet."
SENT: Final = "Sent. Both sides can read it and sign it now."
SOMEBODY_ELSE: Final = "Somebody else saved this draft while you were typing"
NOTHING_LOST: Final = "Nothing was overwritten. These are both texts; what stands apart is said first."
YOURS: Final = "Your text"
THEIRS: Final = "The text saved since"
BUILD_ON: Final = "Put my text in its place"
TAKE_THEIRS: Final = "Keep theirs and throw mine away"
AWAITS: Final = (
    "This version awaits signatures, so its text stands still. While nobody has signed, it can be taken back."
)
TAKE_BACK: Final = "Take it back"
TAKEN_BACK: Final = "Taken back. It is a draft again."
GIVE_UP_TITLE: Final = "Give this version up"
GIVE_UP_SAID: Final = "It stays as it is and ends, and the next version follows from it. Both sides read the reason."
WHY: Final = "Reason"
GIVE_UP: Final = "Give it up"
GIVEN_UP: Final = "Given up. The next version follows from it."
LEFT_OUT: Final = "Panels left out"
LEFT_OUT_SAID: Final = "Each of the four panels is filled, or left out with a reason."
REMOVE: Final = "Remove"

SIGN_TITLE: Final = "What you would sign"
NOTHING_TO_SIGN: Final = "Nothing waits here for your signature."
OWN_TEXT: Final = "You edited these terms last, so another person signs them for your side."
IN_FORCE: Final = "Signed. Both sides have signed, so it comes into force."
SIGNED: Final = "Signed. It waits for the other side."
FRESH_FIRST: Final = (
    "A signature needs a sign-in of the last five minutes. Sign in once more; you come back to this page."
)
SIGN_IN_AGAIN: Final = "Sign in once more"
NOBODY_YET: Final = "Nobody has signed yet."

HEADINGS: Final = {
    "agreement": "The agreement",
    "standard": "The standard",
    "accountability": "Who answers",
    "alternative": "Another figure proposed",
    "outcomes": "Outcomes",
    "commitments": "Measures",
    "milestones": "Levels on the way",
    "parts": "Who has a part",
    "budget": "Budget",
    "envelopes": "Budget by year",
    "lines": "Lines of the budget",
    "splits": "Who spends, who saves",
    "powers": "Powers",
    "engagement": "Residents",
    "passed_down": "Passed on below the town hall",
    "asks": "Asks and offers",
    "continues": "Councils that ended",
    "consensus": "The consensus",
    "rule": "The rule of judgement",
}
ENTRIES: Final = {
    "outcomes": "outcome",
    "commitments": "measure",
    "milestones": "level on the way",
    "parts": "part",
    "envelopes": "year",
    "lines": "line",
    "splits": "pair",
    "powers": "power",
    "passed_down": "thing passed on",
    "asks": "ask or offer",
    "continues": "council",
}
_COMMITMENT: Final = re.compile(r"commitment ([A-Za-z0-9-]+)")
_HINTS: Final = {"day": "year-month-day", "money": "in pounds", "lines": "one a line"}


def title(named: str, version: int) -> str:
    """Return the heading of the form."""
    return f"{named}: version {version}" if named else f"A new standard: version {version}"


def edit(named: str) -> str:
    """Return the link to the form for terms."""
    return f"Edit the terms of {named}"


def label(key: str, kind: str, *, clause: str, needed: bool) -> str:
    """Return the label of a field: what it is called, how to write it, and that it is needed."""
    name = key_name(key, clause=clause).removeprefix("the ").strip("“”")
    notes = [note for note in (_HINTS.get(kind, ""), "needed" if needed else "") if note]
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{name[:1].upper()}{name[1:]}{told}"


def field(within: str, key: str, *, clause: str) -> str:
    """Return a field as the list of what to mend names it: its clause, then what it is called."""
    return f"{within}: {label(key, '', clause=clause, needed=False).lower()}"


def mend_first(count: int) -> str:
    """Return the line beside the button, which leads to the list of what is wrong."""
    return f"{numbers.many(count, 'thing').capitalize()} to mend first"


def heading(key: str) -> str:
    """Return the heading of a clause."""
    return HEADINGS.get(key, key.replace("_", " ").capitalize())


def clause(name: str, titles: Mapping[str, str]) -> str:
    """Return a clause as a reader knows it: a measure by its title, a panel by its heading."""
    if name in HEADINGS:
        return HEADINGS[name]
    told = _COMMITMENT.sub(lambda found: f"measure {titles.get(found[1], found[1])}", name)
    return told[:1].upper() + told[1:]


def add(key: str) -> str:
    """Return the button that adds an entry to a list."""
    word = ENTRIES.get(key, "entry")
    return f"Add {'an' if word[0] in 'aeiou' else 'a'} {word}"


def remove(clause: str) -> str:
    """Return the button that takes an entry out of a list."""
    return f"{REMOVE} {cut(clause)}"


def choice(word: str) -> str:
    """Return one choice of a list; nothing is chosen beforehand."""
    return word.replace("_", " ").capitalize() if word else "Not said"


def left_out(panel: str) -> str:
    """Return the label of the reason for leaving out a panel."""
    return f"Why {heading(panel).lower()} is left out"


def sign(side: str) -> str:
    """Return the button that signs for a side."""
    return "Sign for the centre" if side == "centre" else "Sign for the place"


def signed(post: str, side: str, on: str) -> str:
    """Return who has signed."""
    return f"{post} signed for {'the centre' if side == 'centre' else 'the place'} on {on}."


def fingerprint(text: str) -> str:
    """Return the fingerprint in fours, to be compared with the one on paper."""
    return f"Fingerprint {' '.join(text[at : at + 4] for at in range(0, 12, 4))}"
