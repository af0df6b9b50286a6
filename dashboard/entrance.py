"""The way in, beside the pages: our cookie is set here, and the provider's answer is led back to where it began."""

from datetime import UTC, datetime
from http.cookies import SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import opened, signing_in
from dashboard.orders import sign_in as orders
from dashboard.questions import sign_in as questions
from dashboard.signing_in import Provider
from data import database

CALLBACK, SIGNED_OUT = "/oauth2callback", "/auth/logout"
# Streamlit's own cookies of who somebody is. Who begins to sign in has not signed in, whatever an old one says.
OF_STREAMLIT = ("_streamlit_user", "_streamlit_user_tokens")
FOUND = 302
LONGEST = int(questions.LONGEST.total_seconds())


def routes(provider: Provider) -> list[Route]:
    """Return the route of signing in. It is an order that changes nothing that anybody has: a link may lead here."""

    def sign_in(request: Request) -> Response:
        back = signing_in.local_path(request.query_params.get("back", "/"))
        held = request.cookies.get(provider.cookie, "")
        at = datetime.now(UTC)
        with database.writing(opened.store()) as session:
            known = bool(held) and questions.stands(session, signing_in.digest(held), at=at)
            if known and "fresh" not in request.query_params:
                return RedirectResponse(back, FOUND)
            if known:
                orders.ask_again(session, digest=signing_in.digest(held), back=back)
                return RedirectResponse("/signing-in?fresh=1", FOUND)
            cookie = signing_in.new_cookie()
            orders.begin(session, digest=signing_in.digest(cookie), back=back, at=at)
        answer = RedirectResponse("/signing-in", FOUND)
        for name in OF_STREAMLIT:
            answer.delete_cookie(name)
        answer.set_cookie(
            provider.cookie, cookie, max_age=LONGEST, secure=provider.secure, httponly=True, samesite="lax"
        )
        return answer

    return [Route("/sign-in", sign_in)]


class Cookies:
    """Keeps cookies to https, drops ours at sign-out, and leads whoever comes from the provider back to their page.

    Streamlit sets its cookies without `Secure`, and always returns to the first page.
    """

    def __init__(self, app: ASGIApp, *, provider: Provider) -> None:
        self.app, self.provider = app, provider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and change the headers of what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"] == CALLBACK and message["status"] == FOUND and headers.get("location") == "/":
                    headers["location"] = await run_in_threadpool(self._back, Headers(scope=scope))
                if scope["path"] == SIGNED_OUT:
                    gone = Response()
                    gone.delete_cookie(self.provider.cookie, secure=self.provider.secure, httponly=True)
                    headers.append("set-cookie", gone.headers["set-cookie"])
                if self.provider.secure:
                    message["headers"] = [(name, _kept_to_https(name, value)) for name, value in message["headers"]]
            await send(message)

        await self.app(scope, receive, changed)

    def _back(self, headers: Headers) -> str:
        """Return where this browser's session began."""
        sent = SimpleCookie(headers.get("cookie", ""))
        if self.provider.cookie not in sent:
            return "/"
        digest = signing_in.digest(sent[self.provider.cookie].value)
        with database.session(opened.store()) as session:
            return signing_in.local_path(questions.back(session, digest))


def _kept_to_https(name: bytes, value: bytes) -> bytes:
    return value + b"; Secure" if name.lower() == b"set-cookie" and b"secure" not in value.lower() else value
