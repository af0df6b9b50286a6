"""What passed between the two sides in the demonstration: negotiations, asks, requests outside, a case, a route."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlmodel import Session

from data.demonstration import files
from data.store import cases, dealings, places
from data.store.cases import CaseRecord, CaseStep
from data.store.dealings import (
    AskRecord,
    AskStep,
    NegotiationRecord,
    NegotiationStep,
    OutsideKind,
    OutsideRecord,
    RouteStepRecord,
)
from data.terms import EvidenceClass, Side

# Publications were known long before anything here was signed.
REPORTED_AT: Final = datetime(2010, 3, 31, 12, tzinfo=UTC)


class CentreError(ValueError):
    """An entry of centre.toml that cannot be kept; the message names it and the cure."""


def save_centre(session: Session) -> None:
    """Keep what the file holds. Raises CentreError where an entry names a place that we do not hold."""
    told = files.table("centre.toml")
    for each in told["negotiation"]:
        dealings.record_negotiation(session, _negotiation(session, each))
    for each in told["ask"]:
        dealings.record_ask(session, _ask(session, each))
    for each in told["outside"]:
        dealings.record_outside(session, _outside(session, each))
    for each in told["case"]:
        cases.record(session, _case(session, each))
    for each in told["route"]:
        dealings.record_route_step(session, _route(each))


def _negotiation(session: Session, each: Mapping[str, Any]) -> NegotiationRecord:
    reported = "publication" in each
    return NegotiationRecord(
        place=_code(session, each),
        step=NegotiationStep(each["step"]),
        wave=each.get("wave"),
        happened_on=each["happened_on"],
        text=each.get("text", ""),
        source=_publication(each) if reported else "",
        evidence=EvidenceClass.REPORTED if reported else EvidenceClass(each.get("evidence", "invented")),
        recorded_at=REPORTED_AT if reported else each["recorded_at"],
    )


def _ask(session: Session, each: Mapping[str, Any]) -> AskRecord:
    return AskRecord(
        place=_code(session, each),
        name=each["name"],
        event=AskStep(each["event"]),
        side=Side(each["side"]),
        happened_on=each["happened_on"],
        reply_due=each.get("reply_due"),
        text=each.get("text", ""),
        office=each.get("office", ""),
        post=each["post"],
        evidence=EvidenceClass.INVENTED,
        recorded_at=_noon(each["happened_on"]),
    )


def _outside(session: Session, each: Mapping[str, Any]) -> OutsideRecord:
    return OutsideRecord(
        place=_code(session, each),
        kind=OutsideKind(each["kind"]),
        department=each["department"],
        text=each["text"],
        items=each["items"],
        hours=each.get("hours"),
        happened_on=each["happened_on"],
        evidence=EvidenceClass.INVENTED,
        recorded_at=_noon(each["happened_on"]),
    )


def _case(session: Session, each: Mapping[str, Any]) -> CaseRecord:
    return CaseRecord(
        standard=each["standard"],
        place=_code(session, each),
        episode=each["episode"],
        at=each["at"],
        event=CaseStep(each["event"]),
        text=each.get("text", ""),
        post=each["post"],
        evidence=EvidenceClass.INVENTED,
    )


def _route(each: Mapping[str, Any]) -> RouteStepRecord:
    return RouteStepRecord(
        name=each["name"],
        proposed_from=each["proposed_from"],
        proposed_label=each["proposed_label"],
        source=_publication(each),
        evidence=EvidenceClass.REPORTED,
        recorded_at=REPORTED_AT,
    )


def _publication(each: Mapping[str, Any]) -> str:
    """The title, publisher and date of the publication that an entry names."""
    named = files.table("reported.toml")["publications"][each["publication"]]
    return f"{named['title']}, {named['publisher']}, {named['published']}"


def _code(session: Session, each: Mapping[str, Any]) -> str:
    place = places.named(session, each["place"])
    if place is None:
        message = (
            f'centre.toml: no place is called "{each["place"]}". Write the slug of one that the demonstration holds.'
        )
        raise CentreError(message)
    return place.code


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
