"""Fixed words of the pages: titles, headings, labels and the few paragraphs that explain."""

from dashboard.wording.language import _
from data.terms import FigureKind, Level, Origin
from data.terms.panels import Depth

PRODUCT = _("Agreed Outcomes")
NEEDS_SCRIPT = _(
    "These pages need JavaScript. Without it, the minimum standards are at /files/standards.csv "
    "and the list of places at /files/places.csv."
)
SKIP = _("Skip to the answer")

FIND = _("Find your place")
PLACE = _("Place")
OUTCOME = _("Outcome")
AGREEMENT = _("Agreement")
STANDARDS = _("Minimum standards")
ACROSS = _("Across places")
CENTRE = _("The centre’s side")
CHANGES = _("What changed")
PAPERS = _("Papers")
DATA = _("Data")
ABOUT = _("About")
WORK = _("Your work")
RECORDS = _("Records")
SIGNING_IN = _("Signing in")

FIND_ANSWER = _("Find the agreement for where you live, and who answers for it.")
SEARCH_LABEL = _("Name of a place, council or city region")
SEARCH_BUTTON = _("Search")
A_TO_Z = _("All places, A to Z")
WHAT_THESE_ARE = _("What these agreements are")
ABOUT_AGREEMENTS = _(
    "A place and the government agree on a few outcomes, in one document that both sign. The place says who answers "
    "for them. In return it gets powers and one budget, and keeps what it saves. The government’s promises are dated "
    "too, and shown beside the place’s own. Minimum standards stand only where both sides agreed to a floor. Every "
    "figure comes from an official publisher; nothing is typed in by a place. There are no national targets here."
)

AS_AT_TITLE = _("See what was known on another date")
AS_AT_LABEL = _("Date")
AS_AT_BUTTON = _("Show that date")
SHOW_LATEST = _("Show the latest")
HELP_LINK = _("How to read these pages")

PLACE_STANDARDS = _("Minimum standards")
PLACE_OUTCOMES = _("Agreed outcomes")
POPULATION_OUTCOMES = _("Outcomes for everyone who lives here")
SERVICE_OUTCOMES = _("Outcomes of a service")
HOW_COUNTED = _("How it is counted")
PROVENANCE = _("Where these figures come from")
EXCEPTIONS = _("What needs a question first")
CENTRE_PROMISES = _("What the centre promised")
BUDGET = _("Budget")
PASSED_DOWN = _("What is passed on below the town hall")
CHANGED = _("What changed lately")
REPORTED = _("What was reported")
REPLIES = _("Replies")
WHO_ANSWERS = _("Who answers")
WITHIN = _("Areas within")
PART_OF = _("Part of")

JUDGEMENTS = _("Three judgements")
MINIMUM = _("Minimum standard")
COURSE = _("Course")
DIRECTION = _("Direction")
KEY_FIGURES = _("Key figures")
FIGURES = _("Figures over time")
MORE_THAN_CHANCE = _("Is the change more than chance?")
PAIRED = _("What might get worse")
BY_AREA = _("By area")
COMMENTARY = _("Commentary")
WHO_HAS_A_PART = _("Who has a part")
LEVELS = _("History of the agreed level")
DATA_NOTES = _("About these figures")

OPEN_CASES = _("Open cases")
REGISTER = _("The register")
ALL_JUDGED = _("Everywhere else they apply")
ACROSS_FIGURES = _("Latest figures")
SHARES = _("How much of its own agreed change each has made")
HISTORIES = _("Over time, on one scale")
APART = _("Are they growing apart?")
SIMILAR = _("Beside similar places")
AXIS_LABEL = _("Count years")
LEFT_OUT = _("Left out, and why")
CHOOSE = _("Outcomes that can be compared")
WAVE_LABEL = _("Wave")
ALL_WAVES = _("All waves")
UPDATES = _("Updates as you choose")
DOWNLOAD_PLACES = _("Download the list of places")
DOWNLOAD_OUTCOMES = _("Download this table")
DOWNLOAD_OUTCOME = _("Download these figures")
DOWNLOAD_STANDARDS = _("Download the judgements")
DOWNLOAD_ACROSS = _("Download this comparison")
COPY_LINK = _("Copy link to this view")
PICTURE = _("Download this chart")
CHAMBER = _("Show it to a room")
PREVIOUS = _("Previous")
FOLLOWING = _("Next")
EARLIER = _("Earlier figures are in the download.")

KINDS = {
    "large_city": _("Large city"),
    "strategic_county": _("County"),
    "county": _("County"),
    "city_region": _("City region"),
    "sub_regional_grouping": _("Grouping of councils"),
    "district": _("District"),
    "neighbourhood": _("Neighbourhood"),
    "region": _("Region"),
    "country": _("Country"),
}


def kind(value: str) -> str:
    """Return what a place is as an area."""
    return KINDS.get(value, value.replace("_", " ").capitalize())


def level(value: Level) -> str:
    """Return the kind of place an agreement is made with."""
    return kind(value.value)


def origin(value: Origin) -> str:
    """Return who asked for an outcome."""
    match value:
        case Origin.LOCAL:
            return _("asked for by the place")
        case Origin.CENTRE:
            return _("asked for by the centre")
        case Origin.JOINT:
            return _("asked for by both sides")


def depth(value: Depth) -> str:
    """Return how far a power reaches."""
    match value:
        case Depth.COMMENT:
            return _("a say")
        case Depth.CO_COMMISSION:
            return _("a share in commissioning")
        case Depth.CONTROL:
            return _("control")


def figure_kind(value: FigureKind) -> str:
    """Return what sort of figure answers for the place."""
    return {
        FigureKind.ELECTED_MAYOR: _("an elected mayor"),
        FigureKind.LEADER: _("the leader of the council"),
        FigureKind.JOINT_COMMITTEE: _("a joint committee"),
        FigureKind.OTHER: _("another figure"),
    }[value]


def across_places(title: str) -> str:
    """Return the label of the link to a measure on the page across places."""
    return _("{title} across places").format(title=title)


def outcome(number: int) -> str:
    """Return the label of the link to an outcome."""
    return _("Outcome {number}").format(number=number)


def service(name: str) -> str:
    """Return which service an outcome is of."""
    return _("Service: {name}").format(name=name)
