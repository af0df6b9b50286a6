"""A case as values: an episode below a minimum standard, as it was seen figure by figure, and what people did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.access import Act
from dashboard.wording.dates import LONDON
from data.catalogue import Indicator
from data.store.cases import CaseRecord as CaseRecord  # noqa: PLC0414  handed on to the parts of pages
from data.store.cases import CaseStep
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.store.verdicts import MovedBy
from data.terms import EvidenceClass, StandardTerms, weakest
from indicators.judgement.standards import Stage
from indicators.judgement.verdict import Because, OutcomeVerdict, StandardState

REPLIES = frozenset({CaseStep.EXPLAINED, CaseStep.EXCEPTIONAL})


@dataclass(frozen=True, slots=True)
class Seen:
    """How a place stood against a standard once something had become known, and what moved it there."""

    on: date
    verdict: OutcomeVerdict
    moved_by: MovedBy


class CaseStage(StrEnum):
    """How far an open case has come, as its figures and what people did about it have it."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    ANSWERED = "answered"
    EXCEPTIONAL = "exceptional"
    PLANNED = "planned"
    RECOVERING = "recovering"
    SECURE = "secure"
    CLOSING = "closing"
    ENDED = "ended"


class Ended(StrEnum):
    """How a case came to its end."""

    SIGNED_OFF = "signed_off"
    NOT_CONFIRMED = "not_confirmed"
    REVISED = "revised"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Case:
    """One episode of one place below one standard. Cases of a place and a standard are numbered as they were seen.

    `seen` holds every figure of the episode, oldest first, and the one that ended it.
    """

    document: DocumentRecord
    indicator: Indicator
    place: PlaceRecord
    number: int
    seen: tuple[Seen, ...]
    steps: tuple[CaseRecord, ...]
    reply_due: date
    ended: Ended | None

    @property
    def terms(self) -> StandardTerms:
        """The standard's terms."""
        return self.document.standard

    @property
    def key(self) -> str:
        """What an address calls it: place, standard and number."""
        return f"{self.place.slug}.{self.terms.name}.{self.number}"

    @property
    def verdict(self) -> OutcomeVerdict:
        """The last that was seen of it."""
        return self.seen[-1].verdict

    @property
    def flagged_on(self) -> date:
        """The day on which it was first shown."""
        return self.seen[0].on

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended, None while it is open."""
        return None if self.ended is None else self.seen[-1].on

    @property
    def stage(self) -> CaseStage:
        """How far it has come."""
        if self.ended is not None:
            return CaseStage.ENDED
        if self.is_secure:
            return CaseStage.CLOSING if self.closing else CaseStage.SECURE
        if self.verdict.standard.stage in {Stage.RECOVERING, Stage.RECOVERED}:
            return CaseStage.RECOVERING
        if self.plans:
            return CaseStage.PLANNED
        if self.replies:
            return CaseStage.EXCEPTIONAL if self.of({CaseStep.EXCEPTIONAL}) else CaseStage.ANSWERED
        return CaseStage.CONFIRMED if self.confirmed else CaseStage.SUSPECTED

    @property
    def confirmed(self) -> bool:
        """Whether the place was ever confirmed to be below the standard."""
        return any(one.verdict.standard.state is StandardState.BELOW for one in self.seen)

    @property
    def is_secure(self) -> bool:
        """Whether new figures have shown a secure recovery, which is what closing asks for."""
        return self.ended is None and self.verdict.standard.reason.because is Because.AWAITS_SIGN_OFF

    @property
    def replies(self) -> tuple[CaseRecord, ...]:
        """What the place said of the flag."""
        return self.of(REPLIES)

    @property
    def help_offered(self) -> tuple[CaseRecord, ...]:
        """What help was offered."""
        return self.of({CaseStep.HELP_OFFERED})

    @property
    def plans(self) -> tuple[CaseRecord, ...]:
        """The plans for recovery, the newest last."""
        return self.of({CaseStep.RECOVERY_PLAN})

    @property
    def acknowledged(self) -> CaseRecord | None:
        """That the place has seen the flag, None while it has not said so."""
        return next(iter(self.of({CaseStep.ACKNOWLEDGED})), None)

    @property
    def asked_to_close(self) -> CaseRecord | None:
        """The newest request to close it, None where nobody ever asked."""
        asked = self.of({CaseStep.CLOSING})
        return asked[-1] if asked else None

    @property
    def closing(self) -> CaseRecord | None:
        """The request to close it that stands: one made before the newest figure spoke of other figures."""
        asked = self.asked_to_close
        stands = asked is not None and asked.at.astimezone(LONDON).date() >= self.seen[-1].on
        return asked if self.is_secure and stands else None

    @property
    def closed(self) -> CaseRecord | None:
        """The sign-off that closed it."""
        return next(iter(self.of({CaseStep.CLOSED})), None)

    @property
    def evidence(self) -> EvidenceClass:
        """The weakest class among what it leans on."""
        return weakest(self.document.evidence, self.place.evidence, *(one.evidence for one in self.steps))

    def of(self, kinds: Iterable[CaseStep]) -> tuple[CaseRecord, ...]:
        """What was done of these kinds, oldest first."""
        return tuple(one for one in self.steps if one.event in kinds)

    def reply_is_late(self, on: date) -> bool:
        """Whether the day for a reply has passed without one."""
        return self.ended is None and not self.replies and on > self.reply_due


@dataclass(frozen=True, slots=True)
class CaseToActOn:
    """An open case, and the acts that a reader may do about it, each in a post of theirs."""

    case: Case
    posts: tuple[tuple[Act, str], ...]

    def post_for(self, act: Act) -> str | None:
        """The post in which the reader may do this, None where they may not."""
        return dict(self.posts).get(act)
