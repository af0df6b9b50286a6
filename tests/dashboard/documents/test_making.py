"""Making any paper, keeping it, and opening it again by its fingerprint."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.access import PUBLIC
from dashboard.documents import making, record
from dashboard.documents.content import Paper
from dashboard.documents.making import PaperError, Wanted
from dashboard.orders import papers as orders
from dashboard.questions.papers import paper_kept, papers_kept
from data.store import documents
from tests.dashboard.documents.reading import known_at
from tests.stores import NOW, add_agreement, add_figures, add_place, add_standard, store

TODAY = "2026-11-21"


@pytest.fixture
def session(tmp_path):
    from data import database

    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        add_agreement(session)
        add_standard(session)
        add_figures(session, {2022: 70.0, 2023: 70.5, 2024: 71.5, 2025: 72.0})
        yield session


def made(session, kind="briefing", at=NOW, **given) -> Paper:
    wanted = Wanted(kind=kind, **{"place": "testham", **given})
    return making.addressed(making.paper(session, PUBLIC, wanted, known_at=at, as_at=TODAY))


def kept(session, paper: Paper, *, at=NOW) -> str:
    orders.keep_on_server(session, made=making.made(session, paper), now=at)
    return record.fingerprint(paper)


@pytest.mark.parametrize("name", ["briefing", "pack", "exceptions", "slide", "parliament"])
def test_each_kind_is_made_and_reads_back(session, name):
    paper = made(session, name, since="2026-06-01", outcome="employment-rate" if name == "slide" else "")
    assert paper.kind == name
    assert record.from_json(record.to_json(paper)) == paper


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": "poem"}, "There is no paper called “poem”."),
        ({"kind": "briefing", "place": "narnia"}, "We do not hold a place called “narnia”."),
        ({"kind": "briefing"}, "Choose a place first."),
        ({"kind": "pack", "place": "port-wexley", "meeting": "2026-12-04"}, "No meeting about Port Wexley"),
        ({"kind": "exceptions", "place": "kent", "since": "soon"}, "“soon” is not a day before"),
        ({"kind": "exceptions", "place": "kent", "since": "2026-11-21"}, "is not a day before"),
        ({"kind": "slide", "outcome": "potholes"}, "No agreement has an outcome measured by “potholes”."),
        ({"kind": "briefing", "place": "poole"}, "It continues as Bournemouth, Christchurch and Poole"),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else None,
)
def test_what_cannot_be_made_is_refused_in_one_sentence(demonstration_session, given, sentence):
    with pytest.raises(PaperError, match=sentence):
        making.paper(demonstration_session, PUBLIC, Wanted(**given), known_at=known_at(TODAY), as_at=TODAY)
    assert isinstance(
        making.preview(
            demonstration_session,
            PUBLIC,
            given["kind"],
            given.get("place", ""),
            given.get("meeting", ""),
            given.get("outcome", ""),
            given.get("since", ""),
            known_at=known_at(TODAY),
        ),
        str,
    )


def test_a_paper_that_was_kept_opens_again_as_it_was(session):
    paper = made(session)
    fingerprint = kept(session, paper)
    assert paper.address == f"/papers?paper={fingerprint}"
    found = paper_kept(session, PUBLIC, record.short(fingerprint), known_at=NOW)
    assert found is not None
    opened = making.opened(found.kept, found.content, fingerprint=fingerprint)
    assert (opened, record.fingerprint(opened)) == (paper, fingerprint)
    assert not found.newer


def test_keeping_it_again_changes_nothing(session):
    kept(session, made(session))
    kept(session, made(session), at=datetime(2026, 12, 1, tzinfo=UTC))
    assert len(papers_kept(session, PUBLIC, None, known_at=datetime(2027, 1, 1, tzinfo=UTC))) == 1


def test_it_says_when_newer_figures_exist_and_does_not_change(session):
    fingerprint = kept(session, made(session))
    add_figures(session, {2025: 74.0}, published=datetime(2026, 12, 1, tzinfo=UTC).date())
    found = paper_kept(session, PUBLIC, fingerprint, known_at=datetime(2026, 12, 2, tzinfo=UTC))
    assert found is not None
    assert found.newer
    assert "74.0%" not in found.content


def test_a_variation_leaves_the_kept_paper_at_version_1(session):
    fingerprint = kept(session, made(session))
    later = datetime(2026, 12, 2, tzinfo=UTC)
    add_agreement(session, level=80.0, version=2, starts=datetime(2026, 12, 1, tzinfo=UTC).date())
    assert len(documents.versions(session, "agreement", "x-testham")) == 2
    found = paper_kept(session, PUBLIC, fingerprint, known_at=later)
    assert found is not None
    opened = making.opened(found.kept, found.content, fingerprint=fingerprint)
    assert "agreement version 1 (" in opened.subtitle
    assert "agreement version 2 (" in made(session, at=later).subtitle


@pytest.mark.parametrize("text", ["", "abc", "a1b2c3d4e5f6", "%" * 12], ids=["none", "short", "unknown", "sign"])
def test_a_fingerprint_that_is_not_held_opens_nothing(session, text):
    kept(session, made(session))
    assert paper_kept(session, PUBLIC, text, known_at=NOW) is None
    with pytest.raises(PaperError, match="No paper is kept under"):
        making.opened(None, "", fingerprint=text)


def test_a_record_that_was_altered_is_not_shown(session):
    paper = made(session)
    fingerprint = kept(session, paper)
    found = paper_kept(session, PUBLIC, fingerprint, known_at=NOW)
    assert found is not None
    forged = record.to_json(replace(paper, title="Testham: all is well"))
    with pytest.raises(PaperError, match="has been altered since"):
        making.opened(found.kept, forged, fingerprint=fingerprint)


def test_a_briefing_tells_what_changed_since_the_one_before(session):
    earlier = datetime(2026, 6, 1, 12, tzinfo=UTC)
    kept(session, made(session, at=earlier), at=earlier)
    assert "Biggest change since the last briefing, 1 June 2026" in record.to_json(made(session))
    before = record.fingerprint(made(session, at=earlier))
    kept(session, made(session))
    assert record.fingerprint(made(session, at=earlier)) == before


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (Wanted(kind="briefing", place="kent"), "kent-briefing-as-at-2026-11-21-ILLUSTRATIVE"),
        (
            Wanted(kind="slide", outcome="first-time-entrants"),
            "first-time-entrants-slide-as-at-2026-11-21-ILLUSTRATIVE",
        ),
        (Wanted(kind="parliament"), "parliament-as-at-2026-11-21-INVENTED"),
        (Wanted(kind="briefing", place="cornwall"), "cornwall-briefing-as-at-2026-11-21"),
    ],
    ids=["place", "outcome", "country", "nothing agreed"],
)
def test_the_name_of_a_file_says_date_and_class(demonstration_session, wanted, name):
    paper = making.paper(demonstration_session, PUBLIC, wanted, known_at=known_at(TODAY), as_at=TODAY)
    assert making.name(paper) == name
