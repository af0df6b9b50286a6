"""TOML that people send is read within limits."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue.written import LONGEST, WrittenError, table, text_of


def test_a_table_is_read_as_it_stands() -> None:
    assert table('a = 1.50\n[b.c]\nd = ["[p]", "x.y.z"]', parse_float=Decimal) == {
        "a": Decimal("1.50"),
        "b": {"c": {"d": ["[p]", "x.y.z"]}},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = ", "not TOML (Invalid value (at end of document)). Mend that line."),
        ("#" * (LONGEST + 1), "longer than 500,000 characters. Shorten it."),
        ("a = " + "[" * 31, "nested too deeply. Write plain keys and tables."),
        ("a." * 31 + "b = 1", "nested too deeply. Write plain keys and tables."),
    ],
    ids=["no TOML", "too long", "brackets", "a dotted key"],
)
def test_what_cannot_be_read_is_refused_with_the_cure(text: str, said: str) -> None:
    with pytest.raises(WrittenError) as refused:
        table(text)
    assert str(refused.value) == said


def test_names_and_brackets_that_a_document_may_have_are_read() -> None:
    assert table("a = [" + "[]," * 1_000 + "]\n" + "b." * 29 + "c = 1")["b"]
    assert table(f'a = "{"." * 1_000}"\n{"b" * 100_000} = 1')["a"] == "." * 1_000


def test_a_file_is_read_as_text_unless_it_is_none_or_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("é = 1", "utf-8")
    assert text_of(path) == "é = 1"
    path.write_bytes(b"\xff")
    with pytest.raises(WrittenError, match="not UTF-8 text"):
        text_of(path)
    os.truncate(path, 1 << 30)
    with pytest.raises(WrittenError, match="longer than 500,000 characters"):
        text_of(path)
