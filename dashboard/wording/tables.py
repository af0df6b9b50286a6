"""The tables of the pages: what each is called, its row header and its columns, at most five."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of table: a key for its style, the heading of its row headers and of its columns."""

    key: str
    row: str
    columns: tuple[str, ...]


PLACES = Shape("places", "Place", ("Kind", "Agreement", "Who answers for it", "In force since"))
FOUND = Shape("found", "Place", ("Kind", "Agreement it belongs to"))
OUTCOMES = Shape("outcomes", "Outcome", ("Latest figure", "Agreed level", "Minimum standard", "Course", "Direction"))
PLACE_STANDARDS = Shape("place-standards", "Minimum standard", ("Judgement", "Latest figure", "Why", "Since"))
PROMISES = Shape("promises", "Power", ("Who promised it", "Promised by", "What has happened"))
KEY_FIGURES = Shape("key-figures", "Key figure", ("How much", "When and how"))
FIGURES = Shape("figures", "Period", ("Figure", "Range", "Agreed course", "Minimum", "Released and status"))
FIGURES_WITHOUT_MINIMUM = Shape("plain-figures", "Period", ("Figure", "Range", "Agreed course", "Released and status"))
AREAS = Shape("areas", "Area", ("Figure", "Range", "Period", "Against the rest"))
LEVELS = Shape("levels", "Level", ("By", "Set by", "Why", "In force"))
CASES = Shape("cases", "Place", ("Standard", "Judgement", "Since", "Help offered", "Next step"))
REGISTER = Shape(
    "register", "Minimum standard", ("Minimum", "Applies to", "Agreed by", "Source", "In force and review")
)
ACROSS = Shape("across", "Place", ("Latest figure", "Range", "Course", "Direction", "Agreed level"))
ACROSS_FUNNEL = Shape(
    "funnel", "Place", ("Latest figure", "How many counted", "Usual for its size", "Course", "Direction")
)
SHARES = Shape("shares", "Place", ("Agreed to go", "Latest figure", "Share made so far", "Its range"))
HISTORIES = Shape("histories", "Place", ("Before its agreement", "Since it began"))
BESIDE = Shape("beside", "Place", ("Figures",))
SIMILAR = Shape("similar", "Place", ("Middle of the similar", "Gap", "Change of the gap", "Similar places held"))
LEFT_OUT = Shape("left-out", "Place", ("Why it is left out",))
SHARED = Shape("shared", "Outcome", ("Places that share it", "Counted in"))
SUPPLY = Shape("supply", "Asked through", ("Standing", "Last good fetch", "Figures held", "Published by", "Licence"))
MEASURES = Shape("measures", "Measure", ("Standing", "Newest figures", "Last good fetch", "Next expected"))
CALENDAR = Shape("calendar", "Expected", ("Measure", "For", "Who says so"))
RELEASES = Shape("releases", "Asked", ("What came of it", "Published", "Figures read", "What it changed", "Release"))
HELD = Shape("held", "Place", ("Newest figure", "Released and fetched", "Release", "Where in the reply"))
REVISIONS = Shape("revisions", "Place", ("Measure and period", "Was", "Is now", "Since"))
RULE = Shape("rule", "Given", ("Answer", "What it shows"))
BACK_TEST = Shape(
    "back-test",
    "Looking",
    ("Tried on", "80% range held", "Distance from what came", "“Would reach” right", "“Would miss” right"),
)
TENTHS = Shape("tenths", "Stated chance", ("One year ahead", "Two years ahead", "Three years ahead"))
MARKS = Shape("marks", "Mark", ("Means",))
GLOSSARY = Shape("glossary", "Word", ("Means",))
ALARMS = Shape("alarms", "Mark", ("Where nothing is wrong and", "Raised by chance"))
EVIDENCE = Shape("evidence", "Period", ("Figure", "Range", "Known from", "Release", "Used for"))
RULES_USED = Shape("rules-used", "Judgement", ("Method", "Grade of the evidence", "What was agreed or set"))

SHAPES = (
    PLACES,
    FOUND,
    OUTCOMES,
    PLACE_STANDARDS,
    PROMISES,
    KEY_FIGURES,
    FIGURES,
    FIGURES_WITHOUT_MINIMUM,
    AREAS,
    LEVELS,
    CASES,
    REGISTER,
    ACROSS,
    ACROSS_FUNNEL,
    SHARES,
    HISTORIES,
    BESIDE,
    SIMILAR,
    LEFT_OUT,
    SHARED,
    SUPPLY,
    MEASURES,
    CALENDAR,
    RELEASES,
    HELD,
    REVISIONS,
    RULE,
    BACK_TEST,
    TENTHS,
    MARKS,
    GLOSSARY,
    ALARMS,
    EVIDENCE,
    RULES_USED,
)
