from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds import wire
from indicators.feeds.feed import Feed, FeedError, Request
from indicators.feeds.http import USER_AGENT, Asker, Manners
from indicators.feeds.wire import Limits

ONS = "https://www.ons.gov.uk/explore-local-statistics/api/v1"
DATA = f"{ONS}/data/claimant-count.csv?geo=ctry,rgn,cauth,utla,ltla&time=all&includeStatus=true"
Made = Callable[..., Asker]


def test_an_ordinary_answer_is_dated_and_fingerprinted(asker: Made, els: Feed, now: datetime) -> None:
    found = asker()(Request(DATA), feed=els)
    assert (found.status, found.fetched_at, found.address) == (200, now, DATA)
    assert found.body.startswith(b"areacd")
    assert len(found.sha256) == 64
    assert not found.not_modified


def test_the_product_says_its_name() -> None:
    assert USER_AGENT.startswith("AgreedOutcomes/")


@pytest.mark.trust("Publisher outage, timeout, 429, 503")
@pytest.mark.parametrize(
    ("reply", "cause", "waits"),
    [
        ("hang", "no answer came, three times", [2, 8]),
        ("reset", "the connection broke off, three times", [2, 8]),
        ("short", "the connection broke off, three times", [2, 8]),
        ("unavailable", r"its service failed \(status 503\), three times", [2, 8]),
        ("seven-seconds", r"come back later \(status 429\), three times", [7, 7]),
        ("gone-by", r"come back later \(status 429\), three times", [0, 0]),
        ("soon", r"come back later \(status 429\), three times", [2, 8]),
        ("far-away", "come back after 21 October 2037 07:28 UTC", []),
        ("an-hour", "come back in 3,600 seconds", []),
        ("drip", "not complete after 0.6 seconds", []),
        ("huge", "announces 5,000,000,000 bytes", []),
        ("endless", "longer than the 4,000,000 bytes", []),
        ("odd-packing", "compressed as “br”", []),
        ("key", "a key is needed", []),
        ("forbidden", "access was refused", []),
        ("gone", "no longer offers it", []),
        ("teapot", "status 418", []),
        ("to-nowhere", "a redirect to nowhere", []),
        ("to-file", "it redirected us, but the address “file:///etc/passwd” is not https", []),
        ("to-http", "is not https", []),
        ("to-private", "the host “10.0.0.5” is not one of the publisher's", []),
        ("to-metadata", "is not https", []),
        ("to-loopback", "the host “localhost” is not one of the publisher's", []),
        ("to-other", "the host “data.example.net” is not one of the publisher's", []),
        ("to-itself", "redirected us more than 3 times", []),
    ],
)
def test_what_goes_wrong_is_one_sentence(  # three columns and three fixtures
    asker: Made, els: Feed, pauses: list[float], reply: str, cause: str, waits: list[float]
) -> None:
    with pytest.raises(FeedError, match=f"^ONS Explore Local Statistics: .*{cause}"):
        asker(reply)(Request(DATA), feed=els)
    assert pauses == waits


def test_statuses_that_the_feed_reads_come_through(asker: Made, els: Feed) -> None:
    assert asker("no-data")(Request(DATA, reads=frozenset({400})), feed=els).status == 400


def test_unchanged_is_an_answer(asker: Made, els: Feed) -> None:
    assert asker("unchanged")(Request(DATA), feed=els).not_modified


def test_a_redirect_within_the_publisher_is_followed_and_named(asker: Made, els: Feed) -> None:
    assert asker("moved")(Request(DATA), feed=els).address == f"{ONS}/moved.csv"


def test_a_post_is_sent_as_one(asker: Made, els: Feed) -> None:
    request = Request("https://www.ons.gov.uk/post", method="POST", body=b'{"a": 1}')
    assert b"No data" in asker()(request, feed=els).body


@pytest.mark.trust("SSRF")
def test_a_host_that_leads_inside_is_never_connected_to(now: datetime, els: Feed) -> None:
    asker = Asker(now=now, resolve=lambda _: ("93.184.215.14", "127.0.0.1"))
    with pytest.raises(FeedError, match=r"leads to 127.0.0.1, which is not a public address"):
        asker(Request(DATA), feed=els)


