"""What a place commits to: outcomes in one sentence each, and the measures agreed for them."""

from decimal import Decimal
from enum import StrEnum

from data.better import Better
from data.terms.kinds import Day, Line, Name, Number, Value, Whole, Words


class Origin(StrEnum):
    """Who asked for an outcome."""

    LOCAL = "local"
    CENTRE = "centre"
    JOINT = "joint"


class Control(StrEnum):
    """How much of a measure the place itself controls."""

    MOST = "most"
    SOME = "some"
    LITTLE = "little"


class Milestone(Value):
    """A level agreed on the way, and the day it is due."""

    by: Day
    level: Number


class Part(Value):
    """A service or body with a part in an outcome, and what it agreed to do."""

    who: Line
    agreed: Line | None = None


class Commitment(Value):
    """One measure of an outcome; without an agreed level it is followed for context only.

    `better` and `unit` repeat the indicator's, so that a signature covers them.
    `steps` holds each milestone until the next instead of drawing a line between them.
    `in_return_for` is the name of a power, or says why none was given. `reason` answers a question that loading asks.
    """

    indicator: Name
    unit: Line
    better: Better
    baseline: Number | None = None
    baseline_period: Line | None = None
    agreed_level: Number | None = None
    by: Day | None = None
    milestones: tuple[Milestone, ...] = ()
    steps: bool = False
    set_by: Line | None = None
    why: Words | None = None
    paired: Name | None = None
    in_return_for: Line | None = None
    control: Control | None = None
    reason: Words | None = None

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """Every agreed level, milestones first."""
        final = () if self.agreed_level is None else (self.agreed_level,)
        return (*(each.level for each in self.milestones), *final)


class Outcome(Value):
    """One outcome, known for good by its number; a later version never gives the number to another.

    `service` names the service whose outcome it is; an outcome of the whole population has none.
    """

    number: Whole
    statement: Line
    origin: Origin
    service: Line | None = None
    office: Line | None = None
    parts: tuple[Part, ...] = ()
    joint_with: tuple[Name, ...] = ()
    no_measure: Words | None = None
    commitments: tuple[Commitment, ...] = ()
    reason: Words | None = None
