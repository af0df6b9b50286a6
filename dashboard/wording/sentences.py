"""The sentences that answer: a closed set whose slots are filled from verdicts, and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons, states
from data.better import Better
from data.catalogue import Indicator
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, CourseVerdict, OutcomeVerdict, StandardState

ILLUSTRATIVE_PREFIX = "On these illustrative terms, "
LEAST_MARKED = 5
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
        return f"{place} has an agreement without outcomes."
    return prefixed(f"{place} {states.listed(tuple(parts)).replace(' and we ', ', and we ')}.", evidence)


def _standards_said(standards: Sequence[StandardState]) -> list[str]:
    said = []
    agreed = [state for state in standards if state is not StandardState.NONE_AGREED]
    below = agreed.count(StandardState.BELOW)
    doubtful = agreed.count(StandardState.MAY_BE_BELOW)
    close = agreed.count(StandardState.CLOSE)
    recovering = agreed.count(StandardState.RECOVERING)
    if below:
        said.append(f"is below {numbers.many(below, 'minimum standard')}")
    if doubtful:
        said.append(f"may be below {numbers.many(doubtful, 'minimum standard')}")
    if close:
        said.append(f"is close to {numbers.many(close, 'minimum standard')}")
    if recovering:
        said.append(f"is recovering on {numbers.many(recovering, 'minimum standard')}")
    if agreed and all(state is StandardState.MEETS for state in agreed):
        said.append(
            f"meets {'its' if len(agreed) == 1 else 'all its'} minimum standard{'s' if len(agreed) > 1 else ''}"
        )
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
    of = f" of {numbers.many(total, 'agreed outcome')}"
    for count, words in (
        (off, "is off course on {}{}"),
        (lost, "reached {}{} and has since lost it"),
        (watch, "is to be watched on {}{}"),
        (good, "is on course on {}{}"),
    ):
        if count:
            said.append(words.format(numbers.counted(count), of))
            of = ""
    cannot, early = having(CourseState.CANNOT_TELL), having(CourseState.NOT_YET_DUE)
    context, wordy = having(CourseState.CONTEXT), having(CourseState.NO_MEASURE)
    for count, words in (
        (early, "has {}{} not yet due"),
        (context, "has {}{} for context only"),
        (wordy, "has {}{} without a measure yet"),
        (cannot, "we cannot tell on {}{}"),
    ):
        if count:
            said.append(words.format(numbers.counted(count), of))
            of = ""
    return said


def outcome_answer(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the answer of an outcome's page: the figure, the agreed level, the course and why."""
    latest = verdict.latest
    if latest is None or latest.value is None:
        return f"We hold no figure for {lowered(indicator.measure)} here. {reasons.course(verdict, indicator)}"
    said = f"{indicator.measure} was {numbers.full(latest.value, indicator)} in {reasons.latest_period(latest)}."
    level = agreed_level(verdict.course, indicator)
    agreed = f" The agreed level is {level}." if level else ""
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
    by = f" by {dates.day(course.by)}" if course.by else ""
    return f"{numbers.short(course.agreed_level, indicator)}{by}"


