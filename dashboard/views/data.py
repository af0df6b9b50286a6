"""Data: can I trust this figure, and when is the next?"""

from dashboard import load
from dashboard.components import address, data_parts, frame, keeping_parts, links, text
from dashboard.wording import open_data
from dashboard.wording import supply as said

run = address.visit("data")
page = load.data_page(run)

frame.opening(run, title=data_parts.title(page))
text.heading(data_parts.title(page))
text.answer(data_parts.answer(page))
frame.standing(run, newest_release=page.newest_release)
data_parts.unknown(page)
data_parts.row_of_links(run, page)
data_parts.late(page)
data_parts.publishers(run, page)
data_parts.measures(run, page)
data_parts.definition(page)
data_parts.figures(run, page)
data_parts.releases(page)
data_parts.calendar(page)
data_parts.refused(page)
data_parts.revisions(page)
data_parts.licences(page)
keeping_parts.keeping(load.keeping())
links.beyond(open_data.OPEN_LINK, "/open-data", key="open-data")
frame.as_at_form(run)
frame.closing(run, table=data_parts.table(page), title=said.DOWNLOAD, parameters=data_parts.parameters(page))
