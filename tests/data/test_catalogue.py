"""A definition becomes a frozen indicator, or is refused by name with the cure."""

import json
import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue
from data.better import Better
from data.catalogue import DefinitionError, Frequency, Indicator, UnitKind, UnknownIndicatorError, definition, licences
from data.periods import YearStart

SHIPPED = [
    "adult-obesity-prevalence",
    "cardiovascular-mortality",
    "child-injury-admissions",
    "claimant-count",
    "early-years-communication-language",
    "economic-inactivity-rate",
    "economic-inactivity-rate-nomis",
    "employment-rate",
    "employment-rate-nomis",
    "first-time-entrants",
    "further-education-skills-learner-achievements",
    "gcses-equivalent-english-maths",
    "greenhouse-gas-emissions",
    "healthy-life-expectancy-female",
    "housing-affordability-ratio",
    "net-additions-housing-stock",
    "not-in-education-employment-training",
    "recorded-crime-scotland",
]

GOOD = {
    "title": '"Visits"',
    "measure": '"The share visited"',
    "unit": '"percent"',
    "unit_kind": '"percent"',
    "of": '"new parents"',
    "better": '"higher"',
    "better_because": '"more are visited"',
    "better_from": '"ours"',
    "decimals": "1",
    "frequency": '"quarterly"',
    "lag_days": "60",
    "definition": '"Visits within 14 days."',
    "publisher": '"A publisher"',
    "source_title": '"A table"',
    "source_address": '"https://example.org/table"',
    "licence": '"ons"',
    "feed": '"file"',
    "query": '{ format = "csv" }',
}


def text(**changes: str | None) -> str:
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return "\n".join(f"{key} = {value}" for key, value in keys.items())


def parsed(**changes: str | None) -> Indicator:
    return definition.parse(text(**changes), name="visits", licences=licences.known())


def test_every_indicator_of_the_first_list_is_shipped_in_alphabetical_order() -> None:
    assert list(catalogue.indicators()) == SHIPPED


def test_a_definition_is_read_into_typed_values() -> None:
    employment = catalogue.indicator("employment-rate")
    assert (employment.title, employment.measure) == ("Employment rate", "The employment rate")
    assert (employment.unit, employment.unit_kind, employment.better) == ("percent", UnitKind.PERCENT, Better.HIGHER)
    assert (employment.lowest, employment.highest, employment.margin) == (0.0, 100.0, 0.1)
    assert (employment.frequency, employment.window, employment.lag_days) == (Frequency.YEARLY, 1, 106)
    assert employment.stopped == date(2023, 12, 31)
    assert employment.query["slug"] == "employment-rate"
    assert hash(employment) == hash(employment)


def test_what_is_not_said_has_its_default() -> None:
    visits = parsed()
    assert (visits.lowest, visits.highest, visits.stopped, visits.year, visits.paired) == (None,) * 5
    assert (visits.breaks, visits.accepts_estimated, visits.limits, visits.window) == ((), False, 0.95, 1)


def test_a_frequency_knows_its_months() -> None:
    assert [each.months for each in Frequency] == [12, 3, 1]


@pytest.mark.parametrize(
    ("year", "start"),
    [
        ('"calendar"', YearStart(1, 1)),
        ('"financial"', YearStart(4, 1)),
        ('"academic"', YearStart(9, 1)),
        ('"tax"', YearStart(4, 6)),
        ("{ month = 8, day = 1 }", YearStart(8, 1)),
    ],
)
def test_a_year_is_named_or_begins_on_a_stated_day(year: str, start: YearStart) -> None:
    assert parsed(year=year).year == start


def test_breaks_are_put_in_order() -> None:
    visits = parsed(breaks='[{ on = 2022-04-01, what = "new form" }, { on = 2020-04-01, what = "new count" }]')
    assert [each.what for each in visits.breaks] == ["new count", "new form"]


