"""A small store with people of both sides, and terms that nothing keeps from being sent."""

from datetime import UTC, date, datetime

from dashboard.access import Granted, Viewer
from dashboard.orders.acting import Actor
from data.roles import CENTRE, Role
from data.terms import AgreementTerms, StandardTerms, agreement_from_toml, standard_from_toml
from tests.stores import AGREEMENT, STANDARD

PLACE = "x-testham"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)

EDITOR = Viewer(1, "Editor", (Granted(Role.EDITOR, PLACE, "Chief executive, Testham"),))
MAYOR = Viewer(2, "Mayor", (Granted(Role.PLACE_SIGNATORY, PLACE, "Mayor of Testham"),))
DIRECTOR = Viewer(3, "Director", (Granted(Role.CENTRE_SIGNATORY, CENTRE, "Director for Testham"),))
BOTH = Viewer(
    4,
    "Both",
    (Granted(Role.PLACE_SIGNATORY, PLACE, "Deputy mayor"), Granted(Role.CENTRE_SIGNATORY, CENTRE, "Negotiator")),
)
ELSEWHERE = Viewer(5, "Elsewhere", (Granted(Role.PLACE_SIGNATORY, "x-elsewhere", "Mayor of Elsewhere"),))
READER = Viewer(6, "Reader", (Granted(Role.READER, PLACE, "Councillor"),))


def actor(viewer: Viewer, now: datetime = NOW) -> Actor:
    return Actor(viewer, now)


def agreement(level: float = 75.0, *changes: tuple[str, str]) -> AgreementTerms:
    """Testham's agreement with its open points answered."""
    answered = 'reason = "Nothing could get worse for it."\nin_return_for = "No power is needed."\nby = 2029-03-31'
    text = AGREEMENT.format(level=level).replace("by = 2029-03-31", answered, 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return agreement_from_toml(text)


def standard(*changes: tuple[str, str]) -> StandardTerms:
    text = STANDARD.replace('"testham", "nowhere-any-more"', '"testham"')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return standard_from_toml(text)
