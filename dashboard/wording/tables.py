"""The tables of the pages: what each is called, its row header and its columns, at most five."""

from dataclasses import dataclass

from dashboard.wording.language import _


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


PLACES = Shape("places", _("Place"), (_("Kind"), _("Agreement"), _("Who answers for it"), _("In force since")))
FOUND = Shape("found", _("Place"), (_("Kind"), _("Agreement it belongs to")))
OUTCOMES = Shape(
    "outcomes", _("Outcome"), (_("Latest figure and agreed level"), _("Minimum standard"), _("Course"), _("Direction"))
)
PLACE_STANDARDS = Shape(
    "place-standards", _("Minimum standard"), (_("Judgement"), _("Latest figure"), _("Why"), _("Since"))
)
PROMISES = Shape("promises", _("Power"), (_("Who promised it"), _("Promised by"), _("What has happened")))
KEY_FIGURES = Shape("key-figures", _("Key figure"), (_("How much"), _("When and how")))
FIGURES = Shape(
    "figures", _("Period"), (_("Figure and range"), _("Agreed course"), _("Minimum"), _("Released and status"))
)
FIGURES_WITHOUT_MINIMUM = Shape(
    "plain-figures", _("Period"), (_("Figure and range"), _("Agreed course"), _("Released and status"))
)
AREAS = Shape("areas", _("Area"), (_("Figure"), _("Range"), _("Period"), _("Against the rest")))
LEVELS = Shape("levels", _("Level"), (_("By"), _("Set by"), _("Why"), _("In force")))
CASES = Shape("cases", _("Place"), (_("Standard"), _("Judgement"), _("Since"), _("Help offered"), _("Next step")))
CENTRE_LATE_POWERS = Shape(
    "centre-late-powers", _("Department"), (_("Power and place"), _("Promised by"), _("Late"), _("Off course there"))
)
CENTRE_PROMISES = Shape(
    "centre-promises", _("Place"), (_("Power"), _("Who promised it"), _("By"), _("Depth"), _("What has happened"))
)
CENTRE_WAVES = Shape(
    "centre-waves",
    _("Wave"),
    (_("Places"), _("Days to sign"), _("Powers"), _("Asks of the centre"), _("Asked outside")),
)
CENTRE_NEGOTIATIONS = Shape(
    "centre-negotiations", _("Place"), (_("Stage"), _("Days"), _("At political level"), _("Class"))
)
CENTRE_DIRECTORS = Shape("centre-directors", _("Post"), (_("Named in the agreements of"), _("Places"), _("Class")))
CENTRE_ROUTE = Shape("centre-route", _("Step"), (_("Proposed for"), _("What happened"), _("Proposed in")))
CENTRE_ASKS = Shape("centre-asks", _("Ask or offer"), (_("By"), _("Addressed to"), _("Made"), _("What became of it")))
CENTRE_OUTSIDE = Shape("centre-outside", _("Place"), (_("What"), _("Department"), _("Items"), _("Hours"), _("Asked")))
CENTRE_COSTS = Shape("centre-costs", _("Place"), (_("Year"), _("Items"), _("Hours")))
CASE_STAGES = Shape("case-stages", _("Known on"), (_("Judgement"), _("Figure and range"), _("For"), _("Moved by")))
IN_FORCE = Shape("in-force", _("Until the end of"), (_("In force"), _("Came into force"), _("Went out of force")))
REGISTER = Shape(
    "register",
    _("Minimum standard"),
    (_("Minimum"), _("Applies to"), _("Agreed by"), _("Source"), _("In force and review")),
)
ACROSS = Shape("across", _("Place"), (_("Latest figure and range"), _("Course"), _("Direction"), _("Agreed level")))
ACROSS_FUNNEL = Shape("funnel", _("Place"), (_("Latest figure"), _("Usual for its size"), _("Course"), _("Direction")))
SHARES = Shape("shares", _("Place"), (_("Agreed to go"), _("Latest figure"), _("Share made so far"), _("Its range")))
HISTORIES = Shape("histories", _("Place"), (_("Before its agreement"), _("Since it began"), _("The course it agreed")))
MOVED = Shape(
    "moved",
    _("Place"),
    (_("Beside its mixture"), _("Without each in turn"), _("Change beside theirs"), _("Tried in turn")),
)
BESIDE = Shape("beside", _("Place"), (_("Figures"),))
SIMILAR = Shape(
    "similar", _("Place"), (_("Middle of the similar"), _("Gap"), _("Change of the gap"), _("Similar places held"))
)
LEFT_OUT = Shape("left-out", _("Place"), (_("Why it is left out"),))
SHARED = Shape("shared", _("Outcome"), (_("Places that share it"), _("Counted in")))
SUPPLY = Shape(
    "supply",
    _("Asked through"),
    (_("Standing"), _("Last good fetch"), _("Figures held"), _("Published by"), _("Licence")),
)
MEASURES = Shape(
    "measures", _("Measure"), (_("Standing"), _("Newest figures"), _("Last good fetch"), _("Next expected"))
)
CALENDAR = Shape("calendar", _("Expected"), (_("Measure"), _("For"), _("Who says so")))
RELEASES = Shape(
    "releases",
    _("Asked"),
    (_("What came of it"), _("Published"), _("Figures read"), _("What it changed"), _("Release")),
)
HELD = Shape("held", _("Place"), (_("Newest figure"), _("Released and fetched"), _("Release"), _("Where in the reply")))
REVISIONS = Shape("revisions", _("Place"), (_("Measure and period"), _("Was"), _("Is now"), _("Since")))
RULE = Shape("rule", _("Given"), (_("Answer"), _("What it shows")))
BACK_TEST = Shape(
    "back-test",
    _("Looking"),
    (
        _("Tried on"),
        _("80% range held"),
        _("Distance from what came"),
        _("“Would reach” right"),
        _("“Would miss” right"),
    ),
)
TENTHS = Shape("tenths", _("Stated chance"), (_("One year ahead"), _("Two years ahead"), _("Three years ahead")))
MARKS = Shape("marks", _("Mark"), (_("Means"),))
GLOSSARY = Shape("glossary", _("Word"), (_("Means"),))
ALARMS = Shape("alarms", _("Mark"), (_("Where nothing is wrong and"), _("Raised by chance")))
EVIDENCE = Shape("evidence", _("Period"), (_("Figure and range"), _("Known from"), _("Release"), _("Used for")))
RULES_USED = Shape("rules-used", _("Judgement"), (_("Method"), _("Grade of the evidence"), _("What was agreed or set")))
ASKED = Shape("asked", _("Asked"), (_("What"), _("Put to"), _("How it stands")))
JUDGED = Shape("judged", _("Judgement"), (_("What"), _("Why")))
LATE_POWERS = Shape("late-powers", _("Place"), (_("Power"), _("Department"), _("What has happened"), _("Evidence")))
ASKED_OUTSIDE = Shape("asked-outside", _("Place"), (_("What"), _("Who asked"), _("Items"), _("Evidence")))
WAVES = Shape("waves", _("Wave"), (_("Places"), _("Powers promised"), _("Kept"), _("Late")))
FLOORS = Shape("floors", _("Minimum standard"), (_("Places"), _("Review"), _("Help offered")))
ASKED_OFFERED = Shape("asked-offered", _("Place"), (_("What"), _("Reply due"), _("How it stands"), _("Evidence")))
UNTOLD = Shape("untold", _("Place"), (_("Outcome"), _("Why")))
TASKS = Shape("tasks", _("Decision"), (_("By when"),))
WAITING = Shape("waiting", _("Place"), (_("Period and status"), _("Figure")))
LOG = Shape("log", _("Entry"), (_("When"), _("Who"), _("What"), _("Of what")))
LOG_WHO = Shape("who", _("Entry"), (_("When"), _("Who")))
GRANTS = Shape("grants", _("Person"), (_("Role"), _("Post"), _("Term"), _("Standing")))
SETTINGS = Shape("settings", _("Setting"), (_("In force"),))
ENVELOPE = Shape("envelope", _("Year"), (_("Agreed envelope"), _("Baseline less the share"), _("Difference")))
MONEY_LINES = Shape(
    "money-lines",
    _("Line"),
    (_("Spent by, and who answers"), _("How much"), _("Discretion"), _("Until"), _("Outcome it is for")),
)
SPLITS = Shape(
    "splits", _("Who spends"), (_("Who should save"), _("From"), _("The spender keeps"), _("Outcome it is for"))
)
SAVINGS = Shape("savings", _("Saving"), (_("Claimed"), _("Verified"), _("Retained"), _("Reinvested"), _("Disputed")))
COUNTED = Shape("counted", _("Body"), (_("How much"), _("Share of the whole")))
PANEL = Shape(
    "panel",
    _("What was promised"),
    (_("Who promised it"), _("In return for"), _("By when"), _("What has happened"), _("Evidence")),
)
POWERS = Shape(
    "powers", _("Power"), (_("Depth promised"), _("Depth in fact"), _("Sat with"), _("Sits with"), _("What to note"))
)
SCALE = Shape("scale", _("Side of the scale"), (_("What is agreed"), _("Our band")))
VERSIONS = Shape(
    "versions",
    _("Version"),
    (_("In force"), _("Signed for the place"), _("Signed for the centre"), _("Why"), _("Fingerprint")),
)
SUB_AREAS = Shape("sub-areas", _("Kind of area"), (_("How many"), _("People in one"), _("What is said of them")))

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
    HELD,
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
