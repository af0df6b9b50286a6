"""Words of the page about the product: how to read it, its words, who runs it, what is not yet right."""

from dashboard.wording import calibration, false_alarms, marks, method, states
from dashboard.wording.language import _

READ = _("How to read this")
GUIDES = _("Guides")
ALL_GUIDES = _("All guides")
GLOSSARY = _("Glossary")
WHO = _("Who runs this")
ACCESSIBILITY = _("Accessibility")
PRIVACY = _("Privacy")
LICENCE = _("Licence")
CONTACT = _("Contact")
SECTIONS = {
    "how-to-read": READ,
    "guides": GUIDES,
    "method": method.TITLE,
    "calibration": calibration.TITLE,
    "false-alarms": false_alarms.TITLE,
    "glossary": GLOSSARY,
    "who-runs-this": WHO,
    "licence": LICENCE,
    "accessibility": ACCESSIBILITY,
    "privacy": PRIVACY,
    "contact": CONTACT,
}

READ_ANSWER = _(
    "Three questions stand beside each agreed outcome, side by side and never added up: is the place below a floor, is "
    "it on the agreed course, and has it moved by more than chance?"
)
SHAPES_TITLE = _("The marks")
SHAPES = (
    (_("{trouble} Trouble").format(trouble=marks.TROUBLE), _("Confirmed: below the minimum standard, off course")),
    (
        _("{warning} Warning").format(warning=marks.WARNING),
        _("Not confirmed: may be below, close, recovering, watch; reached, since lost"),
    ),
    (_("{fine} Fine").format(fine=marks.FINE), _("Meets the minimum standard, on course, achieved")),
    (_("{unknown} Cannot tell").format(unknown=marks.UNKNOWN), _("A full answer: the reason stands beside it")),
    (
        _("{nothing} Nothing to judge").format(nothing=marks.NOTHING),
        _("No minimum agreed, no level agreed, no measure yet, not yet due"),
    ),
    ("+ − =", _("Getting better, getting worse, no clear change; ↑ ↓ where neither way is agreed to be better")),
)
FOUR_TITLE = _("Four things to know")
FOUR = (
    _(
        "A figure comes with a range. Where the range reaches across a level, chance alone could have put the figure "
        "on either side of it."
    ),
    _("A missing figure is never counted as meeting a level, and never as zero."),
    _(
        "Every page can be read as at an earlier day: nothing is written over. A revised figure stands beside the one "
        "it replaced."
    ),
    _("There are no national targets here, no scores and no order of places: only levels that both sides agreed."),
)
CHART_TITLE = _("Reading a chart")
CHART_NAME = _("An example (percent)")
CHART_FOOTER = (_("Invented figures, an example."),)
CHART_FLOOR = _("Minimum 60.0%")
CHART_PATH = _("Agreed 70.0% by 2026")
CHART_ALT = _(
    "An example, 2018 to 2026: figures rise from 61.8% to 69.1%, provisional; agreed 70.0% by 2026, minimum 60.0%; "
    "Watch. Table follows."
)
CHART_SAID = _(
    "Each point is a figure, its bar the range. The dashed steps are the agreed course, the thick line the minimum. A "
    "hollow point is provisional. In 2023 no figure came: the line has a gap there. In 2025 the figure lies under the "
    "course and its range reaches it: Watch, not Off course. A third such figure running would be off course."
)
EXAMPLE = (
    ("2018", 61.8, 60.3, 63.3, None),
    ("2019", 62.0, 60.5, 63.5, None),
    ("2020", 62.6, 61.1, 64.1, None),
    ("2021", 62.4, 60.9, 63.9, 62.5),
    ("2022", 63.9, 62.4, 65.4, 64.0),
    ("2023", None, None, None, 65.5),
    ("2024", 67.2, 65.7, 68.7, 67.0),
    ("2025", 67.4, 65.9, 68.9, 68.5),
    ("2026", 69.1, 67.5, 70.7, 70.0),
)
FLOOR = 60.0

