"""What is wrong with a question, as a problem document (RFC 9457)."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from dashboard import logs
from dashboard.wording import api as words

MEDIA_TYPE = "application/problem+json"
TITLES: Mapping[int, str] = {
    400: words.BAD_REQUEST,
    404: words.NOT_FOUND,
    405: words.NOT_ALLOWED,
    429: words.TOO_MANY,
}


class ProblemError(Exception):
    """A question that is not obeyed; the message says why and what helps."""

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, dict(headers or {})


def answered(problem: ProblemError) -> Response:
    """Return the answer that tells of a problem."""
    body = {
        "type": "about:blank",
        "title": TITLES[problem.status],
        "status": problem.status,
        "detail": problem.detail,
        **({"reference": logs.reference()} if logs.reference() else {}),
    }
    headers = {"cache-control": "no-store", **problem.headers}
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)
