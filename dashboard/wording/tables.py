"""The tables of the pages: what each is called, its row header and its columns, at most five."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of table: a key for its style, the heading of its row headers and of its columns."""

    key: str
    row: str
    columns: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading, that of the rows first."""
        return (self.row, *self.columns)


PLACES = Shape("places", "Place", ("Kind", "Agreement", "Who answers for it", "In force since"))
FOUND = Shape("found", "Place", ("Kind", "Agreement it belongs to"))
OUTCOMES = Shape("outcomes", "Outcome", ("Latest figure and agreed level", "Minimum standard", "Course", "Direction"))
PLACE_STANDARDS = Shape("place-standards", "Minimum standard", ("Judgement", "Latest figure", "Why", "Since"))
PROMISES = Shape("promises", "Power", ("Who promised it", "Promised by", "What has happened"))
KEY_FIGURES = Shape("key-figures", "Key figure", ("How much", "When and how"))
FIGURES = Shape("figures", "Period", ("Figure and range", "Agreed course", "Minimum", "Released and status"))
FIGURES_WITHOUT_MINIMUM = Shape("plain-figures", "Period", ("Figure and range", "Agreed course", "Released and status"))
AREAS = Shape("areas", "Area", ("Figure", "Range", "Period", "Against the rest"))
LEVELS = Shape("levels", "Level", ("By", "Set by", "Why", "In force"))
CASES = Shape("cases", "Place", ("Standard", "Judgement", "Since", "Help offered", "Next step"))
CENTRE_LATE_POWERS = Shape(
    "centre-late-powers", "Department", ("Power and place", "Promised by", "Late", "Off course there")
)
CENTRE_PROMISES = Shape("centre-promises", "Place", ("Power", "Who promised it", "By", "Depth", "What has happened"))
CENTRE_WAVES = Shape(
    "centre-waves", "Wave", ("Places", "Days to sign", "Powers", "Asks of the centre", "Asked outside")
)
CENTRE_NEGOTIATIONS = Shape("centre-negotiations", "Place", ("Stage", "Days", "At political level", "Class"))
CENTRE_DIRECTORS = Shape("centre-directors", "Post", ("Named in the agreements of", "Places", "Class"))
CENTRE_ROUTE = Shape("centre-route", "Step", ("Proposed for", "What happened", "Proposed in"))
CENTRE_ASKS = Shape("centre-asks", "Ask or offer", ("By", "Addressed to", "Made", "What became of it"))
CENTRE_OUTSIDE = Shape("centre-outside", "Place", ("What", "Department", "Items", "Hours", "Asked"))
CENTRE_COSTS = Shape("centre-costs", "Place", ("Year", "Items", "Hours"))
CASE_STAGES = Shape("case-stages", "Known on", ("Judgement", "Figure and range", "For", "Moved by"))
IN_FORCE = Shape("in-force", "Until the end of", ("In force", "Came into force", "Went out of force"))
REGISTER = Shape(
    "register", "Minimum standard", ("Minimum", "Applies to", "Agreed by", "Source", "In force and review")
)
ACROSS = Shape("across", "Place", ("Latest figure and range", "Course", "Direction", "Agreed level"))
ACROSS_FUNNEL = Shape("funnel", "Place", ("Latest figure", "Usual for its size", "Course", "Direction"))
SHARES = Shape("shares", "Place", ("Agreed to go", "Latest figure", "Share made so far", "Its range"))
HISTORIES = Shape("histories", "Place", ("Before its agreement", "Since it began", "The course it agreed"))
MOVED = Shape("moved", "Place", ("Beside its mixture", "Without each in turn", "Change beside theirs", "Tried in turn"))
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
EVIDENCE = Shape("evidence", "Period", ("Figure and range", "Known from", "Release", "Used for"))
RULES_USED = Shape("rules-used", "Judgement", ("Method", "Grade of the evidence", "What was agreed or set"))
ASKED = Shape("asked", "Asked", ("What", "Put to", "How it stands"))
JUDGED = Shape("judged", "Judgement", ("What", "Why"))
LATE_POWERS = Shape("late-powers", "Place", ("Power", "Department", "What has happened", "Evidence"))
ASKED_OUTSIDE = Shape("asked-outside", "Place", ("What", "Who asked", "Items", "Evidence"))
WAVES = Shape("waves", "Wave", ("Places", "Powers promised", "Kept", "Late"))
FLOORS = Shape("floors", "Minimum standard", ("Places", "Review", "Help offered"))
ASKED_OFFERED = Shape("asked-offered", "Place", ("What", "Reply due", "How it stands", "Evidence"))
UNTOLD = Shape("untold", "Place", ("Outcome", "Why"))
TASKS = Shape("tasks", "Decision", ("By when",))
LOG = Shape("log", "Entry", ("When", "Who", "What", "Of what"))
LOG_WHO = Shape("who", "Entry", ("When", "Who"))
GRANTS = Shape("grants", "Person", ("Role", "Post", "Term", "Standing"))
SETTINGS = Shape("settings", "Setting", ("In force",))
ENVELOPE = Shape("envelope", "Year", ("Agreed envelope", "Baseline less the share", "Difference"))
MONEY_LINES = Shape(
    "money-lines", "Line", ("Spent by, and who answers", "How much", "Discretion", "Until", "Outcome it is for")
)
SPLITS = Shape("splits", "Who spends", ("Who should save", "From", "The spender keeps", "Outcome it is for"))
SAVINGS = Shape("savings", "Saving", ("Claimed", "Verified", "Retained", "Reinvested", "Disputed"))
COUNTED = Shape("counted", "Body", ("How much", "Share of the whole"))
PANEL = Shape(
    "panel", "What was promised", ("Who promised it", "In return for", "By when", "What has happened", "Evidence")
)
POWERS = Shape("powers", "Power", ("Depth promised", "Depth in fact", "Sat with", "Sits with", "What to note"))
SCALE = Shape("scale", "Side of the scale", ("What is agreed", "Our band"))
VERSIONS = Shape(
    "versions", "Version", ("In force", "Signed for the place", "Signed for the centre", "Why", "Fingerprint")
)
SUB_AREAS = Shape("sub-areas", "Kind of area", ("How many", "People in one", "What is said of them"))

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
    CENTRE_LATE_POWERS,
    CENTRE_PROMISES,
    CENTRE_WAVES,
    CENTRE_NEGOTIATIONS,
    CENTRE_DIRECTORS,
    CENTRE_ROUTE,
    CENTRE_ASKS,
    CENTRE_OUTSIDE,
    CENTRE_COSTS,
    CASE_STAGES,
    IN_FORCE,
    REGISTER,
    ACROSS,
    ACROSS_FUNNEL,
    SHARES,
    HISTORIES,
    MOVED,
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
    ASKED,
    JUDGED,
    LATE_POWERS,
    ASKED_OUTSIDE,
    WAVES,
    FLOORS,
    ASKED_OFFERED,
    UNTOLD,
    TASKS,
    LOG,
    LOG_WHO,
    GRANTS,
    SETTINGS,
    ENVELOPE,
    MONEY_LINES,
    SPLITS,
    SAVINGS,
    COUNTED,
    PANEL,
    POWERS,
    SCALE,
    VERSIONS,
    SUB_AREAS,
)
