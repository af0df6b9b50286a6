"""A whole agreement with nothing to mend, clause by clause, so that each key of it can be damaged by itself."""

from collections.abc import Mapping

MEASURE = "outcome 1, commitment first-time-entrants"
# Each clause as a refusal names it, the heading above its keys, and the keys; a plain dictionary keeps their order.
CLAUSES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "agreement": (
        "",
        {
            "place": '"kent"',
            "title": '"Kent agreement"',
            "level": '"strategic_county"',
            "wave": "1",
            "starts": "2026-04-01",
            "ends": "2029-03-31",
            "evidence": '"invented"',
        },
    ),
    "accountability": (
        "[accountability]",
        {
            "office": '"Leader of the council"',
            "kind": '"leader"',
            "questioned_by": '"Scrutiny committee"',
            "director": '"Director for Kent"',
            "director_places": "2",
        },
    ),
    "outcome 1": (
        "[[outcomes]]",
        {
            "number": "1",
            "statement": '"Fewer young people enter the youth justice system."',
            "origin": '"joint"',
            "service": '"Youth justice"',
        },
    ),
    MEASURE: (
        "[[outcomes.commitments]]",
        {
            "indicator": '"first-time-entrants"',
            "unit": '"per 100,000 aged 10–17"',
            "better": '"lower"',
            "baseline": "150.0",
            "baseline_period": '"2025"',
            "agreed_level": "130.0",
            "by": "2029-03-31",
            "steps": "false",
            "set_by": '"Both sides"',
            "paired": '"employment-rate"',
            "in_return_for": '"Youth custody budget"',
            "control": '"some"',
        },
    ),
    f"{MEASURE}, milestone 2027-12-31": (
        "[[outcomes.commitments.milestones]]",
        {"by": "2027-12-31", "level": "140.0"},
    ),
    "budget": (
        "[budget]",
        {"baseline": "1_200_000_000", "reduction_percent": "3", "savings": '"They stay in the county."'},
    ),
    "budget, envelope 2026-04-01": ("[[budget.envelopes]]", {"starts": "2026-04-01", "amount": "1_160_000_000"}),
    "budget, line Youth justice": (
        "[[budget.lines]]",
        {"name": '"Youth justice"', "body": '"County council"', "amount": "8_000_000", "outcome": "1"},
    ),
    "budget, split Council": (
        "[[budget.splits]]",
        {"spender": '"Council"', "saver": '"Hospitals"', "spender_share_percent": "60", "outcome": "1"},
    ),
    "power Youth custody budget": (
        "[[powers]]",
        {
            "name": '"Youth custody budget"',
            "department": '"Ministry of Justice"',
            "promised": "2027-10-01",
            "depth": '"co_commission"',
            "held_before": '"centre"',
            "needs_legislation": "false",
        },
    ),
    "ask One form for figures": (
        "[[asks]]",
        {"name": '"One form for figures"', "side": '"place"', "kind": '"ask"', "reply_due": "2026-09-01"},
    ),
}
# The entries of these lists are known by one of their keys; without it they are counted instead.
KNOWN_BY = {
    "outcome 1": ("number", "outcome 1"),
    MEASURE: ("indicator", "outcome 1, commitment 1"),
    f"{MEASURE}, milestone 2027-12-31": ("by", f"{MEASURE}, milestone 1"),
    "budget, envelope 2026-04-01": ("starts", "budget, envelope 1"),
    "budget, line Youth justice": ("name", "budget, line 1"),
    "budget, split Council": ("spender", "budget, split 1"),
    "power Youth custody budget": ("name", "power 1"),
    "ask One form for figures": ("name", "ask 1"),
}
OPTIONAL = frozenset(
    {
        *("evidence", "director", "director_places", "service", "baseline", "baseline_period", "agreed_level", "by"),
        *("steps", "set_by", "paired", "in_return_for", "control", "savings", "outcome", "spender_share_percent"),
        *("held_before", "needs_legislation", "reply_due"),
    }
)
NEEDED = frozenset({"baseline", "by"})  # needed in some clauses, though not in a commitment


def written(changed: Mapping[tuple[str, str], str | None] | None = None, *, after: str = "") -> str:
    """The agreement as TOML, with keys (clause and name) given another value, or left out where it is None."""
    changed = changed or {}
    lines = []
    for clause, (heading, keys) in CLAUSES.items():
        lines.append(heading)
        for key, value in keys.items():
            told = changed.get((clause, key), value)
            if told is not None:
                lines.append(told if "=" in told else f"{key} = {told}")
        lines.append("")
    return "\n".join(lines) + after
