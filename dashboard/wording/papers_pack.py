"""Words of meeting packs and exception reports: their headings, their fixed lines and how to read them."""

from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, papers_page, sentences, states, tables
from dashboard.wording.language import _
from data.catalogue import Indicator

LAST_TIME = _("Last time: what was asked, and what was replied")
THIS_TIME = _("Put to this meeting")
EXCEPTIONS = _("What needs a question first")
OUTCOMES = _("The outcomes")
JUDGEMENTS = _("Three judgements")
FIGURES = _("Figures over time")
COMMENTARY = _("What the place says")
LEVELS = _("History of the agreed level")
LIMITS = _("What these figures cannot say")
CENTRE = _("What the centre promised")
TERMS = _("Changes to the terms")
REVISIONS = _("Revisions that moved a verdict")
NOTES = _("About the figures")
HOW_TO_READ = _("How to read this")
LEFT_OUT = _("Outcomes without a page here")
NEW = _("New")
CONTINUING = _("Continuing")
ENDED = _("Ended")
LAST_SAID = _("What was said last time")
NO_DECISION = _("No decision is asked for.")
NO_LAST = _("No earlier meeting is on record.")
NO_TERMS = _("The terms have not changed since then.")
EARLIER_TERMS = _("Before that, a level changed:")
NO_REVISIONS = _("No revision has moved a verdict since then.")
NOTHING_NEW = _("Nothing new.")
NOTHING_CONTINUES = _("Nothing continues.")
NOTHING_ENDED = _("Nothing ended.")
ASKED_COLUMNS = tables.ASKED.headings
JUDGED_COLUMNS = tables.JUDGED.headings
_THREE = _(
    "Each outcome has three judgements, side by side and never added up: the minimum standard, the course towards the "
    "agreed level, and the direction."
)
_WORDS = _(
    "Words with a line beside them were written by people, and are signed and dated. All other sentences are made "
    "from the figures by rule."
)
READ = (
    _THREE,
    _("■ confirmed trouble · ▲ a warning, not confirmed · ● fine · ◆ cannot tell · ○ nothing to judge."),
    _("“Cannot tell” is a full answer, and always has a reason."),
    _("The dashed steps are the agreed course, from the terms in force at the time. The thick line is the minimum."),
    _("Bars are the range of a figure. Hollow points are provisional."),
    _WORDS,
)
FROZEN_WORDS = _("What people write is frozen since {day}, until the election. Figures go on.")


def decision(text: str) -> str:
    """Return the decision a meeting is asked for."""
    return _("Decision asked: {text}.").format(text=sentences.lowered(text).rstrip(".")) if text else NO_DECISION


def held(body: str, on: date) -> str:
    """Return which meeting a pack is for."""
    return _("For the meeting of {met}.").format(met=papers_page.met(body, on))


def frozen(since: datetime) -> str:
    """Return that words are frozen."""
    return FROZEN_WORDS.format(day=dates.day(since.astimezone(dates.LONDON).date()))


def outcome(number: int, statement: str) -> str:
    """Return the heading of an outcome's page."""
    return _("Outcome {number}: {statement}").format(number=number, statement=statement)


def since_then(last: date | None) -> str:
    """Return since when changes are told."""
    return _("Since the last meeting, on {last}.").format(last=dates.day(last)) if last else NO_LAST


def signed(post: str, side: str, on: date) -> str:
    """Return one signature under a version."""
    who = {"place": _("for the place"), "centre": _("for the centre")}[side]
    return f"{post} {who}, {dates.day(on)}"


def version(number: int, *, in_force: date | None, reason: str, signatures: tuple[str, ...]) -> str:
    """Return one version that changed the terms: since when, why, who signed."""
    began = _(", in force since {in_force}").format(in_force=dates.day(in_force)) if in_force else ""
    why = _(" Reason given: {reason}.").format(reason=reason.rstrip(".")) if reason else _(" No reason is on record.")
    who = (
        _(" Signed by {signatures}.").format(signatures=states.listed(signatures))
        if signatures
        else _(" No signature is on record.")
    )
    return _("Version {number}{began}.{why}{who}").format(number=number, began=began, why=why, who=who)


def step(title: str, before: str, after: str, *, why: str, set_by: str) -> str:
    """Return one level that changed: from what to what, why, and who set it."""
    because = _(" Reason given: {why}.").format(why=why.rstrip(".")) if why else ""
    who = _(" Set by {set_by}.").format(set_by=set_by) if set_by else ""
    return _("{title}: the agreed level changed from {before} to {after}.{because}{who}").format(
        title=title, before=before, after=after, because=because, who=who
    )


def added(statement: str) -> str:
    """Return that a version brought an outcome."""
    return _("New outcome: “{statement}”").format(statement=statement)


def ended(statement: str) -> str:
    """Return that a version ended an outcome."""
    return _("Ended: “{statement}”").format(statement=statement)


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
    return _("What is new, continues or has ended since {since}.").format(since=dates.day(since))


def no_words(place: str) -> str:
    """Return that the place has not said anything about an outcome."""
    return _("{place} has not said anything about this yet.").format(place=place)