def change_since(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return how far the figure moved since the agreement began, better or worse, and beside chance."""
    moved = verdict.course.change
    if moved is None and _not_begun(verdict):
        return "No figure yet covers the time since the agreement began, so there is no change to measure."
    if moved is None:
        return "There is no figure from before the agreement to measure the change from, or it is counted differently."
    size = round(moved.change, indicator.decimals)
    if size == 0:
        return f"Since the agreement began it has not moved from {numbers.short(moved.start.value, indicator)}."
    direction = "risen" if size > 0 else "fallen"
    said = (
        f"Since the agreement began it has {direction} by {numbers.change(size, indicator)}"
        f"{better_or_worse(size, indicator.better)}, from {numbers.short(moved.start.value, indicator)} in "
        f"{reasons.latest_period(moved.start)}."
    )
    if moved.more_than_chance is None:
        return f"{said} No range is published, so we cannot say whether chance could explain it."
    return f"{said} That is {'more than' if moved.more_than_chance else 'no more than'} chance could explain."


def no_change_because(verdict: OutcomeVerdict) -> str:
    """Return in a few words why no change since the agreement began is known."""
    return "no figure since it began" if _not_begun(verdict) else "no figure from before it to compare with"


def _not_begun(verdict: OutcomeVerdict) -> bool:
    """Return whether the latest figure is of a period before the agreement."""
    starts = verdict.course.reason.facts.get("starts")
    return verdict.latest is not None and isinstance(starts, date) and verdict.latest.end <= starts


def better_or_worse(change: float, better: Better) -> str:
    """Return " (better)", " (worse)" or nothing where neither way is agreed to be better."""
    sign = (1 if change > 0 else -1) * better.sign
    return {1: " (better)", -1: " (worse)", 0: ""}[sign]


def standing_standard(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return one sentence about a minimum standard in a place."""
    floor = numbers.short(verdict.standard.floor, indicator)
    since = f" since {verdict.standard.since_label}" if verdict.standard.since_label else ""
    word = marks.standard(verdict.standard.state).words
    if verdict.standard.state in {StandardState.BELOW, StandardState.MAY_BE_BELOW}:
        return f"{word} of {floor}{since}: {reasons.standard(verdict, indicator)}"
    return f"{word}. {reasons.standard(verdict, indicator)}"


def standards_answer(cases: Sequence[tuple[str, StandardState]], *, agreed: int) -> str:
    """Return the answer of the page of minimum standards."""
    if not agreed:
        return states.NO_STANDARDS
    force = f"{numbers.many(agreed, 'minimum standard').capitalize()} {'is' if agreed == 1 else 'are'} in force."
    parts = []
    for wanted, words in (
        (StandardState.BELOW, ("is below one", "are below one")),
        (StandardState.MAY_BE_BELOW, ("may be below one", "may be below one")),
        (StandardState.RECOVERING, ("is recovering", "are recovering")),
        (StandardState.CLOSE, ("is close to one", "are close to one")),
    ):
        names = tuple(dict.fromkeys(place for place, state in cases if state is wanted))
        if names:
            parts.append(f"{states.listed(names)} {words[len(names) > 1]}.")
    return " ".join([force, *(parts or [states.NO_CASES])])


def across_answer(
    indicator: Indicator,
    *,
    shared: int,
    compared: int,
    judged_places: int,
    different: Sequence[str],
    left_out: int,
    within: str = "",
) -> str:
    """Return the answer of the page across places; `judged_places` have a range to tell chance by.

    `within` names the places that are shown, "in wave 1", where they are not all.
    """
    where = f" {within}" if within else ""
    many = numbers.many(shared, f"place{where} shares", f"places{where} share")
    said = f"{many.capitalize()} this outcome." if shared else f"No place{where} shares this outcome."
    if left_out:
        said += f" {numbers.counted(left_out).capitalize()} cannot be compared."
    if compared < 2:  # noqa: PLR2004  it takes two to compare
        return f"{said} There is nothing to compare {lowered(indicator.measure)} with yet."
    if compared < LEAST_MARKED:
        return f"{said} With fewer than five to compare, the figures are shown without marks."
    if judged_places < LEAST_MARKED:
        return f"{said} No ranges are published, so we cannot tell whether they differ by more than chance."
    if different:
        verb = "differs" if len(different) == 1 else "differ"
        return f"{said} {states.listed(tuple(different))} {verb} from the others by more than chance."
    return f"{said} None differs from the others by more than chance."


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
    newest = f"newest release {dates.day(newest_release)}" if newest_release else "no figures held yet"
    agreed = ""
    if version is not None:
        agreed = f"agreement version {version}"
        agreed += f", in force since {dates.day(in_force)}" if in_force else ", not in force"
    return tuple(part for part in (when, newest, agreed) if part)


def when_read(as_at: datetime, *, chosen: bool) -> str:
    """Return the moment a page is read at: to the minute where one was chosen."""
    return f"As at {dates.moment(as_at) if chosen else dates.day(as_at.astimezone(dates.LONDON).date())}"


def past_banner(as_at: datetime, *, newer: bool = True) -> str:
    """Return the banner of a page read as at a past date, and whether newer figures exist."""
    local = as_at.astimezone(dates.LONDON)
    whole_day = (local.hour, local.minute) == (23, 59)
    when = f"on {dates.day(local.date())}" if whole_day else f"at {dates.moment(as_at)}"
    return states.past_date(when, newer=newer)


def reasoned(reason: str, evidence: EvidenceClass) -> str:
    """Return a reason that stands alone, prefixed where the terms are illustrative."""
    return prefixed(lowered(reason), evidence) if evidence is EvidenceClass.ILLUSTRATIVE else reason


def untold(reason: str, evidence: EvidenceClass) -> str:
    """Return why nothing can be told. What stands in the way is no matter of the terms; that they are judged is."""
    if evidence is EvidenceClass.ILLUSTRATIVE:
        return f"{ILLUSTRATIVE_PREFIX}we cannot tell: {lowered(reason)}"
    return reason


def direction_said(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the direction with its reason, as a sentence."""
    word = marks.direction(verdict.direction.state).words
    return f"{word}: {lowered(reasons.direction(verdict, indicator))}"
