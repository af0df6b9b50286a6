"""The standing sentences of a page that has little or nothing to show; each says what is so and what to do."""

from datetime import date

from dashboard.wording import dates, numbers

NOTHING_YET = "No agreements have been published yet."
NO_COMMENTARY = "Nobody has commented on this outcome yet."
NO_STANDARDS = "No minimum standards have been agreed yet."
NO_CASES = "No place is below a minimum standard, or may be."
NO_CLOSED_CASES = "No case has been closed yet."
NO_SAVED_CHANGES = "No verdict has moved since we began keeping count."
CHOOSE_OUTCOME = (
    "Choose an outcome to compare. There is no page of many outcomes by many places: counting marks is a rank."
)
FAILED = "Something went wrong on our side. Nothing has been lost."
NO_NATIONAL_TARGETS = "There are no national targets here: only levels that both sides agreed, place by place."
NOT_CAUSE = "These charts show what happened in each place. They do not show that the agreement caused it."
CAVEAT = "Figures show what happened. They do not show that the agreement caused it."
NO_MEASURE = "Agreed in words; no measure yet"
ILLUSTRATIVE_JUDGEMENTS = "On these illustrative terms, each outcome is judged as follows."
NO_FIGURES = "We hold no figure for this yet."
NO_LEVEL = "No level agreed"
NO_PLACE = "Choose a place first."
FUTURE = "That date has not come yet. Choose today or an earlier day."


def unknown_place(text: str) -> str:
    """Return the answer to a name that we do not hold; the text is cut so that an address cannot fill the page."""
    return f"We do not hold a place called “{cut(text)}”. Choose one below."


def unknown_outcome(place: str, text: str) -> str:
    """Return the answer to an outcome that the agreement does not have."""
    return f"{place}’s agreement has no outcome “{cut(text)}”. These are its outcomes."


def unknown_indicator(text: str) -> str:
    """Return the answer to an outcome that no agreement shares."""
    return f"No agreement has an outcome measured by “{cut(text)}”. Choose one below."


def unknown_standard(text: str) -> str:
    """Return the answer to a standard that is not in the register."""
    return f"There is no minimum standard called “{cut(text)}”. These are the standards."


def bad_date(text: str) -> str:
    """Return the answer to an address whose date cannot be read."""
    return f"“{cut(text)}” is not a date. Write it as 2026-03-31, or with a time as 2026-03-31T09:30."


def future_date(text: str) -> str:
    """Return the answer to an address whose date lies ahead."""
    return f"{cut(text)} has not come yet. Choose today or an earlier day."


def level_undecided(place: str) -> str:
    """Return what a place without an agreed level of government shows."""
    return (
        f"The level at which an agreement would be negotiated for {place} has not been decided. "
        "There is nothing to follow yet."
    )


def not_in_agreement(place: str) -> str:
    """Return what a place outside the waves shows."""
    return f"{place} is not yet in an agreement."


def part_of(place: str, larger: tuple[str, ...]) -> str:
    """Return what an area within an agreement shows."""
    return f"{place} has no agreement of its own. It is part of {listed(larger)}, which has one."


def in_negotiation(place: str, days: int | None) -> str:
    """Return what a place with a draft shows to the public: its stage, not its text."""
    since = "" if days is None else f" It has been in negotiation for {numbers.many(days, 'day')}."
    return f"{place}’s agreement is a draft.{since} Its text is open to both sides only, until they publish it."


def signed(place: str, begins: date | None) -> str:
    """Return what a place with a signed agreement that has not begun shows."""
    when = "" if begins is None else f" and begins on {dates.day(begins)}"
    return f"{place}’s agreement is signed{when}. Nothing is judged by it before."


def before_anything(place: str, first: date) -> str:
    """Return what a page shows as at a date before anything was known."""
    return f"We held nothing about {place} before {dates.day(first)}."


def renamed(name: str, successors: tuple[str, ...], on: date | None) -> str:
    """Return what the address of an ended place shows."""
    when = f" on {dates.day(on)}" if on else ""
    return f"{name} ended{when}. It continues as {listed(successors)}."


def past_date(when: str, *, newer: bool = True) -> str:
    """Return the banner of a page read as at a past date."""
    since = "Newer figures exist." if newer else "No newer figure has come since."
    return f"This page shows what was known {when}. {since}"


def unknown_view(text: str) -> str:
    """Return the answer to a way of showing that there is not."""
    return f"There is no view called “{cut(text)}”. Write chamber to show this to a room, or leave it out."


def late(due: date, days: int, office: str | None, last: str | None) -> str:
    """Return what is said of a figure that has not come."""
    asked = f" {office} answers for it." if office else ""
    held = f" Last figure: {last}." if last else ""
    return f"Due {dates.day(due)}. Not received. {numbers.plain(days)} days late.{asked}{held}"


def part_failed(failed: int, total: int, names: tuple[str, ...]) -> str:
    """Return what is said when some measures could not be refreshed."""
    verb = "was" if failed == 1 else "were"
    return (
        f"At the last try {numbers.counted(failed)} of {total} measures {verb} not received: "
        f"{listed(names)}. The figures held before stand."
    )


def listed(names: tuple[str, ...]) -> str:
    """Return names as running text: "Bolton, Bury and Oldham"."""
    if len(names) < 2:  # noqa: PLR2004  two are the least that need "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


_LONGEST_ECHO = 60


def cut(text: str, *, most: int = _LONGEST_ECHO) -> str:
    """Return outside text fit to be repeated: one line, at most 60 characters, no control characters."""
    clean = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def demonstration(today: str) -> str:
    """Return what stands on every page of a demonstration."""
    return f"Demonstration. Its clock stands at {today}."


def back_to(place: str) -> str:
    """Return the label of the link from a row view to its place."""
    return f"All about {place}"


def no_standard_here(place: str) -> str:
    """Return that no floor applies to a place."""
    return f"No minimum standard has been agreed for {place}."


def no_measure(place: str, why: str) -> str:
    """Return the answer of an outcome agreed in words alone."""
    return f"{place} agreed this outcome in words; no measure has been agreed yet. {why}".strip()


def promised(place: str, statement: str, origin: str) -> str:
    """Return the outcome as the agreement promises it, and who asked for it."""
    return f"{place}’s agreement says: “{statement}” It was {origin}."


def remark_by(post: str, on: str) -> str:
    """Return whose commentary follows, and of which day."""
    return f"{post}, {on}:"


def no_reply(place: str) -> str:
    """Return that a place has not replied to an open case."""
    return f"{place}: no reply yet."
