"""What is wrong with a document, by clause and with the cure."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that keeps a document from being accepted.

    `clause` says where ("outcome 1, commitment employment-rate"), `problem` what is wrong,
    `cure` what to write instead; the last is a whole sentence. `path` leads to the value in the table that was read,
    where one value alone is to blame, so that a form can lead to its field.
    """

    clause: str
    problem: str
    cure: str
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        """The refusal as one line for people."""
        return f"{self.clause}: {self.problem}. {self.cure}"


class TermsError(ValueError):
    """A document is refused; `refusals` holds every reason, the text names the first."""

    def __init__(self, name: str, refusals: Iterable[Refusal]) -> None:
        self.name = name
        self.refusals = tuple(refusals)
        more = len(self.refusals) - 1
        rest = f" ({more} more refused.)" if more else ""
        super().__init__(f"{name}: {self.refusals[0]}{rest}")
