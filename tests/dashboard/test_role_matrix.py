"""Every role tries every act in its own place, in another and at the centre: what `access` says is what happens."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final

import pytest
from sqlmodel import Session

from dashboard.access import MATRIX, Act, NotAllowedError, Viewer, may
from dashboard.orders import (
    Actor,
    OrderRefusedError,
    cases,
    comments,
    dealings,
    early,
    meetings,
    papers,
    people,
    signing,
)
from dashboard.orders import documents as orders
from dashboard.orders import figures as figure_orders
from dashboard.orders import held as held_orders
from dashboard.orders.acting import acted
from dashboard.questions import commentary, log
from dashboard.questions import people as asked_people
from dashboard.questions.agreement import agreement_page
from dashboard.questions.documents import open_draft
from dashboard.questions.papers import paper_kept
from dashboard.wording import commentary as commentary_words
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import audit, documents, figures, held, withdrawals
from data.store import meetings as held_meetings
from data.terms import EvidenceClass
from tests.dashboard.two_places import (
    ME,
    OTHER,
    OWN,
    SLUGS,
    SOMEBODY,
    acting,
    pack_of,
    standard_of,
    terms_of,
    two_places,
    viewer,
)
from tests.stores import NOW, add_figures

INDICATOR = "employment-rate"
# The table of roles and acts as the design draws it, written out a second time: a change in one is seen.
ALLOWED: Final[Mapping[Role, frozenset[Act]]] = MappingProxyType(
    {
        Role.READER: frozenset({Act.READ_DRAFT_TERMS, Act.READ_SENT_TERMS, Act.READ_PAPERS_EARLY, Act.READ_HELD}),
        Role.EDITOR: frozenset(
            {
                Act.READ_DRAFT_TERMS, Act.READ_SENT_TERMS, Act.READ_PAPERS_EARLY, Act.COMMENT, Act.REPLY_TO_CASE,
                Act.SPEAK_FOR_PLACE, Act.EDIT_TERMS, Act.EDIT_STANDARD, Act.READ_OWN_LOG,
            }
        ),
        Role.PLACE_SIGNATORY: frozenset(
            {
                Act.READ_DRAFT_TERMS, Act.READ_SENT_TERMS, Act.READ_PAPERS_EARLY, Act.READ_HELD, Act.COMMENT,
                Act.REPLY_TO_CASE, Act.SPEAK_FOR_PLACE, Act.EDIT_TERMS, Act.EDIT_STANDARD, Act.SIGN_FOR_PLACE,
                Act.HIDE, Act.CLOSE_CASE, Act.READ_PLACE_LOG,
            }
        ),
        Role.SCRUTINY: frozenset({Act.READ_PAPERS_EARLY, Act.SCRUTINISE, Act.STORE_PACK, Act.READ_PLACE_LOG}),
        Role.CENTRE_ANALYST: frozenset({Act.READ_HELD, Act.SPEAK_FOR_CENTRE}),
        Role.CENTRE_SIGNATORY: frozenset(
            {
                Act.READ_SENT_TERMS, Act.READ_HELD, Act.SPEAK_FOR_CENTRE, Act.EDIT_TERMS, Act.EDIT_STANDARD,
                Act.SIGN_FOR_CENTRE, Act.CLOSE_CASE, Act.READ_PLACE_LOG,
            }
        ),
        Role.DATA_STEWARD: frozenset(
            {Act.READ_HELD, Act.RELEASE_FIGURES, Act.CORRECT, Act.REVEAL, Act.HIDE, Act.READ_RELEASE_LOG}
        ),
        Role.ADMINISTRATOR: frozenset({Act.HIDE, Act.GRANT, Act.SETTINGS, Act.READ_LOG_WHO_WHEN}),
        Role.AUDITOR: frozenset(
            {
                Act.READ_DRAFT_TERMS, Act.READ_SENT_TERMS, Act.READ_PAPERS_EARLY, Act.READ_PLACE_LOG,
                Act.READ_RELEASE_LOG, Act.READ_LOG_WHO_WHEN, Act.READ_LOG,
            }
        ),
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Session]:
    with two_places(tmp_path_factory.mktemp("matrix")) as opened:
        yield opened


def drafted(session: Session, place: str) -> int:
    return orders.start_draft(session, acting(Role.EDITOR, place), terms=terms_of(place, 74.0), reason="A reason.")


def sent(session: Session, place: str) -> documents.DocumentRecord:
    number = drafted(session, place)
    record = documents.document(session, number)
    assert record is not None
    orders.send(
        session, acting(Role.EDITOR, place), document=number, fingerprint=record.fingerprint, answer="It serves both."
    )
    return record


def reads_terms(session: Session, me: Viewer, place: str) -> bool:
    """Read the version that is open; its page shows a place's version in force beside it to all."""
    assert agreement_page(session, me, SLUGS[place], "1", "", known_at=NOW).shown is not None
    return open_draft(session, me, "agreement", place, known_at=NOW) is not None


