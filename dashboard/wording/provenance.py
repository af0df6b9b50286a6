"""The provenance line of a figure, and the words a chart carries for those who do not see it."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons
from data.catalogue import Indicator
from data.terms import EvidenceClass
from indicators.judgement.verdict import FigureUsed, Grade

LONGEST_ALT = 250
METHOD = "How it is counted"


def line(
    indicator: Indicator,
    figure: FigureUsed | None,
    *,
    released: date | None,
    fetched: datetime | None,
    notes: int | None,
    grade: Grade | None,
    office: str,
) -> str:
    """Return what stands behind a figure: source, period, release, status, grade, checks, who answers."""
    parts = [f"Source: {indicator.source_title}, {indicator.publisher}"]
    if figure is not None:
        parts.append(f"Period: {reasons.latest_period(figure)}")
    parts.append(f"Released {dates.day(released)}" if released else "Release date not known")
    if figure is not None:
        parts.append(f"Status: {marks.status(figure.status)}")
        if figure.caveats:
            parts.append(f"Note: {marks.caveats(figure.caveats)}")
    parts.append(f"Evidence grade {marks.grade(grade)}")
    if fetched is not None:
        parts.append(f"Fetched {dates.day(fetched.astimezone(dates.LONDON).date())}")
    parts.append(checks(notes))
    if office:
        parts.append(f"{office} answers for it")
    return ". ".join(parts) + "."


def checks(notes: int | None) -> str:
    """Return what our checks found when the figure came in."""
    if notes is None:
        return "Checks: none on record"
    return "Checks: all passed" if notes == 0 else f"Checks: {numbers.many(notes, 'note')}"


def chart_footer(indicator: Indicator, *, as_at: datetime, evidence: EvidenceClass) -> tuple[str, ...]:
    """Return what a picture carries at its foot: source, as-at date and evidence class."""
    when = dates.day(as_at.astimezone(dates.LONDON).date())
    return (f"{indicator.publisher}. As at {when}.", f"{marks.evidence(evidence)}.")


def alt(*, measure: str, place: str, first: str, last: str, start: str, end: str, level: str, word: str) -> str:
    """Return the finding of a line chart, at most 250 characters."""
    agreed = f"; agreed {level}" if level else ""
    text = f"{measure}, {place}, {first} to {last}: from {start} to {end}{agreed}; {word}. Table follows."
    return shortened(text)


def dots_alt(*, measure: str, places: int, low: str, high: str, different: Sequence[str]) -> str:
    """Return the finding of a dot chart, at most 250 characters."""
    told = (
        f"{', '.join(different)} differ by more than chance"
        if different
        else "none shown to differ by more than chance"
    )
    return shortened(f"{measure}, {numbers.many(places, 'place')}, from {low} to {high}; {told}. Table follows.")


def shortened(text: str) -> str:
    """Return a text of at most 250 characters that keeps its last sentence."""
    if len(text) <= LONGEST_ALT:
        return text
    ending = " Table follows."
    return f"{text[: LONGEST_ALT - len(ending) - 1].rstrip()}…{ending}"
