"""Words of an agreement: what is agreed, whose text it is, its versions, signatures and fingerprints."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.wording import cells, dates, numbers, promises, states
from dashboard.wording.language import _, counted
from data.terms import AgreementTerms, Origin, Panel

_BY = {Origin.LOCAL: _("the place"), Origin.CENTRE: _("the centre"), Origin.JOINT: _("both sides")}
PANELS: Mapping[Panel, str] = {
    Panel.OUTCOMES: _("Outcomes"),
    Panel.BUDGET: _("Budget"),
    Panel.POWERS: _("Powers"),
    Panel.ACCOUNTABILITY: _("Accountability"),
}
EMPTY: Mapping[Panel, str] = {
    Panel.OUTCOMES: _("The agreement names no outcome."),
    Panel.BUDGET: promises.NO_BUDGET,
    Panel.POWERS: promises.NO_POWERS,
    Panel.ACCOUNTABILITY: promises.NO_OFFICE,
}
WHO = _("Who answers for this")
DOWNLOAD = _("Download the lines of this agreement")
DOWNLOAD_TOML = _("Download the text of this version")


def title(place: str) -> str:
    """Return the name of the page."""
    return _("{place}: agreement").format(place=place)


def answer(place: str, terms: AgreementTerms) -> str:
    """Return what is agreed, in one sentence with the mix of who asked for the outcomes."""
    count = len(terms.outcomes)
    powers = f"{numbers.many(len(terms.powers), '{n} power', '{n} powers')}" if terms.powers else _("no power")
    money = _("one budget") if terms.budget else _("no budget of its own")
    return _("{place} and the centre agreed {count}, {powers} and {money}. {mix}").format(
        place=place,
        count=numbers.many(count, "{n} outcome", "{n} outcomes"),
        powers=powers,
        money=money,
        mix=mix(terms),
    )


def mix(terms: AgreementTerms) -> str:
    """Return who asked for the outcomes, and for how many."""
    counts = [(sum(one.origin is origin for one in terms.outcomes), by) for origin, by in _BY.items()]
    asked = [(count, by) for count, by in counts if count]
    if not asked:
        return ""
    if len(asked) == 1:
        count, by = asked[0]
        return counted("It was asked for by {by}.", "All were asked for by {by}.", count).format(by=by)
    count, by = asked[0]
    first = numbers.many(count, "{n} was asked for by {by}", "{n} were asked for by {by}", by=by)
    others = (_("{n} by {by}").format(n=numbers.counted(count), by=by) for count, by in asked[1:])
    return f"{states.listed((first[0].upper() + first[1:], *others))}."


def other_version(number: int, newest: int) -> str:
    """Return that the version shown is not the one that counts."""
    return _(
        "This is version {number}. Version {newest} counts now: what has happened is judged by it, on the "
        "page of each outcome."
    ).format(number=number, newest=newest)


def draft(number: int) -> str:
    """Return that a version is a draft that only its parties can read."""
    return _("Version {number} is a draft. Only the parties can read this text; nothing in it is agreed.").format(
        number=number
    )


def unknown_version(texts: tuple[str, ...]) -> str:
    """Return the answer to a version that we do not hold."""
    return _("This agreement has no version {named}. These are its versions.").format(named=_quoted(texts))


def _quoted(texts: tuple[str, ...]) -> str:
    return states.listed(tuple(f"“{states.cut(text)}”" for text in texts))


def no_version(texts: tuple[str, ...]) -> str:
    """Return the answer to a version that we do not hold, where no list of them stands below."""
    return _("This agreement has no version {named}.").format(named=_quoted(texts))


def no_text(place: str) -> str:
    """Return the answer to a request for a text that is not published."""
    return _("We hold no published text of that version of an agreement with “{place}”.").format(place=place)


# Who answers, and the text of others


def who_line(office: str, kind_words: str, asks: str) -> str:
    """Return who answers for everything on a page, and who asks the questions, in one line."""
    return _("{office} ({kind_words}) answers for this agreement. {asks} asks the questions.").format(
        office=office, kind_words=kind_words, asks=asks
    )


def outcome_office(office: str) -> str:
    """Return who answers for one outcome, where it is another office than the agreement's."""
    return _("For this outcome: {office}.").format(office=office)


ONLY_A_COMMITTEE = _(
    "Only a joint committee answers, so no one person can be asked or voted out. Both sides may agree another figure."
)


def copied(place: str, other: str, repeated: Sequence[int], total: int) -> str:
    """Ask about outcomes that repeat another agreement word for word."""
    which = states.listed(tuple(str(one) for one in repeated))
    count = (
        _("All {total}").format(total=numbers.counted(total))
        if len(repeated) == total
        else numbers.counted(len(repeated)).capitalize()
    )
    of = "" if len(repeated) == total else _(" of {total}").format(total=numbers.counted(total))
    return _(
        "{count}{of} outcomes ({which}) repeat, word for word, the agreement of {other}, which came first. "
        "Is this {place}’s own agreement?"
    ).format(count=count, of=of, which=which, other=other, place=place)


# Versions, signatures and fingerprints

VERSIONS = _("Versions and signatures")
COMPARED = _("What changed between versions")
FIRST_VERSION = _("This is the first version: there is none to compare it with.")
SAME_TERMS = _("The two versions say the same.")
CHECK = _("Check this fingerprint")
CHECK_LABEL = _("A fingerprint, or its first twelve signs")
CHECK_BUTTON = _("Check")
NOT_SIGNED = _("not signed")
ILLUSTRATIVE = _("These are illustrative terms: nobody has signed them.")
UNALTERED = _("The text we hold gives this fingerprint: nothing in it was altered since.")
ALTERED = _("The text we hold does not give this fingerprint. Ask who runs this copy.")
TOO_SHORT = _("Give at least the first twelve signs of a fingerprint.")
NO_SUCH = _("No version of this agreement that we hold has this fingerprint.")


def grouped(fingerprint: str) -> str:
    """Return the first twelve signs of a fingerprint, in fours."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, 12, 4))


def version(number: int) -> str:
    """Return a version by its number."""
    return _("Version {number}").format(number=number)


def in_force(starts: date | None, ends: date | None, status: str, *, on: date) -> str:
    """Return when a version was in force, as far as was known on a day."""
    if starts is None:
        return {"draft": _("Draft"), "awaiting": _("Awaiting signature")}.get(status, _("Never in force"))
    if on < starts:
        return _("from {starts}").format(starts=dates.day(starts))
    return cells.in_force(starts, ends if ends is not None and ends <= on else None)


def signed(post: str, on: date) -> str:
    """Return a signature by its post and day."""
    return f"{post}\n{dates.day(on)}"


def compare_with(number: int) -> str:
    """Return the label of a link that compares with another version."""
    return _("Compare with version {number}").format(number=number)


def compared(old: int, new: int) -> str:
    """Return which versions are compared."""
    return _("From version {old} to version {new}:").format(old=old, new=new)


def because(reason: str, signed_by: Sequence[str]) -> str:
    """Return why a version came about and which posts signed it, as far as either is known."""
    why_ = _("Why: {reason}.").format(reason=reason.rstrip(".")) if reason else _("No reason is given.")
    return (
        _("{why} Signed by {signed_by}.").format(why=why_, signed_by=states.listed(tuple(signed_by)))
        if signed_by
        else why_
    )


def why(reason: str) -> str:
    """Return why a version came about."""
    return reason or cells.DASH


def found(number: int, when: str) -> str:
    """Return which version a fingerprint belongs to."""
    return _("This is the fingerprint of version {number}, {when}.").format(number=number, when=when)
