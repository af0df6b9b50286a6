"""The standing sentences of a page that has little or nothing to show; each says what is so and what to do."""

from datetime import date

from dashboard.wording import dates, numbers
from dashboard.wording.language import _, counted

NOTHING_YET = _("No agreements have been published yet.")
NO_COMMENTARY = _("Nobody has commented on this outcome yet.")
NO_STANDARDS = _("No minimum standards have been agreed yet.")
NO_CASES = _("No place is below a minimum standard, or may be.")
NO_CLOSED_CASES = _("No case has been closed yet.")
NO_SAVED_CHANGES = _("No verdict has moved since we began keeping count.")
CHOOSE_OUTCOME = _(
    "Choose an outcome to compare. There is no page of many outcomes by many places: counting marks is a rank."
)
FAILED = _("Something went wrong on our side. Nothing has been lost.")
NO_NATIONAL_TARGETS = _("There are no national targets here: only levels that both sides agreed, place by place.")
NOT_CAUSE = _("These charts show what happened in each place. They do not show that the agreement caused it.")
CAVEAT = _("Figures show what happened. They do not show that the agreement caused it.")
NO_MEASURE = _("Agreed in words; no measure yet")
ILLUSTRATIVE_JUDGEMENTS = _("On these illustrative terms, each outcome is judged as follows.")
UNREVIEWED = _("The Welsh on these pages is a beginning: no translator has read it yet.")
LOADING = _("Getting the figures…")
NO_FIGURES = _("We hold no figure for this yet.")
NO_LEVEL = _("No level agreed")
NO_PLACE = _("Choose a place first.")
FUTURE = _("That date has not come yet. Choose today or an earlier day.")


def unknown_place(text: str) -> str:
    """Return the answer to a name that we do not hold; the text is cut so that an address cannot fill the page."""
    return _("We do not hold a place called “{text}”. Choose one below.").format(text=cut(text))


def no_place_called(text: str) -> str:
    """Return the answer to a name that we do not hold, where there is no list to choose from."""
    return _("We do not hold a place called “{text}”.").format(text=cut(text))


def unknown_outcome(place: str, text: str) -> str:
    """Return the answer to an outcome that the agreement does not have."""
    return _("{place}’s agreement has no outcome “{text}”. These are its outcomes.").format(place=place, text=cut(text))


def unknown_indicator(text: str) -> str:
    """Return the answer to an outcome that no agreement shares."""
    return _("No agreement has an outcome measured by “{text}”. Choose one below.").format(text=cut(text))


def unknown_standard(text: str) -> str:
    """Return the answer to a standard that is not in the register."""
    return _("There is no minimum standard called “{text}”. These are the standards.").format(text=cut(text))


def bad_date(text: str) -> str:
    """Return the answer to an address whose date cannot be read."""
    return _("“{text}” is not a date. Write it as 2026-03-31, or with a time as 2026-03-31T09:30.").format(
        text=cut(text)
    )


def future_date(text: str) -> str:
    """Return the answer to an address whose date lies ahead."""
    return _("{text} has not come yet. Choose today or an earlier day.").format(text=cut(text))


def level_undecided(place: str) -> str:
    """Return what a place without an agreed level of government shows."""
    return _(
        "The level at which an agreement would be negotiated for {place} has not been decided. There is "
        "nothing to follow yet."
    ).format(place=place)


def not_in_agreement(place: str) -> str:
    """Return what a place outside the waves shows."""
    return _("{place} is not yet in an agreement.").format(place=place)


def part_of(place: str, larger: tuple[str, ...]) -> str:
    """Return what an area within an agreement shows."""
    return _("{place} has no agreement of its own. It is part of {larger}, which has one.").format(
        place=place, larger=listed(larger)
    )


def in_negotiation(place: str, days: int | None) -> str:
    """Return what a place with a draft shows to the public: its stage, not its text."""
    since = (
        ""
        if days is None
        else _(" It has been in negotiation for {days}.").format(days=numbers.many(days, "{n} day", "{n} days"))
    )
    return _(
        "{place}’s agreement is a draft.{since} Its text is open to both sides only, until they publish it."
    ).format(place=place, since=since)


