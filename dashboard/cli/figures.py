"""Commands about figures: ask publishers, load files, judge, and keep the places."""

import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import click
from sqlalchemy import Engine

from dashboard import logs
from dashboard.cli import keeping, open_data, telling
from dashboard.cli.shell import Refused, engine_in_use, judge_one, let_go, moment_of, progress
from dashboard.orders.places import add_code_list
from dashboard.wording import held as held_words
from dashboard.wording.dates import LONDON
from data import catalogue, database, gazetteer, reference_tables
from data.catalogue import Indicator
from data.database import StoreError
from indicators.feeds import replay
from indicators.feeds.http import Asker
from indicators.refresh import RefreshBusyError, RefreshResult, due, load_file, watch
from indicators.refresh import refresh as refresh_figures
from indicators.refresh.watching import SHORTEST


@dataclass(slots=True)
class _Wish:
    """Whether somebody wishes us to stop: Ctrl-C, or the SIGTERM that container schedulers send."""

    made: bool = False
    storing: bool = False

    def __call__(self, *_: object) -> None:
        """Take note of the wish; where nothing is being stored, or it is made twice, stop at once."""
        if self.made or not self.storing:
            raise KeyboardInterrupt
        self.made = True

    @contextmanager
    def heard_later(self) -> Iterator[None]:
        """While this lasts, a first wish is only noted."""
        self.storing = True
        try:
            yield
        finally:
            self.storing = False


@contextmanager
def _stoppable() -> Iterator[_Wish]:
    """Hear the wish to stop while this lasts, instead of breaking off wherever we are."""
    wish = _Wish()
    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield wish
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@click.command()
@click.option("--feed", "feed_name", help="Only this publisher, by the name of its feed, due or not.")
@click.option("--indicator", "indicator_name", help="Only this indicator, due or not.")
@click.option("--all", "everything", is_flag=True, help="Ask for every indicator, due or not.")
@click.option("--watch", "watching", is_flag=True, help="Keep refreshing what falls due, until stopped.")
@click.option(
    "--interval",
    type=click.IntRange(int(SHORTEST.total_seconds()) // 60, 7 * 24 * 60),
    default=360,
    show_default=True,
    help="With --watch: minutes from one round to the next.",
)
@click.option(
    "--from-replies",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Answer from a folder of recorded replies instead of asking.",
)
@click.option(
    "--set", "sets", multiple=True, help="Which scenario of the recorded replies; may be given several times."
)
def refresh(
    *,
    feed_name: str | None,
    indicator_name: str | None,
    everything: bool,
    watching: bool,
    interval: int,
    from_replies: Path | None,
    sets: Sequence[str],
) -> None:
    """Ask the publishers for the figures that are due; a feed that fails leaves the last good ones.

    Due is what a publisher's calendar or the usual lag says should be out, and whatever was not asked for in four
    weeks. Publishers are asked side by side. It may be stopped at any instant, and run again at any time.
    """
    if logs.wanted():
        logs.begin()
    engine = engine_in_use()
    let_go(engine)
    chosen = _chosen(feed_name, indicator_name)
    named = bool(feed_name or indicator_name or everything)
    with (
        replay.serve(from_replies, sets=(*sets, "main")) if from_replies else nullcontext(None) as base,
        _stoppable() as wish,
    ):
        once = partial(_refreshed, engine, chosen, named=named, replayed=base, wish=wish)
        if not watching:
            once(datetime.now(UTC))
            return
        watch(
            partial(_round, once),
            every=timedelta(minutes=interval),
            clock=partial(datetime.now, UTC),
            sleep=time.sleep,
            on_wait=lambda following: click.echo(f"Next round at {following:%d %B %Y %H:%M} UTC."),
        )


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--map",
    "mapping",
    type=click.Path(exists=True, path_type=Path),
    help="The column mapping, or a folder of them.",
)
@click.option(
    "--indicator", "indicator_name", help="Which indicator the figures are of, where the mapping does not say."
)
@click.option(
    "--held-until",
    type=click.DateTime(["%Y-%m-%dT%H:%M"]),
    help="Hold the figures until this minute in London; nothing of them shows before.",
)
def load(*, path: Path, mapping: Path | None, indicator_name: str | None, held_until: datetime | None) -> None:
    """Load figures from a file or folder through a column mapping, or a whole published datapackage.json."""
    if mapping is None:
        if held_until is not None:
            message = "A published package holds nothing to hold back. Give --held-until with a file and its --map."
            raise Refused(message)
        open_data.load(path)
        return
    until = None if held_until is None else held_until.replace(tzinfo=LONDON).astimezone(UTC)
    results = load_file(
        engine_in_use(),
        path,
        mapping,
        now=datetime.now(UTC),
        replies=database.replies_folder(database.default_url()),
        indicator=indicator_name,
        judge=judge_one,
        held_until=until,
    )
    for result in results:
        click.echo(_sentence(result) + ("" if until is None or result.failed else held_words.waits(until)))
    if any(result.failed for result in results):
        message = "Not everything was stored. The last good figures stand."
        raise Refused(message)


