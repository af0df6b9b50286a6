"""Commands about what is written down: agreements, minimum standards and the definitions of indicators."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.cli.shell import Refused, moment_of, store_in_use
from dashboard.questions import checking
from data import catalogue
from data.catalogue.lookup import SETTING
from data.terms import AgreementTerms, Refusal, StandardTerms, TermsError, fingerprint
from indicators import discovery
from indicators.feeds import replay
from indicators.feeds.feed import shown
from indicators.feeds.http import Asker

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_MOST = 8

NEAR_ENOUGH = 60


@click.group()
def agreement() -> None:
    """Read agreements written as TOML."""


@agreement.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_agreement(*, path: Path) -> None:
    """Read an agreement and say what is wrong with it, by clause and with the cure."""
    _check(path, checking.agreement)


@click.group()
def standard() -> None:
    """Read minimum standards written as TOML."""


@standard.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_standard(*, path: Path) -> None:
    """Read a minimum standard and say what is wrong with it, with the cure."""
    _check(path, checking.standard)


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


def _check(
    path: Path,
    read: Callable[..., tuple[AgreementTerms | StandardTerms, tuple[Refusal, ...]]],
) -> None:
    """Read a document and print what is wrong with it, a line a clause."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        message = f"{path.name}: not UTF-8 text. Write the document as TOML, saved as UTF-8."
        raise Refused(message) from None
    with store_in_use() as session:
        terms, refusals = read(session, text, name=path.name, known_at=moment_of(session))
    if refusals:
        raise TermsError(path.name, refusals)
    click.echo(f"{path.name}: {terms.title}. Nothing to mend. Fingerprint {fingerprint(terms)[:12]}.")
