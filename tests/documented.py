"""What the documentation says: its files, its blocks of commands, its links, and the names it gives to things."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import click

from dashboard.cli import outcomes

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "documentation"
GUIDES = sorted(FOLDER.glob("*.md"))
PAGES = [*GUIDES, *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY", "CHANGELOG"))]
FENCE = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"<!-- [\w-]+ -->.*?<!-- end -->", re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
MADE_BEFORE = re.compile(r"^[A-Z_]+=\S+$")
TYPED = re.compile(r"^(?:[A-Z_]+=\S+ )*outcomes\b")


@dataclass(frozen=True, slots=True)
class Order:
    """An `outcomes` command as a page writes it: where it stands, the settings before it, and its words."""

    page: str
    words: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False

    def __str__(self) -> str:
        return f"{self.page}: outcomes {' '.join(self.words)}"


def text(page: Path) -> str:
    """A page without the tables that are made from the code."""
    return TABLE.sub("", page.read_text("utf-8"))


def orders(page: Path) -> Iterator[Order]:
    """Every command a page writes: whole ones in its blocks, and those that a sentence names."""
    for block in FENCE.findall(text(page)):
        for line in block.replace("\\\n", " ").splitlines():
            if not TYPED.match(line):
                continue
            words = shlex.split(line, comments=True)
            before = list(takewhile(MADE_BEFORE.match, words))
            settings = tuple((name, value) for name, _, value in (word.partition("=") for word in before))
            yield Order(page.name, tuple(words[len(before) + 1 :]), settings, is_whole=True)
    for said in SPAN.findall(FENCE.sub("", text(page))):
        if said.startswith("outcomes "):
            yield Order(page.name, tuple(shlex.split(said)[1:]))


def problem(order: Order) -> str | None:
    """What the command line would not understand in a command; None where there is nothing."""
    command, path, words = _named(order.words)
    if isinstance(command, click.Group):
        known = {option for parameter in command.params for option in parameter.opts} | {"--version", "--help"}
        unknown = [word for word in words if word not in known]
        return f"there is no command {unknown[0]}" if unknown else None
    context = click.Context(command, info_name=path)
    try:
        given, left, _ = command.make_parser(context).parse_args(list(words))
    except click.UsageError as error:
        return error.format_message() if order.is_whole or isinstance(error, click.NoSuchOption) else None
    if left:
        return f"{left[0]} is one word too many"
    if not order.is_whole:
        return None
    missing = [one.name for one in command.params if one.required and given.get(one.name) in {None, ()}]
    return f"{missing[0]} is missing" if missing else None


def commands(group: click.Group = outcomes, name: str = "outcomes") -> Iterator[str]:
    """Every command there is, as it is typed."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


def _named(words: tuple[str, ...]) -> tuple[click.Command, str, tuple[str, ...]]:
    command: click.Command = outcomes
    path = "outcomes"
    while words and isinstance(command, click.Group) and words[0] in command.commands:
        command, path, words = command.commands[words[0]], f"{path} {words[0]}", words[1:]
    return command, path, words
