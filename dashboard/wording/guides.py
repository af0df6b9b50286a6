"""The pages of `data/documentation` as the About page shows them: headings apart, links led to that page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import data

FOLDER = Path(data.__file__).with_name("documentation")
CONTENTS = "README"
SECTION = "guides"
OF_A_SECTION = 2
"""The level of the headings of sections; those of their parts are one lower."""
_HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it, as Markdown; the level is that of the heading, 0 for what has none."""

    heading: str
    level: int
    body: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One page: its title, the paragraph it begins with, and its parts."""

    name: str
    title: str
    answer: str
    parts: tuple[Part, ...]


def guide(section: str) -> Guide | None:
    """Return the page that a section of the About page shows; None where there is none of that name."""
    if section == SECTION:
        return _read(CONTENTS)
    return _read(section) if section in names() else None


@cache
def names() -> tuple[str, ...]:
    """Return the name of every page but that of contents, which links to them."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.md") if file.stem != CONTENTS))


def linked(body: str, address: Callable[[str], str]) -> str:
    """Return Markdown whose links to other pages lead to their addresses; others are left as words."""

    def led(found: re.Match[str]) -> str:
        label, target = found.groups()
        name = target.partition("#")[0].removesuffix(".md")
        if target.startswith("https://"):
            return found[0]
        if name == CONTENTS:
            return f"[{label}]({address(SECTION)})"
        return f"[{label}]({address(name)})" if name in names() else label

    return _LINK.sub(led, body)


@cache
def _read(name: str) -> Guide:
    title, _, rest = (FOLDER / f"{name}.md").read_text("utf-8").removeprefix("# ").partition("\n")
    answer, *bodies = _HEADING.split(rest.strip())
    first, _, more = answer.strip().partition("\n\n")
    parts = [Part("", 0, more.strip())] if more.strip() else []
    for signs, heading, body in zip(bodies[::3], bodies[1::3], bodies[2::3], strict=True):
        parts.append(Part(heading.strip(), len(signs), body.strip()))
    return Guide(name=name, title=title.strip(), answer=" ".join(first.split()), parts=tuple(parts))
