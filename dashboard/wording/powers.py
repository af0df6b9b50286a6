"""Words of powers: how deep they reach, where they sit, and the scale between what is devolved and who answers."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.wording import budget, numbers, page, states
from data.terms import Accountability, Depth, Seat

TITLE = "Where power sits"
SCALE = "What is devolved, beside who answers for it"
OURS = (
    "The bands “a say”, “a share” and “control” are ours, to read two things side by side; they are no score. Powers "
    "are in the band that at least half of them reach. An elected mayor goes with control, and so does another figure "
    "that both sides accepted; a leader with a share; a joint committee with a say."
)
DEVOLVED = "What is devolved"
ANSWERING = "Who answers for it"
NOBODY = "Nobody is named"
NO_POWERS = "no power"
NOT_SAID = "not said"
BANDS = {"nothing": "none", "say": "a say", "share": "a share", "control": "control"}
SEATS = {
    Seat.CENTRE: "The centre",
    Seat.REGION: "The region",
    Seat.PLACE: "The place",
    Seat.COUNCIL: "Its councils",
    Seat.NEIGHBOURHOOD: "Neighbourhoods",
}
UPWARDS = "Moves upward"
SHALLOWER = "Less deep than promised"
NOTHING_TO_NOTE = "–"
BELOW = "Areas below the town hall"
OVERLAP = "Areas of different kinds overlap: they are not parts of each other, and their people are not added."


def seat(value: Seat | None) -> str:
    """Return where a power sits."""
    return "Not said" if value is None else SEATS[value]


def actual(depth: Depth | None, *, arrived: bool) -> str:
    """Return how deep a power reaches in fact; one that has not come reaches nowhere yet."""
    if depth is not None:
        return page.depth(depth).capitalize()
    return "Not said" if arrived else "Not arrived"


def notes(*, moves_up: bool, shallower: bool) -> str:
    """Return what a reader should note about a power."""
    return (
        "\n".join(words for words, holds in ((f"▲ {UPWARDS}", moves_up), (f"▲ {SHALLOWER}", shallower)) if holds)
        or NOTHING_TO_NOTE
    )


def answer(*, upwards: Sequence[str], shallower: Sequence[str], moved: int) -> str:
    """Return how powers move between levels, in two sentences at most."""
    said = []
    if upwards:
        said.append(f"{states.listed(tuple(upwards))}: nearer to the centre than before.")
    elif moved:
        said.append(
            f"No power moves nearer to the centre; {numbers.many(moved, 'power')} {_move(moved)} to another level."
        )
    if shallower:
        said.append(f"{states.listed(tuple(shallower))}: less deep in fact than was promised.")
    return " ".join(said)


def _move(count: int) -> str:
    return "moves" if count == 1 else "move"


def promised(counts: Sequence[tuple[Depth, int]]) -> str:
    """Return the powers promised by their depth: "control in two powers and a say in one power"."""
    return states.listed(tuple(_in(page.depth(depth), count) for depth, count in counts)) or NO_POWERS


def arrived(counts: Sequence[tuple[Depth | None, int]]) -> str:
    """Return the powers that have come by the depth that they turned out to have."""
    if not counts:
        return "none has arrived yet"
    said = tuple(_in(page.depth(depth) if depth else "a depth that nobody has said", count) for depth, count in counts)
    return f"arrived: {states.listed(said)}"


def _in(depth: str, count: int) -> str:
    return f"{depth} in {numbers.many(count, 'power')}"


def devolved(promised_: str, arrived_: str) -> str:
    """Return the bands of what is devolved: as promised, and of what has arrived."""
    return f"{promised_}\narrived so far: {arrived_}"


def money(amount: int | None, of_baseline: Decimal | None) -> str:
    """Return the budget in the place's hands."""
    if amount is None or of_baseline is None:
        return "no budget of its own"
    return f"{budget.money(amount)} a year, {budget.percent(round(of_baseline, 1))} of the baseline"


def form(agreed: Accountability | None) -> str:
    """Return the form of the figure that answers."""
    return NOBODY if agreed is None else f"{agreed.office}, {page.figure_kind(agreed.kind)}"


def together(steps_apart: int, *, devolved: str, answering: str) -> str:
    """Return how the two sides of the scale stand to each other, without advice."""
    if not steps_apart:
        return f"On our bands the two go together: {devolved} on both sides."
    if steps_apart > 0:
        return f"More is devolved ({devolved}) than goes with who answers ({answering}) on our bands."
    return f"Who answers goes with more ({answering}) than is devolved ({devolved}) on our bands."


def people(number: int | None) -> str:
    """Return how many people live in one area of a kind, where it is known."""
    return NOT_SAID if number is None else f"about {numbers.people(number)}"


def as_reported(source: str) -> str:
    """Return where something is written."""
    return f"As reported: {source}."
