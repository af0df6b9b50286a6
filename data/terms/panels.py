"""The other sides of the bargain: money, powers, who answers, what is passed on, and what each side asks."""

from enum import StrEnum

from data.terms.kinds import Day, Line, Name, Number, Pence, Value, Whole, Words


class Panel(StrEnum):
    """The four panels that an agreement fills, or excludes with a reason."""

    OUTCOMES = "outcomes"
    BUDGET = "budget"
    POWERS = "powers"
    ACCOUNTABILITY = "accountability"


class Excluded(Value):
    """A panel that is not part of this agreement, and why."""

    panel: Panel
    reason: Words


class MenuItem(StrEnum):
    """What may be asked for from the menu; anything else is a free entry."""

    ADULT_SKILLS = "adult_skills"
    EMPLOYMENT_SUPPORT = "employment_support"
    TRANSPORT = "transport"
    HOUSING_AND_PLANNING = "housing_and_planning"
    HEALTH_AND_CARE = "health_and_care"
    EARLY_YEARS_AND_FAMILIES = "early_years_and_families"
    JUSTICE_AND_PROBATION = "justice_and_probation"
    LOCAL_TAXES = "local_taxes"


class Depth(StrEnum):
    """How far a power reaches: a say, a share in commissioning, or control."""

    COMMENT = "comment"
    CO_COMMISSION = "co_commission"
    CONTROL = "control"


class Seat(StrEnum):
    """Where a power sits, from the centre down."""

    CENTRE = "centre"
    REGION = "region"
    PLACE = "place"
    COUNCIL = "council"
    NEIGHBOURHOOD = "neighbourhood"


class Power(Value):
    """A power that the centre promises: which department, by when, how deep, and who answers for it there."""

    name: Line
    department: Line
    promised: Day
    depth: Depth
    item: MenuItem | None = None
    office: Line | None = None
    held_before: Seat | None = None
    held_after: Seat | None = None
    needs_legislation: bool = False
    conditions: Words | None = None


class Envelope(Value):
    """What one financial year's budget holds."""

    starts: Day
    amount: Pence


class BudgetLine(Value):
    """One part of the budget: which body spends it, with how much discretion, until when, for which outcome."""

    name: Line
    body: Line
    amount: Pence
    discretion: Line | None = None
    ends: Day | None = None
    outcome: Whole | None = None
    office: Line | None = None


class Split(Value):
    """Who spends more, who should save, from when, and the share that the spender keeps."""

    spender: Line
    saver: Line
    starts: Day | None = None
    spender_share_percent: Number | None = None
    outcome: Whole | None = None
    note: Words | None = None


class Budget(Value):
    """One budget for the place: what is spent there now, less a fixed share, year by year."""

    baseline: Pence
    reduction_percent: Number
    baseline_year: Line | None = None
    envelopes: tuple[Envelope, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    splits: tuple[Split, ...] = ()
    savings: Words | None = None


class FigureKind(StrEnum):
    """What sort of visible figure answers for the place."""

    ELECTED_MAYOR = "elected_mayor"
    LEADER = "leader"
    JOINT_COMMITTEE = "joint_committee"
    OTHER = "other"


class Answer(StrEnum):
    """What became of an alternative that a place proposed."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Alternative(Value):
    """Another figure than an elected mayor, the case for equal visibility, and the answer given."""

    figure: Line
    case: Words
    answer: Answer = Answer.PROPOSED
    answered: Day | None = None
    answer_words: Words | None = None


class Accountability(Value):
    """The office that answers, the body that questions it, and the post that the centre names, with its places."""

    office: Line
    kind: FigureKind
    questioned_by: Line
    director: Line | None = None
    director_places: Whole | None = None
    alternative: Alternative | None = None


class PassedDown(Value):
    """What is passed on below the town hall, and to whom."""

    what: Line
    to: Line
    amount: Pence | None = None
    by: Day | None = None


class Engagement(Value):
    """How residents have a part, and what is passed on; empty is shown as empty."""

    how: Words | None = None
    passed_down: tuple[PassedDown, ...] = ()


class Carried(StrEnum):
    """How much of the agreement of a council that has ended its successor carries on."""

    WHOLE = "whole"
    BY_POPULATION = "by_population"
    NOT_CARRIED = "not_carried"


class Continuation(Value):
    """A council that has ended, and how its agreement passes to this one; `version` is the one that it held last."""

    place: Name
    method: Carried
    version: Whole | None = None
    note: Words | None = None


class Side(StrEnum):
    """The two sides of an agreement."""

    PLACE = "place"
    CENTRE = "centre"


class AskKind(StrEnum):
    """Nobody instructs: a side asks, or offers."""

    ASK = "ask"
    OFFER = "offer"


class Ask(Value):
    """Something one side asks of, or offers to, the other, and when a reply is due."""

    name: Line
    side: Side
    kind: AskKind
    office: Line | None = None
    reply_due: Day | None = None
    note: Words | None = None
