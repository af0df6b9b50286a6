"""Words of cases: episodes below a minimum standard, from the first flag to the sign-off."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, sentences

BOTH_SIDES = "The flag and the reply"
WHAT_FIGURES_SHOW = "What the figures show"
STAGES = "Stage by stage"
STEPS_TAKEN = "What was done"
HELP = "Help offered"
PLAN = "Recovery plan"
CLOSING = "How this case closes"
CASES = "Cases below a minimum standard"
DOWNLOAD_CASE = "Download this case"
CLOSED_CASES = "Closed cases"
CLOSE_TO = "Close to a minimum standard"
CLOSE_SAID = "Shown before a floor is crossed. Nothing is asked of the place yet."
IN_FORCE = "How many are in force"
IN_FORCE_TITLE = "Minimum standards in force"
IN_FORCE_SAID = "A quarter that is not listed has as many as the one before it."
PARAMETERS = "How a breach is confirmed and closed"
LAPSED = "No longer in force"
ALL_STANDARDS = "All minimum standards"
NO_PLAN = "No recovery plan has been recorded yet."
NO_HELP = "No help has been offered in this case yet."
EXPLAINED_NOT_REMOVED = (
    "The place can explain a flag. Nobody can remove one: it changes only as new figures come. A case that was "
    "confirmed closes only after a secure recovery, and with a person of each side."
)
STAGES_SAID = "Each line shows what was known on that day; the day leads to the page as it was."
CONSENSUS_SAID = "A floor without a record of who agreed to it, its rule and a review day is not in this register."
NOT_SECURE = "New figures have not shown a secure recovery yet, so this case stays open."
SECURE = "New figures show a secure recovery."
ANYBODY_ASKS = "Either side may ask to close the case; a person of the other side signs it off."
STAYS_OPEN = "It stays open until a person of the other side signs it off."

OTHER_SIDE = "The side that asked to close a case cannot sign it off. A person of the other side can."
SAME_PERSON = "The person who asked to close a case cannot sign it off. A second person, of the other side, can."
NOBODY_ASKED = "Nobody has asked to close this case. One side asks first; then a person of the other side signs it off."
ASKED_ALREADY = "Somebody has asked to close this case already. A person of the other side signs it off."
ACKNOWLEDGED_ALREADY = "The place has acknowledged this flag already."
LONGEST = 2_000

WHAT_TO_DO = "What do you want to do?"
YOUR_WORDS = "Your words, as everybody will read them"
CHECK = "Check"
WILL_BE_PUBLIC = "This is exactly what will be public"
SEND = "Send"
SENT = "It is recorded, and everybody can read it."
TO_DO: Final[Mapping[str, str]] = {
    "acknowledged": "Acknowledge the flag",
    "explained": "Explain",
    "exceptional": "Tell of exceptional circumstances",
    "recovery_plan": "Record a recovery plan",
    "help_offered": "Offer help",
    "closing": "Ask to close the case",
    "closed": "Sign the case off and close it",
}

STEPS: Final[Mapping[str, str]] = {
    "acknowledged": "The flag was acknowledged",
    "explained": "The place explained",
    "exceptional": "The place told of exceptional circumstances",
    "help_offered": "Help was offered",
    "recovery_plan": "A recovery plan was recorded",
    "closing": "Closing was asked for",
    "closed": "The case was closed",
}
REACHED: Final[Mapping[str, str]] = {
    "suspected": "suspected, no reply yet",
    "confirmed": "confirmed, no reply yet",
    "answered": "answered by the place",
    "exceptional": "answered: exceptional circumstances",
    "planned": "with a recovery plan",
    "recovering": "back above, not yet secure",
    "secure": "secure, nobody has asked to close it",
    "closing": "secure, awaiting a second signature",
    "ended": "closed",
}
MOVED_BY: Final[Mapping[str, str]] = {
    "new_figure": "a new figure",
    "revision": "a revision of the figure",
    "changed_terms": "changed terms",
    "passing_time": "time, or a sign-off",
}


def heading(place: str, standard: str) -> str:
    """Return what a case is called."""
    return f"{place}: {sentences.lowered(standard)}"


def says(place: str) -> str:
    """Return the heading of the place's own words."""
    return f"What {place} says"


def whole_case(place: str) -> str:
    """Return the label of the link to a case."""
    return f"The whole case of {place}"


def first_shown(on: date) -> str:
    """Return since when a case has been shown."""
    return f"First shown on {dates.day(on)}."


def ended(how: str, on: date | None, *, by: str = "") -> str:
    """Return when and how a case came to its end; `by` is the post that signed it off."""
    when = f" on {dates.day(on)}" if on else ""
    return {
        "signed_off": f"Closed{when}: recovered, and signed off{f' by {by}' if by else ''}.",
        "not_confirmed": f"Closed{when}: the next figure did not confirm it.",
        "revised": f"Closed{when}: a revision of the figure showed that the place meets the standard.",
        "lapsed": "Closed: the standard is no longer in force.",
    }[how]


