"""What differs between two versions of a document, as sentences: what came, what went, what changed from and to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from dashboard.wording import change_values as values
from dashboard.wording import dates
from dashboard.wording.change_keys import ORDERED, PANELS, key_name
from dashboard.wording.language import _
from data.catalogue import Indicator
from data.terms import Change, ChangeKind

_OUTCOME = re.compile(r"outcome (?P<number>\d+)(?:, commitment (?P<indicator>[A-Za-z0-9-]+))?(?:, (?P<rest>.+))?")
_DATED = re.compile(r"(milestone|envelope) (\d{4}-\d{2}-\d{2})")
_DATED_NAMES = {"milestone": _("milestone of"), "envelope": _("year from")}
_LEFT_OUT = _("excluded panel ")
NOTHING = _("Nothing differs.")


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed a version: the side ("place" or "centre"), the post and the day."""

    side: str
    post: str
    on: date


def sentences(changes: Iterable[Change], *, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Return one sentence a difference, in the order of the clauses; `indicators` name and format the measures."""
    return tuple(_sentence(each, indicators) for each in changes)


def why_and_who(*, version: int, reason: str, signed: Sequence[SignedBy]) -> tuple[str, ...]:
    """Return why a version was made and who signed it, as sentences."""
    said = (
        [_("Reason for version {version}: {stopped}").format(version=version, stopped=_stopped(reason))]
        if reason
        else []
    )
    for each in signed:
        side = _("the centre") if each.side == "centre" else _("the place")
        said.append(
            _("{post} signed version {version} for {side} on {on}.").format(
                post=each.post, version=version, side=side, on=dates.day(each.on)
            )
        )
    return tuple(said)


def clause_name(clause: str, *, indicators: Mapping[str, Indicator]) -> str:
    """Return a clause as a sentence begins with it: "Outcome 2, Employment rate"."""
    found = _OUTCOME.fullmatch(clause)
    if found is None:
        if clause in {"agreement", "standard"}:
            return _("The {clause}").format(clause=clause)
        named = _DATED.sub(_dated, clause)
        return named[:1].upper() + named[1:]
    parts = [_("Outcome {found}").format(found=found["number"])]
    if found["indicator"]:
        parts.append(_title(found["indicator"], indicators))
    if found["rest"]:
        parts.append(_DATED.sub(_dated, found["rest"]))
    return ", ".join(parts)


def _dated(found: re.Match[str]) -> str:
    return f"{_DATED_NAMES[found[1]]} {values.day(found[2])}"


def _sentence(change: Change, indicators: Mapping[str, Indicator]) -> str:
    if not change.key:
        return _whole(change, indicators)
    name = clause_name(change.clause, indicators=indicators)
    if change.key in ORDERED and change.kind is ChangeKind.CHANGED:
        return _("{name}: the order of the {key} changed.").format(name=name, key=ORDERED[change.key])
    what = key_name(change.key, clause=change.clause)
    before = values.said(change.before, change.key, clause=change.clause, indicator=_of(change, indicators))
    after = values.said(change.after, change.key, clause=change.clause, indicator=_of(change, indicators))
    if before == after and values.is_money(change.key, clause=change.clause):
        before, after = values.exact_money(change.before), values.exact_money(change.after)
    match change.kind:
        case ChangeKind.ADDED:
            return _("{name}: {what} was added: {stopped}").format(name=name, what=what, stopped=_stopped(after))
        case ChangeKind.REMOVED:
            return _("{name}: {what} was removed; it was {stopped}").format(
                name=name, what=what, stopped=_stopped(before)
            )
        case ChangeKind.CHANGED:
            return _("{name}: {what} changed from {before} to {stopped}").format(
                name=name, what=what, before=before, stopped=_stopped(after)
            )
        case _:
            assert_never(change.kind)


def _whole(change: Change, indicators: Mapping[str, Indicator]) -> str:
    """A clause that came or went, with what it says or said."""
    if change.clause.startswith(_LEFT_OUT):
        return _left_out(change)
    name = clause_name(change.clause, indicators=indicators)
    held = change.after if change.kind is ChangeKind.ADDED else change.before
    told = _contents(change, held if isinstance(held, dict) else {}, indicators)
    is_outcome = re.fullmatch(r"outcome \d+", change.clause) is not None
    gone = _("ended") if is_outcome else _("was removed")
    came = _("was added") if change.kind is ChangeKind.ADDED else gone
    return f"{name} {came}{f': {_stopped(told)}' if told else '.'}"


def _left_out(change: Change) -> str:
    panel = PANELS.get(change.clause.removeprefix(_LEFT_OUT), change.clause)
    if change.kind is ChangeKind.REMOVED or not isinstance(change.after, dict):
        return _("The panel on {panel} is no longer left out.").format(panel=panel)
    return _("The panel on {panel} was left out: {stopped}").format(
        panel=panel, stopped=_stopped(values.quoted(str(change.after.get("reason", ""))))
    )


def _contents(change: Change, held: Mapping[str, object], indicators: Mapping[str, Indicator]) -> str:
    """What a whole clause says, in short: the sentence of an outcome, the level of a commitment, a line's amount."""
    if "statement" in held:
        return values.quoted(str(held["statement"])) + _measures(held, indicators)
    if "indicator" in held:
        return _commitment(held, indicators)
    parts = [
        f"{key_name(key, clause=change.clause).removeprefix(_('the '))} "
        f"{values.said(value, key, clause=change.clause, indicator=_of(change, indicators))}"
        for key, value in held.items()
        if isinstance(value, str | bool) and f" {value}" not in f" {change.clause}"
    ]
    return "; ".join(parts)


def _measures(outcome: Mapping[str, object], indicators: Mapping[str, Indicator]) -> str:
    commitments = outcome.get("commitments")
    if not isinstance(commitments, list):
        return ""
    told = [
        f"{_title(str(each['indicator']), indicators)}, {_commitment(each, indicators)}"
        for each in commitments
        if isinstance(each, dict) and "indicator" in each
    ]
    return f" ({'; '.join(told)})"


def _commitment(held: Mapping[str, object], indicators: Mapping[str, Indicator]) -> str:
    level, by = held.get("agreed_level"), held.get("by")
    if level is None or by is None:
        return _("for context, no level agreed")
    indicator = indicators.get(str(held["indicator"]))
    return _("{level} by {by}").format(
        level=values.level(Decimal(str(level)), indicator, unit=str(held.get("unit", ""))), by=values.day(str(by))
    )


def _of(change: Change, indicators: Mapping[str, Indicator]) -> Indicator | None:
    """The indicator of the commitment that a change lies in."""
    found = _OUTCOME.fullmatch(change.clause)
    return indicators.get(found["indicator"]) if found and found["indicator"] else None


def _title(name: str, indicators: Mapping[str, Indicator]) -> str:
    return indicators[name].title if name in indicators else name


def _stopped(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."
