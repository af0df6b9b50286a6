"""Your work: what is waiting for me?"""

from functools import partial

from dashboard import load, reader
from dashboard.components import address, foot, frame, telling, text, work_parts, work_terms
from dashboard.questions import tasks
from dashboard.wording import access
from dashboard.wording import page as words

run = address.visit("work")

frame.opening(run, title=words.WORK)
text.heading(words.WORK)
if not load.viewer().signed_in:
    text.answer(access.not_allowed(signed_in=False))
else:
    waiting = load.tasks(run)
    text.answer(work_parts.answer(waiting, run.today))
    telling.said()
    work_parts.chosen(run, ask=partial(load.ask, run), write=partial(load.write, run))
    work_parts.waiting(run, waiting)
    work_terms.offers(run, partial(load.ask, run))
    work_parts.beginnings(run, load.ask(run, tasks.beginnings))
    work_parts.devices(partial(reader.sign_out, everywhere=True))
foot.foot(run)
