"""Papers: what do I take into the room?"""

from functools import partial

from dashboard import load, reader
from dashboard.components import address, frame, papers_choices, papers_desk, papers_parts, text
from dashboard.questions import scrutiny_desk
from dashboard.wording import papers_page as words

run = address.visit("papers")
page = load.papers_page(run)
order = papers_parts.wanted(run, page)
ask, write = partial(load.ask, run), partial(load.write, run)
here, name = (page.place.slug, page.place.name) if page.place else ("", "")

frame.opening(run, title=words.TITLE)
text.heading(words.TITLE)
text.answer(papers_parts.answer(page))
frame.standing(run, newest_release=page.newest_release)
papers_parts.problems(run, page)
papers_desk.frozen(name, load.frozen_words(run, here))
approval = partial(ask, scrutiny_desk.approval, page.asked_for)
papers_parts.opened(run, page, load.write, approval=approval, early=reader.early_token)
if order is not None:
    made = load.paper(run, **order)
    papers_choices.choices(page, order, ticked=load.ticked_outcomes(run, order["place"]))
    papers_parts.preview(run, page, order, made, load.write)
papers_parts.make(page)
papers_parts.meetings(run, page)
papers_desk.desk(run, here, ask=ask, write=write)
papers_parts.kept(run, page)
frame.as_at_form(run)
frame.closing(run, table="scrutiny", title=words.DOWNLOAD, parameters=papers_parts.parameters(page))
