"""Words of a budget: whether its sums agree, what is spent for what, what was saved and by whose word."""

from datetime import date
from decimal import Decimal

from dashboard.wording import dates, numbers
from dashboard.wording.language import DECIMAL, _
from data.terms import EvidenceClass

BILLIONS = _("bn")
SUMS = _("Do the sums agree?")
ENVELOPE = _("The envelope, year by year")
LINES = _("What the money is for")
LOOSE = _("Money without an outcome")
UNFUNDED = _("Outcomes without money")
SPENDERS = _("Who spends so that others save")
SAVINGS = _("Savings ledger")
COUNTED = _("Everything spent here, counted")
DOWNLOAD = _("Download the budget lines")
DOWNLOAD_SAVINGS = _("Download the savings ledger")
DOWNLOAD_COUNTED = _("Download what was counted")

SUMS_AGREE = _("The sums agree.")
SUMS_DISAGREE = _("The sums do not agree.")
NO_ENVELOPE = _("The agreement does not say what each year holds.")
NO_LINES = _("The agreement does not break its budget into lines.")
NO_LOOSE = _("Every line of the budget is for an outcome of the agreement.")
NO_UNFUNDED = _("Every outcome has a line of the budget, or a split of spending and saving.")
NO_SPLITS = _("The agreement names nobody who spends so that somebody else saves.")
NO_SAVINGS = _("No saving has been claimed.")
NO_COUNTED = _("Nobody has counted what all public bodies together spend here.")
NEVER_ADDED = _(
    "A saving is claimed by whoever makes it and verified by somebody else. The amounts stand beside each other and "
    "are never added together."
)
NOT_AN_OUTCOME = _("Money is not an outcome: nothing here turns a figure into pounds, or pounds into a mark.")
EXACT = _("Amounts are given with the decimals they need for the parts to add up.")
REMAINDER = _("Not broken down")
IN_ALL = _("Counted in all")
NONE_YET = _("none")
NOT_SAID = _("not said")
NO_OUTCOME = _("none")
PENCE = 100
_BILLION, _MILLION, _THOUSAND = 1_000_000_000, 1_000_000, 1_000
_DECIMALS = 3


def title(place: str) -> str:
    """Return the name of the page."""
    return _("{place}: budget and savings").format(place=place)


def exact(pence: int) -> str:
    """Return an amount with up to three decimals of its unit: "£1.85 billion", "£42 million", "£4.5 million"."""
    pounds = Decimal(abs(pence)) / PENCE
    sign = numbers.MINUS if pence < 0 else ""
    for size, words in (
        (_BILLION, _("£{pounds} billion")),
        (_MILLION, _("£{pounds} million")),
        (_THOUSAND, _("£{pounds} thousand")),
    ):
        if pounds >= size:
            return f"{sign}{words.format(pounds=_trimmed(pounds / size))}"
    return f"{sign}£{_trimmed(pounds)}"


def _trimmed(value: Decimal) -> str:
    text = numbers.plain(value, decimals=_DECIMALS)
    return text.rstrip("0").rstrip(DECIMAL)


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
    counted_in = f" ({base_year})" if base_year else ""
    of = _("the baseline of {baseline}{counted_in}").format(baseline=exact(baseline), counted_in=counted_in)
    if amount is None or starts is None or ends is None:
        return _("Agreed: {percent} less than {of}.").format(percent=percent(less), of=of)
    return _("Agreed: {amount} in {year}, {percent} less than {of}.").format(
        amount=exact(amount), year=year(starts, ends), percent=percent(less), of=of
    )


def envelope_off(starts: date, ends: date, difference: int, left: int) -> str:
    """Return by how much one year's envelope differs from what the share leaves."""
    words = (
        _("{year} holds {difference} more than the {left} that the share leaves.")
        if difference > 0
        else _("{year} holds {difference} less than the {left} that the share leaves.")
    )
    return words.format(year=year(starts, ends), difference=exact(abs(difference)), left=exact(left))


