"""The meetings of the demonstration: in invented places only, each with a reply due in two months."""

import pytest
from sqlmodel import Session

from data import database
from data.demonstration.files import table
from data.store import cases, meetings, places
from data.store.meetings import ScrutinyStep
from data.terms import EvidenceClass
from tests.data.demonstration_store import filled


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("meetings")) as engine, database.session(engine) as session:
        yield session


def test_meetings_of_invented_places_are_invented_and_of_real_ones_illustrative(session: Session) -> None:
    held = meetings.meetings(session)
    assert len(held) == len(table("meetings.toml")["meeting"])
    for one in held:
        place = places.named(session, one.place)
        assert place is not None
        invented = place.evidence is EvidenceClass.INVENTED
        assert one.evidence is (EvidenceClass.INVENTED if invented else EvidenceClass.ILLUSTRATIVE)


def test_the_recommendation_of_the_eased_level_is_due_a_reply_on_3_february_2027(session: Session) -> None:
    (found,) = [
        one
        for one in meetings.scrutiny(session, place="x-port-wexley")
        if one.event is ScrutinyStep.MADE and one.happened_on.isoformat() == "2026-12-03"
    ]
    assert found.reply_due is not None
    assert found.reply_due.isoformat() == "2027-02-03"
    assert found.clause == "outcome 3"


def test_what_was_written_names_posts_and_is_invented(session: Session) -> None:
    for slug in ("x-northmere", "x-port-wexley"):
        written = cases.comments(session, slug)
        assert written
        assert all(one.post and one.evidence is EvidenceClass.INVENTED and not one.person for one in written)
