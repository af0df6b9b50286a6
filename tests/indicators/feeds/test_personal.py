"""Files about persons are refused by the name of the column, or by what stands in it."""

from collections.abc import Callable
from io import BytesIO

import pandas as pd
import pytest

from data import catalogue
from indicators.feeds.feed import FeedError, Reply
from indicators.feeds.files import parse_file
from indicators.feeds.personal import PersonalError, refuse

KEYS = {
    "format": "csv",
    "place": {"column": "Code"},
    "period": {"column": "Year", "year": "calendar"},
    "value": "Value",
}
ENTRANTS = catalogue.indicator("first-time-entrants")
SAID = "holds {}, and files about persons are not read; take such columns out"


@pytest.mark.parametrize(
    ("title", "what"),
    [
        *[(title, "names of people") for title in ("First name", "Surname", "FULL_NAME", "pupilName", "Child's name")],
        *[(title, "names of people") for title in ("forename", "name of patient", "LastName")],
        *[
            (title, "birth dates")
            for title in ("DOB", "Date of birth", "birth_date", "Child DoB", "date-of-birth (est)")
        ],
        *[(title, "NHS numbers") for title in ("NHS Number", "nhs_no", "NHSNumber", "patient NHS no")],
        *[(title, "National Insurance numbers") for title in ("NINO", "NI number", "National Insurance No.")],
        *[(title, "postcodes") for title in ("Postcode", "Home post code", "PCD", "pcd7", "school_postcode")],
    ],
)
def test_a_column_named_after_what_identifies_a_person_is_refused(title: str, what: str) -> None:
    with pytest.raises(PersonalError) as error:
        refuse(["Code", title])
    assert str(error.value) == f"the column “{title}” {SAID.format(what)}"


@pytest.mark.parametrize(
    "title",
    [
        *(
            "areanm",
            "LA Name",
            "la_name",
            "Area Name",
            "Name",
            "region_name",
            "Parent Name",
            "school_name",
            "GEOGRAPHY_NAME",
        ),
        *("Births", "Birth rate", "Low birth weight", "birth weight", "Indicator Name"),
        *("NHS trust", "nhs_region", "Unit", "NI", "Nino rate", "postal votes", "Number", "Local authority name"),
    ],
)
def test_the_columns_of_statistics_are_read(title: str) -> None:
    refuse([title], [["x"], ["y"]])


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (["943 476 5919", "9434765870", "9434765919", "943 476 5870", "9434765870"], "NHS numbers"),
        (["AB123456C", "AB 12 34 56 D", "ce123456a", "AB123456B", "JG103759A"], "National Insurance numbers"),
        (["M1 1AE", "SW1A 1AA", "ls29jt", "B33 8TH", "CR2 6XH"], "postcodes"),
    ],
)
def test_a_column_of_what_identifies_persons_is_refused_whatever_it_is_called(cells: list[str], what: str) -> None:
    rows = [["E08000003", cell] for cell in cells]
    with pytest.raises(PersonalError, match=f"the column “Key” holds {what}"):
        refuse(["Code", "Key"], rows)
    refuse(["Code", "Key"], rows[:4])  # too few to tell
    refuse(["Code", "Key"], [*rows, ["E08000003"], ["E08000003", "Total"]])  # a short row, and a word among them


def test_ten_digits_are_no_nhs_number_without_their_check_digit() -> None:
    refuse(["Key"], [[str(1_234_567_890 + step)] for step in range(20)])


def test_a_file_about_persons_stores_nothing_and_says_why(reply: Callable[..., Reply]) -> None:
    body = "Code,Year,Value,Postcode\nE08000003,2024,150,M1 1AE\n"
    with pytest.raises(FeedError, match=r"the column “Postcode” holds postcodes, and files about persons are not read"):
        parse_file(reply(body), keys=KEYS, indicator=ENTRANTS)


def test_in_a_parquet_file_the_columns_nobody_asked_for_are_looked_at_too(reply: Callable[..., Reply]) -> None:
    table = pd.DataFrame({"Code": ["E08000003"], "Year": ["2024"], "Value": ["150"], "NHS number": ["1"]})
    table.to_parquet(body := BytesIO())
    with pytest.raises(FeedError, match="the column “NHS number” holds NHS numbers"):
        parse_file(reply(body.getvalue()), keys={**KEYS, "format": "parquet"}, indicator=ENTRANTS)
