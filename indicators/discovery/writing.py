"""A draft as the TOML of a definition, in the order in which the others are written."""

from collections.abc import Mapping
from typing import Any

import tomlkit

from data.catalogue import definition, licences
from indicators.discovery.drafting import Draft

_GROUPS = (
    ("title", "measure", "of", "unit", "unit_kind", "decimals", "lowest", "highest"),
    ("better", "better_because", "better_from"),
    ("frequency", "window", "lag_days", "year"),
    ("definition",),
    ("publisher", "department", "source_title", "source_address", "licence"),
    ("feed",),
)


def written(draft: Draft) -> str:
    """The definition as TOML, read back once to see that the catalogue takes it.

    Raises ValueError while questions are open, DefinitionError where the publisher's own words make a bad definition.
    """
    if draft.open:
        message = f"{draft.name} is not complete: {', '.join(question.key for question in draft.open)} is open."
        raise ValueError(message)
    document = tomlkit.document()
    for group in _GROUPS:
        for key in group:
            if key in draft.keys:
                document.add(key, _item(draft.keys[key]))
        document.add(tomlkit.nl())
    query = tomlkit.table()
    for key, value in draft.keys["query"].items():
        query.add(key, _item(value))
    document.add("query", query)
    text = tomlkit.dumps(document)
    definition.parse(text, name=draft.name, licences=licences.known())
    return text


def _item(value: Any) -> Any:  # noqa: ANN401 (TOML holds many kinds)
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update(value)
        return inline
    return tomlkit.item(value)
