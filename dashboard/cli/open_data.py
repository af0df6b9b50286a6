"""Open data by command: the whole public store written as a data package, and such a package loaded again."""

from pathlib import Path

import click

from dashboard.cli.shell import Refused, engine_in_use, judge_all, moment_of
from dashboard.open_data import package
from dashboard.orders import proving
from dashboard.questions import proving as questions
from dashboard.wording import open_data as words
from dashboard.wording import proving as proving_words
from data import database
from indicators.refresh import load_package

DESCRIPTION = "datapackage.json"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def publish(*, folder: Path) -> None:
    """Write the whole public store as a data package: tables as CSV and Parquet, codebook, licences."""
    if folder.exists() and any(folder.iterdir()) and not (folder / DESCRIPTION).is_file():
        message = f"{folder.name} holds other files. Name an empty folder, or one that holds such a package."
        raise Refused(message)
    with database.session(engine_in_use()) as session:
        if questions.altered(session) is not None:
            raise Refused(proving_words.STOPPED)
        made = package.package(session, known_at=moment_of(session))
    try:
        package.write(made, folder)
    except OSError as error:
        message = f"{folder.name}: cannot be written ({error.strerror}). Check its permissions and the space left."
        raise Refused(message) from error
    for line in words.published(len(made.tables), sum(len(one.rows) for one in made.tables), str(folder)):
        click.echo(line)


def load(path: Path) -> None:
    """Load the package that a datapackage.json describes into the empty store in use, and judge it."""
    if path.name != DESCRIPTION:
        message = f"{path.name}: needs a column mapping. Give one with --map, or the datapackage.json of a package."
        raise Refused(message)
    engine = engine_in_use()
    loaded = load_package(engine, path)
    with database.writing(engine) as session:
        proving.note_loaded(session, now=moment_of(session))
    judge_all(engine)
    for line in words.loaded(loaded.places, loaded.documents, loaded.figures, loaded.not_handed_on):
        click.echo(line)
