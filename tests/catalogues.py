"""Writes the catalogues of translations from the code; with --check says that they are out of date, with status 1.

The template and the English catalogue follow from the code alone. The Welsh one keeps what translators put, gains the
texts that are new, without a translation, and loses those that are gone. A text that changes asks for a new
translation: none is carried over by likeness.
"""

import ast
import io
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from dashboard.wording import catalogue
from dashboard.wording.language import ENGLISH, WELSH

ROOT = Path(__file__).parents[1]
WORDING = ROOT / "dashboard" / "wording"
FOLDER = WORDING / "catalogues"
PLURALS = {
    ENGLISH: "nplurals=2; plural=(n != 1);",
    WELSH: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
}
FREE = {"n", "figure"}
"""A translation may write a count as a word, as a figure, or leave it to its noun."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of ours, as the code asks for it."""

    one: str
    many: str | None
    context: str | None
    file: str

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.one


class NotLiteralError(ValueError):
    """A text is put together before it is looked up, so that no catalogue can hold it."""


def texts() -> Iterator[Text]:
    """Every text of ours, in the order of the files."""
    for path in sorted(WORDING.glob("*.py")):
        yield from texts_in(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())


def texts_in(code: str, file: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        match node.func, node.args:
            case ast.Name("_"), [text]:
                yield Text(_literal(text, file), None, None, file)
            case ast.Name("told"), [context, text]:
                yield Text(_literal(text, file), None, _literal(context, file), file)
            case ast.Name("counted"), [one, many, _]:
                yield Text(_literal(one, file), _literal(many, file), None, file)
            case ((ast.Attribute(_, "many") | ast.Name("many")), [_, one, many]):
                yield Text(_with_count(one, file), _with_count(many, file), None, file)
            case ast.Name("counted"), [_]:
                pass  # the count in words, of dashboard/wording/numbers.py
            case ast.Name("_" | "told" | "counted" | "many"), _:
                message = f"{file}:{node.lineno}: give each text as one literal, as dashboard/wording/language.py says."
                raise NotLiteralError(message)
            case _:
                pass


def _literal(node: ast.expr, file: str) -> str:
    match node:
        case ast.Constant(str(text)):
            return text
        case _:
            message = f"{file}:{node.lineno}: a text is put together. Write one literal with named slots."
            raise NotLiteralError(message)


def _with_count(node: ast.expr, file: str) -> str:
    text = _literal(node, file)
    if "n" not in slots(text):
        message = f"{file}:{node.lineno}: “{text}” has no {{n}} for its count."
        raise NotLiteralError(message)
    return text


def slots(text: str) -> set[str]:
    """The names of a text's slots."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def template(found: Iterable[Text]) -> Catalog:
    """The catalogue of all texts without translations."""
    made = Catalog(project="Agreed Outcomes", version="1", charset="utf-8", fuzzy=False)
    for text in found:
        made.add((text.one, text.many) if text.many else text.one, locations=[(text.file, None)], context=text.context)
        flags = made.get(text.one, text.context).flags
        flags.discard("python-format")  # no text of ours is filled by %
    return made


def english(whole: Catalog) -> Catalog:
    """The template with each text as its own translation: English is what the code says."""
    made = _in_language(ENGLISH)
    for one in _messages(whole):
        made.add(one.id, one.id, locations=one.locations, flags=one.flags, context=one.context)
    return made


def welsh(whole: Catalog, held: Catalog) -> Catalog:
    """The template with what translators have put so far."""
    made = _in_language(WELSH)
    for one in _messages(whole):
        known = held.get(one.id, one.context)
        same = known is not None and known.id == one.id
        flags = one.flags | (known.flags & {catalogue.FUZZY} if same else set())
        put = known.string if same else ("",) * 6 if isinstance(one.id, tuple) else ""
        made.add(one.id, put, locations=one.locations, flags=flags, context=one.context)
    return made


def _in_language(code: str) -> Catalog:
    made = Catalog(locale=code, project="Agreed Outcomes", version="1", charset="utf-8", fuzzy=False)
    made._num_plurals, made._plural_expr = (  # noqa: SLF001  Babel counts fewer forms of Welsh than Unicode does
        int(PLURALS[code].split(";")[0].removeprefix("nplurals=")),
        PLURALS[code].split("plural=(")[1].removesuffix(");"),
    )
    return made


def _messages(held: Catalog) -> Iterator[Message]:
    return (one for one in held if one.id)


def written(made: Catalog, *, reviewed_by: str | None = None) -> str:
    """A catalogue as a PO file without days and versions, so that the same texts make the same file."""
    file = io.BytesIO()
    write_po(file, made, width=110, sort_output=False)
    lines = file.getvalue().decode("utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("msgid"))
    unsaid = ('"POT-Creation', '"PO-Revision', '"Generated-By', '"Last-Translator', '"Report-Msgid', '"Language-Team')
    header = [line for line in lines[first:] if not line.startswith(unsaid)]
    if reviewed_by is not None:
        at = next(at for at, line in enumerate(header) if line.startswith('"MIME'))
        header.insert(at, f'"{catalogue.REVIEWED_BY}: {reviewed_by}\\n"')
    return "\n".join(header) + "\n"


def problems(made: Catalog) -> Iterator[str]:
    """What is wrong with the translations of a catalogue, a sentence each."""
    for one in _messages(made):
        ours = one.id if isinstance(one.id, tuple) else (one.id,)
        theirs = one.string if isinstance(one.string, tuple) else (one.string,)
        if any(theirs) and not all(theirs):
            yield f"“{ours[0]}” lacks some of its {len(theirs)} forms. Put all or none."
        wanted = set().union(*map(slots, ours))
        for text in filter(None, theirs):
            if (slots(text) | FREE) != (wanted | FREE):
                yield f"“{text}” has other slots than “{ours[0]}”. Keep {', '.join(sorted(wanted))}."


def files() -> tuple[dict[Path, str], list[str]]:
    """What each catalogue should hold, and what is wrong with the translations."""
    whole = template(texts())
    path = FOLDER / f"{WELSH}.po"
    held = path.read_text("utf-8") if path.exists() else ""
    in_welsh = welsh(whole, read_po(io.StringIO(held), locale=WELSH))
    made = {
        FOLDER / "outcomes.pot": written(whole),
        FOLDER / f"{ENGLISH}.po": written(english(whole)),
        path: written(in_welsh, reviewed_by=catalogue.parsed(held).reviewed_by),
    }
    return made, list(problems(in_welsh))


def main() -> int:
    made, wrong = files()
    for sentence in wrong:
        sys.stderr.write(f"catalogues/{WELSH}.po: {sentence}\n")
    if "--check" not in sys.argv:
        for path, text in made.items():
            path.write_text(text, "utf-8")
        return bool(wrong)
    stale = [path.name for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    if stale:
        sys.stderr.write(f"Out of date: {', '.join(stale)}. Run make docs.\n")
    return bool(stale or wrong)


if __name__ == "__main__":
    sys.exit(main())
