"""A session holds for eight hours without use and twelve at most, and can be ended at once."""

from datetime import UTC, datetime, timedelta

import pytest

from data.store import people, sessions
from data.store.sessions import IDLE, LONGEST

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.fixture
def ann(session):
    return people.add_person(session, issuer="https://id.example", subject="ann", name="First", at=NOON)


@pytest.fixture
def begun(session, ann):
    sessions.begin(session, digest="d", at=NOON, back="/place?place=kent")
    sessions.bind(session, "d", person_id=ann, at=NOON)


def held(session, digest="d"):
    found = sessions.of_digest(session, digest)
    assert found is not None
    return found


def test_a_session_is_nobodys_until_somebody_signs_in(session, ann):
    sessions.begin(session, digest="d", at=NOON, back="/about")
    assert (held(session).person_id, held(session).back) == (None, "/about")
    sessions.bind(session, "d", person_id=ann, at=NOON + timedelta(minutes=5))
    assert held(session).person_id == ann
    assert held(session).ends_at == NOON + timedelta(minutes=5) + LONGEST
    assert sessions.of_digest(session, "other") is None


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("seen", "at", "stands"),
    [
        (timedelta(0), IDLE - MOMENT, True),
        (timedelta(0), IDLE, False),
        (timedelta(hours=7), LONGEST - MOMENT, True),
        (timedelta(hours=7), LONGEST, False),
    ],
    ids=["just in use", "idle", "almost too old", "too old"],
)
def test_a_session_ends_by_itself(session, seen, at, stands):
    sessions.touch(session, "d", at=NOON + seen)
    assert held(session).stands(NOON + at) is stands


@pytest.mark.usefixtures("begun")
def test_a_clock_that_was_set_back_does_not_make_it_less_used(session):
    sessions.touch(session, "d", at=NOON - timedelta(hours=1))
    assert held(session).seen_at == NOON


@pytest.mark.usefixtures("begun")
def test_an_ended_session_never_stands_again(session):
    sessions.end(session, "d", at=NOON)
    sessions.end(session, "d", at=NOON + MOMENT)
    sessions.end(session, "nobody's", at=NOON)
    assert held(session).ended_at == NOON
    assert not held(session).stands(NOON)


@pytest.mark.usefixtures("begun")
def test_every_session_of_a_person_ends_together_and_nobody_elses(session, ann):
    bob = people.add_person(session, issuer="https://id.example", subject="bob", name="Second", at=NOON)
    for digest, person in (("e", ann), ("f", bob)):
        sessions.begin(session, digest=digest, at=NOON, back="/")
        sessions.bind(session, digest, person_id=person, at=NOON)
    sessions.end(session, "d", at=NOON)
    assert sessions.end_all(session, ann, at=NOON) == 1
    assert not held(session, "e").stands(NOON)
    assert held(session, "f").stands(NOON)


@pytest.mark.usefixtures("begun")
def test_a_session_remembers_where_to_return_and_what_for(session):
    sessions.return_to(session, "d", back="/work", waiting="signature")
    assert (held(session).back, held(session).waiting) == ("/work", "signature")


@pytest.mark.usefixtures("begun")
def test_only_sign_ins_that_were_never_finished_are_forgotten(session):
    sessions.begin(session, digest="old", at=NOON - timedelta(days=2), back="/")
    sessions.begin(session, digest="new", at=NOON, back="/")
    sessions.forget_unfinished(session, before=NOON - timedelta(days=1))
    assert sessions.of_digest(session, "old") is None
    assert sessions.of_digest(session, "new") is not None
    assert sessions.of_digest(session, "d") is not None


@pytest.mark.usefixtures("begun")
def test_the_last_visit_is_when_somebody_was_seen_before_this_session_began(session, ann):
    assert sessions.last_visit(session, "d") is None
    assert sessions.last_visit(session, "unknown") is None
    sessions.touch(session, "d", at=NOON + timedelta(hours=3))
    sessions.begin(session, digest="e", at=NOON + timedelta(days=2), back="/")
    assert sessions.last_visit(session, "e") is None
    sessions.bind(session, "e", person_id=ann, at=NOON + timedelta(days=2))
    assert sessions.last_visit(session, "e") == NOON + timedelta(hours=3)


@pytest.mark.usefixtures("begun")
def test_another_browser_that_is_still_open_was_seen_when_this_one_came(session, ann):
    sessions.begin(session, digest="e", at=NOON + MOMENT, back="/")
    sessions.bind(session, "e", person_id=ann, at=NOON + MOMENT)
    sessions.touch(session, "d", at=NOON + timedelta(hours=1))
    assert sessions.last_visit(session, "e") == NOON + MOMENT


@pytest.mark.usefixtures("begun")
def test_how_many_stand_counts_those_who_signed_in(session):
    sessions.begin(session, digest="nobody", at=NOON, back="")
    assert sessions.standing(session, at=NOON) == 1
    assert sessions.standing(session, at=NOON + LONGEST) == 0
