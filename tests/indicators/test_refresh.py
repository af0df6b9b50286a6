import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import catalogue, database
from data.catalogue import Indicator
from data.database import StoreBusyError
from data.store import figures
from indicators.feeds.feed import Feed, FeedError, Reply, Request
from indicators.refresh import LoadError, Outcome, RefreshBusyError, RefreshResult, load_file, refresh
from indicators.refresh import kept as keeping
from indicators.refresh.kept import alone, keep
from tests.servers import url

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 9, 30, tzinfo=UTC)
CLAIMANTS = catalogue.indicator("claimant-count")
ENTRANTS = catalogue.indicator("first-time-entrants")
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
HEADER = b"areacd,areanm,period,value,status\n"
GOOD = HEADER + b"E08000003,Manchester,2024-01-01/P1Y,6.1,\nE08000003,Manchester,2025-01-01/P1Y,6.3,\n"
MAP = """
indicator = "first-time-entrants"
format = "csv"
place = { column = "Code" }
period = { column = "Year", year = "calendar" }
value = "Value"
"""


@dataclass
class Publisher:
    """Answers with bodies prepared for the last part of an address; an error there is raised."""

    bodies: dict[str, bytes | FeedError] = field(default_factory=dict)
    status: int = 200
    now: datetime = NOW

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        body = METADATA if "metadata" in request.url else self.bodies["data"]
        if isinstance(body, FeedError):
            raise body
        status = 200 if "metadata" in request.url else self.status
        return Reply(request, status, body, self.now, f"{request.url}#{feed.name}")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = database.engine(url(tmp_path / "outcomes.sqlite"))
    database.prepare(made)
    yield made
    made.dispose()


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    return tmp_path / "replies"


@pytest.fixture
def asked(engine: Engine, replies: Path) -> Callable[..., RefreshResult]:
    """Asks for the claimant count once, the publisher answering with this body."""

    def made(body: bytes | FeedError, *, status: int = 200, now: datetime = NOW) -> RefreshResult:
        publisher = Publisher({"data": body}, status=status, now=now)
        (result,) = refresh(engine, indicators=[CLAIMANTS], ask=publisher, now=now, replies=replies)
        return result

    return made


def values(engine: Engine, indicator: str = "claimant-count", *, known_at: datetime = LATER) -> list[float]:
    with database.session(engine) as session:
        return [float(value) for value in figures.of_indicator(session, indicator, known_at=known_at).value]


def test_a_release_is_kept_stored_and_told(asked: Callable[..., RefreshResult], engine: Engine, replies: Path) -> None:
    result = asked(GOOD)
    assert (result.outcome, result.added, result.problem, result.failed) == (Outcome.STORED, 2, "", False)
    assert values(engine) == [6.1, 6.3]
    with database.session(engine) as session:
        release = figures.last_good(session, "claimant-count", NOW)
    assert release is not None
    assert (release.published_on, release.rows_read, release.refused) == (date(2026, 1, 20), 2, 0)
    assert (replies / str(release.reply_sha256)).read_bytes() == GOOD


def test_the_same_again_adds_nothing(asked: Callable[..., RefreshResult], engine: Engine) -> None:
    asked(GOOD)
    result = asked(GOOD, now=LATER)
    assert (result.outcome, result.unchanged) == (Outcome.UNCHANGED, 2)
    assert values(engine) == [6.1, 6.3]


@pytest.mark.trust("Publisher revises")
def test_a_later_edition_revises(asked: Callable[..., RefreshResult], engine: Engine) -> None:
    asked(GOOD)
    result = asked(GOOD.replace(b"6.3", b"6.4"), now=LATER)
    assert (result.outcome, result.revised, result.unchanged) == (Outcome.STORED, 1, 1)
    assert values(engine) == [6.1, 6.4]
    assert values(engine, known_at=NOW) == [6.1, 6.3]


