"""The sentences that answer: a closed set whose slots are filled from verdicts, and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons, states
from dashboard.wording.language import _, counted
from data.better import Better
from data.catalogue import Indicator
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, CourseVerdict, OutcomeVerdict, StandardState

ILLUSTRATIVE_PREFIX = _("On these illustrative terms, ")
_GOOD = (CourseState.ON_COURSE, CourseState.ACHIEVED)


def prefixed(sentence: str, evidence: EvidenceClass) -> str:
    """Return a judgement with the prefix that illustrative terms ask for; a name keeps its capital."""
    return f"{ILLUSTRATIVE_PREFIX}{sentence}" if evidence is EvidenceClass.ILLUSTRATIVE else sentence


def lowered(sentence: str) -> str:
    """Return a sentence that begins in the middle of another."""
    return sentence[:1].lower() + sentence[1:]


def place_answer(
    place: str,
    *,
    standards: Sequence[StandardState],
    courses: Sequence[Sequence[CourseState]],
    evidence: EvidenceClass,
) -> str:
    """Return the answer of a place's page. `courses` holds the courses of each outcome's measures, agreed order."""
    parts = [*_standards_said(standards), *_courses_said(courses)]
    if not parts:
        return _("{place} has an agreement without outcomes.").format(place=place)
    said = states.listed(tuple(parts)).replace(_(" and we "), _(", and we "))
    return prefixed(_("{place} {said}.").format(place=place, said=said), evidence)


def _standards_said(standards: Sequence[StandardState]) -> list[str]:
    said = []
    agreed = [state for state in standards if state is not StandardState.NONE_AGREED]
    below = agreed.count(StandardState.BELOW)
    doubtful = agreed.count(StandardState.MAY_BE_BELOW)
    close = agreed.count(StandardState.CLOSE)
    recovering = agreed.count(StandardState.RECOVERING)
    if below:
        said.append(
            _("is below {below}").format(below=numbers.many(below, "{n} minimum standard", "{n} minimum standards"))
        )
    if doubtful:
        said.append(
            _("may be below {doubtful}").format(
                doubtful=numbers.many(doubtful, "{n} minimum standard", "{n} minimum standards")
            )
        )
    if close:
        said.append(
            _("is close to {close}").format(close=numbers.many(close, "{n} minimum standard", "{n} minimum standards"))
        )
    if recovering:
        said.append(
            _("is recovering on {recovering}").format(
                recovering=numbers.many(recovering, "{n} minimum standard", "{n} minimum standards")
            )
        )
    if agreed and all(state is StandardState.MEETS for state in agreed):
        said.append(counted("meets its minimum standard", "meets all its minimum standards", len(agreed)))
    return said


def _courses_said(courses: Sequence[Sequence[CourseState]]) -> list[str]:
    total = len(courses)
    if not total:
        return []

    def having(*wanted: CourseState) -> int:
        return sum(any(state in wanted for state in states_) for states_ in courses)

    good = sum(bool(states_) and all(state in _GOOD for state in states_) for states_ in courses)
    off, lost, watch = having(CourseState.OFF_COURSE), having(CourseState.SINCE_LOST), having(CourseState.WATCH)
    said = []
    of = _(" of {total}").format(total=numbers.many(total, "{n} agreed outcome", "{n} agreed outcomes"))
    for count, words in (
        (off, _("is off course on {n}{of}")),
        (lost, _("reached {n}{of} and has since lost it")),
        (watch, _("is to be watched on {n}{of}")),
        (good, _("is on course on {n}{of}")),
    ):
        if count:
            said.append(words.format(n=numbers.counted(count), figure=count, of=of))
            of = ""
    cannot, early = having(CourseState.CANNOT_TELL), having(CourseState.NOT_YET_DUE)
    context, wordy = having(CourseState.CONTEXT), having(CourseState.NO_MEASURE)
    for count, words in (
        (early, _("has {n}{of} not yet due")),
        (context, _("has {n}{of} for context only")),
        (wordy, _("has {n}{of} without a measure yet")),
        (cannot, _("we cannot tell on {n}{of}")),
    ):
        if count:
            said.append(words.format(n=numbers.counted(count), figure=count, of=of))
            of = ""
    return said


def outcome_answer(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the answer of an outcome's page: the figure, the agreed level, the course and why."""
    latest = verdict.latest
    if latest is None or latest.value is None:
        return _("We hold no figure for {measure} here. {course}").format(
            measure=lowered(indicator.measure), course=reasons.course(verdict, indicator)
        )
    said = _("{measure} was {value} in {period}.").format(
        measure=indicator.measure,
        value=numbers.full(latest.value, indicator),
        period=reasons.latest_period(latest),
    )
    level = agreed_level(verdict.course, indicator)
    agreed = _(" The agreed level is {level}.").format(level=level) if level else ""
    return f"{said}{agreed} {judged(verdict, indicator)}"


