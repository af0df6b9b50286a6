"""Words of the first page."""

from datetime import date

from dashboard.wording import dates, numbers, states
from dashboard.wording.language import _, counted
from data.terms import EvidenceClass

YOURS = _("Your places")
CHANGES = _("All its changes")
NO_AGREEMENT = _("Not yet in an agreement")
NOT_YET_IN_ONE = _("Not yet in an agreement")
UNDECIDED = _("Level not decided")
NOT_YET = "–"
NOT_AGREED = _("not agreed")
_KIND = {EvidenceClass.ILLUSTRATIVE: _("\nillustrative terms"), EvidenceClass.INVENTED: _("\ninvented terms")}
SOURCE = _("mySociety, councils of the United Kingdom (CC BY 4.0)")


def answer(agreements: int) -> str:
    """Return the sentence that answers the first page."""
    count = numbers.counted(agreements).capitalize()
    return counted(
        "Search for where you live. {count} agreement is in force; each names who answers for it.",
        "Search for where you live. {count} agreements are in force; each names who answers for it.",
        agreements,
    ).format(count=count, figure=numbers.plain(agreements))


def yours_since(on: date | None) -> str:
    """Return from when on the changes of a reader's own places are told."""
    if on is None:
        return _("This is your first visit: what changed is told for the last 90 days.")
    return _("What changed from your last visit on, {day}, is told beside each.").format(day=dates.day(on))


def results(count: int, sought: str) -> str:
    """Return how many places a search found."""
    if not count:
        return _("Nothing found for “{sought}”").format(sought=states.cut(sought))
    return _("{count} found for “{sought}”").format(
        count=numbers.many(count, "{n} place", "{n} places").capitalize(), sought=states.cut(sought)
    )


def found_name(name: str, former: str) -> str:
    """Return a place's name, with the former name that the search matched."""
    return _("{name} (formerly {former})").format(name=name, former=former) if former else name


def with_class(kind: str, evidence: EvidenceClass) -> str:
    """Return a kind of place, saying so when the place is invented."""
    return _("{kind}\ninvented").format(kind=kind) if evidence is EvidenceClass.INVENTED else kind


def negotiating(days: int | None, evidence: EvidenceClass | None) -> str:
    """Return that a draft is being negotiated, for how long, and what kind of terms it has."""
    draft = (
        _("Draft")
        if days is None
        else _("Draft\n{days} in negotiation").format(days=numbers.many(days, "{n} day", "{n} days"))
    )
    return f"{draft}{_KIND.get(evidence, '') if evidence else ''}"


def agreement(wave: int, evidence: EvidenceClass) -> str:
    """Return which wave an agreement belongs to and what kind of terms it has."""
    return _("Wave {wave}{evidence}").format(wave=wave, evidence=_KIND.get(evidence, ""))


def signed(wave: int, begins: str, evidence: EvidenceClass) -> str:
    """Return that an agreement is signed and not begun, which wave it belongs to and what kind of terms it has."""
    return _("Signed, begins on {begins}\n{agreement}").format(begins=begins, agreement=agreement(wave, evidence))


def covered(people: str, places: int, year: int, *, unknown: int) -> str:
    """Return how many people live under an agreement, with source and year."""
    said = _("About {people} people live in {places} under an agreement ({source}, {year}).").format(
        people=people, places=numbers.many(places, "{n} place", "{n} places"), source=SOURCE, year=year
    )
    if unknown:
        said += _(" For {unknown} no population is held.").format(
            unknown=numbers.many(unknown, "{n} more place", "{n} more places")
        )
    return said
