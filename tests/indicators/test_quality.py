from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data import catalogue, gazetteer
from data.catalogue import Indicator, UnitKind
from data.observation import Observation, Status
from data.periods import Period
from indicators import quality
from indicators.quality import Checked, Issue, Known, Severity

ASKED = date(2026, 11, 21)
MANCHESTER, OLDHAM, ENGLAND = "E08000003", "E08000004", "E92000001"
OLD_BARNSLEY, BARNSLEY = "E08000016", "E08000038"
CLAIMANTS = catalogue.indicator("claimant-count")


def year(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 1, 1))


def figure(value: float | None, place: str = MANCHESTER, first: int = 2025, **more: object) -> Observation:
    return Observation(
        indicator="claimant-count",
        place=place,
        period=year(first),
        label=str(first),
        status=Status.NOT_AVAILABLE if value is None else Status.FINAL,
        known_from=datetime(2026, 1, 20, tzinfo=UTC),
        value=value,
        **more,  # type: ignore[arg-type]
    )


def checked(
    *figures: Observation,
    indicator: Indicator = CLAIMANTS,
    previous: Known | None = None,
    issues: tuple[Issue, ...] = (),
) -> Checked:
    return quality.checked(
        indicator,
        figures,
        issues=issues,
        previous=previous or {},
        asked_on=ASKED,
        places=gazetteer.known_codes(),
    )


def held(found: Checked) -> list[tuple[str, str]]:
    return [(issue.place, issue.message) for issue in found.issues if issue.severity is Severity.HELD]


def test_good_figures_are_kept_as_they_are() -> None:
    figures = (figure(5.4), figure(None, OLDHAM), figure(0, OLDHAM, 2024))
    assert checked(*figures) == Checked(figures, ())


@pytest.mark.trust("Wrong or poisoned feed")
@pytest.mark.parametrize("value", [1040.0, -5.0])
def test_a_figure_outside_the_declared_range_waits(value: float) -> None:
    found = checked(figure(value), figure(5, OLDHAM))
    assert [one.place for one in found.kept] == [OLDHAM]
    assert held(found) == [(MANCHESTER, f"E08000003 in 2025 is {value:g} percent, outside 0 to 100.")]


def test_a_range_may_be_open_at_one_end() -> None:
    found = checked(figure(-1), figure(5e6, OLDHAM), indicator=replace(CLAIMANTS, highest=None))
    assert held(found) == [(MANCHESTER, "E08000003 in 2025 is -1 percent, outside 0 to any.")]


@pytest.mark.trust("Half-written or truncated release")
def test_a_release_of_which_nothing_can_be_kept_is_refused() -> None:
    found = checked(figure(1040))
    assert found.kept == ()
    assert found.refusal.startswith("No figure of claimant-count could be kept: E08000003 in 2025 is 1040 percent")


@pytest.mark.trust("Wrong or poisoned feed")
def test_a_period_that_is_not_over_waits() -> None:
    found = checked(figure(5, first=2026), figure(5))
    assert held(found) == [
        (MANCHESTER, "E08000003 in 2026 ends on 2026-12-31, after the day it was asked for (2026-11-21).")
    ]


def test_a_value_outside_its_own_limits_waits() -> None:
    found = checked(
        figure(5.4, lower=5.5, upper=5.7),
        figure(5.4, OLDHAM, lower=5.44, upper=5.7),
        figure(5, OLDHAM, 2024, lower=4.0),
    )
    assert held(found) == [(MANCHESTER, "E08000003 in 2025 is 5.4, outside its own limits 5.5 to 5.7.")]


def test_a_share_that_counts_more_than_there_are_waits() -> None:
    figures = (figure(5.4, count=12, denominator=10), figure(5.4, OLDHAM, count=5, denominator=10))
    assert held(checked(*figures)) == [(MANCHESTER, "E08000003 in 2025 counts 12 of only 10.")]
    assert not held(checked(*figures, indicator=replace(CLAIMANTS, unit_kind=UnitKind.RATE)))


