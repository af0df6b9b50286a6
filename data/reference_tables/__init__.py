"""How `data/reference` is made from the publishers' files: facts re-tabulated into columns of our own, nothing copied.

`refresh_reference(folder)` reads the files as their publishers name them and gives the tables; `write` puts them down.
Only `outcomes places update` uses this. It stands just above `data.gazetteer`, which reads what is made here.
"""

from data.reference_tables.links import Row
from data.reference_tables.sources import SourceError, Sources, read_sources
from data.reference_tables.tables import COLUMNS, Tables, refresh_reference, tables, write

__all__ = [
    "COLUMNS",
    "Row",
    "SourceError",
    "Sources",
    "Tables",
    "read_sources",
    "refresh_reference",
    "tables",
    "write",
]
