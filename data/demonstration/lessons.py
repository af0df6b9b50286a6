"""What places of the demonstration tried: invented ones in words of ours, real ones in the words of a publication."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from data.demonstration import files
from data.store import dealings, places
from data.store.dealings import LessonRecord
from data.terms import EvidenceClass


class LessonError(ValueError):
    """An entry of lessons.toml that cannot be kept; the message names the entry and the cure."""


def save_lessons(session: Session) -> None:
    """Keep every lesson of the demonstration, under the code of its place."""
    for lesson in lessons({place.slug: place.code for place in places.everything(session)}):
        dealings.record_lesson(session, lesson)


def lessons(codes: Mapping[str, str]) -> Iterator[LessonRecord]:
    """The lessons in the order of the file; `codes` are those of the places, by their slug.

    Raises:
        LessonError: an entry names a place or a fact that we do not hold.

    """
    for entry in files.table("lessons.toml")["lesson"]:
        yield lesson(entry, codes)


def lesson(entry: Mapping[str, Any], codes: Mapping[str, str]) -> LessonRecord:
    """One entry as a record. One with a `fact` says what a publication reported, and nothing besides."""
    slug = entry["place"]
    if slug not in codes:
        message = f'lessons.toml: no place is called "{slug}". Write the slug of one that the demonstration holds.'
        raise LessonError(message)
    told = {"tried": entry["fact"]} if "fact" in entry else {name: entry.get(name, "") for name in _WORDS}
    return LessonRecord(
        place=codes[slug],
        indicator=entry["indicator"],
        happened_on=entry["happened_on"],
        recorded_at=entry["recorded_at"],
        source=_publication(entry["fact"], slug) if "fact" in entry else "",
        evidence=EvidenceClass.REPORTED if "fact" in entry else EvidenceClass.INVENTED,
        **told,
    )


_WORDS = ("tried", "found", "did_not_work", "contact")


def _publication(fact: str, slug: str) -> str:
    """Return the title and date of the publication that reported a fact about a place."""
    found = next((one for one in files.reported() if one.text == fact and one.place == slug), None)
    if found is None:
        message = f'lessons.toml: no publication says "{fact}" of {slug}. Take the words of a fact in reported.toml.'
        raise LessonError(message)
    return ", ".join(part for part in (found.title, found.publisher, found.published) if part)
