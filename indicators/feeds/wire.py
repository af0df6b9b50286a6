"""One request on the wire: to the address that was checked, within limits that hold while bytes arrive."""

import contextlib
import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from indicators.feeds.unpack import Unpacker, UnpackError, UnpackLimits

_CHUNK = 1 << 16
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)  # its debug lines quote addresses, keys and all
_DEFAULT_UNPACK = UnpackLimits()


class WireError(Exception):
    """A reply that did not arrive, or must not be taken; asking again would not help."""


class BrokenWireError(WireError):
    """A reply that did not arrive whole, this time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes for one reply; `trust.md` states the house's numbers, tests pass shorter ones."""

    connection: float = 10.0
    silence: float = 120.0
    whole: float = 600.0
    received: int = 200 << 20
    unpack: UnpackLimits = _DEFAULT_UNPACK


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in lower case) and the body, unpacked."""

    status: int
    headers: Mapping[str, str] = field(hash=False)
    body: bytes


class _Watch:
    """Ends every connection it has seen once the time for the whole reply is over.

    A limit on silence does not stop a server that sends a byte a minute, nor one that drips its headers.
    """

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def see(self, connection: socket.socket | None) -> None:
        if connection is not None:
            self._sockets.append(connection)

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        self.over = True
        for connection in self._sockets:
            with contextlib.suppress(OSError):  # it may be closed already
                connection.shutdown(socket.SHUT_RDWR)


class _Adapter(HTTPAdapter):
    """Connects to one checked address, whatever the name says by now; certificate and Host stay those of the name."""

    def __init__(self, *, address: str | None, watch: _Watch) -> None:
        self._address, self._watch = address, watch
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401  # as requests declares it
        super().init_poolmanager(*arguments, **settings)
        watch = self._watch

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                watch.see(self.sock)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                watch.see(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    def build_connection_pool_key_attributes(
        self,
        request: requests.PreparedRequest,
        verify: bool | str,  # noqa: FBT001  # as requests declares it
        cert: str | tuple[str, str] | None = None,
    ) -> Any:  # noqa: ANN401  # requests keeps the type of this to itself
        host, settings = super().build_connection_pool_key_attributes(request, verify, cert)
        if self._address is None:
            return host, settings
        name = host["host"]
        return {**host, "host": self._address}, {**settings, "server_hostname": name, "assert_hostname": name}


def answer(  # every one of these is part of one request
    url: str,
    *,
    method: str,
    body: bytes | None,
    headers: Mapping[str, str],
    address: str | None,
    limits: Limits,
) -> Answer:
    """Send one request, follow nothing, and read the whole answer.

    `address` is where to connect instead of looking the host up again. System proxies, password files and
    certificate settings of the environment are ignored. Raises BrokenWireError where asking again may help,
    WireError where it would not.
    """
    watch = _Watch(limits.whole)
    try:
        with _session(address, watch) as session:
            request = session.prepare_request(requests.Request(method, url, headers=dict(headers), data=body))
            with session.send(
                request, stream=True, allow_redirects=False, timeout=(limits.connection, limits.silence), verify=True
            ) as response:
                return Answer(
                    status=response.status_code,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    body=_body(response, limits=limits, watch=watch),
                )
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if watch.over:
            raise _too_long(limits) from None
        message = _cause(error)
        raise BrokenWireError(message) from error
    finally:
        watch.stop()


@contextlib.contextmanager
def _session(address: str | None, watch: _Watch) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.headers.clear()
        adapter = _Adapter(address=address, watch=watch)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        yield session


def _body(response: requests.Response, *, limits: Limits, watch: _Watch) -> bytes:
    """The body, unpacked, every limit kept while it arrives; urllib3 sees to it that no announced byte is missing."""
    declared = response.headers.get("Content-Length", "")
    expected = int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 16 else None  # noqa: PLR2004  # digits of a petabyte
    if expected is not None and expected > limits.received:
        message = f"the reply announces {expected:,} bytes, more than the {limits.received:,} we take"
        raise WireError(message)
    received, body = 0, bytearray()
    try:
        unpacker = Unpacker(response.headers.get("Content-Encoding", "").strip().lower(), limits.unpack)
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            received += len(chunk)
            if received > limits.received:
                message = f"the reply is longer than the {limits.received:,} bytes we take"
                raise WireError(message)
            body += unpacker.take(chunk)
        if watch.over:
            raise _too_long(limits)
        unpacker.finish()
    except UnpackError as error:
        message = f"the reply cannot be unpacked: {error}"
        raise WireError(message) from None
    return bytes(body)


def _too_long(limits: Limits) -> WireError:
    return WireError(f"the reply was not complete after {limits.whole:g} seconds")


def _cause(error: Exception) -> str:
    """What went wrong, in words: the libraries' own are for programmers."""
    chain: list[BaseException] = [error]
    while (inner := chain[-1].__cause__ or chain[-1].__context__) is not None and inner not in chain:
        chain.append(inner)
    if any(isinstance(link, (requests.exceptions.SSLError, urllib3.exceptions.SSLError)) for link in chain):
        return "its certificate could not be verified"
    if any(isinstance(link, urllib3.exceptions.NewConnectionError) for link in chain):
        return "no connection could be made"
    if any(isinstance(link, (requests.ConnectTimeout, urllib3.exceptions.ConnectTimeoutError)) for link in chain):
        return "no connection could be made in time"
    if any(isinstance(link, (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)) for link in chain):
        return "no answer came"
    return "the connection broke off"
