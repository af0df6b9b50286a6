"""What the reader chose, and the address that says it: pure, takes and gives mappings of text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from urllib.parse import urlencode

from dashboard.wording.dates import LONDON

Address = Mapping[str, str]
END_OF_DAY = time(23, 59, 59, 999999)
LAST_MINUTE = time(23, 59)
MARGIN = timedelta(minutes=2)
"""How much later than it is seen something may have been recorded, by the clocks of two machines."""
MINUTE_LENGTH = len("2026-12-03T09:30")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")

ON_EVERY_VIEW = ("as_at",)
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "/": ("q", "as_at"),
    "place": ("place", "as_at", "area"),
    "agreement": ("place", "version", "against", "as_at"),
    "budget": ("place", "as_at"),
    "outcome": ("place", "outcome", "as_at", "area", "compare", "context", "axis", "view"),
    "standards": ("standard", "case", "place", "as_at"),
    "across": ("outcome", "wave", "type", "axis", "group", "as_at", "view"),
    "centre": ("wave", "department", "as_at"),
    "changes": ("since", "place", "kind", "as_at"),
    "data": ("feed", "indicator", "as_at"),
    "papers": ("place", "meeting", "kind", "outcome", "since", "as_at", "paper"),
    "about": ("section", "as_at"),
    "work": ("task",),
    "records": ("place", "entry"),
    "signing-in": ("fresh",),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When a page is read: all that was known at `known_at`, judged on `as_of`.

    `chosen` is the date as it stands in the address, None for now; `problem` says why a date was refused.
    """

    known_at: datetime
    as_of: date
    chosen: str | None = None
    problem: Literal["unreadable", "future"] | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an address asks for; an empty text where it does not say."""

    moment: Moment
    place: str = ""
    outcome: str = ""
    area: str = ""
    compare: str = ""
    context: str = ""
    standard: str = ""
    case: str = ""
    department: str = ""
    wave: str = ""
    axis: str = ""
    group: str = ""
    kind: str = ""
    q: str = ""
    since: str = ""
    news: str = ""
    feed: str = ""
    indicator: str = ""
    section: str = ""
    view: str = ""
    version: str = ""
    against: str = ""
    meeting: str = ""
    paper: str = ""
    task: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of one view: when it is, what the address asks for, and whether the store is a demonstration.

    `newest_known` is since when the newest figure has been known, None where none is held.
    """

    view: str
    now: datetime
    chosen: Selection
    demonstration: bool = False
    newest_known: datetime | None = None

    @property
    def as_at(self) -> str | None:
        """The date as links carry it, None for now."""
        return self.chosen.moment.chosen

    @property
    def today(self) -> date:
        """The last day a reader may choose."""
        return self.now.astimezone(LONDON).date()

    @property
    def newer_exist(self) -> bool:
        """Whether figures came after the moment that is read."""
        return self.newest_known is not None and self.newest_known > self.chosen.moment.known_at

    def address(self, view: str, /, **chosen: str | int | None) -> dict[str, str]:
        """Return the parameters of a link to a view that keeps the date read."""
        return address(view, **chosen, as_at=self.as_at)

    def path(self, view: str, /, **chosen: str | int | None) -> str:
        """Return the local address of a view that keeps the date read."""
        return path(view, **chosen, as_at=self.as_at)


def selection(address: Address, *, now: datetime) -> Selection:
    """Return what an address asks for. What exists is checked by the questions, which know."""
    return Selection(
        moment=moment(address.get("as_at", ""), now=now),
        place=address.get("place", "").strip().lower(),
        outcome=address.get("outcome", "").strip().lower(),
        area=address.get("area", "").strip().lower(),
        compare=address.get("compare", "").strip().lower(),
        context=address.get("context", "").strip().lower(),
        standard=address.get("standard", "").strip().lower(),
        case=address.get("case", "").strip().lower(),
        department=address.get("department", "").strip().lower(),
        wave=address.get("wave", "").strip(),
        axis=address.get("axis", "").strip().lower(),
        group=address.get("group", "").strip(),
        kind=address.get("type", "").strip().lower(),
        q=address.get("q", "").strip(),
        since=address.get("since", "").strip(),
        news=address.get("kind", "").strip().lower(),
        feed=address.get("feed", "").strip().lower(),
        indicator=address.get("indicator", "").strip().lower(),
        section=address.get("section", "").strip().lower(),
        view=address.get("view", "").strip().lower(),
        version=address.get("version", "").strip(),
        against=address.get("against", "").strip(),
        meeting=address.get("meeting", "").strip(),
        paper=address.get("paper", "").strip().lower(),
        task=address.get("task", "").strip(),
        entry=address.get("entry", "").strip(),
    )


