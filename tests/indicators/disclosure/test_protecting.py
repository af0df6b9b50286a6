"""Counts of few people are hidden, and as much beside them as it takes."""

from dataclasses import replace
from math import nan

import pytest

from data.catalogue import Disclosure, Indicator, UnitKind
from data.observation import Caveat, Observation, Status
from indicators.disclosure import HIDDEN, protected, shows_few
from tests.columns import series
from tests.columns_of import columns_of
from tests.few_people import areas, figure, indicator, left

COUNT = indicator()
SHARE = indicator(unit="percent", unit_kind=UnitKind.PERCENT, decimals=1)
RATE = indicator(unit="per 10,000 aged under 15", unit_kind=UnitKind.RATE, decimals=1)
ALONE = areas({})


@pytest.mark.parametrize(
    ("count", "is_hidden"), [(0, False), (0.5, True), (1, True), (3, True), (4, True), (5, False), (61, False)]
)
def test_counts_from_one_to_four_are_hidden_and_zero_is_a_value(count: float, *, is_hidden: bool) -> None:
    found = protected(COUNT, [figure("a", count)], before=[], areas=ALONE)
    assert (found.few, found.beside, found.problem) == (int(is_hidden), 0, None)
    assert left(found.figures) == {"a": None if is_hidden else count}


def test_a_definition_that_does_not_ask_leaves_the_figures_as_their_publisher_chose() -> None:
    given = [figure("a", 3), figure("b", None)]
    assert protected(indicator(disclosure=None), given, before=[], areas=ALONE).figures is given


def test_the_threshold_is_the_definitions() -> None:
    asked = indicator(disclosure=Disclosure(threshold=9))
    found = protected(asked, [figure("a", 9), figure("b", 10)], before=[], areas=ALONE)
    assert left(found.figures) == {"a": None, "b": 10}


def test_what_is_hidden_keeps_its_place_and_no_number_and_says_nothing_of_why() -> None:
    given = figure(
        "a", 12.5, lower=3.5, upper=36.0, count=2, denominator=16, note="2 of 16", status_raw="p", locator="line 7",
        caveats=frozenset({Caveat.BREAK}),
    )  # fmt: skip
    (one,) = protected(SHARE, [given], before=[], areas=ALONE).figures
    assert one == replace(
        given, status=Status.SUPPRESSED, value=None, lower=None, upper=None, count=None, denominator=None,
        note=HIDDEN, status_raw="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param(SHARE, {"value": 12.5, "denominator": 16}, id="two of sixteen is all that fits"),
        pytest.param(SHARE, {"value": 66.7, "count": 2, "denominator": 3}, id="it is written out"),
        pytest.param(SHARE, {"value": 100.0, "denominator": 3}, id="all three"),
        pytest.param(SHARE, {"value": 0.0, "count": 0, "denominator": 2}, id="none of two people altogether"),
        pytest.param(SHARE, {"value": 12.5, "lower": 3.5, "upper": 36.0}, id="Wilson's limits of two of sixteen"),
        pytest.param(RATE, {"value": 1.4, "denominator": 14_286}, id="a rate of two"),
        pytest.param(RATE, {"value": 1.4, "lower": 0.2, "upper": 5.1}, id="the exact limits of two"),
        pytest.param(COUNT, {"value": 3, "count": 3}, id="the value of a count"),
    ],
)
def test_whatever_gives_a_small_count_away_is_hidden_with_it(asked: Indicator, numbers: dict[str, float]) -> None:
    found = protected(asked, [figure("a", **numbers)], before=[], areas=ALONE)
    assert left(found.figures) == {"a": None}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param(SHARE, {"value": 12.5}, id="of nobody knows how many"),
        pytest.param(SHARE, {"value": 12.5, "denominator": 160}, id="twenty"),
        pytest.param(SHARE, {"value": 12.5, "lower": 10.9, "upper": 14.3}, id="limits of hundreds"),
        pytest.param(SHARE, {"value": 0.0, "denominator": 120}, id="none of many"),
        pytest.param(RATE, {"value": 1.4, "lower": 1.3, "upper": 1.5}, id="limits of thousands"),
        pytest.param(replace(RATE, unit="per head"), {"value": 1.4, "denominator": 2_000}, id="a rate per nobody"),
        pytest.param(replace(SHARE, unit_kind=UnitKind.RATIO), {"value": 2.0, "lower": 1.0, "upper": 3.0}, id="ratio"),
    ],
)
def test_what_gives_no_small_count_away_is_shown(asked: Indicator, numbers: dict[str, float]) -> None:
    found = protected(asked, [figure("a", **numbers)], before=[], areas=ALONE)
    assert left(found.figures) == {"a": numbers["value"]}


