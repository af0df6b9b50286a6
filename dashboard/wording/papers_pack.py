"""Words of meeting packs and exception reports: their headings, their fixed lines and how to read them."""

from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, papers_page, sentences, states, tables
from data.catalogue import Indicator

LAST_TIME = "Last time: what was asked, and what was replied"
THIS_TIME = "Put to this meeting"
EXCEPTIONS = "What needs a question first"
OUTCOMES = "The outcomes"
JUDGEMENTS = "Three judgements"
FIGURES = "Figures over time"
COMMENTARY = "What the place says"
LEVELS = "History of the agreed level"
LIMITS = "What these figures cannot say"
CENTRE = "What the centre promised"
TERMS = "Changes to the terms"
REVISIONS = "Revisions that moved a verdict"
NOTES = "About the figures"
HOW_TO_READ = "How to read this"
LEFT_OUT = "Outcomes without a page here"
NEW = "New"
CONTINUING = "Continuing"
ENDED = "Ended"
LAST_SAID = "What was said last time"
NO_DECISION = "No decision is asked for."
NO_LAST = "No earlier meeting is on record."
NO_TERMS = "The terms have not changed since then."
EARLIER_TERMS = "Before that, a level changed:"
NO_REVISIONS = "No revision has moved a verdict since then."
NOTHING_NEW = "Nothing new."
NOTHING_CONTINUES = "Nothing continues."
NOTHING_ENDED = "Nothing ended."
ASKED_COLUMNS = tables.ASKED.headings
JUDGED_COLUMNS = tables.JUDGED.headings
_THREE = (
    "Each outcome has three judgements, side by side and never added up: the minimum standard, the course towards the "
    "agreed level, and the direction."
)
_WORDS = (
    "Words with a line beside them were written by people, and are signed and dated. All other sentences are made "
    "from the figures by rule."
)
READ = (
    _THREE,
    "■ confirmed trouble · ▲ a warning, not confirmed · ● fine · ◆ cannot tell · ○ nothing to judge.",
    "“Cannot tell” is a full answer, and always has a reason.",
    "The dashed steps are the agreed course, from the terms in force at the time. The thick line is the minimum.",
    "Bars are the range of a figure. Hollow points are provisional.",
    _WORDS,
)
FROZEN_WORDS = "What people write is frozen since {day}, until the election. Figures go on."


def decision(text: str) -> str:
    """Return the decision a meeting is asked for."""
    return f"Decision asked: {sentences.lowered(text).rstrip('.')}." if text else NO_DECISION


def held(body: str, on: date) -> str:
    """Return which meeting a pack is for."""
    return f"For the meeting of {papers_page.met(body, on)}."


def frozen(since: datetime) -> str:
    """Return that words are frozen."""
    return FROZEN_WORDS.format(day=dates.day(since.astimezone(dates.LONDON).date()))


def outcome(number: int, statement: str) -> str:
    """Return the heading of an outcome's page."""
    return f"Outcome {number}: {statement}"


def since_then(last: date | None) -> str:
    """Return since when changes are told."""
    return f"Since the last meeting, on {dates.day(last)}." if last else NO_LAST


def signed(post: str, side: str, on: date) -> str:
    """Return one signature under a version."""
    who = {"place": "for the place", "centre": "for the centre"}[side]
    return f"{post} {who}, {dates.day(on)}"


def version(number: int, *, in_force: date | None, reason: str, signatures: tuple[str, ...]) -> str:
    """Return one version that changed the terms: since when, why, who signed."""
    began = f", in force since {dates.day(in_force)}" if in_force else ""
    why = f" Reason given: {reason.rstrip('.')}." if reason else " No reason is on record."
    who = f" Signed by {states.listed(signatures)}." if signatures else " No signature is on record."
    return f"Version {number}{began}.{why}{who}"


def step(title: str, before: str, after: str, *, why: str, set_by: str) -> str:
    """Return one level that changed: from what to what, why, and who set it."""
    because = f" Reason given: {why.rstrip('.')}." if why else ""
    who = f" Set by {set_by}." if set_by else ""
    return f"{title}: the agreed level changed from {before} to {after}.{because}{who}"


def added(statement: str) -> str:
    """Return that a version brought an outcome."""
    return f"New outcome: “{statement}”"


def ended(statement: str) -> str:
    """Return that a version ended an outcome."""
    return f"Ended: “{statement}”"


def caption(indicator: Indicator) -> str:
    """Return the caption of a table of figures."""
    return f"{indicator.title}, {numbers.base(indicator)}"


def status_note() -> str:
    """Return what the codes beside figures mean."""
    codes = ("provisional", "revised", "suppressed", "not_available")
    return " · ".join(f"{marks.symbol(one)} {marks.status(one)}" for one in codes)


def none_of(kind: str) -> str:
    """Return that a list of an exception report is empty."""
    return {NEW: NOTHING_NEW, CONTINUING: NOTHING_CONTINUES, ENDED: NOTHING_ENDED}[kind]


def since_title(since: date) -> str:
    """Return since when an exception report tells."""
    return f"What is new, continues or has ended since {dates.day(since)}."


def no_words(place: str) -> str:
    """Return that the place has not said anything about an outcome."""
    return f"{place} has not said anything about this yet."
