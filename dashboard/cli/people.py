"""Commands about people: who may sign in, and what they are granted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import click
from sqlmodel import Session

from dashboard.cli.shell import Refused, engine_in_use, moment_of, store_in_use
from dashboard.orders import REFUSALS
from dashboard.orders import people as orders
from dashboard.questions import people as questions
from dashboard.wording import dates
from dashboard.wording import people as words
from data import database
from data.roles import CENTRE, Role

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def person() -> None:
    """Say who may sign in and what they may do; each order is logged as made on the command line."""


@person.command()
@click.option("--issuer", required=True, help="The provider, as its tokens name it.")
@click.option("--subject", required=True, help="What the provider calls the person.")
@click.option("--name", required=True, help="Their name, for other people who sign in.")
def add(*, issuer: str, subject: str, name: str) -> None:
    """Let somebody sign in. Give them a role next."""
    with _writing() as session:
        orders.add_on_server(session, issuer=issuer, subject=subject, name=name, now=moment_of(session))
    click.echo(f"{name} may sign in. Give them a role with: outcomes person grant --subject {subject} …")


@person.command()
@click.option("--subject", required=True, help="What the provider calls the person.")
@click.option("--issuer", help="The provider, where two call somebody by this subject.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="What they may do.")
@click.option("--place", default=CENTRE, show_default=True, help="The place, by its short name or code.")
@click.option("--post", required=True, help="The post they hold, as signatures and replies show it.")
@click.option("--from", "starts", type=DAY, help="The first day; today without it.")
@click.option("--until", type=DAY, required=True, help="The day on which it ends.")
def grant(
    *, subject: str, issuer: str | None, role: str, place: str, post: str, starts: datetime | None, until: datetime
) -> None:
    """Give somebody a role for a place and a time."""
    with _writing() as session:
        now = moment_of(session)
        asked = orders.Asked(
            role=Role(role),
            place=place,
            post=post,
            starts=starts.date() if starts else _day(now),
            ends=until.date(),
        )
        who = questions.named(session, subject=subject, issuer=issuer)
        orders.grant_on_server(session, person=who, asked=asked, now=now)
    click.echo(f"{who.name} holds the role {role} for {place} until {dates.day(until.date())}.")


@person.command("list")
def listing() -> None:
    """List everybody who may sign in, and what they are granted."""
    with store_in_use() as session:
        everybody = questions.everybody(session, on=_day(moment_of(session)))
        for one in everybody:
            who = one.person
            click.echo(words.person_line(who.name, who.subject, who.issuer, who.ended_at))
            for each in one.held:
                given = each.grant
                click.echo(words.grant_line(given.role, each.place, given.post, given.starts, given.ends, each.state))
        if not everybody:
            click.echo("Nobody may sign in yet. Add somebody with: outcomes person add")


@person.command()
@click.option("--subject", required=True, help="What the provider calls the person.")
@click.option("--issuer", help="The provider, where two call somebody by this subject.")
def end(*, subject: str, issuer: str | None) -> None:
    """Let somebody sign in no longer, and end their sessions at once."""
    with _writing() as session:
        who = questions.named(session, subject=subject, issuer=issuer)
        orders.end_on_server(session, person=who, now=moment_of(session))
    click.echo(f"{who.name} may not sign in any more.")


@contextmanager
def _writing() -> Iterator[Session]:
    """A session that writes; what an order refuses is one sentence."""
    try:
        with database.writing(engine_in_use()) as session:
            yield session
    except REFUSALS as refusal:
        raise Refused(str(refusal)) from None


def _day(now: datetime) -> date:
    return now.astimezone(dates.LONDON).date()
