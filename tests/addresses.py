"""The addresses for programs, served on this machine as a browser would ask them, and a clock that stands still."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import requests
import uvicorn
from starlette.applications import Starlette

from dashboard import api
from dashboard.api.limits import Limit


@dataclass
class Clock:
    """Seconds that pass only when told to."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class Client:
    """Asks our own server."""

    start: str

    def request(self, method: str, path: str, **more: object) -> requests.Response:
        return requests.request(method, f"{self.start}{path}", timeout=30, **more)

    def get(self, path: str, **more: object) -> requests.Response:
        return self.request("GET", path, **more)

    def head(self, path: str) -> requests.Response:
        return self.request("HEAD", path)


@contextmanager
def served(*, at_once: int = 1_000_000) -> Iterator[Client]:
    """Serve the addresses of the store in use until the end of the block."""
    app = Starlette(routes=api.routes(limit=Limit(Clock(), at_once=at_once)))
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Client(f"http://127.0.0.1:{listening.getsockname()[1]}")
    running.should_exit = True
    thread.join(timeout=10)
    listening.close()
