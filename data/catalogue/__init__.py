"""The catalogue of indicators: `definitions/*.toml` as frozen values, a bad one refused by name."""

from data.catalogue.definition import DefinitionError
from data.catalogue.indicator import Break, Disclosure, Frequency, Indicator, Licence, UnitKind
from data.catalogue.lookup import UnknownIndicatorError, indicator, indicators, read

__all__ = [
    "Break",
    "DefinitionError",
    "Disclosure",
    "Frequency",
    "Indicator",
    "Licence",
    "UnitKind",
    "UnknownIndicatorError",
    "indicator",
    "indicators",
    "read",
]
