"""The `outcomes` command: what can be done without a browser. Errors are one sentence and a cure, exit status 1."""

import os
import sys
from datetime import UTC, datetime
from importlib import metadata

import click

from dashboard.cli import (
    checkup,
    documents,
    figures,
    judging,
    keeping,
    open_data,
    pages,
    papers,
    people,
    secret_files,
    tables,
    telling,
)
from dashboard.cli.secret_files import SettingError
from dashboard.cli.settings import SETTINGS
from dashboard.cli.shell import engine_in_use, moment_of
from dashboard.questions import facts
from dashboard.questions.proving import HeadError
from dashboard.signing_in import SignInError
from data import database, demonstration, reference_tables
from data.backup import BackupError
from data.catalogue import DefinitionError, UnknownIndicatorError
from data.database import StoreError
from data.terms import TermsError
from indicators.cluster import ClusterError
from indicators.feeds.feed import FeedError
from indicators.feeds.replay import ReplayError
from indicators.refresh import LoadError, RefreshBusyError

REFUSED = (
    StoreError,
    BackupError,
    ClusterError,
    FeedError,
    LoadError,
    RefreshBusyError,
    ReplayError,
    TermsError,
    DefinitionError,
    UnknownIndicatorError,
    demonstration.DemonstrationError,
    reference_tables.SourceError,
    SignInError,
    SettingError,
    HeadError,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(metadata.version("agreed-outcomes"), prog_name="outcomes")
def outcomes() -> None:
    """Keep a negotiated agreement honest from both sides."""


for _command in (
    pages.demo,
    pages.serve,
    figures.refresh,
    figures.load,
    judging.judge,
    figures.places,
    open_data.publish,
    documents.agreement,
    documents.standard,
    documents.indicators,
    *papers.COMMANDS,
    *telling.COMMANDS,
    keeping.backup,
    keeping.restore,
    keeping.verify,
    tables.migrate,
    people.person,
):
    outcomes.add_command(_command)


@outcomes.command()
def doctor() -> None:
    """Print the settings found, the state of the store, and what is missing."""
    engine = engine_in_use()
    with database.session(engine) as session:
        moment = moment_of(session)
        for line in checkup.lines(engine, session, clock=datetime.now(UTC), now=moment):
            click.echo(line)
        for line in facts.holdings(session, moment):
            click.echo(line)


def main() -> None:
    """Run the command; an error that we have words for is one sentence and exit status 1."""
    try:
        secret_files.read(os.environ, (setting.name for setting in SETTINGS))
        outcomes.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped. What was stored before is kept.", err=True)
        sys.exit(130)
    except REFUSED as error:
        click.echo(str(error), err=True)
        sys.exit(1)
