"""The briefing: what may be said, what may not, and the page it fits on."""

import io

import pikepdf
import pytest

from dashboard.access import PUBLIC
from dashboard.documents import briefing, record, render
from dashboard.documents.content import Paper
from dashboard.questions.values import Unknown
from dashboard.wording import papers
from tests.dashboard.documents.reading import known_at, said, under

AGREED = (
    "birmingham",
    "bournemouth-dorset-poole",
    "eastholme",
    "essex",
    "greater-manchester",
    "kent",
    "northmere",
    "port-wexley",
)


@pytest.fixture
def made(demonstration_session):
    def make(place: str, as_at: str = "2026-11-21") -> Paper:
        paper = briefing.briefing(demonstration_session, PUBLIC, place, known_at=known_at(as_at), as_at=as_at)
        assert isinstance(paper, Paper)
        return paper

    return make


@pytest.mark.parametrize("place", AGREED)
def test_a_briefing_is_one_page(made, place):
    assert briefing.height(made(place).blocks) <= briefing.PAGE
    pdf = render.rendered(made(place), "pdf")
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 1


def test_it_is_named_after_the_figure_that_answers(made):
    assert made("northmere").header == "Mayor’s briefing · Northmere City Region · What was known on 21 November 2026"
    assert made("kent").title == "Kent: leader’s briefing"
    assert made("london").header.startswith("Briefing · London")


def test_it_wears_its_class(made):
    assert made("northmere").footer == "Invented place and figures"
    assert made("kent").footer == "Illustrative terms, published figures"


def test_judgements_on_illustrative_terms_say_so(made):
    assert "On these illustrative terms, on course." in under(made("kent"), papers.SAFE)


def test_held_figures_leave_no_trace_until_they_are_let_go(made):
    before, after = made("northmere", "2026-11-30T09:29"), made("northmere", "2026-11-30T09:30")
    assert "July to September 2026" not in said(before)
    assert "92.3%" not in said(before)
    assert "92.3%" in said(after)
    assert "provisional" in under(after, papers.DO_NOT_SAY)
    assert under(before, papers.SAFE) != under(after, papers.SAFE)
    assert "92.3%" not in under(after, papers.SAFE)
    assert before.header.endswith("What was known at 09:29 on 30 November 2026")


def test_what_is_within_chance_is_not_to_be_said(made):
    assert (
        "That the share of new parents visited within 14 days has moved the right way: chance could explain it."
        in under(made("northmere"), papers.DO_NOT_SAY)
    )


def test_a_change_is_never_laid_at_the_door_of_the_agreement(made):
    for place in AGREED:
        assert papers.NO_CAUSE in under(made(place), papers.DO_NOT_SAY)


def test_a_claim_about_a_figure_that_recovers_says_that_it_does(made):
    assert "Minimum standard: recovering." in under(made("northmere"), papers.SAFE)


def test_where_nothing_qualifies_nothing_is_claimed(made):
    assert under(made("northmere", "2024-04-10"), papers.SAFE) == papers.NOTHING_SAFE


def test_late_promises_name_who_answers(made):
    assert (
        "Adult skills, Department for Education: 234 days late. Director of Skills, Department for Education answers"
        in under(made("northmere"), papers.PROMISES)
    )


def test_late_figures_are_named(made):
    assert "is 52 days late." in under(made("eastholme"), papers.OUTCOMES)


def test_lists_that_do_not_fit_say_how_many_more_and_where(made):
    assert "and 3 more: see /place?place=northmere" in said(made("northmere")) or "more: see" in said(
        made("greater-manchester")
    )


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("london", "has not been decided"),
        ("leeds", "is a draft"),
        ("cornwall", "is not yet in an agreement"),
        ("bolton", "It is part of Greater Manchester"),
    ],
)
def test_a_place_without_an_agreement_has_its_state_and_nothing_else(made, place, sentence):
    assert sentence in said(made(place))
    assert len(made(place).blocks) == 1


def test_an_unknown_place_has_no_briefing(demonstration_session):
    found = briefing.briefing(
        demonstration_session, PUBLIC, "narnia", known_at=known_at("2026-11-21"), as_at="2026-11-21"
    )
    assert isinstance(found, Unknown)


def test_the_same_question_at_the_same_moment_is_the_same_paper(made):
    first, again = made("northmere", "2026-06-30"), made("northmere", "2026-06-30")
    assert record.fingerprint(first) == record.fingerprint(again)
    assert record.fingerprint(first) != record.fingerprint(made("northmere", "2026-07-01"))


def test_a_variation_leaves_the_earlier_paper_at_version_1(made):
    assert "agreement version 1 (" in made("northmere", "2026-03-31").subtitle
    assert "agreement version 2 (" in made("northmere", "2026-04-01").subtitle