def years_missing(count: int, gap: date | None) -> str:
    """Return that the envelope is not one of three years running."""
    if gap is not None:
        return _("The year from {gap} does not follow the one before it.").format(gap=dates.day(gap))
    return numbers.many(
        count,
        "An envelope is for three years; {n} year is named.",
        "An envelope is for three years; {n} years are named.",
    )


def lines_over(lines: int) -> str:
    """Return that the lines come to more than a year holds."""
    return _("The lines come to {lines}, more than one of the years holds.").format(lines=exact(lines))


def lines_within(lines: int, amount: int) -> str:
    """Return how much of a year the lines name."""
    return _("The lines name {lines} of the {amount}; the agreement does not break down the rest.").format(
        lines=exact(lines), amount=exact(amount)
    )


def difference(pence: int, *, agrees: bool) -> str:
    """Return a year's difference for a table."""
    if agrees:
        return NONE_YET
    return (_("{amount} more") if pence > 0 else _("{amount} less")).format(amount=exact(abs(pence)))


def savings_answer(stages: dict[str, int]) -> str:
    """Return how many savings have an entry of each stage, in words; a count of savings, not of pounds."""
    if not stages.get("claimed"):
        return NO_SAVINGS
    said = [numbers.many(stages["claimed"], "{n} saving is claimed", "{n} savings are claimed")]
    verified, disputed = stages.get("verified", 0), stages.get("disputed", 0)
    said.append(numbers.many(verified, "{n} is verified", "{n} are verified") if verified else _("none is verified"))
    if disputed:
        said.append(numbers.many(disputed, "{n} is disputed", "{n} are disputed"))
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def ledger_cell(amount: int, on: date, body: str) -> str:
    """Return one entry of the ledger for its cell."""
    return f"{exact(amount)}\n{body}, {dates.day(on)}"


def ledger_note(name: str, stage: str, text: str, source: str) -> str:
    """Return what was said with an entry, and where it is written."""
    written = _(" As reported: {source}.").format(source=source) if source else ""
    return f"{name}, {stage}: {text}{written}"


def spent_by(body: str, office: str) -> str:
    """Return which body spends a line and who answers for it."""
    return _("{body}\n{office} answers for it").format(body=body, office=office) if office else body


def for_outcome(number: int | None, statement: str) -> str:
    """Return the outcome that money is for."""
    return (
        NO_OUTCOME if number is None else _("Outcome {number}: {statement}").format(number=number, statement=statement)
    )


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
    return _("Public money in {place}, {year}").format(place=place, year=year_)


def counted_answer(*, whole: int | None, remainder: int | None) -> str:
    """Return what was counted and how much of it nobody broke down."""
    if whole is None or remainder is None:
        return _("The whole was not counted, so what is missing cannot be told.")
    if remainder < 0:
        return _("{whole} was counted; the parts come to {remainder} more than that.").format(
            whole=exact(whole), remainder=exact(-remainder)
        )
    if not remainder:
        return _("{whole} was counted, and all of it is broken down.").format(whole=exact(whole))
    return _("{whole} was counted. About {remainder} of it is not broken down by who spends it.").format(
        whole=exact(whole), remainder=exact(remainder)
    )


def share_of(part: int, whole: int | None) -> str:
    """Return a part's share of what was counted in all."""
    if not whole:
        return _("not known")
    return f"{numbers.plain(Decimal(part) * 100 / whole, decimals=0)}%"


def source(text: str, evidence: EvidenceClass) -> str:
    """Return where a counting exercise is written."""
    if text:
        return _("As reported: {text}.").format(text=text)
    return _("Invented figures.") if evidence is EvidenceClass.INVENTED else ""


def bar_label(body: str, amount: int) -> str:
    """Return the words above a bar."""
    return f"{body}: {exact(amount)}"


def counted_alt(place: str, year_: str, *, whole: int | None, remainder: int | None) -> str:
    """Return the finding of the chart of a counting exercise."""
    return _("{counted_title}. {counted_answer} Table follows.").format(
        counted_title=counted_title(place, year_), counted_answer=counted_answer(whole=whole, remainder=remainder)
    )


def chart_foot(day: str, kind: str) -> str:
    """Return the date and the evidence class that a picture carries."""
    return _("As at {day}. {kind}.").format(day=day, kind=kind)
