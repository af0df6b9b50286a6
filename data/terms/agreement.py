"""The whole of an agreement, and of a minimum standard, as values."""

from decimal import Decimal
from enum import StrEnum

from data.better import Better
from data.terms.evidence import EvidenceClass
from data.terms.kinds import Day, Line, Name, Number, Value, Whole, Words
from data.terms.outcomes import Outcome
from data.terms.panels import Accountability, Ask, Budget, Continuation, Engagement, Excluded, Power


class Level(StrEnum):
    """The kinds of place that an agreement may be made with."""

    LARGE_CITY = "large_city"
    STRATEGIC_COUNTY = "strategic_county"
    CITY_REGION = "city_region"
    SUB_REGIONAL_GROUPING = "sub_regional_grouping"
    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    REGION = "region"
    COUNTRY = "country"


class AgreementTerms(Value):
    """What a place and the centre promise each other, from `starts` to `ends`, both days included.

    A panel that is not filled stands in `excluded` with its reason: TOML writes it as the panel's only key.
    """

    place: Name
    title: Line
    level: Level
    wave: Whole
    starts: Day
    ends: Day
    evidence: EvidenceClass = EvidenceClass.PUBLISHED
    accountability: Accountability | None = None
    outcomes: tuple[Outcome, ...] = ()
    budget: Budget | None = None
    powers: tuple[Power, ...] = ()
    engagement: Engagement | None = None
    asks: tuple[Ask, ...] = ()
    continues: tuple[Continuation, ...] = ()
    excluded: tuple[Excluded, ...] = ()


class RuleTerms(Value):
    """The parameters of the minimum-standard machine, agreed with the floor (see the methods page)."""

    confirm_after: Whole = 2
    clear_needed: Whole = 1
    suspect_after: Whole = 2
    recover_after: Whole = 2
    clear_recovery: Whole = 1
    gap: Whole = 1
    stale_after: Whole = 2
    zero_tolerance: bool = False


class Consensus(Value):
    """Who agreed that there should be a floor, when, and where it is written."""

    centre: Line
    places: tuple[Line, ...]
    agreed_on: Day
    source: Line


class StandardTerms(Value):
    """A minimum that both sides want kept: the floor, the rule, the consensus, and the day it lapses unless renewed."""

    name: Name
    title: Line
    indicator: Name
    unit: Line
    better: Better
    floor: Number
    applies_to: tuple[Name, ...]
    consensus: Consensus
    starts: Day
    review: Day
    office: Line
    help_offered: Words
    recovery_margin: Number = Decimal(0)
    rule: RuleTerms = RuleTerms()
    evidence: EvidenceClass = EvidenceClass.PUBLISHED
