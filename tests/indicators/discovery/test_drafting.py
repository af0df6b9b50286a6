import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data import catalogue
from data.better import Better
from data.catalogue import Frequency, Indicator, UnitKind
from indicators.discovery import Draft, DraftError, draft, written
from indicators.discovery.parts import unit_of, whom
from indicators.feeds.feed import Feed, FeedError, Reply, Request

NOW = datetime(2026, 11, 21, tzinfo=UTC)
WHY = {"better": "lower", "better_because": "fewer"}
ELS: dict[str, Any] = {
    "label": "Homicide offences (England)",
    "subtitle": "Number of people killed, in three years",
    "description": "Homicides recorded by the police.",
    "unit": "Rate per 1,000,000 population",
    "decimalPlaces": 1,
    "updated": "2026-02-05",
    "frequency": "annual",
    "periodDomain": ["2014-04-01/P3Y", "2022-04-01/P3Y"],
    "source": [{"name": "Office for National Statistics", "href": "https://www.ons.gov.uk/homicide"}],
}
FINGERTIPS = (
    "Indicator ID,Indicator,Definition,Unit,Year type,Polarity,Frequency\n"
    '7,Injuries,"Rate of children aged under 15 admitted",per 10,Financial,RAG - Low is good   ,Annual\n'
    "8,Injuries,,per 10,Rolling,Not applicable,\n"
)
OFFERED = [{"AreaTypeId": 15}, {"AreaTypeId": 501}]
ROWS = "Sex,Age,Category Type\nPersons,<15 yrs,\nFemale,<15 yrs,\nPersons,All,Deprivation\n"
ID = "63cfc86e-c334-4e58-2912-08da0807d53c"
SET = {
    "title": "Absence in schools",
    "summary": "",
    "latestVersion": {"version": "1.0", "published": "2025-11-20T09:30:00+00:00"},
}
META = {
    "indicators": [
        {"id": "a", "column": "a", "label": "Pupils", "unit": ""},
        {"id": "b", "column": "b", "label": "Absence rate", "unit": "%"},
    ],
    "filters": [
        {
            "id": "f",
            "column": "f",
            "label": "School type",
            "options": [{"id": "1", "label": "Primary"}, {"id": "2", "label": "Secondary"}],
        },
        {"id": "v", "column": "v", "label": "Version", "options": [{"id": "3", "label": "Final"}]},
        {"id": "s", "column": "s", "label": "Sex", "options": [{"id": "4", "label": "All"}]},
    ],
    "geographicLevels": [{"code": "LA", "label": "Local authority"}],
    "locations": [],
    "timePeriods": [{"code": "AY", "period": "2024/2025", "label": "2024/25"}],
}


def drafted(publisher: str, number: str, answers: Mapping[str, str], *bodies: object) -> Draft:
    """A draft from replies that come in this order."""
    coming = iter(bodies)

    def bring(request: Request, *, feed: Feed) -> Reply:
        assert request.url.split("/")[2] in feed.hosts
        said = next(coming)
        body = said if isinstance(said, str) else json.dumps(said)
        return Reply(request, 200, body.encode(), NOW, request.url)

    return draft(publisher, number, answers=answers, bring=bring)


def read(made: Draft, folder: Path) -> Indicator:
    """The indicator that the definition describes, as the catalogue reads it."""
    path = folder / f"{made.name}.toml"
    path.write_text(written(made), "utf-8")
    return catalogue.read(path)


def test_a_definition_from_explore_local_statistics_is_taken_by_the_catalogue(tmp_path: Path) -> None:
    made = drafted("ons_els", "homicide-offences", WHY, ELS)
    one = read(made, tmp_path)
    assert (one.name, one.title, one.measure) == ("homicide-offences", "Homicide offences", "The homicide offences")
    assert (one.of, one.unit, one.unit_kind) == ("people killed", "per 1,000,000 people", UnitKind.RATE)
    assert (one.frequency, one.window, one.lag_days, one.decimals) == (Frequency.YEARLY, 3, 310, 1)
    assert (one.better, one.better_because, one.better_from) == (Better.LOWER, "fewer", "ours")
    assert (one.publisher, one.department, one.lowest) == ("Office for National Statistics", None, 0)
    assert one.query == {"slug": "homicide-offences", "unit": "Rate per 1,000,000 population"}


