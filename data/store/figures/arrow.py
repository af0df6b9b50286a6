"""Figures that came as Arrow columns, as NumPy holds them: each text is made once, however often it stands there."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.observation import Figures


def figures_of(table: Any) -> Figures:  # noqa: ANN401 - pyarrow has no types of its own
    """The figures of a table with a column for each of ours, in its order."""
    columns = {name: table.column(name).combine_chunks() for name in table.column_names}
    return Figures(
        place=_texts(columns["place"]),
        start=_plain(columns["period_start"]),
        end=_plain(columns["period_end"]),
        value=_plain(columns["value"]),
        lower=_plain(columns["lower"]),
        upper=_plain(columns["upper"]),
        count=_plain(columns["count"]),
        denominator=_plain(columns["denominator"]),
        status=_texts(columns["status"]),
        caveats=_texts(columns["caveats"], split=True),
        label=_texts(columns["label"]),
        status_raw=_texts(columns["status_raw"]),
        note=_texts(columns["note"]),
        known_from=_plain(columns["known_from"]).astype("datetime64[us]"),
        release=_plain(columns["release_id"]).astype(np.int64),
        locator=_texts(columns["locator"]),
    )


def _plain(column: Any) -> NDArray[Any]:  # noqa: ANN401 (as above)
    """Days, moments in UTC, or numbers with NaN where unknown."""
    return np.asarray(column.to_numpy(zero_copy_only=False))


def _texts(column: Any, *, split: bool = False) -> NDArray[np.object_]:  # noqa: ANN401 (as above)
    """Texts, or the words of each as a tuple."""
    told = column.dictionary_encode()
    words = np.empty(len(told.dictionary), dtype=np.object_)
    for at, word in enumerate(told.dictionary.to_pylist()):
        words[at] = tuple(word.split()) if split else word
    chosen: NDArray[np.object_] = words[told.indices.to_numpy()]
    return chosen
