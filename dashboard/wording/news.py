"""Words of the page of changes: one sentence for each change."""

from datetime import date

from dashboard.wording import dates, marks, numbers, states
from dashboard.wording.language import _
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, DirectionState, StandardState

ILLUSTRATIVE = _("On these illustrative terms, ")
KINDS_LABEL = _("Show only")
EVERYTHING = _("Everything")
SINCE_TITLE = _("Changes since another day")
SINCE_LABEL = _("Since")
SINCE_BUTTON = _("Show changes since then")
DOWNLOAD = _("Download these changes")
ALL_PLACES = _("All places")
NOTHING_HELD = _("Nothing has changed: nothing has been held yet.")
DERIVED = _(
    "No change of a verdict had been recorded yet. These were found by judging again, as at the day before each "
    "change and the day of it."
)
THE_CASE = _("The case")
THE_STANDARD = _("The standard")
THE_OUTCOME = _("The outcome")
WHERE_FROM = _("Where it comes from")
KINDS = {
    "verdicts": _("Verdicts"),
    "figures": _("New figures"),
    "revisions": _("Revisions"),
    "documents": _("Agreements and standards"),
    "promises": _("The centre’s promises"),
    "cases": _("Cases under a minimum standard"),
    "replies": _("Replies"),
}
MEETINGS_LABEL = _("Since the meeting of")
FIRST_VISIT = _("This is your first visit.")
NOT_COUNTED = _(
    "Visits are not counted, so these pages do not know when you were last here. To see later what is new from today "
    "on, keep this address:"
)
DUE_TITLE = _("Replies due")
FLIPPED = _("By this revision")
_NAMED = {"standard": _("minimum standard"), "course": _("course"), "direction": _("direction")}
_CASE = {
    "opened": _("a case opened, as its figures moved"),
    "closed_by_figures": _("its figures are no longer below it, or in doubt"),
    "acknowledged": _("the case was acknowledged"),
    "explained": _("the case was explained"),
    "exceptional": _("exceptional circumstances were claimed"),
    "help_offered": _("help was offered"),
    "recovery_plan": _("a recovery plan was given"),
    "closing": _("one side asked to close the case"),
    "closed": _("the case was closed"),
}
_REPLY = {
    "made": _("was put"),
    "asked": _("was put"),
    "offered": _("was made"),
    "replied": _("was replied to"),
    "answered": _("was answered"),
    "accepted": _("was accepted"),
    "declined": _("was declined"),
    "done": _("was carried out"),
    "withdrawn": _("was withdrawn"),
    "overdue": _("had no reply by its day"),
}
_BY = {
    "new_figure": _("by a new figure"),
    "revision": _("by a revision"),
    "changed_terms": _("by changed terms"),
    "passing_time": _("as time passed without a new figure"),
}
_STEP = {
    "promised": _("was promised"),
    "moved": _("was moved to another date"),
    "delivered": _("was kept"),
    "explained": _("was explained, and is not kept yet"),
    "withdrawn": _("was withdrawn"),
}


def answer(counted: dict[str, int], *, since: date, place: str) -> str:
    """Return the sentence that answers the page: how much changed since a day, verdicts first."""
    where = _(" in {place}").format(place=place) if place else ""
    said = [
        numbers.many(counted.get("verdicts", 0), "{n} verdict moved", "{n} verdicts moved"),
        numbers.many(counted.get("revisions", 0), "{n} figure was revised", "{n} figures were revised"),
        numbers.many(counted.get("figures", 0), "{n} new figure came", "{n} new figures came"),
        numbers.many(counted.get("documents", 0), "{n} document changed", "{n} documents changed"),
        numbers.many(counted.get("promises", 0), "{n} promise of the centre moved", "{n} promises of the centre moved"),
        numbers.many(counted.get("cases", 0), "{n} thing happened to a case", "{n} things happened to cases"),
        numbers.many(counted.get("replies", 0), "{n} step was taken on replies", "{n} steps were taken on replies"),
    ]
    kept = tuple(one for one in said if not one.startswith("no "))
    if not kept:
        return _("Nothing has changed{where} since {since}.").format(where=where, since=dates.day(since))
    return _("Since {since}{where}, {kept}.").format(since=dates.day(since), where=where, kept=states.listed(kept))


def bad_since(text: str) -> str:
    """Return the answer to a day that cannot be read or lies ahead."""
    return _("“{text}” is not a day up to the one shown. Write it as 2026-03-31.").format(text=states.cut(text))


def shortened(first: date) -> str:
    """Return that changes are told for one year back only."""
    return _("Changes are told for one year back: these are those since {first}.").format(first=dates.day(first))


def unknown_kind(text: str) -> str:
    """Return the answer to a kind of change that there is not."""
    return _("There are no changes of the kind “{text}”. Everything is shown.").format(text=states.cut(text))


def since_line(place: str, kind: str) -> str:
    """Return what is shown, politely, for those who hear the page."""
    parts = [_("Showing {place}").format(place=place or _("all places"))] + ([KINDS[kind].lower()] if kind else [])
    return ", ".join(parts) + "."


def last_visit(on: date) -> str:
    """Return when whoever reads was last here."""
    return _("Your last visit was on {day}.").format(day=dates.day(on))