@pytest.mark.trust("Publisher outage, timeout, 429, 503")
@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (HEADER, "ONS Explore Local Statistics: for claimant-count, no figures came."),
        (b"<html>", "ONS Explore Local Statistics: for claimant-count, a web page came instead of data."),
        (FeedError("ONS", "no answer came, three times"), "ONS: no answer came, three times."),
        (
            HEADER + b"E08000003,,2025-01-01/P1Y,5,\nE08000003,,2025-01-01/P1Y,6,\n",
            (
                "ONS Explore Local Statistics: E08000003 in 2025-01-01/P1Y is 5 (E08000003, line 2) "
                "and 6 (E08000003, line 3)."
            ),
        ),
    ],
)
def test_a_failure_is_one_sentence_that_ends_with_what_stays(
    asked: Callable[..., RefreshResult], engine: Engine, body: bytes | FeedError, problem: str
) -> None:
    first = asked(body)
    assert (first.outcome, first.problem) == (Outcome.FAILED, f"{problem} No figures are held yet.")
    asked(GOOD)
    second = asked(body, now=LATER)
    assert (second.failed, second.problem) == (True, f"{problem} Figures of 20 January 2026 kept.")
    assert values(engine) == [6.1, 6.3]
    with database.session(engine) as session:
        newest = figures.releases(session, indicator="claimant-count")[0]
    assert (newest.outcome, newest.problem) == (Outcome.FAILED, second.problem)