def moment(text: str, *, now: datetime) -> Moment:
    """Return the moment an `as_at` names: a day to its end in London, or a minute; now where it names none.

    A date that cannot be read, or lies ahead, is not obeyed: the moment is now and says which problem it had.
    """
    present = Moment(known_at=now, as_of=now.astimezone(LONDON).date())
    if not text:
        return present
    try:
        known_at = _read(text)
    except ValueError:
        return _refused(present, "unreadable", text)
    today = now.astimezone(LONDON).date()
    local = known_at.astimezone(LONDON)
    if local.date() > today or (len(text) == MINUTE_LENGTH and known_at > now):
        return _refused(present, "future", text)
    return Moment(known_at=min(known_at, now) if local.date() == today else known_at, as_of=local.date(), chosen=text)


def present(clock: datetime, *, demonstration_day: date | None) -> datetime:
    """Return what the pages take for now: the minute on the clock, or the end of the day a demonstration carries.

    Whole minutes, so that readers of the same minute share an answer.
    """
    if demonstration_day is None:
        return clock.replace(second=0, microsecond=0)
    return datetime.combine(demonstration_day, END_OF_DAY, tzinfo=LONDON).astimezone(UTC)


def settled(now: datetime, *, written_by: datetime, newest_known: datetime | None) -> datetime:
    """Return the earliest moment at which a question has the answer that it has now: readers until then share it.

    Nothing was written since `written_by`, no figure became known after `newest_known`, and days begin in London.
    """
    midnight = datetime.combine(now.astimezone(LONDON).date(), time.min, tzinfo=LONDON).astimezone(now.tzinfo)
    return min(now, max(midnight, written_by + MARGIN, newest_known or midnight))


def minute(moment: datetime) -> str:
    """Return a moment as an address writes it: a whole day at its end, else to the minute."""
    local = moment.astimezone(LONDON)
    return local.date().isoformat() if local.time() >= LAST_MINUTE else local.strftime("%Y-%m-%dT%H:%M")


def _refused(present: Moment, problem: Literal["unreadable", "future"], text: str) -> Moment:
    return Moment(known_at=present.known_at, as_of=present.as_of, problem=problem, refused=text)


def _read(text: str) -> datetime:
    if _DAY.fullmatch(text):
        local = datetime.combine(date.fromisoformat(text), END_OF_DAY, tzinfo=LONDON)
    elif _MINUTE.fullmatch(text):
        local = datetime.fromisoformat(text).replace(tzinfo=LONDON)
    else:
        raise ValueError(text)
    return local.astimezone(UTC)


def address(view: str, /, **chosen: str | int | None) -> dict[str, str]:
    """Return the parameters of a link to a view, in their fixed order, without those that say nothing.

    Raises KeyError for a parameter the view does not have: a link made wrongly should not be made.
    """
    known = PARAMETERS[view]
    unknown = set(chosen) - set(known)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return {name: str(chosen[name]) for name in known if chosen.get(name) not in {None, ""}}


def path(view: str, /, **chosen: str | int | None) -> str:
    """Return the local address of a view with its parameters: "/outcome?place=kent&outcome=1"."""
    query = urlencode(address(view, **chosen))
    start = "/" if view == "/" else f"/{view}"
    return f"{start}?{query}" if query else start


def carried(view: str, *, shown: Address, before: Address, arrived: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return what to write into the address, and what to keep for the next page.

    Links of the top menu carry no parameters. `before` is what the session kept, `arrived` is true on the first run
    of another page than the last: then the kept date and place are written back. On the same page, an address without
    a date means now, so the date is dropped.
    """
    write: dict[str, str] = {
        name: before[name]
        for name in ("place", "as_at")
        if arrived and before.get(name) and not shown.get(name) and name in PARAMETERS[view]
    }
    told = {**shown, **write}
    keep = {"place": told.get("place") or before.get("place", ""), "as_at": told.get("as_at", "")}
    return write, {name: text for name, text in keep.items() if text}
