"""What one publisher says of an indicator, in the words of a definition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.catalogue import UnitKind


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a publisher does not say: the key it is for, the question, and the answers there are."""

    key: str
    words: str
    choices: tuple[str, ...] = ()
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The keys a publisher fills, the direction it states if any, and what it leaves open.

    Answers to the questions in `takes` are keys of the definition; the others have been used in the keys already.
    """

    keys: Mapping[str, Any] = field(hash=False)
    better: str | None = None
    questions: tuple[Question, ...] = ()
    takes: frozenset[str] = frozenset({"better", "better_because", "lag_days", "of"})


def unit_of(theirs: str, title: str) -> dict[str, Any]:
    """Unit, kind and range in our words, from the publisher's unit and title."""
    plain = theirs.strip().lower()
    per = re.search(r"\bper ([0-9][0-9,]*)(.*)", plain or title.lower())
    if re.search(r"\bratio\b", title.lower()):
        return {"unit": "ratio", "unit_kind": UnitKind.RATIO.value, "lowest": 0}
    if plain in {"%", "percent", "percentage"}:
        return {"unit": "percent", "unit_kind": UnitKind.PERCENT.value, "lowest": 0, "highest": 100}
    if per:
        rest = re.sub(r"^ population$", " people", per[2].rstrip()) or " people"
        return {"unit": f"per {int(per[1].replace(',', '')):,}{rest}", "unit_kind": UnitKind.RATE.value, "lowest": 0}
    if plain in {"yrs", "years", "year"}:
        return {"unit": "years", "unit_kind": UnitKind.YEARS.value, "lowest": 0}
    if not plain or plain in {"number", "count"}:
        return {"unit": "number", "unit_kind": UnitKind.COUNT.value, "lowest": 0}
    return {"unit": plain, "unit_kind": UnitKind.AMOUNT.value}


def whom(sentence: str) -> str:
    """Whom or what a figure counts, from "Percentage of people aged 16 to 64 in employment"; nothing where unsaid."""
    found = re.match(r"(?:the )?(?:percentage|proportion|share|number|rate) of (.+)", sentence.strip(), re.IGNORECASE)
    if not found:
        return ""
    return re.split(r" (?:in|who|with|that|achieving|meeting|living|receiving|per) |[.,;(]", found[1])[0].strip()
