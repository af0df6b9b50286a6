"""The documentation says what is there, all of it, and nothing else."""

import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard import api, selection
from dashboard.cli.settings import SETTINGS
from tests import documented

ROOT, FOLDER = documented.ROOT, documented.FOLDER
SERVED = {"/health", "/metrics", "/oauth2callback", *(route.path for route in api.routes())}
OF_THE_TESTS = {"OUTCOMES_TEST_STORE"}
LONGEST = 110


def by_name(page):
    return page.name if page.parent != FOLDER else f"documentation/{page.name}"


each_page = pytest.mark.parametrize("page", documented.PAGES, ids=by_name)


@each_page
def test_every_command_and_option_that_a_page_names_is_understood(page):
    refused = {str(order): said for order in documented.orders(page) if (said := documented.problem(order))}
    assert refused == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "kent", "--to", "a.pdf"), None),
        (("brief", "kent"), "to is missing"),
        (("brief", "kent", "essex", "--to", "a.pdf"), "essex is one word too many"),
        (("brief", "kent", "--too", "a.pdf"), "No such option"),
        (("agreement", "chek", "a.toml"), "there is no command chek"),
        (("--version",), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_that_would_not_run_is_found(words, said):
    found = documented.problem(documented.Order("page.md", words, is_whole=True))
    assert found == said or (said and said in found)


@each_page
def test_every_setting_that_a_page_names_is_there(page):
    named = set(re.findall(r"OUTCOMES_[A-Z_]+", page.read_text("utf-8")))
    known = {setting.name for setting in SETTINGS} | OF_THE_TESTS
    unknown = {name for name in named if name not in known and not (name.endswith("_") and _begins(name, known))}
    assert unknown == set()


def test_every_command_and_every_setting_is_documented():
    said = "\n".join(page.read_text("utf-8") for page in documented.PAGES)
    assert [name for name in documented.commands() if name not in said] == []
    assert [one.name for one in SETTINGS if not re.search(rf"`{one.name}[`=]", said)] == []


@each_page
def test_every_link_within_the_project_leads_to_a_file(page):
    links = [link.partition("#")[0] for link in documented.LINK.findall(page.read_text("utf-8"))]
    inside = [link for link in links if link and not link.startswith(("https://", "mailto:"))]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@each_page
def test_every_address_that_a_page_names_is_answered(page):
    named = [said for said in documented.SPAN.findall(documented.text(page)) if said.startswith("/")]
    unknown = [address for address in named if not _is_answered(address.rstrip("…"))]
    assert unknown == []


@each_page
def test_every_target_of_make_that_a_page_names_is_there(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", documented.text(page), re.MULTILINE))
    assert named <= targets


def test_the_contents_name_every_guide_once_and_the_readme_leads_to_them():
    named = documented.LINK.findall((FOLDER / "README.md").read_text("utf-8"))
    assert sorted(named) == sorted(page.name for page in documented.GUIDES if page.name != "README.md")
    assert "data/documentation/README.md" in documented.LINK.findall((ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("page", sorted(FOLDER.glob("first-hour-*.md")), ids=by_name)
def test_a_first_hour_fits_on_two_pages(page):
    assert len(page.read_text("utf-8").splitlines()) <= LONGEST


def test_the_version_stands_in_one_place_and_the_others_say_the_same():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert metadata.version("agreed-outcomes") == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\d+\.\d+\.\d+) — ", changes, re.MULTILINE)[0] == version


def test_the_citation_is_a_valid_one():
    order = ["--builtin-schema", "vendor.citation-file-format", "--output-format", "json", str(ROOT / "CITATION.cff")]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *order], capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout)["status"] == "ok", done.stdout


def _begins(start, names):
    return any(name.startswith(start) for name in names)


def _is_answered(address):
    parts = urlsplit(address.split("{")[0])
    view = parts.path.strip("/") or "/"
    if view in selection.PARAMETERS:
        return all(name in selection.PARAMETERS[view] for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    return any(parts.path == path or parts.path.startswith(f"{path}/") for path in SERVED) or parts.path.startswith(
        ("/files/", "/papers/")
    )
