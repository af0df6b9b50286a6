"""Words of the page of data: how the supply of figures stands, what came of each asking, what was replaced."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, states
from dashboard.wording.language import _

SUPPLY = _("Who publishes these figures")
MEASURES = _("Every measure")
CALENDAR = _("When the next figures are expected")
REFUSED = _("Held back and refused")
REVISIONS = _("Revised figures")
RELEASES = _("Every time we asked")
HELD = _("The newest figure of each place")
WHERE = _("Where each release came from")
LICENCES = _("Licences")
DEFINITION = _("What it counts")
EVERY = _("All measures")
NOTHING_HELD = _("No figures are held yet. These are the measures that are defined, and whom they would be asked of.")
NO_MEASURES = _("No measures are defined.")
NO_RELEASES = _("Nobody has been asked for this measure yet.")
NO_CALENDAR = _("No figures are expected: none are held that another would follow.")
NO_REFUSED = _("No release has been held back or refused.")
NO_REVISIONS = _("No figure has been revised since it was first held.")
NO_REPLY = _("none kept, entered from a table that comes with the product")
NOT_ASKED = _("never")
BY_LAG = _("Our reckoning, from how long the publisher usually takes")
DOWNLOAD = _("Download this list")
HOSTS = _("Only these hosts are asked")
NEXT_PERIOD = _("the next period")
ADDRESS = "address"
LICENCE_LINK = _("The licence")

_STATE = {
    "not_working": marks.Mark(marks.TROUBLE, _("Not working")),
    "late": marks.Mark(marks.WARNING, _("Late")),
    "due": marks.Mark(marks.NOTHING, _("Due soon")),
    "up_to_date": marks.Mark(marks.FINE, _("Up to date")),
    "retired": marks.Mark(marks.NOTHING, _("Retired: the publisher ended it")),
    "nothing_held": marks.Mark(marks.UNKNOWN, _("Nothing held")),
}
_COUNTED = {
    "not_working": _("not working"),
    "late": _("late"),
    "due": _("due within two weeks"),
    "up_to_date": _("up to date"),
    "retired": _("retired"),
    "nothing_held": _("without any figure"),
}
_OUTCOME = {
    "stored": _("Stored"),
    "unchanged": _("Nothing new"),
    "held_back": _("Held back: a person decides"),
    "failed": _("Refused"),
}
NAMED_LATE = 3


def state(name: str) -> marks.Mark:
    """Return the shape and word of how a supply stands."""
    return _STATE[name]


def unknown(text: str) -> str:
    """Return the answer to a service or a measure that is not known here."""
    return _("Nothing is asked for under the name “{text}”. These are the measures.").format(text=states.cut(text))


def answer(counts: Sequence[tuple[str, int]]) -> str:
    """Return the sentence that answers the page: how many measures stand how, those that need a reader first."""
    total = sum(count for _name, count in counts)
    if not total:
        return NO_MEASURES
    if all(name == "nothing_held" for name, count in counts if count):
        return NOTHING_HELD
    held = [(name, count) for name, count in counts if count and name != "nothing_held"]
    said = [numbers.many(count, "{n} is {how}", "{n} are {how}", how=_COUNTED[name]) for name, count in held]
    with_figures = sum(count for _name, count in held)
    none = total - with_figures
    first = _("Figures are held for {with_figures}: {said}.").format(
        with_figures=numbers.many(with_figures, "{n} measure", "{n} measures"), said=states.listed(tuple(said))
    )
    if any(name == "not_working" for name, _count in held):
        first = _("{first} The figures held before stand.").format(first=first)
    return (
        f"{first} {numbers.many(none, '{n} more has none yet.', '{n} more have none yet.').capitalize()}"
        if none
        else first
    )


def standing(name: str, late: Sequence[tuple[str, int]], places: int) -> str:
    """Return how a measure stands, and for which places the next figure is late."""
    said = str(state(name))
    if not late:
        return said
    if len(late) > NAMED_LATE:
        return _("{said}\nfor {late} of {places} places").format(
            said=said, late=numbers.plain(len(late)), places=numbers.plain(places)
        )
    return "\n".join([said, *(f"{place}, {numbers.many(days, '{n} day', '{n} days')}" for place, days in late)])


def publisher_standing(name: str, working: int, total: int) -> str:
    """Return how a service stands: the state of the measure that needs a reader most, and how many are in order."""
    said = str(state(name))
    return (
        said
        if name in {"up_to_date", "nothing_held"}
        else _("{said}\n{working} of {total} measures in order").format(said=said, working=working, total=total)
    )


def one_standing(title: str, name: str, expected: str, problem: str) -> str:
    """Return the sentence that answers the page of one measure."""
    said = {
        "not_working": _("{title} could not be fetched at the last try. The figures held before stand.").format(
            title=title
        ),
        "late": _("{title} is late.").format(title=title),
        "due": _("{title} is up to date, and the next figures are due soon.").format(title=title),
        "up_to_date": _("{title} is up to date.").format(title=title),
        "retired": _("{title} is no longer published. Its figures stand; they are not brought up to date.").format(
            title=title
        ),
        "nothing_held": _("No figures of {title} are held yet.").format(title=f"{title[0].lower()}{title[1:]}"),
    }[name]
    return " ".join(part for part in (said, expected, problem if name == "not_working" else "") if part)


def late_place(place: str, due: date, days: int) -> str:
    """Return that a place's next figure is late."""
    return _("{place}: due {due}, not received, {days} late.").format(
        place=place, due=dates.day(due), days=numbers.many(days, "{n} day", "{n} days")
    )


