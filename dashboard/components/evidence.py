"""What the judgements of an outcome rest on: each figure with its vintage, each rule with its numbers and version."""

from collections.abc import Mapping

from dashboard.components import links, tables, text
from dashboard.questions.data_values import ReleaseRecord
from dashboard.questions.evidence import figures_used
from dashboard.questions.series_values import Series
from dashboard.selection import Visit
from dashboard.wording import cells, dates, marks, numbers
from dashboard.wording import evidence as said
from dashboard.wording import tables as shapes
from data.catalogue import Indicator
from indicators.judgement.verdict import Evidence, FigureUsed, OutcomeVerdict


def evidence(run: Visit, series: Series, releases: Mapping[int, ReleaseRecord]) -> None:
    """Draw the evidence of the three judgements on one measure."""
    verdict, indicator = series.measure.verdict, series.measure.indicator
    if verdict is None or indicator is None:
        return
    text.section(said.TITLE)
    used = figures_used(verdict)
    if used:
        rows = [_row(one, verdict, indicator, releases) for one in reversed(used)]
        tables.table(
            shapes.EVIDENCE,
            rows,
            alt=f"{said.FIGURES}, {indicator.title}, {numbers.base(indicator)}",
            key=f"-{indicator.name}",
        )
    else:
        text.said(said.NONE)
    rules = [
        tables.Row(
            said.JUDGED[name],
            (part.method, marks.grade(part.grade), said.parameters(part.parameters, indicator) or said.NOT_USED),
        )
        for name, part in _parts(verdict).items()
        if part.parameters
    ]
    if rules:
        tables.table(shapes.RULES_USED, rules, alt=f"{said.RULES}, {indicator.title}", key=f"-{indicator.name}")
    links.row(
        [
            ("data", said.DATA_LINK, run.address("data", indicator=indicator.name)),
            ("about", said.METHOD_LINK, run.address("about", section="method")),
        ],
        key=f"evidence-{indicator.name}",
    )


def _parts(verdict: OutcomeVerdict) -> dict[str, Evidence]:
    return {
        "standard": verdict.standard.evidence,
        "course": verdict.course.evidence,
        "direction": verdict.direction.evidence,
    }


def _row(
    one: FigureUsed, verdict: OutcomeVerdict, indicator: Indicator, releases: Mapping[int, ReleaseRecord]
) -> tables.Row:
    span = (one.start, one.end)
    names = [
        name for name, part in _parts(verdict).items() if any((each.start, each.end) == span for each in part.figures)
    ]
    release = None if one.release is None else releases.get(one.release)
    return tables.Row(
        dates.axis(*span),
        (
            f"{cells.figure(one.value, one.status, indicator)}\n{said.spread(one, verdict, indicator)}",
            said.known_from(one.known_from),
            said.release(one.release, release.published_on if release else None),
            said.used_for(names),
        ),
    )