GLOSSARY_ANSWER = _("What the words on these pages mean.")
WORDS = (
    (_("Agreement"), _("A document of outcomes, budget, powers and accountability that binds a place and the centre")),
    (_("Agreed level"), _("The level of a measure that both sides chose, with its date. It is nobody else’s")),
    (_("As at"), _("What was known on a date, judged by the terms in force on that date")),
    (_("Centre"), _("The government departments that signed an agreement")),
    (_("Course"), _("The agreed way from where a measure began to the agreed level, in steps")),
    (_("Direction"), _("Whether the figures moved by more than chance, and which way")),
    (
        _("Evidence class"),
        _("As reported, published, illustrative or invented; a judgement wears the weakest of its inputs"),
    ),
    (
        _("Evidence grade"),
        _("How far a figure carries: A range, final; B range, provisional; C range from past moves; D alone"),
    ),
    (
        _("Illustrative"),
        _("Terms made up to show the product with real places and published figures. Nobody agreed to them"),
    ),
    (_("Independent figures"), _("Figures whose periods do not overlap; only these can tell chance from change")),
    (_("Minimum standard"), _("A floor that both sides agreed to, with a review date; it lapses unless renewed")),
    (_("Outcome"), _("What residents should see, in one sentence; a measure of it is a commitment")),
    (_("Provisional"), _("The publisher may still revise the figure; alone it confirms nothing")),
    (_("Range"), _("The values that chance could explain, 95 times in 100")),
    (_("Release"), _("One edition of a publisher’s figures, as it was fetched")),
    (_("Revision"), _("A figure replaced by the publisher; a verdict it moves is said to move by revision")),
    (_("Verdict"), _("Three answers about one commitment, worked out from figures and terms, and never edited")),
    (_("Wave"), _("The places that made their agreements together")),
)

WHO_ANSWER = _("The code is open; whoever serves these pages to others answers for this copy of them.")
NOBODY_NAMED = _("This copy names nobody who runs it: it is one that somebody started for themselves.")
CLOSING_TITLE = _("How it would be closed")
CLOSING = (
    _(
        "The day is announced on every page, and the directors, scrutiny bodies and offices named in agreements "
        "are told."
    ),
    _(
        "Every table can be taken away beforehand as CSV, ODS or XLSX, and the whole store is one database that "
        "standard tools open."
    ),
    _(
        "Agreements and standards are plain text that other tools read, each with its fingerprint. They go to the "
        "parties."
    ),
    _(
        "The replies of publishers, kept under their fingerprints, and the code stay with the store, so that any "
        "verdict can be worked out again."
    ),
)
LICENCE_ANSWER = _("The code is free to use, change and pass on (MIT licence). The figures stay their publishers’.")
LICENCE_SAID = (
    _(
        "Most publishers use the Open Government Licence v3.0; the words each asks for stand beside its figures "
        "and on the page of data. No publisher endorses what is made of its figures here."
    ),
)

