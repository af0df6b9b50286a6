"""How long proving a log of a hundred thousand entries takes, alone and with everything else that is proved."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import insert

from data import database
from data.models import AuditEntry
from data.store import audit, proof
from data.store.audit import START, AuditRecord

from .measure import Measurement, stopwatch, table

ENTRIES: Final = 100_000
MEANT: Final = 5.0
"""How many seconds proving them may take."""
NOON: Final = datetime(2026, 11, 21, 12, tzinfo=UTC)


def run(measurements: list[Measurement], *, entries: int = ENTRIES) -> bool:
    """Print the seconds of the chain alone and of the whole proof; false where the whole takes longer than it may."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        engine = database.engine(f"sqlite:///{Path(folder) / 'outcomes.sqlite'}")
        database.prepare(engine)
        with database.writing(engine) as session:
            session.connection().execute(insert(AuditEntry), [asdict(each) for each in chained(entries)])
        with database.session(engine) as session, stopwatch() as chain:
            held = audit.first_break(session) is None
        with database.session(engine) as session, stopwatch() as whole:
            held &= proof.proof(session, replies=Path(folder) / "replies", at=NOON).broken == ()
        engine.dispose()
    for name, timed in (("the chain", chain), ("everything", whole)):
        rows.append((name, f"{timed.seconds:.2f}", f"{timed.seconds / MEANT:.2f}"))
        measurements.append(
            Measurement(
                f"proving: {name}",
                entries,
                timed.seconds,
                ratio=timed.seconds / MEANT,
                ratio_to="the time it may take",
            )
        )
    sys.stdout.write(f"Proving a log of {entries:,} entries\n\n")
    sys.stdout.write(table(("proved", "seconds", "of the time it may take"), rows))
    return held and whole.seconds <= MEANT


def chained(entries: int) -> Iterator[AuditRecord]:
    """A log of so many entries, each following from the one before."""
    before = START
    for number in range(1, entries + 1):
        one = AuditRecord(
            sequence=number,
            at=NOON + timedelta(seconds=number),
            person=f"person {number % 40}",
            role="editor",
            place="x-testham",
            act="comment",
            object="outcome 1",
            before="",
            after="said",
            reason="",
            previous=before,
            digest="",
        )
        one = replace(one, digest=audit.digest_of(one))
        before = one.digest
        yield one