def next_expected(on: date, *, stated: str) -> str:
    """Return when the next figures are expected, in a sentence."""
    by = _("stated by {stated}").format(stated=stated) if stated else _("by our reckoning")
    return _("The next are expected on {on} ({by}).").format(on=dates.day(on), by=by)


def expected_cell(on: date | None) -> str:
    """Return the day of the next figures for a table."""
    return _("none expected") if on is None else dates.day(on)


def newest_cell(newest: tuple[date, date] | None, figures: int) -> str:
    """Return the period of the newest figure, and how many figures are held."""
    return (
        _("none")
        if newest is None
        else _("{axis}\n{figures} held").format(
            axis=dates.axis(*newest), figures=numbers.many(figures, "{n} figure", "{n} figures")
        )
    )


def hosts(title: str, names: Sequence[str]) -> str:
    """Return at which hosts a service is asked."""
    return f"{title}: {', '.join(names)}"


def came_of_it(outcome: str, refused: int) -> str:
    """Return what came of an asking, and how many rows were not taken."""
    return _OUTCOME[outcome] + (
        _("\n{refused} not taken").format(refused=numbers.many(refused, "{n} row", "{n} rows")) if refused else ""
    )


def changed(added: int, revised: int, unchanged: int, hidden: tuple[int, int | None, int | None] | None = None) -> str:
    """Return what a release changed, and how many of its figures we hid: all, those of few people, those beside."""
    parts = [(added, _("new")), (revised, _("revised")), (unchanged, _("unchanged"))]
    said = ", ".join(f"{numbers.plain(count)} {word}" for count, word in parts if count) or _("nothing")
    return f"{said}\n{_hidden(*hidden)}" if hidden else said


def threshold(most: int | None) -> str:
    """Return up to which count figures of a measure are hidden, and why."""
    if most is None:
        return _("We hide none of these figures: the publisher protects people before it publishes.")
    return _(
        "Counts of people up to {most} are hidden before anything is stored, with whatever would give them away: "
        "rates, totals, longer periods. Zero is shown."
    ).format(most=most)


def _hidden(figures: int, few: int | None, beside: int | None) -> str:
    """Return how many figures of a release we hid and, to those who may know, why."""
    all_of_them = _("{figures} hidden by us").format(figures=numbers.plain(figures))
    if few is None or beside is None:
        return all_of_them
    parts = _("{few} of few people, {beside} beside them").format(few=numbers.plain(few), beside=numbers.plain(beside))
    return f"{all_of_them}: {parts}"


def fetched(published: date | None, asked: datetime) -> str:
    """Return when figures were released and fetched."""
    day = dates.day(asked.astimezone(dates.LONDON).date())
    return (
        _("{published}\nfetched {day}").format(published=dates.day(published), day=day)
        if published
        else _("date not known\nfetched {day}").format(day=day)
    )


def asked_on(asked: datetime) -> str:
    """Return when a publisher was asked."""
    return dates.moment(asked)


def release_name(number: int) -> str:
    """Return what a release is called on this page."""
    return _("Release {number}").format(number=number)


def release_names(numbers_: Sequence[int]) -> str:
    """Return what several releases from one address are called."""
    if len(numbers_) == 1:
        return release_name(numbers_[0])
    return _("Releases {numbers}").format(numbers=states.listed(tuple(str(one) for one in numbers_)))


def fingerprint(sha256: str | None) -> str:
    """Return the fingerprint of a reply, under which it is kept."""
    return (
        _("SHA-256 of the reply: {sha256}").format(sha256=sha256)
        if sha256
        else _("Reply: {no_reply}").format(no_reply=NO_REPLY)
    )


def licence_line(publisher: str, licence: str, attribution: str, *, may_hand_on: bool) -> str:
    """Return a publisher's licence and the words it asks for."""
    ours = "" if may_hand_on else _(" Its figures are shown here and not handed on as open data.")
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
        _("{count} no agreement or standard speaks of: not listed.").format(
            count=numbers.many(count, "{n} more place", "{n} more places").capitalize()
        )
        if count
        else ""
    )


def more(count: int) -> str:
    """Return that a list goes on."""
    return _("And {count} more, not listed here.").format(count=numbers.plain(count)) if count else ""


def note_on(place: str, period: str, note: str) -> str:
    """Return a publisher's note on a revised figure; the note is its own words."""
    return f"{place}, {period}: {note}"
