"""Two places alike, to try in one what is allowed in the other: agreements, floors, cases, meetings and packs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.documents import making
from dashboard.documents.making import Wanted
from dashboard.orders import Actor, meetings, people
from data import database
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import documents
from data.store import papers as held_papers
from data.terms import agreement_from_toml, canonical, fingerprint, standard_from_toml
from tests.stores import AGREEMENT, NOW, STANDARD, add_figures, add_place, store

OWN, OTHER = "x-testham", "x-elsewhere"
SLUGS = {OWN: "testham", OTHER: "elsewhere"}
ME, SOMEBODY = 1, 2


def viewer(role: Role | None, place: str = "", person: int = ME) -> Viewer:
    """Somebody with one role, in its own place where it is a place's."""
    if role is None:
        return PUBLIC
    return Viewer(person, "Somebody", (Granted(role, place or (CENTRE if role in OF_THE_CENTRE else OWN), "A post"),))


def terms_of(code: str, level: float = 75.0):
    return agreement_from_toml(
        AGREEMENT.format(level=level)
        .replace("testham", SLUGS[code])
        .replace(
            "by = 2029-03-31",
            'reason = "Nothing could get worse for it."\nin_return_for = "No power is needed."\nby = 2029-03-31',
            1,
        )
    )


def standard_of(code: str, name: str):
    text = STANDARD.replace('"testham", "nowhere-any-more"', f'"{SLUGS[code]}"').replace("work-floor", name)
    return standard_from_toml(text)


def in_force(session: Session, kind: documents.Kind, subject: str, terms, starts: date) -> None:
    documents.save(
        session, kind=kind, subject=subject, version=1, terms_json=canonical(terms), fingerprint=fingerprint(terms),
        previous=None, status="in_force", in_force_from=starts, evidence=terms.evidence,
        recorded_at=NOW - timedelta(days=900),
    )  # fmt: skip


def acting(role: Role, place: str, person: int = SOMEBODY) -> Actor:
    return Actor(viewer(role, place, person), NOW)


def pack_of(session: Session, place: str) -> str:
    """The fingerprint of the pack that nobody has approved."""
    return held_papers.papers(session, place)[0].fingerprint


@contextmanager
def two_places(folder: Path) -> Iterator[Session]:
    """A store with both; whatever is written to it is lost at the end."""
    with store(folder) as engine, database.writing(engine) as opened:
        fill(opened)
        yield opened
        opened.rollback()


def fill(opened: Session) -> None:
    """Keep both places, each with an agreement, a floor, a case whose recovery is secure, a meeting and its pack."""
    for name in ("me", "somebody"):
        people.add_on_server(opened, issuer="i", subject=name, name=name, now=NOW)
    for code, slug in SLUGS.items():
        add_place(opened, code, slug)
        in_force(opened, "agreement", code, terms_of(code), date(2024, 4, 1))
        in_force(opened, "standard", f"{slug}-floor", standard_of(code, f"{slug}-floor"), date(2020, 1, 1))
        for year, value in ((2021, 60.0), (2022, 60.0), (2023, 70.0), (2024, 70.0), (2025, 71.0)):
            add_figures(opened, {year: value}, place=code, published=date(year + 1, 1, 1))
        met = meetings.arrange(
            opened, acting(Role.SCRUTINY, code), place=code, body="Scrutiny", held_on=date(2026, 12, 3)
        )
        making.keep(
            opened,
            acting(Role.SCRUTINY, code),
            wanted=Wanted(kind="pack", place=slug, meeting="2026-12-03"),
            known_at=NOW,
            as_at="2026-11-21",
            meeting=met,
        )
