"""What somebody typed is kept for them alone, until it is sent or given up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from data.store import drafts, people
from data.store.drafts import DraftRecord

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def draft(session):
    ann = people.add_person(session, issuer="https://id.example", subject="ann", name="First", at=NOON)
    return DraftRecord(person_id=ann, form="terms", subject="x-a", body="{}", saved_at=NOON)


@pytest.mark.trust("Browser reconnects")
def test_a_draft_comes_back_as_it_was_typed(session, draft):
    drafts.save_draft(session, draft)
    assert drafts.draft(session, draft.person_id, "terms", "x-a") == draft
    assert drafts.draft(session, draft.person_id, "terms", "x-b") is None


def test_a_newer_draft_takes_the_place_of_the_older(session, draft):
    newer = replace(draft, body='{"title": "Kent"}', based_on="f", saved_at=NOON + timedelta(minutes=1))
    drafts.save_draft(session, draft)
    drafts.save_draft(session, newer)
    assert drafts.of_person(session, draft.person_id) == [newer]


def test_drafts_are_listed_newest_first(session, draft):
    later = replace(draft, subject="x-b", saved_at=NOON + timedelta(minutes=1))
    for each in (draft, later):
        drafts.save_draft(session, each)
    assert [each.subject for each in drafts.of_person(session, draft.person_id)] == ["x-b", "x-a"]


def test_a_draft_that_is_given_up_is_gone(session, draft):
    drafts.save_draft(session, draft)
    drafts.discard(session, draft.person_id, "terms", "x-a")
    drafts.discard(session, draft.person_id, "terms", "x-a")
    assert drafts.of_person(session, draft.person_id) == []
