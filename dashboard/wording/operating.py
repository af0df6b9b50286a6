"""Words of operating these pages: links that were used, what alerts say, and what the doctor finds."""

from dashboard.wording import states
from dashboard.wording.language import _, counted

TEXT = _("text")
BUSY = _("Many files are being made just now. Ask again in a moment; the pages go on meanwhile.")
LINK_USED = _(
    "This link was used already, or its five minutes are over. Open the paper on its page again for a new one."
)
REFERENCE = _("What the log of this server names the request by, for whoever is told that it failed.")


def failed(reference: str) -> str:
    """Return what is said where something failed; operators find the rest in the log, by the reference."""
    return _("{sentence} Reference {reference}.").format(sentence=states.FAILED, reference=reference)


ALARMS = {
    "sign_ins_refused": _("Sign-ins were refused"),
    "held_figure_read": _("A held figure was read"),
    "grant": _("A right to act was given, confirmed or ended"),
    "quarantine": _("A release was held back by our checks"),
    "verify_failed": _("The store does not verify"),
    "unpublished_files": _("Many unpublished papers were fetched"),
    "signature": _("A document was signed or its end agreed"),
}
WHAT_TO_DO = {
    "sign_ins_refused": _("Look at the log for who tried, and whether somebody is missing a right."),
    "held_figure_read": _("Nothing to do if the reader is on the figure’s list today."),
    "grant": _("Nothing to do if two administrators meant it."),
    "quarantine": _("A data steward decides on it. Until then the last good figures stand."),
    "verify_failed": _("Signing and publishing have stopped. Run outcomes verify, and compare with the last backup."),
    "unpublished_files": _("Ask whoever fetched them why, and end their session if they do not know."),
    "signature": _("Nothing to do if both sides expected it."),
}


def alarm(title: str, about: str) -> str:
    """Return what happened, with the place or the indicator it is about where there is one."""
    return _("{title}: {about}.").format(title=title, about=about) if about else _("{title}.").format(title=title)


def sign_ins(number: int) -> str:
    """Return how many sign-ins were refused within ten minutes."""
    said = counted("{n} sign-in was refused within 10 minutes.", "{n} sign-ins were refused within 10 minutes.", number)
    return said.format(n=number)


def files(number: int) -> str:
    """Return how many unpublished papers were fetched within an hour."""
    said = counted(
        "{n} unpublished file was fetched within an hour.", "{n} unpublished files were fetched within an hour.", number
    )
    return said.format(n=number)


SET = _("set")
NOBODY = _("not set up, so nobody can sign in")
SIGN_IN_READY = _("set up")
PREDICTABLE = _("OUTCOMES_AUTH_COOKIE_SECRET is not random. Make one with: openssl rand -base64 48")
REPLIES_OFF = _("Recorded replies: only a command that names them with --from-replies; served pages ask nobody.")
NEVER_VERIFIED = _("Last verified: never. Run outcomes verify.")
CLOCK_SLACK = 120


def not_set(otherwise: str) -> str:
    """Return that a setting is not made, and what holds instead."""
    return _("not set; {otherwise}").format(otherwise=otherwise)


def set_secret(length: int) -> str:
    """Return that a secret is set and how long it is; never what it is."""
    return counted("set, {n} character", "set, {n} characters", length).format(n=length)


def short_token(least: int) -> str:
    """Return that the token of monitoring is short."""
    return _("OUTCOMES_METRICS_TOKEN is short. Give at least {least} random characters.").format(least=least)


def sign_in(state: str) -> str:
    """Return how signing in stands."""
    return _("Signing in: {state}").format(state=state)


def alerts_to(number: int) -> str:
    """Return how many addresses are told of alarms."""
    said = counted("Alarms: told to {n} address and in the log", "Alarms: told to {n} addresses and in the log", number)
    return said.format(n=number) if number else _("Alarms: in the log only; name addresses in OUTCOMES_ALERTS")


def log_lines(*, asked: bool) -> str:
    """Return which lines the serving process writes."""
    return (
        _("Lines on standard error: every request") if asked else _("Lines on standard error: warnings and errors only")
    )


def tables(held: str, wanted: str) -> str:
    """Return which tables the store holds, by the migration that made them."""
    if held == wanted:
        return _("Tables: {held}, as this version wants").format(held=held)
    return _("Tables: {held}, and this version wants {wanted}").format(held=held or _("none"), wanted=wanted)


def room(mebibytes: int, *, enough: bool) -> str:
    """Return how much room the disk of the store has."""
    said = _("Room for the store: {free} MiB").format(free=f"{mebibytes:,}")
    return said if enough else _("{said}. Make room: writing stops when there is none.").format(said=said)


def clock(ahead: int) -> str:
    """Return whether the clock agrees with the log; `ahead` is how many seconds its newest entry lies ahead."""
    if ahead <= CLOCK_SLACK:
        return _("Clock: not behind the log")
    said = _("Clock: {minutes} minutes behind the log’s newest entry, so signing and releasing have stopped. Set it.")
    return said.format(minutes=f"{-(-ahead // 60):,}")
