"""Commands that keep the store safe: a copy of all of it, that copy put back, and the proof that all holds."""

from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from dashboard.cli.shell import Refused, engine_in_use, moment_of
from dashboard.orders import proving as orders
from dashboard.questions import proving
from dashboard.questions.proving import Head, Proof
from dashboard.wording import people as people_words
from dashboard.wording import proving as words
from data import backup as whole
from data import database
from data.database import StoreError


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def backup(*, path: Path) -> None:
    """Write the whole store and its raw replies into one file, while others go on using it."""
    url = database.default_url()
    engine = engine_in_use()
    summary = whole.write(engine, path, replies=database.replies_folder(url), now=datetime.now(UTC))
    click.echo(f"{path.name} holds {_held(summary)}")
    click.echo(f"The log ends with entry {summary.log_length:,}, digest {summary.log_digest}. Keep this line apart.")
    note_head(engine)


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(*, path: Path) -> None:
    """Put a backup into an empty store, prove that everything in it came back, and log that it was done."""
    url = database.default_url()
    engine = database.engine(url)
    summary = whole.restore(engine, path, replies=database.replies_folder(url), now=datetime.now(UTC))
    click.echo(f"The store holds {_held(summary)}")
    click.echo("Every table was read back and is what the backup holds; the log's chain holds.")
    found = _proved(engine)
    if found.broken:
        raise Refused("\n".join(words.results(found)))


@click.command()
@click.option("--length", type=click.IntRange(0), help="How many entries the log had, as kept elsewhere.")
@click.option("--digest", help="The digest of its newest entry then.")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file outside the store to compare the log's head with and append it to; OUTCOMES_LOG_HEAD without it.",
)
def verify(*, length: int | None, digest: str | None, file: Path | None) -> None:
    """Prove the log, documents, signatures, papers, raw replies and the database, and name what does not hold."""
    if (length is None) != (digest is None):
        message = "Give both --length and --digest as they were kept, or neither."
        raise Refused(message)
    kept = None if length is None or digest is None else Head(length, digest)
    engine = engine_in_use()
    found = _proved(engine, file=file, kept=kept)
    if found.broken:
        raise Refused("\n".join(words.results(found)))
    note_head(engine, file)
    click.echo(words.holds(found))
    click.echo(people_words.unbroken(found.length, found.digest))


def note_head(engine: Engine, file: Path | None = None) -> None:
    """Keep the log's head outside the store, where a file is named for it; refuse where the log was cut."""
    with database.writing(engine) as session:
        told = orders.note_head(session, now=moment_of(session), file=file)
    if told:
        raise Refused(told)


def _proved(engine: Engine, *, file: Path | None = None, kept: Head | None = None) -> Proof:
    """What proving everything came to; it is kept for the pages, where a damaged store can still be written."""
    with database.session(engine) as session:
        found = proving.everything(session, at=moment_of(session), file=file, kept=kept)
    try:
        with database.writing(engine) as session:
            orders.keep_on_server(session, found=found)
    except StoreError:
        if not found.broken:  # else what was found matters more than that it cannot be kept
            raise
    return found


def _held(summary: whole.Summary) -> str:
    rows = summary.rows
    return (
        f"{rows['document']:,} versions of documents, {rows['observation']:,} figures, {summary.replies:,} raw replies "
        f"and {summary.log_length:,} entries of the log."
    )
