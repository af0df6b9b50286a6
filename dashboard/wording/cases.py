"""Words of cases: episodes below a minimum standard, from the first flag to the sign-off."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.wording import dates, numbers, sentences
from dashboard.wording.language import _

BOTH_SIDES = _("The flag and the reply")
WHAT_FIGURES_SHOW = _("What the figures show")
STAGES = _("Stage by stage")
STEPS_TAKEN = _("What was done")
HELP = _("Help offered")
PLAN = _("Recovery plan")
CLOSING = _("How this case closes")
CASES = _("Cases below a minimum standard")
DOWNLOAD_CASE = _("Download this case")
CLOSED_CASES = _("Closed cases")
CLOSE_TO = _("Close to a minimum standard")
CLOSE_SAID = _("Shown before a floor is crossed. Nothing is asked of the place yet.")
IN_FORCE = _("How many are in force")
IN_FORCE_TITLE = _("Minimum standards in force")
IN_FORCE_SAID = _("A quarter that is not listed has as many as the one before it.")
PARAMETERS = _("How a breach is confirmed and closed")
LAPSED = _("No longer in force")
CROWDED = _("Figures close to a floor")
ALL_STANDARDS = _("All minimum standards")
NO_PLAN = _("No recovery plan has been recorded yet.")
NO_HELP = _("No help has been offered in this case yet.")
EXPLAINED_NOT_REMOVED = _(
    "The place can explain a flag. Nobody can remove one: it changes only as new figures come. A case that was "
    "confirmed closes only after a secure recovery, and with a person of each side."
)
STAGES_SAID = _("Each line shows what was known on that day; the day leads to the page as it was.")
CONSENSUS_SAID = _("A floor without a record of who agreed to it, its rule and a review day is not in this register.")
NOT_SECURE = _("New figures have not shown a secure recovery yet, so this case stays open.")
SECURE = _("New figures show a secure recovery.")
ANYBODY_ASKS = _("Either side may ask to close the case; a person of the other side signs it off.")
STAYS_OPEN = _("It stays open until a person of the other side signs it off.")

OTHER_SIDE = _("The side that asked to close a case cannot sign it off. A person of the other side can.")
SAME_PERSON = _("The person who asked to close a case cannot sign it off. A second person, of the other side, can.")
NOBODY_ASKED = _(
    "Nobody has asked to close this case. One side asks first; then a person of the other side signs it off."
)
ASKED_ALREADY = _("Somebody has asked to close this case already. A person of the other side signs it off.")
ACKNOWLEDGED_ALREADY = _("The place has acknowledged this flag already.")
LONGEST = 2_000

WHAT_TO_DO = _("What do you want to do?")
YOUR_WORDS = _("Your words, as everybody will read them")
CHECK = _("Check")
WILL_BE_PUBLIC = _("This is exactly what will be public")
SEND = _("Send")
SENT = _("It is recorded, and everybody can read it.")
TO_DO: Final[Mapping[str, str]] = {
    "acknowledged": _("Acknowledge the flag"),
    "explained": _("Explain"),
    "exceptional": _("Tell of exceptional circumstances"),
    "recovery_plan": _("Record a recovery plan"),
    "help_offered": _("Offer help"),
    "closing": _("Ask to close the case"),
    "closed": _("Sign the case off and close it"),
}

STEPS: Final[Mapping[str, str]] = {
    "acknowledged": _("The flag was acknowledged"),
    "explained": _("The place explained"),
    "exceptional": _("The place told of exceptional circumstances"),
    "help_offered": _("Help was offered"),
    "recovery_plan": _("A recovery plan was recorded"),
    "closing": _("Closing was asked for"),
    "closed": _("The case was closed"),
}
REACHED: Final[Mapping[str, str]] = {
    "suspected": _("suspected, no reply yet"),
    "confirmed": _("confirmed, no reply yet"),
    "answered": _("answered by the place"),
    "exceptional": _("answered: exceptional circumstances"),
    "planned": _("with a recovery plan"),
    "recovering": _("back above, not yet secure"),
    "secure": _("secure, nobody has asked to close it"),
    "closing": _("secure, awaiting a second signature"),
    "ended": _("closed"),
}
MOVED_BY: Final[Mapping[str, str]] = {
    "new_figure": _("a new figure"),
    "revision": _("a revision of the figure"),
    "changed_terms": _("changed terms"),
    "passing_time": _("time, or a sign-off"),
}


def heading(place: str, standard: str) -> str:
    """Return what a case is called."""
    return f"{place}: {sentences.lowered(standard)}"


def says(place: str) -> str:
    """Return the heading of the place's own words."""
    return _("What {place} says").format(place=place)


def whole_case(place: str) -> str:
    """Return the label of the link to a case."""
    return _("The whole case of {place}").format(place=place)


def first_shown(on: date) -> str:
    """Return since when a case has been shown."""
    return _("First shown on {on}.").format(on=dates.day(on))


def ended(how: str, on: date | None, *, by: str = "") -> str:
    """Return when and how a case came to its end; `by` is the post that signed it off."""
    when = _(" on {on}").format(on=dates.day(on)) if on else ""
    return {
        "signed_off": _("Closed{when}: recovered, and signed off{who}.").format(
            when=when, who=_(" by {by}").format(by=by) if by else ""
        ),
        "not_confirmed": _("Closed{when}: the next figure did not confirm it.").format(when=when),
        "revised": _("Closed{when}: a revision of the figure showed that the place meets the standard.").format(
            when=when
        ),
        "lapsed": _("Closed: the standard is no longer in force."),
    }[how]


