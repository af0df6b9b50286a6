"""What was decided about storing a release again is only ever added to, and the last step counts."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from data.store import figures, quarantine
from data.store.figures import Outcome, ReleaseNote
from data.store.quarantine import QuarantineRecord, Step

NOW = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def release(session: Session) -> int:
    note = ReleaseNote(feed="file", indicator="x", asked_at=NOW, address="a.csv", outcome=Outcome.HELD_BACK)
    return figures.save(session, note, []).release_id


def step(session: Session, release: int, kind: Step) -> None:
    factor = 0.001 if kind is Step.CORRECTING else None
    quarantine.record(session, QuarantineRecord(release_id=release, step=kind, reason="Why.", at=NOW, factor=factor))


@pytest.mark.parametrize(
    ("steps", "waits"),
    [
        ((), None),
        ((Step.RELEASING,), Step.RELEASING),
        ((Step.CORRECTING,), Step.CORRECTING),
        ((Step.RELEASING, Step.DECLINED), None),
        ((Step.CORRECTING, Step.CONFIRMED), None),
        ((Step.RELEASING, Step.DECLINED, Step.CORRECTING), Step.CORRECTING),
    ],
    ids=["nothing", "released", "corrected", "declined", "confirmed", "asked again"],
)
def test_a_wish_waits_until_it_is_agreed_to_or_declined(
    session: Session, release: int, steps: tuple[Step, ...], waits: Step | None
) -> None:
    for each in steps:
        step(session, release, each)
    found = quarantine.asked(session, release)
    assert (found and found.step) == waits
    assert [one.step for one in quarantine.steps(session)] == list(steps)


def test_a_correction_comes_back_with_its_factor(session: Session, release: int) -> None:
    step(session, release, Step.CORRECTING)
    (found,) = quarantine.steps(session, release, known_at=NOW)
    assert (found.factor, found.reason, found.id) == (0.001, "Why.", 1)
