"""Budget: are we inside the envelope, and which savings are verified?"""

from dashboard import load
from dashboard.components import address, agreement_who, budget_ledger, budget_parts, foot, frame, text
from dashboard.questions.values import PlacePage
from dashboard.wording import budget as said
from dashboard.wording import page as words

run = address.visit("budget")
page = load.place_page(run)

if not isinstance(page, PlacePage):
    frame.elsewhere(run, page, title=words.BUDGET)
else:
    found = load.budget_page(run)
    frame.opening(run, title=said.title(page.place.name))
    text.heading(said.title(page.place.name))
    frame.evidence(page.evidence)
    text.answer(budget_parts.answer(page, found))
    frame.standing(run, newest_release=page.newest_release, document=page.document)
    agreement_who.who_answers(page)
    budget_parts.row_of_links(run, page)
    budget_parts.sums(found)
    budget_parts.lines(run, page, found)
    budget_parts.splits(found)
    budget_ledger.savings(run, page, found)
    budget_ledger.counted(run, page, found)
    frame.as_at_form(run)
    if found.budget is None:
        foot.foot(run)
    else:
        frame.closing(run, table="budget", title=said.DOWNLOAD, parameters={"place": page.place.slug})
