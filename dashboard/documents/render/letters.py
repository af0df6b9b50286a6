"""How wide words are in the typeface we ship, read from its own file, so that nothing on paper lies over anything."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
REGULAR = FONTS / "Inter-Regular.otf"
BOLD = FONTS / "Inter-Bold.otf"
_SEGMENTS = 4  # the number of the character map's format that holds every letter up to U+FFFF
_END = 0xFFFF


@dataclass(frozen=True, slots=True)
class Typeface:
    """The width of each character, as a share of the size of the type."""

    widths: Mapping[int, float]

    def holds(self, character: str) -> bool:
        """Whether the typeface can draw a character."""
        return ord(character) in self.widths


@cache
def typeface(path: Path = REGULAR) -> Typeface:
    """Read the characters and widths of a font file."""
    data = path.read_bytes()
    tables = {
        data[at : at + 4]: int.from_bytes(data[at + 8 : at + 12], "big")
        for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
    }
    size = _short(data, tables[b"head"] + 18)
    known = _short(data, tables[b"hhea"] + 34)
    metrics = tables[b"hmtx"]
    return Typeface(
        {
            character: _short(data, metrics + 4 * min(glyph, known - 1)) / size
            for character, glyph in _characters(data, tables[b"cmap"]).items()
        }
    )


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is drawn at a size; a character that the typeface lacks counts as a whole em."""
    widths = typeface(BOLD if bold else REGULAR).widths
    return size * sum(widths.get(ord(character), 1.0) for character in text)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text in lines no wider than the room; a word too long for it is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            fits = max(
                (cut for cut in range(1, len(rest)) if width(rest[:cut], size, bold=bold) <= room),
                default=1,
            )
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return tuple(lines)


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of each character, from the map with segments that every OpenType file has."""
    for record in range(_short(data, cmap + 2)):
        table = cmap + int.from_bytes(data[cmap + 8 + 8 * record : cmap + 12 + 8 * record], "big")
        if _short(data, table) == _SEGMENTS:
            return _segments(data, table)
    message = "The font file holds no character map of format 4. Ship one that does."
    raise ValueError(message)


def _segments(data: bytes, table: int) -> dict[int, int]:
    count = _short(data, table + 6) // 2
    column = f">{count}H"
    ends = struct.unpack_from(column, data, table + 14)
    starts = struct.unpack_from(column, data, table + 16 + 2 * count)
    shifts = struct.unpack_from(column, data, table + 16 + 4 * count)
    offsets_at = table + 16 + 6 * count
    offsets = struct.unpack_from(column, data, offsets_at)
    glyphs = {}
    for segment, (start, end, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for character in range(start, end + 1):
            if offset == 0:
                glyph = (character + shift) & _END
            else:
                at = offsets_at + 2 * segment + offset + 2 * (character - start)
                glyph = (_short(data, at) + shift) & _END
            if glyph and character != _END:
                glyphs[character] = glyph
    return glyphs
