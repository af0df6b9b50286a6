"""Which of many period labels stand under a chart: as many as its width takes, each in two lines where it is long."""

import itertools
from collections.abc import Sequence

from dashboard.charts import placing

MOST_LABELS = 5
SHORT_LABEL = len("2025/26")
BETWEEN = 6
"""Pixels between two labels, at the least."""
FEWEST = 2


def shown_labels(labels: Sequence[str], *, width: float = placing.NARROW) -> list[str]:
    """Return every nth label, always with the first and the last, few enough for a plot so many pixels wide."""
    wide = _widest(labels) + BETWEEN
    on_phone = MOST_LABELS if max(map(len, labels), default=0) <= SHORT_LABEL else MOST_LABELS - 1
    most = min(int(on_phone * max(width / placing.NARROW, 1.0)), len(labels))
    places = _spread(len(labels), most)
    while most > FEWEST and _nearest(places) * width / len(labels) < wide:
        most -= 1
        places = _spread(len(labels), most)
    return [labels[place] for place in places]


def _widest(labels: Sequence[str]) -> float:
    """Return how wide the widest label is, in pixels."""
    return max((len(part) for label in labels for part in two_lines(label).split("<br>")), default=0) * placing.LETTER


def beyond(labels: Sequence[str], *, width: float = placing.NARROW) -> int:
    """Return how far the last label may reach beyond a plot so wide, in pixels."""
    return round(_widest(labels[-1:]) / 2 - width / max(len(labels), 1) / 2) + 2


def _spread(count: int, most: int) -> list[int]:
    """Return so many positions among labels, evenly, with the first and the last."""
    if count <= 1 or most >= count:
        return list(range(count))
    return sorted({round(step * (count - 1) / (most - 1)) for step in range(most)})


def _nearest(places: Sequence[int]) -> int:
    return min((second - first for first, second in itertools.pairwise(places)), default=1)


def two_lines(label: str) -> str:
    """Return a label with its last word below the others."""
    head, _, tail = label.rpartition(" ")
    return f"{head}<br>{tail}" if head else label