def changed_from(on: date) -> str:
    """Return the label of a link to what changed from a day on, that day with it."""
    return _("What changed from {day} on").format(day=dates.day(on))


def figures(title: str, count: int, *, published: date | None, publisher: str) -> str:
    """Return that figures came."""
    said = _("{title}: {count} from {publisher}").format(
        title=title, count=numbers.many(count, "{n} new figure", "{n} new figures"), publisher=publisher
    )
    return (
        _("{said}, published {published}.").format(said=said, published=dates.day(published))
        if published
        else f"{said}."
    )


def kept_out(title: str, outcome: str, problem: str) -> str:
    """Return that a release was not stored, and why."""
    words = (
        _("{title}: a release was held back. {problem}")
        if outcome == "held_back"
        else _("{title}: a release was refused. {problem}")
    )
    return words.format(title=title, problem=problem)


def revised(title: str, place: str, period: str, before: str, after: str) -> str:
    """Return one figure that was replaced."""
    return _("{title}, {place}, {period}: revised from {before} to {after}.").format(
        title=title, place=place, period=period, before=before, after=after
    )


def reason(note: str) -> str:
    """Return why a figure was replaced, as its publisher says, or that it does not."""
    return (
        _("The publisher says: {note}").format(note=states.cut(note, most=200))
        if note
        else _("The publisher gives no reason.")
    )


def flipped(place: str, judgement: str, *, before: str, after: str) -> str:
    """Return one judgement that a revision moved."""
    return _("{place}, {judgement}: from “{before}” to “{after}”").format(
        place=place, judgement=_NAMED[judgement], before=state(judgement, before), after=state(judgement, after)
    )


def case(standard: str, step: str, post: str) -> str:
    """Return what happened to a case under a minimum standard, and which post did it."""
    who = f" ({post})" if post else ""
    return _("Minimum standard “{standard}”: {step}{who}.").format(standard=standard, step=_CASE[step], who=who)


def reply(kind: str, name: str, step: str, *, post: str, due: date | None) -> str:
    """Return what happened to something that asks for a reply."""
    who = (
        _(" by {post}").format(post=post)
        if post and step != "overdue"
        else _(", from {post}").format(post=post)
        if post
        else ""
    )
    words = _(" A reply was due by {due}.") if step == "overdue" else _(" A reply is due by {due}.")
    when = words.format(due=dates.day(due)) if due else ""
    return _("The {matter} {step}{who}.{when}").format(matter=matter(kind, name), step=_REPLY[step], who=who, when=when)


def matter(kind: str, name: str) -> str:
    """Return what asks for a reply, by its kind and name."""
    return f"{kind} {name}" if kind in {"question", "recommendation"} else f"{kind} “{states.cut(name)}”"


def due(place: str, kind: str, name: str, *, asked_of: str, by: date, late_by: int) -> str:
    """Return a reply that has not come: to what, from whom, by when."""
    late = _("It is {late_by} late.").format(late_by=numbers.many(late_by, "{n} day", "{n} days")) if late_by else ""
    who = _(" from {asked_of}").format(asked_of=asked_of) if asked_of else ""
    return (
        _("{place}: a reply{who} to the {matter} is due by {by}. {late}")
        .format(place=place, who=who, matter=matter(kind, name), by=dates.day(by), late=late)
        .strip()
    )


def more_revised(title: str, count: int) -> str:
    """Return that more figures of a measure were replaced on the same day."""
    return _("{title}: {count} revised on this day.").format(
        title=title, count=numbers.many(count, "{n} more figure", "{n} more figures")
    )


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
    said = _("{title}, {judgement}: from “{before}” to “{after}”, {moved_by}.").format(
        title=title,
        judgement=_NAMED[judgement],
        before=state(judgement, before),
        after=state(judgement, after),
        moved_by=_BY[moved_by],
    )
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
    force = _(", in force from {in_force}").format(in_force=dates.day(in_force)) if in_force else _(", not in force")
    what = (
        _("{title}, version {number}").format(title=title, number=number)
        if kind == "agreement"
        else _("Minimum standard “{title}”, version {number}").format(title=title, number=number)
    )
    why = _(" Reason given: {reason}.").format(reason=reason.rstrip(".")) if reason else ""
    return _("{what}, was recorded{force}.{why}").format(what=what, force=force, why=why)


def draft(place: str) -> str:
    """Return that a draft exists; its text is open to both sides only."""
    return _(
        "A draft of an agreement with {place} was recorded. Its text is open to both sides until they publish it."
    ).format(place=place)


def promise(power: str, department: str, step: str | None, *, happened: date | None, due: date | None) -> str:
    """Return what happened to a promise, or that its day passed."""
    if step is None:
        return _("{department}: “{power}” was due the day before and had not been kept.").format(
            department=department, power=power
        )
    when = _(" on {happened}").format(happened=dates.day(happened)) if happened else ""
    said = f"{department}: “{power}” {_STEP[step]}{when}"
    return _("{said} (due {due}).").format(said=said, due=dates.day(due)) if due else f"{said}."


def of_meeting(number: int, held_on: date) -> str:
    """Return a question or recommendation by its number and its meeting."""
    return _("{number} of the meeting of {on}").format(number=number, on=dates.day(held_on))
