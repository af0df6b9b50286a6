"""How many figures of a release were hidden here, and why: numbers only, since which is which is nobody's business."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from sqlmodel import Session

from data.store import facts

_WITHHELD: Final = "withheld "


@dataclass(frozen=True, slots=True)
class Withheld:
    """Figures hidden because they are of few people, and those hidden beside them so that none can be worked out."""

    few: int = 0
    beside: int = 0

    @property
    def figures(self) -> int:
        """How many were hidden altogether."""
        return self.few + self.beside


def note(session: Session, indicator: str, release: int, said: Withheld) -> None:
    """Keep how many figures of a release were hidden."""
    facts.set_fact(session, f"{_WITHHELD}{indicator} {release}", json.dumps(asdict(said)))


def of_indicator(session: Session, indicator: str) -> dict[int, Withheld]:
    """How many figures were hidden of each release of an indicator, by the release's number."""
    found = facts.facts_under(session, f"{_WITHHELD}{indicator} ")
    return {int(release): Withheld(**json.loads(said)) for release, said in found.items()}
