"""Commands about what is written down: agreements, minimum standards and the definitions of indicators."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

import click
from sqlmodel import Session

from dashboard.cli.shell import Refused, engine_in_use, judge_all, moment_of, store_in_use
from dashboard.orders import OrderRefusedError
from dashboard.orders import documents as orders
from dashboard.orders.trying import try_out
from dashboard.questions import checking
from dashboard.questions import documents as versions
from data import catalogue, database
from data.catalogue import written
from data.catalogue.lookup import SETTING
from data.catalogue.written import WrittenError
from data.terms import AgreementTerms, Refusal, StandardTerms, TermsError, fingerprint, to_toml
from indicators import discovery
from indicators.feeds import replay
from indicators.feeds.feed import shown
from indicators.feeds.http import Asker

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_MOST = 8

NEAR_ENOUGH = 60


@click.group()
def agreement() -> None:
    """Check, import and export agreements written as TOML."""


@agreement.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_agreement(*, path: Path) -> None:
    """Read an agreement and say what is wrong with it, by clause and with the cure."""
    _check(path, checking.agreement)


@agreement.command("import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reason", default="", help="Why this version is made, where it follows another.")
@click.option("--try-out", "trying", is_flag=True, help="Made-up terms only: in force at once, without signatures.")
def import_agreement(*, path: Path, reason: str, trying: bool) -> None:
    """Store an agreement as a draft; it comes into force only when both sides sign it on the pages."""
    _import(path, checking.agreement, reason=reason, trying=trying)


@agreement.command("export")
@click.argument("place", metavar="PLACE")
@click.option("--version", type=click.IntRange(min=1), help="Which version; else the one in force, else the newest.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of printing.")
def export_agreement(*, place: str, version: int | None, to: Path | None) -> None:
    """Write a version of an agreement as TOML."""
    _export("agreement", place, version=version, to=to)


@click.group()
def standard() -> None:
    """Check, import and export minimum standards written as TOML."""


@standard.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_standard(*, path: Path) -> None:
    """Read a minimum standard and say what is wrong with it, with the cure."""
    _check(path, checking.standard)


@standard.command("import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reason", default="", help="Why this version is made, where it follows another.")
@click.option("--try-out", "trying", is_flag=True, help="Made-up terms only: in force at once, without signatures.")
def import_standard(*, path: Path, reason: str, trying: bool) -> None:
    """Store a minimum standard as a draft; it comes into force only when both sides sign it on the pages."""
    _import(path, checking.standard, reason=reason, trying=trying)


@standard.command("export")
@click.argument("name", metavar="NAME")
@click.option("--version", type=click.IntRange(min=1), help="Which version; else the one in force, else the newest.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of printing.")
def export_standard(*, name: str, version: int | None, to: Path | None) -> None:
    """Write a version of a minimum standard as TOML."""
    _export("standard", name, version=version, to=to)


@click.group()
def indicators() -> None:
    """Look at the indicators there are."""


@indicators.command("find")
@click.argument("text", required=False, default="")
@click.option(
    "--publisher", help="Search there instead of in the catalogue: ons_els, fingertips, ees, ons_beta, gov_uk."
)
@click.option("--from-replies", type=_FOLDER, help="Answer from a folder of recorded replies instead of asking.")
def find(*, text: str, publisher: str | None, from_replies: Path | None) -> None:
    """Find an indicator by what it is about, in the catalogue or at a publisher; without words, list all."""
    if publisher is not None:
        with _asker(from_replies) as ask:
            found = discovery.at_publisher(publisher, text, bring=ask)
        if not found:
            message = f'{publisher} offers nothing about "{text[:60]}". Try one word of it.'
            raise Refused(message)
        for one in found:
            click.echo(f"{one.id}\t" + ", ".join(filter(None, (shown(one.title), shown(one.unit)))))
        return
    every = catalogue.indicators()
    likest = discovery.in_catalogue(text, every)[: len(every) if not text else _MOST]
    if not likest:
        message = f'No indicator is about "{text[:60]}". `outcomes indicators find` without words lists all.'
        raise Refused(message)
    for indicator in likest:
        click.echo(f"{indicator.name}\t{indicator.title}, {indicator.unit} ({indicator.publisher})")


@indicators.command("add")
@click.argument("publisher")
@click.argument("number", metavar="ID")
@click.option("--name", help="What to call it here; else its title in small letters.")
@click.option("--better", help="higher, lower or neither.")
@click.option("--because", "better_because", help="Why that is better, in a few words.")
@click.option("--answer", "answers", multiple=True, metavar="KEY=VALUE", help="What else the publisher leaves open.")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
@click.option("--from-replies", type=_FOLDER, help="Answer from a folder of recorded replies instead of asking.")
def add(  # each is an answer, or where to write
    *,
    publisher: str,
    number: str,
    name: str | None,
    better: str | None,
    better_because: str | None,
    answers: Sequence[str],
    to: Path | None,
    from_replies: Path | None,
) -> None:
    """Write the definition of a publisher's indicator, its ID as `find` lists it.

    On a terminal, what the publisher does not say is asked for; elsewhere the options say it. The direction is always
    asked for. The folder is the first of OUTCOMES_DEFINITIONS, else ./definitions.
    """
    given = {"name": name, "better": better, "better_because": better_because}
    known = {key: value for key, value in given.items() if value is not None} | dict(map(_answer, answers))
    with _asker(from_replies) as ask:
        made = discovery.draft(publisher, number, answers=known, bring=ask)
        while made.open:
            _refuse_unless_a_person_can_answer(made.open)
            question = made.open[0]
            kind = click.Choice(question.choices) if question.choices else None
            known[question.key] = click.prompt(question.words, type=kind, default=question.usual)
            made = discovery.draft(publisher, number, answers=known, bring=ask)
    folder = to or Path(next(filter(None, os.environ.get(SETTING, "").split(os.pathsep)), "definitions"))
    path = folder / f"{made.name}.toml"
    if path.exists() or made.name in catalogue.indicators():
        message = f"There is an indicator {made.name} already. Give this one another --name."
        raise Refused(message)
    folder.mkdir(parents=True, exist_ok=True)
    text = discovery.written(made)
    path.write_text(text, "utf-8")
    click.echo(f"Written to {path}. Read it through; OUTCOMES_DEFINITIONS={folder} puts it among the indicators.")


@indicators.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_indicator(*, path: Path) -> None:
    """Read the definition of an indicator and say what is wrong with it."""
    one = catalogue.read(path)
    click.echo(f"{path.name}: {one.title}, {one.unit}, {one.better} is better. Nothing to mend.")


def _answer(text: str) -> tuple[str, str]:
    """KEY=VALUE as a key and an answer."""
    key, equals, value = text.partition("=")
    if not equals:
        message = f"--answer {text[:60]} holds no =. Write KEY=VALUE."
        raise click.UsageError(message)
    return key.strip(), value.strip()


def _refuse_unless_a_person_can_answer(questions: Sequence[discovery.Question]) -> None:
    """Where nobody sits at a terminal, say everything that is open and the option that would say it."""
    if sys.stdin.isatty():
        return
    options = {"better": "--better", "better_because": "--because"}
    said = []
    for one in questions:
        choices = f" ({', '.join(one.choices)})" if one.choices else ""
        said.append(f"{options.get(one.key, f'--answer {one.key}=…')}: {one.words}{choices}")
    message = "\n".join(["The publisher does not say everything. Give:", *said])
    raise Refused(message)


@contextmanager
def _asker(from_replies: Path | None) -> Iterator[Asker]:
    """Asks publishers, or a folder of their recorded replies; what cannot be found out is refused in one sentence."""
    with replay.serve(from_replies) if from_replies else nullcontext(None) as base:
        try:
            yield Asker(now=datetime.now(UTC), replay=base)
        except (discovery.SearchError, discovery.DraftError) as error:
            raise Refused(str(error)) from error


Read: TypeAlias = Callable[..., tuple[AgreementTerms | StandardTerms, tuple[Refusal, ...]]]


def _check(path: Path, read: Read) -> None:
    """Read a document and print what is wrong with it, a line a clause."""
    text = _text(path)
    with store_in_use() as session:
        terms = _whole(session, path, text, read)
    click.echo(f"{path.name}: {terms.title}. Nothing to mend. Fingerprint {fingerprint(terms)[:12]}.")


def _import(path: Path, read: Read, *, reason: str, trying: bool) -> None:
    """Keep a document as the next version's draft; made-up terms that are tried out are judged at once."""
    text = _text(path)
    engine = engine_in_use()
    keep = try_out if trying else orders.import_draft
    try:
        with database.writing(engine) as session:
            terms = _whole(session, path, text, read)
            keep(session, terms=terms, now=moment_of(session), reason=reason)
    except OrderRefusedError as refused:
        raise Refused(str(refused)) from None
    if trying:
        judge_all(engine)
        click.echo(f"{path.name}: {terms.title} is in force from the day it names, as {terms.evidence} terms.")
    else:
        click.echo(f"{path.name}: {terms.title} is kept as a draft. Both sides sign it on the pages.")


def _export(kind: Literal["agreement", "standard"], name: str, *, version: int | None, to: Path | None) -> None:
    """Write a version out as TOML; read again, it has the same fingerprint."""
    with store_in_use() as session:
        record = versions.version_named(session, kind, name, number=version, on=moment_of(session).date())
        if record is None:
            which = f"version {version} of the {kind}" if version is not None else f"{kind}"
            message = f'There is no {which} "{name[:60]}". Name another, or leave out --version.'
            raise Refused(message)
        text = to_toml(record.terms)
    if to is None:
        click.echo(text, nl=False)
    else:
        to.write_text(text, "utf-8")
        click.echo(f"Version {record.version} written to {to}. Fingerprint {record.fingerprint[:12]}.")


def _whole(session: Session, path: Path, text: str, read: Read) -> AgreementTerms | StandardTerms:
    """The document that a text states; everything that is refused of it at once."""
    terms, refusals = read(session, text, name=path.name, known_at=moment_of(session))
    if refusals:
        raise TermsError(path.name, refusals)
    return terms


def _text(path: Path) -> str:
    try:
        return written.text_of(path)
    except WrittenError as error:
        message = f"{path.name}: {error}"
        raise Refused(message) from None
