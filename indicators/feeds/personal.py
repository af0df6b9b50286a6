"""Recognises files about persons, which are refused: their columns by name, and by what stands in them."""

import re
from collections.abc import Callable, Sequence

from indicators.feeds.cells import Cell, text_of
from indicators.feeds.feed import shown

_PERSONS = (
    "person people patient pupil child children student learner client customer resident applicant claimant tenant "
    "employee staff carer mother father offender victim"
).replace(" ", "|")
_NAMES = "fore|sur|first|last|full|family|given|middle|maiden|preferred"
_WORDS = (
    ("names of people", rf"(?:{_NAMES}|(?:{_PERSONS})s?) ?names?|names? (?:of )?(?:the )?(?:{_PERSONS})"),
    ("birth dates", r"(?:.* )?(?:dob|do b|d o b|dates? of birth|birth ?dates?|birth ?days?|born on)(?: .*)?"),
    ("NHS numbers", r"(?:.* )?nhs ?(?:numbers?|nos?|nums?|ids?)(?: .*)?"),
    ("National Insurance numbers", r"(?:.* )?(?:national insurance(?: .*)?|nino|ni ?(?:numbers?|nos?|nums?))"),
    ("postcodes", r"(?:.* )?(?:post ?codes?|postal ?codes?|pcds?|pcd[278])(?: .*)?"),
)
_NAMED = tuple((what, re.compile(pattern)) for what, pattern in _WORDS)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
_NATIONAL_INSURANCE = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]")
_NHS = re.compile(r"[0-9]{3} ?[0-9]{3} ?[0-9]{4}")
_LOOKED_AT = 200
_ENOUGH = 5
_MOST = 0.9


class PersonalError(ValueError):
    """A file holds what belongs to persons; the message names the column."""


def refuse(columns: Sequence[str], rows: Sequence[Sequence[Cell]] = ()) -> None:
    """Raise PersonalError where a column is named after what identifies a person, or holds it.

    Of the rows a sample is looked at: a column that holds almost nothing but NHS numbers, National Insurance numbers
    or whole postcodes is one whatever it is called.
    """
    for title in columns:
        what = _by_name(title)
        if what is not None:
            raise _refused(title, what)
    if not rows:
        return
    sample = rows[:: max(1, len(rows) // _LOOKED_AT)]
    for position, title in enumerate(columns):
        cells = [text for row in sample if position < len(row) and (text := text_of(row[position]).upper())]
        for what, fits in _CONTENTS:
            if len(cells) >= _ENOUGH and sum(map(fits, cells)) >= _MOST * len(cells):
                raise _refused(title, what)


def _by_name(title: str) -> str | None:
    """What a column with this title holds of persons; None for the columns of statistics."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)
    plain = " ".join(re.findall(r"[a-z0-9]+", spaced.lower().replace("'s", "").replace("’s", "")))
    return next((what for what, pattern in _NAMED if pattern.fullmatch(plain)), None)


def _refused(title: str, what: str) -> PersonalError:
    return PersonalError(
        f"the column “{shown(title)}” holds {what}, and files about persons are not read; take such columns out"
    )


def _is_nhs_number(text: str) -> bool:
    """Ten digits of which the last is the check digit of the others (NHS Data Dictionary, modulus 11)."""
    if not _NHS.fullmatch(text):
        return False
    *digits, check = (int(digit) for digit in text if digit != " ")
    return (11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11) % 11 == check


def _is_national_insurance_number(text: str) -> bool:
    return _NATIONAL_INSURANCE.fullmatch(text) is not None


def _is_postcode(text: str) -> bool:
    return _POSTCODE.fullmatch(text) is not None


_CONTENTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("NHS numbers", _is_nhs_number),
    ("National Insurance numbers", _is_national_insurance_number),
    ("postcodes", _is_postcode),
)
