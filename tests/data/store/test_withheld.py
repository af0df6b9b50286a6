"""How many figures of a release were hidden, for its record."""

from sqlmodel import Session

from data.store import withheld
from data.store.withheld import Withheld


def test_what_was_hidden_is_told_by_release(session: Session) -> None:
    withheld.note(session, "employment-rate", 3, Withheld(few=2, beside=1))
    withheld.note(session, "claimant-count", 4, Withheld(few=1))
    found = withheld.of_indicator(session, "employment-rate")
    assert {release: one.figures for release, one in found.items()} == {3: 3}
