"""What a newcomer opens: real places with published figures and illustrative terms, bad news only where invented."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import database, demonstration
from data.demonstration import TODAY, DemonstrationError, filling
from data.demonstration.files import PUBLISHED, documents, invented, published
from data.demonstration.places import _peopled
from data.demonstration.tabulate import as_csv, series
from data.gazetteer import PlaceKind
from data.store import calendar, facts, figures, places, promises
from data.store import documents as kept
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, EvidenceClass, Level, StandardTerms, check_agreement, check_standard
from tests.data.demonstration_store import filled
from tests.servers import url

NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with filled(tmp_path_factory.mktemp("demonstration")) as engine:
        yield engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with database.session(engine) as session:
        yield session


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    engine = database.engine(url(tmp_path / "empty.sqlite"))
    database.prepare(engine)
    with database.session(engine) as session:
        yield session
    engine.dispose()


def test_a_filled_store_is_a_demonstration_and_carries_its_own_day(session: Session) -> None:
    assert demonstration.is_demonstration(session)
    assert demonstration.today(session) == TODAY == date(2026, 11, 21)


def test_an_empty_store_is_none(empty: Session) -> None:
    assert not demonstration.is_demonstration(empty)
    assert demonstration.today(empty) is None


def test_filling_again_only_sets_the_clock(empty: Session) -> None:
    assert demonstration.fill(empty, today=date(2026, 1, 5))
    before = len(figures.releases(empty))
    assert not demonstration.fill(empty, today=date(2026, 3, 1))
    assert demonstration.today(empty) == date(2026, 3, 1)
    assert len(figures.releases(empty)) == before


def test_a_store_that_holds_other_things_is_refused(empty: Session) -> None:
    note = figures.ReleaseNote(feed="file", indicator="employment-rate", asked_at=NOW, address="here")
    figures.record_failure(empty, note)
    with pytest.raises(DemonstrationError, match="The store holds other agreements or figures"):
        demonstration.fill(empty)


def test_a_place_that_the_reference_lost_is_named(empty: Session) -> None:
    with pytest.raises(DemonstrationError, match='We hold no place called "atlantis"'):
        filling.code_of(empty, "atlantis")


def test_every_document_agrees_with_the_catalogue_and_the_places(session: Session) -> None:
    indicators = demonstration.indicators()
    known = {name for each in places.everything(session) for name in (each.slug, each.code)}
    for _, terms, entry in documents():
        if isinstance(terms, AgreementTerms):
            assert check_agreement(terms, indicators=indicators, places=known) == (), entry["file"]
        else:
            assert check_standard(terms, indicators=indicators, places=known) == (), entry["file"]


def test_bad_news_is_only_invented_about_invented_places() -> None:
    for _, terms, entry in documents():
        name = entry["file"]
        if isinstance(terms, StandardTerms):
            assert set(terms.applies_to) <= {"northmere", "eastholme", "port-wexley"}, name
        elif terms.evidence is EvidenceClass.ILLUSTRATIVE:
            assert all(power.promised > TODAY for power in terms.powers), name
        else:
            assert terms.evidence is EvidenceClass.INVENTED, name
            assert terms.place in {"northmere", "eastholme", "port-wexley"}, name
    assert {each.place[:2] for each in invented()} == {"x-"}
    assert not any(each.place.startswith("x-") for each in published())


def test_the_places_have_their_kinds_people_and_members(session: Session) -> None:
    northmere = places.named(session, "northmere")
    assert northmere is not None
    assert (northmere.population, northmere.kind, northmere.evidence) == (
        1_400_000,
        PlaceKind.CITY_REGION,
        EvidenceClass.INVENTED,
    )
    assert len(places.within(session, "x-northmere", on=TODAY)) == 5
    grouping = "x-bournemouth-dorset-poole"
    assert [each.name for each in places.within(session, grouping, on=TODAY)] == [
        "Bournemouth, Christchurch and Poole",
        "Dorset",
    ]
    assert [each.name for each in places.within(session, grouping, on=date(2019, 3, 31))] == [
        "Bournemouth",
        "Dorset",
        "Poole",
    ]


def test_a_place_without_people_in_every_part_has_no_sum() -> None:
    place = PlaceRecord(code="x-a", slug="a", name="A", kind=PlaceKind.DISTRICT)
    part = PlaceRecord(code="x-b", slug="b", name="B", kind=PlaceKind.DISTRICT, population=5, population_year=2020)
    assert _peopled(place, [part, part]).population == 10
    assert _peopled(place, [part, place]).population is None


def test_places_without_an_agreement_say_why(session: Session) -> None:
    stages = demonstration.stages(session)
    assert stages["E12000007"] == "level_undecided"
    assert set(stages.values()) == {"level_undecided", "not_in_an_agreement"}
    assert len(stages) == 5


def test_the_agreements_in_force_are_those_of_both_waves(session: Session) -> None:
    records = kept.in_force(session, kind="agreement", on=TODAY, known_at=NOW)
    assert {(record.agreement.place, record.agreement.wave, record.version) for record in records} == {
        ("greater-manchester", 1, 1),
        ("birmingham", 1, 1),
        ("kent", 1, 1),
        ("northmere", 1, 2),
        ("essex", 2, 1),
        ("bournemouth-dorset-poole", 2, 1),
        ("eastholme", 2, 1),
        ("port-wexley", 2, 2),
    }
    (leeds,) = kept.versions(session, "agreement", "E08000035")
    assert (leeds.status, leeds.agreement.level) == ("draft", Level.CITY_REGION)
    assert (TODAY - leeds.recorded_at.date()).days == 140


def test_what_the_centre_promised_northmere_is_late_by_234_days(session: Session) -> None:
    (record,) = kept.in_force(session, kind="agreement", on=TODAY, subject="x-northmere")
    skills = next(power for power in record.agreement.powers if power.name == "Adult skills")
    assert (TODAY - skills.promised).days == 234
    steps = [(each.clause, each.step) for each in promises.of_subject(session, "x-northmere", known_at=NOW)]
    assert steps == [
        ("power Early years budgets in one", promises.PromiseStep.DELIVERED),
        ("power Early years budgets in one", promises.PromiseStep.EXPLAINED),
        ("power Adult skills", promises.PromiseStep.EXPLAINED),
    ]


def test_a_late_figure_and_a_held_back_file_are_on_record(session: Session) -> None:
    (late,) = calendar.expected(session, indicator="x-buses-on-time")
    assert (TODAY - late.expected_on).days == 52
    (issue,) = figures.issues(session, place="x-eastholme")
    assert "counts thousands of people" in issue.message


def test_a_held_figure_shows_no_trace_before_its_minute(session: Session) -> None:
    name, minute = "x-new-parents-visited", datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    before = figures.of_indicator(session, name, known_at=minute.replace(minute=29))
    at = figures.of_indicator(session, name, known_at=minute)
    assert len(at) - len(before) == 6
    assert set(at.status[at.start == np.datetime64("2026-07-01")]) == {"provisional"}
    assert len(figures.releases(session, indicator=name, known_at=minute)) == 1 + len(
        figures.releases(session, indicator=name, known_at=minute.replace(minute=29))
    )


def test_northmere_is_the_sum_of_its_districts() -> None:
    visits = [each for each in invented() if each.indicator == "x-new-parents-visited"]
    for whole in (each for each in visits if each.place == "x-northmere"):
        parts = [
            each for each in visits if each.period == whole.period and each.place not in {"x-northmere", "x-eastholme"}
        ]
        assert (len(parts), sum(each.count or 0 for each in parts)) == (5, whole.count)
        assert sum(each.denominator or 0 for each in parts) == whole.denominator


def test_every_invented_share_is_its_count_over_its_denominator() -> None:
    counted = [each for each in invented() if each.count is not None]
    assert counted
    for each in counted:
        assert each.denominator is not None
        assert each.value == round(100 * each.count / each.denominator, 1), each


def test_the_published_table_is_what_our_command_makes_of_the_figures_held(session: Session) -> None:
    text = demonstration.tabulate(session, known_at=NOW, indicators=demonstration.indicators())
    assert text == PUBLISHED.read_text("utf-8")
    assert as_csv([]).startswith("indicator,place,start,end,label,value,lower,upper,status,caveats,released")


def test_every_series_named_is_in_the_published_table() -> None:
    found = {(each.indicator, each.place) for each in published()}
    assert found == {(each.indicator, place) for each in series() for place in each.places}


def test_published_figures_equal_the_publishers(shared: Path) -> None:
    for slug in ("employment-rate", "claimant-count"):
        path = shared / "replies" / "ons_els" / f"series_{slug}.csv"
        with path.open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["value"]]
        mine = {(each.place, each.label): each.value for each in published() if each.indicator == slug}
        theirs = {(row["areacd"], row["period"]): round(float(row["value"]), 1) for row in rows}
        assert mine
        assert {key: theirs[key] for key in mine} == mine


def test_reported_facts_are_cited_by_title_publisher_and_date(session: Session) -> None:
    facts_reported = demonstration.reported()
    assert len(facts_reported) == 19
    first = facts_reported[0]
    assert (first.title, first.publisher, first.published) == (
        "Delivering a Localist Future: A route-map for change",
        "2020 Public Services Trust",
        "March 2010",
    )
    for each in facts_reported:
        assert each.place is None or places.named(session, each.place) is not None, each.place


def test_no_figure_is_shown_without_a_definition(session: Session) -> None:
    assert set(figures.indicators_held(session, known_at=datetime(2026, 12, 31, tzinfo=UTC))) <= set(
        demonstration.indicators()
    )
    assert facts.version(session) > 0
