"""Making text inert where Markdown is read: table cells, links and sentences that hold a name."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:&-])")
_KEPT = re.compile(r"[^\w \t\n'’\u2018“”(),.\-–—−&/:;%£€≥≤½+=?!■▲●◆○↑↓₂…·\[\]°é]")
_ADDRESS = re.compile(r"(https?://|www\.)", re.IGNORECASE)


def cell(text: str) -> str:
    """Return our own formatted text or a registry name so that Markdown shows it as it stands.

    Characters beyond those our formats and names use are dropped, and a bare web address is broken: escaping alone
    leaves it a link.
    """
    kept = _ADDRESS.sub(lambda found: found.group().replace("/", "").replace(".", " "), _KEPT.sub("", text))
    return _MARKUP.sub(r"\\\1", kept)


def link(text: str, address: str) -> str:
    """Return a link of our own for a table cell: an inert text and a local address made by `selection`."""
    return f"[{cell(text)}]({address})"
