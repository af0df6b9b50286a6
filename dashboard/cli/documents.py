"""Commands about what is written down: agreements, minimum standards and the definitions of indicators."""

from collections.abc import Callable
from pathlib import Path

import click
from rapidfuzz import fuzz, process, utils

from dashboard.cli.shell import Refused, moment_of, store_in_use
from dashboard.questions import checking
from data import catalogue
from data.terms import AgreementTerms, Refusal, StandardTerms, TermsError, fingerprint

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
def find(*, text: str) -> None:
    """Find an indicator of the catalogue by what it is about; without words, list all."""
    every = catalogue.indicators()
    said = {name: f"{one.title} {name} {one.of} {one.definition}" for name, one in every.items()}
    found = (
        [
            name
            for _, _, name in process.extract(
                text, said, scorer=fuzz.WRatio, processor=utils.default_process, limit=8, score_cutoff=NEAR_ENOUGH
            )
        ]
        if text
        else list(every)
    )
    if not found:
        message = f'No indicator is about "{text[:60]}". `outcomes indicators find` without words lists all.'
        raise Refused(message)
    for name in found:
        click.echo(f"{name}\t{every[name].title}, {every[name].unit} ({every[name].publisher})")


@indicators.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_indicator(*, path: Path) -> None:
    """Read the definition of an indicator and say what is wrong with it."""
    one = catalogue.read(path)
    click.echo(f"{path.name}: {one.title}, {one.unit}, {one.better} is better. Nothing to mend.")


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
