"""Programs of the system that tests drive: found where they are installed, else installed where that is possible."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def found(names: Sequence[str], *, setting: str, beside: Sequence[str] = ()) -> Path | None:
    """The program that the setting names, else the first on the path or in folders beside it; None without any."""
    if named := os.environ.get(setting):
        return Path(named) if Path(named).is_file() else None
    path = os.pathsep.join((os.environ.get("PATH", ""), *beside))
    held = next((held for name in names if (held := shutil.which(name, path=path))), None)
    return Path(held) if held else None


def install(package: str) -> None:
    """Install a package of the system, as root on Debian; elsewhere nothing happens."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False)


def told(find: Callable[[], Path | None], make: Callable[[], None], cure: str) -> int:
    """Print where a program is, once it was installed if need be; exit status 1 with the cure where it cannot be."""
    if find() is None:
        make()
    if (path := find()) is None:
        sys.stderr.write(cure + "\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0
