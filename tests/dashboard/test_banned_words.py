"""Reads every text of ours that people see."""

import ast
import re
from pathlib import Path

import pytest

import dashboard

FOLDER = Path(dashboard.__file__).parent
BANNED = (
    "national target", "league table", "ranking", "rank", "performing", "underperforming", "failing", "best", "worst",
    "top", "bottom", "beating", "target missed", "caused", "thanks to", "due to", "significant", "statistically",
    "hard to reach", "deprived community", "RAG", "red", "amber", "green", "KPI", "stakeholder", "robust", "deliver",
    "data-driven",
)  # fmt: skip
ALLOWED = (
    "There are no national targets here",
    "They do not show that the agreement caused it.",
    "counting marks is a rank",
)
WORDS = re.compile(rf"\b({'|'.join(map(re.escape, BANNED))})s?\b", re.IGNORECASE)
READ = [
    *sorted((FOLDER / "wording").glob("*.py")),
    *sorted((FOLDER / "views").glob("*.py")),
    *sorted(path for path in (FOLDER / "components").glob("*.py") if path.name != "look.py"),
]


def texts(path):
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", READ, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_own_words_hold_no_banned_word(path):
    for text in texts(path):
        if not re.search(r"\s", text):
            continue  # a key, a setting or a name, not words for people
        for allowed in ALLOWED:
            text = text.replace(allowed, "")  # noqa: PLW2901  the rest of the text is what is read
        found = WORDS.search(text)
        assert found is None, f"{path.name}: “{found.group()}” in “{text}”"
