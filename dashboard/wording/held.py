"""What is said of figures before their minute: to whoever may read them, in the log, and by the command that loads."""

from datetime import UTC, date, datetime

from dashboard.wording import dates, marks, numbers
from dashboard.wording.language import _
from data.catalogue import Indicator

SECTION = _("Figures before their minute")
WARNING = _(
    "These figures are not public. Do not pass them on, hint at them or act on them before their minute. "
    "Each reading is on record under your name."
)
READ_THEM = _("Read these figures")
LIST = _("Who may read them before")
NOBODY_LISTED = _("Nobody but the data stewards may read them.")
WHO = _("Name")
WHERE = _("Figures of")
ALL_PLACES = _("All places")
ADMIT = _("Let them read")
NOBODY_COULD = _("Nobody else holds a role that may read figures early.")
TAKE_OFF = _("Take off the list: {name}")
ADMITTED = _("They may read these figures from now on.")
DISMISSED = _("They may read these figures no longer.")
TAKE_BACK = _("Take these figures back")
TAKE_BACK_SAID = _("Taken back, they are dropped as though they had never been loaded. A corrected file can follow.")
TOOK_BACK = _("The figures were taken back.")
NOT_LISTED = _("You are not on the list of people who may read these figures. A data steward can put you on it.")
CANNOT_BE_LISTED = _(
    "Only readers and signatories of a place, and analysts and signatories of the centre, can be on this list."
)
LISTED_ALREADY = _("They are on the list already.")
OTHER_PLACE = _("Their role does not reach the figures of that place.")
NOT_ON_LIST = _("They are not on the list any more.")
NOTHING_WAITS = _("No figures wait for that minute. They are out, or were taken back.")
# The log is read by machines too, and stays in one language.
READ = "read"
TAKEN_BACK = "taken back"


def task(title: str, until: datetime) -> str:
    """Return the title of figures that wait, in the list of what is open to a reader."""
    return _("Read before {until}: {title}").format(until=dates.moment(until), title=title)


def heading(title: str) -> str:
    """Return the heading over figures that wait."""
    return _("{title}, before its minute").format(title=title)


def until(moment: datetime, number: int) -> str:
    """Say until when figures are held, and of how many places this reader may read them."""
    return _("Held until {moment}. {places}").format(
        moment=dates.moment(moment),
        places=numbers.many(number, "You may read those of {n} place.", "You may read those of {n} places."),
    )


def loaded_on(moment: datetime) -> str:
    """Say when they were loaded."""
    return _("Loaded at {moment}.").format(moment=dates.moment(moment))


def row(start: date, end: date, status: str) -> str:
    """Return the period and status of a figure."""
    return _("{period}, {status}").format(period=dates.period(start, end), status=marks.status(status))


def value(figure: float | None, indicator: Indicator) -> str:
    """Return a figure with its unit, or a dash where there is none."""
    return "–" if figure is None else numbers.full(figure, indicator)


def listed(name: str, place: str | None) -> str:
    """Return somebody on the list, and of which place they may read."""
    return _("{name}: {place}").format(name=name, place=place or ALL_PLACES)


def object_of(indicator: str, moment: datetime) -> str:
    """Return how the log names figures that wait."""
    return f"held figures of {indicator}, until {_minute(moment)}"


def list_of(indicator: str, moment: datetime) -> str:
    """Return how the log names a list."""
    return f"pre-release list of {indicator}, until {_minute(moment)}"


def on_list(person: int, place: str | None) -> str:
    """Return how the log says that somebody was put on a list."""
    return f"person {person}, {place or 'all places'}"


def off_list(entry: int) -> str:
    """Return how the log says that somebody was taken off a list."""
    return f"entry {entry} ended"


def loaded(moment: datetime, by: str) -> str:
    """Return how the log says when figures were loaded and by whom."""
    return f"loaded at {_minute(moment)} by {by}"


def waits(moment: datetime) -> str:
    """Return what the command adds about figures that wait."""
    return _(" Held until {moment}.").format(moment=dates.moment(moment))


def _minute(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
