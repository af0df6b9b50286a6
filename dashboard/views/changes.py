"""What changed: what is new since I last looked?"""

from dashboard import load, reader
from dashboard.components import address, by_chance, changes_parts, frame, links, text
from dashboard.wording import news as said
from dashboard.wording import open_data

run = address.visit("changes")
page = load.changes_page(run)

frame.opening(run, title=changes_parts.title(page))
text.heading(changes_parts.title(page))
text.answer(changes_parts.answer(page))
frame.standing(run, newest_release=page.newest_release)
changes_parts.problems(run, page)
changes_parts.places(run, page)
changes_parts.choices(run, page)
changes_parts.since_visit(run, page, last=reader.last_visit(), signed_in=load.viewer().signed_in)
by_chance.of_changes(page)
changes_parts.due(page)
changes_parts.days(run, page)
changes_parts.since_form(page)
links.beyond(open_data.FEED_LINK, "/changes.atom", key="feed")
frame.as_at_form(run)
frame.closing(run, table="changes", title=said.DOWNLOAD, parameters=changes_parts.parameters(run, page))
