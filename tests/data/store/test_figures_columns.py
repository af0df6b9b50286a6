"""Figures saved as columns are held exactly as if they had been saved one by one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from data import database
from data.gazetteer import PlaceKind
from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.store import figures, places
from data.store.figures import FiguresError, ReleaseNote, Saved, staging
from data.store.places import PlaceRecord
from tests.columns_of import columns_of
from tests.servers import url

KNOWN = datetime(2026, 1, 20, tzinfo=UTC)
NOTE = ReleaseNote(feed="file", indicator="rate", asked_at=KNOWN, address="figures.csv")


def figure(place: str, year: int, value: float | None, **more: object) -> Observation:
    return Observation(
        indicator="rate",
        place=place,
        period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
        label=str(year),
        status=Status.SUPPRESSED if value is None else Status.FINAL,
        known_from=KNOWN,
        value=value,
        **more,  # type: ignore[arg-type]
    )


FIGURES = [
    figure("x-b", 2025, 3.0, count=1.0, denominator=2.0),
    figure("x-a", 2024, None, note="withheld"),
    figure("x-a", 2023, 1.5, lower=1.0, upper=2.0, caveats=frozenset({Caveat.CAUTION, Caveat.BREAK})),
    *(figure("x-b", year, float(year)) for year in range(1700, 1950)),
]


def held(session: Session) -> list[figures.Vintage]:
    return [one for place in ("x-a", "x-b") for one in figures.history(session, "rate", place)]


def test_columns_are_held_as_observations_are(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_ROWS_AT_ONCE", 120)
    located = [replace(one, locator=f"line {line}") for line, one in enumerate(FIGURES, start=2)]
    saved = figures.save(session, NOTE, columns_of(FIGURES))
    assert saved == Saved(release_id=1, added=len(FIGURES), revised=0, unchanged=0, absent=0, older=0)
    other = database.engine(url(tmp_path / "other.sqlite"))
    database.prepare(other)
    with database.session(other) as plain:
        for code in ("x-a", "x-b"):
            places.save(plain, [PlaceRecord(code=code, slug=code, name=code, kind=PlaceKind.DISTRICT)])
        assert figures.save(plain, NOTE, located) == saved
        assert held(session) == held(plain)
    other.dispose()


def test_the_same_columns_again_change_nothing_and_a_revision_is_found(session: Session) -> None:
    figures.save(session, NOTE, columns_of(FIGURES))
    again = replace(NOTE, asked_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert figures.save(session, again, columns_of(FIGURES)).unchanged == len(FIGURES)
    later = [replace(one, known_from=datetime(2026, 3, 1, tzinfo=UTC)) for one in FIGURES]
    later[0] = replace(later[0], value=4.0)
    saved = figures.save(session, replace(NOTE, asked_at=datetime(2026, 3, 1, tzinfo=UTC)), columns_of(later))
    assert (saved.revised, saved.unchanged, saved.added) == (1, len(FIGURES) - 1, 0)


def test_two_figures_of_one_period_are_refused_and_equal_ones_are_one(session: Session) -> None:
    twice = [figure("x-a", 2024, 1.0), replace(figure("x-a", 2024, 2.0), label="2024 again")]
    with pytest.raises(FiguresError, match=r"rate, x-a, 2024-01-01: 1\.0 and 2\.0 are given for the same period"):
        figures.save(session, NOTE, columns_of(twice))
    assert figures.save(session, NOTE, columns_of([twice[0], twice[0]])).added == 1


def test_columns_of_a_strange_indicator_or_place_are_refused(session: Session) -> None:
    with pytest.raises(FiguresError, match="A release of other holds figures of rate"):
        figures.save(session, replace(NOTE, indicator="other"), columns_of(FIGURES))
    with pytest.raises(FiguresError, match="x-c is not a place we hold"):
        figures.save(session, NOTE, columns_of([figure("x-c", 2024, 1.0)]))
    some = columns_of([figure("x-c", 2024, 1.0), figure("x-a", 2024, 1.0)])[1:]
    assert figures.save(session, NOTE, some).added == 1


def test_rows_in_order_are_a_collection() -> None:
    edition = staging.edition_of("rate", columns_of(FIGURES))
    rows = list(edition)
    assert len(edition) == len(rows)
    assert rows == sorted(rows, key=lambda row: row[:3])
    assert rows[0] in edition
    assert "nothing" not in edition
