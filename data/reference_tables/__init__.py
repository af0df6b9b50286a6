"""How `data/reference` is made from the publishers' files: facts re-tabulated into columns of our own, nothing copied.

`refresh_reference(folder)` reads the files as their publishers name them and gives the tables; `write` puts them down.
Only `outcomes places update` uses this. It stands just above `data.gazetteer`, which reads what is made here.
`read_code_list` reads what `outcomes places add` is given: places that no publisher's file holds.
"""

from data.reference_tables.code_list import COLUMNS_OF_LIST, CodeList, read_code_list
from data.reference_tables.links import Row
from data.reference_tables.sources import SourceError, Sources, read_sources
from data.reference_tables.tables import COLUMNS, Tables, refresh_reference, tables, write

__all__ = [
    "COLUMNS",
    "COLUMNS_OF_LIST",
    "CodeList",
    "Row",
    "SourceError",
    "Sources",
    "Tables",
    "read_code_list",
    "read_sources",
    "refresh_reference",
    "tables",
    "write",
]
