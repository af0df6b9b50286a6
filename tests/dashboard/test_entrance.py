"""The route of signing in, and what is done to the answers of Streamlit's own."""

import asyncio
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import opened, signing_in
from dashboard.entrance import Cookies, routes
from dashboard.orders import sign_in as orders
from dashboard.signing_in import Identity, Provider
from data import database
from data.store import people, sessions
from tests.stores import store

METADATA = "https://id.example/.well-known/openid-configuration"
HTTPS = Provider(METADATA, "outcomes", "https://outcomes.example", "shared", "c" * 32)
LOOPBACK = Provider(METADATA, "outcomes", "http://127.0.0.1:8501", "shared", "c" * 32)


@pytest.fixture
def engine(tmp_path, monkeypatch):
    with store(tmp_path) as made:
        monkeypatch.setattr(opened, "store", lambda: made)
        yield made


def to_the_first_page(_request):
    answer = RedirectResponse("/", 302)
    answer.set_cookie("_streamlit_user", "somebody", httponly=True)
    return answer


def application(provider):
    return Starlette(
        routes=[
            *routes(provider),
            Route("/oauth2callback", to_the_first_page),
            Route("/auth/logout", to_the_first_page),
            Route("/plain", lambda _request: Response("plain")),
        ],
        middleware=[Middleware(Cookies, provider=provider)],
    )


def asked(provider, path, *, query="", cookie=""):
    """Ask the application as a server would: its status, where it leads, and the cookies it sets."""
    sent = []
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "https", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"outcomes.example"), (b"cookie", cookie.encode())],
        "server": ("outcomes.example", 443), "client": ("192.0.2.1", 1),
    }  # fmt: skip

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(application(provider)(scope, receive, send))
    headers = sent[0]["headers"]
    found = {name: value.decode() for name, value in headers}
    return (
        sent[0]["status"],
        found.get(b"location"),
        [value.decode() for name, value in headers if name == b"set-cookie"],
    )


def begun(provider, back="/place?place=kent"):
    """Begin to sign in; the cookie that was set."""
    _, _, cookies = asked(provider, "/sign-in", query=f"back={back}")
    return cookies[-1].partition(";")[0]


def signed_in(engine, provider):
    """Sign somebody in; their cookie."""
    cookie = begun(provider)
    at = datetime.now(UTC)
    with database.session(engine) as session:
        people.add_person(session, issuer="i", subject="ann", name="First", at=at)
        digest = signing_in.digest(cookie.partition("=")[2])
        orders.bind(session, digest=digest, identity=Identity("i", "ann", at, at), at=at, now=at)
    return cookie


@pytest.mark.parametrize(("provider", "secure"), [(HTTPS, True), (LOOPBACK, False)], ids=["https", "this machine"])
@pytest.mark.usefixtures("engine")
def test_signing_in_sets_a_cookie_of_ours_and_drops_what_streamlit_kept(provider, secure):
    status, location, cookies = asked(provider, "/sign-in", query="back=/about")
    assert (status, location) == (302, "/signing-in")
    ours = cookies[-1]
    assert ours.startswith(f"{provider.cookie}=")
    assert "HttpOnly" in ours
    assert "SameSite=lax" in ours
    assert ("Secure" in ours) is secure
    assert [each.partition("=")[0] for each in cookies[:2]] == ["_streamlit_user", "_streamlit_user_tokens"]
    assert all("Max-Age=0" in each for each in cookies[:2])
    assert all(("Secure" in each) is secure for each in cookies)


def test_only_a_digest_of_the_cookie_is_kept(engine):
    cookie = begun(HTTPS).partition("=")[2]
    with database.session(engine) as session:
        assert sessions.of_digest(session, cookie) is None
        assert sessions.of_digest(session, signing_in.digest(cookie)) is not None


@pytest.mark.usefixtures("engine")
def test_whoever_comes_from_the_provider_is_led_back_to_their_page():
    cookie = begun(HTTPS)
    assert asked(HTTPS, "/oauth2callback", cookie=cookie)[:2] == (302, "/place?place=kent")
    assert asked(HTTPS, "/oauth2callback", cookie="__Host-outcomes=forged")[:2] == (302, "/")
    assert asked(HTTPS, "/oauth2callback")[:2] == (302, "/")


@pytest.mark.trust("Open redirect at sign-in")
@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example", "%2F%2Fevil.example"])
def test_nobody_is_led_anywhere_else(back):
    assert asked(HTTPS, "/oauth2callback", cookie=begun(HTTPS, back))[1] == "/"


def test_who_is_signed_in_goes_straight_back_or_proves_it_anew(engine):
    cookie = signed_in(engine, HTTPS)
    assert asked(HTTPS, "/sign-in", query="back=/work", cookie=cookie) == (302, "/work", [])
    assert asked(HTTPS, "/sign-in", query="back=/work&fresh=1", cookie=cookie) == (302, "/signing-in?fresh=1", [])
    assert asked(HTTPS, "/oauth2callback", cookie=cookie)[1] == "/work"


@pytest.mark.usefixtures("engine")
def test_a_fresh_sign_in_of_nobody_is_an_ordinary_one():
    assert asked(HTTPS, "/sign-in", query="fresh=1")[1] == "/signing-in"


@pytest.mark.usefixtures("engine")
def test_signing_out_drops_our_cookie_and_every_cookie_is_kept_to_https():
    _, location, cookies = asked(HTTPS, "/auth/logout")
    assert location == "/"
    assert any(each.startswith('__Host-outcomes=""') and "Max-Age=0" in each for each in cookies)
    assert all("Secure" in each for each in cookies)
    assert asked(HTTPS, "/plain") == (200, None, [])
    assert "Secure" not in asked(LOOPBACK, "/auth/logout")[2][0]
