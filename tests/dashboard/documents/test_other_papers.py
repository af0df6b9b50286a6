"""The exception report, the slide and the pack for Parliament."""

from datetime import date

import pytest

from dashboard.access import PUBLIC
from dashboard.documents import exception_report, parliament, slide
from dashboard.documents.content import Chart, Paper, Table
from dashboard.questions.values import AcrossPage
from dashboard.wording import papers_pack, papers_slide, states
from tests.dashboard.documents.reading import known_at, said, under

TODAY = "2026-11-21"


@pytest.fixture
def report(demonstration_session):
    def make(place: str, since: date, as_at: str = TODAY) -> Paper:
        paper = exception_report.exception_report(
            demonstration_session, PUBLIC, place, since=since, known_at=known_at(as_at), as_at=as_at
        )
        assert isinstance(paper, Paper)
        return paper

    return make


def test_what_is_new_continues_and_ended_are_told_apart(report):
    paper = report("northmere", date(2026, 8, 1))
    assert "Outcome 2, people in work: off course" in under(paper, papers_pack.NEW)
    assert "Reply overdue" in under(paper, papers_pack.NEW)
    assert "New parents visited within 14 days: recovering" in under(paper, papers_pack.CONTINUING)
    assert "Outcome 1, new parents visited within 14 days: off course" in under(paper, papers_pack.ENDED)


def test_an_exception_has_its_chart_what_was_said_and_a_question(report):
    new = under(report("northmere", date(2026, 8, 1)), papers_pack.NEW)
    assert "People in work, Northmere City Region (percent)" in new
    assert f"{papers_pack.LAST_SAID}:" in new
    assert "[Mayor of Northmere] The adult skills power has not come." in new
    assert "What was tried, and what was learned?" in new


def test_where_nothing_needs_a_question_each_list_says_so(report):
    paper = report("essex", date(2026, 11, 1))
    assert under(paper, papers_pack.NEW) == papers_pack.NOTHING_NEW
    assert under(paper, papers_pack.CONTINUING) == papers_pack.NOTHING_CONTINUES
    assert under(paper, papers_pack.ENDED) == papers_pack.NOTHING_ENDED


def test_a_slide_has_one_chart_its_caveat_and_the_table_in_its_notes(demonstration_session):
    paper = slide.slide(demonstration_session, PUBLIC, "first-time-entrants", known_at=known_at(TODAY), as_at=TODAY)
    assert isinstance(paper, Paper)
    assert [type(block) for block in paper.blocks] == [Chart]
    assert paper.title.startswith("Two places share this outcome.")
    assert states.NOT_CAUSE in said(paper)
    table = next(block for block in paper.notes if isinstance(block, Table))
    assert [row[0] for row in table.rows] == sorted(row[0] for row in table.rows)
    assert "Illustrative terms" in paper.footer


def test_a_slide_without_a_figure_to_compare_has_no_chart(demonstration_session):
    paper = slide.slide(
        demonstration_session, PUBLIC, "x-young-carers-supported", known_at=known_at("2024-11-01"), as_at="2024-11-01"
    )
    assert isinstance(paper, Paper)
    assert not any(isinstance(block, Chart) for block in paper.blocks)
    assert papers_slide.LEFT_OUT in said(paper)


def test_an_outcome_that_nobody_shares_has_no_slide(demonstration_session):
    found = slide.slide(demonstration_session, PUBLIC, "potholes", known_at=known_at(TODAY), as_at=TODAY)
    assert isinstance(found, AcrossPage)


@pytest.fixture
def for_parliament(demonstration_session) -> Paper:
    return parliament.parliament(demonstration_session, known_at=known_at(TODAY), as_at=TODAY)


def test_the_pack_for_parliament_stands_under_four_headings_and_what_cannot_be_told(for_parliament):
    text = said(for_parliament)
    order = [papers_slide.GRIP, papers_slide.PILOTS, papers_slide.SHARED, papers_slide.CONFIDENCE]
    places = [text.index(heading) for heading in (*order, papers_slide.CANNOT_TELL)]
    assert places == sorted(places)


def test_the_late_power_is_named_with_who_answers(for_parliament):
    late = under(for_parliament, papers_slide.GRIP)
    assert "Northmere City Region | Adult skills | Department for Education; Director of Skills" in late
    assert "234 days late | Invented place and figures" in late


def test_what_cannot_be_told_has_its_reason(for_parliament):
    assert "Greater Manchester | Employment rate | The publisher stopped this series" in said(for_parliament)


def test_a_store_without_agreements_has_nothing_to_tell(empty_url):
    from data import database

    engine = database.engine(empty_url)
    with database.session(engine) as session:
        text = said(parliament.parliament(session, known_at=known_at(TODAY), as_at=TODAY))
    engine.dispose()
    assert states.NOTHING_YET in text
    assert "No power has been promised" in text
