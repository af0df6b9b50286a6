"""The language that this process speaks: texts, plurals, how numbers are written and how names are put in order.

One language a process is decided: our words are constants, made when their modules are imported, and papers, downloads
and caches are shared by all who ask; choosing anew at each request would make a call of every constant, and every
cache key longer. Who needs two languages serves two processes from one store and links one to the other. The command
line stays English (its help is what its manual quotes); what it prints from these modules follows the language.

Write `_("{place} is late").format(place=place)`: never an f-string inside, for a catalogue holds the text with its
slots. A text that depends on a count goes through `counted`, a word that means different things through `told`.
"""

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from dashboard.wording import catalogue

SETTING = "OUTCOMES_LANGUAGE"
UNREVIEWED = "OUTCOMES_UNREVIEWED_LANGUAGE"
ENGLISH, WELSH = "en", "cy"
# Welsh counts these pairs as letters of their own, each after the letter that it begins with; only ng follows g.
_WELSH_LETTER = re.compile("ch|dd|ff|ng|ll|ph|rh|th|.", re.DOTALL)


class LanguageError(ValueError):
    """The language asked for cannot be spoken; its text says why, and the cure."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that pages and papers can be in."""

    code: str
    tag: str
    """What the lang attribute of a page says (BCP 47)."""
    translations: NullTranslations
    is_reviewed: bool = True


def chosen(environment: Mapping[str, str]) -> Language:
    """Return the language that the settings ask for, English where they do not.

    Raises:
        LanguageError: We do not have it, or nobody has reviewed it and nobody said that readers know.
    """
    code = environment.get(SETTING, "").strip().lower() or ENGLISH
    if code == ENGLISH:
        return Language(ENGLISH, "en-GB", NullTranslations())
    if code != WELSH:
        message = f"{SETTING}: we have no words in “{code[:20]}”. Set it to {ENGLISH} or {WELSH}, or leave it out."
        raise LanguageError(message)
    held = catalogue.read(code)
    unconfirmed = environment.get(UNREVIEWED, "").strip().lower() == "yes"
    if not held.reviewed_by and not unconfirmed:
        message = (
            f"{SETTING}: no translator has reviewed our Welsh yet. Set it to {ENGLISH}, or set {UNREVIEWED}=yes if "
            "everybody who will read it knows that."
        )
        raise LanguageError(message)
    return Language(code, code, held.translations(unconfirmed=unconfirmed), is_reviewed=bool(held.reviewed_by))


try:
    SPOKEN = chosen(os.environ)
except LanguageError as error:
    # Words are made at import, before a command could answer for itself: this prints the sentence and ends with 1.
    raise SystemExit(str(error)) from None

_ = SPOKEN.translations.gettext


def counted(one: str, many: str, number: float) -> str:
    """Return the text for a count, its slots not yet filled: `counted("{n} place", "{n} places", n)`."""
    return SPOKEN.translations.ngettext(one, many, number)  # type: ignore[arg-type]  # gettext counts in decimals too


def told(context: str, text: str) -> str:
    """Return a text that another language says differently elsewhere; the context tells a translator where this is."""
    return SPOKEN.translations.pgettext(context, text)


def collated(name: str) -> tuple[tuple[int, ...], str]:
    """Return the key that puts names in this language's alphabetical order, English as its letters are coded."""
    return (welsh_order(name) if SPOKEN.code == WELSH else (), name)


def welsh_order(name: str) -> tuple[int, ...]:
    """Return the places of a name's letters in the Welsh alphabet; accents count for nothing, other signs come first.

    Two letters that only look like one, as the n and g of Bangor, cannot be told without a dictionary of names.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(sign))
    return tuple(
        2 * ord("g" if letter == "ng" else letter[0]) + (len(letter) > 1) for letter in _WELSH_LETTER.findall(plain)
    )


# What stands between thousands and before decimals: a translator puts the signs of the language.
THOUSANDS = told("between thousands", ",")
DECIMAL = told("before decimals", ".")
