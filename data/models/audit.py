"""The log of acts: each entry names the digest of the one before. Only ever added to."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.models.columns import UTCTime


class AuditEntry(SQLModel, table=True):
    """One act: who did what to which object, in which role, with the digest of the object before and after."""

    __tablename__ = "audit_entry"

    sequence: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UTCTime)
    person: str
    role: str = ""
    place: str = ""
    act: str
    object: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    previous: str
    digest: str
