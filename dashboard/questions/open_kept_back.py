"""What open data keeps back: notes of hidden figures, and papers that hold figures which may not be handed on."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.questions import judged
from dashboard.questions.open_values import INVENTED_FEED
from data.catalogue import Indicator
from data.store import places
from data.store import withdrawals as held
from data.store.places import PlaceRecord
from data.store.withdrawals import WithdrawalRecord
from data.terms import EvidenceClass


@dataclass(frozen=True, slots=True)
class OpenWithdrawal:
    """A step by which figures were hidden or shown again; `place` is None where those of every place are meant."""

    record: WithdrawalRecord
    place: PlaceRecord | None
    evidence: EvidenceClass


def withdrawals(session: Session, *, known_at: datetime) -> list[OpenWithdrawal]:
    """Return each step about hidden figures by a moment, oldest first."""
    known = judged.known_indicators(session)
    return [
        OpenWithdrawal(
            one,
            places.named(session, one.what.place) if one.what.place else None,
            _class(known.get(one.what.indicator)),
        )
        for one in held.withdrawals(session)
        if one.at <= known_at
    ]


def kept_back(session: Session) -> tuple[str, ...]:
    """Return the words by which a paper's record shows that it holds figures that may not be handed on.

    Those are the name and the title of each series whose licence does not let them be, and of each of which figures
    are hidden. A paper that only names such a series is kept back too: rather one too many than one too few.
    """
    known = judged.known_indicators(session)
    hidden = {one.what.indicator for one in held.standing(session)}
    closed = [one for one in known.values() if not one.licence.open or one.name in hidden]
    return tuple(text for one in closed for text in (_as_written(one.name), _as_written(one.title)))


def _as_written(text: str) -> str:
    """Return a text as a record of JSON writes it."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _class(indicator: Indicator | None) -> EvidenceClass:
    invented = indicator is not None and indicator.feed == INVENTED_FEED
    return EvidenceClass.INVENTED if invented else EvidenceClass.PUBLISHED
