"""What the page of records says: whether the log stands, its entries, who may do what, and the settings in force."""

from datetime import date, datetime

from dashboard.wording import dates, numbers
from dashboard.wording.access import ROLES
from dashboard.wording.language import _
from dashboard.wording.people import THE_CENTRE

CHAIN = _("Has anything been altered?")
CHECK = _("Check the whole log now")
LOG = _("What people did")
ONE_PLACE = _("Show one place")
PLACE_LABEL = _("Place, by its name")
SHOW = _("Show")
EVERY_ENTRY = _("All entries")
NO_ENTRIES = _("There is no entry that your roles let you read.")
WHO_AND_WHEN = _("Your roles let you read who acted and when, not what about.")
MORE = _("Older entries are left out here. Choose a place to see more of its own.")
PEOPLE = _("Who may do what")
NO_PEOPLE = _("Nobody has been granted anything yet.")
NO_ROLE = _("No role granted")
LEFT = _("May not sign in any more")
REVIEW = _("Read through each quarter")
REVIEWED = _("I have read every grant through")
REVIEW_NOTED = _("Noted. The next review is due in three months.")
GIVE = _("Give a role")
WHO = _("Person")
ROLE = _("Role")
POST = _("Post, as signatures and replies show it")
UNTIL = _("Until")
PLACE_OR_CENTRE = _("Place, by its name; empty for a role of the centre")
GIVE_BUTTON = _("Give this role")
GIVEN = _("Given. It counts once another administrator has confirmed it.")
LET_IN = _("Let somebody sign in")
ISSUER = _("Provider, as its tokens name it")
SUBJECT = _("What the provider calls the person")
NAME = _("Name")
LET_IN_BUTTON = _("Let them sign in")
LET_IN_DONE = _("They may sign in now. A role needs two administrators.")
END = _("End a role, or somebody’s sign-in")
END_LABEL = _("What ends")
EVERYTHING = _("Every role and the sign-in itself")
END_BUTTON = _("End it now")
END_DONE = _("Ended. It is lost at the next click.")
SETTINGS = _("Settings in force")
PROVIDER = _("Who signs people in")
ADDRESS = _("Public address")
SESSION = _("How long a sign-in lasts")
SESSION_SAID = _("8 hours without use, 12 hours at most")
SIGNING = _("Signing a document")
SIGNING_SAID = _("A fresh sign-in, at most 5 minutes old, with the same account")
RUN_BY = _("Who runs this copy")
CONTACT = _("Contact")
NOT_SET = _("Not set")
SAYS = _("What it says")
REASON = _("Reason")
DIGEST = _("Digest")
PREVIOUS = _("Digest of the entry before")

_ACTS = {
    "grant": _("People and roles"),
    "sign_in": _("Signed in"),
    "sign_in_refused": _("Was not let in"),
    "sign_out": _("Signed out"),
    "sign_out_everywhere": _("Signed out on every device"),
    "edit_terms": _("Edited terms"),
    "edit_standard": _("Edited a standard"),
    "sign_for_place": _("Signed for the place"),
    "sign_for_centre": _("Signed for the centre"),
    "reply_to_case": _("Acted on a case"),
    "close_case": _("Closed a case"),
    "comment": _("Wrote commentary"),
    "scrutinise": _("Scrutiny"),
    "store_pack": _("Stored a paper"),
    "speak_for_centre": _("Spoke for the centre"),
    "speak_for_place": _("Spoke for the place"),
    "release_figures": _("Released figures"),
    "correct": _("Corrected a figure"),
    "reveal": _("Revealed a figure"),
    "hide": _("Hid a figure"),
    "read_held": _("Read held figures"),
    "settings": _("Changed a setting"),
}


def stands(length: int) -> str:
    """Return that nothing was altered."""
    if not length:
        return _("Nothing has been logged yet, so nothing can have been altered.")
    return numbers.many(
        length,
        "Nothing in the log has been altered: {n} entry, it follows from the start.",
        "Nothing in the log has been altered: {n} entries, each follows from the one before.",
    )


def unchecked(length: int) -> str:
    """Return that a long log has not been checked on this reading."""
    return _("The log holds {length} entries. Check below that each follows from the one before.").format(
        length=numbers.plain(length)
    )


KEEP = _(
    "A chain shows what was altered, not whether its newest entries were cut off. Keep this digest and the number of "
    "entries somewhere else, and compare."
)


def entry(number: int) -> str:
    """Return what an entry is called."""
    return _("Entry {number}").format(number=numbers.plain(number))


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
    return _("We hold no place called “{text}”. These are all entries that you may read.").format(text=text)


def counted(people: int, waiting: int) -> str:
    """Return how many people may sign in, and how many roles wait."""
    first = _("{people} may sign in.").format(people=numbers.many(people, "{n} person", "{n} people").capitalize())
    if not waiting:
        return first
    return _("{first} {waiting} for a second administrator.").format(
        first=first, waiting=numbers.many(waiting, "{n} role waits", "{n} roles wait").capitalize()
    )


def reviewed(at: datetime | None, due: date | None, today: date) -> str:
    """Return when every grant was last read through, and when it is due again."""
    if at is None or due is None:
        return _("Nobody has noted a review of the roles yet. It is due each quarter.")
    said = _("Every role was last read through on {on}.").format(on=dates.day(at.astimezone(dates.LONDON).date()))
    following = _("The next review was due on {due}.") if due < today else _("The next review is due on {due}.")
    return f"{said} {following.format(due=dates.day(due))}"