@pytest.mark.trust("Wrong or poisoned feed")
@pytest.mark.trust("Half-written or truncated release")
def test_a_smaller_release_is_held_back(asked: Callable[..., RefreshResult], engine: Engine) -> None:
    rows = b"".join(b"E1200000%d,,2025-01-01/P1Y,5,\n" % number for number in range(1, 10))
    asked(HEADER + rows)
    result = asked(HEADER + rows[: len(rows) // 2].rpartition(b"\n")[0], now=LATER)
    assert result.outcome is Outcome.HELD_BACK
    assert "It has figures of 4 areas where the last release had 9. Figures of 20 January 2026 kept." in result.problem
    assert len(values(engine)) == 9
    with database.session(engine) as session:
        newest = figures.releases(session, indicator="claimant-count")[0]
        assert newest.outcome is Outcome.HELD_BACK
        assert [issue.severity.value for issue in figures.issues(session, release=newest.id)] == ["held"]


def test_nothing_new_is_recorded_as_asked(asked: Callable[..., RefreshResult], engine: Engine) -> None:
    asked(GOOD)
    assert asked(b"", status=304, now=LATER).outcome is Outcome.UNCHANGED
    assert values(engine) == [6.1, 6.3]
    with database.session(engine) as session:
        newest = figures.last_good(session, "claimant-count", LATER)
    assert newest is not None
    assert (newest.asked_at, newest.published_on) == (LATER, date(2026, 1, 20))


def test_nothing_new_of_nothing_held_is_recorded_too(asked: Callable[..., RefreshResult]) -> None:
    assert asked(b"", status=304).outcome is Outcome.UNCHANGED


@pytest.mark.trust("Publisher outage, timeout, 429, 503")
def test_a_feed_that_fails_does_not_stop_the_others(engine: Engine, replies: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    strange = replace(CLAIMANTS, name="strange", feed="pigeon")
    invented = replace(CLAIMANTS, name="x-invented", feed="invented")
    results = refresh(
        engine,
        indicators=[strange, invented, CLAIMANTS],
        ask=Publisher({"data": GOOD}),
        now=NOW,
        replies=replies,
        on_progress=lambda result, number, of: heard.append((result.indicator, number, of)),
    )
    assert [(result.indicator, result.outcome) for result in results] == [
        ("strange", Outcome.FAILED),
        ("claimant-count", Outcome.STORED),
    ]
    assert "pigeon: strange names a feed that there is not. Name one of ons_els" in results[0].problem
    assert heard == [("strange", 1, 2), ("claimant-count", 2, 2)]


@pytest.mark.trust("Database locked")
def test_a_busy_store_is_told_and_the_others_go_on(
    engine: Engine, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        message = "The store is busy."
        raise StoreBusyError(message)

    monkeypatch.setattr(figures, "save", busy)
    (result,) = refresh(engine, indicators=[CLAIMANTS], ask=Publisher({"data": GOOD}), now=NOW, replies=replies)
    assert (result.outcome, result.problem) == (Outcome.FAILED, "The store is busy.")


def test_what_changed_is_judged_and_nothing_else(engine: Engine, replies: Path) -> None:
    judged: list[tuple[str, date, datetime]] = []

    def judge(_: Session, indicator: Indicator, as_of: date, known_at: datetime) -> None:
        judged.append((indicator.name, as_of, known_at))

    for _ in range(2):
        refresh(engine, indicators=[CLAIMANTS], ask=Publisher({"data": GOOD}), now=NOW, replies=replies, judge=judge)
    assert judged == [("claimant-count", NOW.date(), NOW)]


@pytest.mark.trust("Two refreshes at once")
def test_two_refreshes_do_not_run_at_once(engine: Engine, replies: Path) -> None:
    with alone(engine, replies), pytest.raises(RefreshBusyError, match="Another refresh of this store is running"):
        refresh(engine, indicators=[], ask=Publisher(), now=NOW, replies=replies)


@pytest.mark.trust("Disk full")
def test_a_full_disk_is_one_sentence_and_leaves_nothing_behind(
    asked: Callable[..., RefreshResult], replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(keeping.os, "fsync", full)
    result = asked(GOOD)
    assert "its reply could not be kept (No space left on device). Make room on the disk." in result.problem
    assert list(replies.iterdir()) == []


def test_a_reply_is_kept_once(replies: Path) -> None:
    reply = Reply(Request(""), 200, b"body", NOW, "")
    assert keep(reply, folder=replies, title="ONS") == keep(reply, folder=replies, title="ONS")
    assert len(list(replies.iterdir())) == 1


@pytest.fixture
def loaded(engine: Engine, replies: Path, tmp_path: Path) -> Callable[..., list[RefreshResult]]:
    """Loads a CSV file with these contents by a mapping with this text."""

    def made(body: str, mapping: str = MAP, **more: str) -> list[RefreshResult]:
        (tmp_path / "figures.csv").write_text(body)
        (tmp_path / "map.toml").write_text(mapping)
        return load_file(
            engine,
            tmp_path / "figures.csv",
            tmp_path / "map.toml",
            now=NOW,
            replies=replies,
            indicator=more.get("indicator"),
        )

    return made


def test_a_file_is_loaded_by_its_mapping(loaded: Callable[..., list[RefreshResult]], engine: Engine) -> None:
    (result,) = loaded("Code,Year,Value\nE08000003,2024,150\n")
    assert (result.indicator, result.outcome, result.added) == ("first-time-entrants", Outcome.STORED, 1)
    assert values(engine, "first-time-entrants") == [150]


def test_the_indicator_may_be_named_beside_the_mapping(loaded: Callable[..., list[RefreshResult]]) -> None:
    nameless = MAP.partition("\n")[2].partition("\n")[2]
    (result,) = loaded("Code,Year,Value\nE08000003,2024,150\n", nameless, indicator="first-time-entrants")
    assert result.outcome is Outcome.STORED
    with pytest.raises(LoadError, match=r'map\.toml: names no indicator\. Add indicator = "employment-rate"'):
        loaded("", nameless)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "the file is empty"),
        ("Code,Year,Value\nE08000003,2023-13,150\n", "“2023-13”"),
        ("Code,Year,Figure\nE08000003,2024,150\n", "no column “Value”"),
        ("Code,Year,Value\nE08000003,2024,104000\n", "could be kept: E08000003 in 2024 is 104000"),
        ("\0\1\2", "NUL bytes"),
    ],
)
def test_a_file_that_cannot_be_trusted_stores_nothing(
    loaded: Callable[..., list[RefreshResult]], engine: Engine, body: str, problem: str
) -> None:
    (result,) = loaded(body)
    assert result.outcome is Outcome.FAILED
    assert problem in result.problem
    assert "\n" not in result.problem
    assert values(engine, "first-time-entrants") == []


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ("indicator = ", r"map\.toml: is not TOML"),
        ('indicator = "first-time-entrant"', r"map\.toml: There is no indicator .*Did you mean first-time-entrants"),
        ("[query]\nformat = 1", r"map\.toml: no "),
    ],
)
def test_a_mapping_that_cannot_be_read_is_named(
    loaded: Callable[..., list[RefreshResult]], mapping: str, problem: str
) -> None:
    with pytest.raises(LoadError, match=problem):
        loaded("", mapping)


