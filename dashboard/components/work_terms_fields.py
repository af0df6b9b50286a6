"""The fields of a form for terms, clause by clause; what is typed is kept as it is typed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.components import states
from dashboard.questions.terms_fields import (
    LEFT_OUT,
    NUMBER,
    Body,
    Field,
    FieldKind,
    Kind,
    field_at,
    fields,
    next_number,
)
from dashboard.wording import work_terms as words
from dashboard.wording.inert import cell, link
from data.terms import Panel, Refusal
from data.terms.clauses import entry

LOW = 68  # pixels: two lines, since most of these stay empty


@dataclass(frozen=True, slots=True)
class Slip:
    """Something to mend, and the key of the field that holds it; empty where no one field does."""

    refusal: Refusal
    field: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form being filled: its key, what was typed, where that is kept, the measures there are, what to mend.

    `whole` names the document, `clauses` all that is drawn of it, `clause` where in it the fields drawn now lie.
    """

    key: str
    keep: Callable[[], None]
    measures: tuple[tuple[str, str], ...]
    slips: Sequence[Slip]
    whole: str
    clauses: tuple[str, ...]
    clause: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The clause as refusals name it."""
        return ", ".join(self.clause) or self.whole

    def within(self, name: str) -> "Sheet":
        """The sheet of a clause within this one."""
        return replace(self, clause=(*self.clause, name), key=f"{self.key}/{name}")


def clause_names(body: Body, asked: Sequence[Field], *, whole: str) -> tuple[str, ...]:
    """Return every clause of what was typed, as refusals name them."""
    return (whole, *(", ".join(each) for each in _walk(body, asked, ())))


def anchor(clause: str) -> str:
    """Return where on the page a clause stands."""
    return "clause-" + re.sub(r"[^a-z0-9]+", "-", clause.lower()).strip("-")


def slips(refusals: Sequence[Refusal], body: Body, kind: Kind, *, key: str) -> tuple[Slip, ...]:
    """Return each refusal with the field that holds what it is about. `key` is that of the whole form."""
    found = ((each, field_at(body, kind, each.path)) for each in refusals)
    return tuple(Slip(each, f"{key}{where}" if where else "") for each, where in found)


def focus(field: str) -> str:
    """Return the address of a field on its page: the class that Streamlit gives it, which our script puts focus in."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", field)


def to_mend(slips: Sequence[Slip], clauses: Sequence[str], titles: Mapping[str, str]) -> None:
    """Draw what is wrong, each with a link to the field that holds it, else to its clause."""
    lines = [_line(each, clauses, titles) for each in slips]
    with st.container(key="to-mend"):
        st.markdown("\n".join(lines))


def _line(slip: Slip, clauses: Sequence[str], titles: Mapping[str, str]) -> str:
    where = focus(slip.field) if slip.field else anchor(_nearest(slip.refusal, clauses))
    name = words.clause(slip.refusal.clause, titles)
    if slip.field:
        name = words.field(name, slip.field.rpartition(".")[2], clause=slip.refusal.clause)
    return f"- {link(name, f'#{where}')}: " + cell(f"{slip.refusal.problem}. {said(slip.refusal)}")


def contents(clauses: Sequence[str], titles: Mapping[str, str]) -> None:
    """Draw links to the parts of a long form."""
    shown = [each for each in clauses if each in words.HEADINGS]
    with st.container(key="terms-contents"):
        st.markdown("\n".join(f"- {link(words.clause(each, titles), f'#{anchor(each)}')}" for each in shown))


def said(refusal: Refusal) -> str:
    """Return the cure as a form says it, where nothing stands in quotes."""
    return refusal.cure.replace(" without quotes", "").replace(" in quotes", "")


def draw(sheet: Sheet, body: Body, asked: Sequence[Field]) -> None:
    """Draw the fields of a clause, then the clauses within it."""
    _wrong(sheet)
    for each in asked:
        match each.kind:
            case FieldKind.CLAUSE:
                inner = sheet.within(each.key)
                _heading(inner, words.heading(each.key))
                draw(inner, body.setdefault(each.key, {}), fields(_model(each)))
            case FieldKind.ENTRIES:
                _entries(sheet, body, each)
            case _:
                _field(sheet, body, each)


def whole(sheet: Sheet, body: Body, asked: Sequence[Field]) -> None:
    """Draw the fields of a whole document."""
    with st.container(key="terms-fields"):
        _heading(sheet, words.heading(sheet.whole))
        draw(sheet, body, asked)


def reason(sheet: Sheet, body: Body, key: str) -> None:
    """Draw the field for why a version is made."""
    _text(sheet, body, key, words.REASON, long=True)


def panels_left_out(sheet: Sheet, body: Body) -> None:
    """Draw the reasons for leaving panels out."""
    held = body.setdefault(LEFT_OUT, {})
    for panel in Panel:
        inner = replace(sheet, key=f"{sheet.key}/left-out")
        _text(inner, held, panel.value, words.left_out(panel.value), long=True)


