"""Make the tables of the first edition.

Revision 0001, after None, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op

from data.migrations.columns import (
    EVIDENCE,
    by_indicator,
    day,
    either,
    exists,
    key,
    make_partitions,
    moment,
    number,
    numbered,
    on_sqlite,
    once,
    one_of,
    only_added_to,
    refuse,
    text,
    unknown,
    whole,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What is only ever added to.
_ADDED_TO = ("signature", "verdict_change", "promise_event", "case_event")
_WITH_VALUE = "final provisional revised estimated projected"
_WITHOUT_VALUE = "suppressed unreliable negligible not_applicable not_available unexplained"
_TABLES = (
    "document",
    "place",
    "release",
    "release_date",
    "store_fact",
    "case_event",
    "comment",
    "issue",
    "observation",
    "place_link",
    "promise_event",
    "signature",
    "verdict",
    "verdict_change",
)


def upgrade() -> None:
    op.create_table(
        "document",
        *whole("id"),
        *text("kind", "subject"),
        *whole("version"),
        *text("status"),
        *unknown(*day("in_force_from", "in_force_until")),
        *text("terms", "fingerprint"),
        *unknown(*text("previous_fingerprint")),
        *text("reason", "evidence"),
        *moment("recorded_at"),
        one_of("document", "evidence", EVIDENCE),
        one_of("document", "kind", "agreement standard"),
        one_of("document", "status", "draft awaiting in_force varied ended lapsed"),
        sa.CheckConstraint(
            "in_force_from IS NULL OR in_force_until IS NULL OR in_force_from < in_force_until",
            name=op.f("document_days_in_order"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("document_versions_start_at_one")),
        key("document", "id"),
        once("document", "kind", "subject", "version"),
    )
    op.create_table(
        "place",
        *text("code", "slug", "name", "kind"),
        *unknown(*day("exists_from", "exists_until")),
        *unknown(*whole("population", "population_year")),
        *text("evidence"),
        one_of("place", "evidence", EVIDENCE),
        one_of(
            "place",
            "kind",
            "large_city strategic_county city_region sub_regional_grouping district neighbourhood region country",
        ),
        sa.CheckConstraint(
            "(population IS NULL) = (population_year IS NULL)", name=op.f("place_population_has_its_year")
        ),
        sa.CheckConstraint(
            "exists_from IS NULL OR exists_until IS NULL OR exists_from < exists_until",
            name=op.f("place_days_in_order"),
        ),
        key("place", "code"),
        once("place", "slug"),
    )
    op.create_table(
        "release",
        *whole("id"),
        *text("feed", "indicator", "address"),
        *moment("asked_at"),
        *unknown(*day("published_on")),
        *unknown(*text("reply_sha256")),
        *unknown(*whole("reply_size")),
        *whole(
            "rows_read", "rows_added", "rows_revised", "rows_unchanged", "rows_absent", "rows_older", "rows_refused"
        ),
        *text("outcome", "problem", "licence"),
        one_of("release", "outcome", "stored unchanged held_back failed"),
        key("release", "id"),
    )
    op.create_index(op.f("release_by_feed_asked_at"), "release", ["feed", "asked_at"], unique=False)
    op.create_index(op.f("release_by_indicator_asked_at"), "release", ["indicator", "asked_at"], unique=False)
    op.create_table(
        "release_date",
        *text("indicator"),
        *day("expected_on"),
        *text("label", "source"),
        *moment("recorded_at"),
        key("release_date", "indicator", "expected_on"),
    )
    op.create_table("store_fact", *text("key", "value"), key("store_fact", "key"))
    op.create_table(
        "case_event",
        *whole("id"),
        *text("standard", "place"),
        *whole("episode"),
        *moment("at"),
        *text("event", "text", "post", "person", "evidence"),
        one_of("case_event", "event", "acknowledged explained recovery_plan closed"),
        one_of("case_event", "evidence", EVIDENCE),
        exists("case_event_place_exists", "place", "place.code"),
        key("case_event", "id"),
    )
    op.create_index(op.f("case_event_by_place"), "case_event", ["place"], unique=False)
    op.create_table(
        "comment",
        *whole("id"),
        *text("place"),
        *unknown(*text("indicator", "clause")),
        *moment("at"),
        *text("role", "post", "person", "text"),
        *unknown(*text("link")),
        *text("evidence"),
        one_of("comment", "evidence", EVIDENCE),
        exists("comment_place_exists", "place", "place.code"),
        key("comment", "id"),
    )
    op.create_index(op.f("comment_by_place"), "comment", ["place"], unique=False)
    op.create_table(
        "issue",
        *whole("id", "release_id"),
        *text("severity"),
        *unknown(*text("place")),
        *text("indicator"),
        *unknown(*day("period_start", "period_end")),
        *text("message"),
        one_of("issue", "severity", "hard soft held"),
        exists("issue_release_id_exists", "release_id", "release.id"),
        key("issue", "id"),
    )
    op.create_index(op.f("issue_by_release_id"), "issue", ["release_id"], unique=False)
    op.create_table(
        "observation",
        *text("indicator", "place"),
        *day("period_start", "period_end"),
        *moment("known_from"),
        *unknown(*moment("known_until")),
        *unknown(*number("value", "lower", "upper", "count", "denominator")),
        *text("status", "caveats", "label", "status_raw", "note", "locator"),
        *whole("release_id"),
        sa.CheckConstraint(
            f"(value IS NOT NULL AND ({either('status', _WITH_VALUE)})) OR "
            f"(value IS NULL AND ({either('status', _WITHOUT_VALUE)}))",
            name=op.f("observation_status_fits_value"),
        ),
        sa.CheckConstraint("known_until IS NULL OR known_from < known_until", name=op.f("observation_known_in_order")),
        sa.CheckConstraint("period_start < period_end", name=op.f("observation_days_in_order")),
        exists("observation_place_exists", "place", "place.code"),
        exists("observation_release_id_exists", "release_id", "release.id"),
        key("observation", "indicator", "place", "period_start", "period_end", "known_from"),
        sqlite_with_rowid=False,
        **by_indicator(),
    )
    make_partitions("observation")
    op.create_index(
        "one_current_figure",
        "observation",
        ["indicator", "place", "period_start", "period_end"],
        unique=True,
        sqlite_where=sa.text("known_until IS NULL"),
        postgresql_where=sa.text("known_until IS NULL"),
    )
    op.create_table(
        "place_link",
        *whole("id"),
        *text("parent", "child", "relation"),
        *unknown(*day("from_day", "until_day")),
        one_of("place_link", "relation", "part_of renamed merged ended"),
        exists("place_link_child_exists", "child", "place.code"),
        exists("place_link_parent_exists", "parent", "place.code"),
        key("place_link", "id"),
        once("place_link", "parent", "child", "relation", "from_day"),
    )
    op.create_index(op.f("place_link_by_child"), "place_link", ["child"], unique=False)
    op.create_table(
        "promise_event",
        *whole("id", "document_id"),
        *text("clause", "event"),
        *day("happened_on"),
        *unknown(*day("due")),
        *text("text", "post", "evidence"),
        *moment("recorded_at"),
        one_of("promise_event", "event", "promised moved delivered explained withdrawn"),
        one_of("promise_event", "evidence", EVIDENCE),
        exists("promise_event_document_id_exists", "document_id", "document.id"),
        key("promise_event", "id"),
    )
    op.create_index(op.f("promise_event_by_document_id"), "promise_event", ["document_id"], unique=False)
    op.create_table(
        "signature",
        *whole("id", "document_id"),
        *text("side", "post", "person", "fingerprint"),
        *moment("signed_at"),
        *text("method"),
        one_of("signature", "side", "place centre"),
        exists("signature_document_id_exists", "document_id", "document.id"),
        key("signature", "id"),
        once("signature", "document_id", "person"),
        once("signature", "document_id", "side"),
    )
    op.create_table(
        "verdict",
        *numbered("id"),
        *text("indicator", "place"),
        *unknown(*whole("document_id")),
        *text("clause"),
        *day("judged_on"),
        *unknown(*text("standard", "course", "direction")),
        *text("body"),
        exists("verdict_document_id_exists", "document_id", "document.id"),
        exists("verdict_place_exists", "place", "place.code"),
        # A key of a table in partitions holds what it is parted by.
        key("verdict", "id", *(() if on_sqlite() else ("indicator",))),
        once("verdict", "indicator", "place", "document_id", "clause"),
        **by_indicator(),
    )
    make_partitions("verdict")
    op.create_index(op.f("verdict_by_place"), "verdict", ["place"], unique=False)
    op.create_table(
        "verdict_change",
        *whole("id"),
        *text("indicator", "place"),
        *unknown(*whole("document_id")),
        *text("clause"),
        *moment("at"),
        *text("judgement"),
        *unknown(*text("before", "after")),
        *text("moved_by"),
        *unknown(*whole("release_id")),
        one_of("verdict_change", "judgement", "standard course direction"),
        one_of("verdict_change", "moved_by", "new_figure revision changed_terms passing_time"),
        exists("verdict_change_document_id_exists", "document_id", "document.id"),
        exists("verdict_change_place_exists", "place", "place.code"),
        exists("verdict_change_release_id_exists", "release_id", "release.id"),
        key("verdict_change", "id"),
    )
    op.create_index(op.f("verdict_change_by_at"), "verdict_change", ["at"], unique=False)
    op.create_index(op.f("verdict_change_by_place"), "verdict_change", ["place"], unique=False)

    op.execute("INSERT INTO store_fact (key, value) VALUES ('version', '0')")
    _refuse_changes()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _refuse_changes() -> None:
    """Let the database itself refuse what must not happen."""
    only_added_to(*_ADDED_TO)
    # Terms may be edited until they are signed; from then on only the status and the dates move.
    refuse(
        "document_keeps_its_terms",
        "UPDATE OF terms, fingerprint, kind, subject, version",
        "document",
        when="OLD.status NOT IN ('draft', 'awaiting')",
        because="a signed version never changes",
    )
    refuse(
        "document_stays", "DELETE", "document", when="OLD.status <> 'draft'", because="a signed version never changes"
    )
