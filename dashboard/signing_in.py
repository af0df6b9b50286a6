"""What signing in rests on: the provider's settings, the browser's cookie, and who a provider says somebody is."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

SETTINGS: Final = (
    "OUTCOMES_AUTH_ISSUER",
    "OUTCOMES_AUTH_CLIENT_ID",
    "OUTCOMES_AUTH_CLIENT_SECRET",
    "OUTCOMES_AUTH_COOKIE_SECRET",
)
ADDRESS: Final = "OUTCOMES_ADDRESS"
# The provider's names in Streamlit's settings. The second asks for the password or passkey anew, whoever is signed in.
USUAL, FRESH = "default", "fresh"
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
DISCOVERY: Final = "/.well-known/openid-configuration"
LEAST_SECRET: Final = 32
LONGEST_PATH: Final = 2_000
# How far the provider's clock may be behind ours before we take a sign-in for an old one.
CLOCKS_APART: Final = timedelta(minutes=1)


class SignInError(ValueError):
    """Settings of the sign-in that cannot be used; the message names the setting and the cure."""


class Refusal(StrEnum):
    """Why somebody whom the provider knows is not let in."""

    UNKNOWN = "unknown"
    ENDED = "ended"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs people in, and the public address of these pages, which they return to."""

    metadata: str
    client_id: str
    address: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)

    @property
    def secure(self) -> bool:
        """Whether these pages are read over https, so that cookies may say so."""
        return self.address.startswith("https:")

    @property
    def cookie(self) -> str:
        """The name of our cookie; over https no other host may set one of that name."""
        return "__Host-outcomes" if self.secure else "outcomes"

    @property
    def streamlit(self) -> dict[str, Any]:
        """The settings as Streamlit's own sign-in reads them."""
        client = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "server_metadata_url": self.metadata,
        }
        return {
            "redirect_uri": f"{self.address}/oauth2callback",
            "cookie_secret": self.cookie_secret,
            USUAL: {**client, "client_kwargs": {"scope": "openid email profile", "prompt": "select_account"}},
            FRESH: {**client, "client_kwargs": {"scope": "openid email profile", "prompt": "login"}},
        }


def provider(environment: Mapping[str, str]) -> Provider | None:
    """Return who signs people in, None where nothing is set.

    Raises SignInError for settings that are incomplete or unsafe.
    """
    given = {name: environment.get(name, "").strip() for name in SETTINGS}
    if not any(given.values()):
        return None
    missing = [name for name, text in given.items() if not text]
    if missing:
        message = f"Nobody could sign in: {', '.join(missing)} not set. Set every OUTCOMES_AUTH setting, or none."
        raise SignInError(message)
    issuer, client_id, client_secret, cookie_secret = given.values()
    address = environment.get(ADDRESS, "").strip().rstrip("/")
    _check_https("OUTCOMES_AUTH_ISSUER", issuer)
    _check_https(ADDRESS, address)
    if len(cookie_secret) < LEAST_SECRET:
        message = f"OUTCOMES_AUTH_COOKIE_SECRET is short. Give at least {LEAST_SECRET} random characters."
        raise SignInError(message)
    metadata = issuer if issuer.endswith(DISCOVERY) else f"{issuer.rstrip('/')}{DISCOVERY}"
    return Provider(metadata, client_id, address, client_secret, cookie_secret)


def _check_https(name: str, address: str) -> None:
    """Refuse an address that others on the way could read; only this machine itself may do without https."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or not (parts.scheme == "https" or local):
        message = f"{name} is not a secure address. Write one that begins with https://."
        raise SignInError(message)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a provider says somebody is, and when they proved it. An e-mail address is never who somebody is."""

    issuer: str
    subject: str
    issued_at: datetime
    proved_at: datetime
    verified: bool = True
    provider: str = USUAL


def identity(claims: Mapping[str, object]) -> Identity | None:
    """Return who the claims name, None where they name nobody or say no time."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    issued = _time(claims.get("iat"))
    if not isinstance(issuer, str) or not isinstance(subject, str) or issued is None:
        return None
    return Identity(
        issuer=issuer,
        subject=subject,
        issued_at=issued,
        proved_at=_time(claims.get("auth_time")) or issued,
        verified=claims.get("email_verified") is not False,
        provider=str(claims.get("provider", USUAL)),
    )


def _time(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    return datetime.fromtimestamp(seconds, UTC)


def new_cookie() -> str:
    """Return a cookie that nobody can guess."""
    return secrets.token_urlsafe(32)


def digest(cookie: str) -> str:
    """Return what is kept of a cookie: enough to know it again, not enough to make it."""
    return sha256(cookie.encode()).hexdigest()


def local_path(text: str) -> str:
    """Return an address within these pages, or that of the first page where the text could lead elsewhere."""
    plain = text.isprintable() and "\\" not in text and " " not in text and len(text) <= LONGEST_PATH
    if not plain or not text.startswith("/") or text.startswith("//"):
        return "/"
    return text
