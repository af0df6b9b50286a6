"""Words of a budget: whether its sums agree, what is spent for what, what was saved and by whose word."""

from datetime import date
from decimal import Decimal

from dashboard.wording import dates, numbers
from data.terms import EvidenceClass

BILLIONS = "bn"
SUMS = "Do the sums agree?"
ENVELOPE = "The envelope, year by year"
LINES = "What the money is for"
LOOSE = "Money without an outcome"
UNFUNDED = "Outcomes without money"
SPENDERS = "Who spends so that others save"
SAVINGS = "Savings ledger"
COUNTED = "Everything spent here, counted"
DOWNLOAD = "Download the budget lines"
DOWNLOAD_SAVINGS = "Download the savings ledger"
DOWNLOAD_COUNTED = "Download what was counted"

SUMS_AGREE = "The sums agree."
SUMS_DISAGREE = "The sums do not agree."
NO_ENVELOPE = "The agreement does not say what each year holds."
NO_LINES = "The agreement does not break its budget into lines."
NO_LOOSE = "Every line of the budget is for an outcome of the agreement."
NO_UNFUNDED = "Every outcome has a line of the budget, or a split of spending and saving."
NO_SPLITS = "The agreement names nobody who spends so that somebody else saves."
NO_SAVINGS = "No saving has been claimed."
NO_COUNTED = "Nobody has counted what all public bodies together spend here."
NEVER_ADDED = (
    "A saving is claimed by whoever makes it and verified by somebody else. The amounts stand beside each other and "
    "are never added together."
)
NOT_AN_OUTCOME = "Money is not an outcome: nothing here turns a figure into pounds, or pounds into a mark."
EXACT = "Amounts are given with the decimals they need for the parts to add up."
REMAINDER = "Not broken down"
IN_ALL = "Counted in all"
NONE_YET = "none"
NOT_SAID = "not said"
NO_OUTCOME = "none"
PENCE = 100
_BILLION, _MILLION, _THOUSAND = 1_000_000_000, 1_000_000, 1_000
_DECIMALS = 3


def title(place: str) -> str:
    """Return the name of the page."""
    return f"{place}: budget and savings"


def exact(pence: int) -> str:
    """Return an amount with up to three decimals of its unit: "£1.85 billion", "£42 million", "£4.5 million"."""
    pounds = Decimal(abs(pence)) / PENCE
    sign = numbers.MINUS if pence < 0 else ""
    for size, word in ((_BILLION, "billion"), (_MILLION, "million"), (_THOUSAND, "thousand")):
        if pounds >= size:
            return f"{sign}£{_trimmed(pounds / size)} {word}"
    return f"{sign}£{_trimmed(pounds)}"


def _trimmed(value: Decimal) -> str:
    text = f"{value:,.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")


