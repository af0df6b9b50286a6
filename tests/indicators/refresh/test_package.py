"""A published store loaded again: the same figures, documents, dealings, papers and verdicts; else it is refused."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest

from dashboard.open_data import package
from dashboard.selection import present
from data import catalogue, database, demonstration
from data.periods import Period
from data.store import cases, documents, figures, papers, places, verdicts, withdrawals
from data.store.cases import CaseRecord, CaseStep
from data.store.withdrawals import Hidden, WithdrawalRecord, WithdrawalStep
from data.terms import EvidenceClass
from indicators import workers
from indicators.refresh import PackageLoaded, load_package
from indicators.refresh.package_files import PackageError
from tests import full_store
from tests.stores import add_agreement, add_figures, add_place, add_standard, store

NOW = present(datetime(2026, 11, 21, 12, tzinfo=UTC), demonstration_day=date(2026, 11, 21))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The demonstration with a case step and recorded verdicts, as a package in a folder."""
    folder = tmp_path_factory.mktemp("published")
    with store(tmp_path_factory.mktemp("first")) as engine, database.session(engine) as session:
        demonstration.fill(session)
        said = {"place": "x-northmere", "at": datetime(2026, 9, 5, 9, tzinfo=UTC), "evidence": EvidenceClass.INVENTED}
        step = CaseRecord(
            standard="new-parents-visited", episode=1, event=CaseStep.EXPLAINED, text=full_store.FORMULA, **said
        )
        cases.record(session, step)
        workers.judge_past(session, until=NOW, indicators=demonstration.indicators())
        made = package.package(session, known_at=NOW)
        package.write(made, folder)
        yield folder, made


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small store that holds something of everything, as a package in a folder."""
    folder = tmp_path_factory.mktemp("small")
    with store(tmp_path_factory.mktemp("small-store")) as engine, database.session(engine) as session:
        full_store.fill(session)
        made = package.package(session, known_at=full_store.NOW)
        package.write(made, folder)
        yield folder, made


@pytest.fixture
def copy(small, tmp_path):
    """The small package in a folder of its own, to be altered."""
    _, made = small
    package.write(made, tmp_path)
    return tmp_path


def judged(engine):
    with database.session(engine) as session:
        known = {**catalogue.indicators(), **demonstration.indicators()}
        workers.judge_everything(session, as_of=workers.day_of(NOW), known_at=NOW, indicators=known)
        return {
            (row.place, row.indicator, row.clause): (row.standard, row.course, row.direction)
            for row in verdicts.everything(session)
        }


RENUMBERED = ("places", "releases", "figures", "verdict_evidence")


def without_numbers(made):
    """The rows of each table, without the numbers of releases, which each store gives anew."""
    return {
        one.shape.name: [
            tuple(value for name, value in zip(one.shape.names, row, strict=True) if name != "release")
            for row in one.rows
            if one.shape.name != "places" or row[1] not in {"leeds", "testham"}  # a draft is not in the package
        ]
        for one in made.tables
    }


def test_the_round_trip_keeps_every_row_and_every_verdict(published, tmp_path):
    folder, made = published
    with store(tmp_path) as engine:
        loaded = load_package(engine, folder / "datapackage.json")
        assert isinstance(loaded, PackageLoaded)
        assert loaded.documents == 12
        assert loaded.not_handed_on == ()
        told = {
            (row["place_code"], row["indicator"], row["clause"]): (
                row["minimum_standard"], row["course"], row["direction"],
            )
            for one in made.tables if one.shape.name == "verdicts"
            for row in (dict(zip(one.shape.names, each, strict=True)) for each in one.rows)
            if row["indicator"]
        }  # fmt: skip
        assert judged(engine) == told
        with database.session(engine) as session:
            assert demonstration.today(session) == demonstration.TODAY
            again = package.package(session, known_at=NOW)
            steps = cases.of_place(session, "x-northmere")
            assert (CaseStep.EXPLAINED, full_store.FORMULA) in {(one.event, one.text) for one in steps}
            signed = documents.signatures(session, documents.versions(session, "agreement", "x-northmere")[-1].id)
            assert {one.person for one in signed} == {"place: not published", "centre: not published"}
    assert without_numbers(again) == without_numbers(made)


def test_everything_that_is_published_comes_back_and_may_be_published_again(small, tmp_path):
    folder, made = small
    with store(tmp_path) as engine:
        load_package(engine, folder / "datapackage.json")
        with database.session(engine) as session:
            again = package.package(session, known_at=full_store.NOW)
            versions = documents.versions(session, "agreement", full_store.PLACE)
    assert [one.version for one in versions] == [2]  # the first was given up, the third is a draft
    assert without_numbers(again) == without_numbers(made)
    assert {path for path in again.files if again.files[path] != made.files[path]} <= {
        *(f"data/{name}.{kind}" for name in RENUMBERED for kind in ("csv", "parquet")),
        *("README.md", "datapackage.json"),
    }


def test_a_store_of_ones_own_comes_back_without_what_may_not_be_handed_on(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        add_figures(session, {2023: 70.0, 2024: None, 2025: 72.0})
        add_figures(session, {2024: 700.0}, indicator="recorded-crime-scotland")
        add_agreement(session)
        add_standard(session)
        failed = figures.Outcome.FAILED
        note = figures.ReleaseNote(
            feed="file", indicator="employment-rate", asked_at=NOW, address="https://example.org/", outcome=failed
        )
        figures.record_failure(session, note)
        made = package.package(session, known_at=NOW)
        package.write(made, tmp_path / "published")
    (tmp_path / "second").mkdir()
    with store(tmp_path / "second") as engine:
        loaded = load_package(engine, tmp_path / "published" / "datapackage.json")
        with database.session(engine) as session:
            again = package.package(session, known_at=NOW)
            assert demonstration.today(session) is None
            assert figures.releases(session)[0].outcome is failed
    assert loaded == PackageLoaded(places=1, documents=2, figures=3, not_handed_on=("recorded-crime-scotland",))
    assert b"700" not in made.files["data/figures.csv"]
    assert again.files["data/verdicts.csv"] == made.files["data/verdicts.csv"]
    assert again.files["data/figures.csv"] == made.files["data/figures.csv"]


def test_what_is_hidden_stays_hidden_where_it_is_loaded_and_its_papers_stay_away(tmp_path):
    period = Period(date(2025, 1, 1), date(2026, 1, 1))
    with store(tmp_path) as engine, database.session(engine) as session:
        full_store.fill(session)
        add_figures(session, {2025: 7.25}, published=date(2026, 11, 1))
        for hidden in ({"place": "x-testham", "period": period}, {"place": "x-nearham"}):
            what = Hidden(indicator="employment-rate", **hidden)
            said = {"step": WithdrawalStep.HIDDEN, "reason": "Three people", "post": "Steward", "at": NOW}
            withdrawals.record(session, WithdrawalRecord(what=what, **said))
        made = package.package(session, known_at=NOW)
        package.write(made, tmp_path / "published")
    assert not [path for path, body in made.files.items() if b"7.25" in body or b"Three people" in body]
    (tmp_path / "second").mkdir()
    with store(tmp_path / "second") as engine:
        load_package(engine, tmp_path / "published" / "datapackage.json")
        with database.session(engine) as session:
            notes = withdrawals.withdrawals(session)
            assert papers.papers(session) == []
    assert [(one.what.period, one.reason, one.post) for one in notes] == [
        (period, "", "Steward"),
        (None, "", "Steward"),
    ]


def test_a_store_that_holds_something_is_left_alone(small, tmp_path):
    folder, _ = small
    with store(tmp_path) as engine:
        load_package(engine, folder / "datapackage.json")
        with pytest.raises(PackageError, match="Name an empty one"):
            load_package(engine, folder / "datapackage.json")


def altered(folder, path, change, *, reweigh=True):
    file = folder / path
    file.write_bytes(change(file.read_bytes()))
    if reweigh:
        description = json.loads((folder / "datapackage.json").read_text())
        for one in description["resources"]:
            if one["path"] == path:
                one["hash"] = f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
        (folder / "datapackage.json").write_text(json.dumps(description))


def described(folder, change):
    description = json.loads((folder / "datapackage.json").read_text())
    change(description)
    (folder / "datapackage.json").write_text(json.dumps(description))


def first_path(value):
    def change(description):
        next(one for one in description["resources"] if one["name"] == "series")["path"] = value

    return change


def the_paper(folder):
    return f"papers/{min(one.name for one in (folder / 'papers').iterdir())}"


def without_papers(description):
    description["resources"] = [one for one in description["resources"] if not one["path"].startswith("papers/")]


def lost_release(body):
    lines = body.split(b"\r\n")
    return b"\r\n".join([lines[0], *lines[2:]])


def repeated_row(body):
    lines = body.split(b"\r\n")
    return b"\r\n".join([*lines[:2], lines[1], *lines[2:]])


SPOILT = {
    "another file": (
        lambda at: altered(at, "data/series.csv", lambda body: body + b"x", reweigh=False),
        "fingerprint differs",
    ),
    "other columns": (
        lambda at: altered(at, "data/series.csv", lambda body: b"a" + body),
        "columns are not those",
    ),
    "a short row": (
        lambda at: altered(at, "data/series.csv", lambda body: body + b"short,row\r\n"),
        "a row cannot be read",
    ),
    "not a truth": (
        lambda at: altered(at, "data/series.csv", lambda body: body.replace(b",true,", b",maybe,")),
        "a row cannot be read",
    ),
    "no such kind": (
        lambda at: altered(at, "data/places.csv", lambda body: body.replace(b"city_region", b"planet")),
        "contradicts itself",
    ),
    "other terms": (
        lambda at: altered(at, "data/agreements.csv", lambda body: body.replace(b"Testham agreement", b"Testham pact")),
        "do not match their fingerprint",
    ),
    "an unknown series": (
        lambda at: altered(at, "data/series.csv", lambda body: body.replace(b"employment-rate", b"unheard-of")),
        "unheard-of, which is not defined here",
    ),
    "a lost release": (lambda at: altered(at, "data/releases.csv", lost_release), "is in no row of releases.csv"),
    "a repeated figure": (lambda at: altered(at, "data/figures.csv", repeated_row), "does not come back as it stood"),
    "another paper": (
        lambda at: altered(at, the_paper(at), lambda body: body.replace(b"Testham", b"Elseham")),
        "does not match the paper",
    ),
    "no paper": (lambda at: altered(at, the_paper(at), lambda _: b"[]"), "is not the record of a paper"),
    "a paper in no text": (lambda at: altered(at, the_paper(at), lambda _: b"\xff"), "is not UTF-8 text"),
    "a paper left out": (lambda at: described(at, without_papers), "does not name papers/"),
    "a version twice": (lambda at: altered(at, "data/agreements.csv", repeated_row), "comes after version 2"),
    "a missing file": (lambda at: (at / "data/series.csv").unlink(), "Unpack the whole package"),
    "a path upwards": (lambda at: described(at, first_path("../series.csv")), "lies outside the package"),
    "a path from the root": (lambda at: described(at, first_path("/etc/series.csv")), "lies outside the package"),
    "no tables": (lambda at: described(at, lambda told: told["resources"].clear()), "names no table"),
    "no mark": (lambda at: described(at, lambda told: told.pop("agreed-outcomes")), "is not a package of ours"),
    "a list": (lambda at: (at / "datapackage.json").write_text("[]"), "is not a package of ours"),
    "not JSON": (lambda at: (at / "datapackage.json").write_text("{"), "is not JSON"),
    "no description": (lambda at: (at / "datapackage.json").unlink(), "cannot be read"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_altered_or_missing_is_refused_whole(copy, tmp_path_factory, name):
    spoil, said = SPOILT[name]
    spoil(copy)
    with store(tmp_path_factory.mktemp("empty")) as engine:
        with pytest.raises(PackageError, match=said):
            load_package(engine, copy / "datapackage.json")
        with database.session(engine) as session:
            assert places.everything(session) == []
            assert figures.releases(session) == []


def test_what_is_too_large_is_refused(copy, tmp_path_factory, monkeypatch):
    from indicators.refresh import package_files

    (copy / "data/series.csv").write_bytes(b"x" * 300_000)
    with store(tmp_path_factory.mktemp("empty")) as engine:
        monkeypatch.setattr(package_files, "LARGEST", 299_999)
        with pytest.raises(PackageError, match=r"series.csv: is larger"):
            load_package(engine, copy / "datapackage.json")
        monkeypatch.setattr(package_files, "_LONGEST_DESCRIPTION", 10)
        with pytest.raises(PackageError, match=r"datapackage.json: is larger"):
            load_package(engine, copy / "datapackage.json")
