"""Words of the first page."""

from dashboard.wording import numbers, states
from data.terms import EvidenceClass

NO_AGREEMENT = "Not yet in an agreement"
NOT_YET_IN_ONE = "Not yet in an agreement"
UNDECIDED = "Level not decided"
NOT_YET = "–"
NOT_AGREED = "not agreed"
_KIND = {EvidenceClass.ILLUSTRATIVE: "\nillustrative terms", EvidenceClass.INVENTED: "\ninvented terms"}
SOURCE = "mySociety, councils of the United Kingdom (CC BY 4.0)"


def answer(agreements: int) -> str:
    """Return the sentence that answers the first page."""
    verb = "is" if agreements == 1 else "are"
    return (
        f"Search for where you live. {numbers.many(agreements, 'agreement').capitalize()} {verb} in force; "
        "each names who answers for it."
    )


def results(count: int, sought: str) -> str:
    """Return how many places a search found."""
    if not count:
        return f"Nothing found for “{states.cut(sought)}”"
    return f"{numbers.many(count, 'place').capitalize()} found for “{states.cut(sought)}”"


def found_name(name: str, former: str) -> str:
    """Return a place's name, with the former name that the search matched."""
    return f"{name} (formerly {former})" if former else name


def with_class(kind: str, evidence: EvidenceClass) -> str:
    """Return a kind of place, saying so when the place is invented."""
    return f"{kind}\ninvented" if evidence is EvidenceClass.INVENTED else kind


def negotiating(days: int | None, evidence: EvidenceClass | None) -> str:
    """Return that a draft is being negotiated, for how long, and what kind of terms it has."""
    draft = "Draft" if days is None else f"Draft\n{numbers.many(days, 'day')} in negotiation"
    return f"{draft}{_KIND.get(evidence, '') if evidence else ''}"


def agreement(wave: int, evidence: EvidenceClass) -> str:
    """Return which wave an agreement belongs to and what kind of terms it has."""
    return f"Wave {wave}{_KIND.get(evidence, '')}"


def signed(wave: int, begins: str, evidence: EvidenceClass) -> str:
    """Return that an agreement is signed and not begun, which wave it belongs to and what kind of terms it has."""
    return f"Signed, begins on {begins}\n{agreement(wave, evidence)}"


def covered(people: str, places: int, year: int, *, unknown: int) -> str:
    """Return how many people live under an agreement, with source and year."""
    said = f"About {people} people live in {numbers.many(places, 'place')} under an agreement ({SOURCE}, {year})."
    if unknown:
        said += f" For {numbers.many(unknown, 'more place')} no population is held."
    return said