def read_draft(session: Session, me: Viewer, place: str) -> bool:
    drafted(session, place)
    return reads_terms(session, me, place)


def read_sent(session: Session, me: Viewer, place: str) -> bool:
    sent(session, place)
    return reads_terms(session, me, place)


def read_early(session: Session, me: Viewer, place: str) -> bool:
    mark = pack_of(session, place)
    seen = paper_kept(session, me, mark, known_at=NOW) is not None
    if not seen:
        early.fetch(session, Actor(me, NOW), fingerprint=mark, kind="pdf", token="a token")  # noqa: S106  of a test
    return seen


def comment(session: Session, me: Viewer, place: str) -> bool:
    if commentary.wanted(session, me, f"{SLUGS[place]}:1", known_at=NOW) is None:
        with pytest.raises(OrderRefusedError, match=commentary_words.NO_OUTCOME):
            comments.comment(session, Actor(me, NOW), place=SLUGS[place], outcome=1, said={})
        return False
    said = {"story": "It is below its floor, off course and late, and we know why."}
    comments.comment(session, Actor(me, NOW), place=SLUGS[place], outcome=1, said=said)
    return True


def case_of(place: str) -> str:
    return f"{SLUGS[place]}.{SLUGS[place]}-floor.1"


def reply(session: Session, me: Viewer, place: str) -> None:
    cases.acknowledge(session, Actor(me, NOW), case=case_of(place))
    cases.explain(session, Actor(me, NOW), case=case_of(place), text="A reason.")


def close(session: Session, me: Viewer, place: str) -> None:
    cases.ask_to_close(session, Actor(me, NOW), case=case_of(place))


def scrutinise(session: Session, me: Viewer, place: str) -> None:
    (met,) = held_meetings.meetings(session, place)
    meetings.put(session, Actor(me, NOW), meeting=met.id, kind="question", text="Why?", addressed_to="The mayor")


def store_pack(session: Session, me: Viewer, place: str) -> None:
    made = papers.Made(
        fingerprint="a" * 64, kind="pack", place=place, as_at=NOW, content="{}", evidence=EvidenceClass.INVENTED
    )
    papers.keep(session, Actor(me, NOW), made=made)


def speak(side: str) -> Callable[[Session, Viewer, str], None]:
    wanted = dealings.Wanted(name="A lane", office="The office", reply_due=date(2027, 1, 1), text="We ask.")
    return lambda session, me, place: dealings.ask(session, Actor(me, NOW), place=place, side=side, wanted=wanted)


def edit_terms(session: Session, me: Viewer, place: str) -> None:
    orders.start_draft(session, Actor(me, NOW), terms=terms_of(place, 74.0), reason="A reason.")


def edit_standard(session: Session, me: Viewer, place: str) -> None:
    orders.start_draft(session, Actor(me, NOW), terms=standard_of(place, "another-floor"), reason="A reason.")


def sign(side: documents.Side) -> Callable[[Session, Viewer, str], None]:
    def signed(session: Session, me: Viewer, place: str) -> None:
        record = sent(session, place)
        signing.sign(
            session, Actor(me, NOW), document=record.id, side=side, fingerprint=record.fingerprint, fresh_at=NOW
        )

    return signed


def give(session: Session, me: Viewer, place: str) -> None:
    who = people.add_on_server(session, issuer="i", subject="s", name="N", now=NOW)
    asked = people.Asked(
        role=Role.READER, place=place, post="P", starts=NOW.date(), ends=NOW.date() + timedelta(days=9)
    )
    people.give(session, Actor(me, NOW), person=who, asked=asked)


