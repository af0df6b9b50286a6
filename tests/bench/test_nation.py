"""A made nation at a toy size: that it is what its size says, the same every time, and that each measure is written."""

import json

import numpy as np
import pytest

from data import catalogue, database
from data.catalogue import Frequency
from data.store import documents, figures
from data.terms import EvidenceClass
from indicators import workers
from tests.bench import nation as made
from tests.bench import nationwide, readme
from tests.bench.measure import Measurement, growth, save, saved
from tests.bench.nation import TODAY, Nation, columns, measure, periods, revised
from tests.bench.shapes import STATED, shapes

TOY = Nation(places=4, indicators=10, years=6, agreed=3, floors=2)


@pytest.fixture
def stated(monkeypatch, tmp_path):
    """Shapes from the stated constants: the real series take seconds to read."""
    monkeypatch.setattr(made, "shapes", lambda: STATED)
    monkeypatch.setattr("tests.bench.nation_terms.shapes", lambda: STATED)
    assert shapes(tmp_path / "none") == STATED


def test_a_nation_counts_its_figures_by_how_often_they_come():
    assert [TOY.frequency(at) for at in (0, 3, 9)] == [Frequency.YEARLY, Frequency.QUARTERLY, Frequency.MONTHLY]
    assert TOY.figures == 4 * 6 * (7 + 2 * 4 + 12)
    assert made.WHOLE.figures == 400 * 20 * (105 + 30 * 4 + 15 * 12)
    assert made.NEIGHBOURHOODS.figures == 33_000 * 50 * 10


@pytest.mark.parametrize(("frequency", "first", "last"), [
    (Frequency.YEARLY, "2024", "2025"),
    (Frequency.QUARTERLY, "2024 Q1", "2025 Q4"),
    (Frequency.MONTHLY, "Jan 2024", "Dec 2025"),
])  # fmt: skip
def test_periods_have_the_labels_that_publishers_write(frequency, first, last):
    spans = periods(2, frequency)
    assert (spans[0][1], spans[-1][1]) == (first, last)
    assert len(spans) == 24 // frequency.months


@pytest.mark.usefixtures("stated")
def test_figures_are_the_same_every_time_and_some_are_revised():
    one, other = columns(TOY, 9), columns(TOY, 9)
    assert np.array_equal(one.value, other.value, equal_nan=True)
    assert len(one) == 4 * 6 * 12
    moved = revised(one).value != one.value
    assert 0 < (moved & ~np.isnan(one.value)).sum() < len(one) / 5


@pytest.mark.usefixtures("stated")
@pytest.mark.parametrize("kind", nationwide.STORES)
def test_a_nation_is_stored_with_its_revisions_and_judged(kind):
    with nationwide.stood(TOY, kind) as (address, seconds):
        engine = database.engine(address)
        nationwide.judge_all(engine)
        with database.session(engine) as session:
            held = figures.of_indicator(session, measure(9), known_at=workers.end_of(TODAY))
            before = figures.of_indicator(session, measure(9), known_at=made.PUBLISHED)
            agreed = documents.in_force(session, kind="agreement", on=TODAY)
            verdicts = [
                one
                for name in workers.terms_in_force(session, as_of=TODAY, known_at=nationwide.MOMENT).indicators()
                for one in workers.verdicts(session, catalogue.indicator(name), as_of=TODAY, known_at=nationwide.MOMENT)
            ]
        engine.dispose()
    assert seconds > 0
    assert (len(held), len(before)) == (4 * 72, 4 * 60)
    assert (held.value[np.isin(held.start, before.start)] != before.value).any()
    assert len(agreed) == 4
    assert {one.evidence_class for one in verdicts} == {EvidenceClass.INVENTED}
    assert len(verdicts) >= 4 * 3


@pytest.mark.usefixtures("stated")
def test_loading_judging_and_refreshing_are_measured_and_written(tmp_path, capsys):
    measurements = []
    smaller = Nation(places=2, indicators=10, years=6, agreed=3, floors=2)
    nationwide.run(measurements, stores={"SQLite": (smaller, TOY)}, alone=nationwide.measured)
    names = {one.name for one in measurements}
    assert "nation: refresh of one monthly (SQLite)" in names
    assert "nation: judging, two workers (SQLite)" in names
    assert "nation: growth of judging (SQLite)" in names
    assert "two workers" in capsys.readouterr().out
    path = tmp_path / "bench.json"
    save(measurements, path)
    assert {one["name"] for one in json.loads(path.read_text("utf-8"))} == names


# -- what was measured, kept and shown


def test_growth_is_the_slope_of_a_line_through_the_logarithms():
    assert growth((10, 100, 1000), (2.0, 20.0, 200.0)) == pytest.approx(1.0)
    assert growth((1, 2, 4), (1.0, 4.0, 16.0)) == pytest.approx(2.0)


def test_a_part_measured_again_replaces_itself_and_nothing_else(tmp_path):
    path = tmp_path / "bench.json"
    old, other = Measurement("judging: ours", 10, 1.0), Measurement("pages: place", 10, 2.0)
    new = Measurement("judging: ours", 10, 0.5)
    assert saved(path) == []
    save([old, other], path)
    save([new], path)
    assert saved(path) == [other, new]


def test_the_readme_shows_what_was_measured_between_its_marks(tmp_path):
    results, shown = tmp_path / "bench.json", tmp_path / "README.md"
    shown.write_text("# Ours\n", "utf-8")
    assert "Nothing was measured yet" in readme.written(results, shown)
    save([Measurement("judging: ours", 10, 0.5, 3.0, 0.4, "bare NumPy")], results)
    assert "has no place" in readme.written(results, shown)
    shown.write_text(f"# Ours\n{readme.BEGINS}\nold\n{readme.ENDS}\nafter\n", "utf-8")
    for machine in ("a machine that was not noted", "x86-64, 2 cores"):
        assert "shows 1 measurement" in readme.written(results, shown)
        text = shown.read_text("utf-8")
        assert machine in text
        assert "| ours " in text
        assert "bare NumPy" in text
        assert "old" not in text
        assert text.endswith("after\n")
        results.with_suffix(".txt").write_text("x86-64, 2 cores\n", "utf-8")
