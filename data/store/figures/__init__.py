"""Figures: saved release by release, read one indicator at a time, as they were known on any date."""

from data.observation import Figures
from data.store.figures.notes import (
    IssueNote,
    IssueRecord,
    KeptReply,
    Outcome,
    ReleaseNote,
    ReleaseRecord,
    Saved,
    Severity,
    Vintage,
)
from data.store.figures.reading import history, of_indicator, recorded_ranges, replaced
from data.store.figures.releases import (
    asked_last,
    first_known,
    indicators_held,
    issues,
    last_good,
    newest_figures,
    newest_known,
    newest_release,
    record_failure,
    release,
    releases,
)
from data.store.figures.saving import save
from data.store.figures.staging import FiguresError

__all__ = [
    "Figures",
    "FiguresError",
    "IssueNote",
    "IssueRecord",
    "KeptReply",
    "Outcome",
    "ReleaseNote",
    "ReleaseRecord",
    "Saved",
    "Severity",
    "Vintage",
    "asked_last",
    "first_known",
    "history",
    "indicators_held",
    "issues",
    "last_good",
    "newest_figures",
    "newest_known",
    "newest_release",
    "of_indicator",
    "record_failure",
    "recorded_ranges",
    "release",
    "releases",
    "replaced",
    "save",
]
