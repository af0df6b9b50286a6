"""The rules in words with worked examples, as `tests/method_page.py` wrote them from the tables that tests run."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.wording.language import _

FILE = Path(__file__).with_name("method.toml")
TITLE = _("Method")
ANSWER = _(
    "Every judgement follows a stated rule. Each rule stands here in words, with worked examples that are run as tests "
    "of the product: rule, test and manual are one text."
)
RULE_SET = _(
    "The rule set: ranges as PHEindicatormethods 2.1.0 (Wilson, Byar); the recent trend and the comparison with a "
    "benchmark as Fingertips; control charts as NHSRplotthedots 0.2.2, with answers of our own where it has none; "
    "funnels as PHEindicatormethods, widened as Spiegelhalter and FunnelPlotR; the pace as Statistics Canada and Open "
    "SDG; minimum standards, course, grade and outlook are rules of this product."
)
EVERY_RULE = _("The rules")
EXAMPLES = _("Worked examples")
SOURCE = _("Whose rule it is")
DIFFERS = _("Where it differs")
NO_DIFFERENCE = _("no difference from it is known.")
OWN_RULE = _("it is a rule of this product.")
OWN = _("this product")
BACK = _("All rules")


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: what is given, what the rule answers, and what that shows."""

    given: str
    answer: str
    shows: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words: whose it is, where it differs, and its worked examples."""

    name: str
    title: str
    words: tuple[str, ...]
    source: str
    differs: str
    examples: tuple[Example, ...]

    @property
    def short(self) -> str:
        """The first sentence of the rule."""
        return self.words[0].split(". ")[0].rstrip(".") + "."

    @property
    def difference(self) -> str:
        """Where the rule differs from other tools that have it."""
        if self.differs:
            return self.differs
        return OWN_RULE if self.source.startswith(OWN) else NO_DIFFERENCE


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the manual."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Rule(
            name=one["name"],
            title=one["title"],
            words=tuple(one["words"].split("\n")),
            source=one["source"],
            differs=one["differs"],
            examples=tuple(Example(*row) for row in one["rows"]),
        )
        for one in table["rule"]
    )


def examples(count: int) -> str:
    """Return the link to all worked examples of a rule."""
    return _("All {count} worked examples").format(count=count)
