"""How far a place moved from places like it: behind its gates, in fixed words, and never as a cause."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from dashboard.access import PUBLIC
from dashboard.questions import effects
from dashboard.questions.across import across
from dashboard.questions.comparison_values import Moved, NotAssessable
from dashboard.questions.effects import moved_from_similar
from dashboard.wording import effects as words
from data import catalogue, database, gazetteer
from data.catalogue import Break
from data.store import figures
from indicators.panel import panel_of
from indicators.statistics.effect import GateReason
from tests import stores
from tests.builders import indicator

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
OWN = "x-testham"
OTHERS = tuple(f"x-near-{at}" for at in range(10))
BEGAN = date(2021, 1, 1)
YEARS = range(2010, 2026)
LISTED = gazetteer.SimilarPlaces(list="A list", version="2020-06-01", place=OWN, similar=OTHERS)


@pytest.fixture(autouse=True)
def _listed(monkeypatch):
    monkeypatch.setattr(effects.gazetteer, "similar", lambda code: LISTED if code == OWN else None)


def level(at, year):
    return 60.0 + 3 * at + 2.0 * np.sin(year * (1 + at % 3))


def panel(tmp_path, *, jump=0.0, missing=(), of=None):
    """Lay out a place that is the mean of two others until its agreement began, and then jumps."""
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        for code in (OWN, *OTHERS):
            stores.add_place(session, code, code.removeprefix("x-"))
        for at, code in enumerate(OTHERS):
            told = {year: None if (code, year) in missing else round(level(at, year), 2) for year in YEARS}
            stores.add_figures(session, told, place=code, published=date(2026, 2, 1))
        own = {
            year: round((level(0, year) + level(1, year)) / 2 + (jump if year >= BEGAN.year else 0), 2)
            for year in YEARS
        }
        stores.add_figures(session, own, published=date(2026, 2, 1))
        held = figures.of_indicator(session, "employment-rate", known_at=NOW)
    plain = of or replace(catalogue.indicator("employment-rate"), breaks=(), stopped=None)
    return panel_of(held, plain, as_of=NOW.date())


def found(tmp_path, *, began=BEGAN, agreed=(), **different):
    (only,) = moved_from_similar(panel(tmp_path, **different), {OWN: began}, agreed=agreed)
    return only


def test_a_place_that_jumps_away_is_told_with_every_estimate(tmp_path):
    one = found(tmp_path, jump=8.0)
    assert isinstance(one, Moved)
    assert one.start == (date(2021, 1, 1), date(2022, 1, 1))
    assert (one.donors, one.rank, one.of, one.moved_away) == (10, 1, 11, True)
    assert one.effect == pytest.approx(8.0, abs=0.5)
    assert one.left_out[0] <= one.effect <= one.left_out[1]


def test_a_place_that_goes_on_as_before_is_not_told_apart(tmp_path):
    one = found(tmp_path)
    assert isinstance(one, Moved)
    assert not one.moved_away


@pytest.mark.parametrize(
    ("different", "reason"),
    [
        ({"began": date(2016, 1, 1)}, GateReason.FEW_PERIODS_BEFORE),
        ({"began": date(2024, 6, 1)}, GateReason.FEW_PERIODS_AFTER),
        ({"agreed": (OTHERS[3],)}, GateReason.FEW_DONORS),
        ({"missing": {(OTHERS[3], 2015)}}, GateReason.FEW_DONORS),
    ],
    ids=["before", "after", "agreed", "missing"],
)
def test_the_first_gate_that_is_shut_is_the_answer(tmp_path, different, reason):
    one = found(tmp_path, **different)
    assert isinstance(one, NotAssessable)
    assert one.reason is reason


@pytest.mark.parametrize("version", ["ca9faec", "2022-01-01"])
def test_a_list_that_nobody_can_show_was_fixed_before_is_no_yardstick(tmp_path, monkeypatch, version):
    late = replace(LISTED, version=version)
    monkeypatch.setattr(effects.gazetteer, "similar", lambda _: late)
    one = found(tmp_path, jump=8.0)
    assert isinstance(one, NotAssessable)
    assert one.reason is GateReason.DONORS_FIXED_LATE


def test_without_a_list_or_a_figure_nothing_is_assessed(tmp_path):
    laid = panel(tmp_path)
    unlisted, unknown = moved_from_similar(laid, {OTHERS[0]: BEGAN, "x-nowhere": BEGAN}, agreed=())
    assert unlisted.reason is GateReason.FEW_DONORS
    assert unknown.reason is GateReason.FEW_PERIODS_BEFORE


def test_figures_from_before_a_break_are_not_used(tmp_path):
    broken = replace(
        catalogue.indicator("employment-rate"), breaks=(Break(date(2015, 1, 1), "another survey"),), stopped=None
    )
    one = found(tmp_path, of=broken)
    assert (one.reason, one.found) == (GateReason.FEW_PERIODS_BEFORE, 6)


@pytest.mark.parametrize("reason", GateReason)
@pytest.mark.parametrize("found_", [1.0, 4.0])
def test_every_gate_has_its_sentence(reason, found_):
    said = words.not_assessable("Testham", reason, found=found_, needed=8, indicator=indicator())
    assert said.startswith("Testham: not assessable. ")
    assert said.endswith(".")


def test_the_words_are_fixed():
    assert words.assessed("Testham", rank=1, of=11, moved_away=True) == (
        "Testham moved away from similar places that it followed before. 1 of 11 places tried in turn differ at least "
        "as much. This is compatible with an effect of the agreement; it does not show one."
    )
    assert words.assessed("Testham", rank=5, of=11, moved_away=False) == (
        "Testham: no difference can be told from similar places."
    )
    assert "the smallest chance that could be shown is 1 in 11" in words.least(11)


def test_the_page_asks_it_of_every_place_it_compares(tmp_path):
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        stores.add_place(session)
        stores.add_agreement(session)
        stores.add_figures(session, {2022: 70.0, 2023: 71.0, 2024: 72.0})
        page = across(session, PUBLIC, "employment-rate", "", known_at=NOW)
    assert [one.code for one in page.comparison.moved] == [OWN]
