"""Catalogues of translations: what a translator has put for each of our texts, read from the PO files beside this.

A PO file is read as it stands, when a process starts that speaks its language. Nothing is compiled beforehand: so a
wheel and a checkout work alike, no build step can be forgotten, and a text that no translator has confirmed (`fuzzy`)
can still be told from one that is. English is what the code says, and reads no file.
"""

import io
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from gettext import GNUTranslations
from importlib import resources

REVIEWED_BY = "X-Reviewed-By"
FUZZY = "fuzzy"
_SEPARATOR = "\x04"
_MAGIC = 0x950412DE
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(slots=True)
class Entry:
    """One text and what stands for it; filled line by line while a file is read."""

    flags: frozenset[str] = frozenset()
    context: str | None = None
    text: str = ""
    plural: str | None = None
    forms: dict[int, str] = field(default_factory=dict)

    @property
    def is_fuzzy(self) -> bool:
        """Whether no translator has confirmed it yet."""
        return FUZZY in self.flags

    @property
    def is_whole(self) -> bool:
        """Whether every form of it has been put."""
        return bool(self.forms) and all(self.forms.values())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that a PO file holds: its header, and its entries in their order."""

    header: Mapping[str, str]
    entries: tuple[Entry, ...]

    @property
    def reviewed_by(self) -> str:
        """Who reviewed it, by post or body, or an empty text."""
        return self.header.get(REVIEWED_BY, "").strip()

    def translations(self, *, unconfirmed: bool) -> GNUTranslations:
        """Return what the standard library's gettext looks texts up in; unconfirmed ones only where asked for."""
        spoken = [one for one in self.entries if one.is_whole and (unconfirmed or not one.is_fuzzy)]
        return GNUTranslations(io.BytesIO(_compiled(self.header, spoken)))


def read(language: str) -> Catalogue:
    """Return the catalogue of a language that comes with the product."""
    file = resources.files("dashboard.wording") / "catalogues" / f"{language}.po"
    return parsed(file.read_text("utf-8"))


def parsed(text: str) -> Catalogue:
    """Return the catalogue that a PO file's text holds; texts that are no longer used are left out."""
    entries = list(_entries(text))
    header = next((one.forms[0] for one in entries if not one.text and one.context is None), "")
    fields = dict(line.split(":", 1) for line in header.splitlines() if ":" in line)
    return Catalogue({name: value.strip() for name, value in fields.items()}, tuple(one for one in entries if one.text))


def _entries(text: str) -> Iterator[Entry]:
    for block in text.split("\n\n"):
        entry, key = Entry(), ""
        for line in block.splitlines():
            if line.startswith('"'):
                _put(entry, key, line)
            elif line.startswith("msg"):
                key, _, quoted = line.partition(" ")
                _put(entry, key, quoted)
            elif line.startswith("#,"):
                entry.flags = frozenset(flag.strip() for flag in line[2:].split(","))
        if key:
            yield entry


def _put(entry: Entry, key: str, quoted: str) -> None:
    """Add what stands between quotes to the part of the entry that its key names."""
    text = quoted.strip()[1:-1]
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)
    match key:
        case "msgid":
            entry.text += text
        case "msgctxt":
            entry.context = (entry.context or "") + text
        case "msgid_plural":
            entry.plural = (entry.plural or "") + text
        case _:
            form = int(key.removeprefix("msgstr").strip("[]") or 0)
            entry.forms[form] = entry.forms.get(form, "") + text


def _compiled(header: Mapping[str, str], entries: Iterable[Entry]) -> bytes:
    """Return the MO file that gettext reads: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html."""
    messages = {"": "".join(f"{name}: {value}\n" for name, value in header.items())}
    for one in entries:
        key = one.text if one.context is None else f"{one.context}{_SEPARATOR}{one.text}"
        forms = [one.forms[number] for number in sorted(one.forms)]
        messages[key if one.plural is None else f"{key}\0{one.plural}"] = "\0".join(forms)
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    count, tables, offset = len(pairs), ([], []), 28 + 16 * len(pairs)  # type: tuple[int, tuple[list[int], ...], int]
    body = b""
    for table, texts in zip(tables, zip(*pairs, strict=True), strict=True):
        for text in texts:
            table += [len(text), offset + len(body)]
            body += text + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, offset)
    return head + struct.pack(f"<{4 * count}I", *tables[0], *tables[1]) + body
