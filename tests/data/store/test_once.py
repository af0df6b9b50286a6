"""A reading of the store asks for the same thing once, and for many of a kind all at once."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from data import database
from data.gazetteer import PlaceKind, Relation
from data.store import dealings, documents, once, places, promises
from data.store.dealings import AskRecord, AskStep
from data.store.places import LinkRecord, PlaceRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import EvidenceClass, Side, canonical, fingerprint, standard_from_toml

AT = datetime(2026, 1, 5, tzinfo=UTC)
LATER = datetime(2026, 2, 5, tzinfo=UTC)
CODES = ("x-one", "x-two", "x-three")
TERMS = standard_from_toml("""
name = "visits"
title = "A floor"
indicator = "employment-rate"
unit = "percent"
better = "higher"
floor = 65.0
applies_to = ["one"]
starts = 2020-01-01
review = 2030-01-01
office = "Mayor"
help_offered = "A team"
evidence = "invented"
[consensus]
centre = "The department"
places = ["One"]
agreed_on = 2019-01-01
source = "A record"
""")
"""What any version holds: only who is asked for what is tested here."""


def place(code):
    return PlaceRecord(
        code=code, slug=code[2:], name=code.title(), kind=PlaceKind.DISTRICT, evidence=EvidenceClass.INVENTED
    )


def ask(code, name):
    return AskRecord(
        place=code,
        name=name,
        event=AskStep.ASKED,
        side=Side.PLACE,
        happened_on=AT.date(),
        evidence=EvidenceClass.INVENTED,
        recorded_at=AT,
    )


@pytest.fixture
def filled(engine):
    with database.session(engine) as session:
        whole = place("x-whole")
        links = [LinkRecord(parent="x-whole", child=code, relation=Relation.PART_OF) for code in CODES]
        places.save(session, [whole, *map(place, CODES)], links)
        for code in CODES:
            documents.save(
                session,
                kind="agreement",
                subject=code,
                version=1,
                terms_json=canonical(TERMS),
                fingerprint=fingerprint(TERMS) + code,
                previous=None,
                status="in_force",
                in_force_from=date(2026, 1, 1),
                evidence=EvidenceClass.INVENTED,
                recorded_at=AT,
            )
            number = documents.versions(session, "agreement", code)[0].id
            promises.record(
                session,
                PromiseRecord(
                    document_id=number,
                    clause="power 1",
                    step=PromiseStep.PROMISED,
                    happened_on=AT.date(),
                    recorded_at=LATER,
                    evidence=EvidenceClass.INVENTED,
                ),
            )
            dealings.record_ask(session, ask(code, "Fewer returns"))
    return engine


@pytest.fixture
def asked(filled):
    made = []
    event.listen(filled, "before_cursor_execute", lambda *told: made.append(told[2]))
    return made


QUESTIONS = {
    "places": lambda session, code: places.named(session, code[2:]),
    "versions": lambda session, code: [one.id for one in documents.versions(session, "agreement", code)],
    "documents": lambda session, code: documents.document(session, CODES.index(code) + 1),
    "promises": lambda session, code: promises.of_subject(session, code, known_at=LATER),
    "asks": lambda session, code: dealings.asks(session, code, known_at=AT),
    "parts": lambda session, code: places.within(session, "x-whole" if code == "x-one" else code, on=AT.date()),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_reading_answers_as_any_other_session_does(filled, name):
    with database.session(filled) as session:
        plain = [QUESTIONS[name](session, code) for code in (*CODES, *CODES)]
    with database.reading(filled) as session:
        assert [QUESTIONS[name](session, code) for code in (*CODES, *CODES)] == plain


@pytest.mark.parametrize("name", QUESTIONS)
def test_who_asks_about_many_asks_no_oftener_than_who_asks_about_two(filled, asked, name):
    counts = []
    for codes in (CODES[:2], (*CODES, *CODES)):
        asked.clear()
        with database.reading(filled) as session:
            for code in codes:
                QUESTIONS[name](session, code)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_is_asked_twice_is_read_once(filled, asked):
    with database.reading(filled) as session:
        places.everything(session)
        asked.clear()
        assert {one.code for one in places.everything(session)} >= set(CODES)
    assert asked == []


def test_what_is_known_later_is_not_told_earlier(filled):
    with database.reading(filled) as session:
        assert [promises.of_subject(session, code, known_at=AT) for code in CODES] == [[], [], []]
        assert len(promises.of_subject(session, "x-two", known_at=LATER)) == 1


def test_whoever_writes_while_reading_reads_anew(filled):
    with database.reading(filled) as session:
        assert places.named(session, "four") is None
        places.save(session, [place("x-four")])
        assert places.named(session, "four") is not None


def test_a_session_that_is_not_for_reading_keeps_nothing(filled):
    told = iter((1, 2))
    with database.session(filled) as session:
        once.forget(session)
        assert [once.once(session, "key", lambda: next(told)) for _ in range(2)] == [1, 2]
