"""Across places: which places differ by more than chance?"""

from dashboard import load
from dashboard.components import (
    across_parts,
    address,
    by_chance,
    chamber,
    chamber_slides,
    comparing_parts,
    frame,
    lesson_parts,
    text,
)
from dashboard.wording import page as words
from dashboard.wording import states

run = address.visit("across")
page = load.across_page(run)

if chamber.is_asked(run):
    chamber_slides.of_across(run, page)
else:
    frame.opening(run, title=across_parts.title(page))
    text.heading(across_parts.title(page))
    frame.evidence(page.evidence)
    text.answer(across_parts.answer(page))
    frame.standing(run, newest_release=page.newest_release)
    text.said(states.NOT_CAUSE)
    chamber.problem(run)
    across_parts.row_of_links(run, page)
    across_parts.unknown(page)
    across_parts.choice(run, page)
    across_parts.compared(run, page)
    by_chance.of_across(page)
    comparing_parts.comparison(run, page)
    lesson_parts.lessons(page)
    across_parts.left_out(run, page)
    across_parts.provenance(page)
    frame.as_at_form(run)
    frame.closing(run, table="across", title=words.DOWNLOAD_ACROSS, parameters=across_parts.parameters(page))
