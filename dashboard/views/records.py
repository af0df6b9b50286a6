"""Records: has anything been altered, who may do what?"""

from functools import partial

from dashboard import load, reader
from dashboard.components import address, foot, frame, keeping_parts, records_forms, records_parts, text
from dashboard.wording import access
from dashboard.wording import page as words

run = address.visit("records")

frame.opening(run, title=words.RECORDS)
text.heading(words.RECORDS)
if not load.viewer().signed_in:
    text.answer(access.not_allowed(signed_in=False))
else:
    page = load.records_page(run)
    text.answer(records_parts.answer(page))
    records_parts.chain(page, ask=partial(load.ask, run))
    keeping_parts.keeping(load.keeping())
    if page.may_verify:
        keeping_parts.verify(ask=partial(load.ask, run), write=partial(load.write, run))
    records_parts.log(run, page)
    records_parts.people(run, page)
    records_forms.forms(run, page, write=partial(load.write, run))
    records_parts.settings(reader.settings())
foot.foot(run)
