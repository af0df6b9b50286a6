"""Find your place: is there an agreement for where I live, and who answers for it?"""

from functools import partial

from dashboard import load, reader
from dashboard.components import address, find_parts, frame, text
from dashboard.wording import page as words

run = address.visit("/")
page = load.find_page(run)

frame.opening(run, title=words.FIND)
text.heading(words.FIND)
text.answer(find_parts.answer(page))
frame.standing(run, newest_release=page.newest_release)
find_parts.yours(run, page, load.viewer(), reader.last_visit(), partial(load.changes_since, run))
find_parts.search(run, page)
find_parts.a_to_z(run, page)
text.section(words.WHAT_THESE_ARE)
text.said(words.ABOUT_AGREEMENTS)
find_parts.covered(page)
frame.closing(run, table="places", title=words.DOWNLOAD_PLACES, parameters={})
