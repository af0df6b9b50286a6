"""Words of the page of data: how the supply of figures stands, what came of each asking, what was replaced."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, states

SUPPLY = "Who publishes these figures"
MEASURES = "Every measure"
CALENDAR = "When the next figures are expected"
REFUSED = "Held back and refused"
REVISIONS = "Revised figures"
RELEASES = "Every time we asked"
HELD = "The newest figure of each place"
WHERE = "Where each release came from"
LICENCES = "Licences"
DEFINITION = "What it counts"
EVERY = "All measures"
NOTHING_HELD = "No figures are held yet. These are the measures that are defined, and whom they would be asked of."
NO_MEASURES = "No measures are defined."
NO_RELEASES = "Nobody has been asked for this measure yet."
NO_CALENDAR = "No figures are expected: none are held that another would follow."
NO_REFUSED = "No release has been held back or refused."
NO_REVISIONS = "No figure has been revised since it was first held."
NO_REPLY = "none kept, entered from a table that comes with the product"
NOT_ASKED = "never"
BY_LAG = "Our reckoning, from how long the publisher usually takes"
DOWNLOAD = "Download this list"
HOSTS = "Only these hosts are asked"
NEXT_PERIOD = "the next period"
ADDRESS = "address"
LICENCE_LINK = "The licence"

_STATE = {
    "not_working": marks.Mark(marks.TROUBLE, "Not working"),
    "late": marks.Mark(marks.WARNING, "Late"),
    "due": marks.Mark(marks.NOTHING, "Due soon"),
    "up_to_date": marks.Mark(marks.FINE, "Up to date"),
    "retired": marks.Mark(marks.NOTHING, "Retired: the publisher ended it"),
    "nothing_held": marks.Mark(marks.UNKNOWN, "Nothing held"),
}
_COUNTED = {
    "not_working": "not working",
    "late": "late",
    "due": "due within two weeks",
    "up_to_date": "up to date",
    "retired": "retired",
    "nothing_held": "without any figure",
}
_OUTCOME = {
    "stored": "Stored",
    "unchanged": "Nothing new",
    "held_back": "Held back: a person decides",
    "failed": "Refused",
}
NAMED_LATE = 3


def state(name: str) -> marks.Mark:
    """Return the shape and word of how a supply stands."""
    return _STATE[name]


def unknown(text: str) -> str:
    """Return the answer to a service or a measure that is not known here."""
    return f"Nothing is asked for under the name “{states.cut(text)}”. These are the measures."


def answer(counted: Sequence[tuple[str, int]]) -> str:
    """Return the sentence that answers the page: how many measures stand how, those that need a reader first."""
    total = sum(count for _, count in counted)
    if not total:
        return NO_MEASURES
    if all(name == "nothing_held" for name, count in counted if count):
        return NOTHING_HELD
    held = [(name, count) for name, count in counted if count and name != "nothing_held"]
    said = [f"{numbers.counted(count)} {'is' if count == 1 else 'are'} {_COUNTED[name]}" for name, count in held]
    with_figures = sum(count for _, count in held)
    none = total - with_figures
    first = f"Figures are held for {numbers.many(with_figures, 'measure')}: {states.listed(tuple(said))}."
    if any(name == "not_working" for name, _ in held):
        first = f"{first} The figures held before stand."
    return (
        f"{first} {numbers.counted(none).capitalize()} more {'has' if none == 1 else 'have'} none yet."
        if none
        else first
    )


def standing(name: str, late: Sequence[tuple[str, int]], places: int) -> str:
    """Return how a measure stands, and for which places the next figure is late."""
    said = str(state(name))
    if not late:
        return said
    if len(late) > NAMED_LATE:
        return f"{said}\nfor {numbers.plain(len(late))} of {numbers.plain(places)} places"
    return "\n".join([said, *(f"{place}, {numbers.many(days, 'day')}" for place, days in late)])


def publisher_standing(name: str, working: int, total: int) -> str:
    """Return how a service stands: the state of the measure that needs a reader most, and how many are in order."""
    said = str(state(name))
    return said if name in {"up_to_date", "nothing_held"} else f"{said}\n{working} of {total} measures in order"


def one_standing(title: str, name: str, expected: str, problem: str) -> str:
    """Return the sentence that answers the page of one measure."""
    said = {
        "not_working": f"{title} could not be fetched at the last try. The figures held before stand.",
        "late": f"{title} is late.",
        "due": f"{title} is up to date, and the next figures are due soon.",
        "up_to_date": f"{title} is up to date.",
        "retired": f"{title} is no longer published. Its figures stand; they are not brought up to date.",
        "nothing_held": f"No figures of {title[0].lower()}{title[1:]} are held yet.",
    }[name]
    return " ".join(part for part in (said, expected, problem if name == "not_working" else "") if part)


def late_place(place: str, due: date, days: int) -> str:
    """Return that a place's next figure is late."""
    return f"{place}: due {dates.day(due)}, not received, {numbers.many(days, 'day')} late."


