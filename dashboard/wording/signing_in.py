"""What pages say around signing in, and of who may do what."""

from collections.abc import Sequence

from dashboard.wording import states
from dashboard.wording.access import ROLES, SIGN_IN, SIGN_OUT
from dashboard.wording.language import _

__all__ = ["ROLES", "SIGN_IN", "SIGN_OUT"]

SIGN_OUT_EVERYWHERE = _("Sign out on every device")
SIGNING_IN = _("Signing in")
GOING = _("Taking you to where you sign in…")
NOT_OFFERED = _("Nobody can sign in to this copy: whoever runs it has not named a provider.")
NOBODY = _("Signed in. No role has been granted yet; an administrator can grant one.")
REFUSED = {
    "unknown": _(
        "You are signed in with the provider, but nobody has let this account into these pages. "
        "Ask an administrator to add it. You are reading as the public does."
    ),
    "ended": _(
        "This account may no longer sign in here. Ask an administrator if that is wrong. "
        "You are reading as the public does."
    ),
    "unverified": _(
        "Your provider has not verified your e-mail address. Verify it there, then sign in again. "
        "You are reading as the public does."
    ),
}


def signed_in_as(posts: Sequence[str], name: str) -> str:
    """Return who reads: their posts, else their name while nothing is granted."""
    named = tuple(dict.fromkeys(post for post in posts if post))
    if named:
        return _("Signed in as {named}").format(named=states.listed(named))
    return _("Signed in as {name}. No role is granted yet").format(name=name) if name else NOBODY
