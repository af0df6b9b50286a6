"""The centre's side: lateness in days, negotiations by stage, waves beside each other, what is asked of places."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.access import PUBLIC
from dashboard.questions import burden
from dashboard.questions.asks import asks
from dashboard.questions.centre import centre_page, slug
from data import database
from data.store import dealings
from data.store.dealings import NegotiationRecord, NegotiationStep, OutsideKind, OutsideRecord
from data.terms import EvidenceClass
from tests import stores

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def page(demonstration_session):
    return centre_page(demonstration_session, PUBLIC, "", "", known_at=NOW)


def of(found, name):
    return next(one for one in found if one.place.name == name)


def test_late_powers_stand_by_department_beside_what_is_off_course_in_their_places(page):
    found = [
        (
            one.made.promise.power.department,
            one.made.promise.late_by,
            [(each.outcome.number, each.in_return) for each in one.off_course],
        )
        for one in page.late
    ]
    assert found == [
        ("Department for Education", 234, [(2, True)]),
        ("Department for Transport", 427, []),
    ]


def test_days_run_from_the_invitation_to_the_signature(page):
    took = {one.place.name: (one.days, one.meetings) for one in page.negotiations if one.days is not None}
    assert took == {
        "Eastholme County": (533, 0),
        "Leeds": (140, 0),
        "Northmere City Region": (287, 2),
        "Port Wexley": (358, 1),
    }


def test_a_negotiation_that_is_not_on_record_has_no_days_and_no_count_of_meetings(page):
    kent = of(page.negotiations, "Kent")
    assert (kent.days, kent.meetings, kent.stage) == (None, None, None)


def test_what_publications_reported_is_told_apart_and_counts_no_days(page):
    manchester = of(page.negotiations, "Greater Manchester")
    assert len(manchester.reported) == 5
    assert manchester.days is None


def test_waves_stand_beside_each_other_with_the_centres_own_dates(page):
    found = {one.wave: (one.signed_in, one.kept_in_time, one.due, one.late, one.long_open) for one in page.waves}
    assert found[1] == ((287,), 1, 2, 1, 1)
    assert found[2] == ((533, 358), 0, 1, 1, 1)
    assert found[3] == ((), 0, 0, 0, 0)


def test_asks_answered_in_time_are_counted_of_those_due(page):
    found = {one.wave: (one.answered_in_time, one.answers_due) for one in page.waves}
    assert found == {1: (0, 2), 2: (0, 2), 3: (0, 0)}


def test_a_director_with_four_places_is_shown_with_a_warning(page):
    found = {one.post: (one.places, one.has_too_many) for one in page.directors}
    assert found["Director for the second wave, Cabinet Office"] == (4, True)
    assert found["Director for Northmere, Cabinet Office"] == (1, False)


def test_a_copied_agreement_is_named(page):
    assert [(one.place.name, one.copied.other.name) for one in page.copies] == [
        ("Eastholme County", "Northmere City Region")
    ]


def test_the_share_of_people_leaves_invented_places_out(page):
    assert page.coverage is not None
    assert page.coverage.country is not None
    assert (page.coverage.country.name, page.coverage.covered.places) == ("England", 5)
    assert page.coverage.covered.people < (page.coverage.country.population or 0)


def test_hours_are_known_where_somebody_counted_them(page):
    found = {(one.place.name, one.year): (one.items, one.hours, one.uncounted) for one in page.costs}
    assert found[("Eastholme County", 2025)] == (30, 161.0, 0)
    assert found[("Eastholme County", 2026)] == (12, None, 1)
    assert burden.items_asked(page.requests, "x-eastholme", OutsideKind.FIGURES) == 41
    assert burden.RETURNS_ASKED_HERE == 0


@pytest.mark.parametrize(
    ("wave", "department", "places", "powers", "unknown"),
    [
        ("2", "", 4, 3, ""),
        ("", "department-for-education", 9, 4, ""),
        ("7", "", 9, 10, "7"),
        ("first", "", 9, 10, "first"),
        ("", "treasury", 9, 10, "treasury"),
    ],
)
def test_one_wave_or_one_department_is_shown(demonstration_session, wave, department, places, powers, unknown):
    page = centre_page(demonstration_session, PUBLIC, wave, department, known_at=NOW)
    assert (len(page.negotiations), len(page.promises), page.unknown) == (places, powers, unknown)


def test_a_past_day_knows_nothing_of_what_came_later(demonstration_session):
    past = datetime(2025, 3, 1, 12, tzinfo=UTC)
    page = centre_page(demonstration_session, PUBLIC, "", "", known_at=past)
    assert page.late == ()
    assert page.requests == ()
    eastholme = of(page.negotiations, "Eastholme County")
    assert (eastholme.stage, eastholme.signed) == (NegotiationStep.DRAFTED, None)
    assert [one.name for one in asks(demonstration_session, known_at=past)] == [
        "One form for every department's figures",
        "Two analysts for a year",
    ]


def test_an_ask_that_stands_in_the_agreement_counts_from_its_first_version(demonstration_session):
    past = datetime(2025, 1, 1, 12, tzinfo=UTC)
    found = {one.name: (one.asked_on, one.days) for one in asks(demonstration_session, known_at=past)}
    assert found["Two analysts for a year"] == (date(2024, 4, 1), 275)


@pytest.fixture
def small(tmp_path):
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        stores.add_place(session)
        yield session


INVITED = NegotiationRecord(
    place="x-testham",
    step=NegotiationStep.INVITED,
    happened_on=date(2026, 1, 1),
    evidence=EvidenceClass.INVENTED,
    recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
)


def test_an_empty_store_says_nothing(tmp_path):
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        page = centre_page(session, PUBLIC, "", "", known_at=NOW)
    assert (page.promises, page.waves, page.asks, page.route, page.coverage, page.evidence) == (
        (), (), (), (), None, None,
    )  # fmt: skip


def test_a_place_that_was_invited_and_has_signed_nothing_is_not_yet_in_an_agreement(small):
    dealings.record_negotiation(small, replace(INVITED, wave=4))
    (found,) = centre_page(small, PUBLIC, "", "", known_at=NOW).negotiations
    assert (found.standing, found.stage, found.wave, found.days) == ("none", NegotiationStep.INVITED, 4, 324)


def test_a_negotiation_that_was_given_up_stops_counting(small):
    dealings.record_negotiation(small, INVITED)
    given_up = replace(INVITED, step=NegotiationStep.WITHDRAWN, happened_on=date(2026, 1, 31))
    dealings.record_negotiation(small, given_up)
    (found,) = centre_page(small, PUBLIC, "", "", known_at=NOW).negotiations
    assert (found.days, found.stage) == (30, NegotiationStep.WITHDRAWN)


def test_a_financial_year_begins_in_april(small):
    asked = OutsideRecord(
        place="x-testham",
        kind=OutsideKind.DUTY,
        department="A department",
        text="A plan",
        items=1,
        happened_on=date(2026, 3, 31),
        evidence=EvidenceClass.INVENTED,
        recorded_at=datetime(2026, 3, 31, tzinfo=UTC),
    )
    dealings.record_outside(small, asked)
    dealings.record_outside(small, replace(asked, happened_on=date(2026, 4, 1)))
    found = burden.costs(burden.requests(small, known_at=NOW))
    assert [one.year for one in found] == [2025, 2026]


def test_a_department_is_written_plainly_in_an_address():
    assert slug("Ministry of Housing, Communities and Local Government") == (
        "ministry-of-housing-communities-and-local-government"
    )
