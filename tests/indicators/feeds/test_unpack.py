import contextlib
import gzip
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds.unpack import Unpacker, UnpackError, UnpackLimits, unpacked

SMALL = UnpackLimits(unpacked=3_000_000, ratio=100, ratio_from=10_000)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "identity", ""])
def test_a_body_comes_back_however_it_was_cut(encoding: str) -> None:
    body = b"areacd,period,value\n" * 200
    packed = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}.get(encoding, bytes)(body)
    unpacker = Unpacker(encoding, SMALL)
    pieces = [unpacker.take(packed[at : at + 7]) for at in range(0, len(packed), 7)]
    unpacker.finish()
    assert b"".join(pieces) == body


def test_deflate_without_its_header_is_read_too() -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(b"plain") + packer.flush()
    assert Unpacker("deflate", SMALL).take(packed) == b"plain"


def test_parts_packed_one_behind_the_other_are_one_body() -> None:
    assert unpacked(gzip.compress(b"first ", mtime=0) + gzip.compress(b"second") + b"\0\0") == b"first second"


def test_padding_that_comes_late_is_left_out() -> None:
    unpacker = Unpacker("gzip", SMALL)
    assert unpacker.take(gzip.compress(b"plain", mtime=0)) == b"plain"
    assert unpacker.take(b"\0\0\0") == b""


def test_a_body_larger_than_one_piece_is_whole() -> None:
    body = Random(1).randbytes(1_300_000) * 2  # noqa: S311  # no secret, only hard to press
    assert unpacked(gzip.compress(body, mtime=0)) == body


def test_plain_bytes_stay_as_they_are() -> None:
    assert unpacked(b"areacd,value") == b"areacd,value"


@pytest.mark.parametrize(
    ("encoding", "body", "problem"),
    [
        ("gzip", gzip.compress(bytes(2_000_000)), "more than 100 times its size"),
        ("gzip", gzip.compress(bytes(range(256)) * 20_000, compresslevel=0), "more than 3,000,000 bytes"),
        ("gzip", b"not gzip at all", "corrupt"),
        ("deflate", b"\xff\xff\xff\xff\xff", "corrupt"),
        ("gzip", gzip.compress(b"figures", mtime=0)[:-6], "stop short"),
        ("br", b"", "we did not ask for"),
    ],
)
def test_broken_and_endless_bodies_are_refused(encoding: str, body: bytes, problem: str) -> None:
    def read() -> None:
        unpacker = Unpacker(encoding, SMALL)
        unpacker.take(body)
        unpacker.finish()

    with pytest.raises(UnpackError, match=problem):
        read()


@given(st.binary(max_size=300))
def test_any_bytes_unpack_or_are_refused(body: bytes) -> None:
    for encoding in ("gzip", "deflate"):
        with contextlib.suppress(UnpackError):
            Unpacker(encoding, SMALL).take(body)
