"""A first agreement that both sides have signed and that has not begun is told as signed, with its first day."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.components.find_parts import _cells
from dashboard.documents.answers import place_answer
from dashboard.orders.documents import send, start_draft
from dashboard.orders.signing import sign
from dashboard.questions import agreements
from dashboard.questions.agreement import agreement_page
from dashboard.questions.finding import find_page
from dashboard.questions.outcome import outcome_detail
from dashboard.questions.place import place_summary
from dashboard.questions.series_values import OutcomePage
from dashboard.questions.values import PlacePage, Standing
from dashboard.wording import papers_slide
from data import database
from data.store import documents, places
from tests.dashboard.document_acts import DIRECTOR, EDITOR, MAYOR, NOW, PLACE, actor, agreement
from tests.stores import add_place, store

SIGNED_AT = NOW + timedelta(days=3)
BEFORE, AFTER = NOW + timedelta(days=1), NOW + timedelta(days=4)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        number = start_draft(
            opened, actor(EDITOR), terms=agreement(75.0, ("starts = 2024-04-01", "starts = 2027-04-01"))
        )
        record = documents.document(opened, number)
        assert record is not None
        send(opened, actor(EDITOR), document=number, fingerprint=record.fingerprint)
        for viewer, side, now in ((MAYOR, "place", NOW), (DIRECTOR, "centre", SIGNED_AT)):
            sign(
                opened,
                actor(viewer, now),
                document=number,
                side=side,
                fingerprint=record.fingerprint,
                fresh_at=now,
            )
        yield opened


def stage(session, known_at):
    return agreements.stage(session, PUBLIC, places.named(session, PLACE), known_at=known_at)


@pytest.mark.parametrize(
    ("known_at", "standing", "readable"),
    [
        (BEFORE, Standing.NEGOTIATING, False),  # one side had signed by then: its text was no more than a draft
        (AFTER, Standing.SIGNED, True),
        (NOW.replace(year=2027, month=4, day=1), Standing.AGREED, True),
    ],
    ids=["one-side", "both-sides", "begun"],
)
def test_it_is_told_as_far_as_it_had_come(session, known_at, standing, readable):
    found = stage(session, known_at)
    assert (found.standing, found.terms is not None) == (standing, readable)


def test_its_place_says_when_it_begins_and_shows_what_was_agreed(session):
    page = place_summary(session, PUBLIC, "testham", known_at=AFTER)
    assert isinstance(page, PlacePage)
    said = "Testham’s agreement is signed and begins on 1 April 2027. Nothing is judged by it before."
    assert place_answer(page) == said
    assert [(one.outcome.number, one.verdict) for one in page.measures] == [(1, None), (2, None)]
    shown = agreement_page(session, PUBLIC, "testham", "", "", known_at=AFTER).shown
    assert shown is not None
    assert shown.document.in_force_from == date(2027, 4, 1)
    assert isinstance(outcome_detail(session, PUBLIC, "testham", "1", known_at=AFTER), OutcomePage)


def test_the_list_of_places_says_so_too(session):
    (one,) = find_page(session, PUBLIC, "", known_at=AFTER).listed
    assert one.standing is Standing.SIGNED
    assert _cells(one)[1:] == ("Signed, begins on 1 April 2027\nWave 1\ninvented terms", "Mayor of Testham", "–")


def test_the_paper_counts_it_apart_from_those_in_force():
    said = papers_slide.stages(2, 1, 0, 0, signed=1)
    assert said == "Two agreements in force, one signed and not begun and one draft."
