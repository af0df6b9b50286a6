"""A pytest plugin that writes down how each test marked `trust` ended: its name, the test, and whether it survived.

pytest -p tests.trust.marked --trust-results FILE -m trust
"""

import json
from pathlib import Path
from typing import Final

import pytest

MARK: Final = "trust"
_ended: dict[str, dict[str, object]] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--trust-results", type=Path, help="where to write how each marked test ended")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each report name what its test shows; reports travel between processes, marks do not."""
    for item in items:
        item.user_properties += [(MARK, name) for mark in item.iter_markers(MARK) for name in mark.args]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    names = [str(value) for key, value in report.user_properties if key == MARK]
    if not names:
        return
    one = _ended.setdefault(report.nodeid, {"names": names, "tried": False, "lost": ""})
    if report.when == "call" and not report.skipped:
        one["tried"] = True
    if report.failed:
        one["tried"], one["lost"] = True, report.longreprtext.strip().splitlines()[-1:]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write everything once, by the process that gathered the reports."""
    results = session.config.getoption("--trust-results")
    if results is not None and not hasattr(session.config, "workerinput"):
        results.write_text(json.dumps([{"test": test, **how} for test, how in _ended.items()]), encoding="utf-8")
