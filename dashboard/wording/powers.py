"""Words of powers: how deep they reach, where they sit, and the scale between what is devolved and who answers."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.wording import budget, numbers, page, states
from dashboard.wording.language import _
from data.terms import Accountability, Depth, Seat

TITLE = _("Where power sits")
SCALE = _("What is devolved, beside who answers for it")
OURS = _(
    "The bands “a say”, “a share” and “control” are ours, to read two things side by side; they are no score. Powers "
    "are in the band that at least half of them reach. An elected mayor goes with control, and so does another figure "
    "that both sides accepted; a leader with a share; a joint committee with a say."
)
DEVOLVED = _("What is devolved")
ANSWERING = _("Who answers for it")
NOBODY = _("Nobody is named")
NO_POWERS = _("no power")
NOT_SAID = _("not said")
BANDS = {"nothing": _("none"), "say": _("a say"), "share": _("a share"), "control": _("control")}
SEATS = {
    Seat.CENTRE: _("The centre"),
    Seat.REGION: _("The region"),
    Seat.PLACE: _("The place"),
    Seat.COUNCIL: _("Its councils"),
    Seat.NEIGHBOURHOOD: _("Neighbourhoods"),
}
UPWARDS = _("Moves upward")
SHALLOWER = _("Less deep than promised")
NOTHING_TO_NOTE = "–"
BELOW = _("Areas below the town hall")
OVERLAP = _("Areas of different kinds overlap: they are not parts of each other, and their people are not added.")


def seat(value: Seat | None) -> str:
    """Return where a power sits."""
    return _("Not said") if value is None else SEATS[value]


def actual(depth: Depth | None, *, arrived: bool) -> str:
    """Return how deep a power reaches in fact; one that has not come reaches nowhere yet."""
    if depth is not None:
        return page.depth(depth).capitalize()
    return _("Not said") if arrived else _("Not arrived")


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
        said.append(_("{upwards}: nearer to the centre than before.").format(upwards=states.listed(tuple(upwards))))
    elif moved:
        said.append(
            numbers.many(
                moved,
                "No power moves nearer to the centre; {n} power moves to another level.",
                "No power moves nearer to the centre; {n} powers move to another level.",
            )
        )
    if shallower:
        said.append(
            _("{shallower}: less deep in fact than was promised.").format(shallower=states.listed(tuple(shallower)))
        )
    return " ".join(said)


def promised(counts: Sequence[tuple[Depth, int]]) -> str:
    """Return the powers promised by their depth: "control in two powers and a say in one power"."""
    return states.listed(tuple(_in(page.depth(depth), count) for depth, count in counts)) or NO_POWERS


def arrived(counts: Sequence[tuple[Depth | None, int]]) -> str:
    """Return the powers that have come by the depth that they turned out to have."""
    if not counts:
        return _("none has arrived yet")
    said = tuple(
        _in(page.depth(depth) if depth else _("a depth that nobody has said"), count) for depth, count in counts
    )
    return _("arrived: {said}").format(said=states.listed(said))


def _in(depth: str, count: int) -> str:
    return _("{depth} in {count}").format(depth=depth, count=numbers.many(count, "{n} power", "{n} powers"))


def devolved(promised_: str, arrived_: str) -> str:
    """Return the bands of what is devolved: as promised, and of what has arrived."""
    return _("{promised}\narrived so far: {arrived}").format(promised=promised_, arrived=arrived_)


def money(amount: int | None, of_baseline: Decimal | None) -> str:
    """Return the budget in the place's hands."""
    if amount is None or of_baseline is None:
        return _("no budget of its own")
    return _("{money} a year, {percent} of the baseline").format(
        money=budget.money(amount), percent=budget.percent(round(of_baseline, 1))
    )


def form(agreed: Accountability | None) -> str:
    """Return the form of the figure that answers."""
    return NOBODY if agreed is None else f"{agreed.office}, {page.figure_kind(agreed.kind)}"


def together(steps_apart: int, *, devolved: str, answering: str) -> str:
    """Return how the two sides of the scale stand to each other, without advice."""
    if not steps_apart:
        return _("On our bands the two go together: {devolved} on both sides.").format(devolved=devolved)
    if steps_apart > 0:
        return _("More is devolved ({devolved}) than goes with who answers ({answering}) on our bands.").format(
            devolved=devolved, answering=answering
        )
    return _("Who answers goes with more ({answering}) than is devolved ({devolved}) on our bands.").format(
        answering=answering, devolved=devolved
    )


def people(number: int | None) -> str:
    """Return how many people live in one area of a kind, where it is known."""
    return NOT_SAID if number is None else _("about {people}").format(people=numbers.people(number))


def as_reported(source: str) -> str:
    """Return where something is written."""
    return _("As reported: {source}.").format(source=source)
