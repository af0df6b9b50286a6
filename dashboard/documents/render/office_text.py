"""What Word and PowerPoint share: the typeface on everybody's machine and the properties of a file."""

from datetime import UTC
from typing import Any

from dashboard.documents.render.sheet import Sheet
from dashboard.wording import papers_drawn as words

TYPEFACE = "Arial"
"""Not ours: an editable file is read in the typefaces of whoever edits it."""


def describe(properties: Any, sheet: Sheet) -> None:  # noqa: ANN401  the two libraries share no type
    """Set the properties of a Word or PowerPoint file: its times are the moment the paper knew."""
    at = sheet.as_at.astimezone(UTC).replace(tzinfo=None)
    properties.title = sheet.paper.title[:255]
    properties.subject = sheet.paper.header[:255]
    properties.author = properties.last_modified_by = words.AUTHOR
    properties.language = words.LANGUAGE
    properties.comments = sheet.signature[:255]
    properties.keywords = ""
    properties.created = properties.modified = properties.last_printed = at
    properties.revision = 1
