import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds import bodies
from indicators.feeds.bodies import BodyError

CSV = "areacd,value\nE08000003,5.4\n"


@pytest.mark.parametrize(
    "body",
    [
        CSV.encode(),
        b"\xef\xbb\xbf" + CSV.encode(),
        CSV.encode("utf-16"),
        gzip.compress(CSV.encode()),
    ],
    ids=["plain", "with a byte-order mark", "UTF-16 by its mark", "gzip that does not say so"],
)
def test_a_table_is_a_table_whatever_its_wrapping(body: bytes) -> None:
    assert bodies.table_text(body) == CSV


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<!doctype html><html><body>Service unavailable</body></html>", "a web page came"),
        (b"  <HTML>", "a web page came"),
        (b"<html><title>Sign in to continue</title>", "a sign-in page came"),
        (b'{"message": "Too much data requested."}', "“Too much data requested.”"),
        (b'{"error": {"code": 400}}', "“{"),
        (b"[1, 2]", r"“\[1, 2\]”"),
        (b"{broken", "“{broken”"),
        (b"Response too large", "the words “Response too large”"),
        (b"PK\x03\x04rest", "a spreadsheet or archive came"),
        (b"%PDF-1.7", "a document came"),
        (b"PAR1....", "a document came"),
        (b"area,note\n1,caf\xe9\n", "not UTF-8 text; if the publisher uses another encoding"),
        (b"area,value\n\0\n", "NUL bytes"),
        (gzip.compress(b"a,b", mtime=0)[:-5], "cannot be unpacked"),
    ],
)
def test_what_is_no_table_is_named(body: bytes, problem: str) -> None:
    with pytest.raises(BodyError, match=problem):
        bodies.table_text(body)


def test_an_empty_body_is_an_empty_text() -> None:
    assert bodies.table_text(b"") == ""


def test_another_encoding_is_read_where_it_is_named() -> None:
    written = "2015 \u2013 17,£20"
    assert bodies.table_text(written.encode("cp1252"), encoding="cp1252") == written


@pytest.mark.parametrize(("encoding", "problem"), [("klingon", "not an encoding we know"), ("ascii", "not ascii text")])
def test_an_encoding_that_does_not_fit_is_refused(encoding: str, problem: str) -> None:
    with pytest.raises(BodyError, match=problem):
        bodies.text("£5".encode(), encoding=encoding)


def test_json_is_read() -> None:
    assert bodies.document(b'{"updated": "2026-01-20"}') == {"updated": "2026-01-20"}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'[{"value": NaN}]', "NaN"),
        (b'[{"value": -Infinity}]', "-Infinity"),
        (b'{"value": 5.4, "value": 9.9}', "names “value” twice"),
        (b'{"value": 5.4', "breaks off"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 300 + b"1" + b"}" * 300, "nested too deeply"),
        (b"<html></html>", "a web page came instead of JSON"),
        (b"1" * 5000, "not well formed"),
    ],
)
def test_json_that_is_none_is_named(body: bytes, problem: str) -> None:
    with pytest.raises(BodyError, match=problem):
        bodies.document(body)


def test_long_flat_json_is_not_deep() -> None:
    assert len(bodies.document(b"[" + b",".join([b"[1]"] * 500) + b"]")) == 500


@given(st.binary(max_size=200))
def test_any_bytes_are_understood_or_refused(body: bytes) -> None:
    for reader in (bodies.table_text, bodies.document, bodies.said):
        with contextlib.suppress(BodyError):
            reader(body)
