"""Words of the forms for terms and signatures."""

import re
from collections.abc import Mapping
from typing import Final

from dashboard.wording import numbers
from dashboard.wording.change_keys import key_name
from dashboard.wording.language import _
from dashboard.wording.states import cut

NOT_YOURS: Final = _("There is nothing here that you may edit. Ask an administrator if that is wrong.")
EDIT_TITLE: Final = _("Other terms that you may edit")
SAVED_AS_TYPED: Final = _("What you type is kept as you type it. Nobody else sees it until you save or send it.")
GO_ON: Final = _("You began this earlier. It goes on where you left it.")
ANEW: Final = _("Throw my changes away")
REASON: Final = _("Why this version is made")
CONTENTS: Final = _("In this form")
CHECK: Final = _("Check")
TO_MEND: Final = _("What to mend first")
CHECKED: Final = _("Check before it goes on")
WHAT_CHANGES: Final = _("What changes")
WHOLE_TEXT: Final = _("The whole text")
FIRST_VERSION: Final = _("This is the first version, so all of it is new.")
TO_ANSWER: Final = _("What both sides will ask")
ANSWER_FIRST: Final = _("Each is answered in the form before it is sent. It can be saved without.")
COPIED: Final = _("Whose words are these?")
ANSWER: Final = _("Why the same words serve here")
SAVE: Final = _("Save for your side")
SEND: Final = _("Send to both sides for signature")
CHANGE: Final = _("Change something")
SAVED: Final = _("Saved. Your side can read and edit it; the other side cannot yet.")
SENT: Final = _("Sent. Both sides can read it and sign it now.")
SOMEBODY_ELSE: Final = _("Somebody else saved this draft while you were typing")
NOTHING_LOST: Final = _("Nothing was overwritten. These are both texts; what stands apart is said first.")
YOURS: Final = _("Your text")
THEIRS: Final = _("The text saved since")
BUILD_ON: Final = _("Put my text in its place")
TAKE_THEIRS: Final = _("Keep theirs and throw mine away")
AWAITS: Final = _(
    "This version awaits signatures, so its text stands still. While nobody has signed, it can be taken back."
)
TAKE_BACK: Final = _("Take it back")
TAKEN_BACK: Final = _("Taken back. It is a draft again.")
GIVE_UP_TITLE: Final = _("Give this version up")
GIVE_UP_SAID: Final = _("It stays as it is and ends, and the next version follows from it. Both sides read the reason.")
WHY: Final = _("Reason")
GIVE_UP: Final = _("Give it up")
GIVEN_UP: Final = _("Given up. The next version follows from it.")
LEFT_OUT: Final = _("Panels left out")
LEFT_OUT_SAID: Final = _("Each of the four panels is filled, or left out with a reason.")
REMOVE: Final = _("Remove")

SIGN_TITLE: Final = _("What you would sign")
NOTHING_TO_SIGN: Final = _("Nothing waits here for your signature.")
OWN_TEXT: Final = _("You edited these terms last, so another person signs them for your side.")
IN_FORCE: Final = _("Signed. Both sides have signed, so it comes into force.")
SIGNED: Final = _("Signed. It waits for the other side.")
FRESH_FIRST: Final = _(
    "A signature needs a sign-in of the last five minutes. Sign in once more; you come back to this page."
)
SIGN_IN_AGAIN: Final = _("Sign in once more")
NOBODY_YET: Final = _("Nobody has signed yet.")

