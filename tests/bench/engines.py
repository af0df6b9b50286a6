"""One piece of judging in the words of five engines: what SQL and frames can express too.

For each place: the class of its latest known figure against the agreed line, the misses running up to it, the
control chart's mean and limits (moving ranges screened once), the points outside them, and the gap between its
latest figure and the median of its group. Unknown figures extend no run and break it when there are two or more.
Every engine answers with the same sums, so that a difference shows.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from .panels import Columns

if TYPE_CHECKING:
    import pyarrow as pa

Sums = Mapping[str, float]
Engine = Callable[[Columns], Callable[[], Sums]]
"""Takes the columns into the engine's own form (loading, not timed) and answers with the work to time."""


def ours(columns: Columns) -> Callable[[], Sums]:
    """The product's own functions, on the panel's arrays."""
    from .judge import Read, judged

    read = Read(columns.value, columns.path, columns.offsets)
    return lambda: judged(read)


def two_workers(columns: Columns) -> Callable[[], Sums]:
    """The product's own functions in two processes, each with half of the groups.

    To begin the processes counts, their memory does not.
    """
    from multiprocessing import get_context

    from .judge import Read
    from .panels import GROUP, PERIODS

    middle = columns.group.size // GROUP // 2 * GROUP
    halves = [(0, middle), (middle, columns.group.size)] if middle else [(0, columns.group.size)]
    read = [
        Read(
            columns.value[first * PERIODS : after * PERIODS],
            columns.path[first * PERIODS : after * PERIODS],
            np.arange(0, (after - first) * PERIODS + 1, PERIODS, dtype=np.int64),
        )
        for first, after in halves
    ]

    def work() -> Sums:
        with get_context("fork").Pool(len(read), initializer=_HALVES.extend, initargs=(read,)) as pool:
            parts = pool.map(_half, range(len(read)), chunksize=1)
        return {name: sum(part[name] for part in parts) for name in SUMS}

    return work


_HALVES: list[Any] = []
"""What the worker processes hold: they are forked when the columns are there, and only sums travel."""


def _half(number: int) -> Sums:
    from .judge import judged

    return judged(_HALVES[number])


def bare_numpy(columns: Columns) -> Callable[[], Sums]:
    """NumPy and nothing else."""
    from .bare import judged

    return lambda: judged(columns)


def duckdb_sql(columns: Columns) -> Callable[[], Sums]:
    """DuckDB, on a table in memory with an unknown figure as null."""
    import duckdb
    import pyarrow as pa

    database = duckdb.connect()
    database.register("given", _arrow(columns))
    database.execute("create table figures as select * from given order by place, period")
    database.unregister("given")
    database.register("given", pa.table({"place": np.arange(columns.group.size, dtype=np.int32), "grp": columns.group}))
    database.execute("create table places as select * from given")
    database.unregister("given")
    return lambda: dict(zip(SUMS, database.execute(SQL).fetchone() or (), strict=True))


SUMS = ("places", "class", "run", "mean", "lower", "upper", "outside", "gap")

SQL = """
with moved as (
    select place, period, value, value < path - 5e-10 as miss,
        case when period - lag(period) over following = 1 then abs(value - lag(value) over following) end as move,
        coalesce(period - lag(period) over following > 2, true) as fresh
    from figures where value is not null
    window following as (partition by place order by period)
), plain as materialized (
    select place, avg(value) as mean, avg(move) as range,
        max(period) filter (not miss) as last_meet, max(period) filter (fresh) as last_fresh,
        arg_max(value, period) as latest, arg_max(miss, period) as missed
    from moved group by place
), screened as materialized (
    select place, any_value(mean) as mean, any_value(latest) as latest, any_value(missed) as missed,
        avg(move) filter (move < 3.267 * range) as range,
        count(*) filter (period > coalesce(last_meet, -1) and period >= last_fresh) as run
    from moved join plain using (place) group by place
), points as (
    select place, count(*) as outside
    from figures join screened using (place) where abs(value - mean) > 2.66 * range group by place
), middles as (
    select grp, median(latest) as middle from screened join places using (place) group by grp
)
select count(*), sum(case when missed then 2 else 3 end), sum(run), sum(mean), sum(mean - 2.66 * range),
    sum(mean + 2.66 * range), (select sum(outside) from points), sum(abs(latest - middle))
from screened join places using (place) join middles using (grp)
"""