def reply_due(due: date, *, on: date, replied: date | None, is_over: bool) -> str:
    """Return whether the place has replied, and by when a reply is or was due."""
    if replied is not None:
        return f"Replied on {dates.day(replied)}; a reply was due by {dates.day(due)}."
    if is_over:
        return "No reply was recorded while the case was open."
    if on > due:
        return f"No reply yet. It was due on {dates.day(due)}, {numbers.many((on - due).days, 'day')} ago."
    return f"No reply yet; due {dates.day(due)}."


def next_reply(due: date, *, on: date) -> str:
    """Return that the place's reply comes next."""
    return f"The place’s reply, {'was due' if on > due else 'due'} {dates.day(due)}"


def next_figure(due: date | None) -> str:
    """Return that the next figure comes next."""
    return f"The next figure, due {dates.day(due)}" if due else "The next figure"


def next_plan(due: date | None) -> str:
    """Return that a plan for recovery comes next, and the next figure."""
    return f"A recovery plan; {sentences.lowered(next_figure(due))}"


def next_signature(*, asked: bool) -> str:
    """Return who comes next once the recovery is secure."""
    return "A person of the other side signs it off" if asked else "Either side asks to close it"


def offered(help_agreed: str, on: date | None) -> str:
    """Return what help the standard holds ready, and when it was offered in a case."""
    return f"{help_agreed}\n{f'offered {dates.day(on)}' if on else 'not yet offered'}"


def asked_to_close(post: str, on: date) -> str:
    """Return who asked to close a case."""
    return f"{post} asked to close it on {dates.day(on)}."


def done_by(step: str, post: str, on: date) -> str:
    """Return one step with its day and the post that took it."""
    by = f", by {post}" if post else ""
    return f"{dates.day(on)}: {sentences.lowered(STEPS[step])}{by}."


def closed_line(place: str, standard: str, *, first: date, confirmed: bool, how: str) -> str:
    """Return a closed case in one line."""
    reached = "confirmed" if confirmed else "never confirmed"
    return f"{heading(place, standard)}. First shown on {dates.day(first)}, {reached}. {how}"


def beside_floor(figure: str, period: str, floor: str) -> str:
    """Return the latest figure of a case beside its floor."""
    return f"{figure} in {period}; {floor}."


def unknown(text: str) -> str:
    """Return the answer to an address whose case we do not hold."""
    return f"There is no case called “{text}”. These are the cases."


def no_open_case(key: str) -> str:
    """Return why an order about a case cannot be carried out."""
    return f"There is no open case “{key}”. Open cases are listed under Minimum standards."


def wants_words(what: str) -> str:
    """Return that an order wants words."""
    return f"{what}: write at least a sentence. Everybody will read it."


def too_long(length: int) -> str:
    """Return that a text is too long, and what is allowed."""
    return f"The text has {numbers.plain(length)} characters; at most {numbers.plain(LONGEST)} are kept. Shorten it."


def frozen(place: str, since: date) -> str:
    """Return that words about a place are frozen before an election."""
    said = f"Words about {place} have been frozen since {dates.day(since)}, before an election."
    return f"{said} Whoever may lift the freeze can."


def in_force_alt(first: str, last: str, now: int) -> str:
    """Return what the chart of standards in force shows, in words."""
    return f"Minimum standards in force, {first} to {last}: {numbers.counted(now)} now. Table follows."


def in_force_footer(on: date, evidence: str) -> tuple[str, ...]:
    """Return what the picture of standards in force carries at its foot."""
    return (f"The register of minimum standards. As at {dates.day(on)}.", f"{evidence}." if evidence else "")


def rule(
    title: str, *, confirm_after: int, clear_needed: int, recover_after: int, clear_recovery: int, zero_tolerance: bool
) -> str:
    """Return the agreed rule of a standard in one line."""
    clear = f", {numbers.counted(clear_needed)} of them clear of chance" if clear_needed else ""
    said = f"{title}: confirmed after {numbers.many(confirm_after, 'miss', 'misses')} running{clear}"
    at_once = ", or at once by one clear miss" if zero_tolerance else ""
    back = f", {numbers.counted(clear_recovery)} of them clear of chance" if clear_recovery else ""
    secure = f"secure again after {numbers.many(recover_after, 'figure')} at or over the floor{back}"
    return f"{said}{at_once}; {secure}."


def lapsed(title: str, last: date) -> str:
    """Return a standard that is no longer in force."""
    return f"{title}: in force until {dates.day(last)}, not renewed since."
