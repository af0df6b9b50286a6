"""What is said about hiding figures, showing them again, and storing what the checks held back."""

from datetime import date, datetime

from dashboard.wording import dates, numbers
from dashboard.wording.language import _
from data.periods import Period

SECTION_HIDE = _("Hide figures to protect people")
BEGIN_HIDE = _("Hide figures to protect people")
BEGIN_CORRECT = _("Correct figures that are published")
HIDE_SAID = _(
    "Hidden figures go at once from every page, file and address, as at every date, and from papers that are kept. "
    "To show them again takes two data stewards. What totals and neighbours would give away is to be hidden too."
)
MEASURE = _("Measure")
CHOOSE_MEASURE = _("Choose a measure")
NOTHING_TO_HIDE = _("There are no figures that you may hide.")
LABELS = {"place": _("Place"), "period": _("Period"), "reason": _("Why they are hidden"), "factor": _("Factor")}
EVERY_PLACE = _("Every place")
EVERY_PERIOD = _("Every period")
HIDE_CHECK = _("Check what will be hidden")
HIDE_SEND = _("Hide at once")
HIDE_DONE = _("The figures are hidden.")
SECTION_REVEAL = _("Figures that are hidden")
REVEAL_ASKS = _("Two data stewards decide to show them again: one asks, another agrees.")
ASK_TO_REVEAL = _("Ask to show them again")
AGREE_TO_REVEAL = _("Agree, and show them again")
KEEP_HIDDEN = _("Keep them hidden")
WHY = _("Why")
ASKED_TO_REVEAL = _("You asked to show them again. Another data steward decides.")
REVEALED = _("The figures show again.")
KEPT_HIDDEN = _("The figures stay hidden.")
SECTION_QUARANTINE = _("Figures that the checks held back")
SECTION_CORRECT = _("Correct figures that are published")
CHOOSE_RELEASE = _("Choose a release")
NOTHING_TO_CORRECT = _("No release can be read again: the reply of none is kept here.")
QUARANTINE_ASKS = _("Two data stewards decide: one asks, another agrees. Until then the last good figures stand.")
CORRECT_ASKS = _("Each figure and its range is multiplied by the factor; 0.001, say, for a file in thousands.")
ISSUES = _("What the checks found")
WHAT_TO_DO = _("What to do")
TO_DO = {
    "as_it_is": _("Store it as it is"),
    "correct": _("Store it with a correction"),
    "leave": _("Leave it out"),
}
FACTOR = _("Multiply each figure by")
SEND = _("Ask for it")
LEAVE_OUT = _("Leave it out")
AGREE = _("Agree, and store it")
TURN_DOWN = _("Turn it down")
ASKED = _("You asked for it. Another data steward decides.")
LEFT_OUT = _("It was left out. The last good figures stand.")
SECOND_STEWARD = _("You asked for this yourself. Another data steward has to agree.")
NOBODY_ASKED = _("Nobody has asked for this. Ask first; another data steward agrees.")
ASKED_ALREADY = _("Somebody has asked for this already. Agree to it, or turn it down.")
SAY_WHY = _("Say why, in a few words: the reason is kept with the decision.")
NOT_HELD = _("No figures like these are held. Choose the measure, place and period from the lists.")
HIDDEN_ALREADY = _("These figures are hidden already.")
NOT_HIDDEN = _("These figures are not hidden any more.")
NO_RELEASE = _("There is no such release.")
NOTHING_HELD_BACK = _("Nothing of this release was held back. To change its figures, give a factor.")
NOTHING_KEPT = _("The reply of this release is not kept here, so it cannot be read again. Load the file once more.")
BAD_FACTOR = _("Give a factor above 0 that is not 1, such as 0.001.")
REASON_WORD = _("reason")
WITHDRAWN = _("Withdrawn to protect people")
WITHDRAWN_NOTE = _("[Withdrawn to protect people]")
# The log stays in one language.
HIDDEN_NOW = "hidden"


def reveal_task(title: str, place: str | None) -> str:
    """Return the title of figures that are hidden, in the list of what waits."""
    return _("Hidden figures: {title}, {place}").format(title=title, place=place or EVERY_PLACE)


def quarantine_task(title: str, on: datetime) -> str:
    """Return the title of a release that was held back, in the list of what waits."""
    day = dates.day(on.astimezone(dates.LONDON).date())
    return _("Figures held back: {title}, asked for on {day}").format(title=title, day=day)


def which(title: str, place: str | None, period: Period | None) -> str:
    """Return which figures are meant."""
    span = EVERY_PERIOD if period is None else dates.period(period.start, period.end)
    return _("{title}: {place}, {period}").format(title=title, place=place or EVERY_PLACE, period=span)


def will_hide(title: str, place: str | None, period: Period | None) -> str:
    """Say what hiding will do."""
    return _("{which}. In their place everybody reads: “{withdrawn}”.").format(
        which=which(title, place, period), withdrawn=WITHDRAWN
    )


def hidden_by(name: str, post: str, at: datetime) -> str:
    """Say who hid figures, and when."""
    who = _by(name, post)
    return _("Hidden by {who}, {at}.").format(who=who, at=dates.moment(at))


def asked_by(name: str, post: str, at: datetime) -> str:
    """Say who asked, and when."""
    return _("Asked for by {who}, {at}.").format(who=_by(name, post), at=dates.moment(at))


def wish(factor: float | None) -> str:
    """Say what was asked for a release."""
    if factor is None:
        return _("Asked: to store it as it is.")
    return _("Asked: to store it with each figure multiplied by {factor}.").format(factor=f"{factor:g}")


def read(title: str, address: str, rows: int, at: datetime) -> str:
    """Say which release it is."""
    return _("{title}, from {address}, asked for at {at}; {rows}.").format(
        title=title,
        address=address,
        at=dates.moment(at),
        rows=numbers.many(rows, "{n} row read", "{n} rows read"),
    )


def issue(message: str, place: str | None, period: Period | None) -> str:
    """Return one thing that the checks found."""
    about = ", ".join(part for part in (place, dates.period(period.start, period.end) if period else "") if part)
    return f"{about}: {message}" if about else message


def stored(added: int, revised: int) -> str:
    """Say what storing a release again changed."""
    return _("Stored: {added} figures added, {revised} revised.").format(
        added=numbers.plain(added), revised=numbers.plain(revised)
    )


def taken_out(on: date) -> str:
    """Say at the head of a paper that it lost figures, and what its fingerprint is that of."""
    return _(
        "Figures in this paper were withdrawn on {on} to protect people. A note stands in their place; "
        "the fingerprint is that of the paper as it was made."
    ).format(on=dates.day(on))


def period(start: date, end: date) -> str:
    """Return a period to choose."""
    return dates.period(start, end)


def object_of(indicator: str, place: str | None, span: Period | None) -> str:
    """Return how the log names figures that are hidden."""
    when = "every period" if span is None else f"{span.start} to {span.end}"
    return f"figures of {indicator}, {place or 'every place'}, {when}"


def release(number: int) -> str:
    """Return how the log names a release."""
    return f"release {number}"


def _by(name: str, post: str) -> str:
    return ", ".join(part for part in (name, post) if part)
