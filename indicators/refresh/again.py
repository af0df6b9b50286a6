"""A release read again from the replies that were kept of it, as it is or corrected, and stored from now on."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlmodel import Session

from data.catalogue import Indicator
from data.observation import Columns, Observation
from data.store.figures import KeptReply, ReleaseRecord
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError, Parsed, Reply, Request
from indicators.feeds.files import parse_file
from indicators.refresh.conversation import conversation
from indicators.refresh.kept import body_of
from indicators.refresh.loading import columns_of
from indicators.refresh.storing import Judge, RefreshResult, Release, store

_BY_HAND = 2
"""How many replies are kept of a file loaded by hand: the file, and the mapping that says how to read it."""


class AgainError(ValueError):
    """A release that cannot be read again; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers from the replies kept of one release, in the place of a publisher and in the order in which they came."""

    release: ReleaseRecord
    folder: Path
    asked: list[str] = field(default_factory=list)

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        """The reply that was kept of this request; raises FeedError where there is none."""
        before = self.asked.count(request.url)  # one address may be asked again and again, for page after page
        self.asked.append(request.url)
        found = next(islice((one for one in self.release.kept if one.url == request.url), before, None), None)
        if found is None:
            raise FeedError(feed.title, "its reply was not kept", "Ask the publisher again")
        return Reply(request, 200, self.body(found), self.release.asked_at, request.url)

    def body(self, kept: KeptReply) -> bytes:
        """The body of a reply; raises AgainError where it is gone or was altered."""
        body = body_of(kept, folder=self.folder)
        if body is None:
            message = "The reply that this release brought is no longer kept here as it came. Ask the publisher again."
            raise AgainError(message)
        return body


def stored_again(  # what to store, how, when, and where the replies are
    session: Session,
    release: ReleaseRecord,
    indicator: Indicator,
    *,
    factor: float | None,
    now: datetime,
    folder: Path,
    judge: Judge | None,
) -> RefreshResult:
    """Store what a release brought, each figure multiplied by `factor` where one is given, as known from now on.

    Two people vouch for it, so what the checks doubted is stored. Raises AgainError where the replies are gone or
    cannot be read, or where the figures contradict themselves.
    """
    kept = Kept(release, folder)
    again, parsed = _read(kept, indicator, now=now)
    if factor is not None:
        parsed = replace(parsed, observations=multiplied(parsed.observations, factor))
    result = store(session, replace(again, vouched=True), parsed, judge=judge)
    if result.failed:
        raise AgainError(result.problem)
    return result


def multiplied(observations: Sequence[Observation], factor: float) -> Sequence[Observation]:
    """The figures and their ranges times a factor; counts and denominators beside them stay as published."""
    if isinstance(observations, Columns):
        numbers = {name: getattr(observations, name) * factor for name in ("value", "lower", "upper")}
        return replace(observations, **numbers)
    return [
        replace(one, value=_times(one.value, factor), lower=_times(one.lower, factor), upper=_times(one.upper, factor))
        for one in observations
    ]


def _times(number: float | None, factor: float) -> float | None:
    return None if number is None else number * factor


def _read(kept: Kept, indicator: Indicator, *, now: datetime) -> tuple[Release, Parsed]:
    """What the release brought, as its publisher's feed or the mapping of a file loaded by hand reads it."""
    release = kept.release
    if not release.kept:
        message = "No reply of this release was kept. Ask the publisher again."
        raise AgainError(message)
    if release.address == release.kept[0].url and len(release.kept) == _BY_HAND and "://" not in release.address:
        return _by_hand(kept, indicator, now=now)
    arrived = conversation(indicator, FEEDS[indicator.feed], ask=kept, now=now, replies=kept.folder)
    if arrived.parsed is None:
        raise AgainError(str(arrived.error))
    return arrived.release, arrived.parsed


def _by_hand(kept: Kept, indicator: Indicator, *, now: datetime) -> tuple[Release, Parsed]:
    file, mapping = kept.release.kept
    reply = Reply(Request(file.url), 200, kept.body(file), kept.release.asked_at, file.url)
    try:
        keys = columns_of(tomllib.loads(kept.body(mapping).decode()))
        parsed = parse_file(reply, keys=keys, indicator=indicator)
    except FeedError as error:
        raise AgainError(str(error)) from error
    release = kept.release
    return Release(indicator, release.feed, indicator.source_title, file.url, now, reply, release.kept), parsed
