from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.catalogue import DefinitionError
from data.observation import Observation, Status
from data.periods import Period
from indicators.feeds.feed import Severity
from indicators.refresh.corrections import corrected, declared, shipped

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
WRONG = Observation(
    indicator="claimant-count",
    place="E08000016",
    period=YEAR,
    label="2024",
    status=Status.FINAL,
    known_from=datetime(2026, 1, 20, tzinfo=UTC),
    value=61.3,
    lower=60.0,
    count=5.0,
    note="Barnsley",
)
FINE = replace(WRONG, place="E08000003", value=6.0, lower=None)
ENTRY = """
[[correction]]
indicator = "claimant-count"
place = "E08000038"
wrong = "printed ten times too large"
source = "https://www.example.org/notice"
do = "drop"
expect = { "2024-01-01/P1Y" = 61.3 }
"""
REPLACED = ENTRY.replace('"drop"', '"replace"') + 'right = { "2024-01-01/P1Y" = 6.13 }\n'
SAID = "E08000016 in 2024 was 61.3: printed ten times too large (https://www.example.org/notice)."


@pytest.fixture
def written(tmp_path: Path):
    def made(text: str) -> Path:
        (tmp_path / "corrections.toml").write_text(text)
        return tmp_path / "corrections.toml"

    return made


def test_a_wrong_figure_is_left_out_and_told(written) -> None:
    figures, issues = corrected([WRONG, FINE], declared(written(ENTRY)))
    assert figures == [FINE]
    assert [(issue.severity, issue.message) for issue in issues] == [(Severity.SOFT, f"{SAID} It was left out.")]
    assert (issues[0].place, issues[0].period) == ("E08000016", YEAR)


def test_a_wrong_figure_is_replaced_and_told_beside_it(written) -> None:
    (figure,), (issue,) = corrected([WRONG], declared(written(REPLACED)))
    assert (figure.value, figure.lower, figure.count) == (6.13, None, None)
    assert figure.note == f"Barnsley; corrected by us: {SAID}"
    assert issue.message == f"{SAID} It was replaced by 6.13."


@pytest.mark.parametrize(
    ("now", "is_now"),
    [
        (replace(WRONG, value=6.13), "6.13"),
        (replace(WRONG, value=None, lower=None, status=Status.SUPPRESSED), "suppressed"),
    ],
)
def test_once_the_publisher_mended_it_the_release_waits(written, now: Observation, is_now: str) -> None:
    figures, (issue,) = corrected([now, FINE], declared(written(ENTRY)))
    assert figures == [FINE]
    assert (issue.severity, issue.place) == (Severity.HELD, "")
    assert issue.message == (
        f"E08000016 in 2024 is {is_now} where a declared correction expects the wrong 61.3. "
        "If the publisher mended it, remove the correction from corrections.toml."
    )


def test_other_figures_are_left_alone(written) -> None:
    known = declared(written(ENTRY))
    for figure in (
        FINE,
        replace(WRONG, indicator="other"),
        replace(WRONG, period=Period(YEAR.start, date(2024, 2, 1))),
    ):
        assert corrected([figure], known) == ([figure], [])
    assert corrected([], known) == ([], [])


def test_those_that_come_with_it_can_be_read() -> None:
    assert isinstance(shipped(), tuple)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("correction = ", r"corrections\.toml: cannot be read"),
        ("[correction]", r"corrections\.toml: holds something else than \[\[correction\]\]"),
        ("other = 1", "holds something else"),
        ("correction = [1]", "correction 1: needs indicator, place, wrong, source, do and expect"),
        (ENTRY.replace("place", "area"), "correction 1: needs indicator"),
        (ENTRY + "more = 1", "correction 1: needs indicator"),
        (ENTRY.replace('"drop"', '"hide"'), "correction 1: do is “hide”. Write drop or replace."),
        (REPLACED.replace("right", "#"), "correction 1: expect and right do not fit"),
        (REPLACED.replace('"replace"', '"drop"'), "correction 1: expect and right do not fit"),
        (ENTRY.replace("{ ", "{} #"), "correction 1: expect and right do not fit"),
        (ENTRY.replace("2024-01-01/P1Y", "2023-13"), "correction 1: expect cannot be read"),
        (ENTRY.replace("61.3", '"many"'), "correction 1: expect cannot be read"),
        (ENTRY.replace("{ ", "3 #"), "correction 1: expect cannot be read"),
    ],
)
def test_a_correction_that_cannot_be_read_is_named(written, text: str, problem: str) -> None:
    with pytest.raises(DefinitionError, match=problem.replace("(", r"\(")):
        declared(written(text))
    with pytest.raises(DefinitionError, match="cannot be read"):
        declared(Path("nowhere.toml"))
