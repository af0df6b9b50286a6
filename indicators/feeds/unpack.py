"""Compressed bytes unpacked piece by piece, so that a small reply cannot fill the memory."""

import zlib
from dataclasses import dataclass

_PIECE = 1 << 20
_GZIP_OR_ZLIB = 47  # zlib's own code: look at the header and take either
_RAW = -15
GZIP_MAGIC = b"\x1f\x8b"


class UnpackError(ValueError):
    """Compressed bytes are broken, or unpack to more than is allowed; the message says which."""


@dataclass(frozen=True, slots=True)
class UnpackLimits:
    """How much compressed bytes may unpack to. The ratio counts from `ratio_from` unpacked bytes on."""

    unpacked: int = 1 << 30
    ratio: float = 100.0
    ratio_from: int = 1 << 20


class Unpacker:
    """Takes a body as it arrives and gives it back unpacked: gzip (in several parts too), deflate, or as it is."""

    def __init__(self, encoding: str, limits: UnpackLimits) -> None:
        self.encoding = "gzip" if encoding == "x-gzip" else encoding or "identity"
        self.limits = limits
        if self.encoding not in {"identity", "gzip", "deflate"}:
            message = f"it is compressed as “{self.encoding[:20]}”, which we did not ask for"
            raise UnpackError(message)
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._taken = self._made = 0

    def take(self, chunk: bytes) -> bytes:
        """The next bytes, unpacked; raises UnpackError where they are broken or too many."""
        if self.encoding == "identity":
            return chunk
        first = self._taken == 0
        self._taken += len(chunk)
        try:
            return self._unpacked(chunk)
        except zlib.error:
            if first and self.encoding == "deflate":  # some servers send deflate without its header
                self._stream = zlib.decompressobj(_RAW)
                try:
                    return self._unpacked(chunk)
                except zlib.error:
                    pass
        message = "its compressed bytes are corrupt"
        raise UnpackError(message)

    def finish(self) -> None:
        """Raise UnpackError where the compressed bytes stopped short."""
        if self.encoding != "identity" and self._taken and not self._stream.eof:
            message = "its compressed bytes stop short"
            raise UnpackError(message)

    def _unpacked(self, data: bytes) -> bytes:
        made = bytearray()
        while True:
            if self._stream.eof:
                if not data.startswith(GZIP_MAGIC):
                    return bytes(made)  # nothing more, or padding behind the end, which gzip allows
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            piece = self._stream.decompress(data, _PIECE)
            made += piece
            self._count(len(piece))
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if not data and len(piece) < _PIECE:
                return bytes(made)

    def _count(self, size: int) -> None:
        self._made += size
        if self._made > self.limits.unpacked:
            message = f"it unpacks to more than {self.limits.unpacked:,} bytes"
            raise UnpackError(message)
        if self._made > self.limits.ratio_from and self._made > self.limits.ratio * self._taken:
            message = f"it unpacks to more than {self.limits.ratio:g} times its size"
            raise UnpackError(message)


def unpacked(body: bytes, *, limits: UnpackLimits | None = None) -> bytes:
    """A body that may be gzip without saying so, unpacked within the limits."""
    if not body.startswith(GZIP_MAGIC):
        return body
    unpacker = Unpacker("gzip", limits or UnpackLimits())
    plain = unpacker.take(body)
    unpacker.finish()
    return plain
