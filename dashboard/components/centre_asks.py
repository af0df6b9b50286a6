"""Parts of the page of the centre's side: asks and offers, what is asked outside agreements, what checking costs."""

from dashboard.components import links, tables, text
from dashboard.questions.asks import AskSeen
from dashboard.questions.burden import OutsideKind, items_asked
from dashboard.questions.centre import CentrePage
from dashboard.selection import Visit
from dashboard.wording import asks as said
from dashboard.wording import dates, sentences
from dashboard.wording import tables as shapes


def asks_and_offers(run: Visit, page: CentrePage) -> None:
    """Draw what each side asked and offered, and how long the answers took."""
    text.section(said.ASKS)
    text.said(said.ASKS_SAID)
    if not page.asks:
        text.said(said.NO_ASKS)
        return
    rows = [
        tables.Row(one.name, _ask_cells(run, one), run.path("place", place=one.place.slug), note=one.place.name)
        for one in page.asks
    ]
    tables.table(shapes.CENTRE_ASKS, rows, alt=said.ASKS)
    for one in page.asks:
        if one.answer:
            text.said(said.answer_by(f"{one.place.name}: {sentences.lowered(one.name)}", one.answered_by))
            text.outside(one.answer)


def outside(page: CentrePage) -> None:
    """Draw what was asked of places outside their agreements."""
    text.section(said.OUTSIDE)
    if not page.requests:
        text.said(said.NO_REQUESTS)
        return
    for place in {one.place.code: one.place for one in page.requests}.values():
        measures = items_asked(page.requests, place.code, OutsideKind.FIGURES)
        if measures:
            text.said(said.items_line(place.name, measures))
    rows = [
        tables.Row(
            one.place.name,
            (
                f"{said.OUTSIDE_KINDS[one.record.kind]}\n{one.record.text}",
                one.record.department,
                str(one.record.items),
                said.hours_said(one.record.hours),
                dates.day(one.record.happened_on),
            ),
        )
        for one in page.requests
    ]
    tables.table(shapes.CENTRE_OUTSIDE, rows, alt=said.OUTSIDE)


def cost(page: CentrePage) -> None:
    """Draw what checking cost each place, year by year."""
    text.section(said.COST)
    text.said(said.COST_SAID)
    if not page.costs:
        text.said(said.NO_COST)
        return
    rows = [
        tables.Row(
            one.place.name,
            (said.financial_year(one.year), str(one.items), said.partly_counted(one.hours, one.uncounted)),
        )
        for one in page.costs
    ]
    tables.table(shapes.CENTRE_COSTS, rows, alt=said.COST)


def downloads(run: Visit, shown: dict[str, str]) -> None:
    """Draw the links to the asks and offers as files."""
    as_at = run.as_at or run.chosen.moment.as_of.isoformat()
    links.downloads("asks", {**shown, "as_at": as_at}, title=said.DOWNLOAD_ASKS)


def _ask_cells(run: Visit, one: AskSeen) -> tuple[str, ...]:
    late_by = one.late_by(run.chosen.moment.as_of)
    return (
        said.ask(one.kind, one.side),
        said.addressed(one.office, one.asked_of),
        said.asked(one.asked_on, one.reply_due),
        said.answered(one.ended, on=one.ended_on, took=one.days, late_by=late_by),
    )
