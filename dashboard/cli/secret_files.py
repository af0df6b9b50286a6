"""Settings given as files: a secret that lies in a file, as containers hand it over, instead of in the environment."""

from collections.abc import Iterable, MutableMapping
from pathlib import Path

SUFFIX = "_FILE"


class SettingError(ValueError):
    """A setting that cannot be read; the message names it and the cure."""


def read(environment: MutableMapping[str, str], names: Iterable[str]) -> None:
    """Set each of these settings from the file that NAME_FILE names, where there is one.

    Raises SettingError where a file cannot be read or is empty, or a setting is given both ways.
    """
    for name in names:
        file = environment.get(f"{name}{SUFFIX}", "").strip()
        if not file:
            continue
        if environment.get(name, "").strip():
            message = f"{name} and {name}{SUFFIX} are both set. Set one of them."
            raise SettingError(message)
        try:
            said = Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            message = f"{name}{SUFFIX}: the file cannot be read. Give the path of a text file that this user may read."
            raise SettingError(message) from None
        if not said:
            message = f"{name}{SUFFIX}: the file is empty. Write the setting into it."
            raise SettingError(message)
        environment[name] = said
        del environment[f"{name}{SUFFIX}"]  # else a process begun from here would find both
