"""How many files are made at once, so that whoever asks for hundreds keeps nobody else waiting for a page.

A page is drawn from answers that are kept; a file, a paper or a package is made anew and takes a thread while it is
made. Those beyond a few wait their turn, and where the turn does not come in time they are told to come back.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.wording import operating as words

MADE: Final = ("/files/", "/papers/", "/open-data/", "/embed/", "/api/")
AT_ONCE: Final = 8
FOR_ONE: Final = 4
PATIENCE: Final = 20.0
MOST_WAITING: Final = 64


@dataclass(slots=True)
class Crowd:
    """Lets so many answers be made at once, of them so many for one client; a middleware."""

    app: ASGIApp
    at_once: int = AT_ONCE
    for_one: int = FOR_ONE
    patience: float = PATIENCE
    _being_made: "Counter[str]" = field(default_factory=Counter)
    _waiting: int = 0
    _moved: asyncio.Condition | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on when it is its turn."""
        if scope["type"] != "http" or not scope["path"].startswith(MADE):
            await self.app(scope, receive, send)
            return
        client = scope["client"][0] if scope.get("client") else ""
        if not await self._turn(client):
            busy = PlainTextResponse(
                words.BUSY, 503, {"retry-after": str(round(self.patience)), "cache-control": "no-store"}
            )
            await busy(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            await self._done(client)

    async def _turn(self, client: str) -> bool:
        """Wait for a turn; false where too many wait already, or it does not come in time."""
        moved = self._moved = self._moved or asyncio.Condition()
        async with moved:
            if self._may(client):
                self._being_made[client] += 1
                return True
            if self._waiting >= MOST_WAITING:
                return False
            self._waiting += 1
            try:
                await asyncio.wait_for(moved.wait_for(lambda: self._may(client)), self.patience)
            except TimeoutError:
                return False
            else:
                self._being_made[client] += 1
                return True
            finally:
                self._waiting -= 1

    def _may(self, client: str) -> bool:
        return self._being_made.total() < self.at_once and self._being_made[client] < self.for_one

    async def _done(self, client: str) -> None:
        moved = self._moved = self._moved or asyncio.Condition()
        async with moved:
            self._being_made[client] -= 1
            if not self._being_made[client]:
                del self._being_made[client]
            moved.notify_all()
