"""The command that brings the tables of the store forward: before new page servers start, while old ones go on."""

import click

from data import database
from indicators.refresh import hold_places


@click.command()
def migrate() -> None:
    """Make the tables of the store, or bring them forward, and stop. Every other command does so by itself."""
    engine = database.engine(database.default_url())
    before = database.prepare(engine)
    hold_places(engine)
    _, wanted = database.tables(engine)
    if not before:
        click.echo(f"The tables were made, revision {wanted}.")
    elif before == wanted:
        click.echo(f"The tables are at revision {wanted} already.")
    else:
        click.echo(f"The tables were brought from revision {before} to {wanted}.")
