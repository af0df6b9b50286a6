"""Commands that open the pages: the demonstration, and the store in use."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.cli import minutes
from dashboard.cli.shell import engine_in_use, judge_all, judge_past
from data import catalogue, database, demonstration

PORT = 8501


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where to serve.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--prepare-only", is_flag=True, help="Fill the store and stop before serving.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day the demonstration takes for today.")
@click.option(
    "--tabulate",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the table of published figures from those held, and stop.",
)
def demo(*, port: int, no_browser: bool, prepare_only: bool, today: datetime | None, tabulate: Path | None) -> None:
    """Open the demonstration: real places on illustrative terms, and invented ones."""
    engine = engine_in_use()
    if tabulate is not None:
        with database.session(engine) as session:
            table = demonstration.tabulate(session, known_at=datetime.now(UTC), indicators=catalogue.indicators())
        tabulate.write_text(table, "utf-8")
        click.echo(f"{table.count(chr(10)) - 1:,} figures written to {tabulate}.")
        return
    with database.writing(engine) as session:
        held = demonstration.is_demonstration(session)
        if not held:
            click.echo("Filling the store with the demonstration…")
        if not held or today is not None:
            demonstration.fill(session, today=today.date() if today else demonstration.TODAY)
    (judge_all if held else judge_past)(engine)
    if not prepare_only:
        _serve(port, browser=not no_browser)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where to serve.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def serve(*, port: int, no_browser: bool) -> None:
    """Serve the pages of the store in use."""
    engine_in_use()
    _serve(port, browser=not no_browser)


def _serve(port: int, *, browser: bool) -> None:
    """Serve until interrupted, after saying where."""
    from dashboard import server  # noqa: PLC0415 (Streamlit takes seconds to import, and no other command needs it)

    minutes.beside_serving()
    click.echo(f"Agreed Outcomes is at http://127.0.0.1:{port}/ (Ctrl-C stops it)")
    server.serve(url=database.default_url(), port=port, browser=browser)
