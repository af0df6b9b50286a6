"""Commands that make papers: a briefing, a meeting pack, an exception report, a slide, the pack for Parliament."""

import os
from pathlib import Path

import click
from sqlmodel import Session

from dashboard import selection
from dashboard.access import PUBLIC
from dashboard.cli.shell import Refused, engine_in_use, moment_of, progress
from dashboard.documents import making, record
from dashboard.documents.content import Paper, PaperKind
from dashboard.documents.making import PaperError, Wanted
from dashboard.orders import papers as orders
from dashboard.questions.papers import agreed_slugs
from dashboard.selection import Moment
from dashboard.wording import states
from data import database

PAGES = ("pdf", "docx", "html")
SLIDES = ("pptx", "pdf", "html")
_AS_AT = click.option("--as-at", default="", help="A day or a minute: 2026-09-30, or 2026-12-03T09:30. Else now.")
_FILE = click.option("--to", required=True, type=click.Path(path_type=Path), help="The file; its suffix says the kind.")


@click.command()
@click.argument("place", required=False, default="")
@click.option("--all", "everywhere", is_flag=True, help="One for every place with an agreement, as PDF into a folder.")
@_AS_AT
@_FILE
def brief(*, place: str, everywhere: bool, as_at: str, to: Path) -> None:
    """Write the one-page briefing for a place: .pdf, .docx or .html."""
    if everywhere == bool(place):
        message = "Name one place, or write --all and a folder."
        raise Refused(message)
    if not everywhere:
        _write(Wanted(kind=PaperKind.BRIEFING, place=place), as_at=as_at, to=to, kinds=PAGES)
        return
    to.mkdir(parents=True, exist_ok=True)
    with database.session(engine_in_use()) as session:
        slugs = agreed_slugs(session, known_at=_moment(session, as_at).known_at)
    with progress(len(slugs), "Briefings") as told:
        for number, slug in enumerate(slugs, start=1):
            made = made_and_kept(Wanted(kind=PaperKind.BRIEFING, place=slug), as_at=as_at)
            path = to / f"{making.name(made)}.pdf"
            put(path, _drawn(made, "pdf"))
            told(f"{path.name}: {record.short(record.fingerprint(made))}", number, len(slugs))


@click.command()
@click.argument("place")
@click.option("--meeting", required=True, help="The day of the meeting: 2026-12-03.")
@click.option("--outcomes", default="", help="Outcomes with a page, by number: 1,3. Else those with an exception.")
@_AS_AT
@_FILE
def pack(*, place: str, meeting: str, outcomes: str, as_at: str, to: Path) -> None:
    """Write the pack of a meeting: .pdf, .docx or .html."""
    wanted = Wanted(kind=PaperKind.PACK, place=place, meeting=meeting, outcome=outcomes)
    _write(wanted, as_at=as_at, to=to, kinds=PAGES)


@click.command()
@click.argument("place")
@click.option("--since", required=True, help="The day to look back to: 2026-09-01.")
@_AS_AT
@_FILE
def exceptions(*, place: str, since: str, as_at: str, to: Path) -> None:
    """Write what is new, continues or has ended since a day: .pdf, .docx or .html."""
    _write(Wanted(kind=PaperKind.EXCEPTIONS, place=place, since=since), as_at=as_at, to=to, kinds=PAGES)


@click.command()
@click.argument("outcome")
@_AS_AT
@_FILE
def slide(*, outcome: str, as_at: str, to: Path) -> None:
    """Write the slide that compares places on one outcome, by the name of its indicator: .pptx or .pdf."""
    _write(Wanted(kind=PaperKind.SLIDE, outcome=outcome), as_at=as_at, to=to, kinds=SLIDES)


@click.command()
@_AS_AT
@_FILE
def parliament(*, as_at: str, to: Path) -> None:
    """Write the pack for Parliament about the centre's side: .pdf, .docx or .html."""
    _write(Wanted(kind=PaperKind.PARLIAMENT), as_at=as_at, to=to, kinds=PAGES)


COMMANDS = (brief, pack, exceptions, slide, parliament)


def _write(wanted: Wanted, *, as_at: str, to: Path, kinds: tuple[str, ...]) -> None:
    """Make a paper, keep it, write its file, and say its fingerprint and where it opens again."""
    kind = to.suffix.removeprefix(".").lower()
    if kind not in kinds:
        message = f"{to.name}: this paper is written as {', '.join(f'.{one}' for one in kinds)}. Name such a file."
        raise Refused(message)
    if not to.parent.is_dir():
        message = f"There is no folder {to.parent}. Make it first."
        raise Refused(message)
    made = made_and_kept(wanted, as_at=as_at)
    put(to, _drawn(made, kind))
    click.echo(f"{to.name}: {record.short(record.fingerprint(made))}, opens again at {made.address}")


def put(path: Path, body: bytes) -> None:
    """Write a file whole or not at all; one that was there stays as it was until then."""
    arriving = path.with_name(f".{path.name}-arriving")
    try:
        with arriving.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        arriving.replace(path)
    except OSError as error:
        arriving.unlink(missing_ok=True)
        message = f"{path.name}: cannot be written ({error.strerror}). Make room, or choose another folder."
        raise Refused(message) from error


def made_and_kept(wanted: Wanted, *, as_at: str) -> Paper:
    """Return a paper after keeping it; its address is that of its fingerprint."""
    with database.writing(engine_in_use()) as session:
        moment = _moment(session, as_at)
        written = moment.chosen or selection.minute(moment.known_at)
        try:
            made = making.paper(session, PUBLIC, wanted, known_at=moment.known_at, as_at=written)
        except PaperError as problem:
            raise Refused(str(problem)) from None
        kept = making.addressed(made)
        orders.keep_on_server(session, made=making.made(session, kept), now=moment_of(session))
    return kept


def _moment(session: Session, as_at: str) -> Moment:
    found = selection.moment(as_at, now=moment_of(session))
    if found.problem == "future":
        raise Refused(states.future_date(found.refused))
    if found.problem == "unreadable":
        raise Refused(states.bad_date(found.refused))
    return found


def _drawn(paper: Paper, kind: str) -> bytes:
    from dashboard.documents import render  # noqa: PLC0415 (typesetting takes long to import, no other command needs it)

    return render.rendered(paper, kind)
