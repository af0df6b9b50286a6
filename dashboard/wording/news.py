"""Words of the page of changes: one sentence for each change."""

from datetime import date

from dashboard.wording import dates, marks, numbers, states
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, DirectionState, StandardState

ILLUSTRATIVE = "On these illustrative terms, "
KINDS_LABEL = "Show only"
EVERYTHING = "Everything"
SINCE_TITLE = "Changes since another day"
SINCE_LABEL = "Since"
SINCE_BUTTON = "Show changes since then"
DOWNLOAD = "Download these changes"
ALL_PLACES = "All places"
NOTHING_HELD = "Nothing has changed: nothing has been held yet."
DERIVED = (
    "No change of a verdict had been recorded yet. These were found by judging again, as at the day before each "
    "change and the day of it."
)
KINDS = {
    "verdicts": "Verdicts",
    "figures": "New figures",
    "revisions": "Revisions",
    "documents": "Agreements and standards",
    "promises": "The centre’s promises",
    "cases": "Cases under a minimum standard",
    "replies": "Replies",
}
MEETINGS_LABEL = "Since the meeting of"
DUE_TITLE = "Replies due"
FLIPPED = "By this revision"
_NAMED = {"standard": "minimum standard", "course": "course", "direction": "direction"}
_CASE = {
    "opened": "a case opened, as its figures moved",
    "closed_by_figures": "its figures are no longer below it, or in doubt",
    "acknowledged": "the case was acknowledged",
    "explained": "the case was explained",
    "exceptional": "exceptional circumstances were claimed",
    "help_offered": "help was offered",
    "recovery_plan": "a recovery plan was given",
    "closing": "one side asked to close the case",
    "closed": "the case was closed",
}
_REPLY = {
    "made": "was put",
    "asked": "was put",
    "offered": "was made",
    "replied": "was replied to",
    "answered": "was answered",
    "accepted": "was accepted",
    "declined": "was declined",
    "done": "was carried out",
    "withdrawn": "was withdrawn",
    "overdue": "had no reply by its day",
}
_BY = {
    "new_figure": "by a new figure",
    "revision": "by a revision",
    "changed_terms": "by changed terms",
    "passing_time": "as time passed without a new figure",
}
_STEP = {
    "promised": "was promised",
    "moved": "was moved to another date",
    "delivered": "was kept",
    "explained": "was explained, and is not kept yet",
    "withdrawn": "was withdrawn",
}


def answer(counted: dict[str, int], *, since: date, place: str) -> str:
    """Return the sentence that answers the page: how much changed since a day, verdicts first."""
    where = f" in {place}" if place else ""
    said = [
        numbers.many(counted.get("verdicts", 0), "verdict moved", "verdicts moved"),
        numbers.many(counted.get("revisions", 0), "figure was revised", "figures were revised"),
        numbers.many(counted.get("figures", 0), "new figure came", "new figures came"),
        numbers.many(counted.get("documents", 0), "document changed", "documents changed"),
        numbers.many(counted.get("promises", 0), "promise of the centre moved", "promises of the centre moved"),
        numbers.many(counted.get("cases", 0), "thing happened to a case", "things happened to cases"),
        numbers.many(counted.get("replies", 0), "step was taken on replies", "steps were taken on replies"),
    ]
    kept = tuple(one for one in said if not one.startswith("no "))
    if not kept:
        return f"Nothing has changed{where} since {dates.day(since)}."
    return f"Since {dates.day(since)}{where}, {states.listed(kept)}."


def bad_since(text: str) -> str:
    """Return the answer to a day that cannot be read or lies ahead."""
    return f"“{states.cut(text)}” is not a day up to the one shown. Write it as 2026-03-31."


def shortened(first: date) -> str:
    """Return that changes are told for one year back only."""
    return f"Changes are told for one year back: these are those since {dates.day(first)}."


def unknown_kind(text: str) -> str:
    """Return the answer to a kind of change that there is not."""
    return f"There are no changes of the kind “{states.cut(text)}”. Everything is shown."


def since_line(place: str, kind: str) -> str:
    """Return what is shown, politely, for those who hear the page."""
    parts = [f"Showing {place or 'all places'}"] + ([KINDS[kind].lower()] if kind else [])
    return ", ".join(parts) + "."


def figures(title: str, count: int, *, published: date | None, publisher: str) -> str:
    """Return that figures came."""
    said = f"{title}: {numbers.many(count, 'new figure')} from {publisher}"
    return f"{said}, published {dates.day(published)}." if published else f"{said}."


