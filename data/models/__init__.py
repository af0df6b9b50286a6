"""The tables of the store: columns and keys, no words for people and no arithmetic.

This package must not use `from __future__ import annotations`: SQLModel reads the types when the class is made.
"""

from data.models.audit import AuditEntry
from data.models.bargain import (
    AskEvent,
    Lesson,
    NegotiationEvent,
    RequestOutside,
    RouteStep,
    SavingEvent,
    Spending,
    SubArea,
)
from data.models.decisions import CaseEvent, Comment, PromiseEvent
from data.models.documents import Document, Signature
from data.models.figures import IssueRow, ObservationRow, Release, ReleaseDate
from data.models.held import PreRelease, QuarantineStep, Withdrawal
from data.models.meetings import Meeting, Paper, ScrutinyEvent, Subscription
from data.models.people import FormDraft, Grant, Person, SignedIn
from data.models.places import Place, PlaceLink
from data.models.store import StoreFact
from data.models.verdicts import VerdictChange, VerdictRow

__all__ = [
    "AskEvent",
    "AuditEntry",
    "CaseEvent",
    "Comment",
    "Document",
    "FormDraft",
    "Grant",
    "IssueRow",
    "Lesson",
    "Meeting",
    "NegotiationEvent",
    "ObservationRow",
    "Paper",
    "Person",
    "Place",
    "PlaceLink",
    "PreRelease",
    "PromiseEvent",
    "QuarantineStep",
    "Release",
    "ReleaseDate",
    "RequestOutside",
    "RouteStep",
    "SavingEvent",
    "ScrutinyEvent",
    "Signature",
    "SignedIn",
    "Spending",
    "StoreFact",
    "SubArea",
    "Subscription",
    "VerdictChange",
    "VerdictRow",
    "Withdrawal",
]
