"""Place: where do we stand, and has the centre kept its side?"""

from dashboard import load
from dashboard.components import address, agreement_powers, agreement_who, frame, place_parts, text
from dashboard.questions.values import PlacePage
from dashboard.wording import page as words

run = address.visit("place")
page = load.place_page(run)

if not isinstance(page, PlacePage):
    frame.elsewhere(run, page, title=words.PLACE)
else:
    frame.opening(run, title=page.place.name)
    text.heading(page.place.name)
    frame.evidence(page.evidence)
    text.answer(place_parts.answer(page))
    frame.standing(run, newest_release=page.newest_release, document=page.document)
    agreement_who.who_answers(page)
    place_parts.row_of_links(run, page)
    place_parts.failures(load.failed_measures(run), page)
    place_parts.exceptions(page)
    place_parts.who_answers(page)
    place_parts.standards(page)
    place_parts.outcomes(run, page)
    place_parts.promises(page)
    place_parts.budget(page)
    place_parts.passed_down(page)
    agreement_powers.sub_areas(load.sub_areas(run))
    place_parts.changed(page)
    place_parts.reported(page)
    place_parts.belongs(run, page)
    frame.as_at_form(run)
    frame.closing(run, table="outcomes", title=words.DOWNLOAD_OUTCOMES, parameters={"place": page.place.slug})
