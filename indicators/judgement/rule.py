"""The agreed rule of a minimum standard: how a breach is confirmed and how a place recovers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """How a breach of a standard is confirmed and how a place recovers, as its parties agreed.

    Advice for those who agree one: with `clear_recovery` above 1 a withheld figure that met, but not clearly, can bring
    two clear ones together and so speed a recovery. With 0 or 1 a figure withheld never helps.

    Raises:
        ValueError: a number is below its least, or more clear misses are needed than misses.
    """

    confirm_after: int = 2  # misses in a row that confirm a breach
    clear_needed: int = 1  # clear misses among them
    suspect_after: int = 2  # misses in a row that raise a suspicion, provisional ones too
    recover_after: int = 2  # periods in a row that meet the recovery level
    clear_recovery: int = 1  # clear meets among them
    gap: int = 1  # unknown periods in a row that do not break a run
    stale_after: int = 2  # unknown periods in a row after which nothing can be told
    zero_tolerance: bool = False  # one final clear miss is a breach

    def __post_init__(self) -> None:
        """Refuse a rule that could never be applied."""
        for name, least in LEAST.items():
            if getattr(self, name) < least:
                msg = f"Rule: {name} is {getattr(self, name)}. Give {least} or more."
                raise ValueError(msg)
        if self.clear_needed > self.confirm_after:
            msg = (
                f"Rule: clear_needed is {self.clear_needed}, above confirm_after, {self.confirm_after}: "
                "no history could confirm a breach. Lower the first or raise the second."
            )
            raise ValueError(msg)


LEAST = {
    "confirm_after": 1,
    "clear_needed": 0,
    "suspect_after": 1,
    "recover_after": 2,
    "clear_recovery": 0,
    "gap": 0,
    "stale_after": 1,
}
DEFAULT_RULE = Rule()
