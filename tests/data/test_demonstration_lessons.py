"""What places of the demonstration tried: invented, or in the words of a publication, and nothing else."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from data import database, demonstration
from data.demonstration import files
from data.demonstration.lessons import LessonError, lesson, lessons
from data.store import dealings, facts, places
from data.terms import EvidenceClass
from tests.data.demonstration_store import filled

ENTRY = {**files.table("lessons.toml")["lesson"][0]}
REPORTED = {
    "place": "greater-manchester",
    "indicator": "employment-rate",
    "fact": "Early-years pilots ran from June 2009 to February 2010.",
    "happened_on": ENTRY["happened_on"],
    "recorded_at": ENTRY["recorded_at"],
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with filled(tmp_path_factory.mktemp("lessons")) as engine, database.session(engine) as opened:
        yield opened


def test_every_lesson_is_of_an_indicator_the_demonstration_knows_and_its_place(session: Session):
    known = demonstration.indicators()
    held = dealings.lessons(session)
    assert len(held) == len(files.table("lessons.toml")["lesson"])
    for one in held:
        place = places.named(session, one.place)
        assert one.indicator in known
        if one.evidence is EvidenceClass.INVENTED:
            assert place.evidence is EvidenceClass.INVENTED
            assert one.did_not_work
            assert one.contact


def test_a_real_place_says_only_what_was_reported():
    kept = lesson(REPORTED, {"greater-manchester": "E47000001"})
    assert kept.tried == REPORTED["fact"]
    assert (kept.found, kept.did_not_work, kept.contact) == ("", "", "")
    assert kept.source.startswith("Delivering a Localist Future")
    assert kept.evidence is EvidenceClass.REPORTED


@pytest.mark.parametrize(
    ("entry", "said"),
    [({**ENTRY, "place": "narnia"}, 'no place is called "narnia"'), ({**REPORTED, "fact": "It worked."}, "It worked.")],
    ids=["place", "fact"],
)
def test_an_entry_that_cannot_be_kept_is_named_with_the_cure(entry, said):
    with pytest.raises(LessonError, match=said):
        lesson(entry, {"greater-manchester": "E47000001"})


def test_an_unknown_place_stops_the_filling():
    with pytest.raises(LessonError):
        list(lessons({}))


def test_facts_are_found_under_their_prefix_in_one_go(session: Session):
    stages = demonstration.stages(session)
    assert "level_undecided" in stages.values()
    assert facts.facts_under(session, "stage_") == {}
