"""The command that judges: in this process, in several, or on the workers of a scheduler."""

from concurrent.futures import Executor
from contextlib import AbstractContextManager
from datetime import datetime

import click
from sqlalchemy import Engine

from dashboard.cli.shell import Refused, engine_in_use, judge_all, moment_of, progress
from dashboard.questions import judged
from data import database
from indicators import cluster, workers


@click.command()
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="Judge as at this day and print, keeping nothing.")
@click.option("--on", "address", help="Judge on the workers of the scheduler at this address, tcp://host:8786, say.")
@click.option("--workers", "number", type=click.IntRange(2, 64), help="Judge in as many processes on this machine.")
def judge(*, as_at: datetime | None, address: str | None, number: int | None) -> None:
    """Judge every agreed measure again and keep today's verdicts."""
    if sum(given is not None for given in (as_at, address, number)) > 1:
        message = "Give one of --as-at, --on and --workers: what is only printed is judged in this process."
        raise click.UsageError(message)
    engine = engine_in_use()
    if as_at is not None:
        _print(engine, as_at)
    elif address is not None:
        _judge_by(engine, cluster.scheduler(address))
    elif number is not None:
        _judge_by(engine, cluster.processes(number))
    else:
        click.echo(f"{judge_all(engine):,} verdicts moved.")


def _judge_by(engine: Engine, hands: AbstractContextManager[Executor]) -> None:
    url = engine.url.render_as_string(hide_password=False)
    if engine.url.get_backend_name() == "sqlite" and not engine.url.database:
        message = "A store in memory belongs to one process. Name a file or a server in OUTCOMES_DATABASE_URL."
        raise Refused(message)
    with database.session(engine) as session:
        moment = moment_of(session)
        as_of = workers.day_of(moment)
        count = len(workers.terms_in_force(session, as_of=as_of, known_at=moment).indicators())
    with hands as executor, progress(count, "Judging") as told:
        results = cluster.judge_by(executor, url, as_of=as_of, known_at=moment, on_progress=told)
    kept = sum(result.verdicts for result in results)
    moved = sum(result.moved for result in results)
    click.echo(f"{kept:,} verdicts on {len(results):,} indicators, {moved:,} moved.")


def _print(engine: Engine, as_at: datetime) -> None:
    day = as_at.date()
    known_at = workers.end_of(day)
    with database.session(engine) as session:
        known = judged.known_indicators(session)
        for name in workers.terms_in_force(session, as_of=day, known_at=known_at).indicators():
            for verdict in workers.verdicts(session, known[name], as_of=day, known_at=known_at):
                words = (verdict.standard.state, verdict.course.state, verdict.direction.state)
                click.echo("\t".join((verdict.place, name, workers.clause_of(verdict), *words)))
