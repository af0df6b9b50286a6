"""The meeting pack: the last meeting first, steps of levels with their reasons, words of people apart."""

import pytest

from dashboard.access import PUBLIC
from dashboard.documents import pack
from dashboard.documents.content import Chart, Heading, Paper, Table, Words
from dashboard.questions.packs import NoMeeting, PackFacts, pack_facts, ticked
from dashboard.wording import papers_pack, papers_questions
from tests.dashboard.documents.reading import known_at, said, under


@pytest.fixture
def made(demonstration_session):
    def make(place: str, meeting: str, as_at: str = "2026-11-21", **given: object):
        return pack.pack(
            demonstration_session, PUBLIC, place, meeting=meeting, known_at=known_at(as_at), as_at=as_at, **given
        )

    return make


@pytest.fixture
def facts(demonstration_session):
    def ask(place: str, meeting: str = "", as_at: str = "2026-11-21") -> PackFacts:
        found = pack_facts(demonstration_session, PUBLIC, place, meeting, known_at=known_at(as_at))
        assert isinstance(found, PackFacts)
        return found

    return ask


@pytest.mark.trust("Gaming: level eased, definition changed, bunching above a floor")
def test_the_level_that_was_eased_is_told_with_its_reason_and_who_signed(made):
    terms = under(made("port-wexley", "2026-12-03"), papers_pack.TERMS)
    assert "the agreed level changed from 85.0% to 70.0%. Reason given: Data quality." in terms
    assert "Set by Port Wexley Borough Council and the Department for Education." in terms
    assert "Version 2, in force since 16 March 2026. Reason given: Data quality. Signed by" in terms
    assert "for the place" in terms
    assert "for the centre" in terms


def test_a_recommendation_is_tracked_to_the_day_its_reply_is_due(made):
    tabled = under(made("port-wexley", "2026-12-03"), papers_pack.THIS_TIME)
    assert "Tabled for 3 December 2026; a reply is due by 3 February 2027" in tabled
    awaited = under(made("port-wexley", "2026-12-03", "2026-12-20"), papers_pack.THIS_TIME)
    assert "Awaits a reply by 3 February 2027" in awaited
    overdue = under(made("port-wexley", "2026-12-03", "2027-02-10"), papers_pack.THIS_TIME)
    assert "Reply overdue: it was due by 3 February 2027 and is seven days late" in overdue


def test_the_last_meetings_questions_come_first_with_the_replies_as_peoples_words(made):
    paper = made("port-wexley", "2026-12-03")
    headings = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings[:3] == [papers_pack.LAST_TIME, papers_pack.THIS_TIME, papers_pack.EXCEPTIONS]
    first = next(block for block in paper.blocks if isinstance(block, Words))
    assert (first.post, first.on.isoformat()) == ("Leader of Port Wexley Borough Council", "2026-07-30")


def test_outcomes_with_something_to_ask_about_are_ticked(facts):
    assert ticked(facts("port-wexley")) == (2, 3)
    assert 2 in ticked(facts("northmere"))
    assert ticked(facts("kent")) == (1, 2)  # nothing stands out, so all have a page


def test_outcomes_without_a_page_are_named_with_their_figure(made):
    paper = made("port-wexley", "2026-12-03", chosen=(3,))
    assert "Outcome 1: Fewer people are killed" in under(paper, papers_pack.LEFT_OUT)
    assert "outcome=3" in paper.address
    assert [block.key for block in paper.blocks if isinstance(block, Chart)] == ["x-young-carers-supported"]


def test_every_value_drawn_stands_in_the_table_after_it(made):
    blocks = made("northmere", "2026-12-10").blocks
    charts = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Chart)]
    assert charts
    for at, drawn in charts:
        table = blocks[at + 1]
        assert isinstance(table, Table)
        figures = next(line for line in drawn.lines if line.kind == "figures")
        known = [point for point in figures.points if point.value is not None]
        written = "\n".join(" ".join(row) for row in table.rows)
        assert all(f"{point.value:.1f}" in written.replace(",", "") or f"{point.value:.0f}" in written.replace(",", "")
                   for point in known)  # fmt: skip
        assert all(point.label.split(" (")[0] in written for point in known)


def test_questions_come_from_the_evidence_and_can_be_changed(made):
    paper = made("northmere", "2026-12-10")
    text = said(paper)
    assert "Adult skills has not arrived. What has that cost?" in text
    assert "People in work: it is short of the agreed course by more than chance." in text
    assert "New parents visited within 14 days: Hollinbeck differs from the rest by more than chance. Why?" in text
    assert "Recommendation 1: the reply is overdue. When will it come, and from whom?" in text
    assert papers_questions.EDIT in text


def test_a_revision_that_moved_a_verdict_is_told(made):
    moved = under(made("northmere", "2026-12-10"), papers_pack.REVISIONS)
    assert "People in work, course, from “On course” to “Off course”, by a revision." in moved


def test_a_day_without_a_meeting_has_no_pack(made):
    for day in ("2026-12-04", "soon"):
        assert isinstance(made("port-wexley", day), NoMeeting)


def test_a_pack_without_a_meeting_is_of_the_moment(made):
    paper = made("kent", "")
    assert isinstance(paper, Paper)
    assert papers_pack.NO_LAST in said(paper)
    assert "On these illustrative terms" in said(paper)
