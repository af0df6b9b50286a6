"""A small store that holds something of everything that is published, and something of what is not."""

from datetime import UTC, date, datetime

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.documents import making
from dashboard.documents.making import Wanted
from dashboard.orders import papers as orders
from data.gazetteer import Relation
from data.store import calendar, cases, code_lists, dealings, documents, meetings, papers, places, promises
from data.store.calendar import ReleaseDateRecord
from data.store.cases import CaseRecord, CaseStep, CommentRecord, Question
from data.store.dealings import AskStep, NegotiationStep, OutsideKind, SavingStage
from data.store.meetings import MeetingRecord, ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.store.places import LinkRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import EvidenceClass, Side, agreement_from_toml, canonical, fingerprint
from tests.stores import AGREEMENT, NOW, add_figures, add_place, add_standard

UNSAID = "Said before anything was agreed"
"""Stands in every record that must not be published."""
FORMULA = "=Said by the place, with a formula’s first sign"
PLACE = "x-testham"
POWERS = """
[[powers]]
name = "Skills budget"
department = "The department"
depth = "control"
promised = 2026-04-01
"""
_SAID = {"place": PLACE, "evidence": EvidenceClass.INVENTED, "recorded_at": datetime(2026, 9, 9, 12, tzinfo=UTC)}


def fill(session: Session) -> None:
    """Put a place with everything into an empty store."""
    add_place(session)
    add_place(session, "x-nearham", "nearham")
    code_lists.note(session, {"x-nearham": "Our own list"})
    places.save(session, [], [LinkRecord(parent="x-testham", child="x-nearham", relation=Relation.PART_OF)])
    add_figures(session, {2020: 70.0, 2021: 60.0, 2022: 61.0, 2023: 70.0, 2024: None, 2025: 72.0})
    add_figures(session, {2025: 71.0}, published=date(2026, 5, 1))
    expected = ReleaseDateRecord(
        indicator="employment-rate", expected_on=date(2027, 4, 1), source="The publisher", recorded_at=NOW
    )
    calendar.expect(session, expected)
    second = _documents(session)
    add_standard(session)
    _acts(session, second)
    _dealings(session)
    _scrutiny(session)


def _documents(session: Session) -> int:
    """A first version that was given up, a second in force, a third in draft; the number of the second."""
    previous, numbers = None, []
    for version, (status, level, starts) in enumerate(
        (("ended", 74.0, None), ("in_force", 75.0, date(2024, 4, 1)), ("draft", 76.0, None)), start=1
    ):
        text = AGREEMENT.format(level=level).replace('[powers]\nexcluded = "not yet agreed"\n', "") + POWERS
        terms = agreement_from_toml(text.replace("Testham agreement", "Testham agreement" if starts else UNSAID))
        numbers.append(
            documents.save(
                session,
                kind="agreement",
                subject=PLACE,
                version=version,
                terms_json=canonical(terms),
                fingerprint=fingerprint(terms),
                previous=previous,
                status=status,
                in_force_from=starts,
                evidence=terms.evidence,
                recorded_at=datetime(2024, 3, version, tzinfo=UTC),
                reason="" if starts else UNSAID,
            )
        )
        previous = fingerprint(terms)
    for side in ("place", "centre"):
        signed = {"post": f"Signatory of the {side}", "person": f"{UNSAID}: {side}"}
        documents.sign(session, numbers[1], side=side, signed_at=datetime(2024, 3, 9, tzinfo=UTC), **signed)
    return numbers[1]


