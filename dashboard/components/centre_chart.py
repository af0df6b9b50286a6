"""Days from invitation to signature: a dot for each place, in alphabetical order."""

from dashboard.charts.values import Dot, DotChart
from dashboard.components.charts import chart
from dashboard.questions.centre import CentrePage
from dashboard.selection import Visit
from dashboard.wording import centre as said
from dashboard.wording import marks

FEWEST = 2


def days_to_sign(run: Visit, page: CentrePage) -> None:
    """Draw the chart where at least two places have both days on record; the table above it holds every value."""
    known = [one for one in page.negotiations if one.days is not None and one.signed and one.began_by == "invited"]
    if len(known) < FEWEST:
        return
    took = [one.days or 0 for one in known]
    values = DotChart(
        title=said.DAYS_TO_SIGN,
        dots=tuple(Dot(one.place.name, float(one.days or 0)) for one in known),
        decimals=0,
        footer=said.days_footer(run.chosen.moment.as_of, marks.evidence(page.evidence) if page.evidence else ""),
    )
    chart(values, alt=said.days_alt(len(known), min(took), max(took)), key="days-to-sign")