def test_a_licence_names_publication_department_and_release() -> None:
    entrants = catalogue.indicator("first-time-entrants").licence
    assert entrants.attribution.startswith(
        "Department for Education, Local Authority Interactive Tool, from Youth Justice Board"
    )
    injuries = catalogue.indicator("child-injury-admissions").licence.attribution_for(date(2025, 5, 6))
    assert "profiles. 6 May 2025 https://fingertips.phe.org.uk © Crown copyright 2025" in injuries
    assert not catalogue.indicator("recorded-crime-scotland").licence.open


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"unit": None}, 'visits.toml: no unit. Add, say, unit = "percent".'),
        ({"better": '"up"'}, 'visits.toml: better is "up". Write higher, lower or neither.'),
        ({"unit_kind": '"share"'}, 'visits.toml: unit_kind is "share". Write percent, rate, years'),
        ({"better_from": '"us"'}, 'visits.toml: better_from is "us". Write publisher or ours.'),
        ({"decimal": "1"}, 'visits.toml: unknown key "decimal". Did you mean "decimals"?'),
        ({"zzz": "1"}, 'visits.toml: unknown key "zzz". Remove it.'),
        ({"decimals": '"one"'}, "visits.toml: decimals is 'one'. Write a whole number, say, decimals = 1."),
        ({"decimals": "true"}, "visits.toml: decimals is 'True'. Write a whole number, say, decimals = 1."),
        ({"decimals": "7"}, "visits.toml: decimals is 7. Write a whole number from 0 to 6."),
        ({"lag_days": "-1"}, "visits.toml: lag_days is -1. Write a whole number from 0 to 3650."),
        ({"window": "0"}, "visits.toml: window is 0. Write a whole number from 1 to 20."),
        ({"title": '" "'}, "visits.toml: title is empty. Write text in quotes"),
        ({"lowest": "100", "highest": "0"}, "visits.toml: lowest 100 is not below highest 0. Swap or mend them."),
        ({"lowest": "nan"}, "visits.toml: lowest is not a number we can hold."),
        ({"highest": "1" + "0" * 400}, "visits.toml: highest is not a number we can hold."),
        ({"highest": "1" * 5000}, "visits.toml: not TOML"),
        ({"margin": "-0.5"}, "visits.toml: margin is -0.5. Write 0 or more, in the indicator's unit."),
        ({"disclosure": "{ least = 4 }"}, "visits.toml: disclosure is {'least': 4}. Write, say, disclosure = { thresh"),
        ({"disclosure": "{ threshold = true }"}, "visits.toml: disclosure is {'threshold': True}. Write, say,"),
        ({"disclosure": "{ threshold = 0 }"}, "visits.toml: disclosure.threshold is 0. Write a whole number from 1"),
        ({"disclosure": "{ rounding = 0 }"}, "visits.toml: disclosure.rounding is 0. Write a whole number from 1"),
        ({"limits": "95.0"}, "visits.toml: limits is 95.0. Write a share between 0 and 1, say, limits = 0.95."),
        ({"stopped": '"2023"'}, "visits.toml: stopped is '2023'. Write a date, say, stopped = 2023-12-31."),
        ({"stopped": "2023-12-31T00:00:00"}, "visits.toml: stopped is '2023-12-31 00:00:00'. Write a date"),
        ({"year": '"school"'}, 'visits.toml: year is "school". Write calendar, financial, academic, tax or'),
        ({"year": "{ month = 2, day = 29 }"}, "visits.toml: year begins on no day."),
        ({"year": "{ first = 2 }"}, "visits.toml: year is {'first': 2}. Write the first day"),
        ({"breaks": "[2021-09-01]"}, "visits.toml: breaks holds '2021-09-01'."),
        ({"breaks": '[{ on = 2021-09-01T00:00:00, what = "x" }]'}, "visits.toml: breaks holds"),
        ({"breaks": '[{ on = 2021-09-01, what = "x", why = "y" }]'}, "visits.toml: breaks holds"),
        ({"licence": '"mine"'}, 'visits.toml: unknown licence "mine". Write one of cpop, dfe'),
        ({"source_address": '"http://example.org"'}, "visits.toml: source_address is"),
        ({"source_address": '"https://example.org/a b"'}, "visits.toml: source_address is"),
    ],
)
def test_a_bad_definition_is_refused_by_name_with_the_cure(changes: dict[str, str | None], sentence: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        parsed(**changes)
    assert str(refused.value).startswith(sentence) or sentence in str(refused.value)


def test_a_margin_may_be_wider_than_one_printed_unit() -> None:
    assert parsed(margin="0.5").margin == 0.5


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"title = ", "visits.toml: not TOML"),
        (b"\xff\xfe", "visits.toml: not UTF-8 text. Save the file as UTF-8."),
        (b"a = " + b"[" * 100_000, "visits.toml: nested too deeply. Write plain keys and tables."),
    ],
)
def test_a_file_that_is_not_a_definition_is_refused(tmp_path: Path, body: bytes, sentence: str) -> None:
    path = tmp_path / "visits.toml"
    path.write_bytes(body)
    with pytest.raises(DefinitionError, match=sentence[:20]) as refused:
        catalogue.read(path)
    assert str(refused.value).startswith(sentence)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"visits\.toml: cannot be read \(No such file or directory\)"):
        catalogue.read(tmp_path / "visits.toml")


