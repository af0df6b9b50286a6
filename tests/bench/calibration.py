"""The back-test behind every stated chance: the kept result beside the one made again."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indicators.statistics import calibration
from indicators.statistics.calibration import BackTest, Tenth
from indicators.statistics.progress import Outlook

from .back_test import HORIZONS, Forecasts, back_test
from .measure import Measurement, stopwatch, table
from .real_series import REAL, demonstration_series, real_series

TENTHS = 10


def run(measurements: list[Measurement], *, folder: Path = REAL) -> bool:
    """Print the back-test; false where what it allows is not what the code keeps."""
    whole = folder.is_dir()
    with stopwatch() as timed:
        forecasts = list(back_test(real_series(folder) if whole else demonstration_series()))
    results = summed_up(forecasts)
    count = sum(one.figures for one in results)
    measurements.append(Measurement(name="calibration: back-test", size=count, seconds=timed.seconds))
    indicators = len({one.indicator for one in forecasts})
    source = "shared/real" if whole else "the demonstration's published series (shared/real is not here)"
    sys.stdout.write(f"Back-test of projections on {indicators} indicators of {source}; kept / made again\n\n")
    sys.stdout.write(
        table(("", *(f"{ahead} year{'s' * (ahead > 1)}" for ahead in HORIZONS)), _rows(results, forecasts))
    )
    sys.stdout.write("\nShare reached for each tenth of the stated chance; kept / made again\n\n")
    sys.stdout.write(table(("stated", *(f"{ahead} ahead" for ahead in HORIZONS)), _reliability(results)))
    said = ", ".join(calibration.doubts(results)) or "none"
    sys.stdout.write(f"\nChances shown: kept {calibration.SHOWN}; made again {calibration.accepted(results)}")
    sys.stdout.write(f" (doubts: {said})\n")
    if not whole:
        sys.stdout.write("Too few series to overrule the kept result, which stands on shared/real.\n")
        return True
    return calibration.accepted(results) is calibration.SHOWN


def summed_up(forecasts: Sequence[Forecasts]) -> tuple[BackTest, ...]:
    """The forecasts of each horizon, all indicators and origins together."""
    return tuple(_of_horizon([one for one in forecasts if one.ahead == ahead], ahead) for ahead in HORIZONS)


def _of_horizon(forecasts: Sequence[Forecasts], ahead: int) -> BackTest:
    """The forecasts of one horizon."""
    chance, came = _all(forecasts, "chance"), _all(forecasts, "reached")
    outlook, covered = _all(forecasts, "outlook"), _all(forecasts, "covered")
    tenth = np.minimum((chance * TENTHS).astype(np.int64), TENTHS - 1)
    return BackTest(
        ahead=ahead,
        figures=covered.size,
        covered=_mean(covered),
        brier=_mean((chance - came) ** 2),
        brier_no_change=_mean((_all(forecasts, "no_change") - came) ** 2),
        brier_base_rate=_mean((_all(forecasts, "base_rate") - came) ** 2),
        tenths=tuple(
            Tenth(
                stated=_mean(chance[tenth == at]), reached=_mean(came[tenth == at]), forecasts=int((tenth == at).sum())
            )
            for at in range(TENTHS)
        ),
        reach_right=_mean(came[outlook == Outlook.WOULD_REACH]),
        miss_right=_mean(1 - came[outlook == Outlook.WOULD_MISS]),
    )


def _all(forecasts: Sequence[Forecasts], name: str) -> np.ndarray:
    """One column of all forecasts."""
    return np.concatenate([getattr(one, name) for one in forecasts]) if forecasts else np.zeros(0)


def _mean(values: np.ndarray) -> float:
    """The mean to four decimals; NaN of nothing."""
    return round(float(values.mean()), 4) if values.size else float("nan")


def _rows(results: Sequence[BackTest], forecasts: Sequence[Forecasts]) -> list[tuple[str, ...]]:
    """The table of methods, kept beside remade."""
    lines = [_mean(_all([one for one in forecasts if one.ahead == ahead], "line")) for ahead in HORIZONS]
    return [
        ("forecasts", *_beside(results, "figures", "{:,}")),
        ("80 % interval covers", *_beside(results, "covered", "{:.1%}")),
        ("line through the last five: its 80 % covers", *(f"{line:.1%}" for line in lines)),
        ("Brier score, ours", *_beside(results, "brier", "{:.3f}")),
        ("base rate", *_beside(results, "brier_base_rate", "{:.3f}")),
        ("no change", *_beside(results, "brier_no_change", "{:.3f}")),
        ("outlook WOULD_REACH was right", *_beside(results, "reach_right", "{:.1%}")),
        ("outlook WOULD_MISS was right", *_beside(results, "miss_right", "{:.1%}")),
    ]


def _beside(results: Sequence[BackTest], name: str, form: str) -> list[str]:
    """One measure at each horizon, kept / made again."""
    kept = {one.ahead: form.format(getattr(one, name)) for one in calibration.KEPT}
    return [f"{kept.get(one.ahead, '–')} / {form.format(getattr(one, name))}" for one in results]


def _reliability(results: Sequence[BackTest]) -> list[tuple[str, ...]]:
    """The share reached in each tenth, kept / made again."""
    kept = {one.ahead: one.tenths for one in calibration.KEPT}
    rows = []
    for at in range(TENTHS):
        cells = [
            f"{f'{kept[one.ahead][at].reached:.2f}' if one.ahead in kept else '–'} / {one.tenths[at].reached:.2f}"
            for one in results
        ]
        rows.append((f"{at / TENTHS:.1f} to {(at + 1) / TENTHS:.1f}", *cells))
    return rows
