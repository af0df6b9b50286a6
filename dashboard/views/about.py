"""About: how do I read this?"""

from dashboard import load
from dashboard.components import about_parts, address, foot, frame, text

run = address.visit("about")
section = about_parts.chosen(run)

frame.opening(run, title=about_parts.title(section))
text.heading(about_parts.title(section))
text.answer(about_parts.answer(section))
about_parts.sections(run, section)
about_parts.body(run, section, run_by=load.run_by(), contact=load.contact())
foot.foot(run)