def kept_out(title: str, outcome: str, problem: str) -> str:
    """Return that a release was not stored, and why."""
    verb = "was held back" if outcome == "held_back" else "was refused"
    return f"{title}: a release {verb}. {problem}"


def revised(title: str, place: str, period: str, before: str, after: str) -> str:
    """Return one figure that was replaced."""
    return f"{title}, {place}, {period}: revised from {before} to {after}."


def reason(note: str) -> str:
    """Return why a figure was replaced, as its publisher says, or that it does not."""
    return f"The publisher says: {states.cut(note, most=200)}" if note else "The publisher gives no reason."


def flipped(place: str, judgement: str, *, before: str, after: str) -> str:
    """Return one judgement that a revision moved."""
    return f"{place}, {_NAMED[judgement]}: from “{state(judgement, before)}” to “{state(judgement, after)}”"


def case(standard: str, step: str, post: str) -> str:
    """Return what happened to a case under a minimum standard, and which post did it."""
    who = f" ({post})" if post else ""
    return f"Minimum standard “{standard}”: {_CASE[step]}{who}."


def reply(kind: str, name: str, step: str, *, post: str, due: date | None) -> str:
    """Return what happened to something that asks for a reply."""
    who = f" by {post}" if post and step != "overdue" else f", from {post}" if post else ""
    when = f" A reply {'was' if step == 'overdue' else 'is'} due by {dates.day(due)}." if due else ""
    return f"The {matter(kind, name)} {_REPLY[step]}{who}.{when}"


def matter(kind: str, name: str) -> str:
    """Return what asks for a reply, by its kind and name."""
    return f"{kind} {name}" if kind in {"question", "recommendation"} else f"{kind} “{states.cut(name)}”"


def due(place: str, kind: str, name: str, *, asked_of: str, by: date, late_by: int) -> str:
    """Return a reply that has not come: to what, from whom, by when."""
    late = f"It is {numbers.many(late_by, 'day')} late." if late_by else ""
    who = f" from {asked_of}" if asked_of else ""
    return f"{place}: a reply{who} to the {matter(kind, name)} is due by {dates.day(by)}. {late}".strip()


def more_revised(title: str, count: int) -> str:
    """Return that more figures of a measure were replaced on the same day."""
    return f"{title}: {numbers.many(count, 'more figure')} revised on this day."


def moved(  # what moved, in words, each by its name
    title: str,
    judgement: str,
    *,
    before: str,
    after: str,
    moved_by: str,
    evidence: EvidenceClass,
) -> str:
    """Return one judgement that moved: of what, from what to what, by what."""
    name = _NAMED[judgement]
    said = f"{title}, {name}: from “{state(judgement, before)}” to “{state(judgement, after)}”, {_BY[moved_by]}."
    return f"{ILLUSTRATIVE}{said[0].lower()}{said[1:]}" if evidence is EvidenceClass.ILLUSTRATIVE else said


def state(judgement: str, code: str) -> str:
    """Return the word of a state."""
    match judgement:
        case "standard":
            return marks.standard(StandardState(code)).words
        case "course":
            return marks.course(CourseState(code)).words
        case _:
            return marks.direction(DirectionState(code)).words


def version(kind: str, title: str, number: int, *, in_force: date | None, reason: str) -> str:
    """Return that a version of an agreement or standard was recorded."""
    force = f", in force from {dates.day(in_force)}" if in_force else ", not in force"
    what = f"{title}, version {number}" if kind == "agreement" else f"Minimum standard “{title}”, version {number}"
    why = f" Reason given: {reason.rstrip('.')}." if reason else ""
    return f"{what}, was recorded{force}.{why}"


def draft(place: str) -> str:
    """Return that a draft exists; its text is open to both sides only."""
    return f"A draft of an agreement with {place} was recorded. Its text is open to both sides until they publish it."


def promise(power: str, department: str, step: str | None, *, happened: date | None, due: date | None) -> str:
    """Return what happened to a promise, or that its day passed."""
    if step is None:
        return f"{department}: “{power}” was due the day before and had not been kept."
    when = f" on {dates.day(happened)}" if happened else ""
    said = f"{department}: “{power}” {_STEP[step]}{when}"
    return f"{said} (due {dates.day(due)})." if due else f"{said}."
