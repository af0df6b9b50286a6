"""Papers are kept once, by their fingerprint, and found by its beginning."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlmodel import Session

from data.store import papers
from data.store.papers import PaperRecord
from data.terms import EvidenceClass

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
PAPER = PaperRecord(
    fingerprint="abc1", kind="briefing", as_at=NOON, content="{}", made_at=NOON, evidence=EvidenceClass.INVENTED
)


def test_a_paper_that_is_kept_stays_as_it_was(session: Session) -> None:
    papers.keep(session, PAPER)
    papers.keep(session, replace(PAPER, content="other"))
    assert papers.papers(session) == [PAPER]


def test_a_paper_is_found_by_how_its_fingerprint_begins_where_no_other_begins_so(session: Session) -> None:
    papers.keep(session, PAPER)
    assert papers.paper(session, "abc") == PAPER
    papers.keep(session, replace(PAPER, fingerprint="abc2"))
    assert papers.paper(session, "abc") is None
    assert papers.paper(session, "") is None
