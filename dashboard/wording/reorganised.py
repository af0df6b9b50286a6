"""Words of councils that ended or merged: how an agreement passes on, and what is not compared across the break."""

from datetime import date

from dashboard.wording import dates, states
from dashboard.wording.language import _

CONTINUES = _("What it continues")
PASSED_ON = _("What became of its agreement")
THIS_AGREEMENT = _("this one")
NOT_DECLARED = _(
    "It held an agreement. No agreement in force says how that one passes on, so nothing of it is carried here."
)
_METHODS = {
    "whole": _("the whole of its agreement passes to {to}"),
    "by_population": _("its agreement passes to {to} in the share of the people who live there"),
    "not_carried": _("nothing of an agreement passes to {to}"),
}


def passed(name: str, to: str, method: str, version_: int | None, note: str | None) -> str:
    """Return how the agreement of a council that has ended passed on, by the declared method."""
    last = _(" (version {version})").format(version=version_) if version_ is not None else ""
    words = _METHODS[method].format(to=to)
    return f"{name}{last}: {words}.{f' {note}' if note else ''}"


def not_across(name: str, successors: tuple[str, ...], on: date | None) -> str:
    """Refuse a comparison across the end of a council, with the reason."""
    when = _(" on {on}").format(on=dates.day(on)) if on else ""
    return _(
        "{name} ended{when} and continues as {successors}. Figures before and after are of different "
        "areas, so they are not compared and no trend is drawn across."
    ).format(name=name, when=when, successors=states.listed(successors))


def breaks(names: tuple[str, ...]) -> str:
    """Say that the figures of councils that have ended stand apart."""
    return _(
        "Figures of {names} are of other areas. They are not compared with figures since, and no trend is drawn across."
    ).format(names=states.listed(names))
