"""The reference of places, held before any figure that refers to it."""

from sqlalchemy import Engine

from data import database, gazetteer
from data.store import facts, places

_HELD = "reference"


def hold_places(engine: Engine) -> bool:
    """Keep every published place and link, unless this edition of them is held already; whether it was kept now."""
    edition = gazetteer.edition()
    with database.writing(engine) as session:
        if facts.fact(session, _HELD) == edition:
            return False
        places.save_reference(session)
        facts.set_fact(session, _HELD, edition)
        return True
