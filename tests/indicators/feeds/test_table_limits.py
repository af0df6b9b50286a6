"""A text with more rows or cells than any publisher's is refused before it is taken apart."""

import pytest

from indicators.feeds import tables


@pytest.mark.parametrize(
    ("limit", "most", "text", "sentence"),
    [
        ("MOST_ROWS", 2, "a\nb\nc\n", "the file has more than 2 rows"),
        ("MOST_CELLS", 3, "a,b\nc\n", None),
        ("MOST_CELLS", 3, "a,b,c\nd,e\n", "the file has more than 3 cells"),
    ],
    ids=["rows", "as many cells", "cells"],
)
def test_a_text_is_measured_first(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, text: str, sentence: str | None
) -> None:
    monkeypatch.setattr(tables, limit, most)
    if sentence is None:
        tables.refuse_too_many(text)
        return
    with pytest.raises(tables.TableError, match=sentence):
        tables.refuse_too_many(text)
