"""Agreement: what was promised by whom, and what changed since?"""

from dashboard import load
from dashboard.components import (
    address,
    agreement_parts,
    agreement_powers,
    agreement_versions,
    agreement_who,
    foot,
    frame,
    text,
)
from dashboard.questions.values import PlacePage
from dashboard.wording import agreement as said
from dashboard.wording import page as words

run = address.visit("agreement")
page = load.place_page(run)

if not isinstance(page, PlacePage):
    frame.elsewhere(run, page, title=words.AGREEMENT)
else:
    found = load.agreement_page(run)
    frame.opening(run, title=said.title(page.place.name))
    text.heading(said.title(page.place.name))
    frame.evidence(page.evidence)
    text.answer(agreement_parts.answer(page, found))
    frame.standing(
        run, newest_release=page.newest_release, document=found.shown.document if found.shown else page.document
    )
    agreement_who.who_answers(page)
    agreement_parts.row_of_links(run, page)
    agreement_parts.notes(page, found)
    agreement_who.only_a_committee(page)
    agreement_parts.panels(run, page, found)
    agreement_powers.scale(page, found)
    agreement_powers.powers(found)
    agreement_powers.passed_down(found)
    agreement_powers.sub_areas(load.sub_areas(run))
    agreement_parts.continues(found)
    agreement_versions.versions(run, page, found)
    agreement_versions.compared(run, page, found)
    agreement_versions.fingerprint(run, found)
    frame.as_at_form(run)
    if found.terms is None:
        foot.foot(run)
    else:
        frame.closing(run, table="agreement", title=said.DOWNLOAD, parameters=agreement_parts.parameters(page, found))
