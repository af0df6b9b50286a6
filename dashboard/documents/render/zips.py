"""Word and PowerPoint files are zips that remember the minute they were made; ours remember the paper's."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WORKBOOK = ".xlsx"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def steady(file: bytes, *, at: datetime) -> bytes:
    """Return the same zip with every time in it set to one moment, in the workbooks inside it too."""
    rewritten = BytesIO()
    made = max((at.year, at.month, at.day, at.hour, at.minute, 0), _EARLIEST)
    with ZipFile(BytesIO(file)) as old, ZipFile(rewritten, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename.endswith(_WORKBOOK):
                body = steady(body, at=at)
            elif entry.filename == _CORE:
                body = _MADE.sub(rb"\g<1>" + f"{at:%Y-%m-%dT%H:%M:%SZ}".encode(), body)
            again = ZipInfo(entry.filename, made)
            again.compress_type = ZIP_DEFLATED
            again.external_attr = 0o600 << 16
            again.create_system = 3
            new.writestr(again, body)
    return rewritten.getvalue()