HEADINGS: Final = {
    "agreement": _("The agreement"),
    "standard": _("The standard"),
    "accountability": _("Who answers"),
    "alternative": _("Another figure proposed"),
    "outcomes": _("Outcomes"),
    "commitments": _("Measures"),
    "milestones": _("Levels on the way"),
    "parts": _("Who has a part"),
    "budget": _("Budget"),
    "envelopes": _("Budget by year"),
    "lines": _("Lines of the budget"),
    "splits": _("Who spends, who saves"),
    "powers": _("Powers"),
    "engagement": _("Residents"),
    "passed_down": _("Passed on below the town hall"),
    "asks": _("Asks and offers"),
    "continues": _("Councils that ended"),
    "consensus": _("The consensus"),
    "rule": _("The rule of judgement"),
}
FILLED_AND_LEFT_OUT = _("it is both filled and left out")
KEEP_ONE = _("Keep one of the two.")
ADDS: Final = {
    "outcomes": _("Add an outcome"),
    "commitments": _("Add a measure"),
    "milestones": _("Add a level on the way"),
    "parts": _("Add a part"),
    "envelopes": _("Add a year"),
    "lines": _("Add a line"),
    "splits": _("Add a pair"),
    "powers": _("Add a power"),
    "passed_down": _("Add a thing passed on"),
    "asks": _("Add an ask or offer"),
    "continues": _("Add a council"),
}
_COMMITMENT: Final = re.compile(r"commitment ([A-Za-z0-9-]+)")
_HINTS: Final = {"day": _("year-month-day"), "money": _("in pounds"), "lines": _("one a line")}


def title(named: str, version: int) -> str:
    """Return the heading of the form."""
    return (
        _("{named}: version {version}").format(named=named, version=version)
        if named
        else _("A new standard: version {version}").format(version=version)
    )


def edit(named: str) -> str:
    """Return the link to the form for terms."""
    return _("Edit the terms of {named}").format(named=named)


def label(key: str, kind: str, *, clause: str, needed: bool) -> str:
    """Return the label of a field: what it is called, how to write it, and that it is needed."""
    name = key_name(key, clause=clause).removeprefix(_("the ")).strip("“”")
    notes = [note for note in (_HINTS.get(kind, ""), _("needed") if needed else "") if note]
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{name[:1].upper()}{name[1:]}{told}"


def field(within: str, key: str, *, clause: str) -> str:
    """Return a field as the list of what to mend names it: its clause, then what it is called."""
    return f"{within}: {label(key, '', clause=clause, needed=False).lower()}"


def mend_first(count: int) -> str:
    """Return the line beside the button, which leads to the list of what is wrong."""
    return numbers.many(count, "{n} thing to mend first", "{n} things to mend first").capitalize()


def heading(key: str) -> str:
    """Return the heading of a clause."""
    return HEADINGS.get(key, key.replace("_", " ").capitalize())


def clause(name: str, titles: Mapping[str, str]) -> str:
    """Return a clause as a reader knows it: a measure by its title, a panel by its heading."""
    if name in HEADINGS:
        return HEADINGS[name]
    told = _COMMITMENT.sub(lambda found: _("measure {found}").format(found=titles.get(found[1], found[1])), name)
    return told[:1].upper() + told[1:]


def add(key: str) -> str:
    """Return the button that adds an entry to a list."""
    return ADDS.get(key, _("Add an entry"))


def remove(clause: str) -> str:
    """Return the button that takes an entry out of a list."""
    return f"{REMOVE} {cut(clause)}"


def choice(word: str) -> str:
    """Return one choice of a list; nothing is chosen beforehand."""
    return word.replace("_", " ").capitalize() if word else _("Not said")


def left_out(panel: str) -> str:
    """Return the label of the reason for leaving out a panel."""
    return _("Why {heading} is left out").format(heading=heading(panel).lower())


def sign(side: str) -> str:
    """Return the button that signs for a side."""
    return _("Sign for the centre") if side == "centre" else _("Sign for the place")


def signed(post: str, side: str, on: str) -> str:
    """Return who has signed."""
    words = (
        _("{post} signed for the centre on {on}.") if side == "centre" else _("{post} signed for the place on {on}.")
    )
    return words.format(post=post, on=on)


def fingerprint(text: str) -> str:
    """Return the fingerprint in fours, to be compared with the one on paper."""
    return _("Fingerprint {range}").format(range=" ".join(text[at : at + 4] for at in range(0, 12, 4)))