def money(pence: int) -> str:
    """Return an amount for a sentence, to one decimal of its unit."""
    return numbers.money(pence // PENCE)


def percent(share: Decimal) -> str:
    """Return a share: "3%", "2.5%"."""
    return f"{numbers.plain(share, decimals=0 if share == share.to_integral_value() else 1)}%"


def year(starts: date, ends: date) -> str:
    """Return a year of the budget: "2026 to 2027"."""
    return dates.period(starts, ends)


def agreed(
    *, amount: int | None, starts: date | None, ends: date | None, less: Decimal, baseline: int, base_year: str
) -> str:
    """Return what is agreed, in one sentence."""
    of = f"the baseline of {exact(baseline)}{f' ({base_year})' if base_year else ''}"
    if amount is None or starts is None or ends is None:
        return f"Agreed: {percent(less)} less than {of}."
    return f"Agreed: {exact(amount)} in {year(starts, ends)}, {percent(less)} less than {of}."


def envelope_off(starts: date, ends: date, difference: int, left: int) -> str:
    """Return by how much one year's envelope differs from what the share leaves."""
    how = "more" if difference > 0 else "less"
    return f"{year(starts, ends)} holds {exact(abs(difference))} {how} than the {exact(left)} that the share leaves."


def years_missing(count: int, gap: date | None) -> str:
    """Return that the envelope is not one of three years running."""
    if gap is not None:
        return f"The year from {dates.day(gap)} does not follow the one before it."
    return f"An envelope is for three years; {numbers.many(count, 'year')} {'is' if count == 1 else 'are'} named."


def lines_over(lines: int) -> str:
    """Return that the lines come to more than a year holds."""
    return f"The lines come to {exact(lines)}, more than one of the years holds."


def lines_within(lines: int, amount: int) -> str:
    """Return how much of a year the lines name."""
    return f"The lines name {exact(lines)} of the {exact(amount)}; the agreement does not break down the rest."


def difference(pence: int, *, agrees: bool) -> str:
    """Return a year's difference for a table."""
    if agrees:
        return NONE_YET
    return f"{exact(abs(pence))} {'more' if pence > 0 else 'less'}"


def savings_answer(stages: dict[str, int]) -> str:
    """Return how many savings have an entry of each stage, in words; a count of savings, not of pounds."""
    if not stages.get("claimed"):
        return NO_SAVINGS
    said = [f"{numbers.many(stages['claimed'], 'saving')} {_is(stages['claimed'])} claimed"]
    verified = stages.get("verified", 0)
    said.append(f"{numbers.counted(verified) if verified else 'none'} {_is(verified or 1)} verified")
    if stages.get("disputed"):
        said.append(f"{numbers.counted(stages['disputed'])} {_is(stages['disputed'])} disputed")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def ledger_cell(amount: int, on: date, body: str) -> str:
    """Return one entry of the ledger for its cell."""
    return f"{exact(amount)}\n{body}, {dates.day(on)}"


def ledger_note(name: str, stage: str, text: str, source: str) -> str:
    """Return what was said with an entry, and where it is written."""
    written = f" As reported: {source}." if source else ""
    return f"{name}, {stage}: {text}{written}"


def spent_by(body: str, office: str) -> str:
    """Return which body spends a line and who answers for it."""
    return f"{body}\n{office} answers for it" if office else body


def for_outcome(number: int | None, statement: str) -> str:
    """Return the outcome that money is for."""
    return NO_OUTCOME if number is None else f"Outcome {number}: {statement}"


def until(ends: date | None) -> str:
    """Return when a line of the budget ends."""
    return NOT_SAID if ends is None else dates.day(ends)


def since(starts: date | None) -> str:
    """Return from when a split of spending and saving holds."""
    return NOT_SAID if starts is None else dates.day(starts)


def kept(share: Decimal | None) -> str:
    """Return the share of a saving that the spender keeps."""
    return NOT_SAID if share is None else percent(share)


def counted_title(place: str, year_: str) -> str:
    """Return what a counting exercise is called: the year comes as the publication has it."""
    return f"Public money in {place}, {year_}"


def counted_answer(*, whole: int | None, remainder: int | None) -> str:
    """Return what was counted and how much of it nobody broke down."""
    if whole is None or remainder is None:
        return "The whole was not counted, so what is missing cannot be told."
    if remainder < 0:
        return f"{exact(whole)} was counted; the parts come to {exact(-remainder)} more than that."
    if not remainder:
        return f"{exact(whole)} was counted, and all of it is broken down."
    return f"{exact(whole)} was counted. About {exact(remainder)} of it is not broken down by who spends it."


def share_of(part: int, whole: int | None) -> str:
    """Return a part's share of what was counted in all."""
    if not whole:
        return "not known"
    return f"{numbers.plain(Decimal(part) * 100 / whole, decimals=0)}%"


def source(text: str, evidence: EvidenceClass) -> str:
    """Return where a counting exercise is written."""
    if text:
        return f"As reported: {text}."
    return "Invented figures." if evidence is EvidenceClass.INVENTED else ""


def bar_label(body: str, amount: int) -> str:
    """Return the words above a bar."""
    return f"{body}: {exact(amount)}"


def counted_alt(place: str, year_: str, *, whole: int | None, remainder: int | None) -> str:
    """Return the finding of the chart of a counting exercise."""
    return f"{counted_title(place, year_)}. {counted_answer(whole=whole, remainder=remainder)} Table follows."


def chart_foot(day: str, kind: str) -> str:
    """Return the date and the evidence class that a picture carries."""
    return f"As at {day}. {kind}."
