"""A copy of the whole store in one file, made while it is in use, and put back into an empty store of either kind.

The file is a ZIP archive: `manifest.json`, a file of JSON lines for each table (one array a row, in the order of the
table's key), and the raw replies under their SHA-256. It names no kind of database, so that what was kept in a SQLite
file can be restored to a PostgreSQL server and the other way round.
"""

from data.backup.reading import RESTORED, restore
from data.backup.shape import BackupError, Summary
from data.backup.writing import BACKED_UP, write

__all__ = ["BACKED_UP", "RESTORED", "BackupError", "Summary", "restore", "write"]
