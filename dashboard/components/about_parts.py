"""Parts of the page about the product."""

from dashboard.charts.values import Level, LineChart, Point
from dashboard.components import guide_parts, links, states, tables, text
from dashboard.components.charts import chart as draw
from dashboard.selection import Visit
from dashboard.wording import about as said
from dashboard.wording import calibration, false_alarms, guides, method
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from dashboard.wording.cells import DASH
from dashboard.wording.method import Rule
from indicators.statistics.calibration import KEPT, REASONS
from indicators.statistics.calibration import SHOWN as CHANCE_SHOWN

FIRST = "how-to-read"
MOST_EXAMPLES = 3


def chosen(run: Visit) -> str:
    """Return the section, or the rule, that the address asks for; an empty text for one there is not."""
    asked = run.chosen.section or FIRST
    return asked if asked in said.SECTIONS or _rule(asked) or guides.guide(asked) else ""


def title(section: str) -> str:
    """Return the name of the page."""
    rule = _rule(section)
    if rule is not None:
        return rule.title
    guide = guides.guide(section)
    if guide is not None:
        return guide.title
    return words.ABOUT if section in {FIRST, ""} else f"{words.ABOUT}: {said.SECTIONS[section]}"


def answer(section: str) -> str:
    """Return the sentence that answers the section."""
    rule = _rule(section)
    if rule is not None:
        return rule.short
    guide = guides.guide(section)
    if guide is not None:
        return guide.answer
    return {
        "method": method.ANSWER,
        "calibration": calibration.SHOWN if CHANCE_SHOWN else calibration.NOT_SHOWN,
        "false-alarms": false_alarms.ANSWER,
        "glossary": said.GLOSSARY_ANSWER,
        "who-runs-this": said.WHO_ANSWER,
        "licence": said.LICENCE_ANSWER,
        "accessibility": said.ACCESSIBILITY_ANSWER,
        "privacy": said.PRIVACY_ANSWER,
        "contact": said.CONTACT_ANSWER,
    }.get(section, said.READ_ANSWER)


def sections(run: Visit, section: str) -> None:
    """Link to every section."""
    if not section:
        states.state(said.unknown(run.chosen.section), key="unknown")
    found = [
        ("about", name, run.address("about", section=key)) for key, name in said.SECTIONS.items() if key != section
    ]
    links.row(found, key="sections")


def body(run: Visit, section: str, *, run_by: str, contact: str) -> None:
    """Draw the section."""
    rule = _rule(section)
    if rule is not None:
        _one_rule(run, rule)
        return
    guide = guides.guide(section)
    if guide is not None:
        guide_parts.guide(run, guide)
        return
    match section:
        case "method":
            _method(run)
        case "calibration":
            _calibration()
        case "false-alarms":
            text.said(false_alarms.WHAT)
            tables.table(shapes.ALARMS, [tables.Row(*one) for one in false_alarms.rows()], alt=false_alarms.TABLE_TITLE)
        case "glossary":
            tables.table(shapes.GLOSSARY, [tables.Row(word, (means,)) for word, means in said.WORDS], alt=said.GLOSSARY)
        case "who-runs-this":
            text.said(said.run_by(run_by))
            text.section(said.CLOSING_TITLE)
            text.listed(said.CLOSING)
        case "licence":
            text.said(*said.LICENCE_SAID)
            links.to("data", words.DATA, run.address("data"))
        case "accessibility":
            text.section(said.DONE_TITLE)
            text.listed(said.DONE)
            text.section(said.TESTED_TITLE)
            text.listed(said.TESTED)
            text.section(said.WRONG_TITLE)
            text.listed(said.WRONG)
            text.said(said.contact(contact))
        case "privacy":
            text.listed(said.PRIVACY_SAID)
        case "contact":
            text.said(said.contact(contact))
            text.listed((said.CONTACT_FIGURES, said.CONTACT_TERMS))
        case _:
            _how_to_read()


def _rule(name: str) -> Rule | None:
    return next((one for one in method.rules() if one.name == name), None)


def _how_to_read() -> None:
    text.section(said.SHAPES_TITLE)
    tables.table(shapes.MARKS, [tables.Row(shape, (means,)) for shape, means in said.SHAPES], alt=said.SHAPES_TITLE)
    text.section(said.FOUR_TITLE)
    text.listed(said.FOUR)
    text.section(said.CHART_TITLE)
    values = LineChart(
        title=said.CHART_NAME,
        points=tuple(
            Point(label, value, lower, upper, provisional=label == said.EXAMPLE[-1][0])
            for label, value, lower, upper, _ in said.EXAMPLE
        ),
        decimals=1,
        suffix="%",
        share=True,
        path=tuple(path for *_, path in said.EXAMPLE),
        path_text=said.CHART_PATH,
        floor=Level(said.FLOOR, said.CHART_FLOOR),
        footer=said.CHART_FOOTER,
    )
    draw(values, alt=said.CHART_ALT, key="example")
    text.said(said.CHART_SAID)
    rows = [
        tables.Row(
            label,
            (
                said.example_cell(label, value, lower, upper),
                DASH if path is None else f"{path:.1f}%",
                f"{said.FLOOR:.1f}%",
                said.CHART_FOOTER[0].split(",")[0],
            ),
        )
        for label, value, lower, upper, path in reversed(said.EXAMPLE)
    ]
    tables.table(shapes.FIGURES, rows, alt=said.CHART_NAME)


def _method(run: Visit) -> None:
    text.said(method.RULE_SET)
    text.section(method.EVERY_RULE)
    for rule in method.rules():
        text.part(rule.title)
        _rule_words(rule)
        _examples(rule, rule.examples[:MOST_EXAMPLES])
        if len(rule.examples) > MOST_EXAMPLES:
            links.to(
                "about",
                f"{method.examples(len(rule.examples))}: {rule.title.lower()}",
                run.address("about", section=rule.name),
            )


def _one_rule(run: Visit, rule: Rule) -> None:
    links.to("about", method.BACK, run.address("about", section="method"))
    _rule_words(rule)
    text.section(method.EXAMPLES)
    _examples(rule, rule.examples)


def _rule_words(rule: Rule) -> None:
    for paragraph in rule.words:
        text.said(paragraph)
    text.listed((f"{method.SOURCE}: {rule.source}.", f"{method.DIFFERS}: {rule.difference}"))


def _examples(rule: Rule, shown: tuple[method.Example, ...]) -> None:
    rows = [tables.Row(one.given, (one.answer, one.shows)) for one in shown]
    tables.table(shapes.RULE, rows, alt=f"{method.EXAMPLES}: {rule.title}", key=f"-{rule.name}")


def _calibration() -> None:
    text.listed(
        [calibration.HOW, calibration.rule(), *(calibration.doubt(one) for one in REASONS), calibration.OUTLOOK]
    )
    text.section(calibration.TABLE)
    rows = [tables.Row(calibration.horizon(one.ahead), calibration.horizon_cells(one)) for one in KEPT]
    tables.table(shapes.BACK_TEST, rows, alt=calibration.TABLE)
    text.section(calibration.TENTHS)
    rows = [tables.Row(label, cells) for label, cells in calibration.tenth_rows(KEPT)]
    tables.table(shapes.TENTHS, rows, alt=calibration.TENTHS)
