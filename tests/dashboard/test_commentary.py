"""Commentary: plain, short, signed by a post, and silent about nothing that is in trouble."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from dashboard.access import Granted, NotAllowedError, Viewer
from dashboard.orders import Actor, OrderRefusedError, comments
from dashboard.orders import papers as freezing
from dashboard.orders.plain import evidence_link, plain
from dashboard.questions import commentary, tasks
from dashboard.questions.commentary import Trouble
from data import database
from data.roles import CENTRE, Role
from data.store import audit, cases

NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
EDITOR = Actor(Viewer(None, "First", (Granted(Role.EDITOR, "x-northmere", "Head of policy"),)), NOW)
SAYS = {"story": "We are off course since the mill closed, and the line is below the minimum; the count came late."}


@pytest.fixture
def session(demonstration_url):
    """The demonstration, left as it was."""
    engine = database.engine(demonstration_url)
    with Session(engine) as opened:
        yield opened
        opened.rollback()
    engine.dispose()


def wanted(session, number=2, actor=EDITOR):
    found = commentary.wanted(session, actor.viewer, f"northmere:{number}", known_at=NOW)
    assert found is not None
    return found


def test_an_outcome_off_course_must_be_mentioned_as_such(session):
    assert wanted(session).troubles == (Trouble.OFF_COURSE,)
    with pytest.raises(OrderRefusedError, match="leave out that it is off course"):
        comments.comment(session, EDITOR, place="northmere", outcome=2, said={"story": "All is well."})
    comments.comment(session, EDITOR, place="northmere", outcome=2, said=SAYS, link="https://northmere.example/plan")
    (held,) = [each for each in cases.comments(session, "x-northmere") if each.at == NOW]
    assert (held.post, held.question, held.clause) == ("Head of policy", "story", "outcome 2")
    assert held.link == "https://northmere.example/plan"
    assert audit.entries(session)[0].object == "outcome 2"


def test_what_waits_for_words_waits_no_longer_once_they_are_written(session):
    def waits():
        return [each.outcome for each in commentary.waiting(session, EDITOR.viewer, known_at=NOW)]

    before = waits()
    comments.comment(session, EDITOR, place="northmere", outcome=2, said=SAYS)
    assert set(before) - set(waits()) <= {2}
    assert 2 not in waits()


def test_a_task_leads_to_the_form(session):
    viewer = Viewer(1, "First", EDITOR.viewer.grants)
    kinds = {each.kind for each in tasks.tasks(session, viewer, (), known_at=NOW)}
    waits = commentary.waiting(session, viewer, known_at=NOW)
    assert ("comment" in kinds) is bool(waits)


def test_only_people_of_the_place_write(session):
    stranger = Actor(Viewer(1, "Other", (Granted(Role.EDITOR, "x-eastholme", "Clerk"),)), NOW)
    centre = Actor(Viewer(1, "Other", (Granted(Role.CENTRE_SIGNATORY, CENTRE, "Director"),)), NOW)
    for actor in (stranger, centre):
        assert commentary.wanted(session, actor.viewer, "northmere:2", known_at=NOW) is None
        with pytest.raises((OrderRefusedError, NotAllowedError)):
            comments.comment(session, actor, place="northmere", outcome=2, said=SAYS)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"story": " "}, "Nothing is written yet"),
        ({"story": "off course " * 61}, "122 words; 120 is the most"),
        ({"story": "off course " * 30, "works": "much " * 61}, "121 words; 120 is the most"),
        ({"story": "off course, see www.evil.example"}, "holds an address"),
        ({"story": "off course, see northmere.gov.uk"}, "holds an address"),
    ],
    ids=["nothing", "too long", "too long together", "address", "bare name"],
)
def test_words_that_cannot_be_sent_are_refused(session, said, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        comments.comment(session, EDITOR, place="northmere", outcome=2, said=said)


def test_there_is_no_commentary_on_an_outcome_that_is_not_agreed(session):
    with pytest.raises(OrderRefusedError, match="no outcome of this number"):
        comments.comment(session, EDITOR, place="northmere", outcome=99, said=SAYS)


def test_before_an_election_nobody_writes(session):
    administrator = Actor(Viewer(1, "x", (Granted(Role.ADMINISTRATOR, CENTRE, "Registrar"),)), NOW)
    freezing.freeze_words(session, administrator, place="x-northmere")
    with pytest.raises(OrderRefusedError):
        comments.comment(session, EDITOR, place="northmere", outcome=2, said=SAYS)


@pytest.mark.trust("Lookalike link")
@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example", "HTTP://EVIL.EXAMPLE", "ftp://x", "www.evil.example", "mailto:a@b.example", "evil.com",
        "see a.b.gov.uk today", "javascript://x", "\uff57\uff57\uff57.evil.example", "evil\u200b.com", "ev\u202eil.com",
    ],
)  # fmt: skip
def test_an_address_is_found_however_it_is_written(text):
    with pytest.raises(OrderRefusedError, match="holds an address"):
        plain(text, what="commentary", most_words=120)


@pytest.mark.parametrize(
    "text", ["It rose to 3.5 per cent.", "See page 4.Then rest.", "and/or", "ratio 3:1", "e.g. visits", "Part 2.1"]
)
def test_ordinary_words_are_no_address(text):
    assert plain(text, what="commentary", most_words=120) == text


@given(st.text(max_size=60))
def test_what_is_kept_is_inert_and_does_not_change_again(text):
    try:
        found = plain(text, what="commentary", most_words=120)
    except OrderRefusedError:
        return
    assert all(sign == "\n" or sign.isprintable() or sign.isspace() for sign in found)
    assert plain(found, what="commentary", most_words=120) == found


@pytest.mark.trust("Lookalike link")
@pytest.mark.parametrize(
    "link",
    ["http://a.example", "https://a@b.example", "https://a.example?x=1", "https://localhost", "javascript:1",
     "https://a.example:8080/"],
)  # fmt: skip
def test_a_link_to_evidence_is_plain_https(link):
    with pytest.raises(OrderRefusedError, match="whole https address"):
        evidence_link(link)


def test_no_link_is_none():
    assert evidence_link("  ") is None
