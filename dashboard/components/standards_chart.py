"""How many minimum standards have been in force over time: a line, and the table it was drawn from."""

from dashboard.charts.values import StepChart
from dashboard.components import tables, text
from dashboard.components.charts import chart
from dashboard.questions.values import StandardsPage
from dashboard.selection import Visit
from dashboard.wording import cases as said
from dashboard.wording import dates, marks
from dashboard.wording import tables as shapes


def in_force(run: Visit, page: StandardsPage) -> None:
    """Draw the chart and its table."""
    if not page.in_force:
        return
    text.section(said.IN_FORCE)
    labels = [dates.axis(one.start, one.end) for one in page.in_force]
    counted = list(zip(labels, page.in_force, strict=True))
    values = StepChart(
        title=said.IN_FORCE_TITLE,
        counts=tuple((label, one.standards) for label, one in counted),
        footer=said.in_force_footer(run.chosen.moment.as_of, marks.evidence(page.evidence) if page.evidence else ""),
    )
    chart(values, alt=said.in_force_alt(labels[0], labels[-1], page.in_force[-1].standards), key="in-force")
    text.said(said.IN_FORCE_SAID)
    moved = [(label, one) for label, one in counted if one.began or one.ended or label in {labels[0], labels[-1]}]
    rows = [
        tables.Row(label, (str(one.standards), ", ".join(one.began) or "none", ", ".join(one.ended) or "none"))
        for label, one in moved
    ]
    tables.table(shapes.IN_FORCE, rows, alt=said.IN_FORCE)
