"""Numbers as people read them: fixed decimals, a true minus, thousands apart, the base of a rate always said."""

from decimal import Decimal

from dashboard.wording import language
from dashboard.wording.language import _
from data.catalogue import Indicator, UnitKind

MINUS = "−"
NOT_KNOWN = _("not known")
_SMALL = (_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
_SIGNS = str.maketrans({",": language.THOUSANDS, ".": language.DECIMAL})
_THOUSAND = 1_000
_MILLION = 1_000_000
_BILLION = 1_000 * _MILLION

Number = int | float | Decimal


def counted(number: int) -> str:
    """Return a count as running text writes it: words up to nine, figures from ten."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else plain(number)


def many(number: int, one: str, more: str, **said: object) -> str:
    """Return a count with its noun in the right number: `many(3, "{n} place", "{n} places")` is "three places".

    A language whose number words change with the noun writes {figure} instead of {n}.
    """
    return language.counted(one, more, number).format(n=counted(number), figure=plain(number), **said)


def plain(value: Number, *, decimals: int = 0) -> str:
    """Return a number with its decimals, thousands apart and a true minus; −0.0 reads 0.0."""
    text = f"{abs(value):,.{decimals}f}".translate(_SIGNS)
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if negative else text


def short(value: Number | None, indicator: Indicator) -> str:
    """Return a value for a table or an axis: "68.2%", "150.3", "82.1 years"; its base stands in the heading."""
    if value is None:
        return NOT_KNOWN
    text = plain(value, decimals=indicator.decimals)
    match indicator.unit_kind:
        case UnitKind.PERCENT:
            return f"{text}%"
        case UnitKind.YEARS:
            return _("{text} years").format(text=text)
        case _:
            return text


def full(value: Number | None, indicator: Indicator) -> str:
    """Return a value for a sentence, with its base: "150.3 per 100,000 aged 10–17"."""
    text = short(value, indicator)
    match indicator.unit_kind:
        case UnitKind.PERCENT | UnitKind.YEARS | UnitKind.RATIO:
            return text
        case _:
            return text if value is None else f"{text} {indicator.unit}"


def spread(lower: Number | None, upper: Number | None, indicator: Indicator) -> str:
    """Return a range: "59.8% to 62.6%", or an empty text where none is published."""
    if lower is None or upper is None:
        return ""
    return _("{lower} to {upper}").format(lower=short(lower, indicator), upper=short(upper, indicator))


def change(value: Number, indicator: Indicator) -> str:
    """Return the size of a change, without its direction: "3.1 percentage points"."""
    text = plain(abs(float(value)), decimals=indicator.decimals)
    match indicator.unit_kind:
        case UnitKind.PERCENT:
            return _("{text} percentage points").format(text=text)
        case UnitKind.RATIO:
            return text
        case UnitKind.YEARS:
            return _("{text} years").format(text=text)
        case _:
            return f"{text} {indicator.unit}"


def base(indicator: Indicator) -> str:
    """Return what the numbers of a table are counted in: "percent", "per 100,000 aged 10–17"."""
    return _("as a ratio") if indicator.unit_kind is UnitKind.RATIO else indicator.unit


def people(number: int) -> str:
    """Return a population: "2.8 million", "61,000"."""
    if number >= _MILLION:
        return _("{number} million").format(number=plain(number / _MILLION, decimals=1))
    return plain(round(number, -3) if number >= _THOUSAND else number)


def money(pounds: int) -> str:
    """Return an amount: £ billion and £ million to one decimal, £ thousand below a million."""
    size = abs(pounds)
    if size >= _BILLION:
        return _("£{pounds} billion").format(pounds=plain(pounds / _BILLION, decimals=1))
    if size >= _MILLION:
        return _("£{pounds} million").format(pounds=plain(pounds / _MILLION, decimals=1))
    return _("£{pounds} thousand").format(pounds=plain(pounds / _THOUSAND))
