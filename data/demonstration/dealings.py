"""Money, areas and powers beside the agreements of the demonstration, and who signed the invented ones."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlmodel import Session

from data.demonstration import files
from data.store import dealings, documents, places, promises
from data.store.dealings import SavingRecord, SavingStage, SpendingRecord, SubAreaRecord
from data.store.documents import DocumentRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import Depth, EvidenceClass

FILE: Final = "dealings.toml"
PENCE: Final = 100


class DealingError(ValueError):
    """An entry of dealings.toml that cannot be kept; the message names the entry and the cure."""


def save_dealings(session: Session) -> None:
    """Keep the savings, counted spending, areas, depths and signatures of the demonstration, once it has documents."""
    codes = {place.slug: place.code for place in places.everything(session)}
    for saving in savings(codes):
        dealings.record_saving(session, saving)
    for spending in spendings(codes):
        dealings.record_spending(session, spending)
    for area in sub_areas(codes):
        dealings.record_sub_area(session, area)
    for entry in files.table(FILE)["depth"]:
        promises.record(session, _depth(entry, _version(session, entry, codes)))
    for entry in files.table(FILE)["signature"]:
        _sign(session, entry, _version(session, entry, codes))


def savings(codes: Mapping[str, str]) -> Iterator[SavingRecord]:
    """The entries of the savings ledgers, in the order of the file; `codes` are those of the places, by their slug."""
    for entry in files.table(FILE)["saving"]:
        yield SavingRecord(
            place=code_in(codes, entry),
            name=entry["name"],
            stage=SavingStage(entry["stage"]),
            amount=entry["amount"] * PENCE,
            happened_on=entry["happened_on"],
            body=entry["body"],
            text=entry["text"],
            outcome=entry.get("outcome"),
            source=source(entry),
            evidence=evidence(entry),
            recorded_at=entry["recorded_at"],
        )


def spendings(codes: Mapping[str, str]) -> Iterator[SpendingRecord]:
    """The lines of the counting exercises, in the order of the file."""
    for entry in files.table(FILE)["spending"]:
        yield SpendingRecord(
            place=code_in(codes, entry),
            year=entry["year"],
            body=entry["body"],
            amount=entry["amount"] * PENCE,
            is_whole=entry.get("is_whole", False),
            source=source(entry),
            evidence=evidence(entry),
            recorded_at=entry["recorded_at"],
        )


def sub_areas(codes: Mapping[str, str]) -> Iterator[SubAreaRecord]:
    """The kinds of area below the town halls, in the order of the file."""
    for entry in files.table(FILE)["sub_area"]:
        yield SubAreaRecord(
            place=code_in(codes, entry),
            kind=entry["kind"],
            number=entry["number"],
            people=entry.get("people"),
            text=entry.get("text", ""),
            source=source(entry),
            evidence=evidence(entry),
            recorded_at=entry["recorded_at"],
        )


def code_in(codes: Mapping[str, str], entry: Mapping[str, Any]) -> str:
    """The code of the place that an entry names; DealingError where we hold none."""
    if entry["place"] not in codes:
        message = f'{FILE}: no place is called "{entry["place"]}". Write the slug of one that the demonstration holds.'
        raise DealingError(message)
    return codes[entry["place"]]


def evidence(entry: Mapping[str, Any]) -> EvidenceClass:
    """An entry with a publication was reported; one without is about an invented place, and invented."""
    return EvidenceClass.REPORTED if "publication" in entry else EvidenceClass.INVENTED


def source(entry: Mapping[str, Any]) -> str:
    """The publication that an entry rests on by title, publisher and date; an empty text where it is invented."""
    if "publication" not in entry:
        return ""
    told = files.table("reported.toml")["publications"].get(entry["publication"])
    if told is None:
        message = f'{FILE}: no publication is called "{entry["publication"]}". Write a key of reported.toml.'
        raise DealingError(message)
    return ", ".join(told[key] for key in ("title", "publisher", "published") if key in told)


def _version(session: Session, entry: Mapping[str, Any], codes: Mapping[str, str]) -> DocumentRecord:
    number: int = entry["version"]
    return documents.versions(session, "agreement", code_in(codes, entry))[number - 1]


def _depth(entry: Mapping[str, Any], version: DocumentRecord) -> PromiseRecord:
    return PromiseRecord(
        document_id=version.id,
        clause=entry["clause"],
        step=PromiseStep.EXPLAINED,
        happened_on=entry["happened_on"],
        due=entry["due"],
        depth=Depth(entry["depth"]),
        text=entry["text"],
        post=entry["post"],
        evidence=version.evidence,
        recorded_at=entry["recorded_at"],
    )


def _sign(session: Session, entry: Mapping[str, Any], version: DocumentRecord) -> None:
    """Invented posts sign in their own names: the demonstration holds no people."""
    documents.sign(
        session,
        version.id,
        side=entry["side"],
        post=entry["post"],
        person=entry["post"],
        signed_at=entry["signed_at"],
    )