def test_files_that_are_not_there_are_named(engine: Engine, replies: Path, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"nowhere\.toml: cannot be read \(No such file"):
        load_file(engine, tmp_path / "figures.csv", tmp_path / "nowhere.toml", now=NOW, replies=replies)
    (tmp_path / "map.toml").write_text(MAP)
    with pytest.raises(LoadError, match=r"figures\.csv: cannot be read \(No such file"):
        load_file(engine, tmp_path / "figures.csv", tmp_path / "map.toml", now=NOW, replies=replies)


def test_a_file_that_is_too_large_is_named(
    loaded: Callable[..., list[RefreshResult]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.refresh.loading.LARGEST", 3)
    with pytest.raises(LoadError, match="larger than 3 bytes"):
        loaded("Code,Year,Value\n")


def test_a_definition_is_a_mapping_too(engine: Engine, replies: Path, tmp_path: Path) -> None:
    shipped = Path(catalogue.__file__).parents[1] / "definitions" / "first-time-entrants.toml"
    text = shipped.read_text().partition("[query]")[0]
    query = '[query]\naddress = "https://example.org/"\n' + MAP.partition("\n")[2].partition("\n")[2]
    (tmp_path / "my-entrants.toml").write_text(text + query)
    (tmp_path / "figures.csv").write_text("Code,Year,Value\nE08000003,2024,150\n")
    (result,) = load_file(engine, tmp_path / "figures.csv", tmp_path / "my-entrants.toml", now=NOW, replies=replies)
    assert (result.indicator, result.outcome) == ("my-entrants", Outcome.STORED)


def test_a_folder_of_files_is_loaded_by_a_folder_of_mappings(engine: Engine, replies: Path, tmp_path: Path) -> None:
    (files := tmp_path / "files").mkdir()
    (maps := tmp_path / "maps").mkdir()
    with pytest.raises(LoadError, match="maps holds no mapping"):
        load_file(engine, files, maps, now=NOW, replies=replies)
    (files / "a.csv").write_text("Code,Year,Value\nE08000003,2024,150\n")
    (maps / "a.toml").write_text('file = "a.csv"\n' + MAP)
    assert [result.added for result in load_file(engine, files, maps, now=NOW, replies=replies)] == [1]
    (maps / "b.toml").write_text('file = "../a.csv"\n' + MAP)
    with pytest.raises(LoadError, match=r"b\.toml: does not say which file of files it reads"):
        load_file(engine, files, maps, now=NOW, replies=replies)


def test_a_file_missing_from_a_folder_does_not_stop_the_others(engine: Engine, replies: Path, tmp_path: Path) -> None:
    (files := tmp_path / "files").mkdir()
    (maps := tmp_path / "maps").mkdir()
    (maps / "a.toml").write_text('file = "missing.csv"\n' + MAP)
    (maps / "b.toml").write_text('file = "b.csv"\n' + MAP)
    (files / "b.csv").write_text("Code,Year,Value\nE08000003,2024,150\n")
    missing, found = load_file(engine, files, maps, now=NOW, replies=replies)
    assert (missing.outcome, found.outcome) == (Outcome.FAILED, Outcome.STORED)
    assert missing.problem == "missing.csv: cannot be read (No such file or directory). Check the path."


def test_what_a_killed_refresh_left_half_written_is_removed(engine: Engine, replies: Path) -> None:
    replies.mkdir()
    (replies / "arriving-half").write_bytes(b"ha")
    with alone(engine, replies):
        assert list(replies.iterdir()) == []


def test_an_indicator_of_ones_own_may_be_loaded(engine: Engine, replies: Path, tmp_path: Path) -> None:
    own = replace(ENTRANTS, name="own")
    (tmp_path / "figures.csv").write_text("Code,Year,Value\nE08000003,2024,150\n")
    (tmp_path / "map.toml").write_text(MAP.replace("first-time-entrants", "own"))
    (result,) = load_file(
        engine, tmp_path / "figures.csv", tmp_path / "map.toml", now=NOW, replies=replies, indicators={"own": own}
    )
    assert result.indicator == "own"
