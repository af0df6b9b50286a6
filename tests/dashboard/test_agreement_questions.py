"""An agreement's versions, powers, scale, lines and text, as the Agreement page asks for them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.questions import place
from dashboard.questions.agreement import AgreementPage, agreement_page, terms_as_toml
from dashboard.questions.agreement_lines import lines_of
from dashboard.questions.copied import copied_text, repeated
from dashboard.questions.scale import Band, answering, devolved
from dashboard.questions.values import Became, PlacePage
from data import database
from data.gazetteer import Relation
from data.roles import Role
from data.store import documents, places, promises
from data.store.places import LinkRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import (
    Accountability,
    Alternative,
    Answer,
    Carried,
    Depth,
    EvidenceClass,
    FigureKind,
    Panel,
    agreement_from_toml,
)
from tests.dashboard.agreements import kept, terms
from tests.stores import NOW, add_place, store

SECOND = date(2026, 4, 1)
EARLY = datetime(2024, 3, 1, tzinfo=UTC)
EDITOR = Viewer(person=1, name="Editor", grants=(Granted(Role.EDITOR, "x-testham", "Chief executive"),))
COPY = """
[[outcomes]]
number = 3
statement = "Buses come when they should."
origin = "local"
no_measure = "Not yet"
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        yield session


def asked(
    session: Session, version: str = "", against: str = "", *, viewer: Viewer = PUBLIC, known_at: datetime = NOW
) -> AgreementPage:
    return agreement_page(session, viewer, "testham", version, against, known_at=known_at)


def varied(session: Session) -> None:
    """Two versions, the second in force since April 2026 and signed by both sides."""
    kept(session, terms())
    number = kept(
        session,
        terms(("agreed_level = 75.0", "agreed_level = 74.0")),
        starts=SECOND,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
        reason="Data quality.",
    )
    for side, day in (("place", 2), ("centre", 3)):
        signed = datetime(2026, 3, day, tzinfo=UTC)
        documents.sign(session, number, side=side, post=f"Post of the {side}", person=side, signed_at=signed)


def test_the_version_in_force_is_shown_and_compared_with_the_one_before(session: Session) -> None:
    varied(session)
    found = asked(session)
    assert found.shown is not None
    assert (found.shown.document.version, found.newest, found.shown.unaltered) == (2, True, True)
    assert [(one.key, one.before, one.after) for one in found.changes] == [("agreed_level", "75", "74")]
    signatures = [found.shown.signed_for(side) for side in ("place", "centre")]
    assert [one.post for one in signatures if one] == ["Post of the place", "Post of the centre"]


def test_an_earlier_version_is_shown_when_asked_for_and_compared_with_the_one_named(session: Session) -> None:
    varied(session)
    found = asked(session, "1", "2")
    assert found.shown is not None
    assert (found.shown.document.version, found.newest) == (1, False)
    assert found.against is not None
    assert found.against.document.version == 2
    assert asked(session, "1").against is None
    assert asked(session, "1", "1").changes == ()


def test_a_version_that_we_do_not_hold_is_named_and_the_one_in_force_shown(session: Session) -> None:
    varied(session)
    found = asked(session, "9", "x")
    assert found.unknown == ("9", "x")
    assert found.newest
    assert agreement_page(session, PUBLIC, "nowhere", "", "", known_at=NOW) == AgreementPage()
    assert asked(session, "9", known_at=datetime(2020, 1, 1, tzinfo=UTC)).unknown == ("9",)


