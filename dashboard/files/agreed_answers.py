"""Answering requests for an agreement and its money: the same questions as the pages ask, as the public."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.files import agreed
from dashboard.files.table import Table
from dashboard.questions import agreement, budget, place
from dashboard.questions.values import PlacePage
from dashboard.selection import Selection
from dashboard.wording import agreement as said
from dashboard.wording import states


class NoTermsError(LookupError):
    """There is no published text; the message says so to the reader."""


def lines(session: Session, page: PlacePage, chosen: Selection) -> Table:
    """Return the lines of the version that the address names. Raises NoTermsError where we hold no such version."""
    known_at = chosen.moment.known_at
    found = agreement.agreement_page(
        session, PUBLIC, page.place.slug, chosen.version, chosen.against, known_at=known_at
    )
    if found.unknown:
        raise NoTermsError(said.no_version(found.unknown))
    return agreed.agreement(page, found, as_at=known_at)


def budget_lines(session: Session, page: PlacePage, chosen: Selection) -> Table:
    """Return the lines of a budget."""
    return agreed.budget(page, _money(session, page, chosen), as_at=chosen.moment.known_at)


def savings(session: Session, page: PlacePage, chosen: Selection) -> Table:
    """Return a savings ledger."""
    return agreed.savings(page, _money(session, page, chosen), as_at=chosen.moment.known_at)


def counted(session: Session, page: PlacePage, chosen: Selection) -> Table:
    """Return the counting exercises of a place."""
    return agreed.counted(page, _money(session, page, chosen), as_at=chosen.moment.known_at)


TABLES: Mapping[str, Callable[[Session, PlacePage, Selection], Table]] = {
    "agreement": lines,
    "budget": budget_lines,
    "savings": savings,
    "counted": counted,
}


def toml(session: Session, chosen: Selection) -> tuple[str, str]:
    """Return the name and the text of a published version as TOML. Raises NoTermsError where there is none."""
    known_at = chosen.moment.known_at
    page = place.place_summary(session, PUBLIC, chosen.place, known_at=known_at)
    text = None
    if isinstance(page, PlacePage):
        text = agreement.terms_as_toml(session, PUBLIC, page.place.slug, chosen.version, known_at=known_at)
    if not isinstance(page, PlacePage) or text is None:
        raise NoTermsError(said.no_text(states.cut(chosen.place)))
    version = f"-version-{chosen.version}" if chosen.version else ""
    return agreed.named(f"{page.place.slug}-agreement{version}", known_at, page.evidence), text


def _money(session: Session, page: PlacePage, chosen: Selection) -> budget.BudgetPage:
    return budget.budget_page(session, PUBLIC, page.place.slug, known_at=chosen.moment.known_at)