def next_expected(on: date, *, stated: str) -> str:
    """Return when the next figures are expected, in a sentence."""
    by = f"stated by {stated}" if stated else "by our reckoning"
    return f"The next are expected on {dates.day(on)} ({by})."


def expected_cell(on: date | None) -> str:
    """Return the day of the next figures for a table."""
    return "none expected" if on is None else dates.day(on)


def newest_cell(newest: tuple[date, date] | None, figures: int) -> str:
    """Return the period of the newest figure, and how many figures are held."""
    return "none" if newest is None else f"{dates.axis(*newest)}\n{numbers.many(figures, 'figure')} held"


def hosts(title: str, names: Sequence[str]) -> str:
    """Return at which hosts a service is asked."""
    return f"{title}: {', '.join(names)}"


def came_of_it(outcome: str, refused: int) -> str:
    """Return what came of an asking, and how many rows were not taken."""
    return _OUTCOME[outcome] + (f"\n{numbers.many(refused, 'row')} not taken" if refused else "")


def changed(added: int, revised: int, unchanged: int) -> str:
    """Return what a release changed."""
    parts = [(added, "new"), (revised, "revised"), (unchanged, "unchanged")]
    return ", ".join(f"{numbers.plain(count)} {word}" for count, word in parts if count) or "nothing"


def fetched(published: date | None, asked: datetime) -> str:
    """Return when figures were released and fetched."""
    day = dates.day(asked.astimezone(dates.LONDON).date())
    return f"{dates.day(published)}\nfetched {day}" if published else f"date not known\nfetched {day}"


def asked_on(asked: datetime) -> str:
    """Return when a publisher was asked."""
    return dates.moment(asked)


def release_name(number: int) -> str:
    """Return what a release is called on this page."""
    return f"Release {number}"


def release_names(numbers_: Sequence[int]) -> str:
    """Return what several releases from one address are called."""
    if len(numbers_) == 1:
        return release_name(numbers_[0])
    return f"Releases {states.listed(tuple(str(one) for one in numbers_))}"


def fingerprint(sha256: str | None) -> str:
    """Return the fingerprint of a reply, under which it is kept."""
    return f"SHA-256 of the reply: {sha256}" if sha256 else f"Reply: {NO_REPLY}"


def licence_line(publisher: str, licence: str, attribution: str, *, may_hand_on: bool) -> str:
    """Return a publisher's licence and the words it asks for."""
    ours = "" if may_hand_on else " Its figures are shown here and not handed on as open data."
    words = f" {attribution}" if attribution else ""
    return f"{publisher}: {licence}.{words}{ours}"


def refused_line(title: str, asked: datetime, outcome: str, problem: str) -> str:
    """Return a release of which nothing was stored, and why."""
    day = dates.day(asked.astimezone(dates.LONDON).date())
    return f"{title}, {day}. {_OUTCOME[outcome]}. {problem}"


def revised_since(on: date) -> str:
    """Return from when on a revised figure is known."""
    return dates.day(on)


def left_out(count: int) -> str:
    """Return how many more places have figures than are listed."""
    return (
        f"{numbers.many(count, 'more place').capitalize()} no agreement or standard speaks of: not listed."
        if count
        else ""
    )


def more(count: int) -> str:
    """Return that a list goes on."""
    return f"And {numbers.plain(count)} more, not listed here." if count else ""


def note_on(place: str, period: str, note: str) -> str:
    """Return a publisher's note on a revised figure; the note is its own words."""
    return f"{place}, {period}: {note}"
