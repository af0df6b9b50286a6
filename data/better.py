"""Which way a measure should move.

The word is kept in definitions and agreed terms, so it lives in the lowest layer;
`indicators.statistics.better` hands it on under its public name.
"""

from enum import StrEnum
from typing import assert_never


class Better(StrEnum):
    """Which direction of change is agreed to be better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is, 0 where neither is."""
        match self:
            case Better.HIGHER:
                return 1
            case Better.LOWER:
                return -1
            case Better.NEITHER:
                return 0
            case _:
                assert_never(self)
