"""Agreements and minimum standards with all their versions, what they commit to, and who signed."""

import json
from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.table import (
    CARRIED,
    Column,
    Kind,
    Refers,
    Row,
    Shape,
    Table,
    always,
    days,
    numbers,
    table,
    text,
)
from dashboard.questions import open_store
from dashboard.questions.open_values import OpenDocument
from data.terms import Commitment, Outcome
from data.terms.canonical import plain

_VERSION = (
    Column("version", Kind.WHOLE, always=True),
    *always("status"),
    *days("in_force_from", "in_force_until"),
    *text("reason"),
    *always("fingerprint"),
    *text("previous_fingerprint"),
    Column("recorded_at", Kind.MOMENT, always=True),
)
_TO_PLACE = Refers(("place_code",), "places", ("place_code",))
_TO_AGREEMENT = Refers(("place_code", "version"), "agreements", ("place_code", "version"))
_TO_SERIES = Refers(("indicator",), "series", ("indicator",))
AGREEMENTS = Shape(
    "agreements",
    (
        *always("place_code", "place", "title"),
        Column("wave", Kind.WHOLE, always=True),
        *days("starts", "ends"),
        *text("who_answers", "questioned_by", "director"),
        *_VERSION,
        Column("terms", Kind.JSON, always=True),
        *CARRIED,
    ),
    key=("place_code", "version"),
    refers=(_TO_PLACE,),
)
OUTCOMES = Shape(
    "outcomes",
    (
        *always("place_code", "place"),
        Column("version", Kind.WHOLE, always=True),
        Column("outcome", Kind.WHOLE, always=True),
        Column("commitment", Kind.WHOLE, always=True),
        *always("statement", "origin"),
        *text("service", "who_answers", "no_measure", "indicator", "unit", "better"),
        *numbers("baseline"),
        *text("baseline_period"),
        *numbers("agreed_level"),
        *days("agreed_by"),
        Column("milestones", Kind.JSON),
        *text("set_by", "why", "in_return_for", "control", "status"),
        *CARRIED,
    ),
    key=("place_code", "version", "outcome", "commitment"),
    refers=(_TO_AGREEMENT,),
)
STANDARDS = Shape(
    "standards",
    (
        *always("standard", "title", "indicator", "unit", "better"),
        *numbers("minimum"),
        *always("applies_to", "consensus_centre", "consensus_places"),
        *days("consensus_agreed_on"),
        *always("consensus_source"),
        *days("starts", "review"),
        *always("who_answers", "help_offered"),
        *_VERSION,
        Column("terms", Kind.JSON, always=True),
        *CARRIED,
    ),
    key=("standard", "version"),
    refers=(_TO_SERIES,),
)
SIGNATURES = Shape(
    "signatures",
    (
        *always("document", "subject"),
        Column("version", Kind.WHOLE, always=True),
        *always("side", "post", "fingerprint"),
        Column("signed_at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("document", "subject", "version", "side"),
)


def agreements(session: Session, *, known_at: datetime) -> Table:
    """Return every published version of every agreement."""
    rows = []
    for one in open_store.documents_published(session, "agreement", known_at=known_at):
        terms, answers = one.record.agreement, one.record.agreement.accountability
        rows.append(
            (
                one.record.subject,
                one.place.name if one.place else one.record.subject,
                terms.title,
                terms.wave,
                terms.starts,
                terms.ends,
                answers.office if answers else None,
                answers.questioned_by if answers else None,
                answers.director if answers else None,
                *_version(one),
                one.record.terms_json,
                *carried(one.record.evidence, known_at),
            )
        )
    return table(AGREEMENTS, rows)


def outcomes(session: Session, *, known_at: datetime) -> Table:
    """Return every commitment of every outcome in every version; an outcome in words alone stands once, as 0."""
    return table(
        OUTCOMES,
        (
            _outcome(one, outcome, at, commitment, as_at=known_at)
            for one in open_store.documents_published(session, "agreement", known_at=known_at)
            for outcome in one.record.agreement.outcomes
            for at, commitment in _commitments(outcome)
        ),
    )


def standards(session: Session, *, known_at: datetime) -> Table:
    """Return every published version of every minimum standard, with who agreed to it."""
    rows = []
    for one in open_store.documents_published(session, "standard", known_at=known_at):
        terms = one.record.standard
        rows.append(
            (
                terms.name,
                terms.title,
                terms.indicator,
                terms.unit,
                terms.better.value,
                float(terms.floor),
                "; ".join(terms.applies_to),
                terms.consensus.centre,
                "; ".join(terms.consensus.places),
                terms.consensus.agreed_on,
                terms.consensus.source,
                terms.starts,
                terms.review,
                terms.office,
                terms.help_offered,
                *_version(one),
                one.record.terms_json,
                *carried(one.record.evidence, known_at),
            )
        )
    return table(STANDARDS, rows)


def signatures(session: Session, *, known_at: datetime) -> Table:
    """Return every signature by side and post; whose hand it was stays in the signed record."""
    return table(
        SIGNATURES,
        (
            (
                one.record.kind,
                one.record.subject,
                one.record.version,
                signed.side,
                signed.post,
                signed.fingerprint,
                signed.signed_at,
                *carried(one.record.evidence, known_at),
            )
            for kind in open_store.KINDS
            for one in open_store.documents_published(session, kind, known_at=known_at)
            for signed in one.signatures
        ),
    )


def _commitments(outcome: Outcome) -> list[tuple[int, Commitment | None]]:
    """Return an outcome's commitments with their numbers; one agreed in words alone has number 0 and nothing."""
    return list(enumerate(outcome.commitments, start=1)) or [(0, None)]


def _version(one: OpenDocument) -> Row:
    record = one.record
    return (
        record.version,
        record.status,
        record.in_force_from,
        record.in_force_until,
        known(record.reason),
        record.fingerprint,
        record.previous_fingerprint,
        record.recorded_at,
    )


def _outcome(one: OpenDocument, outcome: Outcome, at: int, commitment: Commitment | None, *, as_at: datetime) -> Row:
    terms = one.record.agreement
    office = outcome.office or (terms.accountability.office if terms.accountability else None)
    return (
        one.record.subject,
        one.place.name if one.place else one.record.subject,
        one.record.version,
        outcome.number,
        at,
        outcome.statement,
        outcome.origin.value,
        outcome.service,
        office,
        outcome.no_measure,
        *(_commitment(commitment) if commitment else (None,) * 12),
        one.record.status,
        *carried(one.record.evidence, as_at),
    )


def _commitment(one: Commitment) -> Row:
    milestones = json.dumps([plain(each) for each in one.milestones], sort_keys=True) if one.milestones else None
    return (
        one.indicator,
        one.unit,
        one.better.value,
        None if one.baseline is None else float(one.baseline),
        one.baseline_period,
        None if one.agreed_level is None else float(one.agreed_level),
        one.by,
        milestones,
        one.set_by,
        one.why,
        one.in_return_for,
        one.control.value if one.control else None,
    )
