"""The tables of the store: columns and keys, no words for people and no arithmetic.

This package must not use `from __future__ import annotations`: SQLModel reads the types when the class is made.
"""

from data.models.decisions import CaseEvent, Comment, PromiseEvent
from data.models.documents import Document, Signature
from data.models.figures import IssueRow, ObservationRow, Release, ReleaseDate
from data.models.places import Place, PlaceLink
from data.models.store import StoreFact
from data.models.verdicts import VerdictChange, VerdictRow

__all__ = [
    "CaseEvent",
    "Comment",
    "Document",
    "IssueRow",
    "ObservationRow",
    "Place",
    "PlaceLink",
    "PromiseEvent",
    "Release",
    "ReleaseDate",
    "Signature",
    "StoreFact",
    "VerdictChange",
    "VerdictRow",
]
