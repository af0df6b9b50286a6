"""What every address does alike: reading only, a limit for each client, nothing unchanged sent again."""

import pytest

from dashboard.api.endpoint import unchanged
from dashboard.api.limits import MOST_CLIENTS, Limit
from tests.addresses import Clock, served


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/api/v1/places", "/changes.atom", "/open-data", "/embed/badge.svg"])
def test_nothing_can_be_written(client, method, address):
    answer = client.request(method, address)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.json()["title"] == "Only reading is possible"


def test_head_answers_like_get_without_a_body(client):
    got, head = client.get("/api/v1/places"), client.head("/api/v1/places")
    assert head.headers["etag"] == got.headers["etag"]


@pytest.mark.parametrize(
    "address",
    ["/api/v1/places", "/api/v1/openapi.json", "/changes.atom", "/releases.ics", "/open-data/datapackage.zip"],
)
def test_what_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_json_and_csv_are_different_answers(client):
    plain, rows = client.get("/api/v1/places"), client.get("/api/v1/places?format=csv")
    assert plain.headers["etag"] != rows.headers["etag"]
    assert plain.headers["vary"] == "accept"


def test_pages_of_others_may_read_and_no_cookie_is_set(client):
    answer = client.get("/api/v1/places")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("", False),
        ("*", True),
        ('W/"abc"', True),
        ('"abc"', True),
        ('"x", W/"abc"', True),
        ('W/"abcd"', False),
        ("abc", False),
    ],
)
def test_tags_are_compared_weakly(asked, same):
    assert unchanged(asked, 'W/"abc"') is same


def test_who_asks_too_often_is_told_when_to_come_back(patched, demonstration_url):
    patched.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
    with served(at_once=2) as client:
        assert [client.get("/api/v1/nothing").status_code for _ in range(3)] == [404, 404, 429]
        refused = client.get("/api/v1/nothing")
    assert refused.headers["retry-after"] == "1"
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_bucket_fills_again_and_no_further_than_full():
    clock = Clock()
    limit = Limit(clock, at_once=2, a_minute=60)
    assert [limit.wait("one") for _ in range(3)] == [0, 0, 1]
    assert limit.wait("another") == 0
    clock.seconds = 1
    assert [limit.wait("one") for _ in range(2)] == [0, 1]
    clock.seconds = 100
    assert [limit.wait("one") for _ in range(3)] == [0, 0, 1]


def test_clients_beyond_number_are_forgotten_the_quietest_first():
    limit = Limit(Clock(), at_once=1)
    limit.wait("first")
    for number in range(MOST_CLIENTS):
        limit.wait(str(number))
    assert limit.wait("first") == 0
