"""A parsed release checked, stored in one transaction and judged; or the record of why it was not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.catalogue import Indicator
from data.observation import Columns, Figures, Observation
from data.periods import Period
from data.store import figures, withheld
from data.store import held as waiting_room
from data.store.figures import IssueNote, KeptReply, Outcome, ReleaseNote
from data.store.held import Waiting
from data.store.withheld import Withheld
from indicators import quality
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply
from indicators.refresh import aggregation, corrections
from indicators.refresh.hiding import without_few
from indicators.refresh.places import places_held

BY_COMMAND = "command line"
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
    hidden: int = 0
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether somebody has to do something before figures can be stored."""
        return self.outcome in {Outcome.FAILED, Outcome.HELD_BACK}


@dataclass(frozen=True, slots=True)
class Release:
    """One asking, as far as it came.

    `loaded_at` is given for figures that are held until `now`, which then lies ahead; `vouched` where two people want
    stored what the checks held back.
    """

    indicator: Indicator
    feed: str
    title: str
    address: str
    now: datetime
    reply: Reply | None = None
    kept: tuple[KeptReply, ...] = ()
    loaded_at: datetime | None = None
    vouched: bool = False


def stored(engine: Engine, release: Release, parsed: Parsed, *, judge: Judge | None) -> RefreshResult:
    """What was parsed, checked, added up and stored in one transaction, in which what changed is judged as well.

    Killed before its end, nothing of it is stored, and asking again brings all of it. What is held until a moment to
    come is not judged, and where it cannot be stored nothing is recorded: nobody is to know that there was anything.
    """
    with database.writing(engine) as session:
        result = store(session, release, parsed, judge=judge)
    if result.failed:
        return _not_stored(engine, release, result.outcome, result.problem, parsed, result.issues)
    return result


def store(session: Session, release: Release, parsed: Parsed, *, judge: Judge | None) -> RefreshResult:
    """As `stored`, in a transaction that is open; where the checks refuse or hold it, nothing is written."""
    indicator, now = release.indicator, release.now
    known = places_held(session)
    held = figures.of_indicator(session, indicator.name, known_at=now)
    ours = np.fromiter((note.startswith(aggregation.OURS) for note in held.note), dtype=np.bool_, count=len(held))
    observations, found = corrections.corrected(parsed.observations, corrections.shipped())
    if release.vouched or release.loaded_at is not None:
        observations = known_from(observations, now)
    checked = quality.checked(
        indicator,
        observations,
        issues=(*parsed.issues, *found),
        previous=_values(held.rows(~ours)),
        asked_on=now.date(),
        places=known.places.keys(),
        vouched=release.vouched,
    )
    hidden = without_few(session, indicator, checked.kept, held=held, known=known, now=now)
    reason = checked.refusal or checked.held_back or hidden.problem
    if reason is not None:
        outcome = Outcome.FAILED if checked.refusal else Outcome.HELD_BACK
        problem = f"{release.title}: {reason}"
        return RefreshResult(indicator.name, release.feed, outcome, problem, issues=checked.issues)
    added = aggregation.sums(
        indicator, hidden.figures, wholes=known.wholes, parts_of=known.parts_on, made_before=_values(held.rows(ours))
    )
    refused = max(parsed.rows_read - len(hidden.figures), 0)
    note = _note(release, Outcome.STORED, parsed=parsed, refused=refused)
    kept = (*hidden.figures, *added) if added else hidden.figures
    saved = figures.save(session, note, kept, map(_issue_note, checked.issues))
    if hidden.few + hidden.beside:
        withheld.note(session, indicator.name, saved.release_id, Withheld(hidden.few, hidden.beside))
    changed = bool(saved.added or saved.revised)
    if release.loaded_at is not None:
        waiting_room.hold(session, Waiting(now, indicator.name, release.loaded_at, BY_COMMAND))
    elif changed and judge is not None:
        judge(session, indicator, now.date(), now)
    return RefreshResult(
        indicator.name,
        release.feed,
        Outcome.STORED if changed else Outcome.UNCHANGED,
        added=saved.added,
        revised=saved.revised,
        unchanged=saved.unchanged,
        absent=saved.absent,
        hidden=hidden.few + hidden.beside,
        issues=checked.issues,
    )


def known_from(observations: Sequence[Observation], moment: datetime) -> Sequence[Observation]:
    """The figures, known from this moment whatever their publisher says."""
    if isinstance(observations, Columns):
        return replace(observations, known_from=moment)
    return [replace(one, known_from=moment) for one in observations]


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
    if release.loaded_at is not None:
        return RefreshResult(release.indicator.name, release.feed, outcome, problem, issues=tuple(issues))
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
