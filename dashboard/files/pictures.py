"""Answering a request for a chart as a picture: /files/chart.png and /files/across-chart.png."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.documents import drawing
from dashboard.documents.content import Chart
from dashboard.documents.render.png import png
from dashboard.documents.slide import comparable
from dashboard.files.answering import NotHereError, across_page, outcome_page, reading
from dashboard.files.rows import name_of
from dashboard.questions.series_values import OutcomePage, Series
from dashboard.selection import Selection
from dashboard.wording import across as said
from dashboard.wording import files as cover
from dashboard.wording import marks, states
from data.catalogue import Indicator
from data.terms import EvidenceClass


@dataclass(frozen=True, slots=True)
class Told:
    """A chart to be drawn, with what its file is called and what it must not lose when it is cut."""

    name: str
    chart: Chart
    evidence: EvidenceClass
    as_at: datetime

    @property
    def above(self) -> tuple[str, ...]:
        """What stands above the title, so that the upper half of a cut picture keeps its class and its date."""
        return (cover.of_picture(marks.evidence(self.evidence), self.as_at),)

    @property
    def below(self) -> tuple[str, ...]:
        """What stands below the source, so that the lower half keeps the title; the fixed words about cause once."""
        fixed = () if states.NOT_CAUSE in self.chart.caveat else (states.CAVEAT,)
        return (*fixed, f"{self.chart.title}.")


def answer(request: Request) -> Response:
    """Answer a request for /files/{chart}.png with the picture, or with one sentence."""
    try:
        told = asked(request.path_params["chart"], dict(request.query_params), clock=datetime.now(UTC))
    except NotHereError as problem:
        return PlainTextResponse(str(problem), 404)
    headers = {
        "content-disposition": f'attachment; filename="{told.name}.png"',
        "cache-control": "public, max-age=60",
    }
    return Response(png(told.chart, above=told.above, below=told.below), media_type="image/png", headers=headers)


def asked(name: str, parameters: dict[str, str], *, clock: datetime) -> Told:
    """Return the chart that a request names. Raises NotHereError, which says what is wrong with the address."""
    if name not in CHARTS:
        raise NotHereError(cover.no_chart(name, CHARTS))
    with reading(parameters, clock=clock) as (session, chosen):
        return CHARTS[name](session, chosen)


def _over_time(session: Session, chosen: Selection) -> Told:
    page, as_at = outcome_page(session, chosen), chosen.moment.known_at
    series, indicator = _measure(page, chosen.indicator)
    if not any(one.value is not None for one in series.periods):
        raise NotHereError(states.NO_FIGURES)
    place, evidence = page.page.place, page.page.evidence
    chart = drawing.over_time(series, indicator, place=place.name, as_at=as_at, evidence=evidence)
    return Told(name_of(f"{place.slug}-{indicator.name}", as_at, evidence), chart, evidence, as_at)


def _measure(page: OutcomePage, name: str) -> tuple[Series, Indicator]:
    """Return the measure of an outcome that the address names, or its first where it names none."""
    held = [(one, one.measure.indicator) for one in page.series]
    for series, indicator in held:
        if indicator is not None and name in {"", indicator.name}:
            return series, indicator
    names = [indicator.name for _, indicator in held if indicator is not None]
    if not names:
        raise NotHereError(states.no_measure(page.page.place.name, page.outcome.no_measure or ""))
    raise NotHereError(cover.no_measure(name, names))


def _across(session: Session, chosen: Selection) -> Told:
    page, as_at = across_page(session, chosen), chosen.moment.known_at
    rows = comparable(page)
    if page.indicator is None or not rows:
        raise NotHereError(said.NONE_COMPARABLE)
    evidence = page.evidence or EvidenceClass.PUBLISHED
    chart = drawing.across(page, page.indicator, rows, as_at=as_at)
    return Told(name_of(f"{page.indicator.name}-across", as_at, evidence), chart, evidence, as_at)


CHARTS: dict[str, Callable[[Session, Selection], Told]] = {"chart": _over_time, "across-chart": _across}
