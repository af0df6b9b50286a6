"""The savings ledger and the counting exercise: amounts beside each other, never added across."""

from dashboard import selection
from dashboard.charts.values import Bar, BarChart
from dashboard.components import links, tables, text
from dashboard.components.charts import chart as draw
from dashboard.questions.budget import BudgetPage, Counted, Saving, SavingStage
from dashboard.questions.values import PlacePage
from dashboard.selection import Visit
from dashboard.wording import budget as said
from dashboard.wording import dates, marks, provenance
from dashboard.wording import tables as shapes

BILLION = 100_000_000_000  # in pence


def savings(run: Visit, page: PlacePage, found: BudgetPage) -> None:
    """Draw each saving with what was claimed, verified, retained, reinvested and disputed."""
    if page.terms is None and not found.savings:
        return
    text.section(said.SAVINGS)
    if not found.savings:
        text.said(said.NO_SAVINGS)
        return
    text.said(said.NEVER_ADDED)
    rows = [tables.Row(one.name, tuple(_cell(one, stage) for stage in SavingStage)) for one in found.savings]
    tables.table(shapes.SAVINGS, rows, alt=said.SAVINGS)
    text.listed(
        said.ledger_note(one.name, entry.stage.value, entry.text, entry.source)
        for one in found.savings
        for entry in one.entries
        if entry.text
    )
    _download(run, page, "savings", said.DOWNLOAD_SAVINGS)


def counted(run: Visit, page: PlacePage, found: BudgetPage) -> None:
    """Draw each counting exercise, what nobody broke down as a bar of its own, then the table of what is drawn."""
    if not found.counted:
        if page.terms is not None:
            text.section(said.COUNTED)
            text.said(said.NO_COUNTED)
        return
    text.section(said.COUNTED)
    for at, one in enumerate(found.counted):
        _exercise(run, page, one, key=f"{at}")
    text.said(said.EXACT)
    _download(run, page, "counted", said.DOWNLOAD_COUNTED)


def _cell(one: Saving, stage: SavingStage) -> str:
    entries = one.at(stage)
    if not entries:
        return said.NONE_YET
    return "\n".join(said.ledger_cell(entry.amount, entry.happened_on, entry.body) for entry in entries)


def _exercise(run: Visit, page: PlacePage, one: Counted, *, key: str) -> None:
    name = page.place.name
    whole = None if one.whole is None else one.whole.amount
    text.said(said.counted_answer(whole=whole, remainder=one.remainder), said.source(one.source, one.evidence))
    bodies = [(part.body, part.amount) for part in one.parts]
    left = [(said.REMAINDER, one.remainder)] if one.remainder is not None and one.remainder > 0 else []
    bars = [
        *([Bar(said.bar_label(said.IN_ALL, whole), whole / BILLION, whole=True)] if whole is not None else []),
        *(Bar(said.bar_label(body, amount), amount / BILLION) for body, amount in bodies),
        *(Bar(said.bar_label(body, amount), amount / BILLION, unexplained=True) for body, amount in left),
    ]
    chart = BarChart(
        title=said.counted_title(name, one.year),
        bars=tuple(bars),
        unit=said.BILLIONS,
        footer=(
            said.source(one.source, one.evidence),
            said.chart_foot(dates.day(run.chosen.moment.as_of), marks.evidence(one.evidence)),
        ),
    )
    alt = provenance.shortened(said.counted_alt(name, one.year, whole=whole, remainder=one.remainder))
    draw(chart, alt=alt, key=f"counted-{key}")
    everything = [*([(said.IN_ALL, whole)] if whole is not None else []), *bodies, *left]
    rows = [tables.Row(body, (said.exact(amount), said.share_of(amount, whole))) for body, amount in everything]
    tables.table(shapes.COUNTED, rows, alt=said.counted_title(name, one.year), key=f"-{key}")


def _download(run: Visit, page: PlacePage, table: str, title: str) -> None:
    dated = {"place": page.place.slug, "as_at": run.as_at or selection.minute(run.now)}
    links.downloads(table, dated, title=title)
