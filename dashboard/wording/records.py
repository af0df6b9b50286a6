"""What the page of records says: whether the log stands, its entries, who may do what, and the settings in force."""

from datetime import date, datetime

from dashboard.wording import dates, numbers
from dashboard.wording.access import ROLES
from dashboard.wording.people import THE_CENTRE

CHAIN = "Has anything been altered?"
CHECK = "Check the whole log now"
LOG = "What people did"
ONE_PLACE = "Show one place"
PLACE_LABEL = "Place, by its name"
SHOW = "Show"
EVERY_ENTRY = "All entries"
NO_ENTRIES = "There is no entry that your roles let you read."
WHO_AND_WHEN = "Your roles let you read who acted and when, not what about."
MORE = "Older entries are left out here. Choose a place to see more of its own."
PEOPLE = "Who may do what"
NO_PEOPLE = "Nobody has been granted anything yet."
NO_ROLE = "No role granted"
LEFT = "May not sign in any more"
REVIEW = "Read through each quarter"
REVIEWED = "I have read every grant through"
REVIEW_NOTED = "Noted. The next review is due in three months."
GIVE = "Give a role"
WHO = "Person"
ROLE = "Role"
POST = "Post, as signatures and replies show it"
UNTIL = "Until"
PLACE_OR_CENTRE = "Place, by its name; empty for a role of the centre"
GIVE_BUTTON = "Give this role"
GIVEN = "Given. It counts once another administrator has confirmed it."
LET_IN = "Let somebody sign in"
ISSUER = "Provider, as its tokens name it"
SUBJECT = "What the provider calls the person"
NAME = "Name"
LET_IN_BUTTON = "Let them sign in"
LET_IN_DONE = "They may sign in now. A role needs two administrators."
END = "End a role, or somebody’s sign-in"
END_LABEL = "What ends"
EVERYTHING = "Every role and the sign-in itself"
END_BUTTON = "End it now"
END_DONE = "Ended. It is lost at the next click."
SETTINGS = "Settings in force"
PROVIDER = "Who signs people in"
ADDRESS = "Public address"
SESSION = "How long a sign-in lasts"
SESSION_SAID = "8 hours without use, 12 hours at most"
SIGNING = "Signing a document"
SIGNING_SAID = "A fresh sign-in, at most 5 minutes old, with the same account"
RUN_BY = "Who runs this copy"
CONTACT = "Contact"
NOT_SET = "Not set"
SAYS = "What it says"
REASON = "Reason"
DIGEST = "Digest"
PREVIOUS = "Digest of the entry before"

_ACTS = {
    "grant": "People and roles",
    "sign_in": "Signed in",
    "sign_in_refused": "Was not let in",
    "sign_out": "Signed out",
    "sign_out_everywhere": "Signed out on every device",
    "edit_terms": "Edited terms",
    "edit_standard": "Edited a standard",
    "sign_for_place": "Signed for the place",
    "sign_for_centre": "Signed for the centre",
    "reply_to_case": "Acted on a case",
    "close_case": "Closed a case",
    "comment": "Wrote commentary",
    "scrutinise": "Scrutiny",
    "store_pack": "Stored a paper",
    "speak_for_centre": "Spoke for the centre",
    "speak_for_place": "Spoke for the place",
    "release_figures": "Released figures",
    "correct": "Corrected a figure",
    "reveal": "Revealed a figure",
    "hide": "Hid a figure",
    "read_held": "Read held figures",
    "settings": "Changed a setting",
}


def stands(length: int) -> str:
    """Return that nothing was altered."""
    if not length:
        return "Nothing has been logged yet, so nothing can have been altered."
    follow = "it follows from the start" if length == 1 else "each follows from the one before"
    return f"Nothing in the log has been altered: {numbers.many(length, 'entry', 'entries')}, {follow}."


def unchecked(length: int) -> str:
    """Return that a long log has not been checked on this reading."""
    return f"The log holds {numbers.plain(length)} entries. Check below that each follows from the one before."


def end_of_chain(digest: str) -> str:
    """Return the end of the chain, to keep elsewhere: it alone shows that nothing was cut off."""
    return f"Newest digest: {digest}"


KEEP = (
    "A chain shows what was altered, not whether its newest entries were cut off. Keep this digest and the number of "
    "entries somewhere else, and compare."
)


def entry(number: int) -> str:
    """Return what an entry is called."""
    return f"Entry {numbers.plain(number)}"


def act(name: str) -> str:
    """Return an act in words."""
    return _ACTS.get(name, name.replace("_", " ").capitalize())


def where(place: str, *, of_the_centre: bool) -> str:
    """Return the place of an entry."""
    return THE_CENTRE.capitalize() if of_the_centre else place


def by(who: str, role: str) -> str:
    """Return who acted, and in which role."""
    named = {each.value: words for each, words in ROLES.items()}.get(role, role)
    return f"{who}\n{named}" if named else who


def unknown_place(text: str) -> str:
    """Return that an address names a place that nobody knows; all entries are shown instead of another place's."""
    return f"We hold no place called “{text}”. These are all entries that you may read."


def counted(people: int, waiting: int) -> str:
    """Return how many people may sign in, and how many roles wait."""
    first = f"{numbers.many(people, 'person', 'people').capitalize()} may sign in."
    if not waiting:
        return first
    return f"{first} {numbers.many(waiting, 'role waits', 'roles wait').capitalize()} for a second administrator."


def reviewed(at: datetime | None, due: date | None, today: date) -> str:
    """Return when every grant was last read through, and when it is due again."""
    if at is None or due is None:
        return "Nobody has noted a review of the roles yet. It is due each quarter."
    said = f"Every role was last read through on {dates.day(at.astimezone(dates.LONDON).date())}."
    return f"{said} The next review {'was' if due < today else 'is'} due on {dates.day(due)}."
