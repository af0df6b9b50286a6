"""Money, areas and powers of the demonstration: real places hold what was reported, invented ones the disputes."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from data import database
from data.demonstration.dealings import DealingError, code_in, evidence, source
from data.store import dealings, documents, places, promises
from data.store.dealings import SavingStage
from data.terms import Depth, EvidenceClass
from tests.data.demonstration_store import filled


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with filled(tmp_path_factory.mktemp("dealings")) as engine, database.session(engine) as session:
        yield session


def invented(session: Session, code: str) -> bool:
    place = places.named(session, code)
    return place is not None and place.evidence is EvidenceClass.INVENTED


def test_real_places_hold_only_what_a_publication_reported(session: Session) -> None:
    records = [*dealings.savings(session), *dealings.spendings(session), *dealings.sub_areas(session)]
    for one in records:
        assert bool(one.source) is not invented(session, one.place)
        assert (one.evidence is EvidenceClass.REPORTED) is bool(one.source)


def test_the_saving_of_kent_stays_claimed_and_only_an_invented_one_is_disputed(session: Session) -> None:
    by_place: dict[str, set[SavingStage]] = {}
    for one in dealings.savings(session):
        by_place.setdefault(one.place, set()).add(one.stage)
    assert by_place.pop("E10000016") == {SavingStage.CLAIMED}
    assert by_place == {"x-northmere": set(SavingStage)}


@pytest.mark.parametrize(("slug", "rest"), [("birmingham", 1.85e9), ("bournemouth-dorset-poole", 2.8e9)])
def test_a_counting_exercise_leaves_a_remainder(session: Session, slug: str, rest: float) -> None:
    place = places.named(session, slug)
    assert place is not None
    lines = dealings.spendings(session, place.code)
    whole = sum(one.amount for one in lines if one.is_whole)
    assert whole - sum(one.amount for one in lines if not one.is_whole) == rest * 100


def test_a_power_that_arrived_is_shallower_than_promised(session: Session) -> None:
    said = [one.depth for one in promises.of_subject(session, "x-northmere") if one.depth]
    assert said == [Depth.COMMENT]


def test_every_invented_version_in_force_is_signed_by_both_sides_and_no_real_one_by_anybody(session: Session) -> None:
    for version in documents.versions(session, "agreement"):
        sides = {one.side for one in documents.signatures(session, version.id)}
        assert sides == ({"place", "centre"} if version.evidence is EvidenceClass.INVENTED else set())


def test_an_unknown_place_or_publication_is_refused_with_the_cure() -> None:
    with pytest.raises(DealingError, match=r'no place is called "nowhere"\. Write the slug'):
        code_in({}, {"place": "nowhere"})
    with pytest.raises(DealingError, match=r'no publication is called "hearsay"\. Write a key of reported\.toml'):
        source({"publication": "hearsay"})
    assert evidence({}) is EvidenceClass.INVENTED
    assert source({}) == ""
