"""Files of a publisher loaded by hand, through a column mapping: `outcomes load FILE --map MAP.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import DefinitionError, Indicator, UnknownIndicatorError, written
from data.catalogue.written import WrittenError
from data.database import StoreError
from data.store import held
from data.store.figures import KeptReply, Outcome
from indicators.feeds.apart import parse_file_apart
from indicators.feeds.feed import FeedError, Reply, Request, shown
from indicators.feeds.files import WHERE, Files
from indicators.refresh.kept import alone, keep
from indicators.refresh.storing import Judge, RefreshResult, Release, failure, stored

LARGEST = 200 << 20
_FEED = Files()
_MAP_KEYS = ("indicator", "file")


class LoadError(ValueError):
    """A file or mapping cannot be used; the message names it and the cure."""


def load_file(  # noqa: PLR0913  # what to load, how to read it, when, where to keep it
    engine: Engine,
    path: Path,
    mapping_path: Path,
    *,
    now: datetime,
    replies: Path,
    indicator: str | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    judge: Judge | None = None,
    held_until: datetime | None = None,
) -> list[RefreshResult]:
    """Load a file by the mapping in a TOML file, or a folder of files by a folder of mappings.

    A mapping names its indicator (`indicator = "first-time-entrants"`), or `indicator` does; it may also be an
    indicator's own definition, whose query is then the mapping. In a folder, each mapping names its file too
    (`file = "claimant-count.csv.gz"`). Figures count as known from the mapping's `released`, else from `now`; with
    `held_until` from that moment, and until then nothing of them shows: nothing is judged, and a file that cannot be
    used leaves no record.

    Returns what came of each mapping; in a folder, one file that is missing does not stop the others. Raises LoadError
    where a mapping, or the one file, cannot be used at all.
    """
    if held_until is not None and held_until <= now:
        message = f"Figures can be held only until a moment to come, and {held_until:%d %B %Y %H:%M} UTC is past."
        raise LoadError(message)
    known = catalogue.indicators() if indicators is None else indicators
    orders = [_order(one, path, indicator=indicator, known=known) for one in _mappings(mapping_path)]
    with alone(engine, replies):
        results = []
        for order in orders:
            about = order[0]
            try:
                if held_until is not None:
                    _nothing_waits(engine, about, held_until)
                results.append(_loaded(engine, *order, now=now, replies=replies, judge=judge, held_until=held_until))
            except (LoadError, StoreError) as error:
                if not path.is_dir():
                    raise
                results.append(RefreshResult(about.name, _FEED.name, Outcome.FAILED, str(error)))
        return results


def _nothing_waits(engine: Engine, about: Indicator, until: datetime) -> None:
    """Raise LoadError where other figures of the indicator wait for the same moment: which would count, nobody said."""
    with database.session(engine) as session:
        if any((one.indicator, one.until) == (about.name, until) for one in held.waiting(session)):
            message = f"{about.name}: other figures wait for that minute. Take them back on the page Your work first."
            raise LoadError(message)


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
) -> tuple[Indicator, Mapping[str, Any], Path, Path]:
    """The indicator, the mapping's keys, the file that one mapping is about, and the mapping itself."""
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
        return about, columns_of(table), file, mapping_path
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
    return known[name], columns_of(table), file, mapping_path


def columns_of(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a mapping, or the definition of an indicator, says of the columns of a file."""
    query = table.get("query")
    if isinstance(query, dict):
        return {key: value for key, value in query.items() if key not in WHERE}
    return {key: value for key, value in table.items() if key not in _MAP_KEYS}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return written.table(written.text_of(path))
    except OSError as error:
        message = f"{path.name}: cannot be read ({error.strerror}). Check the path."
        raise LoadError(message) from error
    except WrittenError as error:
        message = f"{path.name}: is {shown(error.problem, longest=120)}. {error.cure}"
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


def _loaded(  # noqa: PLR0913  # as load_file, for one mapping
    engine: Engine,
    about: Indicator,
    keys: Mapping[str, Any],
    file: Path,
    mapping: Path,
    *,
    now: datetime,
    replies: Path,
    judge: Judge | None,
    held_until: datetime | None,
) -> RefreshResult:
    """One file stored, or the reason why not; the mapping is kept beside it, so that it can be read again."""
    reply = Reply(Request(file.name), 200, _bytes(file), now, file.name)
    columns = Reply(Request(mapping.name), 200, _bytes(mapping), now, mapping.name)
    kept = tuple(KeptReply(one.address, one.sha256) for one in (reply, columns))
    known, loaded_at = (now, None) if held_until is None else (held_until, now)
    release = Release(about, _FEED.name, about.source_title, file.name, known, reply, kept, loaded_at)
    try:
        parsed = parse_file_apart(reply, keys=keys, indicator=about)
        for one in (reply, columns):  # once it is read: what is refused may be about persons, and is not ours to keep
            keep(one, folder=replies, title=about.source_title)
    except FeedError as error:
        return failure(engine, replace(release, kept=()), error)
    return stored(engine, release, parsed, judge=judge)
