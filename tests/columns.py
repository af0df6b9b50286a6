"""Builders of figures in columns: a test names what matters, the rest has a sensible default."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np

from data.better import Better
from data.catalogue import Frequency, Indicator, UnitKind, indicator
from data.observation import Figures
from data.terms import Commitment, Consensus, EvidenceClass, RuleTerms, StandardTerms
from indicators.judgement.agreed import Agreed, Floor, TermsInForce

NAN = float("nan")
KNOWN_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def series(
    *values: float,
    place: str = "x-a",
    start: str = "2020-01-01",
    step: int = 12,
    length: int = 12,
    half: float | Sequence[float] = NAN,
    status: str | Sequence[str] = "final",
    counts: Sequence[float] = (),
    denominators: Sequence[float] = (),
    caveats: Sequence[tuple[str, ...]] = (),
    known_from: Sequence[str] = (),
) -> Figures:
    """One place's figures in equal steps of months; `half` is the half-width of their range; NaN is no figure."""
    n = len(values)
    first = np.datetime64(start[:7], "M")
    day = np.timedelta64(int(start[8:]) - 1, "D")
    months = first + np.arange(n) * np.timedelta64(step, "M")
    value = np.array(values, dtype=np.float64)
    marks = [status] * n if isinstance(status, str) else list(status)
    each_caveats = np.empty(n, dtype=object)
    each_caveats[:] = list(caveats) if caveats else [()] * n
    return Figures(
        place=_text(place, n),
        start=months.astype("datetime64[D]") + day,
        end=(months + np.timedelta64(length, "M")).astype("datetime64[D]") + day,
        value=value,
        lower=value - half,
        upper=value + half,
        count=np.array(counts or [NAN] * n, dtype=np.float64),
        denominator=np.array(denominators or [NAN] * n, dtype=np.float64),
        status=np.array(
            [
                "suppressed" if np.isnan(one) and mark == "final" else mark
                for one, mark in zip(value, marks, strict=True)
            ],
            dtype=object,
        ),
        caveats=each_caveats,
        label=np.array([str(month) for month in months], dtype=object),
        status_raw=_text("", n),
        note=_text("", n),
        known_from=np.array(list(known_from) or ["2026-01-01"] * n, dtype="datetime64[us]"),
        release=np.ones(n, dtype=np.int64),
        locator=_text("", n),
    )


def together(*parts: Figures) -> Figures:
    """Several places' figures as one."""
    return Figures(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in Figures.__slots__})


def measure(
    *,
    better: Better = Better.HIGHER,
    frequency: Frequency = Frequency.YEARLY,
    window: int = 1,
    lag_days: int = 90,
    decimals: int = 1,
    margin: float = 0.0,
    unit: str = "percent",
    kind: UnitKind = UnitKind.PERCENT,
    **others: object,
) -> Indicator:
    """An indicator like the employment rate in everything a test does not name."""
    from dataclasses import replace

    return replace(
        indicator("employment-rate"),
        better=better,
        frequency=frequency,
        window=window,
        lag_days=lag_days,
        decimals=decimals,
        margin=margin,
        unit=unit,
        unit_kind=kind,
        **others,
    )


def commitment(**given: object) -> Commitment:
    """A commitment from 70 to 75 by the end of March 2029."""
    return Commitment(
        **{
            "indicator": "employment-rate",
            "unit": "percent",
            "better": "higher",
            "baseline": Decimal(70),
            "agreed_level": Decimal(75),
            "by": date(2029, 3, 31),
            **given,
        }
    )


def agreed(*commitments: Commitment, place: str = "x-a", starts: Sequence[date] = (date(2020, 1, 1),)) -> Agreed:
    """A place's commitment through its versions, each in force until the next starts."""
    versions = commitments or (commitment(),)
    untils = [*starts[1:], None]
    return Agreed(
        place,
        1,
        1,
        tuple(
            TermsInForce(number, begun, until, one, EvidenceClass.INVENTED)
            for number, (one, begun, until) in enumerate(zip(versions, starts, untils, strict=True), start=1)
        ),
    )


def floor(
    level: float, *, place: str = "x-a", better: str = "higher", starts: date = date(2000, 1, 1), **given: object
) -> Floor:
    """A minimum standard at this level for one place, by the default rule unless another is given."""
    signed = given.pop("signed_off", ())
    rule = given.pop("rule", RuleTerms())
    terms = StandardTerms(
        **{
            "name": "a-floor",
            "title": "A floor",
            "indicator": "employment-rate",
            "unit": "percent",
            "better": better,
            "floor": Decimal(str(level)),
            "applies_to": (place,),
            "consensus": Consensus(
                centre="the department", places=("the council",), agreed_on=date(2019, 1, 1), source="A record"
            ),
            "starts": date(2020, 1, 1),
            "review": date(2030, 1, 1),
            "office": "the council",
            "help_offered": "A team",
            "rule": rule,
            **given,
        }
    )
    return Floor(place, 7, starts, terms, EvidenceClass.INVENTED, signed)


def _text(words: str, n: int) -> np.ndarray:
    column = np.empty(n, dtype=object)
    column[:] = [words] * n
    return column