def test_the_direction_is_always_asked_for_and_what_is_not_said_besides() -> None:
    made = drafted("ons_els", "homicide-offences", {}, ELS)
    assert [question.key for question in made.open] == ["better", "better_because"]
    made = drafted("ons_els", "homicide-offences", {}, ELS | {"subtitle": None})
    assert [question.key for question in made.open] == ["of", "better", "better_because"]
    with pytest.raises(ValueError, match="homicide-offences is not complete: of, better, better_because is open"):
        written(made)


def test_what_ons_shows_for_another_department_names_it(tmp_path: Path) -> None:
    answers = WHY | {"of": "homes", "name": "homes-added"}
    said = ELS | {"source": [{"name": "Department for Homes", "href": "ftp://x"}], "canBeNegative": True, "unit": None}
    one = read(drafted("ons_els", "net-additions", answers, said), tmp_path)
    assert (one.name, one.department, one.of, one.lowest) == ("homes-added", "Department for Homes", "homes", None)
    assert one.source_address == "https://www.ons.gov.uk/explore-local-statistics/indicators/net-additions"
    assert "from Department for Homes" in one.licence.attribution
    assert one.query == {"slug": "net-additions"}
    nobody = drafted("ons_els", "net-additions", answers, ELS | {"source": [], "label": "(All)"})
    assert (nobody.keys["publisher"], nobody.keys["title"]) == ("Office for National Statistics", "(All)")


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("Not a slug", ELS),
        ("a", ELS | {"label": 3}),
        ("a", ELS | {"periodDomain": []}),
        ("a", ELS | {"periodDomain": ["2023-13"]}),
        ("a", ELS | {"updated": "soon"}),
        ("a", "<html>"),
    ],
)
def test_metadata_that_say_too_little_are_refused(slug: str, said: object) -> None:
    with pytest.raises(FeedError, match="it says otherwise than we know"):
        drafted("ons_els", slug, WHY, said)


def test_a_definition_from_fingertips_takes_the_publishers_direction_only_where_we_agree(tmp_path: Path) -> None:
    answers = {"sex": "Persons", "lag_days": "400", "better_because": "fewer hurt"}
    made = drafted("fingertips", "7", answers, FINGERTIPS, OFFERED, ROWS)
    (direction,) = made.open
    assert (direction.key, direction.usual) == ("better", "lower")
    one = read(drafted("fingertips", "7", answers | {"better": "lower"}, FINGERTIPS, OFFERED, ROWS), tmp_path)
    assert (one.better_from, one.lag_days, one.unit, one.year is not None) == ("publisher", 400, "per 10 people", True)
    assert one.query == {"id": 7, "child": 501, "parent": 15, "sex": "Persons", "age": "<15 yrs", "unit": "per 10"}
    ours = drafted("fingertips", "7", answers | {"better": "higher"}, FINGERTIPS, OFFERED, ROWS)
    assert ours.keys["better_from"] == "ours"


def test_of_several_sexes_one_is_asked_for_and_whom_it_counts_where_unsaid() -> None:
    made = drafted("fingertips", "8", {}, FINGERTIPS, OFFERED, ROWS)
    assert [(one.key, one.choices) for one in made.open][:2] == [("sex", ("Persons", "Female")), ("of", ())]
    assert (made.keys["definition"], "year" in made.keys) == ("Injuries", False)


@pytest.mark.parametrize(
    ("number", "bodies", "why"),
    [
        ("x", [], "is no number of an indicator there"),
        ("9", [FINGERTIPS], "its metadata hold no indicator 9"),
        ("7", [FINGERTIPS, [{"AreaTypeId": 6}]], "it is offered for no councils"),
        ("7", [FINGERTIPS, OFFERED, "Sex,Age,Category Type\nPersons,All,Deprivation\n"], "no figures came"),
    ],
)
def test_an_indicator_that_fingertips_does_not_have_is_refused(number: str, bodies: list[object], why: str) -> None:
    with pytest.raises(FeedError, match=why):
        drafted("fingertips", number, WHY, *bodies)


