"""A release is read again from the replies that were kept of it, and stored as known from now on."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import Indicator
from data.observation import Columns, Observation, Said, Status
from data.periods import Period
from data.store import figures, held
from data.store.figures import KeptReply, Outcome, ReleaseRecord
from indicators.feeds.feed import Feed, Reply, Request
from indicators.refresh import AgainError, LoadError, RefreshResult, load_file, refresh, stored_again
from indicators.refresh.again import multiplied
from indicators.refresh.storing import known_from

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 9, 30, tzinfo=UTC)
LATEST = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
ENTRANTS = catalogue.indicator("first-time-entrants")
CLAIMANTS = catalogue.indicator("claimant-count")
MAP = """
indicator = "first-time-entrants"
format = "csv"
place = { column = "Code" }
period = { column = "Year", year = "calendar" }
value = "Value"
"""
CODES = [f"E080000{number:02}" for number in range(1, 11)]
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
HEADER = b"areacd,areanm,period,value,status\n"


def body(year: int, value: float) -> str:
    return "Code,Year,Value\n" + "".join(f"{code},{year},{value}\n" for code in CODES)


@pytest.fixture
def loaded(engine: Engine, replies: Path, tmp_path: Path) -> Callable[..., RefreshResult]:
    def made(
        text: str, *, now: datetime = NOW, held_until: datetime | None = None, mapping: str = MAP
    ) -> RefreshResult:
        (tmp_path / "figures.csv").write_text(text)
        (tmp_path / "map.toml").write_text(mapping)
        (result,) = load_file(
            engine,
            tmp_path / "figures.csv",
            tmp_path / "map.toml",
            now=now,
            replies=replies,
            held_until=held_until,
        )
        return result

    return made


def newest(engine: Engine, indicator: Indicator = ENTRANTS) -> ReleaseRecord:
    with database.session(engine) as session:
        return figures.releases(session, indicator=indicator.name)[0]


def again(
    engine: Engine,
    replies: Path,
    *,
    indicator: Indicator = ENTRANTS,
    factor: float | None = None,
    release: ReleaseRecord | None = None,
) -> RefreshResult:
    found = newest(engine, indicator) if release is None else release
    with database.writing(engine) as session:
        return stored_again(session, found, indicator, factor=factor, now=LATEST, folder=replies, judge=None)


def values(engine: Engine, known_at: datetime, indicator: Indicator = ENTRANTS) -> set[float]:
    with database.session(engine) as session:
        return set(figures.of_indicator(session, indicator.name, known_at=known_at).value.tolist())


@pytest.fixture
def in_thousands(loaded: Callable[..., RefreshResult]) -> RefreshResult:
    """Last year's figures, then a file of this year's that are a thousand times too high."""
    loaded(body(2024, 150.0))
    return loaded(body(2025, 151_000.0), now=LATER)


def test_what_the_checks_held_back_is_stored_corrected_from_the_moment_two_people_agreed(
    in_thousands: RefreshResult, engine: Engine, replies: Path
) -> None:
    assert in_thousands.failed
    assert values(engine, LATEST) == {150.0}
    result = again(engine, replies, factor=0.001)
    assert (result.outcome, result.added) == (Outcome.STORED, 10)
    assert values(engine, LATER) == {150.0}
    assert values(engine, LATEST) == {150.0, 151.0}
    assert newest(engine).kept == newest(engine).kept[:2]


def test_it_may_be_stored_as_it_is(in_thousands: RefreshResult, engine: Engine, replies: Path) -> None:
    assert in_thousands.failed
    assert again(engine, replies).added == 10
    assert values(engine, LATEST) == {150.0, 151_000.0}


def test_figures_that_are_published_can_be_corrected_the_same_way(
    loaded: Callable[..., RefreshResult], engine: Engine, replies: Path
) -> None:
    loaded(body(2024, 150.0))
    assert again(engine, replies, factor=1.1).revised == 10
    assert values(engine, LATER) == {150.0}
    assert [*values(engine, LATEST)] == pytest.approx([165.0])


@pytest.mark.parametrize("lost", [0, 1])
def test_a_reply_that_is_gone_is_named(lost: int, in_thousands: RefreshResult, engine: Engine, replies: Path) -> None:
    assert in_thousands.failed
    (replies / newest(engine).kept[lost].sha256).unlink()
    with pytest.raises(AgainError, match="no longer kept here as it came"):
        again(engine, replies)


def test_a_release_without_any_reply_cannot_be_read_again(
    in_thousands: RefreshResult, engine: Engine, replies: Path
) -> None:
    assert in_thousands.failed
    with pytest.raises(AgainError, match="No reply of this release was kept"):
        again(engine, replies, release=replace(newest(engine), kept=()))


def test_a_file_that_cannot_be_read_says_why_again(
    loaded: Callable[..., RefreshResult], engine: Engine, replies: Path
) -> None:
    loaded(body(2024, 150.0))
    other = MAP.replace('"Value"', '"Amount"').encode()
    name = hashlib.sha256(other).hexdigest()
    (replies / name).write_bytes(other)
    file, _ = newest(engine).kept
    with pytest.raises(AgainError, match="Amount"):
        again(engine, replies, release=replace(newest(engine), kept=(file, KeptReply("map.toml", name))))


def test_two_people_cannot_make_a_figure_of_a_contradiction(
    loaded: Callable[..., RefreshResult], engine: Engine, replies: Path
) -> None:
    assert loaded(body(2024, 150.0) + "E08000001,2024,151\n").failed
    with pytest.raises(AgainError, match="E08000001"):
        again(engine, replies)


class Publisher:
    """Answers with a body and its description."""

    def __init__(self, text: bytes) -> None:
        self.text = text

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        said = METADATA if "metadata" in request.url else HEADER + self.text
        return Reply(request, 200, said, LATER, f"{request.url}#{feed.name}")


def test_a_conversation_with_a_publisher_is_read_again_from_what_it_replied(engine: Engine, replies: Path) -> None:
    for text in (b"E08000003,Manchester,2024-01-01/P1Y,6.1,\n", b"E08000003,Manchester,2025-01-01/P1Y,630,\n"):
        refresh(engine, indicators=[CLAIMANTS], ask=Publisher(text), now=LATER, replies=replies)
    assert values(engine, LATEST, CLAIMANTS) == {6.1}
    assert again(engine, replies, indicator=CLAIMANTS, factor=0.01).added == 1
    assert sorted(values(engine, LATEST, CLAIMANTS)) == pytest.approx([6.1, 6.3])
    part = replace(newest(engine, CLAIMANTS), kept=newest(engine, CLAIMANTS).kept[:1])
    with pytest.raises(AgainError, match="its reply was not kept"):
        again(engine, replies, indicator=CLAIMANTS, release=part)


SPAN = Period(date(2024, 1, 1), date(2025, 1, 1))
ROWS = [
    Observation("x", "E08000001", SPAN, "2024", Status.FINAL, NOW, value=2.0, lower=1.0, count=7.0),
    Observation("x", "E08000002", SPAN, "2024", Status.SUPPRESSED, NOW),
]


def columns() -> Columns:
    nothing = np.full(2, np.nan)
    return Columns(
        indicator="x",
        known_from=NOW,
        places=("E08000001", "E08000002"),
        periods=((SPAN, "2024"),),
        saids=(Said(Status.FINAL), Said(Status.SUPPRESSED)),
        place=np.array([0, 1], dtype=np.int32),
        period=np.zeros(2, dtype=np.int32),
        said=np.array([0, 1], dtype=np.int32),
        value=np.array([2.0, np.nan]),
        lower=np.array([1.0, np.nan]),
        upper=nothing,
        counted=np.array([7.0, np.nan]),
        denominator=nothing,
        line=np.array([2, 3], dtype=np.int32),
    )


@pytest.mark.parametrize("figures_", [ROWS, columns()], ids=["rows", "columns"])
def test_a_factor_changes_the_figure_and_its_range_and_no_count(figures_: Columns | list[Observation]) -> None:
    told = known_from(multiplied(figures_, 0.5), LATER)
    assert [(one.value, one.lower, one.upper, one.count) for one in told] == [(1.0, 0.5, None, 7.0), (None,) * 4]
    assert {one.known_from for one in told} == {LATER}


def test_a_file_may_be_held_until_a_minute_to_come(loaded: Callable[..., RefreshResult], engine: Engine) -> None:
    result = loaded(body(2024, 150.0), held_until=LATER)
    assert (result.outcome, result.added) == (Outcome.STORED, 10)
    assert values(engine, NOW) == set()
    assert values(engine, LATER) == {150.0}
    with database.session(engine) as session:
        (waits,) = held.waiting(session)
    assert (waits.until, waits.indicator, waits.loaded_at) == (LATER, ENTRANTS.name, NOW)


@pytest.mark.parametrize("text", ["Code,Year\nE08000001,2024\n", body(2024, -1.0)], ids=["unreadable", "doubted"])
def test_a_held_file_that_cannot_be_stored_leaves_no_record(
    loaded: Callable[..., RefreshResult], engine: Engine, text: str
) -> None:
    result = loaded(text, held_until=LATER)
    assert result.failed
    assert result.problem
    with database.session(engine) as session:
        assert figures.releases(session) == []
        assert held.waiting(session) == []


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(NOW, "a moment to come, and 21 November 2026 09:30 UTC is past"), (LATER, "other figures wait for that minute")],
)
def test_a_minute_that_is_past_or_taken_is_refused(
    loaded: Callable[..., RefreshResult], until: datetime, sentence: str
) -> None:
    loaded(body(2024, 150.0), held_until=LATER)
    with pytest.raises(LoadError, match=sentence):
        loaded(body(2025, 150.0), held_until=until)
