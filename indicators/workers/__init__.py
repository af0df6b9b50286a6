"""Judging what the store holds: panels and terms in, verdicts out; kept as today's where asked to."""

from indicators.workers.judging import LONDON, clause_of, day_of, end_of, place_verdicts, verdicts
from indicators.workers.keeping import KINDS, judge_and_keep, judge_everything, judge_past, judged, keep
from indicators.workers.terms import Terms, terms_in_force

__all__ = [
    "KINDS",
    "LONDON",
    "Terms",
    "clause_of",
    "day_of",
    "end_of",
    "judge_and_keep",
    "judge_everything",
    "judge_past",
    "judged",
    "keep",
    "place_verdicts",
    "terms_in_force",
    "verdicts",
]
