"""The published worked examples, compared by the program that lies beside them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
VECTORS = PROJECT.parent / "shared" / "vectors"


@pytest.mark.skipif(not (VECTORS / "check_vectors.py").is_file(), reason="shared/vectors is not here")
def test_our_statistics_give_the_published_answers() -> None:
    run = subprocess.run(
        [sys.executable, VECTORS / "check_vectors.py", VECTORS],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
