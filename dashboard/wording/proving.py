"""What is said of proving the store: what holds, the first link that does not, and what stops until it is mended."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from dashboard.wording import dates, numbers
from dashboard.wording.language import _

UNREADABLE: Final = "?"

TITLE = _("Can the store be trusted?")
VERIFY = _("Verify everything now")
VERIFYING = _("Proving everything…")
NEVER = _("Nobody has verified this store yet. An administrator or auditor does so on Records.")
STOPPED = _(
    "The last check found something altered, so nothing is signed or published until an administrator has looked at it."
)
CLOCK_BACK = _(
    "The clock is behind the newest entry of the log, so nothing is signed or released until an administrator sets it."
)
NO_BACKUP = _("No backup has been made yet.")
NO_RESTORE = _("This store was never restored from a backup.")
HEAD = _("Newest entry of the log")
_CURE = _("Stop signing and publishing, compare with a backup, and find out who could write to it.")


class _Broken(Protocol):
    """What a sentence about a broken link needs to know."""

    @property
    def link(self) -> str: ...
    @property
    def which(self) -> str: ...


class _Proof(Protocol):
    """What sentences about a proof need to know."""

    @property
    def at(self) -> datetime: ...
    @property
    def length(self) -> int: ...
    @property
    def documents(self) -> int: ...
    @property
    def signatures(self) -> int: ...
    @property
    def papers(self) -> int: ...
    @property
    def replies(self) -> int: ...
    @property
    def broken(self) -> Sequence[_Broken]: ...


def holds(found: _Proof) -> str:
    """Return that everything was proved, and how much there was of it."""
    counted = [
        numbers.many(found.documents, "{n} version of a document", "{n} versions of documents"),
        numbers.many(found.signatures, "{n} signature", "{n} signatures"),
        numbers.many(found.papers, "{n} stored paper", "{n} stored papers"),
        numbers.many(found.replies, "{n} raw reply", "{n} raw replies"),
        numbers.many(found.length, "{n} entry of the log", "{n} entries of the log"),
    ]
    return _("Nothing has been altered. Proved: {counted}, and the database itself.").format(counted=", ".join(counted))


def broken(link: str, which: str, length: int) -> str:
    """Return what does not hold, by its name; `length` is how many entries the log has."""
    if which == UNREADABLE:
        return _("{what} cannot be read. {cure}").format(what=_WHAT[link], cure=_CURE)
    if link == "log" and int(which) > length:
        return _("The log was cut: entry {number} is missing. {cure}").format(
            number=numbers.plain(int(which)), cure=_CURE
        )
    number = numbers.plain(int(which)) if link in {"log", "log_cut"} else ""
    return _SAYS[link].format(which=which, number=number, length=numbers.plain(length), cure=_CURE)


def results(found: _Proof) -> list[str]:
    """Return a sentence for each link that does not hold, or that everything does."""
    said = [broken(each.link, each.which, found.length) for each in found.broken] or [holds(found)]
    return [one.removesuffix(f" {_CURE}") for one in said[:-1]] + said[-1:]  # the cure is the same for all of them


def banner(found: _Proof) -> str:
    """Return what every page says while something does not hold."""
    first = broken(found.broken[0].link, found.broken[0].which, found.length)
    return _("Checked at {moment}: {first} {stopped}").format(
        moment=dates.moment(found.at), first=first, stopped=_STOPS
    )


def last_check(found: _Proof) -> str:
    """Return when the store was last verified, and what came of it."""
    return _("Last verified: {moment}. {result}").format(moment=dates.moment(found.at), result=" ".join(results(found)))


def last_backup(at: datetime | None) -> str:
    """Return when the last backup was made."""
    return NO_BACKUP if at is None else _("Last backup: {moment}.").format(moment=dates.moment(at))


def last_restore(at: datetime | None) -> str:
    """Return when this store was last put back from a backup and proved."""
    return (
        NO_RESTORE
        if at is None
        else _("Last restore: {moment}, proved table by table.").format(moment=dates.moment(at))
    )


def head(length: int, digest: str) -> str:
    """Return the end of the log, which everybody may keep and compare."""
    if not length:
        return _("The log is empty.")
    return _("Entry {number}: {digest}").format(number=numbers.plain(length), digest=digest)


def cut(file: str, kept: int, length: int) -> str:
    """Return that the log no longer holds the head that was kept outside."""
    return _(
        "{file} holds the log’s head at entry {kept}, which is not in the log of {length} any more: its newest entries "
        "were cut off or altered. Where the store was restored from an earlier backup, move that file aside."
    ).format(file=file, kept=numbers.plain(kept), length=numbers.plain(length))


def clock(apart: timedelta | None) -> str:
    """Return how our clock stands beside those of publishers."""
    if apart is None:
        return _("Clock: no publisher has told us the time yet.")
    minutes = round(abs(apart) / timedelta(minutes=1))
    if abs(apart) <= _CLOCKS_APART:
        return _("Clock: agrees with publishers’ clocks.")
    which = _("behind") if apart > timedelta() else _("ahead of")
    return _("Clock: {minutes} minutes {which} publishers’ clocks. Set it right before anybody signs.").format(
        minutes=numbers.plain(minutes), which=which
    )


_CLOCKS_APART = timedelta(minutes=2)
_STOPS = _("Nothing is signed or published until that is explained.")
_WHAT = {
    "database": _("A page of the database"),
    "log": _("The log"),
    "log_cut": _("The log"),
    "document": _("A document"),
    "signature": _("A signature"),
    "paper": _("A stored paper"),
    "reply": _("A raw reply"),
}
_SAYS = {
    "database": _("The database is damaged: {which}. {cure}"),
    "log": _(
        "The log was altered: entry {number} of {length} does not follow from the one before, or is not the one that "
        "was kept. {cure}"
    ),
    "log_cut": _("The log was cut: entry {number}, which was kept elsewhere, is missing or another one. {cure}"),
    "document": _("A document was altered: {which}. {cure}"),
    "signature": _("A signature was altered: {which}. {cure}"),
    "paper": _("A stored paper was altered: {which}. {cure}"),
    "reply": _("A raw reply on disk was altered: {which}. {cure}"),
}
