"""Agreements and standards go from draft to force through two people, one of each side; a signed one never changes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.access import NotAllowedError, Viewer
from dashboard.orders import OrderRefusedError
from dashboard.orders.documents import give_up, save_terms, send, start_draft, take_back
from dashboard.orders.signing import end, sign
from dashboard.questions.documents import State, state_of
from data import database
from data.models import AuditEntry, Document
from data.store import audit, documents, editing
from data.store.documents import DocumentError, DocumentRecord
from data.terms import TermsError, fingerprint
from tests.dashboard.document_acts import (
    BOTH,
    DIRECTOR,
    EDITOR,
    ELSEWHERE,
    MAYOR,
    NOW,
    PLACE,
    READER,
    TODAY,
    actor,
    agreement,
    standard,
)
from tests.stores import add_figures, add_place, store


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        add_place(opened, "x-elsewhere", "elsewhere")
        yield opened


def held(session: Session, document: int) -> DocumentRecord:
    found = documents.document(session, document)
    assert found is not None
    return found


def drafted(session: Session, by: Viewer = EDITOR, **given) -> DocumentRecord:
    return held(session, start_draft(session, actor(by), terms=agreement(), **given))


def sent(session: Session, by: Viewer = EDITOR, **given) -> DocumentRecord:
    record = drafted(session, by, **given)
    send(session, actor(by), document=record.id, fingerprint=record.fingerprint)
    return held(session, record.id)


def put(
    session: Session, record: DocumentRecord, by: Viewer, side: documents.Side, now: datetime = NOW, **given
) -> bool:
    said = {"fingerprint": record.fingerprint, "fresh_at": now, **given}
    return sign(session, actor(by, now), document=record.id, side=side, **said)


def in_force(session: Session) -> DocumentRecord:
    record = sent(session)
    put(session, record, MAYOR, "place")
    put(session, record, DIRECTOR, "centre")
    return held(session, record.id)


@pytest.mark.trust("Forged or back-dated signature")
def test_a_version_comes_into_force_on_the_day_the_second_side_signs(session):
    record = sent(session)
    assert put(session, record, MAYOR, "place") is False
    assert held(session, record.id).status == "awaiting"
    assert put(session, record, DIRECTOR, "centre", NOW + timedelta(days=2)) is True
    now = held(session, record.id)
    assert (now.status, now.in_force_from) == ("in_force", TODAY + timedelta(days=2))
    assert now.in_force_until == date(2029, 4, 1)  # it ends by itself after the last day of its term
    assert [(mark.side, mark.post, mark.person) for mark in documents.signatures(session, record.id)] == [
        ("place", "Mayor of Testham", "person 2"),
        ("centre", "Director for Testham", "person 3"),
    ]


def test_a_version_that_starts_later_waits_for_its_day(session):
    terms = agreement(75.0, ("starts = 2024-04-01", "starts = 2027-04-01"))
    record = held(session, start_draft(session, actor(EDITOR), terms=terms))
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    put(session, record, MAYOR, "place")
    put(session, record, DIRECTOR, "centre")
    now = held(session, record.id)
    assert (state_of(now, on=TODAY), state_of(now, on=date(2027, 4, 1))) == (State.SIGNED, State.IN_FORCE)
    assert documents.in_force(session, kind="agreement", on=TODAY) == []


def test_each_act_stands_in_the_log_with_the_fingerprints_before_and_after(session):
    record = in_force(session)
    said = [(each.act, each.before.split()[:1], each.after.split()[0]) for each in editing.acts_on(session, record)]
    assert said == [
        ("edit_terms", [], "draft"),
        ("edit_terms", ["draft"], "awaiting"),
        ("sign_for_place", ["awaiting"], "awaiting"),
        ("sign_for_centre", ["awaiting"], "in_force"),
    ]
    assert all(each.after.endswith(record.fingerprint) for each in editing.acts_on(session, record))
    assert audit.first_break(session) is None


@pytest.mark.trust("Forged or back-dated signature")
def test_a_variation_takes_over_on_its_day_and_the_past_keeps_what_was_agreed_then(session):
    first = in_force(session)
    later = NOW + timedelta(days=10)
    terms = agreement(72.0)
    second = held(session, start_draft(session, actor(EDITOR, later), terms=terms, reason="Figures were revised."))
    assert second.previous_fingerprint == first.fingerprint
    send(session, actor(EDITOR, later), document=second.id, fingerprint=second.fingerprint)
    put(session, second, MAYOR, "place", later)
    put(session, second, DIRECTOR, "centre", later)
    takes_over = TODAY + timedelta(days=10)
    of_day = [
        documents.in_force(session, kind="agreement", on=day)[0].version
        for day in (takes_over - timedelta(days=1), takes_over)
    ]
    assert of_day == [1, 2]
    assert held(session, first.id).status == "varied"
    assert held(session, first.id).terms_json == first.terms_json


def test_two_versions_signed_on_one_day_follow_each_other_by_a_day(session):
    first = in_force(session)
    second = held(session, start_draft(session, actor(EDITOR), terms=agreement(72.0), reason="A slip."))
    send(session, actor(EDITOR), document=second.id, fingerprint=second.fingerprint)
    put(session, second, MAYOR, "place")
    put(session, second, DIRECTOR, "centre")
    assert held(session, first.id).in_force_until == held(session, second.id).in_force_from == date(2026, 11, 22)


def test_whoever_edited_the_terms_last_cannot_sign_them(session):
    record = sent(session, MAYOR)
    with pytest.raises(OrderRefusedError, match="another person signs them for your side"):
        put(session, record, MAYOR, "place")


def test_one_person_never_signs_for_both_sides(session):
    record = sent(session)
    put(session, record, BOTH, "place")
    with pytest.raises(DocumentError, match="The same person has signed for the other side"):
        put(session, record, BOTH, "centre")


@pytest.mark.parametrize("minutes", [None, 6, -5])
def test_signing_asks_for_a_fresh_sign_in(session, minutes):
    fresh = None if minutes is None else NOW - timedelta(minutes=minutes)
    with pytest.raises(OrderRefusedError, match="Sign in once more"):
        put(session, sent(session), MAYOR, "place", fresh_at=fresh)


@pytest.mark.parametrize(
    ("viewer", "side"),
    [(EDITOR, "place"), (MAYOR, "centre"), (DIRECTOR, "place"), (ELSEWHERE, "place"), (READER, "place")],
)
def test_only_a_signatory_of_the_side_signs(session, viewer, side):
    with pytest.raises(NotAllowedError):
        put(session, sent(session), viewer, side)


def test_another_text_than_the_one_read_is_not_signed(session):
    with pytest.raises(OrderRefusedError, match="The text has changed since you read it"):
        put(session, sent(session), MAYOR, "place", fingerprint="0" * 64)


def test_a_draft_is_not_signed(session):
    with pytest.raises(OrderRefusedError, match="has not been sent"):
        put(session, drafted(session), MAYOR, "place")


def test_nothing_is_signed_beside_a_broken_log(session):
    record = sent(session)
    first = audit.entries(session)[-1]
    session.connection().exec_driver_sql("DROP TRIGGER audit_entry_refuses_update")
    row = session.get_one(AuditEntry, first.sequence)
    row.person = "person 9"
    session.add(row)
    session.flush()
    with pytest.raises(OrderRefusedError, match="log does not follow"):
        put(session, record, MAYOR, "place")


def test_nothing_is_signed_while_the_clock_is_behind_the_log(session):
    record = sent(session)
    with pytest.raises(OrderRefusedError, match="clock is behind"):
        put(session, record, MAYOR, "place", NOW - timedelta(hours=1))


def test_terms_that_were_altered_in_the_database_are_not_signed(session):
    record = drafted(session)
    row = session.get_one(Document, record.id)
    row.terms = row.terms.replace('"75"', '"74"')
    session.add(row)
    session.flush()
    documents.set_status(session, record.id, "awaiting")
    with pytest.raises(OrderRefusedError, match="does not match its fingerprint"):
        put(session, record, MAYOR, "place")


def test_a_panel_that_is_neither_filled_nor_left_out_keeps_a_version_from_every_stage(session):
    without = agreement().model_copy(update={"excluded": ()})
    with pytest.raises(TermsError, match="it is neither filled nor excluded"):
        start_draft(session, actor(EDITOR), terms=without)
    record = drafted(session)
    with pytest.raises(TermsError, match="it is neither filled nor excluded"):
        save_terms(session, actor(EDITOR), document=record.id, terms=without, based_on=record.fingerprint)


@pytest.mark.trust("Two editors at once")
def test_the_second_of_two_editors_overwrites_nothing(session):
    record = drafted(session)
    mine, theirs = agreement(74.0), agreement(73.0)
    save_terms(session, actor(MAYOR), document=record.id, terms=theirs, based_on=record.fingerprint)
    with pytest.raises(OrderRefusedError, match="Somebody else has saved version 1 since you opened it"):
        save_terms(session, actor(EDITOR), document=record.id, terms=mine, based_on=record.fingerprint)
    assert held(session, record.id).fingerprint == fingerprint(theirs)


def test_a_version_is_taken_back_until_the_first_signature(session):
    record = sent(session)
    take_back(session, actor(EDITOR), document=record.id)
    assert held(session, record.id).status == "draft"
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    put(session, record, MAYOR, "place")
    with pytest.raises(OrderRefusedError, match="Give it up, and make the next version"):
        take_back(session, actor(EDITOR), document=record.id)


def test_a_version_that_one_side_signed_is_given_up_with_a_reason_and_the_next_one_names_it(session):
    record = sent(session)
    put(session, record, MAYOR, "place")
    give_up(session, actor(DIRECTOR), document=record.id, reason="The budget changed.")
    gone = held(session, record.id)
    assert (gone.status, gone.in_force_from, state_of(gone, on=TODAY)) == ("ended", None, State.GIVEN_UP)
    following = held(session, start_draft(session, actor(EDITOR), terms=agreement(74.0)))
    assert (following.version, following.previous_fingerprint) == (2, record.fingerprint)


def test_an_end_before_its_time_takes_both_sides(session):
    record = in_force(session)
    said = {"document": record.id, "on": date(2027, 1, 1), "reason": "The councils merge."}
    assert end(session, actor(MAYOR), side="place", **said) is False
    assert held(session, record.id).status == "in_force"
    assert end(session, actor(DIRECTOR), side="centre", **said) is True
    gone = held(session, record.id)
    assert (gone.status, gone.in_force_until) == ("ended", date(2027, 1, 1))
    assert state_of(gone, on=date(2026, 12, 31)) is State.IN_FORCE
    assert state_of(gone, on=date(2027, 1, 1)) is State.ENDED


def test_the_two_sides_end_it_on_the_same_day_and_by_two_people(session):
    record = in_force(session)
    said = {"document": record.id, "reason": "The councils merge."}
    assert end(session, actor(BOTH), side="place", on=date(2027, 1, 1), **said) is False
    assert end(session, actor(BOTH), side="centre", on=date(2027, 1, 1), **said) is False
    assert end(session, actor(DIRECTOR), side="centre", on=date(2027, 2, 1), **said) is False
    assert held(session, record.id).status == "in_force"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": TODAY}, "Choose a later day"),
        ({"on": date(2030, 1, 1)}, "It ends by itself on 31 March 2029"),
        ({"reason": " "}, "Say why it ends"),
    ],
    ids=["today", "after its term", "no reason"],
)
def test_an_end_needs_a_day_ahead_within_the_term_and_a_reason(session, said, sentence):
    record = in_force(session)
    with pytest.raises(OrderRefusedError, match=sentence):
        end(session, actor(MAYOR), document=record.id, side="place", **{"on": date(2027, 1, 1), "reason": "x", **said})


def test_an_agreement_whose_term_is_over_is_not_signed(session):
    record = sent(session)
    with pytest.raises(OrderRefusedError, match="Its last day, 31 March 2029, comes before it could be in force"):
        put(session, record, MAYOR, "place", NOW.replace(year=2029))


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (lambda session, number: send(session, actor(EDITOR), document=number, fingerprint=""), "no draft any more"),
        (lambda session, number: take_back(session, actor(EDITOR), document=number), "not been sent"),
        (lambda session, number: give_up(session, actor(EDITOR), document=number, reason="x"), "signed this version"),
        (
            lambda session, number: save_terms(session, actor(EDITOR), document=number, terms=agreement(), based_on=""),
            "no draft any more",
        ),
        (
            lambda session, number: sign(
                session, actor(MAYOR), document=number, side="place", fingerprint="", fresh_at=NOW
            ),
            "Both sides have signed",
        ),
    ],
    ids=["send", "take back", "give up", "save", "sign"],
)
def test_a_signed_version_takes_no_other_order(session, order, sentence):
    record = in_force(session)
    with pytest.raises(OrderRefusedError, match=sentence):
        order(session, record.id)


def test_other_refusals_say_what_helps(session):
    with pytest.raises(OrderRefusedError, match="no such version"):
        send(session, actor(EDITOR), document=99, fingerprint="")
    record = drafted(session)
    with pytest.raises(OrderRefusedError, match=r"Version 1 is a draft\. Finish it or give it up"):
        start_draft(session, actor(EDITOR), terms=agreement())
    with pytest.raises(OrderRefusedError, match="The text has changed"):
        send(session, actor(EDITOR), document=record.id, fingerprint="other")
    with pytest.raises(OrderRefusedError, match="Say why it is given up"):
        give_up(session, actor(EDITOR), document=record.id, reason="")
    with pytest.raises(OrderRefusedError, match="not in force"):
        end(session, actor(MAYOR), document=record.id, side="place", on=date(2027, 1, 1), reason="x")
    with pytest.raises(NotAllowedError):
        start_draft(session, actor(EDITOR), terms=agreement(75.0, ('"testham"', '"elsewhere"')))
    with pytest.raises(NotAllowedError):
        start_draft(session, actor(EDITOR), terms=agreement(75.0, ('"testham"', '"narnia"')))


def test_terms_of_another_kind_do_not_take_a_drafts_place(session):
    record = drafted(session)
    with pytest.raises(OrderRefusedError, match="of another place or standard"):
        save_terms(session, actor(EDITOR), document=record.id, terms=standard(), based_on=record.fingerprint)


def test_a_variation_needs_a_reason_and_a_change(session):
    in_force(session)
    with pytest.raises(OrderRefusedError, match="say the same as the version before"):
        start_draft(session, actor(EDITOR), terms=agreement())
    record = held(session, start_draft(session, actor(EDITOR), terms=agreement(72.0)))
    with pytest.raises(OrderRefusedError, match="Say in one sentence why this version is made"):
        send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)


def test_open_points_are_answered_before_a_draft_is_sent(session):
    open_ended = agreement(75.0, ('in_return_for = "No power is needed."\n', ""))
    record = held(session, start_draft(session, actor(EDITOR), terms=open_ended))
    with pytest.raises(OrderRefusedError, match="no responsibility is given in return"):
        send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)


def test_text_of_another_agreement_is_questioned_and_an_answer_lets_it_pass(session):
    more = "".join(
        f'[[outcomes]]\nnumber = {number}\nstatement = "Outcome {number}."\norigin = "local"\nno_measure = "None."\n'
        for number in (3, 4)
    )
    terms = agreement(75.0, ("[budget]", f"{more}[budget]"))
    for place, viewer in (("x-elsewhere", ELSEWHERE), (PLACE, EDITOR)):
        own = terms if place == PLACE else terms.model_copy(update={"place": "elsewhere"})
        record = held(session, start_draft(session, actor(viewer, NOW), terms=own))
        if place == "x-elsewhere":
            documents.set_status(session, record.id, "in_force", in_force_from=date(2024, 4, 1))
            session.get_one(Document, record.id).recorded_at = NOW - timedelta(days=9)
            session.flush()
    with pytest.raises(
        OrderRefusedError, match=r"Outcomes 1, 2, 3 and 4 stand word for word in the agreement of Elsewhere"
    ):
        send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint, answer="We asked residents too.")
    assert editing.acts_on(session, record)[-1].reason == "We asked residents too."


def test_the_centre_reads_and_edits_a_draft_once_it_was_sent(session):
    record = drafted(session)
    said = {"document": record.id, "terms": agreement(74.0), "based_on": record.fingerprint}
    with pytest.raises(NotAllowedError, match="until it is sent"):
        save_terms(session, actor(DIRECTOR), **said)
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    take_back(session, actor(EDITOR), document=record.id)
    save_terms(session, actor(DIRECTOR), **said)
    assert editing.last_editor(session, held(session, record.id)) == "person 3"


def test_a_level_typed_in_another_unit_is_refused_until_a_reason_says_why(session):
    add_figures(session, {2024: 71.0, 2025: 72.0})
    slip = agreement(75.0, ("baseline = 70.0", "baseline = 5.0"), ("agreed_level = 75.0", "agreed_level = 7.0"))
    first = slip.outcomes[0]
    unexplained = first.commitments[0].model_copy(update={"reason": None})
    bare = slip.model_copy(
        update={"outcomes": (first.model_copy(update={"commitments": (unexplained,)}), *slip.outcomes[1:])}
    )
    with pytest.raises(
        TermsError, match=r"the level 7 is more than tenfold apart from the latest figure 72\. Check the"
    ):
        start_draft(session, actor(EDITOR), terms=bare)
    assert start_draft(session, actor(EDITOR), terms=slip)


def test_a_standard_is_signed_by_both_sides_lapses_at_its_review_and_is_renewed_with_a_consensus_of_its_own(session):
    first = held(session, start_draft(session, actor(EDITOR), terms=standard(("2030-01-01", "2027-01-01"))))
    send(session, actor(EDITOR), document=first.id, fingerprint=first.fingerprint)
    put(session, first, MAYOR, "place")
    put(session, first, DIRECTOR, "centre")
    review = date(2027, 1, 1)
    assert [one.id for one in documents.in_force(session, kind="standard", on=review)] == [first.id]
    assert documents.in_force(session, kind="standard", on=review + timedelta(days=1)) == []
    assert state_of(held(session, first.id), on=review + timedelta(days=1)) is State.LAPSED
    later = NOW.replace(year=2027)
    with pytest.raises(TermsError, match="not after the consensus of 2019-01-01"):
        start_draft(session, actor(EDITOR, later), terms=standard(), reason="Still needed.")
    renewed = standard(("2019-01-01", "2019-06-01"))
    second = held(session, start_draft(session, actor(EDITOR, later), terms=renewed, reason="Still needed."))
    send(session, actor(EDITOR, later), document=second.id, fingerprint=second.fingerprint)
    put(session, second, MAYOR, "place", later)
    put(session, second, DIRECTOR, "centre", later)
    before = held(session, first.id)
    assert (before.status, before.in_force_until) == ("lapsed", date(2027, 1, 2))
    assert [one.id for one in documents.in_force(session, kind="standard", on=later.date())] == [second.id]


def test_an_earlier_version_that_was_to_end_later_gives_way_to_the_next_one(session):
    first = in_force(session)
    said = {"document": first.id, "on": date(2027, 6, 1), "reason": "The councils merge."}
    end(session, actor(MAYOR), side="place", **said)
    end(session, actor(DIRECTOR), side="centre", **said)
    later = NOW + timedelta(days=3)
    second = held(session, start_draft(session, actor(EDITOR, later), terms=agreement(72.0), reason="They do not."))
    send(session, actor(EDITOR, later), document=second.id, fingerprint=second.fingerprint)
    put(session, second, MAYOR, "place", later)
    put(session, second, DIRECTOR, "centre", later)
    assert held(session, first.id).in_force_until == held(session, second.id).in_force_from == date(2026, 11, 24)