def signed(place: str, begins: date | None) -> str:
    """Return what a place with a signed agreement that has not begun shows."""
    when = "" if begins is None else _(" and begins on {begins}").format(begins=dates.day(begins))
    return _("{place}’s agreement is signed{when}. Nothing is judged by it before.").format(place=place, when=when)


def before_anything(place: str, first: date) -> str:
    """Return what a page shows as at a date before anything was known."""
    return _("We held nothing about {place} before {first}.").format(place=place, first=dates.day(first))


def renamed(name: str, successors: tuple[str, ...], on: date | None) -> str:
    """Return what the address of an ended place shows."""
    when = _(" on {on}").format(on=dates.day(on)) if on else ""
    return _("{name} ended{when}. It continues as {successors}.").format(
        name=name, when=when, successors=listed(successors)
    )


def past_date(when: str, *, newer: bool = True) -> str:
    """Return the banner of a page read as at a past date."""
    since = _("Newer figures exist.") if newer else _("No newer figure has come since.")
    return _("This page shows what was known {when}. {since}").format(when=when, since=since)


def unknown_view(text: str) -> str:
    """Return the answer to a way of showing that there is not."""
    return _("There is no view called “{text}”. Write chamber to show this to a room, or leave it out.").format(
        text=cut(text)
    )


def late(due: date, days: int, office: str | None, last: str | None) -> str:
    """Return what is said of a figure that has not come."""
    asked = _(" {office} answers for it.").format(office=office) if office else ""
    held = _(" Last figure: {last}.").format(last=last) if last else ""
    return _("Due {due}. Not received. {days} days late.{asked}{held}").format(
        due=dates.day(due), days=numbers.plain(days), asked=asked, held=held
    )


def part_failed(failed: int, total: int, names: tuple[str, ...]) -> str:
    """Return what is said when some measures could not be refreshed."""
    return counted(
        "At the last try {failed} of {total} measures was not received: {names}. The figures held before stand.",
        "At the last try {failed} of {total} measures were not received: {names}. The figures held before stand.",
        failed,
    ).format(failed=numbers.counted(failed), total=total, names=listed(names))


def listed(names: tuple[str, ...]) -> str:
    """Return names as running text: "Bolton, Bury and Oldham"."""
    if len(names) < 2:  # noqa: PLR2004  two are the least that need "and"
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


_LONGEST_ECHO = 60


def cut(text: str, *, most: int = _LONGEST_ECHO) -> str:
    """Return outside text fit to be repeated: one line, at most 60 characters, no control characters."""
    clean = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def demonstration(today: str) -> str:
    """Return what stands on every page of a demonstration."""
    return _("Demonstration. Its clock stands at {today}.").format(today=today)


def back_to(place: str) -> str:
    """Return the label of the link from a row view to its place."""
    return _("All about {place}").format(place=place)


def no_standard_here(place: str) -> str:
    """Return that no floor applies to a place."""
    return _("No minimum standard has been agreed for {place}.").format(place=place)


def no_measure(place: str, why: str) -> str:
    """Return the answer of an outcome agreed in words alone."""
    return (
        _("{place} agreed this outcome in words; no measure has been agreed yet. {why}")
        .format(place=place, why=why)
        .strip()
    )


def promised(place: str, statement: str, origin: str) -> str:
    """Return the outcome as the agreement promises it, and who asked for it."""
    return _("{place}’s agreement says: “{statement}” It was {origin}.").format(
        place=place, statement=statement, origin=origin
    )


def remark_by(post: str, on: str) -> str:
    """Return whose commentary follows, and of which day."""
    return f"{post}, {on}:"


def no_reply(place: str) -> str:
    """Return that a place has not replied to an open case."""
    return _("{place}: no reply yet.").format(place=place)
