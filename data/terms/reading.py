"""Reads a document from TOML: agreements and standards are written, reviewed and exchanged so."""

import difflib
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.catalogue import written
from data.catalogue.written import WrittenError
from data.terms.agreement import AgreementTerms, StandardTerms
from data.terms.clauses import clause
from data.terms.kinds import Shape
from data.terms.panels import Panel
from data.terms.refusals import Refusal, TermsError
from data.terms.sense import refusals_of_agreement, refusals_of_standard

Terms = TypeVar("Terms", bound=BaseModel)

SHORT: Final = 60
EXAMPLES: Final[Mapping[str, str]] = {
    "place": '"kent"',
    "title": '"Kent agreement"',
    "level": '"strategic_county"',
    "wave": "1",
    "starts": "2026-04-01",
    "ends": "2029-03-31",
    "number": "1",
    "statement": '"Fewer young people enter the youth justice system."',
    "origin": '"joint"',
    "indicator": '"first-time-entrants"',
    "unit": '"per 100,000 aged 10–17"',
    "better": '"lower"',
    "by": "2029-03-31",
    "baseline": "1_200_000_000",
    "reduction_percent": "3",
    "promised": "2027-04-01",
    "depth": '"control"',
    "floor": "90.0",
    "applies_to": '["kent"]',
    "name": '"Adult skills"',
    "department": '"Department for Education"',
    "kind": '"elected_mayor"',
    "office": '"The Mayor"',
    "questioned_by": '"Overview and scrutiny committee"',
    "amount": "400_000_000",
    "help_offered": '"A visit by another place that has been there."',
    "source": '"Minutes of 3 March 2026"',
    "review": "2029-03-31",
    "agreed_on": "2026-03-01",
}

# What to say of each kind of error that pydantic finds: the problem and the cure.
SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("no {key}", "Add, say, {key} = {example}."),
    "extra_forbidden": ('unknown key "{key}"', "{near}"),
    "string_too_long": ("{key} is over {max_length} characters", "Shorten it."),
    "string_too_short": ("{key} is empty", "Write it, or remove the key."),
    "string_type": ("{key} is {said}", "Write text in quotes, say, {key} = {example}."),
    "string_pattern_mismatch": ("{key} is {said}", "Write a short name of letters, digits and hyphens."),
    "enum": ("{key} is {said}", "Write {expected}."),
    "bool_type": ("{key} is {said}", "Write true or false."),
    "bool_parsing": ("{key} is {said}", "Write true or false."),
    "tuple_type": ("{key} is {said}", "Write a list, or tables headed [[{key}]]."),
    "cured": ("{key} is {said}", "{cure}"),
}
A_TABLE: Final = ("{key} is {said}", "Write a table headed [{key}].")


def agreement_from_toml(text: str, *, name: str = "agreement.toml") -> AgreementTerms:
    """The terms that an agreement's text states; `TermsError` names every clause that is refused, with its cure."""
    return agreement_from_table(_table(text, name=name), name=name)


def agreement_from_table(table: Mapping[str, Any], *, name: str = "agreement") -> AgreementTerms:
    """The terms that a table as TOML has it states, with the same refusals; a form makes one of what was typed."""
    table = _with_exclusions(table, name=name)
    terms = _shaped(AgreementTerms, table, name=name, whole="agreement")
    _refuse_any(refusals_of_agreement(terms), name=name)
    return terms


def standard_from_toml(text: str, *, name: str = "standard.toml") -> StandardTerms:
    """The terms that a minimum standard's text states; `TermsError` names every clause that is refused."""
    return standard_from_table(_table(text, name=name), name=name)


def standard_from_table(table: Mapping[str, Any], *, name: str = "standard") -> StandardTerms:
    """The terms of a minimum standard that a table states, with the same refusals as its text."""
    terms = _shaped(StandardTerms, table, name=name, whole="standard")
    _refuse_any(refusals_of_standard(terms), name=name)
    return terms


def _refuse_any(refusals: Sequence[Refusal], *, name: str) -> None:
    if refusals:
        raise TermsError(name, refusals)


def _table(text: str, *, name: str) -> dict[str, Any]:
    try:
        return written.table(text, parse_float=Decimal)
    except WrittenError as error:
        raise TermsError(name, [Refusal("file", f"it is {error.problem}", error.cure)]) from error


def _with_exclusions(table: Mapping[str, Any], *, name: str) -> dict[str, Any]:
    """The same table with `[powers] excluded = "why"` moved to the list of excluded panels."""
    if "excluded" in table:
        cure = 'Write it under its panel, say, [budget] excluded = "why".'
        raise TermsError(name, [Refusal("agreement", 'unknown key "excluded"', cure)])
    kept = dict(table)
    excluded = []
    for panel in Panel:
        entry = table.get(panel)
        if isinstance(entry, dict) and "excluded" in entry:
            excluded.append({"panel": panel, "reason": entry["excluded"]} | _others(entry))
            del kept[panel]
    return kept | ({"excluded": excluded} if excluded else {})


def _others(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in {"excluded", "panel", "reason"}}


def _shaped(model: type[Terms], table: Mapping[str, Any], *, name: str, whole: str) -> Terms:
    try:
        return model.model_validate(table, context=Shape.TOML)
    except ValidationError as error:
        unknown_first = sorted(error.errors(include_url=False), key=lambda each: each["type"] != "extra_forbidden")
        found = [_refusal(each, table, whole=whole) for each in unknown_first]
        raise TermsError(name, found) from None


def _refusal(error: ErrorDetails, table: Mapping[str, Any], *, whole: str) -> Refusal:
    location = error["loc"]
    key = next((str(step) for step in reversed(location) if isinstance(step, str)), whole)[:SHORT]
    said = re.sub(r"\s+", " ", str(error["input"]))[:SHORT]
    problem, cure = SENTENCES.get(error["type"], A_TABLE)
    words = {"key": key, "said": repr(said), "example": EXAMPLES.get(key, "…"), "near": _near(key), "cure": ""}
    words |= {name: str(value) for name, value in error.get("ctx", {}).items()}
    where = clause(location, table, whole=whole)
    return Refusal(where, problem.format_map(words), cure.format_map(words), path=location)


def _near(key: str) -> str:
    """What to do about an unknown key."""
    known = (_keys(AgreementTerms) | _keys(StandardTerms)) - {key}  # which may be a key of another clause
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.8)
    return f'Did you mean "{near[0]}"?' if near else "Remove it."


def _keys(model: type[BaseModel]) -> set[str]:
    """Every key that a document of this kind may hold, at any depth."""
    found: set[str] = set()
    for key, field in model.model_fields.items():
        found.add(key)
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= _keys(part)
    return found
