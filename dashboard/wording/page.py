"""Fixed words of the pages: titles, headings, labels and the few paragraphs that explain."""

from data.terms import FigureKind, Level, Origin
from data.terms.panels import Depth

PRODUCT = "Agreed Outcomes"
NEEDS_SCRIPT = (
    "These pages need JavaScript. Without it, the minimum standards are at /files/standards.csv "
    "and the list of places at /files/places.csv."
)

FIND = "Find your place"
PLACE = "Place"
OUTCOME = "Outcome"
AGREEMENT = "Agreement"
STANDARDS = "Minimum standards"
ACROSS = "Across places"
CENTRE = "The centre’s side"
CHANGES = "What changed"
PAPERS = "Papers"
DATA = "Data"
ABOUT = "About"
WORK = "Your work"
RECORDS = "Records"
SIGNING_IN = "Signing in"

FIND_ANSWER = "Find the agreement for where you live, and who answers for it."
SEARCH_LABEL = "Name of a place, council or city region"
SEARCH_BUTTON = "Search"
A_TO_Z = "All places, A to Z"
WHAT_THESE_ARE = "What these agreements are"
ABOUT_AGREEMENTS = (
    "A place and the government agree on a few outcomes, in one document that both sign. The place says who answers "
    "for them. In return it gets powers and one budget, and keeps what it saves. The government’s promises are dated "
    "too, and shown beside the place’s own. Minimum standards stand only where both sides agreed to a floor. Every "
    "figure comes from an official publisher; nothing is typed in by a place. There are no national targets here."
)

AS_AT_TITLE = "See what was known on another date"
AS_AT_LABEL = "Date"
AS_AT_BUTTON = "Show that date"
SHOW_LATEST = "Show the latest"
HELP_LINK = "How to read these pages"

PLACE_STANDARDS = "Minimum standards"
PLACE_OUTCOMES = "Agreed outcomes"
POPULATION_OUTCOMES = "Outcomes for everyone who lives here"
SERVICE_OUTCOMES = "Outcomes of a service"
PROVENANCE = "Where these figures come from"
EXCEPTIONS = "What needs a question first"
CENTRE_PROMISES = "What the centre promised"
BUDGET = "Budget"
PASSED_DOWN = "What is passed on below the town hall"
CHANGED = "What changed lately"
REPORTED = "What was reported"
REPLIES = "Replies"
WHO_ANSWERS = "Who answers"
WITHIN = "Areas within"
PART_OF = "Part of"

JUDGEMENTS = "Three judgements"
MINIMUM = "Minimum standard"
COURSE = "Course"
DIRECTION = "Direction"
KEY_FIGURES = "Key figures"
FIGURES = "Figures over time"
MORE_THAN_CHANCE = "Is the change more than chance?"
PAIRED = "What might get worse"
BY_AREA = "By area"
COMMENTARY = "Commentary"
WHO_HAS_A_PART = "Who has a part"
LEVELS = "History of the agreed level"
DATA_NOTES = "About these figures"

OPEN_CASES = "Open cases"
REGISTER = "The register"
ALL_JUDGED = "Everywhere else they apply"
ACROSS_FIGURES = "Latest figures"
SHARES = "How much of its own agreed change each has made"
HISTORIES = "Over time, on one scale"
APART = "Are they growing apart?"
SIMILAR = "Beside similar places"
AXIS_LABEL = "Count years"
LEFT_OUT = "Left out, and why"
CHOOSE = "Outcomes that can be compared"
WAVE_LABEL = "Wave"
ALL_WAVES = "All waves"
UPDATES = "Updates as you choose"
DOWNLOAD_PLACES = "Download the list of places"
DOWNLOAD_OUTCOMES = "Download this table"
DOWNLOAD_OUTCOME = "Download these figures"
DOWNLOAD_STANDARDS = "Download the judgements"
DOWNLOAD_ACROSS = "Download this comparison"
COPY_LINK = "Copy link to this view"
PICTURE = "Download this chart"
CHAMBER = "Show it to a room"
PREVIOUS = "Previous"
FOLLOWING = "Next"
EARLIER = "Earlier figures are in the download."

KINDS = {
    "large_city": "Large city",
    "strategic_county": "County",
    "county": "County",
    "city_region": "City region",
    "sub_regional_grouping": "Grouping of councils",
    "district": "District",
    "neighbourhood": "Neighbourhood",
    "region": "Region",
    "country": "Country",
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
            return "asked for by the place"
        case Origin.CENTRE:
            return "asked for by the centre"
        case Origin.JOINT:
            return "asked for by both sides"


def depth(value: Depth) -> str:
    """Return how far a power reaches."""
    match value:
        case Depth.COMMENT:
            return "a say"
        case Depth.CO_COMMISSION:
            return "a share in commissioning"
        case Depth.CONTROL:
            return "control"


def figure_kind(value: FigureKind) -> str:
    """Return what sort of figure answers for the place."""
    return {
        FigureKind.ELECTED_MAYOR: "an elected mayor",
        FigureKind.LEADER: "the leader of the council",
        FigureKind.JOINT_COMMITTEE: "a joint committee",
        FigureKind.OTHER: "another figure",
    }[value]
