"""The licences under which publishers let their figures be shown, and the words each asks for."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from data.catalogue.definition import DefinitionError
from data.catalogue.indicator import Licence

NAME = "licences.toml"
FILE = Path(__file__).parents[1] / "definitions" / NAME
_EXAMPLE = 'name = "…", address = "https://…", attribution = "…" and open = true or false'


@cache
def known(folders: Sequence[Path] = ()) -> Mapping[str, Licence]:
    """Every licence by the short name that definitions use: ours, and those in a `licences.toml` of these folders.

    Raises DefinitionError for a file that states a licence otherwise, or under a name that is taken.
    """
    found: dict[str, Licence] = {}
    for file in (FILE, *(folder / NAME for folder in folders)):
        if file != FILE and not file.is_file():
            continue
        for name, entry in _table(file).items():
            if name in found:
                message = f"{NAME}: there is a licence {name} already. Give this one another name."
                raise DefinitionError(message)
            found[name] = _licence(name, entry)
    return MappingProxyType(found)


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"{NAME}: cannot be read ({error}). Write a table for each licence."
        raise DefinitionError(message) from error


def _licence(name: str, entry: object) -> Licence:
    """A licence, its words those that we can show beside a figure."""
    match entry:
        case {"name": str(called), "address": str(address), "attribution": str(words), "open": bool(is_open), **rest}:
            if rest or not (called.strip() and words.strip()):
                _refused(name)
        case _:
            _refused(name)
    if not address.startswith("https://"):
        message = f"{NAME}: the address of {name} is none. Write one that begins with https://."
        raise DefinitionError(message)
    return Licence(name=called, address=address, attribution=words, open=is_open)


def _refused(name: str) -> NoReturn:
    message = f"{NAME}: the licence {name} is not whole. Write {_EXAMPLE}."
    raise DefinitionError(message)
