"""Writes the README's tables from the code; with --check says that they are out of date, with exit status 1."""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from dashboard.cli import outcomes
from dashboard.cli.settings import SETTINGS
from data import catalogue
from indicators.feeds import FEEDS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

TO_ADD = (
    ("an indicator from a known feed", ("data/definitions/",), "one TOML"),
    (
        "a publisher",
        ("indicators/feeds/", "indicators/feeds/__init__.py", "tests/replies/"),
        "a module, a line, a reply",
    ),
    ("a statistic", ("indicators/statistics/", "tests/indicators/statistics/"), "a function, a published example"),
    (
        "a rule of judgement",
        ("indicators/judgement/", "tests/spec/", "tests/method_page.py"),
        "a module, rows in a spec table",
    ),
    ("a page", ("dashboard/views/", "dashboard/app.py"), "one file, one line"),
    ("a chart", ("dashboard/charts/",), "one file"),
    ("a word, a number format", ("dashboard/wording/",), "one file"),
    ("a translation", ("dashboard/wording/catalogues/",), "one PO file; `X-Reviewed-By` once a translator has read it"),
    ("a place of your own", ("data/documentation/bring-your-own.md",), "a code list (`outcomes places add`)"),
    ("a guide", ("data/documentation/",), "one page, a line in its contents"),
    ("an agreement or a standard", ("data/demonstration/",), "one TOML (`outcomes agreement check` reads any other)"),
)


def commands() -> Iterable[tuple[str, ...]]:
    yield "command", "does"
    yield from _commands_of(outcomes, "outcomes")


def settings() -> Iterable[tuple[str, ...]]:
    yield "setting", "says", "without it"
    for setting in SETTINGS:
        yield f"`{setting.name}`", setting.says, setting.otherwise


def to_add() -> Iterable[tuple[str, ...]]:
    yield "to add", "touch", "with"
    for what, where, how in TO_ADD:
        yield what, ", ".join(f"`{path}`" for path in where), how


def feeds() -> Iterable[tuple[str, ...]]:
    yield "publisher", "feed", "hosts"
    for feed in FEEDS.values():
        yield feed.title, f"`{feed.name}`", ", ".join(sorted(feed.hosts)) or "any named by an indicator"


def indicators() -> Iterable[tuple[str, ...]]:
    yield "indicator", "name", "unit", "better", "publisher"
    for one in catalogue.indicators().values():
        by = "the publisher’s" if one.better_from == "publisher" else one.better_because
        yield one.title, f"`{one.name}`", one.unit, f"{one.better}: {by}", one.publisher


TABLES: dict[str, Callable[[], Iterable[tuple[str, ...]]]] = {
    "commands": commands,
    "settings": settings,
    "to-add": to_add,
    "feeds": feeds,
    "indicators": indicators,
}


def written(text: str) -> str:
    """The README with each table made anew between its marks."""
    for name, rows in TABLES.items():
        table = "\n".join(_lines(rows()))
        text, found = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda marks, table=table: f"{marks[1]}{table}\n{marks[2]}",
            text,
            flags=re.DOTALL,
        )
        if found != 1:
            message = f"README.md: no marks for the table {name}. Add <!-- {name} --> and <!-- end -->."
            raise SystemExit(message)
    return text


def _lines(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if number == 0:
            yield "|" + "---|" * len(row)


def _commands_of(group: click.Group, name: str) -> Iterable[tuple[str, str]]:
    for word, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _commands_of(command, f"{name} {word}")
        else:
            options = [_usage(parameter) for parameter in command.params]
            yield f"`{' '.join([name, word, *options])}`", command.get_short_help_str(200)


def _usage(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        value = "" if parameter.is_flag else f" {parameter.make_metavar(click.Context(click.Command('x')))}"
        return f"[{parameter.opts[0]}{value}]"
    return parameter.human_readable_name


def main() -> int:
    text = README.read_text("utf-8")
    made = written(text)
    if "--check" not in sys.argv:
        README.write_text(made, "utf-8")
    elif made != text:
        sys.stderr.write("README.md: its tables are out of date. Run make docs.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
