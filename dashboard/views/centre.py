"""The centre's side: what is the centre late on, and is the next wave going well?"""

from functools import partial

from dashboard import load
from dashboard.components import address, centre_asks, centre_forms, centre_parts, centre_records, frame, text
from dashboard.wording import centre as words
from dashboard.wording import page as titles

run = address.visit("centre")
page = load.centre_page(run)
shown = {"wave": "" if page.wave is None else str(page.wave), "department": run.chosen.department}
chosen = {name: said for name, said in shown.items() if said}

frame.opening(run, title=titles.CENTRE)
text.heading(titles.CENTRE)
frame.evidence(page.evidence)
text.answer(centre_parts.answer(page))
frame.standing(run, newest_release=page.newest_release)
centre_parts.choices(run, page)
centre_parts.late(page)
centre_parts.promises_made(page)
centre_records.step_of_promise(run, page, load.viewer(), partial(load.write, run))
centre_parts.waves(run, page)
centre_parts.negotiations(run, page)
centre_asks.asks_and_offers(run, page)
centre_forms.ask_or_offer(run, page, load.viewer(), partial(load.write, run))
centre_asks.outside(page)
centre_records.request_outside(page, load.viewer(), partial(load.write, run))
centre_asks.cost(page)
centre_parts.directors(page)
centre_parts.coverage(page)
centre_parts.route(page)
frame.as_at_form(run)
centre_asks.downloads(run, chosen)
frame.closing(run, table="promises", title=words.DOWNLOAD_PROMISES, parameters=chosen)
