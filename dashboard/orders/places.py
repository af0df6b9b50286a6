"""Adding places that the published reference does not hold, from a code list of one's own."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import done_on_server
from data.reference_tables import CodeList, read_code_list
from data.roles import CENTRE
from data.store import code_lists, places
from data.store.places import LinkRecord, PlaceRecord


def add_code_list(session: Session, *, text: str, name: str, now: datetime) -> CodeList:
    """Keep the places of a code list with what they are part of, by a command on the server; what it lists.

    Raises SourceError for what cannot be read, and nothing is kept.
    """
    own = code_lists.sources(session)
    held = {one.code: one.slug for one in places.everything(session)}
    listed = read_code_list(text, name=name, held=held)
    again = sum(one.code in own for one in listed.places)
    after = f"{len(listed.places) - again} places added, {again} renewed"
    done_on_server(session, now=now, act=Act.SETTINGS, place=CENTRE, what=f"code list {name}", reason=after)
    places.save(
        session,
        [
            PlaceRecord(
                code=one.code,
                slug=one.slug,
                name=one.name,
                kind=one.kind,
                exists_from=one.exists_from,
                exists_until=one.exists_until,
            )
            for one in listed.places
        ],
        [
            LinkRecord(
                parent=one.parent,
                child=one.child,
                relation=one.relation,
                from_day=one.from_day,
                until_day=one.until_day,
            )
            for one in listed.links
        ],
    )
    code_lists.note(session, listed.sources)
    return listed
