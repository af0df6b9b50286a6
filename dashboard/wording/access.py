"""What pages say of who may see and do what."""

from dashboard.wording.language import _
from data.roles import Role

SIGN_IN = _("Sign in")
SIGN_OUT = _("Sign out")
ROLES = {
    Role.READER: _("Reader"),
    Role.EDITOR: _("Editor"),
    Role.PLACE_SIGNATORY: _("Signatory of the place"),
    Role.SCRUTINY: _("Scrutiny"),
    Role.CENTRE_ANALYST: _("Analyst of the centre"),
    Role.CENTRE_SIGNATORY: _("Signatory of the centre"),
    Role.DATA_STEWARD: _("Data steward"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.AUDITOR: _("Auditor"),
}


def not_allowed(*, signed_in: bool) -> str:
    """Say that something is for others: to sign in, or that this sign-in does not reach so far."""
    if signed_in:
        return _("Your sign-in does not allow this here. An administrator can grant it.")
    return _("This part is for people who are signed in.")
