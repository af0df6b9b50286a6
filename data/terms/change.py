"""The difference of two versions of a document, as data: the words are made elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from data.terms.agreement import AgreementTerms
from data.terms.canonical import Document, Plain, plain
from data.terms.clauses import ENTRIES, entry


class ChangeKind(StrEnum):
    """What happened to a clause, or to one key of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `key` is empty where a whole clause came or went; `before` and `after` are canonical values."""

    kind: ChangeKind
    clause: str
    key: str
    before: "Plain | None"
    after: "Plain | None"


def difference(old: Document, new: Document) -> tuple[Change, ...]:
    """Everything that differs, in the order of the clauses; equal terms differ in nothing."""
    whole = "agreement" if isinstance(new, AgreementTerms) else "standard"
    found = _tables(_table(plain(old)), _table(plain(new)), where=())
    return tuple(each if each.clause else replace(each, clause=whole) for each in found)


def _table(value: "Plain | None") -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _tables(old: dict[str, Plain], new: dict[str, Plain], *, where: tuple[str, ...]) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in ENTRIES:
            yield from _lists(key, before, after, where=where)
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from _tables(before, after, where=(*where, key))
        elif isinstance(before, dict) or isinstance(after, dict):
            yield _change(before, after, clause=(*where, key), key="")
        else:
            yield _change(before, after, clause=where, key=key)


def _lists(name: str, before: "Plain | None", after: "Plain | None", *, where: tuple[str, ...]) -> Iterator[Change]:
    old, new = _by_name(name, before), _by_name(name, after)
    for clause in dict.fromkeys((*old, *new)):
        inner = (*where, clause)
        if clause in old and clause in new:
            yield from _tables(old[clause], new[clause], where=inner)
        else:
            yield _change(old.get(clause), new.get(clause), clause=inner, key="")
    shared = [clause for clause in old if clause in new]
    if shared != [clause for clause in new if clause in old]:
        yield _change(list(old), list(new), clause=where, key=name)


def _by_name(name: str, value: "Plain | None") -> dict[str, dict[str, Plain]]:
    items = value if isinstance(value, list) else []
    found: dict[str, dict[str, Plain]] = {}
    for index, item in enumerate(items):
        clause = entry(name, item, index)
        found[f"{clause} ({index + 1})" if clause in found else clause] = _table(item)
    return found


def _change(before: "Plain | None", after: "Plain | None", *, clause: tuple[str, ...], key: str) -> Change:
    if before is None:
        kind = ChangeKind.ADDED
    elif after is None:
        kind = ChangeKind.REMOVED
    else:
        kind = ChangeKind.CHANGED
    return Change(kind=kind, clause=", ".join(clause), key=key, before=before, after=after)
