"""Numbers as people read them: fixed decimals, a true minus, thousands apart, the base of a rate always said."""

from decimal import Decimal

from data.catalogue import Indicator, UnitKind

MINUS = "−"
NOT_KNOWN = "not known"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_THOUSAND = 1_000
_MILLION = 1_000_000
_BILLION = 1_000 * _MILLION

Number = int | float | Decimal


def counted(number: int) -> str:
    """Return a count as running text writes it: words up to nine, figures from ten."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else plain(number)


def many(number: int, one: str, more: str | None = None) -> str:
    """Return "one place", "three places": a count with its noun in the right number."""
    return f"{counted(number)} {one if number == 1 else more or one + 's'}"


def plain(value: Number, *, decimals: int = 0) -> str:
    """Return a number with its decimals, commas between thousands and a true minus; −0.0 reads 0.0."""
    text = f"{abs(value):,.{decimals}f}"
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
            return f"{text} years"
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
    return f"{short(lower, indicator)} to {short(upper, indicator)}"


def change(value: Number, indicator: Indicator) -> str:
    """Return the size of a change, without its direction: "3.1 percentage points"."""
    text = plain(abs(float(value)), decimals=indicator.decimals)
    match indicator.unit_kind:
        case UnitKind.PERCENT:
            return f"{text} percentage points"
        case UnitKind.RATIO:
            return text
        case UnitKind.YEARS:
            return f"{text} years"
        case _:
            return f"{text} {indicator.unit}"


def base(indicator: Indicator) -> str:
    """Return what the numbers of a table are counted in: "percent", "per 100,000 aged 10–17"."""
    return "as a ratio" if indicator.unit_kind is UnitKind.RATIO else indicator.unit


def people(number: int) -> str:
    """Return a population: "2.8 million", "61,000"."""
    if number >= _MILLION:
        return f"{plain(number / _MILLION, decimals=1)} million"
    return plain(round(number, -3) if number >= _THOUSAND else number)


def money(pounds: int) -> str:
    """Return an amount: £ billion and £ million to one decimal, £ thousand below a million."""
    size = abs(pounds)
    if size >= _BILLION:
        return f"£{plain(pounds / _BILLION, decimals=1)} billion"
    if size >= _MILLION:
        return f"£{plain(pounds / _MILLION, decimals=1)} million"
    return f"£{plain(pounds / _THOUSAND)} thousand"
