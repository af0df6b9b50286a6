"""Agreements and minimum standards, version by version, and who signed them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.models.columns import EVIDENCE, UTCTime, one_of


class Document(SQLModel, table=True):
    """One version of an agreement (subject: a place) or of a minimum standard (subject: its name).

    `terms` is canonical JSON and `fingerprint` its SHA-256; `in_force_until` is the first day it no longer held.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("kind", "subject", "version"),
        one_of("kind", ("agreement", "standard")),
        one_of("status", ("draft", "awaiting", "in_force", "varied", "ended", "lapsed")),
        one_of("evidence", EVIDENCE),
        CheckConstraint("version >= 1", name="versions_start_at_one"),
        CheckConstraint(
            "in_force_from IS NULL OR in_force_until IS NULL OR in_force_from < in_force_until", name="days_in_order"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    subject: str
    version: int
    status: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    terms: str
    fingerprint: str
    previous_fingerprint: str | None = None
    reason: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class Signature(SQLModel, table=True):
    """One side's signature under one version; never the same person on both sides."""

    __tablename__ = "signature"
    __table_args__ = (
        UniqueConstraint("document_id", "side"),
        UniqueConstraint("document_id", "person"),
        one_of("side", ("place", "centre")),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    side: str
    post: str
    person: str
    fingerprint: str
    signed_at: datetime = Field(sa_type=UTCTime)
    method: str = ""
