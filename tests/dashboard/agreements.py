"""Agreements for the tests of the Agreement and Budget pages: a whole one in TOML, and stores that hold it."""

from datetime import UTC, date, datetime

from sqlmodel import Session

from data.store import documents
from data.terms import AgreementTerms, agreement_from_toml, canonical, fingerprint

WHOLE = """
place = "testham"
title = "Testham agreement"
level = "city_region"
wave = 1
starts = 2024-04-01
ends = 2029-03-31
evidence = "invented"

[accountability]
office = "Mayor of Testham"
kind = "elected_mayor"
questioned_by = "Testham scrutiny committee"

[[outcomes]]
number = 1
statement = "More people are in work."
origin = "joint"

[[outcomes.commitments]]
indicator = "employment-rate"
unit = "percent"
better = "higher"
baseline = 70.0
agreed_level = 75.0
by = 2029-03-31
in_return_for = "Adult skills"

[[outcomes]]
number = 2
statement = "Residents feel that they have a say."
origin = "local"
no_measure = "Nobody has agreed how to ask."

[budget]
baseline = 1_000_000_000
reduction_percent = 3
envelopes = [
  { starts = 2024-04-01, amount = 970_000_000 },
  { starts = 2025-04-01, amount = 970_000_000 },
  { starts = 2026-04-01, amount = 970_000_000 },
]
lines = [
  { name = "Skills", body = "City region", amount = 40_000_000, discretion = "Full", outcome = 1, ends = 2027-03-31 },
  { name = "Town centres", body = "Councils", amount = 18_000_000 },
]
splits = [{ spender = "Councils", saver = "Hospitals", spender_share_percent = 60, outcome = 2 }]

[[powers]]
name = "Adult skills"
department = "Department for Education"
promised = 2026-04-01
depth = "control"
held_before = "centre"
held_after = "place"
"""


def terms(*changes: tuple[str, str], more: str = "") -> AgreementTerms:
    """The whole agreement with some of its text changed, and more text after it."""
    text = WHOLE + more
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return agreement_from_toml(text)


def kept(
    session: Session,
    agreed: AgreementTerms,
    *,
    code: str = "x-testham",
    status: documents.Status = "in_force",
    starts: date | None = date(2024, 4, 1),
    recorded: datetime = datetime(2024, 3, 1, tzinfo=UTC),
    reason: str = "",
) -> int:
    """Keep the next version of a place's agreement; one before it is varied by it. Its number."""
    held = documents.versions(session, "agreement", code)
    if held and starts is not None:
        documents.set_status(session, held[-1].id, "varied", in_force_until=starts)
    return documents.save(
        session,
        kind="agreement",
        subject=code,
        version=len(held) + 1,
        terms_json=canonical(agreed),
        fingerprint=fingerprint(agreed),
        previous=held[-1].fingerprint if held else None,
        status=status,
        in_force_from=starts,
        evidence=agreed.evidence,
        recorded_at=recorded,
        reason=reason,
    )