def _acts(session: Session, document: int) -> None:
    said = {"place": PLACE, "at": datetime(2026, 9, 5, 9, tzinfo=UTC), "evidence": EvidenceClass.INVENTED}
    step = CaseRecord(
        standard="work-floor", episode=1, event=CaseStep.EXPLAINED, text=FORMULA, person=UNSAID, side=Side.PLACE, **said
    )
    cases.record(session, step)
    comment = CommentRecord(
        role="editor", post="Director", text="We visit.", question=Question.STORY, person=UNSAID, **said
    )
    cases.add_comment(session, comment)
    asked = CommentRecord(
        role=cases.RESIDENTS, post="A meeting in Testham", text="Buses matter.", person=UNSAID, **said
    )
    cases.add_comment(session, asked)
    promises.record(
        session,
        PromiseRecord(
            document_id=document,
            clause="power 1",
            step=PromiseStep.MOVED,
            happened_on=date(2026, 4, 1),
            due=date(2026, 10, 1),
            recorded_at=datetime(2026, 4, 2, tzinfo=UTC),
            evidence=EvidenceClass.INVENTED,
        ),
    )


def _dealings(session: Session) -> None:
    on = {"happened_on": date(2026, 5, 5), **_SAID}
    dealings.record_negotiation(session, dealings.NegotiationRecord(step=NegotiationStep.INVITED, wave=1, **on))
    ask = {"name": "Fewer returns", "side": Side.PLACE, **on}
    dealings.record_ask(
        session, dealings.AskRecord(event=AskStep.ASKED, reply_due=date(2026, 7, 1), person=UNSAID, **ask)
    )
    ahead = {**on, "happened_on": date(2027, 1, 1)}
    dealings.record_ask(
        session, dealings.AskRecord(name="Later", side=Side.CENTRE, event=AskStep.OFFERED, text=UNSAID, **ahead)
    )
    dealings.record_saving(
        session,
        dealings.SavingRecord(
            name="Shared desks", stage=SavingStage.CLAIMED, amount=4_000_000_000, body="Council", outcome=1, **on
        ),
    )
    dealings.record_outside(
        session,
        dealings.OutsideRecord(kind=OutsideKind.BID, department="The ministry", text="A bid", items=2, hours=1.5, **on),
    )
    dealings.record_lesson(session, dealings.LessonRecord(tried="Visits", indicator="employment-rate", **on))
    dealings.record_spending(
        session, dealings.SpendingRecord(year="2025-26", body="Council", amount=100, is_whole=True, **_SAID)
    )
    dealings.record_sub_area(session, dealings.SubAreaRecord(kind="wards", number=12, people=900, **_SAID))
    country = {name: value for name, value in _SAID.items() if name != "place"}
    dealings.record_route_step(
        session,
        dealings.RouteStepRecord(
            name="A law",
            proposed_from=date(2010, 7, 1),
            proposed_label="July 2010",
            source="A route-map",
            **country,
        ),
    )


def _scrutiny(session: Session) -> None:
    body = "Testham scrutiny committee"
    meeting = meetings.add_meeting(session, MeetingRecord(body=body, held_on=date(2026, 9, 1), **_SAID))
    said = {name: value for name, value in _SAID.items() if name != "place"}
    for event, day in (
        (ScrutinyStep.MADE, date(2026, 9, 1)),
        (ScrutinyStep.REPLIED, date(2026, 9, 9)),
        (ScrutinyStep.DONE, date(2027, 1, 1)),
    ):
        meetings.record_scrutiny(
            session,
            ScrutinyRecord(
                meeting_id=meeting,
                kind=ScrutinyKind.QUESTION,
                number=3,
                event=event,
                happened_on=day,
                text=UNSAID if event is ScrutinyStep.DONE else "What is tried?",
                person=UNSAID,
                **said,
            ),
        )
    for number, as_at in enumerate(("2026-10-01", "2026-10-02", "2026-10-03")):
        moment = datetime.fromisoformat(f"{as_at}T22:59:59.999999+00:00")
        wanted = Wanted(kind="briefing", place="testham")
        paper = making.addressed(making.paper(session, PUBLIC, wanted, known_at=moment, as_at=as_at))
        kept = making.made(session, paper)
        orders.keep_on_server(session, made=kept, now=moment, meeting=meeting if number else None)
        if number == 1:
            papers.approve(session, kept.fingerprint, by="Clerk", at=NOW)