def freeze(session: Session, me: Viewer, place: str) -> None:
    papers.freeze_words(session, Actor(me, NOW), place=place)


def read_held(session: Session, me: Viewer, place: str) -> bool:
    """Read figures before their minute, being on their list for the place."""
    until = datetime(2026, 12, 1, tzinfo=UTC)
    add_figures(session, {2026: 72.0}, place=place, published=until.date())
    held.hold(session, held.Waiting(until, INDICATOR, NOW, "the command line"))
    listed = held.PreReleaseRecord(
        indicator=INDICATOR, place=place, person_id=ME, given_at=NOW, given_by=SOMEBODY, until=until
    )
    held.admit(session, listed)
    try:
        return bool(held_orders.read(session, Actor(me, NOW), indicator=INDICATOR, until=until))
    except OrderRefusedError:
        return False


def release(session: Session) -> int:
    note = figures.ReleaseNote(
        feed="file", indicator=INDICATOR, asked_at=NOW, address="https://example.org/",
        kept=(figures.KeptReply("https://example.org/", "0" * 64),),
    )  # fmt: skip
    return figures.save(session, note, []).release_id


def decline(session: Session, me: Viewer, _place: str) -> None:
    figure_orders.decline(session, Actor(me, NOW), release=release(session), reason="A reason.")


def correct(session: Session, me: Viewer, _place: str) -> None:
    figure_orders.ask_to_store(session, Actor(me, NOW), release=release(session), factor=0.001, reason="A reason.")


def hide(session: Session, me: Viewer, place: str) -> None:
    figure_orders.hide(session, Actor(me, NOW), indicator=INDICATOR, place=place, reason="A reason.")


def reveal(session: Session, me: Viewer, place: str) -> None:
    hide(session, viewer(Role.ADMINISTRATOR, person=SOMEBODY), place)
    (hidden,) = withdrawals.standing(session)
    figure_orders.reveal(session, Actor(me, NOW), withdrawal=hidden.hidden.id, reason="A reason.")


def entered(session: Session, person: int, act: str, place: str) -> int:
    return audit.append(session, audit.Entry(at=NOW, person=f"person {person}", act=act, place=place)).sequence


def sees(person: int, act: str, *, at_centre: bool) -> Callable[[Session, Viewer, str], bool]:
    """Look for one entry in the log; whether all of it is shown."""

    def seen(session: Session, me: Viewer, place: str) -> bool:
        number = entered(session, person, act, CENTRE if at_centre else place)
        shown = log.log(session, me, entry=str(number)).lines
        return bool(shown) and shown[0].shown is log.Shown.WHOLE

    return seen


def who_and_when(session: Session, me: Viewer, place: str) -> bool:
    number = entered(session, SOMEBODY, "sign_in", place)
    asked_people.register(session, me, on=NOW.date())
    return bool(log.log(session, me, entry=str(number)).lines)


def guarded(act: Act) -> Callable[[Session, Viewer, str], None]:
    """Give the order that every order gives first."""

    def order(session: Session, me: Viewer, place: str) -> None:
        acted(session, Actor(me, NOW), act, place=place, what="something")

    return order


# Each act as it is really tried. One without a line here fails the test below.
TRIED: Final[Mapping[Act, Callable[[Session, Viewer, str], bool | None]]] = {
    Act.READ_DRAFT_TERMS: read_draft,
    Act.READ_SENT_TERMS: read_sent,
    Act.READ_PAPERS_EARLY: read_early,
    Act.READ_HELD: read_held,
    Act.COMMENT: comment,
    Act.REPLY_TO_CASE: reply,
    Act.SCRUTINISE: scrutinise,
    Act.STORE_PACK: store_pack,
    Act.SPEAK_FOR_CENTRE: speak("centre"),
    Act.SPEAK_FOR_PLACE: speak("place"),
    Act.EDIT_TERMS: edit_terms,
    Act.EDIT_STANDARD: edit_standard,
    Act.SIGN_FOR_PLACE: sign("place"),
    Act.SIGN_FOR_CENTRE: sign("centre"),
    Act.RELEASE_FIGURES: decline,
    Act.CORRECT: correct,
    Act.REVEAL: reveal,
    Act.HIDE: hide,
    Act.CLOSE_CASE: close,
    Act.GRANT: give,
    Act.SETTINGS: freeze,
    Act.READ_OWN_LOG: sees(ME, "sign_in", at_centre=True),
    Act.READ_PLACE_LOG: sees(SOMEBODY, "comment", at_centre=False),
    Act.READ_RELEASE_LOG: sees(SOMEBODY, Act.RELEASE_FIGURES, at_centre=True),
    Act.READ_LOG_WHO_WHEN: who_and_when,
    Act.READ_LOG: sees(SOMEBODY, "sign_in", at_centre=True),
}
# What is not about a place, and what the right to read the whole log gives too.
ANYWHERE = frozenset({Act.READ_OWN_LOG, Act.READ_RELEASE_LOG, Act.READ_LOG_WHO_WHEN, Act.READ_LOG})
IN_THE_LOG = frozenset({Act.READ_OWN_LOG, Act.READ_PLACE_LOG, Act.READ_RELEASE_LOG, Act.READ_LOG_WHO_WHEN})
WHO = [None, *Role]


