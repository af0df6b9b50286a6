"""Words for what a reader sets beside an outcome: an area, or up to three other places."""

from dashboard.wording import numbers, states
from dashboard.wording.language import _
from data.catalogue import Indicator

TITLE = _("Beside other places and areas")
PLACES_LABEL = _("Other places that share this outcome, up to three")
AREA_LABEL = _("Area")
NO_AREA = _("No area")
SAME_SCALE = _(
    "Every chart has the same scale and the same years, from where the way of counting last changed. A difference "
    "between two places can be chance: the page across places says which differ by more."
)
TOO_MANY = _("The first three of the places chosen are shown.")


def refused(texts: tuple[str, ...]) -> str:
    """Return that what the address names cannot stand beside this outcome."""
    named = states.listed(tuple(f"“{states.cut(text)}”" for text in texts))
    return _(
        "{named} cannot be set beside this outcome: choose an area of this place, or a place that shares it."
    ).format(named=named)


def title(indicator: Indicator, *, began: bool = False) -> str:
    """Return the title of the small charts."""
    years = _("years since each agreement began") if began else _("by year")
    return f"{indicator.title} ({numbers.base(indicator)}), {years}"


def alt(indicator: Indicator, names: tuple[str, ...]) -> str:
    """Return what the small charts show."""
    return _("{measure} by year in {names}, on one scale. Table follows.").format(
        measure=indicator.measure, names=states.listed(names)
    )
