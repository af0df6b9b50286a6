"""What importing the statistics costs."""

import subprocess
import sys


def test_importing_the_statistics_does_not_load_scipy() -> None:
    # SciPy takes longer to load than all else together, and most pages need none of it.
    program = (
        "import sys; from indicators.statistics import comparison, effect, intervals, progress, trend, false_alarms; "
        "sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
