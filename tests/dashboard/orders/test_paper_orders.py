"""Keeping and approving papers, freezing words, and what scrutiny and offices do at meetings."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import PUBLIC, Granted, NotAllowedError, Viewer
from dashboard.documents import making, record
from dashboard.documents.making import Wanted
from dashboard.orders import Actor, OrderRefusedError, meetings, papers
from dashboard.questions import election
from dashboard.questions.meetings import meetings_of
from dashboard.questions.packs import PackFacts, pack_facts
from dashboard.questions.papers import paper_kept, said_of, summary_of
from data import database
from data.roles import CENTRE, Role
from data.store import audit, cases
from data.store.cases import CommentRecord
from data.store.meetings import MeetingError
from data.store.places import PlaceRecord
from data.terms import EvidenceClass
from tests.stores import NOW, add_agreement, add_figures, add_place, store

PLACE = "x-testham"
HELD_ON = date(2026, 12, 3)


def actor(role: Role, *, place: str = PLACE, now: datetime = NOW) -> Actor:
    return Actor(Viewer(7, "", (Granted(role, place, f"The {role}"),)), now)


SCRUTINY, EDITOR, ADMINISTRATOR = (
    actor(Role.SCRUTINY),
    actor(Role.EDITOR),
    actor(Role.ADMINISTRATOR, place=CENTRE),
)


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.writing(engine) as session:
        add_place(session)
        add_place(session, "x-otherham", "otherham")
        add_agreement(session)
        add_figures(session, {2022: 70.0, 2023: 70.5, 2024: 69.0, 2025: 66.0})
        yield session


@pytest.fixture
def meeting(session) -> int:
    return meetings.arrange(session, SCRUTINY, place=PLACE, body="Testham scrutiny", held_on=HELD_ON)


def kept(session, meeting: int, *, now: datetime = NOW) -> str:
    return making.keep(
        session,
        actor(Role.SCRUTINY, now=now),
        wanted=Wanted(kind="pack", place="testham", meeting=HELD_ON.isoformat()),
        known_at=now,
        as_at="2026-11-21",
        meeting=meeting,
    )


def comment(session, at: datetime) -> None:
    said = CommentRecord(
        place=PLACE,
        at=at,
        role="editor",
        post="Mayor",
        text="We know.",
        evidence=EvidenceClass.INVENTED,
        indicator="employment-rate",
        clause="outcome 1",
    )
    cases.add_comment(session, said)


def of_place(session, at: datetime = NOW):
    place = PlaceRecord(code=PLACE, slug="testham", name="Testham", kind="city_region")
    return meetings_of(session, place, known_at=at)


def test_a_pack_that_is_kept_is_its_meetings_own_until_it_is_approved(session, meeting):
    fingerprint = kept(session, meeting)
    assert paper_kept(session, PUBLIC, fingerprint, known_at=NOW) is None
    early = paper_kept(session, SCRUTINY.viewer, fingerprint, known_at=NOW)
    assert early is not None
    assert early.may_approve
    comment(session, NOW - timedelta(days=1))
    again = kept(session, meeting, now=NOW + timedelta(hours=1))
    papers.approve(session, actor(Role.SCRUTINY, now=NOW + timedelta(hours=2)), fingerprint=again)
    public = paper_kept(session, PUBLIC, again, known_at=NOW + timedelta(days=1))
    assert public is not None
    assert not public.may_approve


def test_a_pack_is_not_approved_while_something_off_course_has_no_words(session, meeting):
    fingerprint = kept(session, meeting)
    with pytest.raises(OrderRefusedError, match="Employment rate has no words of the place yet"):
        papers.approve(session, SCRUTINY, fingerprint=fingerprint)


def test_words_about_an_older_figure_do_not_count(session, meeting):
    comment(session, datetime(2025, 12, 1, tzinfo=UTC))
    fingerprint = kept(session, meeting)
    with pytest.raises(OrderRefusedError, match="no words"):
        papers.approve(session, SCRUTINY, fingerprint=fingerprint)


@pytest.mark.parametrize("viewer", [PUBLIC, EDITOR.viewer, actor(Role.SCRUTINY, place="x-otherham").viewer])
def test_nobody_else_keeps_or_approves(session, meeting, viewer):
    wanted = Wanted(kind="pack", place="testham", meeting=HELD_ON.isoformat())
    with pytest.raises(NotAllowedError):
        making.keep(session, Actor(viewer, NOW), wanted=wanted, known_at=NOW, as_at="2026-11-21", meeting=meeting)
    fingerprint = kept(session, meeting)
    with pytest.raises(NotAllowedError):
        papers.approve(session, Actor(viewer, NOW), fingerprint=fingerprint)


def test_a_paper_is_kept_to_a_meeting_of_its_own_place(session):
    elsewhere = meetings.arrange(
        session, actor(Role.SCRUTINY, place="x-otherham"), place="x-otherham", body="Otherham", held_on=HELD_ON
    )
    with pytest.raises(OrderRefusedError, match="about another place"):
        making.keep(
            session,
            SCRUTINY,
            wanted=Wanted(kind="briefing", place="testham"),
            known_at=NOW,
            as_at="2026-11-21",
            meeting=elsewhere,
        )


def test_what_is_no_pack_cannot_be_approved(session):
    with pytest.raises(OrderRefusedError, match="No meeting pack is kept under “abc”"):
        papers.approve(session, SCRUTINY, fingerprint="abc")


def test_every_act_leaves_an_entry(session, meeting):
    before = audit.head(session).length
    kept(session, meeting)
    assert audit.head(session).length == before + 1


def test_before_an_election_words_freeze_and_figures_go_on(session):
    comment(session, NOW - timedelta(days=2))
    papers.freeze_words(session, ADMINISTRATOR, place=PLACE)
    later = NOW + timedelta(days=3)
    comment(session, NOW + timedelta(days=1))
    facts = pack_facts(session, PUBLIC, "testham", "", known_at=later)
    assert isinstance(facts, PackFacts)
    assert (len(facts.remarks[1]), facts.frozen_since) == (1, NOW)
    page = summary_of(session, PLACE, known_at=later)
    assert page is not None
    assert len({one.at for one in said_of(session, page, known_at=later)}) == 1
    papers.lift_freeze(session, actor(Role.ADMINISTRATOR, place=CENTRE, now=later), place=PLACE)
    after = pack_facts(session, PUBLIC, "testham", "", known_at=later + timedelta(days=1))
    assert isinstance(after, PackFacts)
    assert len(after.remarks[1]) == 2
    assert election.frozen_at(election.spells(session, PLACE), NOW + timedelta(days=1)) == NOW


def test_what_is_frozen_is_frozen_once_and_what_is_not_cannot_be_lifted(session):
    with pytest.raises(OrderRefusedError, match="nothing to lift"):
        papers.lift_freeze(session, ADMINISTRATOR, place=PLACE)
    papers.freeze_words(session, ADMINISTRATOR, place=PLACE)
    with pytest.raises(OrderRefusedError, match="frozen already"):
        papers.freeze_words(session, ADMINISTRATOR, place=PLACE)
    with pytest.raises(NotAllowedError):
        papers.freeze_words(session, SCRUTINY, place=PLACE)


def put(session, meeting: int, kind: str = "recommendation", **different: str) -> int:
    said = {"text": "Publish it.", "addressed_to": "Mayor of Testham", **different}
    return meetings.put(session, SCRUTINY, meeting=meeting, kind=kind, **said)


def test_a_recommendation_is_due_a_reply_two_months_after_its_meeting(session, meeting):
    assert (put(session, meeting), put(session, meeting), put(session, meeting, "question")) == (1, 2, 1)
    first = of_place(session)[0].items[1]
    assert (first.made_on, first.reply_due, first.state) == (HELD_ON, date(2027, 2, 3), "tabled")


def test_an_office_replies_and_scrutiny_may_take_back(session, meeting):
    put(session, meeting)
    put(session, meeting)
    later = datetime(2026, 12, 20, tzinfo=UTC)
    mayor = actor(Role.EDITOR, now=later)
    meetings.reply(session, mayor, meeting=meeting, kind="recommendation", number=1, step="accepted", text="Yes.")
    meetings.withdraw(
        session,
        actor(Role.SCRUTINY, now=later),
        meeting=meeting,
        kind="recommendation",
        number=2,
        text="Asked twice.",
    )
    one, two = of_place(session, later)[0].items
    assert (one.state, one.answers[0].post, two.state) == ("accepted", "The editor", "withdrawn")


@pytest.mark.parametrize(
    ("different", "sentence"),
    [
        ({"text": "  "}, "There are no words yet"),
        ({"text": "a" * 1001}, "longer than 1,000 characters"),
        ({"addressed_to": " "}, "Name the office"),
    ],
    ids=["no words", "too long", "no office"],
)
def test_a_question_that_cannot_be_put_is_refused_in_one_sentence(session, meeting, different, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        put(session, meeting, **different)


def test_a_reply_needs_something_asked_and_a_step_of_its_own(session, meeting):
    said = {"meeting": meeting, "kind": "question", "number": 1, "text": "Yes."}
    with pytest.raises(OrderRefusedError, match="There is no question 1 at that meeting"):
        meetings.reply(session, EDITOR, step="replied", **said)
    with pytest.raises(OrderRefusedError, match="A reply is one of"):
        meetings.reply(session, EDITOR, step="made", **said)
    with pytest.raises(NotAllowedError):
        meetings.reply(session, SCRUTINY, step="replied", **said)


@pytest.mark.usefixtures("meeting")
def test_a_meeting_needs_a_body_and_a_day_of_its_own(session):
    with pytest.raises(OrderRefusedError, match="which body meets"):
        meetings.arrange(session, SCRUTINY, place=PLACE, body=" ", held_on=HELD_ON)
    with pytest.raises(MeetingError):
        meetings.arrange(session, SCRUTINY, place=PLACE, body="Testham scrutiny", held_on=HELD_ON)
    with pytest.raises(OrderRefusedError, match="not on record"):
        meetings.put(session, SCRUTINY, meeting=99, kind="question", text="Why?", addressed_to="Mayor")


def test_the_fingerprint_returned_is_that_of_the_pack(session, meeting):
    fingerprint = kept(session, meeting)
    found = paper_kept(session, SCRUTINY.viewer, fingerprint, known_at=NOW)
    assert found is not None
    assert record.fingerprint(record.from_json(found.content)) == fingerprint
    assert found.kept.made_by == "The scrutiny"
