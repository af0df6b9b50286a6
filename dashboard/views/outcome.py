"""Outcome: are we on the agreed course, and is the change real?"""

from dashboard import load
from dashboard.components import (
    address,
    agreement_who,
    area_parts,
    beside_parts,
    chamber,
    chamber_slides,
    commentary_parts,
    evidence,
    frame,
    key_figures,
    outcome_parts,
    papers_desk,
    residents_parts,
    text,
)
from dashboard.questions.series_values import NoOutcome, OutcomePage
from dashboard.wording import page as words

run = address.visit("outcome")
page = load.outcome_page(run)

if isinstance(page, NoOutcome):
    frame.no_outcome(run, page)
elif not isinstance(page, OutcomePage):
    frame.elsewhere(run, page, title=words.OUTCOME)
elif chamber.is_asked(run):
    chamber_slides.of_outcome(run, page)
else:
    frame.opening(run, title=outcome_parts.title(page))
    text.heading(outcome_parts.title(page))
    frame.evidence(page.page.evidence)
    text.answer(outcome_parts.answer(page))
    frame.standing(run, newest_release=page.page.newest_release, document=page.page.document)
    agreement_who.who_answers(page.page, outcome=page.outcome.number)
    chamber.problem(run)
    outcome_parts.row_of_links(run, page)
    outcome_parts.promise(page)
    for series in page.series:
        outcome_parts.judgements(page, series)
        key_figures.key_figures(page, series)
        outcome_parts.chart(run, page, series, load.contexts(run))
        outcome_parts.figures(series)
        outcome_parts.chance(series)
        key_figures.reached(run, page, series)
        evidence.evidence(run, series, load.releases_used(run))
        outcome_parts.paired(run, page, series)
        area_parts.areas(run, page, series)
    beside_parts.beside(run, page, load.beside_outcome(run))
    papers_desk.frozen(page.page.place.name, load.frozen_words(run, run.chosen.place))
    commentary_parts.commentary(page)
    residents_parts.residents(page)
    outcome_parts.who_has_a_part(page)
    for series in page.series:
        outcome_parts.levels(series)
        outcome_parts.notes(series)
    frame.as_at_form(run)
    frame.closing(run, table="outcome", title=words.DOWNLOAD_OUTCOME, parameters=outcome_parts.parameters(page))