def _entries(sheet: Sheet, body: Body, asked: Field) -> None:
    held = body.setdefault(asked.key, [])
    if not sheet.clause:
        _heading(sheet.within(asked.key), words.heading(asked.key))
        _wrong(sheet.within(asked.key))
    for index, one in enumerate(held):
        one.setdefault(NUMBER, index + 1)
        name = entry(asked.key, one, index)
        inner = replace(sheet, clause=(*sheet.clause, name), key=f"{sheet.key}/{asked.key}-{one[NUMBER]}")
        _heading(inner, words.clause(name, dict(sheet.measures)))
        draw(inner, one, fields(_model(asked)))
        if st.button(words.remove(inner.name), key=f"remove-{inner.key}"):
            held.remove(one)
            sheet.keep()
            st.rerun()
    if st.button(words.add(asked.key), key=f"add-{sheet.key}/{asked.key}"):
        held.append({NUMBER: next_number(held)})
        sheet.keep()
        st.rerun()


def _field(sheet: Sheet, body: Body, asked: Field) -> None:
    label = words.label(asked.key, asked.kind.value, clause=sheet.name, needed=asked.needed)
    key = f"{sheet.key}.{asked.key}"
    _wrong_in(sheet, key)
    if asked.kind is FieldKind.YES_NO:
        st.checkbox(label, value=bool(body.get(asked.key)), key=key, on_change=_typed, args=(sheet, body, asked.key))
    elif asked.kind is FieldKind.CHOICE:
        _choice(
            sheet, body, asked.key, label, {"": words.choice(""), **{one: words.choice(one) for one in asked.choices}}
        )
    elif asked.key in {"indicator", "paired"}:
        known = {"": words.choice(""), **dict(sheet.measures)}
        typed = str(body.get(asked.key, ""))
        _choice(sheet, body, asked.key, label, known if typed in known else {**known, typed: typed})
    else:
        _text(sheet, body, asked.key, label, long=asked.kind in {FieldKind.WORDS, FieldKind.LINES})


def _choice(sheet: Sheet, body: Body, name: str, label: str, options: dict[str, str]) -> None:
    chosen = str(body.get(name, ""))
    st.selectbox(
        label,
        list(options),
        index=list(options).index(chosen) if chosen in options else 0,
        format_func=lambda one: options[one],
        key=f"{sheet.key}.{name}",
        on_change=_typed,
        args=(sheet, body, name),
    )


def _text(sheet: Sheet, body: Body, name: str, label: str, *, long: bool) -> None:
    held, key, args = str(body.get(name, "")), f"{sheet.key}.{name}", (sheet, body, name)
    if long:
        st.text_area(label, value=held, key=key, on_change=_typed, args=args, height=LOW)
    else:
        st.text_input(label, value=held, key=key, on_change=_typed, args=args)


def _typed(sheet: Sheet, body: Body, name: str) -> None:
    """Keep what was just typed, before anything else is done with it."""
    body[name] = st.session_state[f"{sheet.key}.{name}"]
    sheet.keep()


def _heading(sheet: Sheet, title: str) -> None:
    draw_heading = st.header if len(sheet.clause) <= 1 and " " not in sheet.name else st.subheader
    draw_heading(cell(title), anchor=anchor(sheet.name))


def _wrong(sheet: Sheet) -> None:
    """Draw beside a clause what is wrong with it."""
    here = [each for each in sheet.slips if not each.field and _nearest(each.refusal, sheet.clauses) == sheet.name]
    for number, each in enumerate(here):
        _say(each, key=f"wrong-{anchor(sheet.name)}-{number}")


def _wrong_in(sheet: Sheet, field: str) -> None:
    """Draw beside a field what is wrong with it."""
    for number, each in enumerate(each for each in sheet.slips if each.field == field):
        _say(each, key=f"wrong-{field}-{number}")


def _say(slip: Slip, *, key: str) -> None:
    problem = slip.refusal.problem[:1].upper() + slip.refusal.problem[1:]
    states.state(f"{problem}. {said(slip.refusal)}", key=key)


def _nearest(refusal: Refusal, clauses: Sequence[str]) -> str:
    """The clause drawn that a refusal is about: the one it names, else the one around it."""
    name = refusal.clause.removeprefix("excluded panel ")
    parts = name.split(", ")
    for many in range(len(parts), 0, -1):
        if ", ".join(parts[:many]) in clauses:
            return ", ".join(parts[:many])
    return clauses[0]


def _walk(body: Body, asked: Sequence[Field], where: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for each in asked:
        if each.kind is FieldKind.CLAUSE:
            yield (*where, each.key)
            yield from _walk(body.get(each.key) or {}, fields(_model(each)), (*where, each.key))
        elif each.kind is FieldKind.ENTRIES:
            if not where:
                yield (each.key,)
            for index, one in enumerate(body.get(each.key) or []):
                name = entry(each.key, one, index)
                yield (*where, name)
                yield from _walk(one, fields(_model(each)), (*where, name))


def _model(asked: Field) -> type:
    if asked.model is None:
        message = f"{asked.key} holds no clause."
        raise TypeError(message)
    return asked.model
