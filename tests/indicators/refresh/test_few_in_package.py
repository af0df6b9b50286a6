"""A published package that tells of few people was not hidden where it came from, and is refused."""

import pytest

from indicators.refresh.package import _refuse_few
from indicators.refresh.package_files import PackageError
from tests.few_people import figure, indicator


def test_a_package_that_tells_of_few_people_is_refused_by_place_and_period() -> None:
    with pytest.raises(PackageError, match=r"figures\.csv: x-brook, 2025 of claimant-count tells of few people"):
        _refuse_few(indicator(), [figure("x-hill", 40), figure("x-brook", 3)])


def test_zero_and_many_are_let_in() -> None:
    _refuse_few(indicator(), [figure("x-hill", 0), figure("x-brook", 5)])


def test_where_no_protection_is_asked_for_nothing_is_refused() -> None:
    _refuse_few(indicator(disclosure=None), [figure("x-brook", 3)])
