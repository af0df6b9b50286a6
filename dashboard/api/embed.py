"""What another site may show of one outcome: a badge, and a small page with its chart. No script, form or cookie."""

from dataclasses import dataclass, replace
from html import escape

from sqlmodel import Session
from starlette.requests import Request

from dashboard.access import PUBLIC
from dashboard.api import badge, pages, parameters, store
from dashboard.api.endpoint import Answer
from dashboard.api.problems import ProblemError
from dashboard.documents import drawing
from dashboard.documents.render.look import Look
from dashboard.documents.render.svg import picture
from dashboard.drawn import bars_said
from dashboard.questions import outcome as question
from dashboard.questions.series_values import NoOutcome, OutcomePage, Period, Series
from dashboard.selection import MINUTE_LENGTH, Moment, path
from dashboard.wording import api, cells, dates, embed, marks, numbers, provenance, reasons, sentences, states
from dashboard.wording import page as titles
from dashboard.wording import series as said
from data.catalogue import Indicator
from indicators.judgement.verdict import OutcomeVerdict

LOOK = Look(300, 220, 14, labels_beside=False)
PARAMETERS = ("place", "outcome", "measure", "as_at")
MOST_MEASURES = 9
SVG = "image/svg+xml"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One measure of one outcome, ready to be shown elsewhere."""

    page: OutcomePage
    series: Series
    indicator: Indicator
    verdict: OutcomeVerdict
    moment: Moment
    back: str


def badge_file(request: Request) -> Answer:
    """Return the badge of an outcome; where there is none, a badge that says so."""
    try:
        shown = _shown(request)
    except ProblemError as problem:
        return Answer(badge.refused(problem.detail).encode(), SVG, status=problem.status)
    return Answer(badge.drawn(_lines(shown), back=shown.back).encode(), SVG)


def page(request: Request) -> Answer:
    """Return the small page of an outcome; where there is none, a page that says so."""
    try:
        shown = _shown(request)
    except ProblemError as problem:
        whole = pages.whole(titles.PRODUCT, f"<h1>{escape(titles.PRODUCT)}</h1><p>{escape(problem.detail)}</p>")
        return Answer(whole.encode(), pages.MEDIA_TYPE, status=problem.status)
    return pages.answer(html(shown))


def html(shown: Shown) -> str:
    """Return the page: answer, three judgements, chart, the table of what it draws, source, date and the way back."""
    indicator, verdict, place = shown.indicator, shown.verdict, shown.page.page.place
    evidence, known_at = shown.page.page.evidence, shown.moment.known_at
    three = (
        (titles.MINIMUM, marks.standard(verdict.standard.state), reasons.standard(verdict, indicator)),
        (titles.COURSE, marks.course(verdict.course.state), reasons.course(verdict, indicator)),
        (titles.DIRECTION, marks.direction(verdict.direction.state), reasons.direction(verdict, indicator)),
    )
    judged = "".join(
        f"<dt>{escape(name)}</dt><dd><span class=mark>{escape(str(mark))}</span><br>"
        f"{escape(sentences.reasoned(why, verdict.evidence_class))}</dd>"
        for name, mark, why in three
    )
    source = provenance.line(
        indicator,
        verdict.latest,
        released=shown.series.measure.source.released if shown.series.measure.source else None,
        fetched=None,
        notes=None,
        grade=shown.series.grade,
        office=shown.series.measure.office,
    ).replace(f" {provenance.checks(None)}.", "")
    return pages.whole(
        embed.title(place.name, indicator.title),
        f"<h1>{escape(embed.title(place.name, indicator.title))}</h1>"
        f"<p class=class>{escape(marks.evidence(evidence))}</p>"
        f"<p>{escape(sentences.outcome_answer(verdict, indicator))}</p><dl>{judged}</dl>"
        f"{_chart(shown)}{_table(shown)}"
        f"<p class=foot>{escape(source)}</p>"
        f"<p class=foot>{escape(embed.as_at(known_at))} {escape(states.NOT_CAUSE)}</p>"
        f"<p><a href='{escape(shown.back, quote=True)}' target=_blank rel=noopener>{escape(embed.BACK)}</a></p>",
    )


def _chart(shown: Shown) -> str:
    """Return the chart as a picture within the page, named by its finding."""
    if not any(one.value is not None for one in shown.series.periods):
        return f"<p>{escape(states.NO_FIGURES)}</p>"
    place, evidence = shown.page.page.place, shown.page.page.evidence
    chart = drawing.over_time(
        shown.series, shown.indicator, place=place.name, as_at=shown.moment.known_at, evidence=evidence
    )
    # The picture says under its title where the scale starts; once is enough.
    told = replace(chart, caveat=bars_said(shown.series))
    image, _ = picture(told, foot=(), look=LOOK)
    named = f'<svg role="img" aria-label="{escape(chart.alt, quote=True)}" '
    return f"<h2>{titles.FIGURES}</h2>{image.replace('<svg ', named, 1)}"


def _table(shown: Shown) -> str:
    indicator = shown.indicator
    rows = "".join(
        f"<tr><th scope=row>{escape(dates.axis(one.start, one.end))}</th>"
        f"<td>{escape(_figure(one, shown))}</td>"
        f"<td>{escape(numbers.spread(one.lower, one.upper, indicator) or cells.DASH)}</td>"
        f"<td>{escape(numbers.short(one.path, indicator) if one.path is not None else cells.DASH)}</td></tr>"
        for one in reversed((*shown.series.periods, *shown.series.ahead))
    )
    floor = ""
    if shown.series.floor is not None:
        floor = f"<p>{escape(said.floor_text(shown.series.floor, indicator))}.</p>"
    caption = f"{indicator.title}, {numbers.base(indicator)}"
    return f"{pages.table(caption, embed.HEADINGS, rows, narrow=True)}{floor}"


def _figure(one: Period, shown: Shown) -> str:
    """Return a figure, or that it is still to come."""
    if one in shown.series.ahead:
        return embed.TO_COME
    return cells.figure(one.value, one.status, shown.indicator)


def _lines(shown: Shown) -> badge.Badge:
    verdict, indicator, place = shown.verdict, shown.indicator, shown.page.page.place
    latest = verdict.latest
    figure = states.NO_FIGURES
    if latest is not None and latest.value is not None:
        figure = f"{numbers.full(latest.value, indicator)}, {reasons.latest_period(latest)}"
    return badge.Badge(
        title=embed.title(place.name, indicator.title),
        figure=figure,
        judgements=(
            (titles.MINIMUM, marks.standard(verdict.standard.state)),
            (titles.COURSE, marks.course(verdict.course.state)),
            (titles.DIRECTION, marks.direction(verdict.direction.state)),
        ),
        foot=(
            f"{marks.evidence(verdict.evidence_class)}.",
            f"{indicator.source_title}, {indicator.publisher}.",
            embed.as_at(shown.moment.known_at),
            embed.BACK,
        ),
    )


def _shown(request: Request) -> Shown:
    """Return the measure an address names. Raises ProblemError."""
    given = parameters.parameters(request.query_params, PARAMETERS)
    for name in ("place", "outcome"):
        if not given.get(name):
            raise ProblemError(400, embed.missing(name))
    number = parameters.whole(given, "measure", 1, most=MOST_MEASURES)
    moment, found = store.asked(given.get("as_at", ""), lambda session, moment: (moment, _page(session, moment, given)))
    if isinstance(found, NoOutcome):
        raise ProblemError(404, states.unknown_outcome(found.page.place.name, found.text))
    if not isinstance(found, OutcomePage):
        raise ProblemError(404, states.no_place_called(given["place"]))
    if number > len(found.series):
        raise ProblemError(404, embed.no_measure(found.page.place.name, found.outcome.statement))
    series = found.series[number - 1]
    if series.measure.indicator is None or series.measure.verdict is None:
        raise ProblemError(404, embed.no_measure(found.page.place.name, found.outcome.statement))
    if not series.measure.indicator.licence.open:
        raise ProblemError(404, api.not_handed_on(series.measure.indicator.title))
    fixed = moment.chosen or _minute(moment)
    local = path("outcome", place=found.page.place.slug, outcome=found.outcome.number, as_at=fixed)
    back = f"{str(request.base_url).rstrip('/')}{local}"
    return Shown(found, series, series.measure.indicator, series.measure.verdict, moment, back)


def _page(session: Session, moment: Moment, given: dict[str, str]) -> object:
    place, number = parameters.place(given["place"]), given["outcome"]
    return store.kept(session, "outcome", moment.known_at, _detail, place, number)


def _detail(session: Session, place: str, number: str, *, known_at: object) -> object:
    return question.outcome_detail(session, PUBLIC, place, number, known_at=known_at)  # type: ignore[arg-type]


def _minute(moment: Moment) -> str:
    """Return the moment as an address writes it: the day where it stands at its end, else the minute."""
    local = moment.known_at.astimezone(dates.LONDON)
    text = local.strftime("%Y-%m-%dT%H:%M")
    return text[: len("2026-12-03")] if text.endswith("23:59") else text[:MINUTE_LENGTH]
