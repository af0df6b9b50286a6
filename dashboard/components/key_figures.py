"""The few figures an outcome is told by, before its chart; and whether the agreed level would be reached, after it."""

from dashboard.components import links, tables, text
from dashboard.questions.outlook import Ahead, CannotSay
from dashboard.questions.series_values import OutcomePage, Series
from dashboard.selection import Visit
from dashboard.wording import cells, outlook, reasons, sentences
from dashboard.wording import key_figures as said
from dashboard.wording import page as words
from dashboard.wording import tables as shapes


def key_figures(page: OutcomePage, series: Series) -> None:
    """Draw the table of key figures: the page's answer in numbers, whether or not its chart is seen."""
    verdict, indicator, could = series.measure.verdict, series.measure.indicator, series.outlook
    if verdict is None or indicator is None:
        return
    text.section(words.KEY_FIGURES if len(page.series) == 1 else f"{words.KEY_FIGURES}: {indicator.title}")
    rows = list(said.lines(verdict, indicator))
    if isinstance(could, Ahead):
        last = could.reaches[-1]
        spread = (last.lower, last.upper)
        rows.append(said.could(could.word, chance=could.chance, by=could.by, spread=spread, indicator=indicator))
    tables.table(
        shapes.KEY_FIGURES,
        [tables.Row(name, cells_) for name, cells_ in rows],
        alt=f"{words.KEY_FIGURES}, {indicator.title}",
        key=f"-{indicator.name}",
    )


def reached(run: Visit, page: OutcomePage, series: Series) -> None:
    """Say whether the agreed level would be reached if the figure keeps moving as much as it has, or why nobody can."""
    verdict, indicator = series.measure.verdict, series.measure.indicator
    if verdict is None or indicator is None:
        return
    text.section(outlook.TITLE if len(page.series) == 1 else f"{outlook.TITLE} {indicator.title}")
    match series.outlook:
        case Ahead() as could:
            last = could.reaches[-1]
            sentence = outlook.would(
                could.word,
                chance=could.chance,
                level=could.level,
                by=could.by,
                spread=(last.lower, last.upper),
                indicator=indicator,
            )
            text.said(
                sentences.reasoned(sentence, verdict.evidence_class),
                outlook.behind(could.changes, far=len(could.reaches)),
            )
            links.to("about", outlook.HOW, run.address("about", section="calibration"))
        case CannotSay() as cannot:
            last_period = reasons.latest_period(verdict.latest) if verdict.latest else cells.DASH
            text.said(outlook.untold(cannot.why.value, changes=cannot.changes, ahead=cannot.ahead, last=last_period))