def judged(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the course in words with its reason, prefixed where the terms are illustrative."""
    if verdict.course.state in {CourseState.CONTEXT, CourseState.NO_MEASURE}:
        return reasons.course(verdict, indicator)
    word = marks.course(verdict.course.state).words
    reason = reasons.course(verdict, indicator)
    if verdict.evidence_class is EvidenceClass.ILLUSTRATIVE:
        if verdict.course.state is CourseState.CANNOT_TELL:
            return untold(reason, verdict.evidence_class)
        return f"{ILLUSTRATIVE_PREFIX}{lowered(word)}: {lowered(reason)}"
    return f"{word}: {lowered(reason)}"


def agreed_level(course: CourseVerdict, indicator: Indicator) -> str:
    """Return the level agreed and its date, or an empty text."""
    if course.agreed_level is None:
        return ""
    by = _(" by {by}").format(by=dates.day(course.by)) if course.by else ""
    return f"{numbers.short(course.agreed_level, indicator)}{by}"


def change_since(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return how far the figure moved since the agreement began, better or worse, and beside chance."""
    moved = verdict.course.change
    if moved is None and _not_begun(verdict):
        return _("No figure yet covers the time since the agreement began, so there is no change to measure.")
    if moved is None:
        return _(
            "There is no figure from before the agreement to measure the change from, or it is counted differently."
        )
    size = round(moved.change, indicator.decimals)
    if size == 0:
        return _("Since the agreement began it has not moved from {value}.").format(
            value=numbers.short(moved.start.value, indicator)
        )
    words = (
        _("Since the agreement began it has risen by {change}{better_or_worse}, from {value} in {period}.")
        if size > 0
        else _("Since the agreement began it has fallen by {change}{better_or_worse}, from {value} in {period}.")
    )
    said = words.format(
        change=numbers.change(size, indicator),
        better_or_worse=better_or_worse(size, indicator.better),
        value=numbers.short(moved.start.value, indicator),
        period=reasons.latest_period(moved.start),
    )
    if moved.more_than_chance is None:
        return _("{said} No range is published, so we cannot say whether chance could explain it.").format(said=said)
    beside = (
        _("That is more than chance could explain.")
        if moved.more_than_chance
        else _("That is no more than chance could explain.")
    )
    return f"{said} {beside}"


def no_change_because(verdict: OutcomeVerdict) -> str:
    """Return in a few words why no change since the agreement began is known."""
    return _("no figure since it began") if _not_begun(verdict) else _("no figure from before it to compare with")


def _not_begun(verdict: OutcomeVerdict) -> bool:
    """Return whether the latest figure is of a period before the agreement."""
    starts = verdict.course.reason.facts.get("starts")
    return verdict.latest is not None and isinstance(starts, date) and verdict.latest.end <= starts


def better_or_worse(change: float, better: Better) -> str:
    """Return " (better)", " (worse)" or nothing where neither way is agreed to be better."""
    sign = (1 if change > 0 else -1) * better.sign
    return {1: _(" (better)"), -1: _(" (worse)"), 0: ""}[sign]


def standing_standard(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return one sentence about a minimum standard in a place."""
    floor = numbers.short(verdict.standard.floor, indicator)
    since = (
        _(" since {period}").format(period=dates.said(verdict.standard.since_label))
        if verdict.standard.since_label
        else ""
    )
    word = marks.standard(verdict.standard.state).words
    if verdict.standard.state in {StandardState.BELOW, StandardState.MAY_BE_BELOW}:
        return _("{word} of {floor}{since}: {standard}").format(
            word=word, floor=floor, since=since, standard=reasons.standard(verdict, indicator)
        )
    return f"{word}. {reasons.standard(verdict, indicator)}"


def status_line(
    *,
    as_at: datetime,
    chosen: bool,
    newest_release: date | None,
    version: int | None,
    in_force: date | None,
) -> tuple[str, ...]:
    """Return the parts of the line under the answer."""
    when = when_read(as_at, chosen=chosen)
    newest = (
        _("newest release {newest_release}").format(newest_release=dates.day(newest_release))
        if newest_release
        else _("no figures held yet")
    )
    agreed = ""
    if version is not None:
        agreed = _("agreement version {version}").format(version=version)
        agreed += (
            _(", in force since {in_force}").format(in_force=dates.day(in_force)) if in_force else _(", not in force")
        )
    return tuple(part for part in (when, newest, agreed) if part)


def when_read(as_at: datetime, *, chosen: bool) -> str:
    """Return the moment a page is read at: to the minute where one was chosen."""
    return _("As at {as_at}").format(
        as_at=dates.moment(as_at) if chosen else dates.day(as_at.astimezone(dates.LONDON).date())
    )


def past_banner(as_at: datetime, *, newer: bool = True) -> str:
    """Return the banner of a page read as at a past date, and whether newer figures exist."""
    local = as_at.astimezone(dates.LONDON)
    whole_day = (local.hour, local.minute) == (23, 59)
    when = (
        _("on {day}").format(day=dates.day(local.date()))
        if whole_day
        else _("at {as_at}").format(as_at=dates.moment(as_at))
    )
    return states.past_date(when, newer=newer)


def reasoned(reason: str, evidence: EvidenceClass) -> str:
    """Return a reason that stands alone, prefixed where the terms are illustrative."""
    return prefixed(lowered(reason), evidence) if evidence is EvidenceClass.ILLUSTRATIVE else reason


def untold(reason: str, evidence: EvidenceClass) -> str:
    """Return why nothing can be told. What stands in the way is no matter of the terms; that they are judged is."""
    if evidence is EvidenceClass.ILLUSTRATIVE:
        return _("{illustrative_prefix}we cannot tell: {reason}").format(
            illustrative_prefix=ILLUSTRATIVE_PREFIX, reason=lowered(reason)
        )
    return reason


def direction_said(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the direction with its reason, as a sentence."""
    word = marks.direction(verdict.direction.state).words
    return f"{word}: {lowered(reasons.direction(verdict, indicator))}"
