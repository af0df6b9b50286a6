"""The server: the pages, our own routes beside them, and the headers that every answer carries."""

import hashlib
import importlib
import os
import pkgutil
import re
import threading
import time
import webbrowser
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import alerts, api, components, entrance, health, logs, memory, metrics, selection, signing_in
from dashboard.components import look
from dashboard.crowd import Crowd
from dashboard.files import answer as file
from dashboard.files import paper, picture
from dashboard.signing_in import Provider
from dashboard.wording import files, operating
from dashboard.wording import page as words
from dashboard.wording.language import SPOKEN

SETTINGS = {
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "browser.gatherUsageStats": False,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.maxUploadSize": 5,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "theme.base": "light",
    "theme.primaryColor": "#12436D",
    "theme.backgroundColor": "#FFFFFF",
    "theme.secondaryBackgroundColor": "#F3F5F6",
    "theme.textColor": "#0B0C0C",
    "theme.linkColor": "#12436D",
    "theme.linkUnderline": True,
    "theme.borderColor": "#B1B4B6",
    "theme.baseFontSize": 16,
    "theme.baseRadius": "none",
    "theme.buttonRadius": "none",
}
LISTEN = "OUTCOMES_LISTEN"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
OUR_ROUTES = frozenset(
    {
        *("/" if view == "/" else f"/{view}" for view in selection.PARAMETERS),
        *("/health", "/health/ready", "/health/fresh", "/metrics", "/sign-in", "/changes.atom", "/releases.ics"),
        *(entrance.CALLBACK, entrance.SIGNED_OUT),
    }
)
# Files of the pages themselves, and the questions of monitoring: many, and they say nothing.
UNLOGGED = frozenset({"/static", "/_stcore", "/component", "/health", "/health/ready", "/health/fresh", "/metrics"})
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def start_page() -> str:
    """Return Streamlit's start page with our language, title, style sheet, key script and a way past the menu."""
    page = (Path(st.__file__).parent / "static/index.html").read_text("utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{SPOKEN.tag}">').replace(
        "<title>Streamlit</title>", f"<title>{words.PRODUCT}</title>"
    )
    page = _NOSCRIPT.sub(f"<noscript><p>{words.NEEDS_SCRIPT}</p></noscript>", page)
    page = page.replace("<body>", f'<body><a id="skip" href="#answer">{words.SKIP}</a>')
    return page.replace("</head>", f"<style>{look.sheet()}</style><script>{look.KEYS}</script></head>")


def policy(page: str, *, hosts: Sequence[str]) -> str:
    """Return the content policy for a start page: its inline scripts by their hash, nothing from elsewhere."""
    hashes = " ".join(
        f"'sha256-{b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in _INLINE.findall(page)
    )
    sockets = " ".join(f"wss://{host}" for host in hosts if host not in LOCAL_HOSTS)
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {sockets}".rstrip()
        + "; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'"
    )


