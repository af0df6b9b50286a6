"""Outcome: are we on the agreed course, and is the change real?"""

from dashboard import load
from dashboard.components import address, area_parts, beside_parts, evidence, frame, key_figures, outcome_parts, text
from dashboard.questions.series_values import NoOutcome, OutcomePage
from dashboard.wording import page as words

run = address.visit("outcome")
page = load.outcome_page(run)

if isinstance(page, NoOutcome):
    frame.no_outcome(run, page)
elif not isinstance(page, OutcomePage):
    frame.elsewhere(run, page, title=words.OUTCOME)
else:
    frame.opening(run, title=outcome_parts.title(page))
    text.heading(outcome_parts.title(page))
    frame.evidence(page.page.evidence)
    text.answer(outcome_parts.answer(page))
    frame.standing(run, newest_release=page.page.newest_release, document=page.page.document)
    outcome_parts.row_of_links(run, page)
    outcome_parts.promise(page)
    for series in page.series:
        outcome_parts.judgements(page, series)
        key_figures.key_figures(page, series)
        outcome_parts.chart(run, page, series)
        outcome_parts.figures(series)
        outcome_parts.chance(series)
        key_figures.reached(run, page, series)
        evidence.evidence(run, series, load.releases_used(run))
        outcome_parts.paired(run, page, series)
        area_parts.areas(run, page, series)
    beside_parts.beside(run, page, load.beside_outcome(run))
    outcome_parts.commentary(page)
    outcome_parts.who_has_a_part(page)
    for series in page.series:
        outcome_parts.levels(series)
        outcome_parts.notes(series)
    frame.as_at_form(run)
    frame.closing(run, table="outcome", title=words.DOWNLOAD_OUTCOME, parameters=outcome_parts.parameters(page))
