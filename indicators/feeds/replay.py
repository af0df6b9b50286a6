"""Answers from a folder of recorded replies, over real HTTP on 127.0.0.1: for tests and for working offline.

The folder holds `index.json`, a list of entries: sets, method, url, body (of a POST), status, content_type, headers,
file, behaviour. A request `http://127.0.0.1:PORT/<host>/<path>?<query>` is answered by the entry with that address,
query parameters in any order, from the named sets first and then from `main`.
"""

import json
import re
import socket
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Key = tuple[str, str, str, tuple[tuple[str, str], ...], str]
_PIECE = 1 << 16


class ReplayError(ValueError):
    """The folder of replies cannot be used; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded answer."""

    sets: tuple[str, ...]
    key: Key
    status: int
    headers: Mapping[str, str] = field(hash=False)
    file: Path | None
    does: str
    behaviour: Mapping[str, Any] = field(hash=False)


@contextmanager
def serve(folder: Path, *, sets: Sequence[str] = ("main",)) -> Iterator[str]:
    """A server that answers from `folder` while the block runs; gives its base address, `http://127.0.0.1:PORT`.

    Raises ReplayError where the folder has no index, or no set of a name asked for.
    """
    entries = _entries(folder)
    known = {name for entry in entries for name in entry.sets}
    for name in sets:
        if name not in known:
            message = f"There is no set “{name}” in {folder.name}. The sets are {', '.join(sorted(known))}."
            raise ReplayError(message)
    server = _Server(_ordered(entries, sets))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _entries(folder: Path) -> list[Entry]:
    try:
        listed = json.loads((folder / "index.json").read_text("utf-8"))
        return [_entry(one, folder) for one in listed]
    except OSError:
        message = f"{folder} holds no index.json. Name a folder of recorded replies."
        raise ReplayError(message) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"The index.json of {folder} cannot be read ({error}). Mend that entry."
        raise ReplayError(message) from None


def _entry(one: Mapping[str, Any], folder: Path) -> Entry:
    headers = {"Content-Type": one.get("content_type") or "application/octet-stream", **(one.get("headers") or {})}
    behaviour = one.get("behaviour") or {}
    file = behaviour.get("file") or one.get("file")
    body = one.get("body")
    parts = urlsplit(one["url"])
    return Entry(
        sets=tuple(one["sets"]),
        key=_key(one.get("method") or "GET", parts.netloc, parts.path, parts.query, _said(body)),
        status=int(one["status"]),
        headers=headers,
        file=folder / file if file else None,
        does=str(behaviour.get("do") or ""),
        behaviour=behaviour,
    )


def _ordered(entries: Sequence[Entry], sets: Sequence[str]) -> dict[Key, Entry]:
    """One answer a request: that of the first set that has one, `main` last."""
    found: dict[Key, Entry] = {}
    for name in (*sets, "main"):
        for entry in entries:
            if name in entry.sets:
                found.setdefault(entry.key, entry)
    return found


def _key(method: str, host: str, path: str, query: str, body: str) -> Key:
    return method.upper(), host, unquote(path), tuple(sorted(parse_qsl(query, keep_blank_values=True))), body


def _said(body: object) -> str:
    """A POST body in one form, whether it is JSON or the fields of a form."""
    return "" if body is None else json.dumps(body, sort_keys=True, ensure_ascii=False)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for the last answer
    block_on_close = True
    request_queue_size = 64

    def __init__(self, answers: Mapping[Key, Entry]) -> None:
        self.answers, self.closing = answers, threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: an asker that hangs up is what many of these answers are made for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def do_GET(self) -> None:  # the standard library's name
        """Answer a GET."""
        self._answer("")

    def do_POST(self) -> None:  # the standard library's name
        """Answer a POST, its body compared as JSON or as form fields."""
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        try:
            body: object = json.loads(text)
        except ValueError:
            body = dict(parse_qsl(text, keep_blank_values=True))
        self._answer(_said(body))

    def _answer(self, body: str) -> None:
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        entry = self.server.answers.get(_key(self.command, host, f"/{path}", parts.query, body))
        self.close_connection = True
        if entry is None:
            self._begin(404, {"Content-Type": "text/plain; charset=utf-8", "Content-Length": "13"})
            self.wfile.write(b"Not recorded.")
            return
        content = entry.file.read_bytes() if entry.file else b""
        self._behave(entry, content)

    def _behave(self, entry: Entry, content: bytes) -> None:
        """Send the answer the way its entry says, an ordinary one whole."""
        does = entry.does
        if does.startswith("accept the request and send nothing"):
            self.server.closing.wait(float(entry.behaviour.get("for_seconds", 600)))
        elif does.startswith("send the file one byte at a time"):
            self._begin(entry.status, entry.headers)
            self._drip(content, seconds=1 / float(entry.behaviour.get("bytes_per_second", 2)))
        elif found := re.match(r"send the first ([0-9]+) bytes, then reset", does):
            self._begin(entry.status, {**entry.headers, "Content-Length": str(len(content))})
            self.wfile.write(content[: int(found[1])])
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        elif found := re.match(r"declare Content-Length ([0-9]+) and send zeros", does):
            self._begin(entry.status, {**entry.headers, "Content-Length": found[1]})
            self._repeat(bytes(_PIECE), chunked=False)
        elif found := re.match(r'repeat the line "(.*)" without end', does):
            self._begin(entry.status, {**entry.headers, "Transfer-Encoding": "chunked"})
            self._repeat((found[1] + "\n").encode() * 1000, chunked=True)
        else:
            self._begin(entry.status, {"Content-Length": str(len(content)), **entry.headers})
            self.wfile.write(content)

    def _begin(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()

    def _drip(self, content: bytes, *, seconds: float) -> None:
        for position in range(len(content)):
            self.wfile.write(content[position : position + 1])
            if self.server.closing.wait(seconds):
                return

    def _repeat(self, piece: bytes, *, chunked: bool) -> None:
        framed = f"{len(piece):x}\r\n".encode() + piece + b"\r\n" if chunked else piece
        while not self.server.closing.is_set():  # pragma: no branch  # the asker hangs up first, or it does not
            self.wfile.write(framed)
