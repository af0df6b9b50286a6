"""A paper ready to be drawn: its text made fit for files, beside the fingerprint of what it said before that."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.documents import record
from dashboard.documents.content import Paper
from dashboard.documents.render.clean import cleaned, drawable
from dashboard.wording import papers
from dashboard.wording import papers_drawn as words


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every way of drawing starts from.

    Attributes:
        paper: The paper with text that any file can hold.
        drawn: The same with text that our typeface can draw, for pictures and PDF.
        fingerprint: The first twelve characters in fours.
    """

    paper: Paper
    drawn: Paper
    fingerprint: str

    @property
    def as_at(self) -> datetime:
        """The moment that the paper knew, which is also the date of every file made of it."""
        return self.paper.as_at

    @property
    def signature(self) -> str:
        """What stands at the foot of each page, before the page's number."""
        return " · ".join(part for part in (self.paper.footer, f"{words.FINGERPRINT} {self.fingerprint}") if part)

    @property
    def foot_of_picture(self) -> tuple[str, ...]:
        """What a picture says of itself when it is cut out of its paper."""
        return (" · ".join(part for part in (papers.known(self.as_at), self.drawn.footer) if part),)


def sheet(paper: Paper) -> Sheet:
    """Return a paper ready to be drawn."""
    fit = cleaned(paper)
    return Sheet(fit, drawable(fit), record.printed(paper))
