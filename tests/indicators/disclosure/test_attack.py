"""Nobody works a hidden count out: not from totals, nor from longer periods, nor from earlier editions."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.observation import Observation, Status
from indicators.disclosure import protected
from tests.few_people import areas, figure, indicator
from tests.naive_attacker import worked_out

COUNT = indicator()
PARTS = {"u": ("v", "w", "x"), "v": ("a", "b", "c"), "w": ("d", "e"), "x": ("f", "g", "h", "i")}
LEAVES = "abcdefghi"
FEW = st.one_of(st.integers(0, 6), st.integers(0, 60))
CHANGES = st.dictionaries(st.sampled_from(LEAVES), FEW, max_size=4)


def added_up(leaves: Sequence[int], year: int = 2025, *, years: int = 1) -> list[Observation]:
    """The counts of the smallest areas and of all they are part of."""
    counts = dict(zip(LEAVES, leaves, strict=True))
    for whole in ("v", "w", "x", "u"):
        counts[whole] = sum(counts[part] for part in PARTS[whole])
    return [figure(place, count, year, years=years) for place, count in counts.items()]


def only_small_ones_hidden(figures: Sequence[Observation]) -> list[Observation]:
    """What the simplest of rules would publish."""
    return [
        replace(one, status=Status.SUPPRESSED, value=None) if one.value is not None and 1 <= one.value <= 4 else one
        for one in figures
    ]


@pytest.mark.trust("Suppressed cell recovered")
@settings(max_examples=25)
@given(st.lists(FEW, min_size=9, max_size=9))
def test_in_a_tree_of_areas_no_hidden_count_is_worked_out(leaves: list[int]) -> None:
    found = protected(COUNT, added_up(leaves), before=[], areas=areas(PARTS))
    assert found.problem is None
    assert worked_out([found.figures], parts=PARTS) == {}


@pytest.mark.trust("Suppressed cell recovered")
@settings(max_examples=8)
@given(st.lists(st.lists(FEW, min_size=9, max_size=9), min_size=3, max_size=3), st.integers(2, 3))
def test_nor_with_every_year_and_the_years_together(by_year: list[list[int]], together: int) -> None:
    given_ = [one for year, leaves in enumerate(by_year) for one in added_up(leaves, 2020 + year)]
    for first in range(4 - together):
        pooled = [sum(counts) for counts in zip(*by_year[first : first + together], strict=True)]
        given_ += added_up(pooled, 2020 + first, years=together)
    found = protected(COUNT, given_, before=[], areas=areas(PARTS))
    assert found.problem is None
    assert worked_out([found.figures], parts=PARTS) == {}


@pytest.mark.trust("Suppressed cell recovered")
@settings(max_examples=25)
@given(st.lists(FEW, min_size=9, max_size=9), st.lists(CHANGES, min_size=2, max_size=2))
def test_nor_by_comparing_three_editions(leaves: list[int], revisions: list[dict[str, int]]) -> None:
    truths = [leaves]
    for changes in revisions:
        truths.append([changes.get(leaf, count) for leaf, count in zip(LEAVES, truths[-1], strict=True)])
    editions = [added_up(truth) for truth in truths]
    published: list[Sequence[Observation]] = []
    for edition in editions:
        found = protected(COUNT, edition, before=published[::-1], areas=areas(PARTS))
        if found.problem is not None:
            return  # it waits for a person; what was published before stands
        published.append(found.figures)
    newest = {(one.place, one.period, one.value) for one in editions[-1]}
    unrevised = [
        {(one.place, one.period) for one in edition if (one.place, one.period, one.value) in newest}
        for edition in editions[:-1]
    ]
    assert worked_out(published, parts=PARTS, unrevised=unrevised) == {}


@pytest.mark.trust("Suppressed cell recovered")
def test_where_only_small_counts_are_hidden_they_are_worked_out() -> None:
    # So that the tests above can fail.
    tree = only_small_ones_hidden(added_up([3, 20, 30, 40, 50, 60, 70, 80, 90]))
    assert [cell[0] for cell in worked_out([tree], parts=PARTS)] == ["a"]
    years = [figure("a", 2, 2020), figure("a", 30, 2021), figure("a", 32, 2020, years=2)]
    assert list(worked_out([only_small_ones_hidden(years)], parts={}).values()) == [(2.0, 2.0)]
    before = [figure("a", None), figure("b", 10), figure("c", None), figure("v", 33)]
    after = [figure("a", None), figure("b", None), figure("c", 20), figure("v", 33)]
    same = [{(one.place, one.period) for one in before}]
    assert worked_out([before, after], parts=PARTS, unrevised=same) == {
        ("a", before[0].period): (3.0, 3.0),
        ("b", before[0].period): (10.0, 10.0),
    }
