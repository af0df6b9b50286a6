"""Words that everybody will read: plain paragraphs, without an address of the web, of a length that is read."""

import re
import unicodedata
from typing import Final

from dashboard.orders.acting import OrderRefusedError
from dashboard.wording import plain as words

# Anything that a reader's mail or browser would make a link of: with a scheme, or a name that ends like a domain.
_ADDRESS: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\b[\w-]+(\.[\w-]+)*\.(com|org|net|uk|gov|info|io|eu|app|link)\b",
    re.IGNORECASE,
)
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(text: str, *, what: str, most_words: int) -> str:
    """Return a text without control characters and characters that turn writing round.

    Raises OrderRefusedError for a text with an address of the web, or of too many words.
    """
    folded = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    kept = "".join(sign for sign in folded if sign == "\n" or unicodedata.category(sign) not in _DROPPED)
    lines = [" ".join(line.split()) for line in kept.strip().split("\n")]
    found = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    # Full-width letters and dots read as the usual ones, to people and to browsers.
    address = _ADDRESS.search(unicodedata.normalize("NFKC", found))
    if address:
        raise OrderRefusedError(words.no_addresses(what, address.group()))
    counted = len(found.split())
    if counted > most_words:
        raise OrderRefusedError(words.too_many(what, counted, most_words))
    return found


def evidence_link(address: str) -> str | None:
    """Return a link to evidence, None where none is given; it is kept apart from the words and shown with its host.

    Raises OrderRefusedError for anything but a plain https address.
    """
    link = address.strip()
    if not link:
        return None
    if not re.fullmatch(r"https://[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(/[\w./~%-]*)?", link, re.IGNORECASE):
        raise OrderRefusedError(words.BAD_LINK)
    return link
