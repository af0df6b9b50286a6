"""The badge: an SVG of words and shapes, so that nothing is said by colour, with its source and its date inside."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from dashboard.charts.style import FONT, INK, OTHERS, PAPER
from dashboard.wording.language import SPOKEN
from dashboard.wording.marks import Mark

WIDTH = 320
MARGIN = 14
LETTERS = 38
SMALL_LETTERS = 44
GAP = ("", 6, PAPER, False)


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says, from the first line to the last."""

    title: str
    figure: str
    judgements: tuple[tuple[str, Mark], ...]
    foot: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The same as one text, for those who do not see it."""
        said = "; ".join(f"{name}: {mark.words}" for name, mark in self.judgements)
        return f"{self.figure}. {said}. {' '.join(self.foot)}"


def drawn(one: Badge, *, back: str) -> str:
    """Return the badge, all of it a link back."""
    rows: list[tuple[str, int, str, bool]] = [(line, 16, INK, True) for line in textwrap.wrap(one.title, LETTERS - 4)]
    rows += [(line, 14, INK, False) for line in textwrap.wrap(one.figure, LETTERS)]
    rows += [GAP]
    for name, mark in one.judgements:
        rows += [(line, 14, INK, True) for line in textwrap.wrap(f"{mark.shape} {name}: {mark.words}", LETTERS - 2)]
    rows += [GAP]
    for part in one.foot:
        rows += [(line, 13, OTHERS, False) for line in textwrap.wrap(part, SMALL_LETTERS)]
    words, height = _set(rows)
    link = escape(back, quote=True)
    return _whole(f'<a href="{link}" target="_blank" rel="noopener">{words}</a>', height, one.title, one.spoken)


def refused(sentence: str) -> str:
    """Return a badge that says why there is none."""
    words, height = _set([(line, 14, INK, False) for line in textwrap.wrap(sentence, LETTERS)])
    return _whole(words, height, sentence, "")


def _set(rows: Iterable[tuple[str, int, str, bool]]) -> tuple[str, int]:
    """Return lines of text under each other, and how high they stand."""
    y, found = MARGIN, []
    for text, size, colour, strong in rows:
        y += round(size * 1.45)
        if not text:
            continue
        weight = ' font-weight="600"' if strong else ""
        found.append(f'<text x="{MARGIN}" y="{y}" font-size="{size}" fill="{colour}"{weight}>{escape(text)}</text>')
    return "".join(found), y + MARGIN


def _whole(words: str, height: int, title: str, says: str) -> str:
    described = f"<desc id='says'>{escape(says)}</desc>" if says else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-labelledby="named says" lang="{SPOKEN.tag}" font-family="{FONT}">'
        f"<title id='named'>{escape(title)}</title>{described}"
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
        f"{words}</svg>"
    )
