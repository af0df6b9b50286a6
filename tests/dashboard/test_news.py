"""What changed, in small stores: by new figure, by revision, by changed terms, as time passed; and on record."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.questions.news_values import NewFigures, NewsKind, NewVersion, PromiseMoved, Revised, VerdictMoved
from dashboard.questions.what_changed import what_changed
from data import catalogue, database
from data.roles import Role
from data.store import documents, verdicts
from data.store.verdicts import ChangeRecord, Judgement, MovedBy
from data.terms import canonical, fingerprint
from indicators import workers
from tests.stores import NOW, add_agreement, add_figures, add_place, add_standard, store

CLAIMANTS = "claimant-count"


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        yield opened


def changed(session, since="2026-01-01", place="", kind="", *, known_at=NOW, viewer=PUBLIC):
    return what_changed(session, viewer, since, place, kind, known_at=known_at)


def of(page, wanted):
    return [one for day in page.days for one in day.news if isinstance(one, wanted)]


def moves(page):
    return {(one.judgement, one.before, one.after, one.moved_by, one.on) for one in of(page, VerdictMoved)}


def test_a_new_figure_that_moves_a_verdict_is_told_on_its_day(session):
    add_agreement(session)
    add_figures(session, {2021: 70.0, 2022: 70.0, 2023: 70.0}, published=date(2024, 5, 1))
    add_figures(session, {2024: 60.0}, published=date(2026, 3, 2))
    page = changed(session)
    assert ("course", "cannot_tell", "off_course", "new_figure", date(2026, 3, 2)) in moves(page) or (
        "course", "not_yet_due", "off_course", "new_figure", date(2026, 3, 2)
    ) in moves(page)  # fmt: skip
    assert page.verdicts_derived
    assert page.new_marks >= 1


def test_a_correction_that_moves_a_verdict_is_told_apart_from_news(session):
    add_agreement(session)
    add_figures(session, {2023: 70.0, 2024: 60.0}, published=date(2025, 5, 1))
    add_figures(session, {2023: 70.0, 2024: 74.0}, published=date(2025, 12, 1))
    page = changed(session, since="2025-11-24", known_at=datetime(2025, 12, 20, tzinfo=UTC))
    assert {one.moved_by for one in of(page, VerdictMoved)} == {"revision"}
    (revised,) = of(page, Revised)
    assert [(one.before, one.after) for one in revised.revisions] == [(60.0, 74.0)]


def test_changed_terms_that_move_a_verdict_are_named(session):
    add_figures(session, {2023: 70.0, 2024: 72.0}, published=date(2025, 5, 1))
    add_agreement(session, level=71.0)
    add_agreement(session, level=99.0, version=2, starts=date(2024, 6, 1), recorded=datetime(2025, 6, 1, tzinfo=UTC))
    page = changed(session, since="2025-05-10", known_at=datetime(2025, 6, 20, tzinfo=UTC))
    assert {one.moved_by for one in of(page, VerdictMoved)} <= {"changed_terms"}
    (version,) = of(page, NewVersion)
    assert (version.document.version, version.may_read) == (2, True)


def test_time_alone_makes_a_verdict_stale(session):
    add_agreement(session)
    add_figures(session, {2023: 70.0, 2024: 72.0}, published=date(2025, 5, 1))
    page = changed(session, since="2026-01-02", known_at=datetime(2026, 12, 20, tzinfo=UTC))
    assert {one.moved_by for one in of(page, VerdictMoved)} <= {"passing_time"}


def test_what_is_on_record_is_told_as_recorded_and_not_judged_again(session):
    add_agreement(session)
    at = datetime(2026, 5, 1, 9, tzinfo=UTC)
    record = ChangeRecord(
        indicator="employment-rate",
        place="x-testham",
        document_id=1,
        clause="outcome 1, commitment 1",
        at=at,
        judgement=Judgement.COURSE,
        before="on_course",
        after="off_course",
        moved_by=MovedBy.REVISION,
    )
    verdicts.record_changes(session, [record])
    page = changed(session, since="2026-04-01")
    assert moves(page) == {("course", "on_course", "off_course", "revision", date(2026, 5, 1))}
    assert of(page, VerdictMoved)[0].outcome == 1
    assert not page.verdicts_derived
    assert not moves(changed(session, since="2026-05-02"))


def test_one_place_and_one_kind(session):
    add_place(session, "x-other", "other")
    add_agreement(session)
    add_figures(session, {2024: 70.0}, published=date(2026, 3, 2))
    add_figures(session, {2024: 70.0, 2023: 69.0}, place="x-other", published=date(2026, 4, 2))
    assert [one.figures for one in of(changed(session), NewFigures)] == [2, 1]
    assert [one.figures for one in of(changed(session, place="testham"), NewFigures)] == [1]
    page = changed(session, kind="figures")
    assert page.kind is NewsKind.FIGURES
    assert not of(page, VerdictMoved)


def test_a_draft_is_told_and_its_text_is_not(session):
    terms = add_agreement(session)
    add_place(session, "x-new", "new")
    documents.save(
        session,
        kind="agreement",
        subject="x-new",
        version=1,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        status="draft",
        evidence=terms.evidence,
        recorded_at=datetime(2026, 7, 4, tzinfo=UTC),
    )
    (draft,) = of(changed(session), NewVersion)
    assert not draft.may_read
    (draft,) = of(changed(session, viewer=Viewer(person=1, grants=(Granted(Role.EDITOR, "x-new"),))), NewVersion)
    assert draft.may_read


def test_a_standard_is_told_in_the_places_it_applies_to(session):
    add_place(session, "x-other", "other")
    add_standard(session, starts=date(2026, 2, 1))
    assert len(of(changed(session, since="2025-12-01"), NewVersion)) == 1
    assert len(of(changed(session, "2025-12-01", place="testham"), NewVersion)) == 1
    assert not of(changed(session, "2025-12-01", place="other"), NewVersion)


def test_changes_go_back_a_year_and_no_further(session):
    page = changed(session, since="2001-01-01")
    assert page.since == date(2026, 11, 21) - timedelta(days=366)
    assert changed(session, since="yesterday").problem == "yesterday"


def test_a_refresh_records_what_it_moves(session):
    add_agreement(session)
    add_figures(session, {2023: 70.0, 2024: 74.0}, published=date(2025, 5, 1))
    indicator = catalogue.indicator("employment-rate")
    first, second = datetime(2025, 5, 2, tzinfo=UTC), datetime(2025, 12, 2, tzinfo=UTC)
    workers.judge_and_keep(session, indicator, as_of=first.date(), known_at=first)
    add_figures(session, {2023: 70.0, 2024: 60.0}, published=date(2025, 12, 1))
    workers.judge_and_keep(session, indicator, as_of=second.date(), known_at=second)
    page = changed(session, since="2025-11-24", known_at=datetime(2025, 12, 20, tzinfo=UTC))
    assert ("course", "on_course", "off_course", "revision", date(2025, 12, 2)) in moves(page)
    assert not of(page, PromiseMoved)
