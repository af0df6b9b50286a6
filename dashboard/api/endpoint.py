"""One address of ours: read only, limited per client, problems as documents, nothing unchanged sent again."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard import metrics
from dashboard.api.limits import Limit
from dashboard.api.problems import ProblemError, answered
from dashboard.wording import api as words

OK = 200
READING = frozenset({"GET", "HEAD"})
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: `said` is what decides whether it has changed, where the bytes also tell the time."""

    body: bytes
    media_type: str
    said: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    @property
    def tag(self) -> str:
        """The ETag: weak, since an answer may be the same a minute later but for its clock."""
        said = self.body if self.said is None else self.said
        return f'W/"{hashlib.sha256(self.media_type.encode() + said).hexdigest()[:32]}"'


class Endpoint:
    """Answers for one address, as an ASGI application."""

    def __init__(self, ask: Callable[[Request], Answer], *, limit: Limit, name: str = "") -> None:
        self.ask, self.limit, self.name = ask, limit, name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await run_in_threadpool(self.response, Request(scope, receive))
        metrics.listed(self.name, response.status_code)
        await response(scope, receive, send)

    def response(self, request: Request) -> Response:
        """Return the answer to a request, or the problem with it."""
        try:
            answer = self._asked(request)
        except ProblemError as problem:
            return _open_to_all(answered(problem))
        headers = {"cache-control": "public, max-age=60", "vary": "accept", "etag": answer.tag, **answer.headers}
        if answer.status == OK and unchanged(request.headers.get("if-none-match", ""), answer.tag):
            return _open_to_all(Response(status_code=304, headers=headers))
        return _open_to_all(Response(answer.body, answer.status, headers, answer.media_type))

    def _asked(self, request: Request) -> Answer:
        if request.method not in READING:
            raise ProblemError(405, words.ONLY_GET, headers={"allow": "GET, HEAD"})
        seconds = self.limit.wait(request.client.host if request.client else "")
        if seconds:
            raise ProblemError(429, words.too_many(seconds), headers={"retry-after": str(seconds)})
        return self.ask(request)


def unchanged(asked: str, tag: str) -> bool:
    """Return whether an If-None-Match names this tag; tags are compared weakly, as RFC 9110 asks of GET."""
    return asked.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(asked)


def _open_to_all(response: Response) -> Response:
    """Let pages of others read the answer: it is public, and no cookie decides about it."""
    response.headers["access-control-allow-origin"] = "*"
    return response
