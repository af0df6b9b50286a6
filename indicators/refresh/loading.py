"""Files of a publisher loaded by hand, through a column mapping: `outcomes load FILE --map MAP.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data import catalogue
from data.catalogue import DefinitionError, Indicator, UnknownIndicatorError
from data.database import StoreError
from data.store.figures import KeptReply, Outcome
from indicators.feeds.feed import FeedError, Reply, Request, shown
from indicators.feeds.files import WHERE, Files, parse_file
from indicators.refresh.kept import alone, keep
from indicators.refresh.storing import Judge, RefreshResult, Release, failure, stored

LARGEST = 200 << 20
_FEED = Files()
_MAP_KEYS = ("indicator", "file")


class LoadError(ValueError):
    """A file or mapping cannot be used; the message names it and the cure."""


def load_file(  # what to load, how to read it, when, where to keep it
    engine: Engine,
    path: Path,
    mapping_path: Path,
    *,
    now: datetime,
    replies: Path,
    indicator: str | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    judge: Judge | None = None,
) -> list[RefreshResult]:
    """Load a file by the mapping in a TOML file, or a folder of files by a folder of mappings.

    A mapping names its indicator (`indicator = "first-time-entrants"`), or `indicator` does; it may also be an
    indicator's own definition, whose query is then the mapping. In a folder, each mapping names its file too
    (`file = "claimant-count.csv.gz"`). Figures count as known from the mapping's `released`, else from `now`.

    Returns what came of each mapping; in a folder, one file that is missing does not stop the others. Raises LoadError
    where a mapping, or the one file, cannot be used at all.
    """
    known = catalogue.indicators() if indicators is None else indicators
    orders = [_order(one, path, indicator=indicator, known=known) for one in _mappings(mapping_path)]
    with alone(engine, replies):
        results = []
        for about, keys, file in orders:
            try:
                results.append(_loaded(engine, about, keys, file, now=now, replies=replies, judge=judge))
            except (LoadError, StoreError) as error:
                if not path.is_dir():
                    raise
                results.append(RefreshResult(about.name, _FEED.name, Outcome.FAILED, str(error)))
        return results


def _mappings(path: Path) -> Iterator[Path]:
    """The mapping file, or those of a folder by name."""
    if not path.is_dir():
        yield path
        return
    found = sorted(path.glob("*.toml"))
    if not found:
        message = f"{path.name} holds no mapping. Put one TOML a file into it."
        raise LoadError(message)
    yield from found


def _order(
    mapping_path: Path, path: Path, *, indicator: str | None, known: Mapping[str, Indicator]
) -> tuple[Indicator, Mapping[str, Any], Path]:
    """The indicator, the mapping's keys and the file that one mapping is about."""
    table = _toml(mapping_path)
    file = path
    if path.is_dir():
        name = table.get("file")
        if not isinstance(name, str) or Path(name).name != name:
            message = f'{mapping_path.name}: does not say which file of {path.name} it reads. Add file = "name.csv".'
            raise LoadError(message)
        file = path / name
    if isinstance(table.get("query"), dict):
        try:
            about = catalogue.read(mapping_path)
        except DefinitionError as error:
            raise LoadError(str(error)) from error
        return about, {key: value for key, value in about.query.items() if key not in WHERE}, file
    name = table.get("indicator", indicator)
    if not isinstance(name, str):
        message = f'{mapping_path.name}: names no indicator. Add indicator = "employment-rate", or give --indicator.'
        raise LoadError(message)
    if name not in known:
        try:
            catalogue.indicator(name)
        except UnknownIndicatorError as error:
            message = f"{mapping_path.name}: {error}"
            raise LoadError(message) from error
    return known[name], {key: value for key, value in table.items() if key not in _MAP_KEYS}, file


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        message = f"{path.name}: cannot be read ({error.strerror}). Check the path."
        raise LoadError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{path.name}: is not TOML ({shown(str(error))}). Mend that line."
        raise LoadError(message) from error


def _bytes(path: Path) -> bytes:
    """The file's bytes; raises LoadError where there are none to read, or too many."""
    try:
        if path.stat().st_size > LARGEST:
            message = f"{path.name}: is larger than {LARGEST:,} bytes. Cut it to the rows you need."
            raise LoadError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path.name}: cannot be read ({error.strerror}). Check the path."
        raise LoadError(message) from error


def _loaded(  # as load_file, for one mapping
    engine: Engine,
    about: Indicator,
    keys: Mapping[str, Any],
    file: Path,
    *,
    now: datetime,
    replies: Path,
    judge: Judge | None,
) -> RefreshResult:
    """One file stored, or the reason why not."""
    reply = Reply(Request(file.name), 200, _bytes(file), now, file.name)
    kept = (KeptReply(file.name, reply.sha256),)
    release = Release(about, _FEED.name, about.source_title, file.name, now, reply, kept)
    try:
        keep(reply, folder=replies, title=about.source_title)
        parsed = parse_file(reply, keys=keys, indicator=about)
    except FeedError as error:
        return failure(engine, release, error)
    return stored(engine, release, parsed, judge=judge)
