"""The statements that move a staged release among the figures held; their text is the same on every store."""

# ruff: noqa: S608 - put together from our own column names, never from anything that comes in

from typing import Final

KEY: Final = ("place", "period_start", "period_end")
FIGURE: Final = ("value", "lower", "upper", "count", "denominator", "status", "caveats")
WORDS: Final = ("label", "status_raw", "note", "locator")
STAGED: Final = (*KEY, *FIGURE, *WORDS)
_COLUMNS: Final = ", ".join(STAGED)

# Statements join the staged figures, which are those of one edition, to those that stand at `seen`: when it was asked
# for, or when it will be known. Figures held until later than that are no part of what an asking compares or counts.
# A figure is the same when its numbers, status and caveats are: a publisher's new wording of a label or note is no
# revision.
_STANDS: Final = "held.known_from <= :seen AND (held.known_until IS NULL OR held.known_until > :seen)"
_SAME_KEY: Final = " AND ".join(f"held.{column} = staged_figure.{column}" for column in KEY)
_MATCH: Final = f"held.indicator = :indicator AND {_STANDS} AND {_SAME_KEY}"
_SAME: Final = " AND ".join(f"held.{column} IS NOT DISTINCT FROM staged_figure.{column}" for column in FIGURE)
_KNOWN_FROM: Final = "CASE WHEN staged_figure.silent = 1 THEN :again ELSE :edition END"

TABLE: Final = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS staged_figure ("
    "place TEXT NOT NULL, period_start DATE NOT NULL, period_end DATE NOT NULL, "
    "value DOUBLE PRECISION, lower DOUBLE PRECISION, upper DOUBLE PRECISION, count DOUBLE PRECISION, "
    "denominator DOUBLE PRECISION, status TEXT NOT NULL, caveats TEXT NOT NULL, label TEXT NOT NULL, "
    "status_raw TEXT NOT NULL, note TEXT NOT NULL, locator TEXT NOT NULL, silent INTEGER NOT NULL DEFAULT 0, "
    "PRIMARY KEY (place, period_start, period_end))"
)
ANY_HELD: Final = "SELECT 1 FROM observation WHERE indicator = :indicator LIMIT 1"
EMPTY: Final = "DELETE FROM staged_figure"
ABSENT: Final = (
    f"SELECT count(*) FROM observation AS held WHERE held.indicator = :indicator AND {_STANDS} "
    f"AND NOT EXISTS (SELECT 1 FROM staged_figure WHERE {_MATCH})"
)
UNCHANGED: Final = (
    f"DELETE FROM staged_figure WHERE EXISTS (SELECT 1 FROM observation AS held WHERE {_MATCH} AND {_SAME})"
)
OLDER: Final = (
    "DELETE FROM staged_figure WHERE EXISTS (SELECT 1 FROM observation AS held "
    f"JOIN release ON release.id = held.release_id WHERE {_MATCH} AND release.published_on > :published_on)"
)
NEWEST_IN_THE_WAY: Final = (
    "SELECT max(held.known_from) AS newest FROM staged_figure JOIN observation AS held ON "
    f"{_MATCH} WHERE held.known_from >= :edition"
)
MARK_SILENT: Final = (
    "UPDATE staged_figure SET silent = 1, "
    "note = CASE WHEN note = '' THEN :remark ELSE note || ' ' || :remark END "
    f"WHERE EXISTS (SELECT 1 FROM observation AS held WHERE {_MATCH} AND held.known_from >= :edition)"
)
CLOSE: Final = f"UPDATE observation AS held SET known_until = {_KNOWN_FROM} FROM staged_figure WHERE {_MATCH}"
# A server takes a bare parameter for text, and text for another type than the column that it is compared with below.
_ADDED: Final = (
    "INSERT INTO observation (indicator, release_id, known_from, known_until, {columns}) "
    "SELECT CAST(:indicator AS VARCHAR), :release_id, {known_from}, {until}, {columns} FROM staged_figure "
    "ORDER BY place, period_start, period_end"
)
ADD: Final = _ADDED.format(columns=_COLUMNS, known_from=_KNOWN_FROM, until="NULL")
# With figures held until later, a new one stands only until those take over.
ADD_BEFORE_LATER: Final = _ADDED.format(
    columns=_COLUMNS,
    known_from=_KNOWN_FROM,
    until="(SELECT min(held.known_from) FROM observation AS held "
    f"WHERE held.indicator = :indicator AND held.known_from > :seen AND {_SAME_KEY})",
)
ANY_LATER: Final = "SELECT 1 FROM observation WHERE indicator = :indicator AND known_from > :seen LIMIT 1"
