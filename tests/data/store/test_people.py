"""Who may sign in, and when a role counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data.roles import CENTRE, Role
from data.store import people
from data.store.people import GrantRecord, PeopleError

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = NOON.date()
ISSUER = "https://id.example"


@pytest.fixture
def ann(session):
    return people.add_person(session, issuer=ISSUER, subject="ann", name="First", at=NOON)


@pytest.fixture
def bob(session):
    return people.add_person(session, issuer=ISSUER, subject="bob", name="Second", at=NOON)


def editor(person, **given):
    asked = GrantRecord(
        person_id=person,
        role=Role.EDITOR,
        place="x-a",
        post="Head of policy",
        starts=DAY,
        ends=DAY + timedelta(days=10),
        given_at=NOON,
    )
    return replace(asked, **given)


def test_somebody_is_known_by_issuer_and_subject(session, ann):
    found = people.person(session, issuer=ISSUER, subject="ann")
    assert found is not None
    assert found.id == ann
    assert found == people.person_of(session, ann)
    assert people.person(session, issuer="https://other.example", subject="ann") is None
    assert people.person_of(session, 99) is None


def test_nobody_is_added_twice(session, ann):
    with pytest.raises(PeopleError, match="may sign in already"):
        people.add_person(session, issuer=ISSUER, subject="ann", name="Again", at=NOON)
    assert [each.id for each in people.everybody(session)] == [ann]


def test_a_role_counts_once_a_second_person_has_confirmed_it(session, ann, bob):
    number = people.give(session, editor(ann, given_by=bob))
    assert people.standing(session, ann, on=DAY) == []
    with pytest.raises(PeopleError, match="Ask another administrator"):
        people.confirm(session, number, by=bob, at=NOON)
    people.confirm(session, number, by=ann, at=NOON)
    assert [each.id for each in people.standing(session, ann, on=DAY)] == [number]
    with pytest.raises(PeopleError, match="already"):
        people.confirm(session, number, by=ann, at=NOON)


@pytest.mark.parametrize(
    ("on", "counts"),
    [(DAY - timedelta(1), False), (DAY, True), (DAY + timedelta(9), True), (DAY + timedelta(10), False)],
    ids=["day before", "first day", "last day", "day after"],
)
def test_a_role_counts_from_its_first_day_until_before_its_last(session, ann, on, counts):
    people.confirm(session, people.give(session, editor(ann)), by=None, at=NOON)
    assert bool(people.standing(session, ann, on=on)) is counts


def test_an_ended_role_counts_no_longer_and_keeps_who_ended_it(session, ann, bob):
    number = people.give(session, editor(ann))
    people.confirm(session, number, by=None, at=NOON)
    people.end(session, number, by=bob, at=NOON)
    people.end(session, number, by=ann, at=NOON + timedelta(1))
    found = people.grant(session, number)
    assert found is not None
    assert (found.ended_at, found.ended_by) == (NOON, bob)
    assert people.standing(session, ann, on=DAY) == []
    assert people.grant(session, 99) is None


def test_who_has_left_holds_nothing(session, ann):
    people.confirm(session, people.give(session, editor(ann)), by=None, at=NOON)
    people.end_person(session, ann, at=NOON)
    people.end_person(session, ann, at=NOON + timedelta(1))
    assert people.standing(session, ann, on=DAY) == []
    assert people.standing(session, 99, on=DAY) == []
    left = people.person_of(session, ann)
    assert left is not None
    assert left.ended_at == NOON


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"place": CENTRE}, "is held for a place"),
        ({"role": Role.AUDITOR}, "is held for the centre"),
        ({"place": "x-nowhere"}, "We hold no place called"),
        ({"ends": DAY}, "Give a later day"),
    ],
    ids=["place role for the centre", "centre role for a place", "unknown place", "no days"],
)
def test_a_grant_that_makes_no_sense_is_refused(session, ann, given, sentence):
    with pytest.raises(PeopleError, match=sentence):
        people.give(session, editor(ann, **given))
    assert people.grants(session) == []


def test_grants_are_listed_oldest_first_for_all_or_for_one(session, ann, bob):
    first, second = people.give(session, editor(ann)), people.give(session, editor(bob, starts=date(2026, 5, 1)))
    assert [each.id for each in people.grants(session)] == [first, second]
    assert [each.id for each in people.grants(session, person_id=bob)] == [second]
