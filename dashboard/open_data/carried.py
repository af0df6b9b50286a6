"""What every row carries at its end: what to know before leaning on it, the evidence class, and the moment."""

from datetime import datetime

from dashboard.open_data.table import Value
from dashboard.wording import open_data as words
from data.terms import EvidenceClass


def carried(evidence: EvidenceClass, as_at: datetime, *more: str) -> tuple[Value, Value, Value]:
    """Return the last three cells of a row."""
    return words.caveat(evidence, more), evidence.value, as_at


def known(text: str) -> str | None:
    """Return a text, None for an empty one: what is not said is not known."""
    return text or None
