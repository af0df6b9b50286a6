"""Steps of cases read together, as a page of many places asks for them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, event
from sqlmodel import Session

from data import database
from data.store import cases
from data.store.cases import CaseRecord, CaseStep
from data.terms import EvidenceClass

NOON = datetime(2026, 9, 10, 12, tzinfo=UTC)


def step(place: str, standard: str, *, later: int = 0) -> CaseRecord:
    return CaseRecord(
        place=place,
        standard=standard,
        episode=1,
        event=CaseStep.ACKNOWLEDGED,
        at=NOON + timedelta(days=later),
        evidence=EvidenceClass.INVENTED,
        post="Director",
    )


def test_one_answer_asks_for_the_steps_of_many_places_together(engine: Engine, session: Session) -> None:
    for each in (step("x-a", "one"), step("x-a", "one", later=2), step("x-a", "two"), step("x-b", "one")):
        cases.record(session, each)
    session.commit()
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    wanted = [("x-a", "one"), ("x-a", "two"), ("x-b", "one"), ("x-b", "two")]
    with database.session(engine) as apart:
        each_by_itself = [cases.of_place(apart, place, standard=name, known_at=NOON) for place, name in wanted]
    asked.clear()
    with database.reading(engine) as together:
        found = [cases.of_place(together, place, standard=name, known_at=NOON) for place, name in wanted]
        assert [len(cases.of_place(together, place, standard=name)) for place, name in wanted] == [2, 1, 1, 0]
    assert found == each_by_itself
    assert [len(steps) for steps in each_by_itself] == [1, 1, 1, 0]
    assert sum("FROM case_event" in one for one in asked) == 4
