"""The files of a data package as typed rows: found by its description, checked against it, never outside its folder."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from indicators.feeds.tables import reader_of, refuse_too_many
from indicators.refresh.loading import LARGEST, LoadError

FORMAT = 2
MARK = "agreed-outcomes"
Cell = str | int | float | bool | date | datetime | None
Row = Mapping[str, Any]

_LONGEST_DESCRIPTION = 5 << 20
_APOSTROPHE = re.compile("'+[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_TRUTH = {"true": True, "false": False}


class PackageError(LoadError):
    """A data package cannot be loaded; the message names the file and the cure."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it describes itself: its own facts, its tables by name, and its other files by path."""

    folder: Path
    facts: Mapping[str, Any]
    resources: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Mapping[str, Any]]

    def file(self, path: str) -> str:
        """The text of a file that is no table; raises PackageError where it is missing, altered or no text."""
        if path not in self.files:
            message = f"datapackage.json: does not name {path}. Take the package again."
            raise PackageError(message)
        try:
            return _body(self.folder, self.files[path]).decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{path}: is not UTF-8 text. Take the package again."
            raise PackageError(message) from error

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table as mappings, each cell of the type that the description gives its column.

        Raises PackageError where the file is missing, altered or not what its description says.
        """
        resource = self.resources.get(name)
        if resource is None:
            message = f"datapackage.json: names no table {name}. Publish the package again, whole."
            raise PackageError(message)
        body = _body(self.folder, resource)
        kinds = {field["name"]: _KINDS[field["type"]] for field in resource["schema"]["fields"]}
        try:
            text = body.decode("utf-8")
            refuse_too_many(text)
            reader = reader_of(io.StringIO(text, newline=""))
            if next(reader, None) != list(kinds):
                message = f"{resource['path']}: its columns are not those of datapackage.json. Take the package again."
                raise PackageError(message)
            for line in reader:
                yield {
                    column: None if text == "" else read(text)
                    for (column, read), text in zip(kinds.items(), line, strict=True)
                }
        except (csv.Error, ValueError, KeyError) as error:
            if isinstance(error, PackageError):
                raise
            message = f"{resource['path']}: a row cannot be read ({error}). Take the package again."
            raise PackageError(message) from error


def opened(path: Path) -> Package:
    """The package that a `datapackage.json` describes; raises PackageError for any other file."""
    try:
        told = json.loads(_read(path, path.name, most=_LONGEST_DESCRIPTION))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        message = f"{path.name}: is not JSON. Give the datapackage.json of a package that `outcomes publish` wrote."
        raise PackageError(message) from error
    facts = told.get(MARK) if isinstance(told, dict) else None
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        message = (
            f"{path.name}: is not a package of ours, or of another version. "
            "Give the datapackage.json of a package that `outcomes publish` wrote."
        )
        raise PackageError(message)
    described = [one for one in told.get("resources", ()) if isinstance(one, dict) and isinstance(one.get("name"), str)]
    resources = {one["name"]: one for one in described if isinstance(one.get("schema"), dict)}
    files = {str(one.get("path")): one for one in described if one["name"] not in resources}
    return Package(path.parent, facts, resources, files)


def _body(folder: Path, resource: Mapping[str, Any]) -> bytes:
    """The bytes of a table's file, the same as when they were published."""
    name = str(resource.get("path", ""))
    local = PurePosixPath(name)
    if not name or local.is_absolute() or ".." in local.parts:
        message = f"datapackage.json: “{name[:60]}” lies outside the package. Take the package again."
        raise PackageError(message)
    file = folder.joinpath(*local.parts)
    body = _read(file, name, most=LARGEST)
    if f"sha256:{hashlib.sha256(body).hexdigest()}" != resource.get("hash"):
        message = f"{name}: is not the file that was published: its fingerprint differs. Take the package again."
        raise PackageError(message)
    return body


def _read(file: Path, name: str, *, most: int) -> bytes:
    """The bytes of a file, unless there are none to read or too many."""
    try:
        if file.stat().st_size > most:
            message = f"{name}: is larger than {most:,} bytes. It cannot be loaded here."
            raise PackageError(message)
        return file.read_bytes()
    except OSError as error:
        message = f"{name}: cannot be read ({error.strerror}). Unpack the whole package, then load it."
        raise PackageError(message) from error


def _text(text: str) -> str:
    """A text without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if _APOSTROPHE.match(text) else text


_KINDS: Mapping[str, Callable[[str], Cell]] = {
    "string": _text,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "boolean": _TRUTH.__getitem__,
}
