"""Facts about the store itself."""

from sqlmodel import Field, SQLModel


class StoreFact(SQLModel, table=True):
    """A named fact: whether this is a demonstration, the day it takes for today, how often it was written to."""

    __tablename__ = "store_fact"

    key: str = Field(primary_key=True)
    value: str
