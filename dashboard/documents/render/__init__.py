"""Papers as files: PDF, Word, PowerPoint and one page of HTML, each drawn from the same values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.documents.content import Paper, PaperKind
from dashboard.documents.render.html import page
from dashboard.documents.render.powerpoint import slides
from dashboard.documents.render.sheet import Sheet, sheet
from dashboard.documents.render.typst_pdf import PaperNotSetError, pdf
from dashboard.documents.render.word import word_file
from dashboard.wording import papers_drawn

__all__ = ["KINDS", "Kind", "PaperNotSetError", "UnknownKindError", "kinds_of", "rendered"]

_OFFICE = "application/vnd.openxmlformats-officedocument"


class UnknownKindError(ValueError):
    """A paper was asked for as a kind of file that it is not made as; the text says which there are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the end of its name, its media type, its name for people, and the papers made as it."""

    extension: str
    media_type: str
    name: str
    papers: frozenset[PaperKind]
    draw: Callable[[Sheet], bytes]


_ALL = frozenset(PaperKind)
_SLIDES = frozenset({PaperKind.SLIDE})
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "pdf": Kind("pdf", "application/pdf", "PDF", _ALL, pdf),
        "docx": Kind("docx", f"{_OFFICE}.wordprocessingml.document", "Word", _ALL - _SLIDES, word_file),
        "pptx": Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint", _SLIDES, slides),
        "html": Kind("html", "text/html; charset=utf-8", papers_drawn.WEB_PAGE, _ALL, page),
    }
)


def kinds_of(paper: PaperKind) -> tuple[str, ...]:
    """Return the kinds of file that a paper is made as."""
    return tuple(name for name, kind in KINDS.items() if paper in kind.papers)


def rendered(paper: Paper, kind: str) -> bytes:
    """Return a paper as a file; the same paper gives the same bytes.

    Raises:
        UnknownKindError: The paper is not made as this kind of file.
        PaperNotSetError: The PDF would not be one that can be read aloud.
    """
    if kind not in kinds_of(paper.kind):
        raise UnknownKindError(papers_drawn.other_kind(kind, kinds_of(paper.kind)))
    return KINDS[kind].draw(sheet(paper))
