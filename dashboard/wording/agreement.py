"""Words of an agreement: what is agreed, whose text it is, its versions, signatures and fingerprints."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.wording import cells, dates, numbers, promises, states
from data.terms import AgreementTerms, Origin, Panel

_BY = {Origin.LOCAL: "the place", Origin.CENTRE: "the centre", Origin.JOINT: "both sides"}
PANELS: Mapping[Panel, str] = {
    Panel.OUTCOMES: "Outcomes",
    Panel.BUDGET: "Budget",
    Panel.POWERS: "Powers",
    Panel.ACCOUNTABILITY: "Accountability",
}
EMPTY: Mapping[Panel, str] = {
    Panel.OUTCOMES: "The agreement names no outcome.",
    Panel.BUDGET: promises.NO_BUDGET,
    Panel.POWERS: promises.NO_POWERS,
    Panel.ACCOUNTABILITY: promises.NO_OFFICE,
}
WHO = "Who answers for this"
DOWNLOAD = "Download the lines of this agreement"
DOWNLOAD_TOML = "Download the text of this version"


def title(place: str) -> str:
    """Return the name of the page."""
    return f"{place}: agreement"


def answer(place: str, terms: AgreementTerms) -> str:
    """Return what is agreed, in one sentence with the mix of who asked for the outcomes."""
    count = len(terms.outcomes)
    powers = f"{numbers.many(len(terms.powers), 'power')}" if terms.powers else "no power"
    money = "one budget" if terms.budget else "no budget of its own"
    return f"{place} and the centre agreed {numbers.many(count, 'outcome')}, {powers} and {money}. {mix(terms)}"


def mix(terms: AgreementTerms) -> str:
    """Return who asked for the outcomes, and for how many."""
    counts = [(sum(one.origin is origin for one in terms.outcomes), by) for origin, by in _BY.items()]
    asked = [(count, by) for count, by in counts if count]
    if not asked:
        return ""
    if len(asked) == 1:
        return f"{'All were' if asked[0][0] > 1 else 'It was'} asked for by {asked[0][1]}."
    count, by = asked[0]
    first = f"{numbers.counted(count).capitalize()} {'was' if count == 1 else 'were'} asked for by {by}"
    return f"{states.listed((first, *(f'{numbers.counted(count)} by {by}' for count, by in asked[1:])))}."


def other_version(number: int, newest: int) -> str:
    """Return that the version shown is not the one that counts."""
    return (
        f"This is version {number}. Version {newest} counts now: what has happened is judged by it, on the page of "
        "each outcome."
    )


def draft(number: int) -> str:
    """Return that a version is a draft that only its parties can read."""
    return f"Version {number} is a draft. Only the parties can read this text; nothing in it is agreed."


def unknown_version(texts: tuple[str, ...]) -> str:
    """Return the answer to a version that we do not hold."""
    named = states.listed(tuple(f"“{states.cut(text)}”" for text in texts))
    return f"This agreement has no version {named}. These are its versions."


def no_text(place: str) -> str:
    """Return the answer to a request for a text that is not published."""
    return f"We hold no published text of that version of an agreement with “{place}”."


# Who answers, and the text of others


def who_line(office: str, kind_words: str, asks: str) -> str:
    """Return who answers for everything on a page, and who asks the questions, in one line."""
    return f"{office} ({kind_words}) answers for this agreement. {asks} asks the questions."


def outcome_office(office: str) -> str:
    """Return who answers for one outcome, where it is another office than the agreement's."""
    return f"For this outcome: {office}."


ONLY_A_COMMITTEE = (
    "Only a joint committee answers, so no one person can be asked or voted out. Both sides may agree another figure."
)


def copied(place: str, other: str, repeated: Sequence[int], total: int) -> str:
    """Ask about outcomes that repeat another agreement word for word."""
    which = states.listed(tuple(str(one) for one in repeated))
    count = f"All {numbers.counted(total)}" if len(repeated) == total else numbers.counted(len(repeated)).capitalize()
    of = "" if len(repeated) == total else f" of {numbers.counted(total)}"
    return (
        f"{count}{of} outcomes ({which}) repeat, word for word, the agreement of {other}, which came first. "
        f"Is this {place}’s own agreement?"
    )


# Versions, signatures and fingerprints

VERSIONS = "Versions and signatures"
COMPARED = "What changed between versions"
FIRST_VERSION = "This is the first version: there is none to compare it with."
SAME_TERMS = "The two versions say the same."
CHECK = "Check this fingerprint"
CHECK_LABEL = "A fingerprint, or its first twelve signs"
CHECK_BUTTON = "Check"
NOT_SIGNED = "not signed"
ILLUSTRATIVE = "These are illustrative terms: nobody has signed them."
UNALTERED = "The text we hold gives this fingerprint: nothing in it was altered since."
ALTERED = "The text we hold does not give this fingerprint. Ask who runs this copy."
TOO_SHORT = "Give at least the first twelve signs of a fingerprint."
NO_SUCH = "No version of this agreement that we hold has this fingerprint."


def grouped(fingerprint: str) -> str:
    """Return the first twelve signs of a fingerprint, in fours."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, 12, 4))


def version(number: int) -> str:
    """Return a version by its number."""
    return f"Version {number}"


def in_force(starts: date | None, ends: date | None, status: str, *, on: date) -> str:
    """Return when a version was in force, as far as was known on a day."""
    if starts is None:
        return {"draft": "Draft", "awaiting": "Awaiting signature"}.get(status, "Never in force")
    if on < starts:
        return f"from {dates.day(starts)}"
    return cells.in_force(starts, ends if ends is not None and ends <= on else None)


def signed(post: str, on: date) -> str:
    """Return a signature by its post and day."""
    return f"{post}\n{dates.day(on)}"


def compare_with(number: int) -> str:
    """Return the label of a link that compares with another version."""
    return f"Compare with version {number}"


def compared(old: int, new: int) -> str:
    """Return which versions are compared."""
    return f"From version {old} to version {new}:"


def because(reason: str, signed_by: Sequence[str]) -> str:
    """Return why a version came about and which posts signed it, as far as either is known."""
    why_ = f"Why: {reason.rstrip('.')}." if reason else "No reason is given."
    return f"{why_} Signed by {states.listed(tuple(signed_by))}." if signed_by else why_


def why(reason: str) -> str:
    """Return why a version came about."""
    return reason or cells.DASH


def found(number: int, when: str) -> str:
    """Return which version a fingerprint belongs to."""
    return f"This is the fingerprint of version {number}, {when}."