def regions(low: float, high: float) -> list[Observation]:
    return [figure(low + (high - low) * number / 8, code) for number, code in enumerate(sorted(quality.REGIONS))]


def test_england_outside_its_regions_waits() -> None:
    found = checked(figure(30, ENGLAND), *regions(3, 6))
    assert held(found) == [(ENGLAND, "England in 2025 is 30, outside its regions' 3 to 6.")]
    assert len(found.kept) == 9


@pytest.mark.parametrize(
    ("value", "missing", "kind"),
    [(6.0, 0, UnitKind.PERCENT), (6.04, 0, UnitKind.PERCENT), (30, 1, UnitKind.PERCENT), (30, 0, UnitKind.COUNT)],
    ids=["within", "within rounding", "a region missing", "a count"],
)
def test_england_may_be_what_its_regions_allow(value: float, missing: int, kind: UnitKind) -> None:
    figures = [figure(value, ENGLAND), *regions(3, 6)[missing:]]
    assert not held(checked(*figures, indicator=replace(CLAIMANTS, unit_kind=kind)))


@pytest.mark.trust("Wrong or poisoned feed")
@pytest.mark.parametrize(
    ("before", "value", "waits"),
    [
        ({(MANCHESTER, year(2025)): 5.0}, 50.0, True),
        ({(MANCHESTER, year(2025)): 5.0}, 9.0, False),
        ({(MANCHESTER, year(2024)): 5.0, (MANCHESTER, year(2023)): 90.0}, 60.0, False),
        ({(MANCHESTER, year(2023)): 5.0, (MANCHESTER, year(2024)): 5.0}, 60.0, True),
        ({(MANCHESTER, year(2026)): 5.0}, 60.0, False),
        ({(MANCHESTER, year(2025)): 0.1, (OLDHAM, year(2025)): 9.0, (OLDHAM, year(2024)): 9.0}, 5.0, False),
    ],
    ids=[
        "ten times",
        "not twice",
        "a typical figure is large",
        "after the last",
        "before what is held",
        "from nothing",
    ],
)
def test_a_jump_against_what_was_held_waits(before: Known, value: float, *, waits: bool) -> None:
    found = checked(figure(value), figure(5, OLDHAM), figure(5, OLDHAM, 2024), previous=before)
    assert bool(held(found)) is waits


def test_what_has_no_value_does_not_jump() -> None:
    assert not held(checked(figure(None), figure(5, OLDHAM), previous={(MANCHESTER, year(2025)): 5.0}))


@pytest.mark.trust("Wrong or poisoned feed")
@pytest.mark.trust("Half-written or truncated release")
def test_a_release_that_covers_a_tenth_less_waits() -> None:
    before = {(place, year(2025)): 5.0 for place in sorted(quality.REGIONS)}
    found = checked(*regions(5, 5)[:8], previous=before)
    assert (found.kept, found.held_back) == ((), "It has figures of 8 areas where the last release had 9.")


@pytest.mark.trust("Half-written or truncated release")
def test_a_release_with_fewer_years_in_between_waits() -> None:
    before = {(MANCHESTER, year(first)): 5.0 for first in range(2010, 2026)}
    found = checked(figure(5.0, first=2010), figure(5.0), previous=before)
    assert found.held_back == "It has 2 figures where the last release had 16 for the same years."


def test_a_release_that_begins_later_is_no_smaller() -> None:
    before = {(MANCHESTER, year(first)): 5.0 for first in range(2010, 2026)}
    assert checked(*(figure(5.0, first=first) for first in range(2015, 2026)), previous=before).held_back is None