ACCESSIBILITY_ANSWER = _(
    "These pages are meant to meet the Web Content Accessibility Guidelines 2.2 at level AA. They are checked by "
    "machine; they have not yet been tried by people who use assistive technology, so they are not declared to meet "
    "them."
)
DONE_TITLE = _("What is done")
DONE = (
    _("Every chart is followed by a table with each value drawn, and has words for those who do not see it."),
    _("No state is told by colour alone: it has a shape, a word and a reason, and reads the same in black and white."),
    _("Tables have row and column headers. On a narrow screen each row becomes a block with its headings."),
    _("Pages reflow at a width of 320 pixels and at four times the size, without sideways scrolling."),
    _("Text has a contrast of 4.5 to 1 or more, and what has the keyboard’s focus has a thick outline."),
    _("A letter pressed outside a field does nothing: the shortcuts of the library these pages are built on are off."),
    _("Colours that the reader’s own system sets are kept, and nothing moves where less motion is asked for."),
)
TESTED_TITLE = _("What is tested, and how")
TESTED = (
    _(
        "Whenever the code changes, axe reads all fourteen kinds of page in Chromium at 1280 and 320 pixels, on the "
        "demonstration, as the public reads it; it must find nothing."
    ),
    _(
        "In the same browser: the order of headings, a name and a table for each chart, no sideways scrolling at 320 "
        "by 256 pixels, the outline of focus at each stop, forced colours and less motion."
    ),
    _(
        "With the keyboard alone, from a place’s address: where the place stands, what is safe to say, what was "
        "promised to its scrutiny body, what the centre is late on. None takes more than two links or buttons."
    ),
    _(
        "Papers as PDF are checked against the standard for PDF that can be read aloud (PDF/UA-1). Nobody has yet "
        "listened to one from end to end."
    ),
    _("A machine finds a part of what can be wrong. Firefox and Safari have not been tried."),
)
WRONG_TITLE = _("What is not yet right")
WRONG = (
    _("No one has yet tried the pages with NVDA, VoiceOver, voice control or a screen magnifier."),
    _("Points of a chart cannot be reached by keyboard; their values stand in the table below it."),
    _(
        "A chart taken away as a picture (PNG) has no words for those who do not see it; the page and the table "
        "have them."
    ),
    _(
        "After a choice the page is drawn again. One line under the heading says as at when it is; what else has "
        "changed is not announced to a screen reader."
    ),
    _(
        "The calendar of the date field comes with the library the pages are built on; typing the date works, moving "
        "through the calendar by keyboard has not been tried with a screen reader."
    ),
    _("No link skips the menu: its eight links come before those of the page. Headings and landmarks lead past them."),
    _("Welsh names are not marked as Welsh for a screen reader."),
    _("The pages need JavaScript. Without it, the tables can be had as files at their own addresses."),
)

PRIVACY_ANSWER = _("Reading asks nobody who they are, and keeps nothing about who reads.")
PRIVACY_SAID = (
    _(
        "Reading needs no signing in. There is no count of visits, no advertising and nothing from another host: every "
        "script, letter and picture comes from this server."
    ),
    _(
        "While a page is open the server remembers the place and the date you chose last, so that the next page can "
        "show them. This is gone when the page is closed."
    ),
    _("One cookie protects forms against being sent by another site. It names nobody."),
    _(
        "Where a copy lets people sign in to act for their side, it keeps their name, their post, when they were last "
        "here and a log of what they did and when, which is never altered. A cookie holds their session until they "
        "sign out."
    ),
    _("Agreements name offices. Figures are published ones; small numbers that a publisher hides stay hidden here."),
    _(
        "The machine that serves the pages, and what stands before it, may keep records of their own; whoever runs "
        "this copy answers for those."
    ),
)

CONTACT_ANSWER = _("Questions and corrections go to whoever runs this copy.")
CONTACT_FIGURES = _(
    "A figure that looks wrong: its publisher stands beside it, and the page of data says where it was fetched. "
    "Figures cannot be changed here; they follow when the publisher corrects them."
)
CONTACT_TERMS = _("An outcome or a promise: the office that answers for it stands on the page of the place.")
CONTACT_NONE = _("This copy gives no address to write to.")


def example_cell(label: str, value: float | None, lower: float | None, upper: float | None) -> str:
    """Return a figure of the worked example with its range under it; its last one is provisional."""
    if value is None:
        return _("Not received")
    ranged = (
        _("no range published")
        if lower is None or upper is None
        else _("range {lower:.1f}% to {upper:.1f}%").format(lower=lower, upper=upper)
    )
    return f"{value:.1f}%{' [p]' if label == EXAMPLE[-1][0] else ''}\n{ranged}"


def unknown(text: str) -> str:
    """Return the answer to a section that there is not."""
    return _("There is no section called “{text}”. These are the sections.").format(text=states.cut(text))


def run_by(name: str) -> str:
    """Return who runs this copy."""
    return _("This copy is run by {name}.").format(name=name) if name else NOBODY_NAMED


def contact(address: str) -> str:
    """Return where to write."""
    return _("Write to {address}.").format(address=address) if address else CONTACT_NONE
