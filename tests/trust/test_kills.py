"""Processes killed at random instants keep what they acknowledged, and leave no half of anything."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trust.operations import OPERATIONS

KILLS = 12
"""Of each kind; `make trust` kills ten times as many."""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def killed():
    command = [sys.executable, "-m", "tests.trust.kills", str(KILLS)]
    environment = {**os.environ, "PYTHONPATH": "tests"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode in {0, 1}, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("kind", OPERATIONS)
def test_nothing_that_was_promised_is_lost(killed, kind):
    found = [one for one in killed if one["kind"] == kind]
    assert len(found) == KILLS
    assert [one["lost"] for one in found if one["lost"]] == []


def test_many_of_the_kills_fall_into_a_transaction_or_its_commit(killed):
    within = [one for one in killed if one["where"] in {"in a transaction", "in a commit"}]
    assert len(within) >= len(killed) // 4
