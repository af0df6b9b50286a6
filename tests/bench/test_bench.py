"""Each part of the bench at a toy size: that it runs and says what it should, not how fast."""

import json
from pathlib import Path

import numpy as np
import pytest

from data.better import Better
from tests.bench import __main__ as bench
from tests.bench import calibration, false_alarms, judging, verdicts
from tests.bench.alone import alone
from tests.bench.back_test import agreed_levels, back_test
from tests.bench.engines import ENGINES
from tests.bench.measure import Measurement, machine, save, table
from tests.bench.panels import columns
from tests.bench.real_series import YearlySeries

TOY = 3_000


def test_all_engines_give_the_same_sums() -> None:
    given = columns(TOY)
    ours, *others = [engine(given)() for engine in ENGINES.values()]
    assert ours["outside"] > 0
    assert all(judging.agree(ours, theirs) for theirs in others)
    assert not judging.agree(ours, {**ours, "run": ours["run"] + 1})


def test_an_engine_alone_says_how_long_it_took_and_what_it_held() -> None:
    found = alone("ours", TOY, repeats=1)
    assert found["seconds"] > 0
    assert found["answer"]["places"] == columns(TOY).group.size


def test_all_verdicts_say_how_long_each_part_took() -> None:
    assert list(verdicts.prepared(columns(TOY))()) == list(verdicts.PARTS)


def test_false_alarms_are_simulated_again(capsys: pytest.CaptureFixture[str]) -> None:
    measurements: list[Measurement] = []
    false_alarms.run(measurements, series=50)
    assert [one.size for one in measurements] == [50]
    assert "chart: the latest point" in capsys.readouterr().out


def test_without_the_real_series_the_demonstration_is_tried_and_overrules_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert calibration.run([], folder=tmp_path / "none")
    said = capsys.readouterr().out
    assert "80 % interval covers" in said
    assert "Too few series" in said


def test_a_part_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["speed"]) == 2
    assert "There is no part speed" in capsys.readouterr().err


@pytest.mark.parametrize(("held", "status"), [(True, 0), (False, 1)])
def test_a_part_that_does_not_hold_fails_the_bench(
    held: bool,  # noqa: FBT001 (a column)
    status: int,
    tmp_path: Path,
) -> None:
    parts = {"one": lambda _: held, "other": lambda _: True}
    assert bench.main([], parts=parts, results=tmp_path / "bench.json") == status
    assert bench.main(["other"], parts=parts, results=tmp_path / "bench.json") == 0


def test_one_object_a_measurement_is_written(tmp_path: Path) -> None:
    save([Measurement("judging: ours", 10, 0.5, 3.0, 0.4, "Polars")], tmp_path / "build" / "bench.json")
    written = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))
    names = {"name", "size", "seconds", "peak_mb", "ratio", "ratio_to"}
    assert [set(one) for one in written] == [names]
    assert "Python" in machine()


def test_a_table_lines_up() -> None:
    assert table(("a", "b"), [("long", "1")]) == "| a    | b |\n| ---- | - |\n| long | 1 |\n"


# -- the back-test


def made_up(*, better: Better = Better.HIGHER) -> YearlySeries:
    """Forty places over ten years that move by chance."""
    steps = np.random.default_rng(5).normal(size=(40, 10))
    return YearlySeries("made up", better, 50 + steps.cumsum(axis=1))


def test_six_levels_are_tried_and_the_better_ones_only_where_not_yet_met() -> None:
    series = YearlySeries("by hand", Better.HIGHER, np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]]))
    hold, low, middle, high, median, quartile = agreed_levels(series, 1, 1)
    assert hold.tolist() == [2.0, 4.0, 6.0]
    assert (middle - hold).tolist() == [2.0, 2.0, 2.0]  # moves of 1, 2 and 3
    assert low - hold == pytest.approx([1.4] * 3)
    assert high - hold == pytest.approx([2.6] * 3)
    assert median == pytest.approx([4.0, np.nan, np.nan], nan_ok=True)
    assert quartile == pytest.approx([5.0, 5.0, np.nan], nan_ok=True)


def test_lower_is_better_is_the_mirror_image() -> None:
    series = made_up()
    mirrored = YearlySeries(series.name, Better.LOWER, -series.values)
    for one, other in zip(back_test([series]), back_test([mirrored]), strict=True):
        assert other.chance == pytest.approx(one.chance)
        assert other.reached.tolist() == one.reached.tolist()


def test_no_forecast_uses_a_figure_after_its_origin() -> None:
    series = made_up()
    later = series.values.copy()
    later[:, 7:] += 100.0
    told, retold = (
        next(iter(back_test([YearlySeries("made up", Better.HIGHER, values)]))) for values in (series.values, later)
    )
    assert retold.chance.tolist() == told.chance.tolist()


def test_the_base_rate_counts_only_forecasts_already_due() -> None:
    two_ahead = [one for one in back_test([made_up()]) if one.ahead == 2]
    assert [float(one.base_rate[0]) for one in two_ahead[:2]] == [0.5, 0.5]  # the first is due two origins on
    assert two_ahead[2].base_rate[0] == pytest.approx(two_ahead[0].reached.mean())
