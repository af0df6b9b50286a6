"""Words about both sides: who answers, what the centre promised, the budget, what is passed on."""

from datetime import date

from dashboard.wording import dates, numbers, page, states
from data.terms import Accountability, AgreementTerms, Budget, Power
from data.terms.panels import Answer, Engagement, Panel, PassedDown

NO_POWERS = "The agreement names no power that the centre promised."
NO_BUDGET = "The agreement has no budget."
NO_ENGAGEMENT = "The agreement passes nothing on below the town hall."
NO_OFFICE = "The agreement does not say who answers for it."
PENCE = 100


def excluded(terms: AgreementTerms, panel: Panel) -> str:
    """Return why a panel is not part of the agreement, or an empty text."""
    reason = next((one.reason for one in terms.excluded if one.panel is panel), "")
    return f"Not part of this agreement: {reason}" if reason else ""


def next_meeting(body: str, on: date) -> str:
    """Return when the body that questions meets next."""
    return f"{body} meets next on {dates.day(on)}."


def who_answers(accountability: Accountability) -> tuple[str, ...]:
    """Return who answers, who questions them, the director the centre named, and any other figure proposed."""
    said = [
        f"{accountability.office} answers for this agreement ({page.figure_kind(accountability.kind)}).",
        f"{accountability.questioned_by} asks the questions.",
    ]
    if accountability.director:
        said.append(f"The centre’s named post for this place: {accountability.director}.")
    other = accountability.alternative
    if other is not None:
        answered = f" on {dates.day(other.answered)}" if other.answered else ""
        answer = {
            Answer.PROPOSED: "No answer has been given yet.",
            Answer.ACCEPTED: f"It was accepted{answered}.",
            Answer.DECLINED: f"It was declined{answered}.",
        }[other.answer]
        words = f" {other.answer_words}" if other.answer_words else ""
        said.append(f"Another figure was proposed: {other.figure}. {other.case} {answer}{words}")
    return tuple(said)


def power(promised: Power) -> str:
    """Return a power with the depth of control promised."""
    return f"{promised.name}\n{page.depth(promised.depth)}"


def promised_by(promised: Power) -> str:
    """Return who promised a power and who answers for it there."""
    return f"{promised.department}\n{promised.office}" if promised.office else promised.department


def state(kind: str, *, late_by: int, happened_on: date | None) -> str:
    """Return what has become of a promise."""
    when = f" on {dates.day(happened_on)}" if happened_on else ""
    return {
        "kept": f"Kept{when}",
        "on_time": "On time: not due yet",
        "due": "Due today",
        "late": f"{numbers.many(late_by, 'day').capitalize()} late",
        "needs_legislation": "Needs legislation",
        "withdrawn": f"Withdrawn{when}",
    }[kind]


def promises_answer(kept: int, late: int, total: int) -> str:
    """Return how the centre stands, in one sentence."""
    if not total:
        return NO_POWERS
    said = f"The centre promised {numbers.many(total, 'power')}. {_so_many(kept, 'has', 'have')} been kept"
    return f"{said}; {_so_many(late, 'is', 'are').lower()} late."


def _so_many(count: int, one: str, more: str) -> str:
    if not count:
        return f"None {one}"
    return f"{numbers.counted(count).capitalize()} {one if count == 1 else more}"


def budget(agreed: Budget) -> tuple[str, ...]:
    """Return the budget in three lines: what is agreed, year by year, and whether the sums agree."""
    base = f" ({agreed.baseline_year})" if agreed.baseline_year else ""
    lines = [
        (
            f"Agreed: {numbers.plain(agreed.reduction_percent.normalize(), decimals=1)}% less than the baseline of "
            f"{numbers.money(agreed.baseline // PENCE)}{base}."
        )
    ]
    if agreed.envelopes:
        years = tuple(
            f"{numbers.money(one.amount // PENCE)} in {one.starts.year} to {one.starts.year + 1}"
            for one in agreed.envelopes
        )
        lines.append(f"Year by year: {states.listed(years)}.")
    if agreed.savings:
        lines.append(f"Savings: {agreed.savings}")
    return tuple(lines)


def engagement(agreed: Engagement) -> tuple[str, ...]:
    """Return how residents have a part and what is passed on, a line each."""
    return (*((agreed.how,) if agreed.how else ()), *(passed(one) for one in agreed.passed_down))


def passed(one: PassedDown) -> str:
    """Return one thing that is passed on below the town hall."""
    amount = f", {numbers.money(one.amount // PENCE)}" if one.amount else ""
    by = f", by {dates.day(one.by)}" if one.by else ""
    return f"{one.what}, to {one.to}{amount}{by}"


def reported(text: str, title: str, publisher: str, published: str) -> str:
    """Return a reported fact with its publication: "… As reported in March 2010: title, publisher."."""
    when = f"As reported in {published}" if published else "As reported"
    by = f", {publisher}" if publisher else ""
    return f"{text} {when}: {title}{by}."
