"""Make the tables of what is hidden, read early or held back, and say for which side a step of a case was taken.

Revision 0004, after 0003, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op

from data.migrations.columns import (
    WORDS,
    day,
    exists,
    key,
    listed,
    moment,
    number,
    on_sqlite,
    one_of,
    only_added_to,
    refuse,
    text,
    unknown,
    whole,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ADDED_TO = ("withdrawal", "quarantine_step")
_TABLES = (*_ADDED_TO, "pre_release")


def upgrade() -> None:
    _withdrawal()
    _pre_release()
    _quarantine_step()
    only_added_to(*_ADDED_TO)
    # Who was let in to read early stays on record; only when that ended is added.
    refuse("pre_release_stays", "DELETE", "pre_release", because="a pre-release list keeps everybody who was on it")
    changed = "UPDATE OF indicator, place, person_id, given_at, given_by, until"
    refuse(
        "pre_release_keeps_its_words", changed, "pre_release", because="a pre-release list is only ended, not changed"
    )
    with op.batch_alter_table("case_event") as case:  # SQLite makes the table anew, which loses its triggers
        case.add_column(sa.Column("side", WORDS, nullable=True))
        case.create_check_constraint(op.f("case_event_side_is_known"), f"side IN ({listed('place centre')})")
    if on_sqlite():
        only_added_to("case_event")


def downgrade() -> None:
    with op.batch_alter_table("case_event") as case:
        case.drop_constraint(op.f("case_event_side_is_known"), type_="check")
        case.drop_column("side")
    if on_sqlite():
        only_added_to("case_event")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _withdrawal() -> None:
    op.create_table(
        "withdrawal",
        *whole("id"),
        *text("indicator"),
        *unknown(*text("place")),
        *unknown(*day("period_start", "period_end")),
        *text("step", "reason", "post"),
        *unknown(*whole("person_id")),
        *moment("at"),
        one_of("withdrawal", "step", "hidden revealing revealed"),
        sa.CheckConstraint("(period_start IS NULL) = (period_end IS NULL)", name=op.f("withdrawal_period_is_whole")),
        sa.CheckConstraint("period_start IS NULL OR period_start < period_end", name=op.f("withdrawal_days_in_order")),
        exists("withdrawal_place_exists", "place", "place.code"),
        exists("withdrawal_person_id_exists", "person_id", "person.id"),
        key("withdrawal", "id"),
    )
    op.create_index(op.f("withdrawal_by_indicator"), "withdrawal", ["indicator"], unique=False)


def _pre_release() -> None:
    op.create_table(
        "pre_release",
        *whole("id"),
        *text("indicator"),
        *unknown(*text("place")),
        *whole("person_id"),
        *moment("given_at"),
        *unknown(*whole("given_by")),
        *moment("until"),
        *unknown(*moment("ended_at")),
        sa.CheckConstraint("given_at < until", name=op.f("pre_release_moments_in_order")),
        exists("pre_release_place_exists", "place", "place.code"),
        exists("pre_release_person_id_exists", "person_id", "person.id"),
        exists("pre_release_given_by_exists", "given_by", "person.id"),
        key("pre_release", "id"),
    )
    op.create_index(op.f("pre_release_by_indicator"), "pre_release", ["indicator"], unique=False)
    op.create_index(op.f("pre_release_by_person_id"), "pre_release", ["person_id"], unique=False)


def _quarantine_step() -> None:
    op.create_table(
        "quarantine_step",
        *whole("id", "release_id"),
        *text("step"),
        *unknown(*number("factor")),
        *text("reason", "post"),
        *unknown(*whole("person_id")),
        *moment("at"),
        one_of("quarantine_step", "step", "releasing correcting confirmed declined"),
        sa.CheckConstraint(
            "(step = 'correcting') = (factor IS NOT NULL)", name=op.f("quarantine_step_correction_has_its_factor")
        ),
        exists("quarantine_step_release_id_exists", "release_id", "release.id"),
        exists("quarantine_step_person_id_exists", "person_id", "person.id"),
        key("quarantine_step", "id"),
    )
    op.create_index(op.f("quarantine_step_by_release_id_at"), "quarantine_step", ["release_id", "at"], unique=False)
