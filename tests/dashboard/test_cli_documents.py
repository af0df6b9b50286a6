"""Agreements and standards go in as drafts and come out as TOML without loss."""

from pathlib import Path

import pytest

from data import database
from data.store import audit, documents
from data.terms import agreement_from_toml, fingerprint, to_toml
from tests.dashboard.document_acts import PLACE, agreement
from tests.stores import STANDARD, add_place


@pytest.fixture
def outcomes(monkeypatch, command):
    monkeypatch.delenv("OUTCOMES_DATABASE_URL", raising=False)

    command("doctor")  # makes the store
    engine = database.engine(database.default_url())
    with database.session(engine) as session:
        add_place(session)
    yield command
    engine.dispose()


@pytest.fixture
def session(outcomes):  # noqa: ARG001  the store that the command made
    engine = database.engine(database.default_url())
    with database.session(engine) as opened:
        yield opened
    engine.dispose()


def file(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def test_an_imported_agreement_is_a_draft_in_the_log_and_comes_out_as_it_went_in(outcomes, session):
    terms = agreement()
    status, printed, _ = outcomes("agreement", "import", file("testham.toml", to_toml(terms)))
    assert (status, printed) == (
        0, "testham.toml: Testham agreement is kept as a draft. Both sides sign it on the pages.\n"
    )  # fmt: skip
    assert [(one.version, one.status) for one in documents.versions(session, "agreement", PLACE)] == [(1, "draft")]
    entry = audit.entries(session)[0]
    assert (entry.person, entry.place, entry.object) == ("command line", PLACE, f"agreement {PLACE}, version 1")
    assert entry.after == f"draft {fingerprint(terms)}"
    assert agreement_from_toml(outcomes("agreement", "export", "testham")[1]) == terms
    said = outcomes("agreement", "export", PLACE, "--version", "1", "--to", "out.toml")[1]
    assert said == f"Version 1 written to out.toml. Fingerprint {fingerprint(terms)[:12]}.\n"
    assert agreement_from_toml(Path("out.toml").read_text("utf-8")) == terms


def test_a_second_draft_waits_until_the_first_is_finished(outcomes):
    path = file("testham.toml", to_toml(agreement()))
    outcomes("agreement", "import", path)
    status, _, error = outcomes("agreement", "import", path)
    assert (status, error.count("\n")) == (1, 1)
    assert error.startswith("Version 1 is a draft. Finish it or give it up")


def test_a_standard_goes_in_and_out(outcomes):
    text = STANDARD.replace('"testham", "nowhere-any-more"', '"testham"')
    assert "is kept as a draft" in outcomes("standard", "import", file("floor.toml", text), "--reason", "Asked.")[1]
    assert 'name = "work-floor"' in outcomes("standard", "export", "work-floor")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("agreement", "export", "narnia"), 'There is no agreement "narnia".'),
        (("agreement", "export", "testham", "--version", "7"), 'There is no version 7 of the agreement "testham".'),
        (("standard", "export", "nothing"), 'There is no standard "nothing".'),
    ],
)
def test_what_is_not_held_is_named(outcomes, words, said):
    status, _, error = outcomes(*words)
    assert (status, error.startswith(said)) == (1, True)


def test_a_refused_file_is_not_kept(outcomes, session):
    lost = to_toml(agreement()).replace('unit = "percent"', 'unit = "people"')
    status, _, error = outcomes("agreement", "import", file("testham.toml", lost))
    assert status == 1
    assert error.startswith("testham.toml: outcome 1, commitment employment-rate: unit is")
    assert documents.versions(session, "agreement") == []