@pytest.mark.trust("Wrong or poisoned feed")
def test_a_release_measured_on_another_scale_waits() -> None:
    before = {(MANCHESTER, year(first)): 5.0 for first in range(2010, 2026)}
    found = checked(*(figure(0.05, first=first) for first in range(2010, 2026)), previous=before)
    assert found.held_back == "Its figures are typically 0.01 times those of the last release for the same years."


def test_an_issue_about_the_whole_release_holds_it() -> None:
    found = checked(figure(5), issues=(Issue(Severity.HELD, "The unit changed.", "claimant-count"),))
    assert (found.kept, found.held_back) == ((), "The unit changed.")
    nothing = checked(issues=(Issue(Severity.HELD, "The unit changed.", "claimant-count"),))
    assert nothing.held_back == "The unit changed."


def test_unknown_areas_are_listed_and_areas_that_are_no_places_are_not() -> None:
    many = [figure(5, f"X{number:08}") for number in range(15)]
    found = checked(figure(5), figure(5, "E13000001"), figure(5, "K99999999"), *many)
    assert [one.place for one in found.kept] == [MANCHESTER]
    assert [issue.severity for issue in found.issues] == [Severity.SOFT]
    assert found.issues[0].message.startswith("Codes of areas we do not know, left out: X00000000, ")
    assert found.issues[0].message.endswith(" and 3 more.")
    assert checked(figure(5), figure(5, "E08000099")).issues[0].message.endswith("left out: E08000099.")


def test_equal_rows_are_one_and_counted() -> None:
    found = checked(figure(5), figure(5), figure(5))
    assert len(found.kept) == 1
    assert [issue.message for issue in found.issues] == [
        "2 rows came again with equal figures; each figure is kept once."
    ]


@pytest.mark.trust("Wrong or poisoned feed")
def test_unequal_rows_are_refused_with_both_values() -> None:
    found = checked(figure(4.2, locator="line 151"), figure(9.9, locator="line 401"))
    assert found.refusal == "E08000003 in 2025 is 4.2 (E08000003, line 151) and 9.9 (E08000003, line 401)."
    assert checked(figure(4.2), figure(None)).refusal is not None


@pytest.mark.parametrize("turned", [False, True])
def test_old_and_new_code_with_equal_figures_are_one_figure_under_the_new(*, turned: bool) -> None:
    pair = [figure(24.9, OLD_BARNSLEY), figure(24.9, BARNSLEY)]
    found = checked(*(pair[::-1] if turned else pair))
    assert found == Checked((figure(24.9, BARNSLEY),), ())


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("valued", [OLD_BARNSLEY, BARNSLEY])
def test_of_old_and_new_code_the_one_with_a_value_counts(valued: str, *, turned: bool) -> None:
    pair = [figure(24.9 if code == valued else None, code) for code in (OLD_BARNSLEY, BARNSLEY)]
    (one,) = checked(*(pair[::-1] if turned else pair)).kept
    assert (one.place, one.value) == (BARNSLEY, 24.9)


def test_a_figure_under_an_old_code_says_so() -> None:
    (one,) = checked(figure(24.9, OLD_BARNSLEY, note="Barnsley Borough")).kept
    assert (one.place, one.note) == (BARNSLEY, "Barnsley Borough; published as E08000016")


def test_old_and_new_code_with_unequal_figures_are_refused() -> None:
    assert checked(figure(24.9, OLD_BARNSLEY), figure(25, BARNSLEY)).refusal == (
        "E08000038 in 2025 is 24.9 (E08000016, ) and 25 (E08000038, )."
    )


def test_two_blanks_for_different_reasons_are_one_blank() -> None:
    other = replace(figure(None, BARNSLEY), status=Status.SUPPRESSED)
    (one,) = checked(figure(None, OLD_BARNSLEY), other).kept
    assert one.status is Status.SUPPRESSED


def test_a_conflict_of_blanks_is_named_by_their_statuses() -> None:
    assert "not_available" in str(checked(figure(None), replace(figure(None), status=Status.SUPPRESSED)).refusal)
