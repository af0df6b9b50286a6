"""The files of a deployment: valid for their own linters, true to the code, and without a secret."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dashboard.cli import outcomes
from dashboard.cli.settings import SETTINGS

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "data/deployment"
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if "build" in service}


def ran(*order: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(order, capture_output=True, text=True, check=False)


def test_the_container_file_passes_its_linter():
    checked = ran(str(Path(sys.executable).with_name("hadolint")), str(FOLDER / "Containerfile"))
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize("name", ["compose.yaml", "compose.signing-in.yaml"])
def test_the_compose_files_are_as_their_schema_wants(name):
    checked = ran(
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        "vendor.compose-spec",
        str(FOLDER / name),
    )
    assert checked.returncode == 0, checked.stdout


def test_every_command_of_the_service_is_one_of_ours():
    for name, service in OURS.items():
        if "entrypoint" not in service:
            command, *given = service["command"]
            options = {option for each in outcomes.commands[command].params for option in each.opts}
            assert {part for part in given if part.startswith("--")} <= options, name


def test_every_setting_of_the_service_is_one_of_ours():
    known = {setting.name for setting in SETTINGS}
    named = {
        name.removesuffix("_FILE")
        for path in ("compose.yaml", "compose.signing-in.yaml", "settings.env.example")
        for name in re.findall(r"\b(OUTCOMES_[A-Z_]+)[:=]", (FOLDER / path).read_text())
    }
    assert named - known == {"OUTCOMES_PORT"}  # the proxy's, on the host


def test_nothing_runs_as_root_or_may_write_beside_its_volumes():
    for name, service in OURS.items():
        assert service["user"] == "10001:10001", name
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in COMPOSE["services"].items() if service.get("ports")] == ["proxy"]
    assert COMPOSE["services"]["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_no_secret_is_a_setting():
    for service in COMPOSE["services"].values():
        for name, said in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|DATABASE_URL", name):
                assert name.endswith("_FILE"), name
                assert said.startswith("/run/secrets/"), name


def test_the_image_holds_what_people_run_and_nothing_of_the_tests():
    wanted = _pinned(FOLDER / "requirements.txt")
    every = _pinned(PROJECT / "requirements.txt")
    assert wanted.items() <= every.items()
    assert "streamlit" in wanted
    assert wanted.keys().isdisjoint({"pytest", "playwright", "hypothesis", "mypy"})


def _pinned(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", path.read_text(), re.MULTILINE))
