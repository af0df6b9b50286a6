"""Make the tables of people and their acts, of what passes between the two sides, and of scrutiny's work.

Revision 0003, after 0002, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op

from data.migrations.columns import (
    EVIDENCE,
    WORDS,
    day,
    event_table,
    exists,
    key,
    large,
    listed,
    moment,
    number,
    on_sqlite,
    once,
    one_of,
    only_added_to,
    refuse,
    refuse_no_longer,
    text,
    unknown,
    whole,
    yes_no,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ADDED_TO = (
    "audit_entry",
    "negotiation_event",
    "ask_event",
    "saving",
    "request_outside",
    "lesson",
    "spending",
    "sub_area",
    "route_step",
    "meeting",
    "scrutiny_event",
)
_TABLES = ("person", "grant", "session", "form_draft", *_ADDED_TO, "paper", "subscription")
_ROLES = "reader editor place_signatory scrutiny centre_analyst centre_signatory data_steward administrator auditor"
_MORE_CASE_STEPS = "acknowledged explained exceptional help_offered recovery_plan closing closed"


def upgrade() -> None:
    _people()
    _log()
    _between_the_sides()
    _money_and_areas()
    _scrutiny()
    _more_columns()
    only_added_to(*_ADDED_TO)
    _keep_what_is_signed()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
    with op.batch_alter_table("comment") as comment:
        comment.drop_column("question")
    with op.batch_alter_table("promise_event") as promise:
        promise.drop_column("depth")


def _people() -> None:
    op.create_table(
        "person",
        *whole("id"),
        *text("issuer", "subject", "name"),
        *moment("added_at"),
        *unknown(*moment("ended_at")),
        key("person", "id"),
        once("person", "issuer", "subject"),
    )
    op.create_table(
        "grant",
        *whole("id", "person_id"),
        *text("role", "place", "post"),
        *day("starts", "ends"),
        *moment("given_at"),
        *unknown(*whole("given_by")),
        *unknown(*moment("confirmed_at")),
        *unknown(*whole("confirmed_by")),
        *unknown(*moment("ended_at")),
        *unknown(*whole("ended_by")),
        one_of("grant", "role", _ROLES),
        sa.CheckConstraint("starts < ends", name=op.f("grant_days_in_order")),
        *(
            exists(f"grant_{who}_exists", who, "person.id")
            for who in ("person_id", "given_by", "confirmed_by", "ended_by")
        ),
        key("grant", "id"),
    )
    op.create_index(op.f("grant_by_person_id"), "grant", ["person_id"], unique=False)
    op.create_table(
        "session",
        *text("digest"),
        *unknown(*whole("person_id")),
        *moment("begun_at", "seen_at", "ends_at"),
        *unknown(*moment("ended_at")),
        *text("back", "waiting"),
        exists("session_person_id_exists", "person_id", "person.id"),
        key("session", "digest"),
    )
    op.create_index(op.f("session_by_person_id"), "session", ["person_id"], unique=False)
    op.create_table(
        "form_draft",
        *whole("id", "person_id"),
        *text("form", "subject", "body", "based_on"),
        *moment("saved_at"),
        exists("form_draft_person_id_exists", "person_id", "person.id"),
        key("form_draft", "id"),
        once("form_draft", "person_id", "form", "subject"),
    )


def _log() -> None:
    op.create_table(
        "audit_entry",
        *whole("sequence"),
        *moment("at"),
        *text("person", "role", "place", "act", "object", "before", "after", "reason", "previous", "digest"),
        key("audit_entry", "sequence"),
    )


def _between_the_sides() -> None:
    event_table(
        "negotiation_event",
        *text("step"),
        *unknown(*whole("wave")),
        *day("happened_on"),
        *text("text", "source"),
        one_of("negotiation_event", "step", "proposed invited opened political_meeting drafted sent signed withdrawn"),
    )
    event_table(
        "ask_event",
        *text("name", "event", "side"),
        *day("happened_on"),
        *unknown(*day("reply_due")),
        *text("text", "office", "post", "person"),
        one_of("ask_event", "event", "asked offered answered declined withdrawn"),
        one_of("ask_event", "side", "place centre"),
    )
    event_table(
        "request_outside",
        *text("kind", "department", "text"),
        *whole("items"),
        *unknown(*number("hours")),
        *day("happened_on"),
        *text("source"),
        one_of("request_outside", "kind", "figures duty bid"),
    )
    event_table(
        "lesson",
        *unknown(*text("indicator")),
        *text("tried", "found", "did_not_work", "contact"),
        *day("happened_on"),
        *text("source"),
    )
    op.create_table(
        "route_step",
        *whole("id"),
        *text("name"),
        *day("proposed_from"),
        *text("proposed_label", "source"),
        *unknown(*day("happened_on")),
        *text("happened", "happened_source", "evidence"),
        *moment("recorded_at"),
        one_of("route_step", "evidence", EVIDENCE),
        key("route_step", "id"),
    )


def _money_and_areas() -> None:
    event_table(
        "saving",
        *text("name", "stage"),
        *large("amount"),
        *day("happened_on"),
        *text("body", "text"),
        *unknown(*whole("outcome")),
        *text("source"),
        one_of("saving", "stage", "claimed verified retained reinvested disputed"),
        sa.CheckConstraint("amount >= 0", name=op.f("saving_amount_is_not_negative")),
    )
    event_table(
        "spending",
        *text("year", "body"),
        *large("amount"),
        *yes_no("is_whole"),
        *text("source"),
        sa.CheckConstraint("amount >= 0", name=op.f("spending_amount_is_not_negative")),
    )
    event_table(
        "sub_area",
        *text("kind"),
        *whole("number"),
        *unknown(*whole("people")),
        *text("text", "source"),
    )


def _scrutiny() -> None:
    event_table(
        "meeting",
        *text("body"),
        *day("held_on"),
        *text("decision"),
        once("meeting", "place", "body", "held_on"),
    )
    op.create_table(
        "scrutiny_event",
        *whole("id", "meeting_id"),
        *text("kind"),
        *whole("number"),
        *text("event"),
        *day("happened_on"),
        *text("text", "clause", "addressed_to", "post", "person"),
        *unknown(*day("reply_due")),
        *text("evidence"),
        *moment("recorded_at"),
        one_of("scrutiny_event", "kind", "question recommendation"),
        one_of("scrutiny_event", "event", "made replied accepted declined done withdrawn"),
        one_of("scrutiny_event", "evidence", EVIDENCE),
        exists("scrutiny_event_meeting_id_exists", "meeting_id", "meeting.id"),
        key("scrutiny_event", "id"),
    )
    op.create_index(op.f("scrutiny_event_by_meeting_id"), "scrutiny_event", ["meeting_id"], unique=False)
    op.create_table(
        "paper",
        *text("fingerprint", "kind"),
        *unknown(*text("place")),
        *unknown(*whole("meeting_id")),
        *moment("as_at"),
        *text("content"),
        *moment("made_at"),
        *text("made_by"),
        *unknown(*moment("approved_at")),
        *text("approved_by", "evidence"),
        one_of("paper", "kind", "briefing pack exceptions slide parliament"),
        one_of("paper", "evidence", EVIDENCE),
        exists("paper_place_exists", "place", "place.code"),
        exists("paper_meeting_id_exists", "meeting_id", "meeting.id"),
        key("paper", "fingerprint"),
    )
    op.create_index(op.f("paper_by_place"), "paper", ["place"], unique=False)
    op.create_table(
        "subscription",
        *whole("id"),
        *unknown(*whole("person_id")),
        *unknown(*text("place")),
        *text("subject", "channel"),
        *moment("begun_at"),
        *unknown(*moment("ended_at", "told_until")),
        one_of("subscription", "subject", "changes papers"),
        exists("subscription_person_id_exists", "person_id", "person.id"),
        exists("subscription_place_exists", "place", "place.code"),
        key("subscription", "id"),
    )


def _more_columns() -> None:
    op.add_column("comment", sa.Column("question", WORDS, nullable=True))
    op.add_column("promise_event", sa.Column("depth", WORDS, nullable=True))
    known = "case_event_event_is_known"
    with op.batch_alter_table("case_event") as case:  # SQLite makes the table anew, which loses its triggers
        case.drop_constraint(op.f(known), type_="check")
        case.create_check_constraint(op.f(known), f"event IN ({listed(_MORE_CASE_STEPS)})")
    if on_sqlite():
        only_added_to("case_event")


def _keep_what_is_signed() -> None:
    """Terms may be edited while they are a draft; under the first signature and from then on they never change."""
    drafted = "OLD.status <> 'draft' OR EXISTS (SELECT 1 FROM signature WHERE signature.document_id = OLD.id)"
    terms = "UPDATE OF terms, fingerprint, kind, subject, version, previous_fingerprint, reason"
    for name, change in (("document_keeps_its_terms", terms), ("document_stays", "DELETE")):
        refuse_no_longer(name, "document")
        refuse(name, change, "document", when=drafted, because="a signed version never changes")
