"""Commands that keep who is told by mail or chat, and tell them: one message a subscriber, and none twice."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from dashboard import notices, signing_in
from dashboard.cli.shell import Refused, engine_in_use, let_go, moment_of
from dashboard.open_data.messages import message
from dashboard.orders import OrderRefusedError
from dashboard.orders import subscriptions as orders
from dashboard.questions import facts
from dashboard.questions.subscribed import subscribers
from dashboard.wording import told as words
from data import database

NOTIFY = "OUTCOMES_NOTIFY"
HERE = "http://127.0.0.1:8501"
_PLACE = click.argument("place", required=False, default="")
_ALL = click.option("--all", "everywhere", is_flag=True, help="All places.")
_TO = click.option("--to", "address", required=True, help="The address of a service, such as mailto://… or slack://….")
_PAPERS = click.option("--papers", is_flag=True, help="Finished papers, instead of changes.")


@click.command()
@_PLACE
@_ALL
@_TO
@_PAPERS
def subscribe(*, place: str, everywhere: bool, address: str, papers: bool) -> None:
    """Tell an address of what changes in a place, or of its finished papers, from now on."""
    if notices.service(address) is None:
        raise Refused(words.BAD_ADDRESS)
    subject = _subject(papers=papers)
    number = _kept(orders.subscribe, place, address, subject, everywhere=everywhere)
    click.echo(words.subscribed(number, subject, place or words.EVERYWHERE))


@click.command()
@_PLACE
@_ALL
@_TO
@_PAPERS
def unsubscribe(*, place: str, everywhere: bool, address: str, papers: bool) -> None:
    """Tell an address no longer."""
    number = _kept(orders.unsubscribe, place, address, _subject(papers=papers), everywhere=everywhere)
    click.echo(words.ended(number))


@click.command()
def tell() -> None:
    """Tell every subscriber what became known since their last message; run it after a refresh."""
    told_everybody(engine_in_use())


COMMANDS = (subscribe, unsubscribe, tell)


def told_everybody(engine: Engine) -> None:
    """Send each subscriber one message, where there is something to tell; who was not reached is told next time.

    Each is noted as soon as it is sent, so that stopping half way sends nothing twice. Raises Refused at the end,
    naming by number and service whose messages were not taken.
    """
    let_go(engine)
    with database.session(engine) as session:
        everybody = subscribers(session)
        # To the second, as what a refresh stored a moment ago is to be told now; a demonstration carries its own day.
        until = moment_of(session) if facts.demonstration_day(session) else datetime.now(UTC)
    if not everybody:
        click.echo(words.NOBODY)
        return
    base = os.environ.get(signing_in.ADDRESS, "").strip().rstrip("/") or HERE
    sent, quiet, problems = 0, 0, []
    for one in everybody:
        with database.session(engine) as session:
            made = message(session, one, until=until, base=base)
        if made.is_empty:
            quiet += 1
        elif notices.sent(made.channel, title=made.title, body=made.body):
            sent += 1
        else:
            problems.append(words.refused(made.wishes, notices.service(made.channel) or "named"))
            continue
        with database.writing(engine) as session:
            orders.told(session, wishes=made.wishes, until=made.until)
    click.echo(words.told(sent, quiet))
    if problems:
        raise Refused(" ".join(problems))


def after_refresh(engine: Engine) -> None:
    """Tell every subscriber after a refresh, where this copy is set to; a message that failed does not fail that."""
    if not os.environ.get(NOTIFY, "").strip():
        return
    try:
        told_everybody(engine)
    except Refused as problem:
        click.echo(problem.format_message(), err=True)


def _kept(order: Callable[..., int], place: str, address: str, subject: str, *, everywhere: bool) -> int:
    if everywhere == bool(place):
        raise Refused(words.NAME_ONE)
    try:
        with database.writing(engine_in_use()) as session:
            return order(session, channel=address, subject=subject, place=place, now=moment_of(session))
    except OrderRefusedError as refused:
        raise Refused(str(refused)) from None


def _subject(*, papers: bool) -> str:
    return words.PAPERS if papers else words.CHANGES