def test_counts_that_came_rounded_are_left_as_they_are() -> None:
    rounded = indicator(disclosure=Disclosure(rounding=5))
    given = [figure("t", 35), figure("a", 0), figure("b", 5), figure("c", 25)]  # 35 and 30 add up within rounding
    found = protected(rounded, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": 35, "a": 0, "b": 5, "c": 25}


def test_beside_a_hidden_count_the_smallest_of_its_area_is_hidden() -> None:
    given = [figure("t", 40), figure("a", 3), figure("b", 9), figure("c", 8), figure("d", 20)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c", "d"]}))
    assert left(found.figures) == {"t": 40, "a": None, "b": 9, "c": None, "d": 20}
    assert (found.few, found.beside) == (1, 1)
    assert {one.note for one in found.figures if one.value is None} == {HIDDEN}


def test_a_zero_is_not_hidden_for_others() -> None:
    given = [figure("t", 23), figure("a", 3), figure("b", 0), figure("c", 20)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": 23, "a": None, "b": 0, "c": None}


def test_two_small_counts_whose_sum_says_that_both_are_small_take_a_third() -> None:
    given = [figure("t", 14), figure("a", 3), figure("b", 2), figure("c", 9)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": 14, "a": None, "b": None, "c": None}


def test_a_total_of_nothing_but_small_counts_goes_with_them() -> None:
    given = [figure("t", 5), figure("a", 3), figure("b", 2), figure("c", 0)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": None, "a": None, "b": None, "c": 0}


def test_an_area_that_nobody_reports_is_no_cover() -> None:
    # Whatever d has, a has no more than 44 less 8, 12 and 20.
    given = [figure("t", 44), figure("a", 3), figure("b", 8), figure("c", 12), figure("e", 20)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c", "d", "e"]}))
    assert left(found.figures) == {"t": 44, "a": None, "b": None, "c": 12, "e": 20}


def test_in_a_table_of_areas_and_years_a_rectangle_is_hidden() -> None:
    r"""By hand: a's 3 of 2020 needs another in its row and in its column, and those another in theirs.

    ::

              2020  2021  2022 | 2020 to 2022            2020  2021  2022 | 2020 to 2022
        a        3    12     9 |     24             a      ·    12     ·  |     24
        b       11     8    14 |     33             b      ·     8     ·  |     33
        c       20    15     6 |     41             c     20    15     6  |     41
        t       34    35    29 |     98             t     34    35    29  |     98

    The 3 needs another in its row or its column. The 9 beside it costs least: 9, and 6 for the smallest other of its
    year; against 12 and 8, 11 and 8, 20 and 6. Then 2020 needs another: b's 11, and 8 for another of b, against c's
    20 and 6. Then 2022 needs another: b's 14 costs no more, since b has one hidden already; c's 6 would cost 15 as
    well. Every row, column and total has none or two hidden: nothing is found by taking away.
    """
    counts = {"a": [3, 12, 9], "b": [11, 8, 14], "c": [20, 15, 6], "t": [34, 35, 29]}
    given = [figure(place, count, 2020 + year) for place, row in counts.items() for year, count in enumerate(row)]
    given += [figure(place, sum(row), 2020, years=3) for place, row in counts.items()]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    hidden = {name for name, count in left(found.figures).items() if count is None}
    assert hidden == {"a 2020", "a 2022", "b 2020", "b 2022"}
    assert (found.few, found.beside) == (1, 3)


def test_neither_is_a_year_found_out_by_what_two_longer_periods_share() -> None:
    # 2019 to 2021 less 2019 to 2020 would be 2021.
    given = [
        figure("a", 30, 2019, years=3),
        figure("a", 27, 2019, years=2),
        figure("a", 3, 2021),
        figure("a", 20, 2019),
    ]
    found = protected(COUNT, given, before=[], areas=ALONE)
    shown = {name for name, count in left(found.figures).items() if count is not None}
    assert "a 2021" not in shown
    assert not {"a 2019 to 2021", "a 2019 to 2020"} <= shown


def test_nor_by_overlapping_periods_alone() -> None:
    # 2020 to 2022 and 2021 to 2023 share two years: that 2020 had at most 4 more people than 2023 says nothing.
    given = [figure("a", 30, 2020, years=3), figure("a", 26, 2021, years=3), figure("b", 2, 2021, years=3)]
    assert left(protected(COUNT, given, before=[], areas=ALONE).figures)["b 2021 to 2023"] is None


def test_a_region_is_cut_into_its_largest_and_into_its_smallest_parts() -> None:
    # The publisher's region holds a county with two districts and, beside it, a city: county + city and
    # districts + city both add up.
    parts = {"region": ["county", "north", "south", "city"], "county": ["north", "south"]}
    given = [figure("region", 60), figure("county", 20), figure("north", 3), figure("south", 17), figure("city", 40)]
    found = protected(COUNT, given, before=[], areas=areas(parts))
    assert left(found.figures) == {"region": 60, "county": 20, "north": None, "south": None, "city": 40}


def test_a_sum_that_does_not_come_out_gives_nothing_away() -> None:
    # Averages over the year of a count on a day do not add up.
    given = [figure("t", 100), figure("a", 3), figure("b", 20)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b"]}))
    assert left(found.figures) == {"t": 100, "a": None, "b": 20}


def test_publishers_own_marks_are_kept_and_guarded_too() -> None:
    given = [figure("t", 40), figure("a", None, note="c"), figure("b", 10), figure("c", 28)]
    found = protected(COUNT, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": 40, "a": None, "b": None, "c": 28}
    assert [one.note for one in found.figures] == ["", "c", HIDDEN, ""]
    assert (found.few, found.beside) == (0, 1)


@pytest.mark.trust("Suppressed cell recovered")
def test_what_another_edition_showed_is_no_cover() -> None:
    # c was shown before as it is now, so hiding it would hide nothing; b is new.
    tree = areas({"t": ["a", "b", "c"]})
    given = [figure("t", 40), figure("a", 3), figure("b", 29), figure("c", 8)]
    found = protected(COUNT, given, before=[[figure("c", 8)]], areas=tree)
    assert left(found.figures) == {"t": 40, "a": None, "b": None, "c": 8}


@pytest.mark.trust("Suppressed cell recovered")
def test_what_was_hidden_beside_another_stays_hidden_in_the_next_edition() -> None:
    tree = areas({"t": ["a", "b", "c"]})
    first = protected(
        COUNT, [figure("t", 40), figure("a", 3), figure("b", 8), figure("c", 29)], before=[], areas=tree
    ).figures
    assert left(first) == {"t": 40, "a": None, "b": None, "c": 29}
    # Now d's 7 joins b's 8 as the smallest; but to show b and hide c would let the two editions be compared.
    again = [figure("t", 41), figure("a", 3), figure("b", 8), figure("c", 30)]
    assert left(protected(COUNT, again, before=[first], areas=tree).figures) == left(first) | {"t": 41, "c": 30}
    shown = [figure("t", 40), figure("a", 3), figure("b", 7), figure("c", 30)]
    later = protected(COUNT, shown, before=[first, first], areas=tree)
    assert left(later.figures) == {"t": 40, "a": None, "b": None, "c": 30}


@pytest.mark.trust("Suppressed cell recovered")
def test_a_release_that_cannot_be_guarded_waits_and_names_place_and_period() -> None:
    given = [figure("t", 40), figure("a", 3), figure("b", 37)]
    tree = areas({"t": ["a", "b"]})
    found = protected(COUNT, given, before=[[figure("b", 37), figure("t", 40)]], areas=tree, name_of=str.upper)
    assert found.figures == ()
    assert found.problem == (
        "The hidden figures of A, 2025 can be worked out from others. "
        "Hide them in the file as well, or withdraw the figures that give them away."
    )


def test_a_count_that_was_shown_before_is_not_hidden_by_hiding_it_now() -> None:
    found = protected(COUNT, [figure("a", 3)], before=[[figure("a", 3)]], areas=ALONE)
    assert found.problem is not None
    revised = protected(COUNT, [figure("a", 3)], before=[[figure("a", 8)]], areas=ALONE)
    assert left(revised.figures) == {"a": None}


def test_of_many_that_are_found_out_the_first_are_named() -> None:
    given = [figure(place, 2) for place in "abcde"]
    found = protected(COUNT, given, before=[given], areas=ALONE)
    assert found.problem is not None
    assert found.problem.startswith("The hidden figures of a, 2025; b, 2025; c, 2025 and 2 more can be worked out")


def test_numbers_that_cannot_all_be_true_wait_for_a_person() -> None:
    # Each of the two totals leaves room for its own parts, but not both at once.
    tree = areas({"t": ["a", "b"], "u": ["a", "b", "c"]})
    given = [figure("t", 50), figure("u", 20), figure("a", None), figure("b", None), figure("c", 10)]
    assert protected(COUNT, given, before=[given], areas=tree).problem is not None


def test_a_figure_held_before_and_not_in_the_release_counts_as_shown() -> None:
    tree = areas({"t": ["a", "b"]})
    found = protected(COUNT, [figure("a", 3), figure("b", 9)], before=[[figure("t", 12)]], areas=tree)
    assert left(found.figures) == {"a": None, "b": None}
    found = protected(COUNT, [figure("a", 3)], before=[[figure("t", 12), figure("b", 9)]], areas=tree)
    assert found.problem is not None


def test_few_people_altogether_are_not_found_by_the_totals_of_people() -> None:
    # Two known carers: neither how many have a plan, nor that there are two of them.
    def share(place: str, count: float, whole: float) -> Observation:
        return figure(place, round(100 * count / whole, 1), count=count, denominator=whole)

    given = [share("t", 40, 60), share("a", 0, 2), share("b", 20, 28), share("c", 20, 30)]
    found = protected(SHARE, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures) == {"t": 66.7, "a": None, "b": None, "c": 66.7}
    assert [one.denominator for one in found.figures] == [60, None, None, 30]


def test_a_share_cannot_count_more_than_its_people() -> None:
    # Beside a's 3 of 30, b's 5 of 5 would be the smallest; but b has at most 5, so a has at least 3 of the 8.
    def share(place: str, count: float, whole: float) -> Observation:
        return figure(place, round(100 * count / whole, 1), count=count, denominator=whole)

    given = [share("t", 28, 90), share("a", 3, 30), share("b", 5, 5), share("c", 20, 55)]
    found = protected(SHARE, given, before=[], areas=areas({"t": ["a", "b", "c"]}))
    assert left(found.figures)["a"] is None
    assert found.problem is None


def test_long_files_are_hidden_in_their_columns() -> None:
    given = [figure("t", 40), figure("a", 3), figure("b", 8), figure("c", 29), figure("d", 0), figure("e", 2, 2024)]
    columns = columns_of(given)
    tree = areas({"t": ["a", "b", "c", "d"]})
    found = protected(COUNT, columns, before=[], areas=tree)
    assert type(found.figures) is type(columns)
    one_by_one = protected(COUNT, list(given), before=[], areas=tree)
    assert left(found.figures) == left(one_by_one.figures)
    assert {one.note for one in found.figures if one.value is None} == {HIDDEN}
    again = protected(COUNT, found.figures, before=[found.figures], areas=tree)
    assert (again.few, again.beside, left(again.figures)) == (0, 0, left(found.figures))


def test_where_nothing_is_small_or_hidden_nothing_is_done() -> None:
    given = [figure("t", 40), figure("a", 30), figure("b", 10)]

    def never(code: str, _day: object) -> list[str]:
        raise AssertionError(code)

    tree = areas({"t": ["a", "b"]})
    found = protected(COUNT, given, before=[], areas=replace(tree, parts_of=never))
    assert found.figures is given


def test_what_its_publisher_hid_since_an_earlier_edition_may_have_changed_since() -> None:
    found = protected(COUNT, [figure("a", None)], before=[[figure("a", 13)]], areas=ALONE)
    assert (found.problem, left(found.figures)) == (None, {"a": None})


def test_of_a_pair_hidden_in_vain_both_are_shown_again() -> None:
    # Hiding b would take d as well, once a and c are hidden for the sake of the edition before; neither is needed.
    tree = areas({"t": ["a", "b", "c", "d"]})
    first = [figure("t", 40), figure("a", 3), figure("b", 9), figure("c", 8), figure("d", 20)]
    shown = protected(COUNT, first, before=[], areas=tree).figures
    later = [figure("t", 40), figure("a", 3), figure("b", 7), figure("c", 8), figure("d", 22)]
    found = protected(COUNT, later, before=[shown], areas=tree)
    assert left(found.figures) == {"t": 40, "a": None, "b": 7, "c": None, "d": 22}


def test_what_a_release_would_hide_can_be_asked() -> None:
    given = [figure("a", 3), figure("b", 30)]
    assert shows_few(COUNT, given) == given[:1]
    assert shows_few(indicator(disclosure=None), given) == ()


def test_a_figure_that_somebody_hid_in_every_edition_is_guarded_in_the_next() -> None:
    tree = areas({"t": ["a", "b", "c"]})
    hidden = series(nan, place="a", start="2025-01-01", status="withdrawn")
    given = [figure("t", 60), figure("a", 20), figure("b", 30), figure("c", 10)]
    found = protected(COUNT, given, before=[hidden], areas=tree)
    assert left(found.figures) == {"t": 60, "a": 20, "b": 30, "c": None}
    assert (found.few, found.beside) == (0, 1)


def test_a_part_of_an_area_that_has_none_on_that_day_is_no_sum() -> None:
    found = protected(COUNT, [figure("t", 3)], before=[], areas=areas({"t": []}))
    assert left(found.figures) == {"t": None}


def test_an_earlier_edition_that_showed_everything_says_nothing_of_revised_counts() -> None:
    tree = areas({"t": ["a", "b"]})
    before = [figure("t", 40), figure("a", 8), figure("b", 32)]
    found = protected(COUNT, [figure("t", 36), figure("a", 3), figure("b", 33)], before=[before], areas=tree)
    assert left(found.figures) == {"t": 36, "a": None, "b": None}