@pytest.mark.trust("Publisher outage, timeout, 429, 503")
@pytest.mark.parametrize("problem", ["unknown", "empty"])
def test_a_host_that_cannot_be_found_is_tried_three_times(
    now: datetime, els: Feed, pauses: list[float], problem: str
) -> None:
    def resolve(_: str) -> tuple[str, ...]:
        if problem == "unknown":
            raise OSError
        return ()

    asker = Asker(now=now, resolve=resolve, pause=pauses.append)
    with pytest.raises(FeedError, match=r"its host (cannot be found|has no address), three times"):
        asker(Request(DATA), feed=els)
    assert pauses == [2, 8]


@pytest.mark.trust("SSRF")
def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    watch = wire._Watch(60)  # noqa: SLF001  # the pinning cannot be seen from outside without a public host
    try:
        adapter = wire._Adapter(address="93.184.215.14", watch=watch)  # noqa: SLF001
        prepared = requests.Request("GET", DATA).prepare()
        pool = adapter.get_connection_with_tls_context(prepared, verify=True)
        assert pool.host == "93.184.215.14"
        assert pool.conn_kw["server_hostname"] == "www.ons.gov.uk"
        assert pool.assert_hostname == "www.ons.gov.uk"  # type: ignore[attr-defined]
    finally:
        watch.stop()


def test_secure_connections_are_watched_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib3.connection.HTTPSConnection.connect", lambda _: None)
    watch = wire._Watch(60)  # noqa: SLF001  # a secure server would need a certificate that is trusted
    try:
        adapter = wire._Adapter(address="93.184.215.14", watch=watch)  # noqa: SLF001
        pool = adapter.get_connection_with_tls_context(requests.Request("GET", DATA).prepare(), verify=True)
        pool.ConnectionCls("93.184.215.14").connect()
    finally:
        watch.stop()


@pytest.mark.trust("SSRF")
@pytest.mark.trust("Publisher outage, timeout, 429, 503")
def test_silence_ends_with_the_time_for_the_whole_reply(asker: Made, els: Feed) -> None:
    with pytest.raises(FeedError, match=r"not complete after 0\.2 seconds"):
        asker("hang", limits=Limits(silence=20, whole=0.2))(Request(DATA), feed=els)


def test_another_try_goes_to_another_address_of_the_host(
    now: datetime, els: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str | None] = []

    def answer(*_: object, address: str | None, headers: dict[str, str], **__: object) -> wire.Answer:
        tried.append(address)
        assert headers["Host"] == "www.ons.gov.uk"
        message = "the connection broke off"
        raise wire.BrokenWireError(message)

    monkeypatch.setattr("indicators.feeds.http.answer", answer)
    asker = Asker(now=now, resolve=lambda _: ("93.184.215.14", "93.184.215.15"), pause=lambda _: None)
    with pytest.raises(FeedError):
        asker(Request(DATA), feed=els)
    assert tried == ["93.184.215.14", "93.184.215.15", "93.184.215.14"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (requests.exceptions.SSLError(), "certificate"),
        (requests.ConnectTimeout(), "no connection could be made in time"),
        (requests.ReadTimeout(), "no answer came"),
        (requests.ConnectionError(), "broke off"),
    ],
)
def test_the_libraries_errors_become_words(
    asker: Made, els: Feed, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:  # as above
    def send(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(requests.Session, "send", send)
    with pytest.raises(FeedError, match=words):
        asker()(Request(DATA), feed=els)


def test_a_port_where_nobody_listens_is_named(now: datetime, els: Feed) -> None:
    asker = Asker(now=now, replay="http://127.0.0.1:9", pause=lambda _: None)
    with pytest.raises(FeedError, match="no connection could be made, three times"):
        asker(Request(DATA), feed=els)


def test_one_try_is_told_as_one(asker: Made, els: Feed) -> None:
    once = asker("unavailable")
    once = replace(once, manners=Manners(tries=4, limits=Limits(silence=5)))
    with pytest.raises(FeedError, match="4 times"):
        once(Request(DATA), feed=els)


@pytest.mark.trust("Publisher outage, timeout, 429, 503")
@given(st.text(max_size=30))
def test_any_retry_after_is_obeyed_refused_or_ignored(text: str) -> None:
    from indicators.feeds import FEEDS

    asker = Asker(now=datetime.fromisoformat("2026-11-21T09:30:00+00:00"))
    got = wire.Answer(429, {"retry-after": text}, b"")
    try:
        after = asker._after(got, feed=FEEDS["ons_els"])  # noqa: SLF001  # only reachable over the wire otherwise
        assert after is None or 0 <= after <= 120
    except FeedError:
        pass
