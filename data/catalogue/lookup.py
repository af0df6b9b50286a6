"""Finds indicators: every definition in the folders in use, read once."""

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.catalogue import definition, licences
from data.catalogue.definition import DefinitionError
from data.catalogue.indicator import Indicator

SHIPPED = Path(__file__).parents[1] / "definitions"
SETTING = "OUTCOMES_DEFINITIONS"


class UnknownIndicatorError(LookupError):
    """No definition has this name; the message offers the nearest ones."""


def read(path: Path) -> Indicator:
    """The indicator that one file describes; `DefinitionError` names what is wrong with it."""
    return definition.read(path, licences=licences.known(tuple(_set_folders())))


def indicators(*, folders: Sequence[Path] = ()) -> Mapping[str, Indicator]:
    """Every indicator by name, in alphabetical order.

    Read from our own definitions, from the folders that the setting OUTCOMES_DEFINITIONS lists, and from `folders`.

    Raises:
        DefinitionError: a definition is bad, two have one name, or a paired measure is unknown.

    """
    return _read_all((SHIPPED, *_set_folders(), *folders))


def indicator(name: str, *, folders: Sequence[Path] = ()) -> Indicator:
    """The indicator of that name, or `UnknownIndicatorError` with the nearest names."""
    known = indicators(folders=folders)
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    cure = f"Did you mean {' or '.join(near)}?" if near else "`outcomes indicators find` lists what there is."
    message = f'There is no indicator "{name[:60]}". {cure}'
    raise UnknownIndicatorError(message)


def _set_folders() -> Iterator[Path]:
    return (Path(part) for part in os.environ.get(SETTING, "").split(os.pathsep) if part)


@cache
def _read_all(folders: tuple[Path, ...]) -> Mapping[str, Indicator]:
    found: dict[str, Indicator] = {}
    allowed = licences.known(tuple(folder for folder in dict.fromkeys(folders) if folder != SHIPPED))
    for folder in dict.fromkeys(folders):
        if not folder.is_dir():
            message = f'There is no folder of definitions "{folder}". Mend the setting {SETTING}.'
            raise DefinitionError(message)
        for path in sorted(folder.glob("*.toml")):
            if path.name == licences.NAME:
                continue
            if path.stem in found:
                message = f"{path.name}: an indicator of this name is already defined. Give the file another name."
                raise DefinitionError(message)
            found[path.stem] = definition.read(path, licences=allowed)
    for name, each in found.items():
        if each.paired is not None and (each.paired not in found or each.paired == name):
            message = f'{name}.toml: paired is "{each.paired[:60]}". Write the name of another indicator.'
            raise DefinitionError(message)
    return MappingProxyType(dict(sorted(found.items())))
