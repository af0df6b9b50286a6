"""A table as Parquet, every column of its own type, with the codebook inside."""

import io

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
from pyarrow import parquet

from dashboard.open_data.table import Kind, Table
from dashboard.wording import codebook

TYPES = {
    Kind.TEXT: pa.string(),
    Kind.JSON: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    Kind.TRUTH: pa.bool_(),
}


def parquet_bytes(table: Table) -> bytes:
    """Return a table as one Parquet file."""
    shape = table.shape
    title, says = codebook.table(shape.name)
    schema = pa.schema(
        [
            pa.field(
                column.name,
                TYPES[column.kind],
                nullable=not column.always,
                metadata={"description": codebook.column(shape.name, column.name)},
            )
            for column in shape.columns
        ],
        metadata={"title": title, "description": says},
    )
    columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(shape.columns)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()
