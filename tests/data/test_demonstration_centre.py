"""The centre's side of the demonstration: bad news in invented places alone, reported facts with their publication."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.demonstration import centre, files
from data.demonstration.centre import CentreError
from data.store import cases, dealings
from data.store.cases import CaseStep
from data.store.dealings import NegotiationStep, OutsideKind
from data.terms import EvidenceClass
from tests.data.demonstration_store import filled


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with filled(tmp_path_factory.mktemp("centre")) as engine:
        yield engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with database.session(engine) as session:
        yield session


def test_what_is_asked_or_offered_or_answered_stands_in_invented_places_alone(session: Session) -> None:
    asked = [*dealings.asks(session), *dealings.outside(session), *cases.of_place(session, None)]
    assert asked
    assert {one.place for one in asked} <= {"x-northmere", "x-eastholme", "x-port-wexley"}
    assert {one.evidence for one in asked} == {EvidenceClass.INVENTED}


def test_forty_one_measures_were_asked_of_the_second_wave_outside_its_agreement(session: Session) -> None:
    asked = dealings.outside(session, "x-eastholme")
    assert sum(one.items for one in asked if one.kind is OutsideKind.FIGURES) == 41
    assert any(one.hours is None for one in asked)


def test_reported_steps_name_their_publication_and_carry_no_wave(session: Session) -> None:
    reported = [one for one in dealings.negotiations(session) if one.evidence is EvidenceClass.REPORTED]
    assert {one.place for one in reported} == {"E47000001"}
    assert all(one.source.startswith("Delivering a Localist Future") and one.wave is None for one in reported)


def test_a_draft_was_begun_140_days_before_the_day_of_the_demonstration(session: Session) -> None:
    steps = [one for one in dealings.negotiations(session) if one.evidence is EvidenceClass.ILLUSTRATIVE]
    assert [one.step for one in steps] == [NegotiationStep.DRAFTED]
    assert (date(2026, 11, 21) - steps[0].happened_on).days == 140


def test_the_proposed_route_says_nothing_of_what_happened(session: Session) -> None:
    found = dealings.route_steps(session)
    assert [one.proposed_label for one in found] == ["July 2010", "autumn 2011"]
    assert not any(one.happened_source or one.happened or one.happened_on for one in found)


def test_nobody_has_closed_the_case(session: Session) -> None:
    taken = [one.event for one in cases.of_place(session, "x-northmere", standard="new-parents-visited")]
    assert taken == [CaseStep.ACKNOWLEDGED, CaseStep.HELP_OFFERED, CaseStep.EXPLAINED, CaseStep.RECOVERY_PLAN]


def test_an_entry_about_a_place_we_do_not_hold_is_named(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"place": "narnia", "step": "invited", "happened_on": date(2026, 1, 1)}
    monkeypatch.setattr(files, "table", lambda _: {"negotiation": [entry]})
    with pytest.raises(CentreError, match='no place is called "narnia"'):
        centre.save_centre(session)