@click.group()
def places() -> None:
    """Keep the reference tables of places."""


@places.command("update")
@click.argument("source", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=gazetteer.REFERENCE,
    help="Where to write the tables, if not where they are read from.",
)
def update(*, source: Path, to: Path) -> None:
    """Make the reference tables anew from the publishers' files in a folder: codes, names, dates and links."""
    reference_tables.write(reference_tables.refresh_reference(source), to)
    click.echo("The reference of places was made anew.")


@places.command("add")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(*, path: Path) -> None:
    """Add places of a code list of your own, a CSV of code, name, kind, part_of, from, until and source."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{path.name}: is not UTF-8 text. Save the list as CSV, in UTF-8."
        raise Refused(message) from None
    with database.writing(engine_in_use()) as session:
        listed = add_code_list(session, text=text, name=path.name, now=moment_of(session))
    for one in listed.places:
        click.echo(f"{one.code}\t{one.name}, called {one.slug} in addresses and commands")


def _chosen(feed: str | None, name: str | None) -> list[Indicator]:
    """The indicators to ask for."""
    if name is not None:
        return [catalogue.indicator(name)]
    chosen = [one for one in catalogue.indicators().values() if feed in {None, one.feed}]
    if not chosen:
        message = f'No indicator comes from a feed "{feed}". `outcomes indicators find` lists what there is.'
        raise Refused(message)
    return chosen


def _refreshed(
    engine: Engine, indicators: Sequence[Indicator], now: datetime, *, named: bool, replayed: str | None, wish: _Wish
) -> None:
    """Ask once for those of the indicators that are due, or for all where they were named."""
    chosen: Sequence[Indicator] = indicators
    later: Mapping[str, date] = {}
    if not named:
        with database.session(engine) as session:
            chosen, later = due(session, indicators, now=now)
    if not chosen:
        name, day = next(iter(later.items()))
        click.echo(f"Nothing is due. The next is {name}, on {day.day} {day:%B %Y}; --all asks for every indicator.")
        return
    with wish.heard_later(), progress(len(chosen), "Asking") as told:
        results = refresh_figures(
            engine,
            indicators=chosen,
            ask=Asker(now=now, replay=replayed),
            now=now,
            replies=database.replies_folder(database.default_url()),
            judge=judge_one,
            on_progress=lambda result, number, total: told(_noted(result), number, total),
            stopping=lambda: wish.made,
        )
    telling.after_refresh(engine)
    keeping.note_head(engine)
    if later:
        click.echo(f"{len(later)} more are not due; --all asks for every indicator.")
    failed = sum(result.failed for result in results)
    if failed:
        message = f"{failed} of {len(results)} indicators brought nothing new. The last good figures stand."
        raise Refused(message)


def _round(once: Callable[[datetime], None], now: datetime) -> None:
    """One round of many: what stops a single refresh is told, and the next round comes all the same."""
    try:
        once(now)
    except (Refused, StoreError, RefreshBusyError) as problem:
        click.echo(str(problem), err=True)


def _noted(result: RefreshResult) -> str:
    """Log what asking for one indicator came to, and return it as a sentence."""
    said = {"added": result.added, "revised": result.revised, "unchanged": result.unchanged}
    logs.say("refresh", feed=result.feed, indicator=result.indicator, outcome=result.outcome.value, **said)
    return _sentence(result)


def _sentence(result: RefreshResult) -> str:
    """What asking for one indicator came to."""
    if result.problem:
        return f"{result.indicator}: {result.problem}"
    parts = [f"{result.added:,} figures added", f"{result.revised:,} revised", f"{result.unchanged:,} unchanged"]
    if result.hidden:
        parts.append(f"{result.hidden:,} hidden to protect people")
    if result.issues:
        parts.append(f"{len(result.issues):,} to look at")
    return f"{result.indicator}: " + ", ".join(parts) + "."