def test_a_definition_from_education_statistics_pins_indicator_and_filters(tmp_path: Path) -> None:
    answers = WHY | {"value": "Absence rate", "filter-school-type": "Secondary", "of": "pupils"}
    one = read(drafted("ees", ID, answers, SET, META), tmp_path)
    assert (one.title, one.unit, one.lag_days) == ("Absence rate, Secondary, All", "percent", 80)
    assert one.query == {
        "dataset": ID,
        "value": "Absence rate",
        "levels": ["LA"],
        "filters": {"School type": "Secondary", "Sex": "All"},
        "status": "Version",
        "unit": "%",
    }
    assert one.definition == "Absence rate. From the data set “Absence in schools”."


def test_what_a_data_set_leaves_open_is_asked_for() -> None:
    made = drafted("ees", ID, {}, SET, META)
    keys = [question.key for question in made.open]
    assert keys == ["value", "filter-school-type", "of", "better", "better_because"]
    assert made.open[1].choices == ("Primary", "Secondary")
    bare = META | {
        "filters": [],
        "geographicLevels": [],
        "timePeriods": [{"code": "RY", "period": "2024", "label": "2024"}],
    }
    made = drafted("ees", ID, {"year": "financial"}, SET, bare)
    assert (made.keys["title"], made.keys["year"]) == ("Pupils", "financial")
    assert set(made.keys["query"]) == {"dataset", "value", "unit"}
    assert "year" in [question.key for question in drafted("ees", ID, {}, SET, bare).open]


@pytest.mark.parametrize(
    ("number", "about", "meta"),
    [
        ("x", SET, META),
        (ID, SET | {"latestVersion": {}}, META),
        (ID, SET, META | {"timePeriods": []}),
        (ID, SET, META | {"indicators": []}),
        (ID, SET, META | {"timePeriods": [{"code": "AY", "period": "?", "label": "some time"}]}),
    ],
)
def test_a_data_set_that_says_too_little_is_refused(number: str, about: object, meta: object) -> None:
    with pytest.raises(FeedError, match="it says otherwise than we know"):
        drafted("ees", number, WHY, about, meta)


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"better": "up"}, r"better is “up”\. Is more of it better, or less\? Write one of: higher, lower, neither\."),
        ({"better_because": " "}, r"better_because is “”\..*Write a few words\."),
        ({"sex": "Persons", "lag_days": "soon"}, r"lag_days is “soon”\. Write how many days"),
        ({"sex": "Nobody"}, r"sex is “Nobody”\."),
    ],
)
def test_an_answer_that_is_none_is_refused(answers: Mapping[str, str], problem: str) -> None:
    with pytest.raises(DraftError, match=problem):
        drafted("fingertips", "7", answers, FINGERTIPS, OFFERED, ROWS)


def test_a_publisher_that_says_too_little_is_named() -> None:
    with pytest.raises(DraftError, match=r"gov_uk cannot be drafted.* name one of ons_els, fingertips, ees\."):
        drafted("gov_uk", "/government/x", {})


@pytest.mark.parametrize(
    ("theirs", "title", "unit", "kind"),
    [
        ("%", "Employment", "percent", UnitKind.PERCENT),
        ("%", "Housing affordability ratio", "ratio", UnitKind.RATIO),
        ("%", "Registrations", "percent", UnitKind.PERCENT),
        ("Rate per 100,000 population", "Deaths", "per 100,000 people", UnitKind.RATE),
        ("", "Rate per 10,000 children", "per 10,000 children", UnitKind.RATE),
        ("yrs", "Life expectancy", "years", UnitKind.YEARS),
        ("", "Pupils", "number", UnitKind.COUNT),
        ("Tonnes of CO2", "Emissions", "tonnes of co2", UnitKind.AMOUNT),
    ],
)
def test_a_publishers_unit_is_written_in_our_words(theirs: str, title: str, unit: str, kind: UnitKind) -> None:
    found = unit_of(theirs, title)
    assert (found["unit"], found["unit_kind"]) == (unit, kind.value)


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Percentage of people aged 16 to 64 in employment", "people aged 16 to 64"),
        ("The proportion of pupils achieving grade 4", "pupils"),
        ("Rate of deaths, standardised", "deaths"),
        ("Median pay", ""),
    ],
)
def test_whom_a_figure_counts_is_read_from_its_subtitle(sentence: str, people: str) -> None:
    assert whom(sentence) == people


def test_a_sentence_begins_with_a_small_letter_but_for_names_in_capitals() -> None:
    assert drafted("ons_els", "a", {}, ELS | {"label": "GCSE results"}).keys["measure"] == "The GCSE results"
