"""The record of a paper: it reads back as it was, and its fingerprint is of its words and figures alone."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents import record
from dashboard.documents.content import (
    Break,
    Chart,
    Heading,
    Line,
    Lines,
    Paper,
    PaperKind,
    Point,
    Sentence,
    Table,
    Words,
)
from data.terms import EvidenceClass

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(max_size=20)
POINTS = st.builds(Point, TEXT, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.booleans())
KINDS_OF_LINE = st.sampled_from(["figures", "course", "floor", "other"])
LINES_DRAWN = st.builds(Line, TEXT, st.lists(POINTS, max_size=3).map(tuple), KINDS_OF_LINE)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
CHARTS = st.builds(
    Chart,
    key=TEXT,
    title=TEXT,
    unit=TEXT,
    kind=st.sampled_from(["line", "dots"]),
    categories=TEXTS,
    lines=st.lists(LINES_DRAWN, max_size=2).map(tuple),
    breaks=st.lists(st.integers(0, 9), max_size=2).map(tuple),
    low=NUMBERS,
    high=NUMBERS,
    alt=TEXT,
    source=TEXT,
    caveat=TEXT,
)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 3), TEXT),
    st.builds(Sentence, TEXT, st.booleans()),
    st.builds(Lines, TEXTS, st.booleans()),
    st.builds(Words, TEXT, TEXT, st.dates()),
    st.builds(Table, TEXT, TEXTS, st.lists(TEXTS, max_size=2).map(tuple), TEXT),
    st.just(Break()),
    CHARTS,
)
MINUTES = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  the strategy adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001  the strategy adds the zone
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0))


def paper(**different):
    said = {
        "kind": PaperKind.BRIEFING,
        "title": "Testham",
        "subtitle": "",
        "place": "testham",
        "as_at": datetime(2026, 12, 3, 9, 30, tzinfo=UTC),
        "evidence": EvidenceClass.INVENTED,
        "header": "Briefing",
        "footer": "Invented place and figures",
        "address": "/papers?paper=1",
        "blocks": (Sentence("More people are in work: 68.2%."),),
    }
    return Paper(**said | different)


@given(st.lists(BLOCKS, max_size=5).map(tuple), st.lists(BLOCKS, max_size=2).map(tuple), MINUTES)
def test_every_paper_reads_back_as_it_was(blocks, notes, as_at):
    made = paper(blocks=blocks, notes=notes, as_at=as_at)
    assert record.from_json(record.to_json(made)) == made
    assert record.fingerprint(record.from_json(record.to_json(made))) == record.fingerprint(made)


def test_the_record_is_canonical():
    text = record.to_json(paper(blocks=(Words("We know – Łódź.", "Mayor", date(2026, 1, 2)),)))
    told = json.loads(text)
    assert text == json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert told["as_at"] == "2026-12-03T09:30+00:00"
    assert told["blocks"][0] == {"is": "words", "on": "2026-01-02", "post": "Mayor", "text": "We know – Łódź."}


def test_numbers_are_kept_to_the_last_digit():
    drawn = Chart(
        "k", "t", "%", "line", ("a",), (Line("x", (Point("a", 0.1 + 0.2),), "figures"),), (), 0.0, 1.0, "", "", ""
    )
    assert '"value":"0.30000000000000004"' in record.to_json(paper(blocks=(drawn,)))


def test_the_address_is_no_part_of_the_fingerprint():
    made = paper()
    assert record.fingerprint(replace(made, address="/papers?paper=2")) == record.fingerprint(made)


@pytest.mark.parametrize(
    "different",
    [{"title": "Testham again"}, {"as_at": datetime(2026, 12, 3, 9, 31, tzinfo=UTC)}, {"blocks": ()}],
    ids=["title", "minute", "words"],
)
def test_anything_said_is_part_of_the_fingerprint(different):
    assert record.fingerprint(paper(**different)) != record.fingerprint(paper())


def test_a_fingerprint_is_printed_in_fours():
    assert record.short("a1b2c3d4e5f6" + "0" * 52) == "a1b2 c3d4 e5f6"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        record.to_json(paper()).replace('"is":"sentence"', '"is":"spell"'),
        record.to_json(paper()).replace('"strong":false', '"strong":"no"'),
        record.to_json(paper()).replace('"kind":"briefing"', '"kind":"league"'),
    ],
    ids=["empty", "list", "nothing", "null", "unknown block", "wrong type", "unknown kind"],
)
def test_any_other_text_is_refused_in_one_sentence(text):
    with pytest.raises(record.RecordError, match=r"^This is not the record of a paper\. Make the paper again\.$"):
        record.from_json(text)
