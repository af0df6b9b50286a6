"""A panel cut into pieces of whole series: nothing lost, nothing cut through, and the same verdicts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judgement.history import History
from indicators.judgement.pieces import pieces_of
from indicators.judgement.standards import replay_panel

lengths = st.lists(st.integers(0, 7), max_size=12)


@pytest.mark.parametrize(
    ("offsets", "pieces"),
    [
        ([0], [(0, 0)]),
        ([0, 0], [(0, 1)]),
        ([0, 5], [(0, 1)]),  # a series longer than a piece stays whole
        ([0, 2, 3, 9, 10], [(0, 2), (2, 3), (3, 4)]),
    ],
)
def test_pieces_are_whole_series(offsets: list[int], pieces: list[tuple[int, int]]) -> None:
    found = list(pieces_of(np.array(offsets), figures=3))
    assert [(piece.series.start, piece.series.stop) for piece in found] == pieces


@given(lengths, st.integers(1, 9))
def test_pieces_hold_every_series_and_figure_once(each: list[int], figures: int) -> None:
    offsets = np.cumsum([0, *each])
    found = list(pieces_of(offsets, figures=figures))
    assert [at for piece in found for at in range(len(each))[piece.series]] == list(range(len(each)))
    assert [at for piece in found for at in range(sum(each))[piece.figures]] == list(range(sum(each)))
    again = [length for piece in found for length in np.diff(piece.offsets).tolist()]
    assert again == each
    assert all(piece.offsets[0] == 0 for piece in found)


@given(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=8))
def test_a_standard_replayed_in_pieces_is_replayed_whole(places: list[list[int]]) -> None:
    classes = np.array([code for place in places for code in place], dtype=np.int8)
    offsets = np.cumsum([0, *map(len, places)])
    whole = replay_panel(classes, offsets)
    pieces = History.joined(
        [replay_panel(classes[piece.figures], piece.offsets) for piece in pieces_of(offsets, figures=4)]
    )
    for name in ("stage", "episode", "since", "stale"):
        assert getattr(pieces, name).tolist() == getattr(whole, name).tolist(), name
