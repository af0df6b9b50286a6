"""The words of open data."""

from datetime import UTC, date, datetime

import pytest

from dashboard.api.describing import days_until
from dashboard.open_data.tables import TABLES
from dashboard.wording import codebook, embed, feeds, open_data
from data.terms import EvidenceClass


@pytest.mark.parametrize(
    ("evidence", "more", "said"),
    [
        (EvidenceClass.PUBLISHED, [], "Published figures."),
        (EvidenceClass.INVENTED, ["provisional"], "Invented place and figures. Provisional."),
        (
            EvidenceClass.ILLUSTRATIVE,
            ["few cases; read with care", "Not handed on."],
            "Illustrative terms, published figures. Few cases; read with care. Not handed on.",
        ),
    ],
)
def test_a_caveat_says_the_class_first(evidence, more, said):
    assert open_data.caveat(evidence, more) == said


def test_every_column_of_every_table_is_in_the_codebook_and_nothing_else():
    used = {(name, column.name) for name, (shape, _) in TABLES.items() for column in shape.columns}
    for name, column in used:
        assert codebook.column(name, column)
    plain = {key for key in codebook.COLUMNS if "." not in key}
    assert plain - {column for _, column in used} <= {"day", "says", "page"}  # of the changes


@pytest.mark.parametrize(
    ("last", "text", "fits"),
    [
        (date(2026, 11, 21), "2026-11-21", True),
        (date(2026, 11, 21), "2026-11-22", False),
        (date(2026, 11, 21), "2026-12-01", False),
        (date(2026, 11, 21), "2027-01-01", False),
        (date(2026, 11, 21), "2026-10-28T09:30", True),
        (date(2026, 11, 21), "2026-11-21T09:30", False),
        (date(2026, 1, 1), "2026-01-01", True),
        (date(2026, 1, 1), "2025-12-28", True),
        (date(2026, 1, 1), "2026-01-02", False),
        (date(2026, 11, 21), "soon", False),
    ],
)
def test_the_description_allows_no_day_that_lies_ahead(last, text, fits):
    import re

    assert bool(re.search(days_until(last, minutes=True), text)) is fits


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (feeds.expected("Employment rate"), "Figures expected: Employment rate"),
        (feeds.expected_about("ONS", period="2026", stated="")[:36], "ONS, 2026. Nobody has stated the day"),
        (feeds.expected_about("ONS", period="", stated="ONS"), "ONS. Stated by ONS."),
        (embed.title("Kent", "Employment rate"), "Employment rate, Kent"),
        (embed.as_at(datetime(2026, 3, 31, 22, 59, 59, tzinfo=UTC)), "As at 31 March 2026."),
        (open_data.demonstration(date(2026, 11, 21))[:54], "A demonstration, which takes 21 November 2026 for toda"),
        (open_data.loaded(2, 1, 1314, ()), ("Loaded and judged: 2 places, one document version, 1,314 figures.",)),
        (open_data.loaded(2, 1, 3, ("b", "a"))[1][-25:], "let them be handed on: a, b."[-25:]),
    ],
)  # fmt: skip
def test_each_sentence_reads_as_written(said, expected):
    assert said == expected
