"""TOML that people write and send: read within limits, so that a small file cannot hold a program up.

Python's reader takes time in the square of the parts of a dotted key, and as many calls as brackets are nested.
"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

LONGEST: Final = 500_000
"""Characters; the longest agreement has a tenth of it."""
_BYTES_A_LETTER: Final = 4
_DEEPEST: Final = 30
_NAME: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_CHAIN: Final = re.compile(rf"(?<![A-Za-z0-9_-]){_NAME}(?:[ \t]*+\.[ \t]*+{_NAME}){{{_DEEPEST}}}")
_BRACKET: Final = re.compile(r"[\[\]{}]")


class WrittenError(ValueError):
    """A text cannot be read as TOML; `problem` says why and `cure` what to do."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}. {cure}")
        self.problem, self.cure = problem, cure


def text_of(path: Path) -> str:
    """The text of a file; raises WrittenError for one too large or not UTF-8, OSError where none can be read."""
    if path.stat().st_size > _BYTES_A_LETTER * LONGEST:
        raise _longer()
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        problem = "not UTF-8 text"
        raise WrittenError(problem, "Save the file as UTF-8.") from error


def table(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The table that a text states; raises WrittenError for one that is too long or deep, or no TOML."""
    if len(text) > LONGEST:
        raise _longer()
    if _CHAIN.search(text) or _depth(text) > _DEEPEST:
        raise _nested()
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except (ValueError, ArithmeticError) as error:  # not TOML, or a number too long for Python
        problem = f"not TOML ({str(error)[:120]})"
        raise WrittenError(problem, "Mend that line.") from error


def _longer() -> WrittenError:
    return WrittenError(f"longer than {LONGEST:,} characters", "Shorten it.")


def _nested() -> WrittenError:
    return WrittenError("nested too deeply", "Write plain keys and tables.")


def _depth(text: str) -> int:
    """How deeply brackets nest, those in texts too."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest
