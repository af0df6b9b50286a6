"""What pages ask, on the demonstration."""

from datetime import UTC, datetime

import pytest

from dashboard.access import PUBLIC
from dashboard.questions.across import across
from dashboard.questions.facts import demonstration_day, failed_measures
from dashboard.questions.finding import find_page, search
from dashboard.questions.outcome import outcome_detail
from dashboard.questions.place import place_summary
from dashboard.questions.series_values import Against, NoOutcome, OutcomePage
from dashboard.questions.standards import standards_register
from dashboard.questions.values import Became, PlacePage, PromiseState, Standing, Unknown
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, StandardState

NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)


def ask(session, slug, known_at=NOW):
    return place_summary(session, PUBLIC, slug, known_at=known_at)


def test_a_place_is_answered_with_its_agreement_in_agreement_order(demonstration_session):
    page = ask(demonstration_session, "greater-manchester")
    assert isinstance(page, PlacePage)
    assert [measure.outcome.number for measure in page.measures] == [1, 2, 3, 4, 5, 6]
    assert page.evidence is EvidenceClass.ILLUSTRATIVE
    assert len(page.within) == 10
    assert page.measures[5].indicator is None


def test_no_real_place_is_off_course_or_has_a_minimum_standard(demonstration_session):
    for slug in ("greater-manchester", "birmingham", "kent", "essex", "bournemouth-dorset-poole"):
        page = ask(demonstration_session, slug)
        assert page.standards == ()
        states = {one.verdict.course.state for one in page.measures if one.verdict}
        assert not states & {CourseState.OFF_COURSE, CourseState.SINCE_LOST}
        assert not any(promise.state is PromiseState.LATE for promise in page.promises)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (datetime(2025, 6, 30, tzinfo=UTC), StandardState.MEETS),
        (datetime(2025, 9, 30, tzinfo=UTC), StandardState.MAY_BE_BELOW),
        (datetime(2025, 12, 31, tzinfo=UTC), StandardState.BELOW),
        (datetime(2026, 6, 30, tzinfo=UTC), StandardState.RECOVERING),
        (NOW, StandardState.RECOVERING),
    ],
)
def test_a_breach_is_told_in_steps_as_it_became_known(demonstration_session, day, state):
    page = ask(demonstration_session, "northmere", day)
    assert [one.verdict.standard.state for one in page.standards] == [state]


def test_what_the_centre_promised_is_kept_late_or_not_due(demonstration_session):
    page = ask(demonstration_session, "northmere")
    told = {promise.power.name: (promise.state, promise.late_by) for promise in page.promises}
    assert told["Adult skills"] == (PromiseState.LATE, 234)
    assert told["Early years budgets in one"] == (PromiseState.KEPT, 0)
    assert told["Bus franchising"] == (PromiseState.NEEDS_LEGISLATION, 0)


def test_an_unknown_place_is_answered_by_name_and_never_by_another(demonstration_session):
    page = ask(demonstration_session, "boltonn")
    assert isinstance(page, Unknown)
    assert "Bolton" in [place.name for place in page.near]


def test_an_ended_place_leads_to_what_it_became(demonstration_session):
    page = ask(demonstration_session, "poole")
    assert isinstance(page, Became)
    assert [place.name for place in page.successors] == ["Bournemouth, Christchurch and Poole"]
    assert page.on is not None
    assert page.on.isoformat() == "2019-04-01"


def test_a_draft_shows_its_stage_and_not_its_text(demonstration_session):
    page = ask(demonstration_session, "leeds")
    assert (page.standing, page.negotiating_days, page.terms) == (Standing.NEGOTIATING, 140, None)


@pytest.mark.parametrize(
    ("slug", "standing"), [("london", Standing.LEVEL_UNDECIDED), ("cornwall", Standing.NONE), ("bolton", Standing.NONE)]
)
def test_a_place_without_an_agreement_has_its_standing(demonstration_session, slug, standing):
    assert ask(demonstration_session, slug).standing is standing


def test_before_the_agreement_was_recorded_there_is_none(demonstration_session):
    page = ask(demonstration_session, "kent", datetime(2024, 1, 1, tzinfo=UTC))
    assert page.standing is Standing.NONE


def test_an_outcome_carries_its_series_areas_and_versions(demonstration_session):
    page = outcome_detail(demonstration_session, PUBLIC, "northmere", "1", known_at=NOW)
    assert isinstance(page, OutcomePage)
    series = page.series[0]
    assert series.floor == 90.0
    assert [area.place.name for area in series.areas] == ["Aldermoor", "Brackwell", "Fenholt", "Hollinbeck", "Stanmere"]
    assert [area.place.name for area in series.areas if area.against is Against.WORSE] == ["Hollinbeck"]
    assert series.expected is None
    assert series.independent_points == 10


def test_the_expected_range_stands_with_thirteen_points_or_more(demonstration_session):
    page = outcome_detail(demonstration_session, PUBLIC, "port-wexley", "1", known_at=NOW)
    series = page.series[0]
    assert series.independent_points == 16
    assert series.expected is not None
    assert series.expected.lower < 15
    assert series.expected.upper > 26


def test_missing_periods_are_rows_that_say_so(demonstration_session):
    page = outcome_detail(demonstration_session, PUBLIC, "greater-manchester", "1", known_at=NOW)
    assert [one.status for one in page.series[0].periods][-2:] == ["not_received", "not_received"]


@pytest.mark.parametrize("number", ["99", "", "one", "-1"])
def test_an_unknown_outcome_is_said(demonstration_session, number):
    page = outcome_detail(demonstration_session, PUBLIC, "kent", number, known_at=NOW)
    assert isinstance(page, NoOutcome)


def test_the_register_holds_consensus_and_cases(demonstration_session):
    page = standards_register(demonstration_session, PUBLIC, "", "", known_at=NOW)
    assert [one.terms.name for one in page.entries] == ["children-vaccinated", "new-parents-visited"]
    assert [one.place.name for one in page.cases] == ["Northmere City Region"]
    narrowed = standards_register(demonstration_session, PUBLIC, "children-vaccinated", "", known_at=NOW)
    assert [one.place.name for one in narrowed.judged] == ["Port Wexley"]


def test_an_unknown_standard_is_said_and_all_are_shown(demonstration_session):
    page = standards_register(demonstration_session, PUBLIC, "potholes", "", known_at=NOW)
    assert page.unknown == "potholes"
    assert len(page.entries) == 2


def test_places_across_stand_in_alphabetical_order(demonstration_session):
    page = across(demonstration_session, PUBLIC, "first-time-entrants", "", known_at=NOW)
    names = [row.place.name for row in page.rows]
    assert names == sorted(names)
    assert len(names) >= 2


def test_an_unknown_outcome_across_offers_the_choice(demonstration_session):
    page = across(demonstration_session, PUBLIC, "potholes", "", known_at=NOW)
    assert page.indicator is None
    assert page.unknown == "potholes"
    assert page.shared


@pytest.mark.parametrize(
    ("sought", "first"),
    [("Kent", "Kent"), ("bolten", "Bolton"), ("greater manchster", "Greater Manchester"), ("birmingam", "Birmingham")],
)
def test_search_forgives_spelling(demonstration_session, sought, first):
    assert search(demonstration_session, PUBLIC, sought, known_at=NOW)[0].place.name == first


def test_search_finds_a_former_name_and_the_agreement_a_council_belongs_to(demonstration_session):
    former = search(demonstration_session, PUBLIC, "Cumbria", known_at=NOW)
    assert ("Cumberland", "Cumbria") in [(one.place.name, one.former_name) for one in former]
    bolton = search(demonstration_session, PUBLIC, "Bolton", known_at=NOW)[0]
    assert [place.name for place in bolton.under] == ["Greater Manchester"]


def test_the_list_is_alphabetical_and_counts_real_people_once(demonstration_session):
    page = find_page(demonstration_session, PUBLIC, "", known_at=NOW)
    names = [one.place.name for one in page.listed]
    assert names == sorted(names)
    assert page.covered is not None
    assert 5_000_000 < page.covered.people < 15_000_000


def test_the_demonstration_has_its_day_and_no_failures(demonstration_session):
    assert demonstration_day(demonstration_session).isoformat() == "2026-11-21"
    assert failed_measures(demonstration_session, PUBLIC, known_at=NOW) == ()
