"""Figures are added release by release, never overwritten, and read as they were known at any moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import text
from sqlmodel import Session

from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.store import facts, figures
from data.store.figures import (
    FiguresError,
    IssueNote,
    Outcome,
    ReleaseNote,
    Saved,
    Severity,
    Vintage,
)
from data.store.figures.reading import OF_INDICATOR, OF_PLACES

JUNE = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
AUGUST = datetime(2026, 8, 1, 8, 30, tzinfo=UTC)
YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))


def figure(value: float | None = 70.0, *, known_from: datetime = JUNE, **given: object) -> Observation:
    fields = {
        "indicator": "employment-rate",
        "place": "x-a",
        "period": YEAR,
        "label": "2024",
        "status": Status.SUPPRESSED if value is None else Status.FINAL,
        **given,
    }
    return Observation(known_from=known_from, value=value, **fields)  # type: ignore[arg-type]  # each is of its field's type


def note(asked_at: datetime = JUNE, *, published_on: date | None = None, **given: object) -> ReleaseNote:
    fields = {"feed": "ons_els", "indicator": "employment-rate", "address": "https://example.org/x.csv", **given}
    published = asked_at.date() if published_on is None else published_on
    return ReleaseNote(asked_at=asked_at, published_on=published, **fields)  # type: ignore[arg-type]  # as above


def saved(session: Session, *observations: Observation, asked_at: datetime = JUNE, **given: object) -> Saved:
    return figures.save(session, note(asked_at, **given), observations)  # type: ignore[arg-type]  # as above


def values(session: Session, known_at: datetime) -> list[float]:
    return figures.of_indicator(session, "employment-rate", known_at=known_at).value.tolist()


def vintages(session: Session) -> Sequence[Vintage]:
    return figures.history(session, "employment-rate", "x-a")


def test_a_first_release_adds_its_figures(session: Session) -> None:
    first = saved(session, figure(), figure(72.5, place="x-b"))
    assert first == Saved(release_id=1, added=2, revised=0, unchanged=0, absent=0, older=0)
    assert values(session, JUNE) == [70.0, 72.5]


def test_a_figure_is_not_known_before_its_release(session: Session) -> None:
    saved(session, figure())
    assert values(session, JUNE - timedelta(microseconds=1)) == []


def test_a_reply_that_says_the_same_adds_nothing(session: Session) -> None:
    saved(session, figure())
    again = saved(session, figure(known_from=JULY), asked_at=JULY)
    assert (again.added, again.revised, again.unchanged) == (0, 0, 1)
    release = figures.release(session, again.release_id)
    assert release is not None
    assert release.outcome is Outcome.UNCHANGED
    assert len(vintages(session)) == 1


def test_new_words_for_the_same_figure_are_no_revision(session: Session) -> None:
    saved(session, figure())
    reworded = figure(known_from=JULY, label="Year 2024", note="Rounded", status_raw="r", locator="line 9")
    assert saved(session, reworded, asked_at=JULY).unchanged == 1


@pytest.mark.trust("Publisher revises")
@pytest.mark.parametrize(
    "changed",
    [
        figure(71.0, known_from=JULY),
        figure(None, known_from=JULY),
        figure(known_from=JULY, status=Status.REVISED),
        figure(known_from=JULY, lower=69.0),
        figure(known_from=JULY, count=12.0),
        figure(known_from=JULY, caveats=frozenset({Caveat.CAUTION})),
    ],
)
def test_a_revised_figure_closes_the_old_row_and_adds_one(session: Session, changed: Observation) -> None:
    saved(session, figure())
    second = saved(session, changed, asked_at=JULY)
    assert (second.added, second.revised, second.unchanged) == (0, 1, 0)
    old, new = vintages(session)
    assert (old.known_from, old.known_until, old.value) == (JUNE, JULY, 70.0)
    assert (new.known_from, new.known_until, new.value) == (JULY, None, changed.value)
    assert values(session, JULY - timedelta(microseconds=1)) == [70.0]


def test_a_figure_withdrawn_stands_and_is_counted(session: Session) -> None:
    saved(session, figure(), figure(72.5, place="x-b"))
    second = saved(session, figure(known_from=JULY), asked_at=JULY)
    assert (second.absent, second.unchanged) == (1, 1)
    assert values(session, JULY) == [70.0, 72.5]


def test_a_figure_changed_without_a_new_release_date_is_known_from_the_asking(session: Session) -> None:
    saved(session, figure(), asked_at=JUNE)
    second = saved(session, figure(71.0, note="see note 3"), asked_at=JULY, published_on=JUNE.date())
    assert second.revised == 1
    assert values(session, JUNE + timedelta(days=20)) == [70.0]
    new = vintages(session)[1]
    assert new.known_from == JULY
    assert new.note == "see note 3 Changed without a new release date; known from the day it was asked for."
    (issue,) = figures.issues(session, release=second.release_id)
    assert issue.severity is Severity.SOFT
    assert issue.message.startswith("1 figures changed without a new release date.")


def test_a_figure_may_change_silently_again_and_again(session: Session) -> None:
    saved(session, figure())
    saved(session, figure(71.0), asked_at=JULY, published_on=JUNE.date())
    saved(session, figure(72.0), asked_at=AUGUST, published_on=JUNE.date())
    assert [(row.known_from, row.value) for row in vintages(session)] == [(JUNE, 70.0), (JULY, 71.0), (AUGUST, 72.0)]


def test_a_held_figure_may_be_corrected_before_it_is_out(session: Session) -> None:
    held = AUGUST
    saved(session, figure(known_from=held), asked_at=JUNE, published_on=held.date())
    saved(session, figure(71.0, known_from=held), asked_at=JULY, published_on=held.date())
    assert values(session, JULY) == []
    assert values(session, held + timedelta(seconds=1)) == [71.0]


def test_an_older_edition_takes_nothing_back(session: Session) -> None:
    saved(session, figure(71.0, known_from=JULY), asked_at=JULY)
    late = saved(
        session,
        figure(),
        figure(65.0, period=Period(date(2023, 1, 1), date(2024, 1, 1))),
        asked_at=AUGUST,
        published_on=JUNE.date(),
    )
    assert (late.added, late.revised, late.older) == (1, 0, 1)
    assert values(session, AUGUST) == [65.0, 71.0]


def test_without_release_dates_the_later_asking_counts(session: Session) -> None:
    for asked_at, value in ((JUNE, 70.0), (JULY, 71.0)):
        undated = replace(note(asked_at), published_on=None)
        figures.save(session, undated, [figure(value, known_from=asked_at)])
    assert (values(session, JUNE), values(session, JULY)) == ([70.0], [71.0])


def test_several_editions_may_come_at_once(session: Session) -> None:
    history = [figure(70.0), figure(70.0, known_from=JULY), figure(71.0, known_from=AUGUST)]
    result = saved(session, *history, asked_at=AUGUST)
    assert (result.added, result.revised, result.unchanged) == (1, 1, 1)
    assert [(row.known_from, row.known_until) for row in vintages(session)] == [(JUNE, AUGUST), (AUGUST, None)]


def test_many_figures_are_stored_as_few_are(session: Session) -> None:
    days = [Period(date(2020, 1, 1) + timedelta(day), date(2020, 1, 2) + timedelta(day)) for day in range(450)]
    many = [figure(float(number), period=period) for number, period in enumerate(days)]
    assert saved(session, *reversed(many)).added == 450
    assert values(session, JUNE) == [float(number) for number in range(450)]


def test_the_same_figure_twice_is_one(session: Session) -> None:
    assert saved(session, figure(), figure(locator="line 7"), figure(72.5, place="x-b")).added == 2


def test_two_figures_for_one_period_are_refused(session: Session) -> None:
    with pytest.raises(FiguresError, match=r"x-a, 2024-01-01: 70.0 and 71.0 are given for the same period. Find out"):
        saved(session, figure(), figure(71.0))


def test_figures_of_another_indicator_are_refused(session: Session) -> None:
    with pytest.raises(FiguresError, match="holds figures of claimant-count"):
        saved(session, figure(indicator="claimant-count"))


def test_figures_of_an_unknown_place_are_refused(session: Session) -> None:
    with pytest.raises(FiguresError, match="x-z is not a place we hold"):
        saved(session, figure(), figure(place="x-z"))


@pytest.mark.trust("Half-written or truncated release")
def test_a_release_that_fails_half_way_leaves_nothing(session: Session) -> None:
    bad = IssueNote(severity="no such severity", indicator="employment-rate", message="…")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(AttributeError):
        figures.save(session, note(), [figure()], [bad])
    assert values(session, JULY) == []
    assert figures.releases(session) == []


def test_issues_are_kept_with_the_release(session: Session) -> None:
    about = IssueNote(
        severity=Severity.HELD,
        indicator="employment-rate",
        message="England lies outside its regions.",
        place="x-b",
        period=YEAR,
    )
    result = figures.save(session, note(), [figure()], [about])
    (kept,) = figures.issues(session, indicator="employment-rate", place="x-b")
    assert (kept.release, kept.severity, kept.period, kept.message) == (
        result.release_id,
        Severity.HELD,
        YEAR,
        about.message,
    )
    assert figures.issues(session, place="x-a") == []


def test_a_failure_leaves_the_last_good_figures(session: Session) -> None:
    good = saved(session, figure())
    failed = replace(note(JULY), problem="ONS: no answer.")
    number = figures.record_failure(session, failed)
    assert values(session, AUGUST) == [70.0]
    newest = figures.releases(session, feed="ons_els", indicator="employment-rate")
    assert [(release.id, release.outcome) for release in newest] == [
        (number, Outcome.FAILED),
        (good.release_id, Outcome.STORED),
    ]
    last = figures.last_good(session, "employment-rate", AUGUST)
    assert last is not None
    assert (last.id, last.added) == (good.release_id, 1)
    assert figures.last_good(session, "claimant-count", AUGUST) is None


def test_a_later_asking_is_not_known_before_it(session: Session) -> None:
    saved(session, figure())
    figures.record_failure(session, note(AUGUST))
    assert [release.asked_at for release in figures.releases(session, known_at=JULY)] == [JUNE]
    assert figures.release(session, 99) is None


def test_a_release_held_back_stores_no_figure(session: Session) -> None:
    result = figures.save(session, replace(note(), outcome=Outcome.HELD_BACK, problem="Unit changed."), [])
    assert figures.releases(session)[0].outcome is Outcome.HELD_BACK
    assert result.added == 0
    assert figures.indicators_held(session, known_at=JUNE) == []


def test_what_is_held_is_named(session: Session) -> None:
    saved(session, figure(), figure(72.5, place="x-b"), figure(99.0, known_from=AUGUST, place="x-b"))
    assert figures.indicators_held(session, known_at=JUNE) == ["employment-rate"]
    assert figures.newest_known(session, known_at=JULY) == JUNE
    assert figures.newest_known(session, known_at=JUNE - timedelta(1)) is None
    assert figures.first_known(session, "x-b") == JUNE
    assert figures.first_known(session, "x-nowhere") is None
    assert figures.recorded_ranges(session, known_at=JULY) == {"employment-rate": (70.0, 72.5)}
    assert figures.recorded_ranges(session, known_at=AUGUST) == {"employment-rate": (70.0, 99.0)}


def test_a_range_of_nothing_observed_is_no_range(session: Session) -> None:
    saved(session, figure(None), figure(80.0, place="x-b", status=Status.PROJECTED))
    assert figures.recorded_ranges(session, known_at=AUGUST) == {}


def test_figures_come_as_sorted_columns(session: Session) -> None:
    earlier = Period(date(2023, 1, 1), date(2024, 1, 1))
    saved(
        session,
        figure(None, place="x-b", status_raw="c"),
        figure(lower=69.0, upper=71.0, count=7.0, denominator=10.0, caveats=frozenset({Caveat.CAUTION, Caveat.BREAK})),
        figure(60.0, period=earlier, label="2023", note="n", locator="line 2"),
    )
    found = figures.of_indicator(session, "employment-rate", known_at=JULY)
    assert len(found) == 3
    assert found.place.tolist() == ["x-a", "x-a", "x-b"]
    assert found.start.tolist() == [date(2023, 1, 1), date(2024, 1, 1), date(2024, 1, 1)]
    assert found.end.dtype == np.dtype("datetime64[D]")
    np.testing.assert_array_equal(found.value, [60.0, 70.0, np.nan])
    np.testing.assert_array_equal(found.lower, [np.nan, 69.0, np.nan])
    np.testing.assert_array_equal(found.upper, [np.nan, 71.0, np.nan])
    np.testing.assert_array_equal(found.count, [np.nan, 7.0, np.nan])
    np.testing.assert_array_equal(found.denominator, [np.nan, 10.0, np.nan])
    assert found.status.tolist() == ["final", "final", "suppressed"]
    assert found.caveats.tolist() == [(), ("break", "caution"), ()]
    assert found.label.tolist() == ["2023", "2024", "2024"]
    assert found.status_raw.tolist() == ["", "", "c"]
    assert found.note.tolist() == ["n", "", ""]
    assert found.locator.tolist() == ["line 2", "", ""]
    assert found.known_from.tolist() == [JUNE.replace(tzinfo=None)] * 3
    assert found.release.tolist() == [1, 1, 1]


def test_figures_of_some_places_only(session: Session) -> None:
    saved(session, figure(), figure(72.5, place="x-b"))
    assert figures.of_indicator(session, "employment-rate", known_at=JULY, places={"x-b"}).value.tolist() == [72.5]
    assert len(figures.of_indicator(session, "employment-rate", known_at=JULY, places=[])) == 0


def test_no_figures_are_empty_columns_of_the_same_kinds(session: Session) -> None:
    nothing = figures.of_indicator(session, "employment-rate", known_at=JULY)
    assert len(nothing) == 0
    assert nothing.start.dtype == np.dtype("datetime64[D]")
    assert nothing.known_from.dtype == np.dtype("datetime64[us]")
    assert nothing.value.dtype == np.float64


@pytest.mark.parametrize("statement", [OF_INDICATOR, OF_PLACES.replace("IN :places", "IN ('x-a', 'x-b')")])
def test_one_indicator_is_read_in_the_order_of_its_key(session: Session, statement: str) -> None:
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("a server chooses its plans by what it has counted")
    plan = session.connection().execute(
        text(f"EXPLAIN QUERY PLAN {statement}"), {"indicator": "employment-rate", "known_at": "2026-07-01"}
    )
    steps = [row.detail for row in plan]
    assert any("SEARCH observation USING PRIMARY KEY (indicator=?" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_every_write_counts(session: Session) -> None:
    before = facts.version(session)
    saved(session, figure())
    figures.record_failure(session, note(JULY))
    assert facts.version(session) == before + 2


def test_facts_are_stated_in_place_of_the_last(session: Session) -> None:
    assert facts.fact(session, "today") is None
    facts.set_fact(session, "today", "2026-11-21")
    facts.set_fact(session, "today", "2026-11-20")
    assert facts.fact(session, "today") == "2026-11-20"
