"""Small documents for the tests of terms, and any document that loads."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from data.better import Better
from data.terms import (
    Accountability,
    AgreementTerms,
    Alternative,
    Answer,
    Ask,
    AskKind,
    Budget,
    BudgetLine,
    Carried,
    Commitment,
    Consensus,
    Continuation,
    Control,
    Depth,
    Engagement,
    Envelope,
    EvidenceClass,
    Excluded,
    FigureKind,
    Level,
    MenuItem,
    Milestone,
    Origin,
    Outcome,
    Panel,
    Part,
    PassedDown,
    Power,
    RuleTerms,
    Seat,
    Side,
    Split,
    StandardTerms,
)

KENT = """
place = "kent"
title = "Kent agreement"
level = "strategic_county"
wave = 1
starts = 2026-04-01
ends = 2029-03-31

[[outcomes]]
number = 1
statement = "Fewer young people enter the youth justice system."
origin = "joint"

[[outcomes.commitments]]
indicator = "first-time-entrants"
unit = "per 100,000 aged 10–17"
better = "lower"
baseline = 150.0
agreed_level = 130.0
by = 2029-03-31

[budget]
baseline = 1_200_000_000
reduction_percent = 3

[powers]
excluded = "still being discussed"

[accountability]
office = "Leader of the council"
kind = "leader"
questioned_by = "Scrutiny committee"
"""

FLOOR = """
name = "new-parents-visited"
title = "New parents visited within 14 days"
indicator = "employment-rate"
unit = "percent"
better = "higher"
floor = 90.0
applies_to = ["kent"]
starts = 2025-01-01
review = 2028-01-01
office = "Director of public health"
help_offered = "A visit by a place that has been there."

