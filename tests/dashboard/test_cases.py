"""Cases are cut from what was seen at the time: flagged, confirmed, recovering, ended, each with its figure."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions.case_values import CaseStage, Ended
from dashboard.questions.cases import case, cases
from dashboard.questions.standards import standards_register
from data import database
from data.store import cases as held
from data.store.cases import CaseRecord, CaseStep
from data.store.verdicts import MovedBy
from data.terms import EvidenceClass
from indicators.judgement.verdict import StandardState
from tests import stores

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)
FLAGGED = CaseRecord(
    standard="work-floor",
    place="x-testham",
    episode=1,
    at=datetime(2026, 1, 5, 12, tzinfo=UTC),
    event=CaseStep.ACKNOWLEDGED,
    evidence=EvidenceClass.INVENTED,
)


@pytest.fixture
def small(tmp_path):
    """Testham, with a floor of 65 under employment; figures are for the test to add."""
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        stores.add_place(session)
        stores.add_standard(session)
        yield session


def figures(session: Session, *releases: tuple[date, dict[int, float]]):
    for published, values in releases:
        stores.add_figures(session, values, published=published)


def test_a_place_over_its_floor_has_no_case(small):
    figures(small, (date(2024, 1, 1), {2023: 70.0}))
    assert cases(small, known_at=NOW) == ()


def test_a_case_is_flagged_on_the_day_its_figure_became_known(small):
    figures(small, (date(2024, 1, 1), {2023: 70.0}), (date(2025, 2, 3), {2024: 60.0}))
    (found,) = cases(small, known_at=NOW)
    assert (found.key, found.flagged_on, found.stage) == ("testham.work-floor.1", date(2025, 2, 3), CaseStage.SUSPECTED)
    assert found.reply_due == date(2025, 2, 17)
    assert not found.confirmed


def test_a_second_miss_confirms_it_and_the_first_stays_as_it_was_shown(small):
    figures(small, (date(2025, 2, 3), {2024: 60.0}), (date(2026, 2, 3), {2025: 60.0}))
    (found,) = cases(small, known_at=NOW)
    assert [one.verdict.standard.state for one in found.seen] == [StandardState.MAY_BE_BELOW, StandardState.BELOW]
    assert [one.on for one in found.seen] == [date(2025, 2, 3), date(2026, 2, 3)]
    assert (found.confirmed, found.stage) == (True, CaseStage.CONFIRMED)


@pytest.mark.parametrize(
    ("second", "how", "moved_by"),
    [({2025: 70.0}, Ended.NOT_CONFIRMED, MovedBy.NEW_FIGURE), ({2024: 70.0}, Ended.REVISED, MovedBy.REVISION)],
    ids=["the next figure", "a revision"],
)
def test_a_case_that_was_not_confirmed_ends_by_figures_alone(small, second, how, moved_by):
    figures(small, (date(2025, 2, 3), {2024: 60.0}), (date(2026, 2, 3), second))
    (found,) = cases(small, known_at=NOW)
    assert (found.ended, found.ended_on, found.seen[-1].moved_by) == (how, date(2026, 2, 3), moved_by)
    assert not found.is_secure


def test_a_later_episode_is_a_case_of_its_own_number(small):
    figures(
        small,
        (date(2023, 2, 3), {2022: 60.0}),
        (date(2024, 2, 3), {2022: 70.0, 2023: 70.0}),
        (date(2025, 2, 3), {2024: 60.0}),
    )
    first, second = cases(small, known_at=NOW)
    assert (first.number, first.ended, second.number, second.ended) == (1, Ended.NOT_CONFIRMED, 2, None)


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        ((CaseStep.ACKNOWLEDGED,), CaseStage.SUSPECTED),
        ((CaseStep.EXPLAINED,), CaseStage.ANSWERED),
        ((CaseStep.EXCEPTIONAL,), CaseStage.EXCEPTIONAL),
        ((CaseStep.EXPLAINED, CaseStep.RECOVERY_PLAN), CaseStage.PLANNED),
    ],
    ids=["acknowledged", "explained", "exceptional", "planned"],
)
def test_what_people_do_moves_the_case_and_not_the_judgement(small, steps, stage):
    figures(small, (date(2025, 12, 1), {2024: 60.0}))
    for step in steps:
        held.record(small, CaseRecord(**{**_fields(FLAGGED), "event": step}))
    (found,) = cases(small, known_at=NOW)
    assert found.stage is stage
    assert found.verdict.standard.state is StandardState.MAY_BE_BELOW


def _fields(record: CaseRecord):
    return {name: getattr(record, name) for name in CaseRecord.__slots__}


def test_a_sign_off_ends_a_secure_recovery_and_nothing_else(small):
    figures(
        small,
        *((date(year + 1, 2, 3), {year: value}) for year, value in ((2021, 60.0), (2022, 60.0), (2023, 70.0))),
    )
    closed = CaseRecord(**{**_fields(FLAGGED), "event": CaseStep.CLOSED, "at": datetime(2024, 3, 1, tzinfo=UTC)})
    held.record(small, closed)
    (early,) = cases(small, known_at=NOW)
    assert (early.stage, early.ended) == (CaseStage.RECOVERING, None)
    figures(small, (date(2025, 2, 3), {2024: 70.0}))
    (secure,) = cases(small, known_at=NOW)
    assert (secure.is_secure, secure.stage) == (True, CaseStage.SECURE)
    held.record(small, CaseRecord(**{**_fields(closed), "at": datetime(2025, 3, 1, tzinfo=UTC)}))
    (over,) = cases(small, known_at=NOW)
    assert (over.ended, over.ended_on) == (Ended.SIGNED_OFF, date(2025, 3, 1))


def test_a_reply_is_late_once_its_day_has_passed_without_one(small):
    figures(small, (date(2025, 12, 1), {2024: 60.0}))
    (found,) = cases(small, known_at=NOW)
    assert found.reply_due == date(2025, 12, 15)
    assert not found.reply_is_late(date(2025, 12, 15))
    assert found.reply_is_late(date(2025, 12, 16))


def test_a_standard_lapses_after_its_review_and_its_open_case_with_it(small):
    figures(small, (date(2025, 12, 1), {2024: 60.0}))
    later = datetime(2030, 6, 1, 12, tzinfo=UTC)
    (found,) = cases(small, known_at=later)
    assert found.ended is Ended.LAPSED
    page = standards_register(small, PUBLIC, "", "", known_at=later)
    assert page.entries == ()
    assert [one.terms.name for one in page.lapsed] == ["work-floor"]
    assert [(one.start, one.standards) for one in page.in_force][-2:] == [(date(2030, 1, 1), 0), (date(2030, 4, 1), 0)]
    assert page.in_force[-2].ended == ("A floor under employment",)


def test_the_register_counts_from_the_quarter_before_the_first(small):
    page = standards_register(small, PUBLIC, "", "", known_at=NOW)
    assert [(one.start, one.standards) for one in page.in_force][:2] == [(date(2019, 10, 1), 0), (date(2020, 1, 1), 1)]
    assert page.in_force[1].began == ("A floor under employment",)


@pytest.mark.parametrize("key", ["", "testham", "testham.work-floor.9", "nowhere.at.1"])
def test_a_case_we_do_not_hold_is_said(small, key):
    figures(small, (date(2025, 12, 1), {2024: 60.0}))
    assert case(small, key, known_at=NOW) is None
    assert standards_register(small, PUBLIC, "", "", key, known_at=NOW).unknown_case == key


def test_an_empty_store_has_neither_cases_nor_a_register(tmp_path):
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        page = standards_register(session, PUBLIC, "", "", known_at=NOW)
    assert (page.cases, page.closed, page.in_force, page.entries) == ((), (), (), ())
