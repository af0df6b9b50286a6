"""Whether places moved away from places like them: behind its gates, three estimates together, in fixed words."""

from dashboard.components import tables, text
from dashboard.questions.comparison_values import Comparison, Moved, NotAssessable
from dashboard.questions.values import Compared
from dashboard.wording import comparing, states
from dashboard.wording import effects as said
from dashboard.wording import tables as shapes
from data.catalogue import Indicator


def effects(rows: list[Compared], beside: Comparison, indicator: Indicator) -> None:
    """Draw what may be said of each place, or the first reason why nothing is."""
    if not beside.moved:
        return
    names = {one.place.code: one.place.name for one in rows}
    text.section(said.TITLE)
    assessed = [one for one in beside.moved if isinstance(one, Moved)]
    if assessed:
        text.listed(
            said.assessed(names[one.code], rank=one.rank, of=one.of, moved_away=one.moved_away) for one in assessed
        )
        tables.table(shapes.MOVED, [_row(one, names[one.code], indicator) for one in assessed], alt=said.TITLE)
        text.said(said.HOW, said.least(min(one.of for one in assessed)))
    else:
        text.said(said.NONE_ASSESSABLE)
    left = [one for one in beside.moved if isinstance(one, NotAssessable)]
    if left:
        text.listed(
            said.not_assessable(names[one.code], one.reason, found=one.found, needed=one.needed, indicator=indicator)
            for one in left
        )
    text.said(states.NOT_CAUSE)


def _row(one: Moved, name: str, indicator: Indicator) -> tables.Row:
    gap = f"{comparing.signed(one.effect, indicator)} {said.began(one.start)}"
    return tables.Row(
        name,
        (
            f"{gap}\n{said.off_before(one.before, indicator)}",
            comparing.between(*one.left_out, indicator),
            comparing.signed(one.double, indicator),
            said.tried(one.rank, one.of),
        ),
    )
