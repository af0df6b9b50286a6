"""A second judge, in plain Python, written from the text of the methods and sharing no code with the first.

It looks at one series at a time, works everything out again for each period, and uses words where the product
uses codes. Slow on purpose: what it says, the passes over flat arrays must say too.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isnan

from indicators.judgement.standards import Rule

UNKNOWN, CLEAR_MISS, UNCLEAR_MISS, UNCLEAR_MEET, CLEAR_MEET = range(5)
Classes = Sequence[int]
Flags = Sequence[bool]
Floats = Sequence[float]
Line = tuple[str, int, int, bool]
STAGES = ["NO_DATA", "OK", "AT_RISK", "SUSPECTED", "RECOVERED", "RECOVERING", "BREACH"]


def exactly(number: float) -> Fraction:
    """A decimal as it is written, without what binary floating point does to it."""
    return Fraction(repr(float(number)))


def class_of(value: float, level: float, *, better: str, lower: float | None = None, upper: float | None = None) -> int:
    """The class of one figure against one level, by fractions."""
    if isnan(value) or isnan(level):
        return UNKNOWN
    v, c = exactly(value), exactly(level)
    low = None if lower is None or isnan(lower) else exactly(lower)
    high = None if upper is None or isnan(upper) else exactly(upper)
    if better == "lower":
        v, c = -v, -c
        low, high = (None if high is None else -high), (None if low is None else -low)
    outside_its_limits = (low is not None and v < low) or (high is not None and v > high)
    if v >= c:
        clear = low is not None and low >= c and not outside_its_limits
        return CLEAR_MEET if clear else UNCLEAR_MEET
    clear = high is not None and high < c and not outside_its_limits
    return CLEAR_MISS if clear else UNCLEAR_MISS


def assessed_back_from(classes: Classes, period: int, gap: int) -> list[int]:
    """Assessed periods, newest first, until more than `gap` unknown ones lie between two of them."""
    found, hole = [], 0
    while period >= 0:
        if classes[period] == UNKNOWN:
            hole += 1
            if hole > gap:
                return found
        else:
            hole = 0
            found.append(period)
        period -= 1
    return found


def history(
    classes: Classes,
    rule: Rule,
    *,
    recovery: Classes,
    pooled: Classes,
    pooled_recovery: Classes,
    provisional: Flags,
    warning: Flags,
    signed_off: Flags,
) -> list[Line]:
    """(stage, episode, since, stale) for each period of one series."""
    stage, episodes, since, out = "NO_DATA", 0, 0, []
    for t, now in enumerate(classes):
        before = stage
        if now != UNKNOWN:
            back = assessed_back_from(classes, t, rule.gap)
            stage = next_of(
                stage, back, classes, rule, recovery=recovery, pooled=pooled[t], pooled_recovery=pooled_recovery[t],
                provisional=provisional, warned=warning[t], signed=signed_off[t],
            )  # fmt: skip
        if stage != before:
            since = t
            if STAGES.index(stage) >= 3 > STAGES.index(before):
                episodes += 1
        blank = 0
        while blank <= t and classes[t - blank] == UNKNOWN:
            blank += 1
        had_data = any(c != UNKNOWN for c in classes[: t + 1])
        out.append((stage, episodes if STAGES.index(stage) >= 3 else 0, since, had_data and blank >= rule.stale_after))
    return out


def next_of(  # noqa: C901, PLR0912 (the table line by line is the point)
    stage: str,
    back: list[int],
    classes: Classes,
    rule: Rule,
    *,
    recovery: Classes,
    pooled: int,
    pooled_recovery: int,
    provisional: Flags,
    warned: bool,
    signed: bool,
) -> str:
    """The lines of the table in their order; the first that fits decides."""
    t = back[0]
    final = not provisional[t]

    def miss(p: int) -> bool:
        return classes[p] in {CLEAR_MISS, UNCLEAR_MISS}

    def meets_recovery(p: int) -> bool:
        return recovery[p] in {UNCLEAR_MEET, CLEAR_MEET}

    def last(count: int, fits: Callable[[int], bool]) -> bool:
        return len(back) >= count and all(fits(p) for p in back[:count])

    confirmed = last(rule.confirm_after, lambda p: miss(p) and not provisional[p]) and (
        sum(classes[p] == CLEAR_MISS for p in back[: rule.confirm_after]) >= rule.clear_needed or pooled == CLEAR_MISS
    )
    if rule.zero_tolerance and final and classes[t] == CLEAR_MISS:
        confirmed = True
    suspected = classes[t] == CLEAR_MISS or last(rule.suspect_after, miss)
    relapsed = (
        confirmed
        or (final and classes[t] == CLEAR_MISS)
        or last(2, lambda p: miss(p) and not provisional[p])
    )  # fmt: skip
    recovered = last(rule.recover_after, lambda p: meets_recovery(p) and not provisional[p]) and (
        sum(recovery[p] == CLEAR_MEET for p in back[: rule.recover_after]) >= rule.clear_recovery
        or pooled_recovery == CLEAR_MEET
    )
    secure = final and (classes[t] == CLEAR_MEET or last(2, lambda p: not miss(p)))

    if stage in {"NO_DATA", "OK", "AT_RISK", "SUSPECTED"} and confirmed:
        stage = "BREACH"
    elif stage == "SUSPECTED" and (miss(t) or not final):
        stage = "SUSPECTED"
    elif stage == "SUSPECTED":
        stage = "AT_RISK"
    elif stage in {"NO_DATA", "OK", "AT_RISK"} and suspected:
        stage = "SUSPECTED"
    elif stage in {"NO_DATA", "OK", "AT_RISK"} and (miss(t) or warned):
        stage = "AT_RISK"
    elif stage == "AT_RISK":
        stage = "OK" if secure else "AT_RISK"
    elif stage in {"NO_DATA", "OK"}:
        stage = "OK"
    elif relapsed:
        stage = "BREACH"
    elif recovered:
        stage = "RECOVERED"
    elif stage == "BREACH":
        stage = "RECOVERING" if meets_recovery(t) else "BREACH"
    elif stage == "RECOVERED" and not meets_recovery(t):
        stage = "RECOVERING"
    if stage == "RECOVERED" and signed:
        stage = "AT_RISK" if warned else "OK"
    return stage


def course(
    value: Floats,
    path: Floats,
    *,
    final: float,
    due: Flags,
    better: str,
    lower: Floats,
    upper: Floats,
    provisional: Flags,
    margin: float,
    patience: int,
    gap: int,
) -> list[str]:
    """The word of the course for each period of one series."""
    sign = 1 if better == "higher" else -1
    against = [
        class_of(v, r, better=better, lower=a, upper=b) for v, r, a, b in zip(value, path, lower, upper, strict=True)
    ]
    goal = [class_of(v, final, better=better, lower=a, upper=b) for v, a, b in zip(value, lower, upper, strict=True)]
    held, words = "never", []
    for t in range(len(value)):
        if isnan(path[t]):
            words.append("NOT_DUE")
            continue
        if against[t] == UNKNOWN:
            words.append("NOT_ASSESSABLE")
            continue
        if due[t] and not provisional[t]:
            two = assessed_back_from(goal, t, gap)[:2]
            running = len(two) == 2 and not any(provisional[p] for p in two)
            if goal[t] == CLEAR_MEET or (running and all(goal[p] >= UNCLEAR_MEET for p in two)):
                held = "held"
            elif held != "never" and (goal[t] == CLEAR_MISS or (running and all(goal[p] <= UNCLEAR_MISS for p in two))):
                held = "lost"
        if due[t] and held != "never":
            words.append("ACHIEVED" if held == "held" else "NOT_SUSTAINED")
            continue
        if against[t] >= UNCLEAR_MEET:
            worst = lower[t] if better == "higher" else upper[t]
            beyond = against[t] == CLEAR_MEET and sign * (exactly(worst) - exactly(path[t])) > exactly(margin)
            words.append("AHEAD" if beyond else "ON_TRACK")
            continue
        misses = 0
        for p in assessed_back_from(against, t, gap):
            if against[p] > UNCLEAR_MISS:
                break
            misses += 1
        short = sign * (exactly(path[t]) - exactly(value[t])) >= exactly(margin)
        off = short and (against[t] == CLEAR_MISS or misses >= patience)
        words.append("OFF_TRACK" if off else "WATCH")
    return words
