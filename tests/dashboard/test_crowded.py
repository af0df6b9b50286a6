"""Figures that crowd just over a floor: noted on the register, for many places together and for none by itself."""

from datetime import UTC, date, datetime

import pytest

from dashboard.access import PUBLIC
from dashboard.questions.standards import standards_register
from dashboard.wording import standards as said
from data import database
from data.store import documents
from data.terms import EvidenceClass, canonical, fingerprint, standard_from_toml
from tests import stores

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)
PLACES = [f"place{number}" for number in range(60)]
EVEN = [50 + number / 2 for number in range(60)]  # from 50 to 79.5, about a floor of 65


@pytest.mark.trust("Gaming: level eased, definition changed, bunching above a floor")
@pytest.mark.parametrize(
    ("values", "noted"), [(EVEN, False), ([65.1 if 60 <= one < 65 else one for one in EVEN], True)]
)
def test_the_register_notes_figures_that_crowd_over_a_floor(tmp_path, values, noted):
    terms = standard_from_toml(stores.STANDARD.replace('["testham", "nowhere-any-more"]', str(PLACES)))
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        for slug, value in zip(PLACES, values, strict=True):
            stores.add_place(session, f"x-{slug}", slug)
            stores.add_figures(session, {2024: value, 2025: value}, place=f"x-{slug}")
        documents.save(
            session,
            kind="standard",
            subject=terms.name,
            version=1,
            terms_json=canonical(terms),
            fingerprint=fingerprint(terms),
            status="in_force",
            evidence=EvidenceClass.INVENTED,
            in_force_from=date(2020, 1, 1),
            recorded_at=datetime(2020, 1, 1, tzinfo=UTC),
        )
        page = standards_register(session, PUBLIC, "", "", known_at=NOW)
        assert [one.entry.terms.name for one in page.crowded] == (["work-floor"] if noted else [])
        if noted:
            (one,) = page.crowded
            note = said.crowded(one.entry.terms.title, meets=one.found.meets, near=one.found.near, places=60)
            assert note.startswith(
                "A floor under employment: of the 15 figures nearest to the floor, 15 lie on the side"
            )
