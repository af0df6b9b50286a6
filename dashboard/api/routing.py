"""Which address is answered by what."""

import time
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.routing import Route

from dashboard.api import describing, downloads, embed, feeds, lists, parameters, store
from dashboard.api.endpoint import Answer, Endpoint
from dashboard.api.limits import Limit
from dashboard.api.problems import ProblemError
from dashboard.api.resources import RESOURCES
from dashboard.wording import api as words

if TYPE_CHECKING:
    from collections.abc import Callable


def routes(*, limit: Limit | None = None) -> list[Route]:
    """Return the routes; all of them share one limit for each client."""
    shared = limit or Limit(time.monotonic)
    asked: dict[str, Callable[[Request], Answer]] = {
        f"{lists.ROOT}/openapi.json": _description,
        **{f"{lists.ROOT}/{name}": partial(lists.page, one) for name, one in RESOURCES.items()},
        f"{lists.ROOT}/{{path:path}}": _nothing,
        lists.ROOT: _nothing,
        "/changes.atom": feeds.changes,
        "/releases.ics": feeds.releases,
        downloads.ROOT: downloads.page,
        f"{downloads.ROOT}/{{path:path}}": downloads.file,
        "/embed/badge.svg": embed.badge_file,
        "/embed/outcome": embed.page,
    }
    return [Route(path, Endpoint(ask, limit=shared, name=path)) for path, ask in asked.items()]


def _description(request: Request) -> Answer:
    parameters.parameters(request.query_params, ())
    return describing.described(today=store.asked("", lambda _session, moment: moment.as_of))


def _nothing(request: Request) -> Answer:
    known = [f"{lists.ROOT}/{name}" for name in ("openapi.json", *RESOURCES)]
    raise ProblemError(404, words.no_such_page(request.url.path, known))
