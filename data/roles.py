"""The roles that a grant may give, and the place that roles of the centre are held for."""

from enum import StrEnum
from typing import Final

CENTRE: Final = "centre"


class Role(StrEnum):
    """What somebody may be granted, for one place and a time."""

    READER = "reader"
    EDITOR = "editor"
    PLACE_SIGNATORY = "place_signatory"
    SCRUTINY = "scrutiny"
    CENTRE_ANALYST = "centre_analyst"
    CENTRE_SIGNATORY = "centre_signatory"
    DATA_STEWARD = "data_steward"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


# Held for the centre, never for a place; an administrator or auditor of one place has no meaning.
OF_THE_CENTRE: Final = frozenset(
    {Role.CENTRE_ANALYST, Role.CENTRE_SIGNATORY, Role.DATA_STEWARD, Role.ADMINISTRATOR, Role.AUDITOR}
)