def test_as_at_a_past_date_neither_the_next_version_nor_its_signatures_are_known(session: Session) -> None:
    varied(session)
    then = asked(session, known_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert [one.document.version for one in then.versions] == [1]
    between = asked(session, "2", known_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert between.shown is not None
    assert [one.side for one in between.shown.signatures] == ["place"]


def test_a_draft_is_read_by_its_place_and_by_nobody_else(session: Session) -> None:
    kept(session, terms(), status="draft", starts=None)
    assert asked(session).terms is None
    assert asked(session, viewer=EDITOR).terms == terms()
    assert terms_as_toml(session, PUBLIC, "testham", "", known_at=NOW) is None


@pytest.mark.parametrize(
    ("text", "version"),
    [("{}", 2), ("{:.12}", 2), ("{:.11}", None), ("0" * 64, None), ("", None)],
    ids=["whole", "twelve signs", "too short", "another", "nothing"],
)
def test_a_fingerprint_names_its_version(session: Session, text: str, version: int | None) -> None:
    varied(session)
    found = asked(session)
    given = text.format(found.versions[1].document.fingerprint)
    one = found.with_fingerprint(" ".join(given).upper())
    assert (one.document.version if one else None) == version


def test_terms_go_out_as_toml_and_come_back_the_same(session: Session) -> None:
    varied(session)
    text = terms_as_toml(session, PUBLIC, "testham", "1", known_at=NOW)
    assert text is not None
    assert agreement_from_toml(text) == terms()
    assert terms_as_toml(session, PUBLIC, "testham", "9", known_at=NOW) is None


# Powers


def test_a_power_says_how_deep_it_turned_out_and_whether_it_moved_upward(session: Session) -> None:
    document = kept(session, terms(('held_before = "centre"', 'held_before = "council"'), ('"place"\n', '"region"\n')))
    said = {
        "document_id": document,
        "clause": "power Adult skills",
        "evidence": EvidenceClass.INVENTED,
        "recorded_at": EARLY,
    }
    promises.record(session, PromiseRecord(step=PromiseStep.DELIVERED, happened_on=SECOND, post="Director", **said))
    (one,) = asked(session).powers
    assert (one.arrived, one.actual, one.shallower, one.moves_up) == (True, None, False, True)
    promises.record(
        session,
        PromiseRecord(step=PromiseStep.EXPLAINED, happened_on=date(2026, 5, 1), depth=Depth.COMMENT, **said),
    )
    (one,) = asked(session).powers
    assert (one.actual, one.shallower, one.said_on) == (Depth.COMMENT, True, date(2026, 5, 1))
    scale = asked(session).scale
    assert scale is not None
    assert (scale.devolved, scale.so_far, scale.arrived) == (Band.CONTROL, Band.SAY, ((Depth.COMMENT, 1),))


def test_a_power_with_unsaid_levels_does_not_move(session: Session) -> None:
    kept(session, terms(('held_before = "centre"\n', "")))
    (one,) = asked(session).powers
    assert not one.moves_up
    assert (one.actual, one.said_by, one.said_on) == (None, "", None)


SAY, SHARE, CONTROL = Depth.COMMENT, Depth.CO_COMMISSION, Depth.CONTROL


@pytest.mark.parametrize(
    ("depths", "band"),
    [
        ((), Band.NOTHING),
        ((SAY,), Band.SAY),
        ((SAY, SHARE), Band.SHARE),
        ((SAY, CONTROL), Band.CONTROL),  # half is enough
        ((SAY, SHARE, CONTROL), Band.SHARE),
        ((SAY, SAY, CONTROL), Band.SAY),
    ],
)
def test_powers_are_in_the_band_that_half_of_them_reach(depths: tuple[Depth, ...], band: Band) -> None:
    assert devolved(depths) is band


@pytest.mark.parametrize(
    ("kind", "answer", "band"),
    [
        (FigureKind.ELECTED_MAYOR, None, Band.CONTROL),
        (FigureKind.LEADER, None, Band.SHARE),
        (FigureKind.OTHER, None, Band.SHARE),
        (FigureKind.JOINT_COMMITTEE, None, Band.SAY),
        (FigureKind.JOINT_COMMITTEE, Answer.PROPOSED, Band.SAY),
        (FigureKind.JOINT_COMMITTEE, Answer.ACCEPTED, Band.CONTROL),
    ],
)
def test_a_form_of_accountability_has_its_band(kind: FigureKind, answer: Answer | None, band: Band) -> None:
    other = None if answer is None else Alternative(figure="Speaker", case="Visible", answer=answer)
    agreed = Accountability(office="Somebody", kind=kind, questioned_by="Committee", alternative=other)
    assert answering(agreed) is band
    assert answering(None) is Band.NOTHING


def test_the_scale_shows_the_share_of_the_baseline(session: Session) -> None:
    kept(session, terms())
    scale = asked(session).scale
    assert scale is not None
    assert (scale.of_baseline, scale.steps_apart) == (97, 0)


# Lines


def lines(session: Session, version: str = ""):
    page = place.place_summary(session, PUBLIC, "testham", known_at=NOW)
    assert isinstance(page, PlacePage)
    return lines_of(page, asked(session, version), on=NOW.date())


def test_every_panel_has_lines_of_the_same_form(session: Session) -> None:
    kept(session, terms())
    found = lines(session)
    assert [panel for panel in Panel if any(one.panel is panel for one in found)] == list(Panel)
    measured, in_words, *_ = found
    assert (measured.in_return_for, measured.by, measured.outcome) == ("Adult skills", date(2029, 3, 31), 1)
    assert in_words.evidence == "Nobody has agreed how to ask."
    (power,) = (one for one in found if one.panel is Panel.POWERS)
    assert (power.in_return_for, power.happened) == ("Outcome 1", "234 days late")


def test_an_older_version_is_not_judged_by_its_own_terms(session: Session) -> None:
    varied(session)
    assert lines(session, "1")[0].happened == "Judged by the version in force"


def test_an_alternative_and_a_named_director_are_lines_too(session: Session) -> None:
    more = """director = "Director for Testham"
director_places = 3

[accountability.alternative]
figure = "A speaker"
case = "Asked in public each month."
"""
    committee = 'questioned_by = "Testham scrutiny committee"\n'
    kept(session, terms((committee, committee + more)))
    clauses = {one.clause: one for one in lines(session) if one.panel is Panel.ACCOUNTABILITY}
    assert clauses["accountability, director"].what.endswith("for three places")
    assert clauses["accountability, alternative"].happened == "No answer yet"


def test_panels_left_out_have_no_lines(session: Session) -> None:
    agreed = terms().model_copy(update={"accountability": None, "budget": None, "powers": ()})
    kept(session, agreed)
    assert {one.panel for one in lines(session)} == {Panel.OUTCOMES}
    page = place.place_summary(session, PUBLIC, "testham", known_at=NOW)
    assert isinstance(page, PlacePage)
    assert lines_of(page, AgreementPage(), on=NOW.date()) == ()


# Its own agreement


def test_a_later_agreement_that_repeats_most_of_an_earlier_one_is_asked_about(session: Session) -> None:
    add_place(session, "x-copyham", "copyham")
    first, copy = terms(more=COPY), terms(('"testham"', '"copyham"'), ("in work.", "in WORK"), more=COPY)
    kept(session, first)
    kept(session, copy, code="x-copyham", recorded=datetime(2025, 1, 1, tzinfo=UTC))
    held = {one.slug: one for one in places.everything(session)}
    found = copied_text(session, held["copyham"], copy, known_at=NOW)
    assert found is not None
    assert (found.other.slug, [one.number for one in found.repeated], found.total) == ("testham", [1, 2, 3], 3)
    assert copied_text(session, held["testham"], first, known_at=NOW) is None


def test_a_draft_not_yet_kept_is_asked_about_too_but_never_beside_a_real_place(session: Session) -> None:
    kept(session, terms(more=COPY))
    add_place(session, "x-copyham", "copyham")
    copyham = places.named(session, "copyham")
    assert copyham is not None
    copy = terms(('"testham"', '"copyham"'), more=COPY)
    assert copied_text(session, copyham, copy, known_at=NOW) is not None
    real = copy.model_copy(update={"evidence": EvidenceClass.ILLUSTRATIVE})
    assert copied_text(session, copyham, real, known_at=NOW) is None


def test_two_shared_sentences_are_no_copy() -> None:
    assert repeated(terms(), terms()) == ()
    assert len(repeated(terms(more=COPY), terms(more=COPY))) == 3


# Reorganisation


def test_an_old_address_says_how_the_agreement_passed_on(session: Session) -> None:
    add_place(session, "x-oldham-sea", "old-sea", name="Old Sea", exists_until=date(2026, 4, 1))
    link = LinkRecord(parent="x-testham", child="x-oldham-sea", relation=Relation.MERGED, from_day=date(2026, 4, 1))
    places.save(session, [], [link])
    continues = '\n[[continues]]\nplace = "old-sea"\nversion = 2\nmethod = "whole"\n'
    kept(session, terms(more=continues), starts=SECOND, recorded=datetime(2026, 3, 1, tzinfo=UTC))
    found = place.place_summary(session, PUBLIC, "old-sea", known_at=NOW)
    assert isinstance(found, Became)
    assert [(one.to.slug, one.terms.method, one.terms.version) for one in found.passed] == [
        ("testham", Carried.WHOLE, 2)
    ]
    assert not found.held_agreement
    assert [one.name for one in asked(session).continues] == ["Old Sea"]


def test_an_agreement_that_no_successor_continues_is_said_to_be_held(session: Session) -> None:
    add_place(session, "x-old-sea", "old-sea", name="Old Sea", exists_until=SECOND)
    places.save(
        session, [], [LinkRecord(parent="x-testham", child="x-old-sea", relation=Relation.MERGED, from_day=SECOND)]
    )
    kept(session, terms(('"testham"', '"old-sea"')), code="x-old-sea")
    found = place.place_summary(session, PUBLIC, "old-sea", known_at=NOW)
    assert isinstance(found, Became)
    assert (found.passed, found.held_agreement) == ((), True)