def succeeds(session: Session, me: Viewer, act: Act, place: str) -> bool:
    """Try an act, and take back whatever it wrote; whether it could be done."""
    trial = session.begin_nested()
    try:
        tried = guarded(act) if place == CENTRE else TRIED[act]
        return tried(session, me, place) is not False
    except NotAllowedError:
        return False
    finally:
        trial.rollback()
        session.expire_all()
        session.info.clear()  # what a whole transaction keeps in mind, which no part of one ever takes back elsewhere


def expected(me: Viewer, act: Act, place: str) -> bool:
    if place == CENTRE:
        return may(me, act, place=CENTRE)
    everything = act in IN_THE_LOG and may(me, Act.READ_LOG)
    return everything or may(me, act, place=None if act in ANYWHERE else place)


def test_every_act_is_tried_and_every_role_is_in_the_table():
    assert set(TRIED) == set(Act)
    assert set(ALLOWED) == set(Role)


@pytest.mark.parametrize("act", list(Act), ids=str)
def test_the_table_is_the_one_of_the_design(act):
    assert {role for role, acts in ALLOWED.items() if act in acts} == MATRIX[act]


@pytest.mark.trust("Editor of A reads or edits B")
@pytest.mark.trust("Administrator abuse")
@pytest.mark.parametrize("role", WHO, ids=lambda role: role.value if role else "public")
@pytest.mark.parametrize("act", list(Act), ids=str)
def test_what_access_says_is_what_happens(session, role, act):
    me = viewer(role)
    happens = {place: succeeds(session, me, act, place) for place in (OWN, OTHER, CENTRE)}
    assert happens == {place: expected(me, act, place) for place in happens}


@pytest.mark.trust("Editor of A reads or edits B")
@pytest.mark.parametrize("role", [role for role in Role if role not in OF_THE_CENTRE], ids=str)
@pytest.mark.parametrize("act", [act for act in Act if act not in ANYWHERE], ids=str)
def test_nobody_of_a_place_does_anything_in_another(session, role, act):
    assert not succeeds(session, viewer(role, OWN), act, OTHER)


@pytest.mark.trust("Administrator abuse")
@pytest.mark.parametrize("place", [OWN, OTHER, CENTRE])
@pytest.mark.parametrize(
    "act",
    [Act.SIGN_FOR_PLACE, Act.SIGN_FOR_CENTRE, Act.READ_HELD, Act.EDIT_TERMS, Act.READ_DRAFT_TERMS, Act.CORRECT],
    ids=str,
)
def test_an_administrator_signs_edits_and_reads_nothing_of_others(session, act, place):
    assert not succeeds(session, viewer(Role.ADMINISTRATOR), act, place)


@pytest.mark.trust("Administrator abuse")
def test_an_administrator_gives_no_right_alone(session):
    me = Actor(viewer(Role.ADMINISTRATOR), NOW)
    trial = session.begin_nested()
    who = people.add(session, me, issuer="i", subject="friend", name="Friend")
    asked = people.Asked(
        role=Role.DATA_STEWARD, place=CENTRE, post="P", starts=NOW.date(), ends=NOW.date() + timedelta(days=9)
    )
    number = people.give(session, me, person=who, asked=asked)
    with pytest.raises(Exception, match="Ask another administrator"):
        people.confirm(session, me, grant=number)
    assert not asked_people.people.standing(session, who, on=NOW.date())
    trial.rollback()
