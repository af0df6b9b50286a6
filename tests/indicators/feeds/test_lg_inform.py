"""LG Inform Plus: signed requests, wide tables, and figures that may not be handed on."""

import base64
import contextlib
import hashlib
import hmac
import logging
import traceback
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import licences
from data.observation import Status
from data.periods import Period, YearStart
from indicators.feeds.feed import FeedError
from indicators.feeds.lg_inform import LgInform, signature
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

KEYS = {"OUTCOMES_LG_INFORM_KEY": "test-key", "OUTCOMES_LG_INFORM_SECRET": "test-secret"}
LG_INFORM = LgInform(environment=KEYS)
QUERY: dict[str, Any] = {"metric": 9613, "areas": ["E08000003", "E08000006"], "period": "latest:2"}
CLOSED = {"licence": licences.known()["lg-inform"], "year": YearStart(1, 1)}
VISITS = defined(LG_INFORM, QUERY, **CLOSED)
HEADER = "area,area label,area long label,2024\n"


def test_a_signed_request_brings_a_wide_table(asker: Made, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked = heard(LG_INFORM, VISITS, asker())
    before, newest, blank, small = LG_INFORM.parse(VISITS, asked).observations
    assert (before.place, before.value, before.status) == ("E08000003", 6.2, Status.FINAL)
    assert before.period == Period(date(2024, 1, 1), date(2025, 1, 1))
    assert (newest.value, newest.status, newest.label) == (6, Status.PROVISIONAL, "2025")
    assert (blank.value, blank.status) == (None, Status.UNEXPLAINED)
    assert (small.value, small.status, small.locator) == (None, Status.SUPPRESSED, "line 3, 2025 [p]")
    shown = caplog.text + repr(asked) + asked[0].address + repr(LG_INFORM)
    assert not [word for word in ("test-key", "test-secret", "Signature") if word in shown]


def test_the_signature_is_that_of_the_decoded_address() -> None:
    digest = hmac.new(b"secret", b"https://webservices.esd.org.uk/data.csv?area=A,B", hashlib.sha1).digest()
    found = signature("https://webservices.esd.org.uk/data.csv?area=A%2CB", secret="secret")  # noqa: S106  # a test's own
    assert found == base64.b64encode(digest).decode()


@pytest.mark.parametrize("missing", list(KEYS))
def test_without_a_key_and_its_secret_it_is_not_asked(missing: str) -> None:
    half = LgInform(environment={name: word for name, word in KEYS.items() if name != missing})
    with pytest.raises(FeedError, match="Set OUTCOMES_LG_INFORM_KEY and OUTCOMES_LG_INFORM_SECRET to yours"):
        half.requests(VISITS, asked=[])


def test_no_error_shows_a_key(asker: Made) -> None:
    other = replace(VISITS, query={**QUERY, "metric": 1})
    with pytest.raises(FeedError, match="no longer offers it") as error:
        heard(LG_INFORM, other, asker())
    assert "test-" not in "".join(traceback.format_exception(error.value))
    sentence = faulty(LG_INFORM, VISITS, replied("key test-key signed with test-secret is unknown"))
    assert "the words “key (key) signed with (key) is unknown”" in sentence


def test_an_open_licence_is_refused() -> None:
    sentence = refused(LG_INFORM, QUERY)
    assert sentence == (
        "LG Inform Plus: visits has an open licence, and subscribers' figures may not be handed on. "
        'Write licence = "lg-inform" in its definition.'
    )


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"metric": "9613"}, "has in metric something that is not a whole number"),
        ({"areas": []}, "has in areas something that is not a list"),
        ({"key": "mine"}, "has the unknown key “key”"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    assert f"the query of visits {cause}" in refused(LG_INFORM, {**QUERY, **query}, **CLOSED)


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (HEADER, "no figures came"),
        (HEADER.replace("area,", "place,", 1) + "E08000003,a,b,1\n", "there is no column “area”"),
        ("area,area label\nE08000003,Manchester\n", "there is no column with a period; found “area”, “area label”"),
        ("area,sometime\nE08000003,1\n", "“sometime” is not a period"),
        (HEADER + "E08000003,a,b,many\n", "line 2, 2024: “many” is not a number"),
        (HEADER + "E08000003,a,b,[q]\n", "line 2, 2024: the mark “q” is none we know"),
    ],
)
def test_what_is_not_understood_is_refused(body: str, cause: str) -> None:
    assert cause in faulty(LG_INFORM, VISITS, replied(body))


def test_a_new_column_is_an_issue() -> None:
    found = LG_INFORM.parse(VISITS, [replied("area,colour,2024\nE08000003,red,1\n")])
    assert [one.value for one in found.observations] == [1]
    assert [issue.message for issue in found.issues] == ["New in the reply, and not read: the column “colour”."]


def test_bare_years_need_their_type() -> None:
    about = replace(VISITS, year=None)
    assert "State the year in the definition" in faulty(LG_INFORM, about, replied(HEADER + "E08000003,a,b,1\n"))


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for found in (body, HEADER.encode() + body):
        with contextlib.suppress(FeedError):
            LG_INFORM.parse(VISITS, [replied(found)])


def test_the_recorded_table_is_read_and_its_json_is_not() -> None:
    folder = shared_replies() / "lg_inform"
    found = LG_INFORM.parse(VISITS, [replied((folder / "data.csv").read_bytes())])
    assert [(one.place, one.label, one.value) for one in found.observations] == [
        ("E08000003", "2024", 6.2),
        ("E08000003", "2025", 6),
    ]
    assert "instead of a table came" in faulty(LG_INFORM, VISITS, replied((folder / "data.json").read_bytes()))
