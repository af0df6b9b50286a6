"""The provenance line of a figure, and the words a chart carries for those who do not see it."""

from collections.abc import Sequence
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons
from dashboard.wording.language import _
from data.catalogue import Indicator
from data.terms import EvidenceClass
from indicators.judgement.verdict import FigureUsed, Grade

LONGEST_ALT = 250
METHOD = _("How it is counted")


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
    parts = [
        _("Source: {source_title}, {publisher}").format(
            source_title=indicator.source_title, publisher=indicator.publisher
        )
    ]
    if figure is not None:
        parts.append(_("Period: {period}").format(period=reasons.latest_period(figure)))
    parts.append(
        _("Released {released}").format(released=dates.day(released)) if released else _("Release date not known")
    )
    if figure is not None:
        parts.append(_("Status: {status}").format(status=marks.status(figure.status)))
        if figure.caveats:
            parts.append(_("Note: {caveats}").format(caveats=marks.caveats(figure.caveats)))
    parts.append(_("Evidence grade {grade}").format(grade=marks.grade(grade)))
    if fetched is not None:
        parts.append(_("Fetched {on}").format(on=dates.day(fetched.astimezone(dates.LONDON).date())))
    parts.append(checks(notes))
    if office:
        parts.append(_("{office} answers for it").format(office=office))
    return ". ".join(parts) + "."


def checks(notes: int | None) -> str:
    """Return what our checks found when the figure came in."""
    if notes is None:
        return _("Checks: none on record")
    return (
        _("Checks: all passed")
        if notes == 0
        else _("Checks: {notes}").format(notes=numbers.many(notes, "{n} note", "{n} notes"))
    )


def chart_footer(indicator: Indicator, *, as_at: datetime, evidence: EvidenceClass) -> tuple[str, ...]:
    """Return what a picture carries at its foot: source, as-at date and evidence class."""
    when = dates.day(as_at.astimezone(dates.LONDON).date())
    return (
        _("{publisher}. As at {when}.").format(publisher=indicator.publisher, when=when),
        f"{marks.evidence(evidence)}.",
    )


def alt(*, measure: str, place: str, first: str, last: str, start: str, end: str, level: str, word: str) -> str:
    """Return the finding of a line chart, at most 250 characters."""
    agreed = _("; agreed {level}").format(level=level) if level else ""
    text = _("{measure}, {place}, {first} to {last}: from {start} to {end}{agreed}; {word}. Table follows.").format(
        measure=measure, place=place, first=first, last=last, start=start, end=end, agreed=agreed, word=word
    )
    return shortened(text)


def dots_alt(*, measure: str, places: int, low: str, high: str, different: Sequence[str]) -> str:
    """Return the finding of a dot chart, at most 250 characters."""
    told = (
        _("{different} differ by more than chance").format(different=", ".join(different))
        if different
        else _("none shown to differ by more than chance")
    )
    return shortened(
        _("{measure}, {places}, from {low} to {high}; {told}. Table follows.").format(
            measure=measure, places=numbers.many(places, "{n} place", "{n} places"), low=low, high=high, told=told
        )
    )


def shortened(text: str) -> str:
    """Return a text of at most 250 characters that keeps its last sentence."""
    if len(text) <= LONGEST_ALT:
        return text
    ending = _(" Table follows.")
    return f"{text[: LONGEST_ALT - len(ending) - 1].rstrip()}…{ending}"


def alt_of_nothing(measure: str, place: str) -> str:
    """Return the words of a chart of a measure without any figure."""
    return shortened(_("{measure}, {place}: no figure held. Table follows.").format(measure=measure, place=place))
