"""Minimum standards: who is below a floor, for how long, and what help was offered?"""

from dashboard import load
from dashboard.components import address, by_chance, frame, standards_case, standards_chart, standards_parts, text
from dashboard.wording import cases
from dashboard.wording import page as words

run = address.visit("standards")
page = load.standards_page(run)

if page.case is not None:
    standards_case.opening(run, page.case, page)
    standards_case.both_sides(run, page.case)
    standards_case.stages(run, page.case)
    standards_case.help_and_plan(page.case)
    standards_case.closing(page.case)
    standards_case.steps(page.case)
    standards_case.provenance(page, page.case)
    frame.as_at_form(run)
    frame.closing(run, table="cases", title=cases.DOWNLOAD_CASE, parameters={"case": page.case.key})
else:
    frame.opening(run, title=words.STANDARDS)
    text.heading(words.STANDARDS)
    frame.evidence(page.evidence)
    text.answer(standards_parts.answer(page))
    frame.standing(run, newest_release=page.newest_release)
    standards_parts.unknown(page)
    standards_parts.of_place(page)
    standards_parts.cases(run, page)
    standards_parts.approaching(page)
    standards_parts.register(run, page)
    standards_chart.in_force(run, page)
    standards_parts.closed(run, page)
    by_chance.of_standards(page)
    standards_parts.provenance(page)
    frame.as_at_form(run)
    frame.closing(run, table="standards", title=words.DOWNLOAD_STANDARDS, parameters={})
