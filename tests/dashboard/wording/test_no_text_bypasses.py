"""No text that a person reads stands outside dashboard/wording, and none in there outside a catalogue.

The command line is apart: its help and what it says of itself stay English, as its manual quotes them. So are the
sentences of an exception that only whoever runs a copy, or changes its code, can meet.
"""

import ast
import re
from pathlib import Path

import pytest

import dashboard

FOLDER = Path(dashboard.__file__).parent
WORDING = FOLDER / "wording"
SHOWN = ("views", "components", "documents", "api", "charts", "files", "open_data")
READ = [
    *sorted(path for folder in SHOWN for path in (FOLDER / folder).rglob("*.py")),
    *(FOLDER / name for name in ("app.py", "drawn.py", "entrance.py", "load.py", "reader.py", "server.py")),
]
ASKED = sorted(path for folder in ("questions", "orders") for path in (FOLDER / folder).rglob("*.py"))
SAID_IN = [
    path for path in sorted(WORDING.glob("*.py")) if path.name not in {"language.py", "catalogue.py", "guides.py"}
]

WORDS = re.compile(r"[^\W\d_]{2,}[,;:.…]? [^\W\d_]{2,}|^[^\W\d_]+ $|^[,:;(]* [^\W\d_]+[ .,:;)]*$|^[A-Z][^\W\d_]+ ")
SENTENCE = re.compile(r"^[A-Z][^\W\d_]* \w|\w\.$")
"""Questions and orders also write keys of several words, “outcome 3, commitment 1”; but no sentence."""
FOR_MACHINES = re.compile(r"[<>={}\[\]]|charset=|max-age|^GET, HEAD$|-//|^\.|-src |^ domain$")
"""Markup, style sheets, scripts, headers and types: no reader meets them as text."""
TAKES_NAMES = {
    "removeprefix", "removesuffix", "partition", "rpartition", "split", "startswith", "endswith", "replace", "TypeVar",
    "cast", "get", "fullmatch", "compile", "Style", "add_style", "qn", "getattr",
}  # fmt: skip
LITERAL = {"_": 1, "told": 2, "counted": 2}

FOR_THE_RUNNER = "for whoever runs or changes this copy, at the command line or in the log of the process"
RAW = "columns of a download keep what the store says, in every language"
ALLOWED: dict[str, str] = {
    "charts/style.py": "names of typefaces",
    "components/look.py": "the style sheet and a script",
    "documents/render/html.py": "markup",
    "documents/render/letters.py": FOR_THE_RUNNER,
    "documents/render/look.py": "names of typefaces",
    "documents/render/native.py": "markup",
    "documents/render/png.py": FOR_THE_RUNNER,
    "documents/render/row_headers.py": FOR_THE_RUNNER,
    "documents/render/svg.py": "markup",
    "documents/render/typst_pdf.py": FOR_THE_RUNNER,
    "documents/render/word.py": FOR_THE_RUNNER,
    "documents/render/word_styles.py": "names of the styles that Word knows",
    "files/reference.py": RAW,
    "open_data/changes.py": RAW,
    "questions/facts.py": FOR_THE_RUNNER,
    "questions/people.py": FOR_THE_RUNNER,
}
PASSED: dict[str, str] = {
    "Open Government Licence v3.0": "a name",
    "Creative Commons Attribution 4.0": "a name",
    " holds no clause.": FOR_THE_RUNNER,
    "Outcome ": FOR_THE_RUNNER,
    " has no measure. Ask `matters` for those that have.": FOR_THE_RUNNER,
    "taken back": "an act in the log, which stays in one language",
}


def docstrings(tree):
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def inside(tree):
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def called(node):
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def is_for_machines(node, parents):
    """Whether a text is compared, looked up by, raised as a key, or a type: nothing that is shown."""
    over = parents[node]
    while isinstance(over, ast.JoinedStr | ast.FormattedValue | ast.Tuple | ast.Set | ast.List | ast.BinOp):
        node, over = over, parents[over]
    match over:
        case ast.Compare() | ast.MatchValue() | ast.Subscript() | ast.arg() | ast.AnnAssign(annotation=ast.Constant()):
            return True
        case ast.Dict(keys=keys):
            return node in keys
        case ast.Call():
            return called(over) in TAKES_NAMES
        case _:
            return False


def texts(tree):
    parents, said = inside(tree), docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node, parents


def is_text(node, parents, words=WORDS):
    said = node.value
    return words.search(said) and not FOR_MACHINES.search(said) and not is_for_machines(node, parents)


def bypasses(code, words=WORDS):
    for node, parents in texts(ast.parse(code)):
        if is_text(node, parents, words) and node.value not in PASSED:
            yield f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize(
    ("path", "words"),
    [*((path, WORDS) for path in READ), *((path, SENTENCE) for path in ASKED)],
    ids=lambda one: one.relative_to(FOLDER).as_posix() if isinstance(one, Path) else "",
)
def test_no_text_stands_outside_wording(path, words):
    if path.relative_to(FOLDER).as_posix() in ALLOWED:
        return
    found = list(bypasses(path.read_text("utf-8"), words))
    assert not found, f"{path.name} holds texts: say them in dashboard/wording: {found}"


def is_of_the_log(node, parents):
    """Whether a function says how the log names something: machines read it too, so it stays in one language."""
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.FunctionDef):
            return "the log" in (ast.get_docstring(node) or "")
    return False


def unwrapped(code):
    for node, parents in texts(ast.parse(code)):
        over = node
        if node.value in PASSED or is_of_the_log(node, parents):
            continue
        while over in parents and not isinstance(over, ast.stmt):
            within, over = over, parents[over]
            if isinstance(over, ast.Call) and within in over.args and called(over) in {*LITERAL, "many"}:
                break
        else:
            if is_text(node, parents):
                yield f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", SAID_IN, ids=lambda path: path.name)
def test_no_text_of_ours_stands_outside_a_catalogue(path):
    found = list(unwrapped(path.read_text("utf-8")))
    assert not found, f"{path.name} holds texts that no catalogue can: put them into _, counted or told: {found}"


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('st.markdown("This place is late")', 1),
        ('st.caption(f"Since {day}")', 1),
        ('st.caption(f"{office} answers for it")', 1),
        ('st.markdown("<p class=note>")', 0),
        ('"""What this module does."""', 0),
        ('said.removesuffix(" Choose one below.")', 0),
        ('run.address("place", place=place.slug)', 0),
    ],
)
def test_what_counts_as_a_text(code, count):
    assert len(list(bypasses(code))) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('A = "No figure yet."', 1),
        ('A = _("No figure yet.")', 0),
        ('A = f"{place} is late"', 1),
        ('A = numbers.many(n, "{n} day late", "{n} days late")', 0),
        ('A = {"no figure": _("No figure yet.")}', 0),
    ],
)
def test_what_counts_as_a_text_without_a_catalogue(code, count):
    assert len(list(unwrapped(code))) == count
