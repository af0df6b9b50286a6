"""Commands that keep the store safe: a copy of all of it in one file, and that copy put back."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.cli.shell import engine_in_use
from data import backup as whole
from data import database


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def backup(*, path: Path) -> None:
    """Write the whole store and its raw replies into one file, while others go on using it."""
    url = database.default_url()
    summary = whole.write(engine_in_use(), path, replies=database.replies_folder(url), now=datetime.now(UTC))
    click.echo(f"{path.name} holds {_held(summary)}")
    click.echo(f"The log ends with entry {summary.log_length:,}, digest {summary.log_digest}. Keep this line apart.")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(*, path: Path) -> None:
    """Put a backup into an empty store, prove that everything in it came back, and log that it was done."""
    url = database.default_url()
    engine = database.engine(url)
    summary = whole.restore(engine, path, replies=database.replies_folder(url), now=datetime.now(UTC))
    click.echo(f"The store holds {_held(summary)}")
    click.echo("Every table was read back and is what the backup holds; the log's chain holds.")


def _held(summary: whole.Summary) -> str:
    rows = summary.rows
    return (
        f"{rows['document']:,} versions of documents, {rows['observation']:,} figures, {summary.replies:,} raw replies "
        f"and {summary.log_length:,} entries of the log."
    )
