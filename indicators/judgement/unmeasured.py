"""An outcome that has no number: it is agreed all the same, and says so."""

from dataclasses import replace
from datetime import date, datetime

from data.better import Better
from data.terms import EvidenceClass, Outcome
from indicators.judgement.course_verdicts import NO_LEVEL_AGREED
from indicators.judgement.standard_verdicts import NO_STANDARD
from indicators.judgement.verdict import (
    Because,
    CourseState,
    DirectionState,
    DirectionVerdict,
    Evidence,
    OutcomeVerdict,
    Reason,
)

METHOD = "no measure"


def unmeasured(
    place: str, document: int, outcome: Outcome, *, evidence: EvidenceClass, as_of: date, known_at: datetime
) -> OutcomeVerdict:
    """The verdict on an outcome without a commitment: nothing to judge, and why."""
    nothing = Reason(Because.NO_MEASURE, {})
    return OutcomeVerdict(
        place=place,
        indicator=None,
        document=document,
        outcome=outcome.number,
        commitment=None,
        better=Better.NEITHER,
        evidence_class=evidence,
        as_of=as_of,
        known_at=known_at,
        latest=None,
        newest=None,
        due=None,
        late_by=None,
        standard=NO_STANDARD,
        course=replace(NO_LEVEL_AGREED, state=CourseState.NO_MEASURE, reason=nothing),
        direction=DirectionVerdict(DirectionState.CANNOT_TELL, nothing, Evidence((), {}, None, METHOD)),
    )
