"""Figures hidden since a paper was made are in it no more, though its record stays; nothing else is touched."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.documents import making, record
from dashboard.documents.content import Chart, Heading, Line, Lines, Paper, Point, Sentence, Table, Words
from dashboard.documents.withdrawn import without
from dashboard.files import papers as paper_files
from dashboard.orders import figures as orders
from dashboard.questions.papers import paper_kept
from dashboard.questions.withdrawn import Lost
from dashboard.wording import steward as words
from data import catalogue, database
from data.periods import Period
from data.roles import CENTRE, Role
from data.store import papers, people
from data.store.papers import PaperRecord
from data.terms import EvidenceClass
from tests.dashboard.own_store import NOW, actor, copied

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
RATE = catalogue.indicator("employment-rate")
LOST = Lost(
    indicator=RATE,
    slug="testham",
    place="Testham",
    periods=frozenset({YEAR}),
    figures=frozenset({61.2, 60.0, 62.4}),
    counts=frozenset({1234, 12}),
    on=date(2026, 11, 21),
)
NOTE = words.WITHDRAWN_NOTE


def paper(*blocks, place="testham"):
    return Paper(
        kind=making.PaperKind.BRIEFING,
        title="Briefing",
        subtitle="",
        place=place,
        as_at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC),
        evidence=EvidenceClass.PUBLISHED,
        header="What was known",
        footer="",
        address="/papers?kind=briefing",
        blocks=blocks,
    )


def left(block, *, place="testham", lost=LOST, beside=()):
    """The block as it stands after the note at the head, in a section with the blocks beside it."""
    told = without(paper(*beside, block, place=place), [lost])
    return told.blocks[-1]


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("It was 61.2% in 2024.", True),
        ("The range is 60.0% to 62.4%.", True),
        ("1,234 people were asked.", True),
        ("Employment rate: up 3 points.", True),
        ("Employment rate: on course.", False),
        ("The claimant count was 3.4%.", False),
        ("It was 161.2% or 61.25%.", False),
        ("12 councils met.", False),
    ],
)
def test_a_sentence_goes_where_it_holds_the_figure_or_a_number_said_of_its_measure(text, goes):
    assert (left(Sentence(text)).text == NOTE) is goes
    assert (left(Lines((text, "Kept."))).items[0] == NOTE) is goes
    assert (left(Words(text, "Mayor", date(2026, 1, 1))).text == NOTE) is goes


def test_a_paper_about_another_place_loses_only_what_names_the_place():
    assert left(Sentence("Testham: 61.2%."), place="").text == NOTE
    assert left(Sentence("Elsewhere: 61.2%."), place="elsewhere").text == "Elsewhere: 61.2%."


CHART = Chart(
    key="employment-rate",
    title="Employment rate, Testham (percent)",
    unit="percent",
    kind="line",
    categories=("2023", "2024"),
    lines=(
        Line("Employment rate", (Point("2023", 58.1, 57.0, 59.0), Point("2024", 61.2, 60.0, 62.4)), "figures"),
        Line("Agreed course", (Point("2024", 61.2),), "course"),
    ),
    breaks=(),
    low=50.0,
    high=70.0,
    alt="From 58.1% to 61.2%.",
    source="ONS",
    caveat="",
    expected=(55.0, 65.0),
)


def test_a_chart_keeps_its_other_points_and_the_agreed_course():
    told = left(CHART)
    assert told.lines[0].points == (Point("2023", 58.1, 57.0, 59.0), Point("2024", None))
    assert told.lines[1] == CHART.lines[1]
    assert (told.alt, told.expected) == (NOTE, None)
    assert left(replace(CHART, key="other", title="Other")) == replace(CHART, key="other", title="Other")


def test_a_point_of_the_place_goes_from_a_chart_of_many():
    dots = replace(CHART, kind="dots", title="Employment rate", categories=("Elsewhere", "Testham"))
    dots = replace(dots, lines=(Line("2024", (Point("Elsewhere", 58.1), Point("Testham", 61.25)), "other"),))
    assert [one.value for one in left(dots, place="").lines[0].points] == [58.1, None]
    assert left(replace(dots, lines=dots.lines[:0]), place="").alt == CHART.alt


def test_every_number_goes_from_the_section_that_draws_the_measure():
    beside = (Heading(2, "Outcome 1"), CHART)
    assert left(Sentence("It has risen by 3 points."), beside=beside).text == NOTE
    assert left(Sentence("Since then it rose."), beside=beside).text == "Since then it rose."
    after = (*beside, Heading(2, "Outcome 2"))
    assert left(Sentence("It has risen by 3 points."), beside=after).text == "It has risen by 3 points."


def test_a_table_loses_the_row_of_the_period_and_of_the_place():
    table = Table(
        "Employment rate, percent", ("Period", "Figure", "Course"), (("2024", "61.2%", "60"), ("2023", "58", "57"))
    )
    assert left(table).rows == (("2024", NOTE, "–"), ("2023", "58", "57"))
    many = Table(
        "Employment rate", ("Place", "Figure"), (("Testham", "61"), ("Elsewhere", "58")), note="61.2% in Testham"
    )
    assert left(many, place="").rows == (("Testham", NOTE), ("Elsewhere", "58"))
    assert left(many, place="").note == NOTE
    judged = Table("Three judgements: x", ("Judgement", "Why"), (("Course", "Short by 3"), ("Direction", "None")))
    assert left(judged, beside=(CHART,)).rows == (("Course", NOTE), ("Direction", "None"))


def test_a_paper_without_any_of_it_is_the_same_paper():
    one = paper(Sentence("Nothing."))
    assert without(one, [LOST]) is one
    assert without(one, []) is one
    everywhere = replace(LOST, slug=None, place=None, periods=frozenset(), figures=frozenset(), counts=frozenset())
    assert without(paper(Sentence("Claimant count: 3%.")), [everywhere]).blocks == (Sentence("Claimant count: 3%."),)
    assert without(paper(Sentence("Employment rate: 3%.")), [everywhere]).blocks[-1] == Sentence(NOTE)


@pytest.fixture
def own(demonstration_url, tmp_path, monkeypatch):
    with copied(demonstration_url, tmp_path) as engine:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", engine.url.render_as_string())
        yield engine


def test_a_kept_paper_loses_a_hidden_figure_and_still_proves_its_fingerprint(own):
    made = making.addressed(paper_files.asked("briefing", {"place": "northmere"}, clock=NOW))
    said = record.to_json(made)
    fingerprint = record.fingerprint(made)
    assert "66.9%" in said
    with database.session(own) as session:
        papers.keep(
            session,
            PaperRecord(
                fingerprint=fingerprint,
                kind=made.kind,
                place="x-northmere",
                as_at=made.as_at,
                content=said,
                made_at=NOW,
                evidence=made.evidence,
            ),
        )
        people.add_person(session, issuer="i", subject="s", name="Steward", at=NOW)
        steward = actor(1, Role.DATA_STEWARD, CENTRE)
        orders.hide(session, steward, indicator="x-people-in-work", place="x-northmere", reason="Few people.")
    opened = paper_files.asked("paper", {"paper": fingerprint}, clock=NOW)
    assert "66.9%" not in record.to_json(opened)
    assert NOTE in record.to_json(opened)
    assert "withdrawn on 21 November 2026" in opened.blocks[0].text
    assert record.printed(opened) == record.short(fingerprint)
    with database.session(own) as session:
        found = paper_kept(session, steward.viewer, fingerprint, known_at=NOW)
    assert record.fingerprint(record.from_json(found.content)) == fingerprint
