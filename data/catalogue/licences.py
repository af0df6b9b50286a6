"""The licences under which publishers let their figures be shown, and the words each asks for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.catalogue.indicator import Licence

FILE = Path(__file__).parents[1] / "definitions" / "licences.toml"


@cache
def known() -> Mapping[str, Licence]:
    """Every licence by the short name that definitions use."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return MappingProxyType({name: Licence(**entry) for name, entry in table.items()})