def test_a_folder_of_our_own_adds_indicators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "visits.toml").write_text(text(), "utf-8")
    assert "visits" in catalogue.indicators(folders=(tmp_path,))
    monkeypatch.setenv("OUTCOMES_DEFINITIONS", os.pathsep.join(["", str(tmp_path)]))
    assert catalogue.indicator("visits") == catalogue.read(tmp_path / "visits.toml")


def test_a_name_used_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "employment-rate.toml").write_text(text(), "utf-8")
    with pytest.raises(DefinitionError, match="an indicator of this name is already defined"):
        catalogue.indicators(folders=(tmp_path,))


@pytest.mark.parametrize("paired", ["nothing", "visits"])
def test_a_paired_measure_must_be_another_indicator(tmp_path: Path, paired: str) -> None:
    (tmp_path / "visits.toml").write_text(text(paired=f'"{paired}"'), "utf-8")
    with pytest.raises(DefinitionError, match=rf'visits\.toml: paired is "{paired}"'):
        catalogue.indicators(folders=(tmp_path,))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="There is no folder of definitions"):
        catalogue.indicators(folders=(tmp_path / "none",))


@pytest.mark.parametrize(
    ("name", "cure"),
    [("employment-rates", "Did you mean employment-rate"), ("%%%", "lists what there is")],
)
def test_an_unknown_indicator_is_answered_with_the_nearest_names(name: str, cure: str) -> None:
    with pytest.raises(UnknownIndicatorError, match=cure):
        catalogue.indicator(name)


@given(st.text(max_size=200) | st.sampled_from(sorted(GOOD)).map(lambda key: text(**{key: "[[[1]]]"})))
def test_any_text_is_read_or_refused(words: str) -> None:
    try:
        definition.parse(words, name="visits", licences=licences.known())
    except DefinitionError as error:
        assert str(error).startswith("visits.toml: ")  # noqa: PT017 - either answer is right; the words are held


def test_units_decimals_and_releases_are_those_of_the_publisher(shared: Path) -> None:
    folder = shared / "replies" / "ons_els"
    for each in catalogue.indicators().values():
        if each.feed != "ons_els":
            continue
        name = f"metadata_{each.query['slug']}.json"
        path = folder / name
        if not path.exists():
            path = folder / name.replace("metadata_", "metadata_indicators_")
        said = json.loads(path.read_text("utf-8"))
        assert (each.query["unit"], each.decimals) == (said["unit"], said["decimalPlaces"]), each.name
        start, _, length = said["periodDomain"][1].partition("/")
        first = date.fromisoformat(start)
        end = first.replace(year=first.year + int(length[1])) if length else first.replace(day=first.day + 1)
        grace = each.lag_days - (date.fromisoformat(said["updated"]) - end).days
        assert grace in {0, 21}, each.name  # where the day is not fixed
        assert each.window == (int(length[1]) if length else 1), each.name


def test_the_licences_are_whole() -> None:
    table = tomllib.loads(licences.FILE.read_text("utf-8"))
    shown = {"ons", "ons-for", "fingertips", "dfe", "dfe-for", "cpop", "invented"}
    assert shown | {"nomis", "stat-xplore", "statistics-gov-scot", "police", "lg-inform"} == set(table)
