"""The commands of open data, run as people run them."""

import json

import pytest

from dashboard import cli
from dashboard.open_data import package
from data import database
from tests import full_store
from tests.dashboard.own_store import copied
from tests.stores import store


@pytest.fixture
def outcomes(monkeypatch, capsys):
    def run(url, *words):
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        monkeypatch.setattr("sys.argv", ["outcomes", *map(str, words)])
        status = 0
        try:
            cli.main()
        except SystemExit as stopped:
            status = stopped.code or 0
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def own_url(tmp_path):
    """A store of its own: the commands put the reference of places into it."""
    return f"sqlite:///{tmp_path / 'own.sqlite'}"


def test_what_is_published_can_be_loaded_and_judged(outcomes, demonstration_url, tmp_path):
    with copied(demonstration_url, tmp_path) as engine:
        published = engine.url.render_as_string(hide_password=False)
    status, said, _ = outcomes(published, "publish", tmp_path / "open")
    assert status == 0
    assert "tables with" in said
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    status, said, _ = outcomes(other, "load", tmp_path / "open" / "datapackage.json")
    assert status == 0
    assert said.startswith("Loaded and judged: ")
    both = [outcomes(url, "judge", "--as-at", "2026-11-21")[1] for url in (published, other)]
    assert both[0] == both[1] != ""
    status, _, error = outcomes(other, "load", tmp_path / "open" / "datapackage.json")
    assert (status, error) == (
        1,
        "The store holds other agreements or figures. Name an empty one in OUTCOMES_DATABASE_URL.\n",
    )


def test_a_store_with_a_version_that_was_never_published_is_loaded_and_proved(outcomes, own_url, tmp_path):
    with store(tmp_path) as engine, database.session(engine) as session:
        full_store.fill(session)
        package.write(package.package(session, known_at=full_store.NOW), tmp_path / "open")
    assert outcomes(own_url, "load", tmp_path / "open" / "datapackage.json")[0] == 0
    status, said, _ = outcomes(own_url, "verify")
    assert (status, said.splitlines()[0][:25]) == (0, "Nothing has been altered.")


def test_a_package_is_written_again_in_its_place_and_nowhere_else(outcomes, own_url, tmp_path):
    assert outcomes(own_url, "publish", tmp_path / "open")[0] == 0
    assert outcomes(own_url, "publish", tmp_path / "open")[0] == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader")
    status, _, error = outcomes(own_url, "publish", tmp_path / "mine")
    assert status == 1
    assert "holds other files" in error
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_folder_that_cannot_be_written_is_told(outcomes, own_url, tmp_path):
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "data").write_text("a file in the way")
    (tmp_path / "open" / "datapackage.json").write_text(json.dumps({}))
    status, _, error = outcomes(own_url, "publish", tmp_path / "open")
    assert status == 1
    assert "cannot be written" in error


def test_another_file_needs_a_mapping(outcomes, own_url, tmp_path):
    (tmp_path / "figures.csv").write_text("area,value\n")
    status, _, error = outcomes(own_url, "load", tmp_path / "figures.csv")
    assert (status, error) == (
        1,
        "figures.csv: needs a column mapping. Give one with --map, or the datapackage.json of a package.\n",
    )
