"""How the supply of a measure stands, and what was replaced, in small stores."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.questions.data_values import FeedState
from dashboard.questions.publishers import data_page
from dashboard.wording import supply as said_of_supply
from data import database
from data.roles import CENTRE, Role
from data.store import calendar, figures, withheld
from data.store.calendar import ReleaseDateRecord
from data.store.figures import Outcome, ReleaseNote
from data.store.withheld import Withheld
from tests.stores import NOW, add_agreement, add_figures, add_place, store

OBESITY = "adult-obesity-prevalence"  # each year, 171 days after its end


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        yield opened


def page(session, *, known_at=NOW, feed="", indicator=""):
    return data_page(session, PUBLIC, feed, indicator, known_at=known_at)


def standing(session, name=OBESITY, **given):
    return next(one for one in page(session, **given).measures if one.indicator.name == name)


def failed(session, *, at=NOW - timedelta(hours=2), outcome=Outcome.FAILED):
    note = ReleaseNote(
        feed="ons_els", indicator=OBESITY, asked_at=at, address="https://example.org/", outcome=outcome, problem="Down."
    )
    if outcome is Outcome.FAILED:
        figures.record_failure(session, note)
    else:
        figures.save(session, note, [])


def test_nothing_held_is_not_late(session):
    found = standing(session)
    assert (found.state, found.newest, found.expected, found.late) == (FeedState.NOTHING_HELD, None, None, ())


def test_figures_in_time_are_up_to_date_and_the_next_period_is_named(session):
    add_figures(session, {2024: 20.0, 2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    found = standing(session)
    assert found.state is FeedState.UP_TO_DATE
    assert found.newest == (date(2025, 1, 1), date(2026, 1, 1))
    assert (found.expected.start, found.expected.end) == (date(2026, 1, 1), date(2027, 1, 1))
    assert not found.expected.stated


def test_a_figure_that_has_not_come_is_late_by_place(session):
    add_figures(session, {2023: 20.0}, indicator=OBESITY, published=date(2024, 6, 20))
    found = standing(session)
    assert found.state is FeedState.LATE
    assert [(one.place.slug, one.days > 300) for one in found.late] == [("testham", True)]


def test_a_place_that_is_no_more_is_never_late(session):
    add_place(session, "x-gone", "gone", exists_until=date(2025, 1, 1))
    add_figures(session, {2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    add_figures(session, {2019: 20.0}, indicator=OBESITY, place="x-gone", published=date(2026, 6, 21))
    assert standing(session).state is FeedState.UP_TO_DATE


def test_a_stated_day_comes_before_our_reckoning_and_is_due_when_near(session):
    add_figures(session, {2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    day = ReleaseDateRecord(
        indicator=OBESITY, expected_on=date(2026, 11, 30), recorded_at=datetime(2026, 7, 1, tzinfo=UTC), source="OHID"
    )
    calendar.expect(session, day)
    found = standing(session)
    assert found.state is FeedState.DUE
    assert (found.expected.on, found.expected.source) == (date(2026, 11, 30), "OHID")
    assert standing(session, known_at=datetime(2026, 6, 30, tzinfo=UTC)).state is FeedState.UP_TO_DATE


def test_a_stated_day_that_passed_without_a_release_is_late(session):
    add_figures(session, {2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    day = ReleaseDateRecord(
        indicator=OBESITY, expected_on=date(2026, 11, 1), recorded_at=datetime(2026, 7, 1, tzinfo=UTC), source="OHID"
    )
    calendar.expect(session, day)
    assert standing(session).state is FeedState.LATE


def test_a_failed_asking_is_not_working_until_the_next_good_one(session):
    add_figures(session, {2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    failed(session)
    found = standing(session)
    assert (found.state, found.problem) == (FeedState.NOT_WORKING, "Down.")
    assert found.last_good is not None
    assert standing(session, known_at=NOW - timedelta(days=1)).state is FeedState.UP_TO_DATE
    assert page(session).refused[0].release.problem == "Down."


def test_a_release_held_back_leaves_the_standing_and_is_listed(session):
    add_figures(session, {2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    failed(session, outcome=Outcome.HELD_BACK)
    assert standing(session).state is FeedState.UP_TO_DATE
    assert [one.release.outcome for one in page(session).refused] == [Outcome.HELD_BACK]


def test_a_series_that_its_publisher_ended_is_retired_not_late(session):
    add_figures(session, {2023: 70.0}, published=date(2024, 4, 16))
    found = standing(session, "employment-rate")
    assert (found.state, found.late, found.expected) == (FeedState.RETIRED, (), None)


def test_a_service_stands_as_the_measure_that_needs_a_reader_most(session):
    add_figures(session, {2023: 20.0}, indicator=OBESITY, published=date(2024, 6, 20))
    add_figures(session, {2023: 70.0}, published=date(2024, 4, 16))
    ons = next(one for one in page(session).publishers if one.feed == "ons_els")
    assert ons.state is FeedState.LATE
    assert ons.hosts == ("www.ons.gov.uk",)
    assert [one.feed for one in page(session, feed="ons_els").publishers] == ["ons_els"]


def test_a_revision_is_told_with_both_values_and_when(session):
    add_figures(session, {2024: 20.0, 2025: 21.0}, indicator=OBESITY, published=date(2026, 6, 20))
    add_figures(session, {2024: 20.5, 2025: 21.0}, indicator=OBESITY, published=date(2026, 9, 1))
    add_figures(session, {2024: None, 2025: 21.0}, indicator=OBESITY, published=date(2026, 10, 1))
    told = [(one.before, one.after, one.status_after, one.on) for one in page(session).revisions]
    assert told == [
        (20.5, None, "suppressed", date(2026, 10, 1)),
        (20.0, 20.5, "final", date(2026, 9, 1)),
    ]
    assert len(page(session, known_at=datetime(2026, 9, 15, tzinfo=UTC)).revisions) == 1


def test_many_places_are_listed_only_where_something_is_agreed(session):
    for at in range(61):
        add_place(session, f"x-{at}", f"place-{at}")
        add_figures(session, {2023: 70.0}, place=f"x-{at}", published=date(2024, 4, 16))
    add_figures(session, {2023: 70.0}, published=date(2024, 4, 16))
    add_agreement(session)
    detail = page(session, indicator="employment-rate").detail
    assert [one.place.slug for one in detail.figures] == ["testham"]
    assert detail.left_out == 61


def test_what_is_not_known_is_said_by_name(session):
    assert page(session, indicator="jobs").unknown == "jobs"
    assert page(session, feed="rumour").unknown == "rumour"


@pytest.mark.parametrize(
    ("viewer", "said"),
    [
        (PUBLIC, (3, None, None)),
        (Viewer(person=1, name="A steward", grants=(Granted(Role.DATA_STEWARD, CENTRE, "Data steward"),)), (3, 2, 1)),
    ],
    ids=["public", "steward"],
)
def test_how_many_figures_were_hidden_is_told_and_to_a_steward_why(session, viewer, said):
    release = add_figures(session, {2025: 21.0}, indicator=OBESITY)
    withheld.note(session, OBESITY, release, Withheld(few=2, beside=1))
    withheld.note(session, "another", release, Withheld(few=9))
    found = data_page(session, viewer, "", OBESITY, known_at=NOW).detail
    assert found.hidden == {release: said}


@pytest.mark.parametrize(
    ("hidden", "words"),
    [
        (None, "4 new"),
        ((3, None, None), "4 new\n3 hidden by us"),
        ((3, 2, 1), "4 new\n3 hidden by us: 2 of few people, 1 beside them"),
    ],
    ids=["nothing", "public", "steward"],
)
def test_a_release_says_how_many_of_its_figures_were_hidden(hidden, words):
    assert said_of_supply.changed(4, 0, 0, hidden) == words


def test_the_threshold_of_a_measure_is_said():
    assert said_of_supply.threshold(4).startswith("Counts of people up to 4 are hidden before anything is stored")
    assert said_of_supply.threshold(None).startswith("We hide none of these figures: the publisher protects people")
