"""The tables of rules in `tests/spec`, for the tests that run every row and for the manual that prints it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("spec")
TABLES = sorted(FOLDER.glob("*.toml"))

Case = dict[str, Any]


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str) -> pytest.MarkDecorator:
    """One test a row, named by what the row shows."""
    cases = table(name)["case"]
    return pytest.mark.parametrize("case", cases, ids=[case.get("because", str(at)) for at, case in enumerate(cases)])


def numbers(text: str) -> list[float]:
    """Figures written beside each other; "-" is not known."""
    return [float("nan") if figure == "-" else float(figure) for figure in text.split()]


def limits(case: Case, name: str = "range") -> tuple[float, float]:
    """Two limits written as "low..high"; not known where the row has none."""
    low, high = case.get(name, "nan..nan").split("..")
    return float(low), float(high)
