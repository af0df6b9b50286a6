import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Caveat, Status
from indicators.feeds import marks
from indicators.feeds.cells import CellError
from indicators.feeds.marks import Marks

NOTHING: dict[str, Status] = {}


@pytest.mark.parametrize(
    ("written", "rest", "status", "caveats"),
    [
        ("5.4", "5.4", Status.FINAL, set()),
        ("", "", Status.UNEXPLAINED, set()),
        ("[x]", "", Status.NOT_AVAILABLE, set()),
        ("c", "", Status.SUPPRESSED, set()),
        ("[z]", "", Status.NOT_APPLICABLE, set()),
        ("u", "", Status.UNRELIABLE, set()),
        ("[low]", "", Status.NEGLIGIBLE, set()),
        ("k", "", Status.NEGLIGIBLE, set()),
        ("5.4 [p]", "5.4", Status.PROVISIONAL, set()),
        ("5.4 [r]", "5.4", Status.REVISED, set()),
        ("5.4 [r][e]", "5.4", Status.ESTIMATED, set()),
        ("5.4 [f]", "5.4", Status.PROJECTED, set()),
        ("5.4 [b]", "5.4", Status.FINAL, {Caveat.BREAK}),
        ("5.4 [u]", "5.4", Status.FINAL, {Caveat.LOW_RELIABILITY}),
        ("5.4 [note 3]", "5.4", Status.FINAL, set()),
        ("5.4 [1, 2]", "5.4", Status.FINAL, set()),
        ("-", "", Status.NOT_AVAILABLE, set()),
        ("[p] -", "", Status.NOT_AVAILABLE, set()),
        ("[:]", "", Status.SUPPRESSED, set()),
    ],
)
def test_marks_of_government_tables(written: str, rest: str, status: Status, caveats: set[Caveat]) -> None:
    left, found = marks.of_cell(written, missing={"-": Status.NOT_AVAILABLE, ":": Status.SUPPRESSED})
    assert left == rest
    assert found.status(has_value=bool(left)) == (status, caveats)


def test_a_mark_declared_in_brackets_is_known_in_brackets() -> None:
    assert marks.of_cell("[q]", missing={"[q]": Status.SUPPRESSED})[1].missing is Status.SUPPRESSED
    assert marks.of_cell("1 [q]", missing={"[q]": Status.SUPPRESSED})[1].missing is Status.SUPPRESSED


def test_an_unknown_mark_is_refused_by_name() -> None:
    with pytest.raises(CellError, match="“q” is none we know"):
        marks.of_cell("5.4 [q]", missing=NOTHING)


def test_a_mark_that_says_there_is_no_value_wins_over_one_beside_it() -> None:
    assert marks.of_cell("5.4 [c]", missing=NOTHING)[1].status(has_value=True)[0] is Status.SUPPRESSED


@pytest.mark.parametrize(
    ("title", "status"),
    [("2025 [p]", Status.PROVISIONAL), ("2024 [note 1]", Status.FINAL), ("2023 [by region]", Status.FINAL)],
)
def test_a_header_marks_its_whole_column(title: str, status: Status) -> None:
    assert marks.of_header(title, missing=NOTHING).status(has_value=True)[0] is status


@pytest.mark.parametrize(
    ("written", "has_value", "status"),
    [
        ("", True, Status.FINAL),
        ("Final", True, Status.FINAL),
        ("Provisional", True, Status.PROVISIONAL),
        ("Revised", True, Status.REVISED),
        ("Raw data", True, Status.FINAL),
        ("Imputed", True, Status.ESTIMATED),
        ("Projected", True, Status.PROJECTED),
        ("x", False, Status.NOT_AVAILABLE),
        ("[p][r]", True, Status.PROVISIONAL),
        ("Outturn", True, Status.FINAL),
        ("Withheld", False, Status.SUPPRESSED),
    ],
)
def test_words_of_a_status_column(written: str, *, has_value: bool, status: Status) -> None:
    words = {"Outturn": Status.FINAL, "Withheld": Status.SUPPRESSED}
    assert marks.of_status(written, words=words).status(has_value=has_value)[0] is status


def test_a_sentence_about_combined_areas_is_a_caveat() -> None:
    found = marks.of_status("Value for Hackney and City of London combined", words=NOTHING)
    assert found.status(has_value=True) == (Status.FINAL, {Caveat.COMBINED_AREA})
    assert found.status(has_value=False) == (Status.NOT_AVAILABLE, {Caveat.COMBINED_AREA})


def test_an_unknown_status_is_refused_by_name() -> None:
    with pytest.raises(CellError, match="“q” is none we know"):
        marks.of_status("q", words=NOTHING)


@pytest.mark.parametrize(
    ("label", "plain", "status"),
    [
        ("2025 (prov)", "2025", Status.PROVISIONAL),
        ("2019 (Rev)", "2019", Status.REVISED),
        ("2020 (Final)", "2020", Status.FINAL),
        ("2018-19 (OT)", "2018-19", Status.FINAL),
        ("2020 (Provisional)", "2020", Status.PROVISIONAL),
        ("2020 (Revised)", "2020", Status.REVISED),
        ("2024", "2024", None),
        ("2024 (mid-year)", "2024 (mid-year)", None),
    ],
)
def test_what_stands_behind_a_year_is_a_status(label: str, plain: str, status: Status | None) -> None:
    left, found = marks.of_label(label)
    assert (left, found.beside) == (plain, status)


def test_marks_together_say_what_asks_for_most_care() -> None:
    together = Marks(beside=Status.REVISED, raw="r") | Marks(beside=Status.PROJECTED, raw="f") | Marks()
    assert (together.beside, together.raw) == (Status.PROJECTED, "r f")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (
        lambda: marks.of_cell(text, missing=NOTHING),
        lambda: marks.of_status(text, words=NOTHING),
        lambda: marks.of_label(text),
        lambda: marks.of_header(text, missing=NOTHING),
    ):
        with contextlib.suppress(CellError):
            reader()