def reply_due(due: date, *, on: date, replied: date | None, is_over: bool) -> str:
    """Return whether the place has replied, and by when a reply is or was due."""
    if replied is not None:
        return _("Replied on {replied}; a reply was due by {due}.").format(
            replied=dates.day(replied), due=dates.day(due)
        )
    if is_over:
        return _("No reply was recorded while the case was open.")
    if on > due:
        return _("No reply yet. It was due on {due}, {days} ago.").format(
            due=dates.day(due), days=numbers.many((on - due).days, "{n} day", "{n} days")
        )
    return _("No reply yet; due {due}.").format(due=dates.day(due))


def next_reply(due: date, *, on: date) -> str:
    """Return that the place's reply comes next."""
    words = _("The place’s reply, was due {due}") if on > due else _("The place’s reply, due {due}")
    return words.format(due=dates.day(due))


def next_figure(due: date | None) -> str:
    """Return that the next figure comes next."""
    return _("The next figure, due {due}").format(due=dates.day(due)) if due else _("The next figure")


def next_plan(due: date | None) -> str:
    """Return that a plan for recovery comes next, and the next figure."""
    return _("A recovery plan; {next_figure}").format(next_figure=sentences.lowered(next_figure(due)))


def next_signature(*, asked: bool) -> str:
    """Return who comes next once the recovery is secure."""
    return _("A person of the other side signs it off") if asked else _("Either side asks to close it")


def offered(help_agreed: str, on: date | None) -> str:
    """Return what help the standard holds ready, and when it was offered in a case."""
    when = _("offered {on}").format(on=dates.day(on)) if on else _("not yet offered")
    return f"{help_agreed}\n{when}"


def asked_to_close(post: str, on: date) -> str:
    """Return who asked to close a case."""
    return _("{post} asked to close it on {on}.").format(post=post, on=dates.day(on))


def done_by(step: str, post: str, on: date) -> str:
    """Return one step with its day and the post that took it."""
    by = _(", by {post}").format(post=post) if post else ""
    return f"{dates.day(on)}: {sentences.lowered(STEPS[step])}{by}."


def closed_line(place: str, standard: str, *, first: date, confirmed: bool, how: str) -> str:
    """Return a closed case in one line."""
    words = (
        _("{heading}. First shown on {first}, confirmed. {how}")
        if confirmed
        else _("{heading}. First shown on {first}, never confirmed. {how}")
    )
    return words.format(heading=heading(place, standard), first=dates.day(first), how=how)


def beside_floor(figure: str, period: str, floor: str) -> str:
    """Return the latest figure of a case beside its floor."""
    return _("{figure} in {period}; {floor}.").format(figure=figure, period=period, floor=floor)


def unknown(text: str) -> str:
    """Return the answer to an address whose case we do not hold."""
    return _("There is no case called “{text}”. These are the cases.").format(text=text)


def no_open_case(key: str) -> str:
    """Return why an order about a case cannot be carried out."""
    return _("There is no open case “{key}”. Open cases are listed under Minimum standards.").format(key=key)


def wants_words(what: str) -> str:
    """Return that an order wants words."""
    return _("{what}: write at least a sentence. Everybody will read it.").format(what=what)


def too_long(length: int) -> str:
    """Return that a text is too long, and what is allowed."""
    return _("The text has {length} characters; at most {longest} are kept. Shorten it.").format(
        length=numbers.plain(length), longest=numbers.plain(LONGEST)
    )


def frozen(place: str, since: date) -> str:
    """Return that words about a place are frozen before an election."""
    said = _("Words about {place} have been frozen since {since}, before an election.").format(
        place=place, since=dates.day(since)
    )
    return _("{said} Whoever may lift the freeze can.").format(said=said)


def in_force_alt(first: str, last: str, now: int) -> str:
    """Return what the chart of standards in force shows, in words."""
    return _("Minimum standards in force, {first} to {last}: {now} now. Table follows.").format(
        first=first, last=last, now=numbers.counted(now)
    )


def in_force_footer(on: date, evidence: str) -> tuple[str, ...]:
    """Return what the picture of standards in force carries at its foot."""
    return (
        _("The register of minimum standards. As at {on}.").format(on=dates.day(on)),
        f"{evidence}." if evidence else "",
    )


def rule(
    title: str, *, confirm_after: int, clear_needed: int, recover_after: int, clear_recovery: int, zero_tolerance: bool
) -> str:
    """Return the agreed rule of a standard in one line."""
    clear = (
        _(", {clear_needed} of them clear of chance").format(clear_needed=numbers.counted(clear_needed))
        if clear_needed
        else ""
    )
    said = _("{title}: confirmed after {confirm_after} running{clear}").format(
        title=title, confirm_after=numbers.many(confirm_after, "{n} miss", "{n} misses"), clear=clear
    )
    at_once = _(", or at once by one clear miss") if zero_tolerance else ""
    back = (
        _(", {clear_recovery} of them clear of chance").format(clear_recovery=numbers.counted(clear_recovery))
        if clear_recovery
        else ""
    )
    secure = _("secure again after {recover_after} at or over the floor{back}").format(
        recover_after=numbers.many(recover_after, "{n} figure", "{n} figures"), back=back
    )
    return f"{said}{at_once}; {secure}."


def lapsed(title: str, last: date) -> str:
    """Return a standard that is no longer in force."""
    return _("{title}: in force until {last}, not renewed since.").format(title=title, last=dates.day(last))


def since(period: str, flagged_on: date) -> str:
    """Return since which period a case has run, and when it was first shown."""
    return _("{period}\nfirst shown {on}").format(period=period, on=dates.day(flagged_on))
