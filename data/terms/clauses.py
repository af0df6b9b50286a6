"""Names a clause of a document, so that a refusal and a change say where in the same words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

# The lists of a document: how one of its entries is called, and the key that tells it from the others.
ENTRIES: Final[Mapping[str, tuple[str, str]]] = {
    "outcomes": ("outcome", "number"),
    "commitments": ("commitment", "indicator"),
    "milestones": ("milestone", "by"),
    "parts": ("part", "who"),
    "powers": ("power", "name"),
    "envelopes": ("envelope", "starts"),
    "lines": ("line", "name"),
    "splits": ("split", "spender"),
    "passed_down": ("passed on", "what"),
    "asks": ("ask", "name"),
    "continues": ("continuation of", "place"),
    "excluded": ("excluded panel", "panel"),
}
SHORT: Final = 60


def entry(list_name: str, item: object, index: int) -> str:
    """The name of one entry of a list: "outcome 2", "commitment employment-rate"."""
    word, key = ENTRIES[list_name]
    told = item.get(key) if isinstance(item, Mapping) else None
    return f"{word} {index + 1 if told is None else str(told)[:SHORT]}"


def clause(location: Sequence[str | int], document: Any, *, whole: str) -> str:  # noqa: ANN401 - as TOML has it
    """The clause in which a path into a document lies, the key it ends with left out: "outcome 1, commitment x"."""
    steps = location[:-1] if location and isinstance(location[-1], str) else location
    words: list[str] = []
    for step in steps:
        document = document[step]
        if isinstance(step, str):
            words.append(step)
        elif words[-1] in ENTRIES:
            words[-1] = entry(words[-1], document, step)
    return ", ".join(words) or whole
