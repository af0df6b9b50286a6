"""A reader without a browser: opens the same socket, asks for a page, counts the bytes until the page has run."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

OURS = Subprotocol("streamlit")
PATIENCE = 300.0
LARGEST = 200 * 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """One page as it came: seconds from asking until the last part, and its bytes."""

    seconds: float
    size: int


class PageFailedError(RuntimeError):
    """A page ended with an error; the text says which."""


async def reader(port: int, view: str, query: str, *, runs: int) -> list[Run]:
    """Return how one reader is served: the first run of a page, and as many again as are asked for."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with (
        asyncio.timeout(PATIENCE),
        connect(address, subprotocols=[OURS], max_size=LARGEST, origin=Origin(f"http://127.0.0.1:{port}")) as socket,
    ):
        return [await _asked(socket, view, query) for _ in range(runs)]


def together(port: int, asked: Sequence[tuple[str, str]], *, runs: int) -> list[list[Run]]:
    """Return how many readers are served who all ask at once, each for a view and a query."""

    async def all_at_once() -> list[list[Run]]:
        return await asyncio.gather(*(reader(port, view, query, runs=runs) for view, query in asked))

    return asyncio.run(all_at_once())


async def _asked(socket: ClientConnection, view: str, query: str) -> Run:
    """Ask for a page and read until its script has finished."""
    began, size = time.perf_counter(), 0
    wanted = BackMsg(rerun_script=ClientState(query_string=query, page_name=view))
    await socket.send(wanted.SerializeToString())
    while True:
        frame = await socket.recv()
        if isinstance(frame, str):
            continue
        size += len(frame)
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "page_not_found":
            error = f"There is no page {view}?{query}."
            raise PageFailedError(error)
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            error = f"{view}?{query}: {message.delta.new_element.exception.message}"
            raise PageFailedError(error)
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return Run(time.perf_counter() - began, size)