class Headers:
    """Adds the security headers to every answer, and answers an error itself, so that they stand on that one too."""

    def __init__(self, app: ASGIApp, *, policy: str) -> None:
        self.app = app
        self.added = {
            "content-security-policy": policy,
            "strict-transport-security": "max-age=31536000; includeSubDomains",
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "cross-origin-opener-policy": "same-origin",
        }
        # Others may show these pages in a frame of theirs: they hold no script, form, cookie or unpublished figure.
        self.embedded = {**self.added, "content-security-policy": api.EMBED_POLICY}
        del self.embedded["x-frame-options"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status, started, reference = False, 500, time.perf_counter(), logs.new_reference()

        async def with_headers(message: Message) -> None:
            nonlocal begun, status
            if message["type"] == "http.response.start":
                begun, status = True, message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-reference"] = reference
                is_embedded = scope["path"].startswith("/embed/")
                for name, value in (self.embedded if is_embedded else self.added).items():
                    headers[name] = value
            await send(message)

        try:
            if scope["path"].startswith("/media/"):
                await PlainTextResponse(files.NOT_FOUND, 404)(scope, receive, with_headers)
            else:
                await self.app(scope, receive, with_headers)
        except Exception as error:  # noqa: BLE001  the last answer before the socket: a reader gets a sentence, whatever failed
            logs.failed("answer_failed", error)
            metrics.FAILURES.labels("answer").inc()
            if not begun:
                await PlainTextResponse(operating.failed(reference), 500)(scope, receive, with_headers)
        finally:
            self._told(scope["method"], scope["path"], status, time.perf_counter() - started)

    def _told(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count and log an answer, by its route: an address may hold what somebody typed."""
        route = metrics.answered(path, status, seconds, known=OUR_ROUTES)
        if route not in UNLOGGED:
            logs.say("request", method=method, route=route, status=status, ms=round(seconds * 1000))


def routes(page: str) -> list[Route]:
    """Return our own routes: the pages' one start page, health and files."""

    async def start(_request: Request) -> Response:
        return HTMLResponse(page, headers={"cache-control": "no-cache"})

    views = ["/" if view == "/" else f"/{view}" for view in selection.PARAMETERS]
    return [
        *(Route(view, start) for view in views),
        *health.routes(),
        Route("/files/{chart}.png", picture),
        Route("/files/{table}.{kind}", file),
        *api.routes(),
        Route("/papers/{name}.{kind}", paper),
    ]


def failed(error: Exception) -> bool:
    """Log a failed page under a reference and show the reference only."""
    reference = logs.new_reference()
    logs.failed("page_failed", error)
    metrics.FAILURES.labels("page").inc()
    st.markdown(operating.failed(reference))
    return True


def application(*, hosts: Sequence[str] = LOCAL_HOSTS, provider: Provider | None = None) -> st.App:
    """Return the whole application, ready to run, answering for these host names only.

    Without a provider nobody can sign in, and everybody reads as the public does.
    """
    page = start_page()
    signs_in = [] if provider is None else entrance.routes(provider)
    cookies = [] if provider is None else [Middleware(entrance.Cookies, provider=provider)]
    return st.App(
        Path(__file__).with_name("app.py"),
        secrets=None if provider is None else {"auth": provider.streamlit},
        routes=[*routes(page), *signs_in],
        middleware=[
            Middleware(Headers, policy=policy(page, hosts=hosts)),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(Crowd),
            *cookies,
        ],
        on_script_error=failed,
    )


def warm() -> None:
    """Import all that pages are drawn with, and spare it from every later collection of garbage."""
    importlib.import_module("dashboard.load")
    for part in pkgutil.iter_modules(components.__path__, f"{components.__name__}."):
        importlib.import_module(part.name)
    memory.spare()


def serve(*, url: str, port: int, browser: bool) -> None:
    """Serve the pages of the store at `url` on this machine, until interrupted; open them in a browser if asked.

    A proxy that adds https and another name says so in OUTCOMES_ADDRESS. Raises SignInError for settings of the
    sign-in that are incomplete or unsafe.
    """
    os.environ["OUTCOMES_DATABASE_URL"] = url
    address = os.environ.setdefault(signing_in.ADDRESS, f"http://127.0.0.1:{port}")
    provider = signing_in.provider(os.environ)
    public = urlsplit(address).hostname or ""
    hosts = tuple(dict.fromkeys((*LOCAL_HOSTS, public))) if public else LOCAL_HOSTS
    if browser:
        threading.Timer(2.0, webbrowser.open, [f"http://127.0.0.1:{port}/"]).start()
    settings = {
        **SETTINGS,
        "server.port": port,
        "server.address": os.environ.get(LISTEN, "").strip() or "127.0.0.1",
        "browser.serverAddress": "127.0.0.1",
        "server.allowedHosts": list(hosts),
        "logger.enableRich": False,  # it writes the message of whatever fails in a page past every filter
    }
    logs.begin()
    logs.hush()
    warm()
    stopping = threading.Event()
    for work in (alerts.watch, memory.keep_sparing):
        threading.Thread(target=work, args=[stopping], daemon=True).start()
    with suppress(KeyboardInterrupt):
        application(hosts=hosts, provider=provider).run(config=settings)
