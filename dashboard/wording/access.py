"""What pages say of who may see and do what."""

from data.roles import Role

SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
ROLES = {
    Role.READER: "Reader",
    Role.EDITOR: "Editor",
    Role.PLACE_SIGNATORY: "Signatory of the place",
    Role.SCRUTINY: "Scrutiny",
    Role.CENTRE_ANALYST: "Analyst of the centre",
    Role.CENTRE_SIGNATORY: "Signatory of the centre",
    Role.DATA_STEWARD: "Data steward",
    Role.ADMINISTRATOR: "Administrator",
    Role.AUDITOR: "Auditor",
}


def not_allowed(*, signed_in: bool) -> str:
    """Say that something is for others: to sign in, or that this sign-in does not reach so far."""
    if signed_in:
        return "Your sign-in does not allow this here. An administrator can grant it."
    return "This part is for people who are signed in."
