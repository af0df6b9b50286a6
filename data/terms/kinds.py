"""The building blocks of terms: text, days, numbers and money, each with its cure when it is wrong.

Terms arrive in three shapes, told apart by the validation context: TOML (numbers are numbers, money is in pounds),
canonical JSON (numbers are decimal strings, money is in pence) and our own code (money is in pence).
"""

from datetime import date, datetime
from decimal import Context, Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

LARGEST: Final = Decimal(10) ** 15
FINEST: Final = Decimal("1e-12")
ROOMY: Final = Context(prec=60)
PENCE: Final = 100

A_DATE: Final = "Write a date without quotes, say, 2029-03-31."
A_NUMBER: Final = "Write a number without quotes, say, 130.0."
A_NUMBER_WE_HOLD: Final = "Write a number under a thousand million million, with at most twelve decimals."
A_WHOLE_NUMBER: Final = "Write a whole number."
POUNDS: Final = "Write pounds, with at most two decimals for the pence."
PRINTABLE: Final = "Remove the control or invisible characters."
ONE_LINE: Final = "Write it on one line."


class Shape(Enum):
    """The form in which terms arrive."""

    TOML = "toml"
    CANONICAL = "canonical"


class Value(BaseModel):
    """Terms are made whole and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, ser_json_inf_nan="null")


class Money:
    """Marks a whole number of pence, which TOML writes in pounds."""


def _cured(cure: str) -> PydanticCustomError:
    return PydanticCustomError("cured", "{cure}", {"cure": cure})


def _day(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str) and info.context is Shape.CANONICAL:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _cured(A_DATE)
    return value


def _number(value: object, info: ValidationInfo) -> Decimal:
    number = None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, str) and info.context is Shape.CANONICAL:
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = None
    if number is None or not number.is_finite():
        raise _cured(A_NUMBER)
    if number.copy_abs() > LARGEST or number != number.quantize(FINEST, context=ROOMY):
        raise _cured(A_NUMBER_WE_HOLD)
    return number.normalize(ROOMY) + 0  # no trailing zeros, no minus before zero


def _whole(value: object, info: ValidationInfo) -> int:
    number = _number(value, info)
    if number != number.to_integral_value():
        raise _cured(A_WHOLE_NUMBER)
    return int(number)


def _pence(value: object, info: ValidationInfo) -> int:
    if info.context is not Shape.TOML:
        return _whole(value, info)
    pence = _number(value, info) * PENCE
    if pence != pence.to_integral_value():
        raise _cured(POUNDS)
    return int(pence)


def _printable(text: str) -> str:
    if any(not sign.isprintable() and sign != "\n" for sign in text):
        raise _cured(PRINTABLE)
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise _cured(ONE_LINE)
    return text


def _text(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,79}$", strip_whitespace=True)]
Line = Annotated[str, _text(200), AfterValidator(_printable), AfterValidator(_one_line)]
Words = Annotated[str, _text(2000), AfterValidator(_printable)]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Pence = Annotated[int, Money(), BeforeValidator(_pence)]
