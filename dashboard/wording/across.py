"""Words of the page across places."""

from collections.abc import Sequence

from dashboard.wording import numbers, page, sentences, states
from dashboard.wording.language import _, counted
from data.catalogue import Indicator
from data.terms import EvidenceClass

SHOW_ALL = _("Show places of every wave")
KIND_LABEL = _("Kind of place")
ALL_KINDS = _("All kinds")
LEAST_MARKED = 5
NO_FIGURE = _("No figure is held for it.")
NONE_COMPARABLE = _("No place can be compared on this outcome, so there is no chart of it.")
STALE = _("Its latest figure is older than two publication cycles.")


def answer(
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
    many = numbers.many(shared, "{n} place{where} shares", "{n} places{where} share", where=where)
    said = (
        _("{many} this outcome.").format(many=many.capitalize())
        if shared
        else _("No place{where} shares this outcome.").format(where=where)
    )
    if left_out:
        said += _(" {left_out} cannot be compared.").format(left_out=numbers.counted(left_out).capitalize())
    if compared < 2:  # noqa: PLR2004  it takes two to compare
        return _("{said} There is nothing to compare {measure} with yet.").format(
            said=said, measure=sentences.lowered(indicator.measure)
        )
    if compared < LEAST_MARKED:
        return _("{said} With fewer than five to compare, the figures are shown without marks.").format(said=said)
    if judged_places < LEAST_MARKED:
        return _("{said} No ranges are published, so we cannot tell whether they differ by more than chance.").format(
            said=said
        )
    if different:
        named = counted(
            "{places} differs from the others by more than chance.",
            "{places} differ from the others by more than chance.",
            len(different),
        ).format(places=states.listed(tuple(different)))
        return f"{said} {named}"
    return _("{said} None differs from the others by more than chance.").format(said=said)


def title(indicator: Indicator | None) -> str:
    """Return the name of the page."""
    return page.ACROSS if indicator is None else _("{title}, across places").format(title=indicator.title)


def chart_title(indicator: Indicator) -> str:
    """Return the title inside the chart."""
    return f"{indicator.title} ({numbers.base(indicator)})"


def wave(number: int) -> str:
    """Return the name of a wave."""
    return _("Wave {number}").format(number=number)


def wave_and_class(number: int, evidence: EvidenceClass) -> str:
    """Return the wave of a place, and what kind of terms it has when they are not its own."""
    kind = {EvidenceClass.ILLUSTRATIVE: _(", illustrative terms"), EvidenceClass.INVENTED: _(", invented")}
    return _("Wave {number}{evidence}").format(number=number, evidence=kind.get(evidence, ""))


def other_period(period: str, most: str) -> str:
    """Return that a place's latest figure is of another period than most."""
    return _("Its latest figure is for {period}; the others are for {most}.").format(period=period, most=most)


def invented() -> str:
    """Return why an invented place is not compared with real ones."""
    return _("An invented place is not compared with real ones.")


def within(wave_: int | None, kind: str) -> str:
    """Return which places are shown where they are not all: "in wave 1", "of the kind city region"."""
    parts = (
        _("in wave {wave}").format(wave=wave_) if wave_ is not None else "",
        _("of the kind {kind}").format(kind=page.kind(kind).lower()) if kind else "",
    )
    return " ".join(part for part in parts if part)


def aside(wave_of: int, kind_of: str, *, wave: int | None, kind: str) -> str:
    """Return why a place that shares the outcome is not shown: its wave, or what kind of place it is."""
    if wave is not None and wave_of != wave:
        return _("It is in wave {wave_of}; wave {wave} is shown.").format(wave_of=wave_of, wave=wave)
    return _("It is of another kind ({other}); {kind} is shown.").format(
        other=page.kind(kind_of).lower(), kind=page.kind(kind).lower()
    )


def refused(texts: tuple[str, ...]) -> str:
    """Return the answer to a wave or a kind of place that no agreement with this outcome has."""
    named = states.listed(tuple(f"“{states.cut(text)}”" for text in texts))
    return _("No place that shares this outcome is of the wave or kind {named}. Choose below.").format(named=named)
