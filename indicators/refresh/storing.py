"""A parsed release checked, stored in one transaction and judged; or the record of why it was not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.catalogue import Indicator
from data.observation import Figures
from data.periods import Period
from data.store import figures
from data.store.figures import IssueNote, KeptReply, Outcome, ReleaseNote
from indicators import quality
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply
from indicators.refresh import aggregation, corrections
from indicators.refresh.places import places_held

Judge = Callable[[Session, Indicator, date, datetime], object]
"""Judges an indicator whose figures changed, as of a day and as known at a moment."""


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What asking for one indicator came to; `problem` is one sentence where nothing was stored."""

    indicator: str
    feed: str
    outcome: Outcome
    problem: str = ""
    added: int = 0
    revised: int = 0
    unchanged: int = 0
    absent: int = 0
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether somebody has to do something before figures can be stored."""
        return self.outcome in {Outcome.FAILED, Outcome.HELD_BACK}


@dataclass(frozen=True, slots=True)
class Release:
    """One asking, as far as it came."""

    indicator: Indicator
    feed: str
    title: str
    address: str
    now: datetime
    reply: Reply | None = None
    kept: tuple[KeptReply, ...] = ()


def stored(engine: Engine, release: Release, parsed: Parsed, *, judge: Judge | None) -> RefreshResult:
    """What was parsed, checked, added up and stored in one transaction, in which what changed is judged as well.

    Killed before its end, nothing of it is stored, and asking again brings all of it.
    """
    indicator, now = release.indicator, release.now
    with database.writing(engine) as session:
        known = places_held(session)
        held = figures.of_indicator(session, indicator.name, known_at=now)
        ours = np.fromiter((note.startswith(aggregation.OURS) for note in held.note), dtype=np.bool_, count=len(held))
        observations, found = corrections.corrected(parsed.observations, corrections.shipped())
        checked = quality.checked(
            indicator,
            observations,
            issues=(*parsed.issues, *found),
            previous=_values(held.rows(~ours)),
            asked_on=now.date(),
            places=known.places.keys(),
        )
        reason = checked.refusal or checked.held_back
        if reason is None:
            added = aggregation.sums(
                indicator,
                checked.kept,
                wholes=known.wholes,
                parts_of=known.parts_on,
                made_before=_values(held.rows(ours)),
            )
            refused = max(parsed.rows_read - len(checked.kept), 0)
            note = _note(release, Outcome.STORED, parsed=parsed, refused=refused)
            kept = (*checked.kept, *added) if added else checked.kept
            saved = figures.save(session, note, kept, map(_issue_note, checked.issues))
            changed = bool(saved.added or saved.revised)
            if changed and judge is not None:
                judge(session, indicator, now.date(), now)
    if reason is not None:
        outcome = Outcome.FAILED if checked.refusal else Outcome.HELD_BACK
        return _not_stored(engine, release, outcome, f"{release.title}: {reason}", parsed, checked.issues)
    return RefreshResult(
        indicator.name,
        release.feed,
        Outcome.STORED if changed else Outcome.UNCHANGED,
        added=saved.added,
        revised=saved.revised,
        unchanged=saved.unchanged,
        absent=saved.absent,
        issues=checked.issues,
    )


def failure(engine: Engine, release: Release, error: FeedError) -> RefreshResult:
    """The record that a feed gave nothing, with the sentence people see."""
    return _not_stored(engine, release, Outcome.FAILED, str(error), None, ())


def unchanged(engine: Engine, release: Release) -> RefreshResult:
    """The record that we asked and the publisher has nothing new."""
    with database.writing(engine) as session:
        good = figures.last_good(session, release.indicator.name, release.now)
        note = replace(_note(release, Outcome.UNCHANGED, parsed=None), published_on=good.published_on if good else None)
        figures.save(session, note, ())
    return RefreshResult(release.indicator.name, release.feed, Outcome.UNCHANGED)


def _not_stored(  # what was asked, what it came to and why
    engine: Engine, release: Release, outcome: Outcome, problem: str, parsed: Parsed | None, issues: Sequence[Issue]
) -> RefreshResult:
    """The record of a release that was refused or held back; the sentence ends with what stays."""
    with database.writing(engine) as session:
        good = figures.last_good(session, release.indicator.name, release.now)
        day = (good.published_on or good.asked_at.date()) if good else None
        sentence = f"{problem} " + (f"Figures of {day.day} {day:%B %Y} kept." if day else "No figures are held yet.")
        figures.save(session, _note(release, outcome, parsed=parsed, problem=sentence), (), map(_issue_note, issues))
    return RefreshResult(release.indicator.name, release.feed, outcome, sentence, issues=tuple(issues))


def _note(
    release: Release, outcome: Outcome, *, parsed: Parsed | None, refused: int = 0, problem: str = ""
) -> ReleaseNote:
    reply = release.reply
    return ReleaseNote(
        feed=release.feed,
        indicator=release.indicator.name,
        asked_at=release.now,
        address=release.address,
        published_on=parsed.published_on if parsed else None,
        reply_sha256=reply.sha256 if reply else None,
        reply_size=len(reply.body) if reply else None,
        rows_read=parsed.rows_read if parsed else 0,
        refused=refused,
        outcome=outcome,
        problem=problem,
        licence=release.indicator.licence.name,
        kept=release.kept,
    )


def _issue_note(issue: Issue) -> IssueNote:
    return IssueNote(
        severity=figures.Severity(issue.severity.value),
        place=issue.place or None,
        indicator=issue.indicator,
        period=issue.period,
        message=issue.message,
    )


def _values(held: Figures) -> quality.Known:
    """The values held, by place and period."""
    known = held.value == held.value  # NaN is not equal to itself
    rows = zip(held.place[known], held.start[known].tolist(), held.end[known].tolist(), held.value[known], strict=True)
    return {(str(place), Period(start, end)): float(value) for place, start, end, value in rows}