def polars_frames(columns: Columns) -> Callable[[], Sums]:
    """Polars, lazily, on a frame sorted by place with an unknown figure as null."""
    import polars as pl

    figures = pl.from_arrow(_arrow(columns)).with_columns(pl.col("place").set_sorted())
    groups = pl.DataFrame({"place": np.arange(columns.group.size, dtype=np.int32), "group": columns.group})
    value, place, period, move = pl.col("value"), pl.col("place"), pl.col("period"), pl.col("move")
    same, step = place == place.shift(1), period - period.shift(1)

    def work() -> Sums:
        known = (
            figures.lazy()
            .filter(value.is_not_null())
            .select(
                "place",
                "period",
                "value",
                miss=value < pl.col("path") - 5e-10,
                move=pl.when(same & (step == 1)).then((value - value.shift(1)).abs()),
                fresh=~(same & (step <= 2)).fill_null(value=False),
            )
            .collect()
        )
        # windows over the place: measured as fast as joining aggregates at 10 million figures, faster at 1 million
        within = known.with_columns(
            plain=move.mean().over("place"),
            mean=value.mean().over("place"),
            last_meet=pl.when(~pl.col("miss")).then(period).max().over("place").fill_null(-1),
            last_fresh=pl.when("fresh").then(period).max().over("place"),
        ).with_columns(range=pl.when(move < 3.267 * pl.col("plain")).then(move).mean().over("place"))
        half = 2.66 * pl.col("range")
        found = (
            within.lazy()
            .group_by("place")
            .agg(
                pl.col("mean", "range").first(),
                latest=value.last(),
                missed=pl.col("miss").last(),
                outside=((value - pl.col("mean")).abs() > half).sum(),
                run=((period > pl.col("last_meet")) & (period >= pl.col("last_fresh"))).sum(),
            )
            .join(groups.lazy(), on="place")
            .select(
                pl.len().alias("places"),
                pl.when("missed").then(2).otherwise(3).sum().alias("class"),
                pl.col("run", "mean", "outside").sum(),
                lower=(pl.col("mean") - half).sum(),
                upper=(pl.col("mean") + half).sum(),
                gap=(pl.col("latest") - pl.col("latest").median().over("group")).abs().sum(),
            )
            .collect()
        )
        return found.row(0, named=True)

    return work


def pandas_frames(columns: Columns) -> Callable[[], Sums]:
    """Pandas, in whole columns: `groupby` with its built-in answers, never a function a group."""
    import pandas as pd

    figures = pd.DataFrame(
        {"place": columns.place, "period": columns.period, "value": columns.value, "path": columns.path}
    )
    group = pd.Series(columns.group)

    def work() -> Sums:
        known = figures[figures["value"].notna()]
        place = known["place"]
        same = place == place.shift(1)
        step = known["period"].diff()
        move = known["value"].diff().abs().where(same & (step == 1))
        miss = known["value"] < known["path"] - 5e-10
        starts = ~same | (step > 2)
        by_place = known.groupby("place", sort=False)
        mean, latest = by_place["value"].mean(), by_place["value"].last()
        missed = miss.groupby(place, sort=False).last()
        plain = move.groupby(place, sort=False).transform("mean")
        spread = move.where(move < 3.267 * plain).groupby(place, sort=False).mean()
        # misses in a row: how many since the last meet or fresh start, counted in whole columns
        number = pd.Series(np.arange(len(known)), index=known.index)
        began = pd.Series(np.where(~miss, number + 1, np.where(starts, number, -1)), index=known.index).cummax()
        run = (number + 1 - began).groupby(place, sort=False).last()
        beyond = (known["value"] - place.map(mean)).abs() > 2.66 * place.map(spread)
        middle = latest.groupby(group).transform("median")
        return {
            "places": len(mean),
            "class": int(np.where(missed, 2, 3).sum()),
            "run": int(run.sum()),
            "mean": mean.sum(),
            "lower": (mean - 2.66 * spread).sum(),
            "upper": (mean + 2.66 * spread).sum(),
            "outside": int(beyond.sum()),
            "gap": (latest - middle).abs().sum(),
        }

    return work


def _arrow(columns: Columns) -> "pa.Table":
    """The columns as Arrow holds them, an unknown figure as null."""
    import pyarrow as pa

    value = pa.array(columns.value, mask=np.isnan(columns.value))
    return pa.table({"place": columns.place, "period": columns.period, "value": value, "path": columns.path})


ENGINES: Mapping[str, Engine] = {
    "ours": ours,
    "ours, two workers": two_workers,
    "bare NumPy": bare_numpy,
    "DuckDB SQL": duckdb_sql,
    "Polars": polars_frames,
    "pandas, vectorised": pandas_frames,
}
