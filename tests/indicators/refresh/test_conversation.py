"""Replies that are kept are asked for again only on the condition that they changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import Indicator
from data.store import figures
from indicators.feeds.feed import Feed, Parsed, Reply, Request
from indicators.feeds.ons_els import OnsEls
from indicators.refresh import Outcome, RefreshResult, refresh

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 9, 30, tzinfo=UTC)
CLAIMANTS = catalogue.indicator("claimant-count")
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
GOOD = b"areacd,areanm,period,value,status\nE08000003,Manchester,2024-01-01/P1Y,6.1,\n"


@dataclass
class Publisher:
    """Names every reply, and answers 304 to whoever holds the one of that name."""

    data: bytes = GOOD
    names: dict[str, str] = field(default_factory=lambda: {"etag": '"one"', "last-modified": "Tue, 20 Jan 2026"})
    asked: list[Request] = field(default_factory=list)

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        assert request.url.startswith(f"https://{min(feed.hosts)}/")
        self.asked.append(request)
        known = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        if any(known) and known == (self.names.get("etag"), self.names.get("last-modified")):
            return Reply(request, 304, b"", NOW, request.url)
        body = METADATA if "metadata" in request.url else self.data
        return Reply(request, 200, body, NOW, request.url, self.names)

    @property
    def conditions(self) -> list[list[str]]:
        return [sorted(request.headers) for request in self.asked]


@pytest.fixture
def asked(engine: Engine, replies: Path):
    def made(publisher: Publisher, *, now: datetime = NOW, indicator: Indicator = CLAIMANTS, **more) -> RefreshResult:
        publisher.asked.clear()
        (result,) = refresh(engine, indicators=[indicator], ask=publisher, now=now, replies=replies, **more)
        return result

    return made


def test_what_has_not_changed_is_not_sent_again(asked, engine: Engine) -> None:
    publisher = Publisher()
    assert asked(publisher).added == 1
    assert publisher.conditions == [[], []]
    result = asked(publisher, now=LATER)
    assert publisher.conditions == [["If-Modified-Since", "If-None-Match"]] * 2
    assert (result.outcome, result.unchanged) == (Outcome.UNCHANGED, 1)
    with database.session(engine) as session:
        newest, first = figures.releases(session)
    assert newest.kept == first.kept
    assert [reply.etag for reply in first.kept] == ['"one"', '"one"']
    assert (newest.published_on, newest.reply_sha256) == (first.published_on, first.reply_sha256)


def test_a_definition_mended_since_takes_effect_though_the_reply_has_not_changed(asked) -> None:
    publisher = Publisher()
    asked(publisher)
    result = asked(publisher, now=LATER, indicator=replace(CLAIMANTS, query={"slug": "claimant-count", "unit": "£"}))
    assert "The publisher's unit is now “%”" in result.problem


def test_one_changed_reply_is_read_with_the_kept_other(asked) -> None:
    publisher = Publisher()
    asked(publisher)
    publisher.data = GOOD.replace(b"6.1", b"6.4")
    answer = Publisher.__call__

    class Revised(Publisher):
        def __call__(self, request: Request, *, feed: Feed) -> Reply:
            self.names["etag"] = '"one"' if "metadata" in request.url else '"two"'
            return answer(self, request, feed=feed)

    assert asked(Revised(data=publisher.data), now=LATER).revised == 1


@pytest.mark.parametrize("harm", ["lost", "damaged"])
def test_a_reply_that_is_not_kept_whole_any_more_is_asked_for_plainly(asked, replies: Path, harm: str) -> None:
    publisher = Publisher()
    asked(publisher)
    for path in replies.iterdir():
        if harm == "lost":
            path.unlink()
        elif path.stat().st_size:
            path.write_bytes(b"other")
    assert asked(publisher, now=LATER).outcome is Outcome.UNCHANGED
    assert publisher.conditions == [[], []]


@pytest.mark.parametrize(
    ("names", "condition"),
    [({}, []), ({"etag": '"one"'}, ["If-None-Match"]), ({"last-modified": "Tue"}, ["If-Modified-Since"])],
)
def test_only_what_a_publisher_names_is_asked_for_by_name(asked, names: dict[str, str], condition: list[str]) -> None:
    publisher = Publisher(names=names)
    asked(publisher)
    assert asked(publisher, now=LATER).outcome is Outcome.UNCHANGED
    assert publisher.conditions == [condition] * 2


def test_a_posted_question_has_no_condition(asked) -> None:
    class Posted(OnsEls):
        def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
            request = super().requests(indicator, asked=asked)
            return request and replace(request, method="POST")

    publisher = Publisher()
    for now in (NOW, LATER):
        asked(publisher, now=now, feeds={"ons_els": Posted()})
        assert publisher.conditions == [[], []]


def test_a_reader_that_fails_is_told_and_the_others_go_on(engine: Engine, replies: Path) -> None:
    class Broken(OnsEls):
        def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
            raise KeyError(indicator.name, len(replies))

    other = replace(CLAIMANTS, name="other", feed="broken")
    first, second = refresh(
        engine,
        indicators=[other, CLAIMANTS],
        ask=Publisher(),
        now=NOW,
        replies=replies,
        feeds={"ons_els": OnsEls(), "broken": Broken()},
    )
    assert first.problem == (
        "ONS Explore Local Statistics: our reader failed on its reply about other (KeyError). "
        "Report this with the reply that was kept. No figures are held yet."
    )
    assert second.outcome is Outcome.STORED


def test_a_publisher_that_states_a_limit_is_asked_at_its_pace(asked) -> None:
    class Slow(OnsEls):
        pace = 1.0

    publisher = Publisher()
    asked(publisher, feeds={"ons_els": Slow()})
    assert [request.pause for request in publisher.asked] == [1.0, 1.0]
    asked(publisher)
    assert [request.pause for request in publisher.asked] == [0.0, 0.0]