[consensus]
centre = "Department of Health and Social Care"
places = ["Kent"]
agreed_on = 2024-11-05
source = "Minutes of 5 November 2024"
"""

START, END = date(2024, 4, 1), date(2029, 3, 31)
LINES = st.text("aZ9é–£’\"'\\#=[]{},. ☃", max_size=12).map(lambda text: text.strip() or "x")
WORDS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
NAMES = st.sampled_from(["kent", "essex", "employment-rate", "x-northmere", "E10000016"])
DAYS = st.integers(0, (END - START).days).map(lambda days: START + timedelta(days=days))
MONEY = st.integers(1, 10**14)
LEVELS = st.decimals(Decimal(10), Decimal(99), places=2)


def perhaps(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def some(values: st.SearchStrategy[Any], *, key: str, least: int = 0, most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(values, min_size=least, max_size=most, unique_by=lambda each: getattr(each, key)).map(tuple)


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    baseline, level = sorted((draw(LEVELS), draw(LEVELS)))
    first, last = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
    return Commitment(
        indicator=draw(NAMES),
        unit=draw(LINES),
        better=Better.HIGHER,
        baseline=baseline,
        baseline_period=draw(perhaps(LINES)),
        agreed_level=level,
        by=last,
        milestones=draw(st.sampled_from([(), (Milestone(by=first, level=level),)])),
        steps=draw(st.booleans()),
        set_by=draw(perhaps(LINES)),
        why=draw(perhaps(WORDS)),
        paired=draw(perhaps(NAMES)),
        in_return_for=draw(perhaps(LINES)),
        control=draw(perhaps(st.sampled_from(Control))),
        reason=draw(perhaps(WORDS)),
    )


OUTCOMES = st.builds(
    Outcome,
    number=st.integers(1, 99),
    statement=LINES,
    origin=st.sampled_from(Origin),
    service=perhaps(LINES),
    office=perhaps(LINES),
    parts=some(st.builds(Part, who=LINES, agreed=perhaps(LINES)), key="who"),
    joint_with=st.lists(NAMES, max_size=2).map(tuple),
    commitments=some(commitments(), key="indicator"),
    reason=perhaps(WORDS),
)
BUDGETS = st.builds(
    Budget,
    baseline=MONEY,
    reduction_percent=st.decimals(0, 100, places=3),
    baseline_year=perhaps(LINES),
    envelopes=some(st.builds(Envelope, starts=DAYS, amount=MONEY), key="starts"),
    lines=some(
        st.builds(BudgetLine, name=LINES, body=LINES, amount=MONEY, discretion=perhaps(LINES), ends=perhaps(DAYS)),
        key="name",
    ),
    splits=some(
        st.builds(Split, spender=LINES, saver=LINES, starts=perhaps(DAYS), spender_share_percent=perhaps(LEVELS)),
        key="spender",
    ),
    savings=perhaps(WORDS),
)
POWERS = st.builds(
    Power,
    name=LINES,
    department=LINES,
    promised=DAYS,
    depth=st.sampled_from(Depth),
    item=perhaps(st.sampled_from(MenuItem)),
    held_before=perhaps(st.sampled_from(Seat)),
    needs_legislation=st.booleans(),
    conditions=perhaps(WORDS),
)
ANSWERING = st.builds(
    Accountability,
    office=LINES,
    kind=st.sampled_from(FigureKind),
    questioned_by=LINES,
    director=perhaps(LINES),
    alternative=perhaps(
        st.builds(Alternative, figure=LINES, case=WORDS, answer=st.sampled_from(Answer), answered=perhaps(DAYS))
    ),
)
ENGAGEMENTS = st.builds(
    Engagement,
    how=perhaps(WORDS),
    passed_down=some(st.builds(PassedDown, what=LINES, to=LINES, amount=perhaps(MONEY), by=perhaps(DAYS)), key="what"),
)
ASKS = st.builds(
    Ask,
    name=LINES,
    side=st.sampled_from(Side),
    kind=st.sampled_from(AskKind),
    reply_due=perhaps(DAYS),
    note=perhaps(WORDS),
)
CONTINUATIONS = st.builds(
    Continuation,
    place=st.sampled_from(["poole", "cumbria"]),
    method=st.sampled_from(Carried),
    version=perhaps(st.integers(1, 9)),
    note=perhaps(WORDS),
)


@st.composite
def agreements(draw: st.DrawFn) -> AgreementTerms:
    powers = draw(some(POWERS, key="name"))
    budget = draw(perhaps(BUDGETS))
    excluded = [] if budget else [Excluded(panel=Panel.BUDGET, reason=draw(WORDS))]
    excluded += [] if powers else [Excluded(panel=Panel.POWERS, reason=draw(WORDS))]
    return AgreementTerms(
        place=draw(NAMES),
        title=draw(LINES),
        level=draw(st.sampled_from(Level)),
        wave=draw(st.integers(1, 9)),
        starts=START,
        ends=END,
        evidence=draw(st.sampled_from(EvidenceClass)),
        accountability=draw(ANSWERING),
        outcomes=draw(some(OUTCOMES, key="number", least=1)),
        budget=budget,
        powers=powers,
        engagement=draw(perhaps(ENGAGEMENTS)),
        asks=draw(some(ASKS, key="name")),
        continues=draw(some(CONTINUATIONS, key="place")),
        excluded=tuple(excluded),
    )


STANDARDS = st.builds(
    StandardTerms,
    name=NAMES,
    title=LINES,
    indicator=NAMES,
    unit=LINES,
    better=st.sampled_from([Better.HIGHER, Better.LOWER]),
    floor=LEVELS,
    applies_to=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    consensus=st.builds(
        Consensus,
        centre=LINES,
        places=st.lists(LINES, min_size=1, max_size=2).map(tuple),
        agreed_on=st.just(START),
        source=LINES,
    ),
    starts=st.just(START),
    review=st.just(END),
    office=LINES,
    help_offered=WORDS,
    recovery_margin=st.decimals(0, 2, places=1),
    rule=st.builds(RuleTerms, confirm_after=st.integers(1, 4), zero_tolerance=st.booleans()),
    evidence=st.sampled_from(EvidenceClass),
)
