"""Who the viewer is and what they may see; what is not published is denied unless a grant says otherwise."""

from collections.abc import Collection
from dataclasses import dataclass

PUBLIC_STATUSES = frozenset({"in_force", "varied", "ended", "lapsed"})


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader: signed out, with an empty scope. `scope` is part of every cache key."""

    scope: tuple[str, ...] = ()


PUBLIC = Viewer()


def may_read_terms(viewer: Viewer, *, status: str, parties: Collection[str]) -> bool:
    """Return whether this viewer may read the terms of a document: all once published, else only its parties."""
    return status in PUBLIC_STATUSES or any(place in parties for place in viewer.scope)
