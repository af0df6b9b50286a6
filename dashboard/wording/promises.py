"""Words about both sides: who answers, what the centre promised, the budget, what is passed on."""

from datetime import date

from dashboard.wording import dates, numbers, page, states
from dashboard.wording.language import _
from data.terms import Accountability, AgreementTerms, Budget, Power
from data.terms.panels import Answer, Engagement, Panel, PassedDown

NO_POWERS = _("The agreement names no power that the centre promised.")
NO_BUDGET = _("The agreement has no budget.")
NO_ENGAGEMENT = _("The agreement passes nothing on below the town hall.")
NO_OFFICE = _("The agreement does not say who answers for it.")
PENCE = 100


def excluded(terms: AgreementTerms, panel: Panel) -> str:
    """Return why a panel is not part of the agreement, or an empty text."""
    reason = next((one.reason for one in terms.excluded if one.panel is panel), "")
    return _("Not part of this agreement: {reason}").format(reason=reason) if reason else ""


def next_meeting(body: str, on: date) -> str:
    """Return when the body that questions meets next."""
    return _("{body} meets next on {on}.").format(body=body, on=dates.day(on))


def who_answers(accountability: Accountability) -> tuple[str, ...]:
    """Return who answers, who questions them, the director the centre named, and any other figure proposed."""
    said = [
        _("{office} answers for this agreement ({kind}).").format(
            office=accountability.office, kind=page.figure_kind(accountability.kind)
        ),
        _("{body} asks the questions.").format(body=accountability.questioned_by),
    ]
    if accountability.director:
        said.append(_("The centre’s named post for this place: {director}.").format(director=accountability.director))
    other = accountability.alternative
    if other is not None:
        answered = _(" on {answered}").format(answered=dates.day(other.answered)) if other.answered else ""
        answer = {
            Answer.PROPOSED: _("No answer has been given yet."),
            Answer.ACCEPTED: _("It was accepted{answered}.").format(answered=answered),
            Answer.DECLINED: _("It was declined{answered}.").format(answered=answered),
        }[other.answer]
        words = f" {other.answer_words}" if other.answer_words else ""
        said.append(
            _("Another figure was proposed: {figure}. {case} {answer}{words}").format(
                figure=other.figure, case=other.case, answer=answer, words=words
            )
        )
    return tuple(said)


def power(promised: Power) -> str:
    """Return a power with the depth of control promised."""
    return f"{promised.name}\n{page.depth(promised.depth)}"


def promised_by(promised: Power) -> str:
    """Return who promised a power and who answers for it there."""
    return f"{promised.department}\n{promised.office}" if promised.office else promised.department


def state(kind: str, *, late_by: int, happened_on: date | None) -> str:
    """Return what has become of a promise."""
    when = _(" on {happened_on}").format(happened_on=dates.day(happened_on)) if happened_on else ""
    return {
        "kept": _("Kept{when}").format(when=when),
        "on_time": _("On time: not due yet"),
        "due": _("Due today"),
        "late": _("{late_by} late").format(late_by=numbers.many(late_by, "{n} day", "{n} days").capitalize()),
        "needs_legislation": _("Needs legislation"),
        "withdrawn": _("Withdrawn{when}").format(when=when),
    }[kind]


def promises_answer(kept: int, late: int, total: int) -> str:
    """Return how the centre stands, in one sentence."""
    if not total:
        return NO_POWERS
    promised = numbers.many(total, "The centre promised {n} power.", "The centre promised {n} powers.")
    came = numbers.many(kept, "{n} has been kept", "{n} have been kept") if kept else _("none has been kept")
    missed = numbers.many(late, "{n} is late", "{n} are late") if late else _("none is late")
    return f"{promised} {came[0].upper()}{came[1:]}; {missed}."


def budget(agreed: Budget) -> tuple[str, ...]:
    """Return the budget in three lines: what is agreed, year by year, and whether the sums agree."""
    base = f" ({agreed.baseline_year})" if agreed.baseline_year else ""
    lines = [
        (
            _("Agreed: {percent}% less than the baseline of {money}{base}.").format(
                percent=numbers.plain(agreed.reduction_percent.normalize(), decimals=1),
                money=numbers.money(agreed.baseline // PENCE),
                base=base,
            )
        )
    ]
    if agreed.envelopes:
        years = tuple(
            _("{money} in {first} to {last}").format(
                money=numbers.money(one.amount // PENCE), first=one.starts.year, last=one.starts.year + 1
            )
            for one in agreed.envelopes
        )
        lines.append(_("Year by year: {years}.").format(years=states.listed(years)))
    if agreed.savings:
        lines.append(_("Savings: {savings}").format(savings=agreed.savings))
    return tuple(lines)


def engagement(agreed: Engagement) -> tuple[str, ...]:
    """Return how residents have a part and what is passed on, a line each."""
    return (*((agreed.how,) if agreed.how else ()), *(passed(one) for one in agreed.passed_down))


def passed(one: PassedDown) -> str:
    """Return one thing that is passed on below the town hall."""
    amount = f", {numbers.money(one.amount // PENCE)}" if one.amount else ""
    by = _(", by {by}").format(by=dates.day(one.by)) if one.by else ""
    return _("{what}, to {to}{amount}{by}").format(what=one.what, to=one.to, amount=amount, by=by)


def reported(text: str, title: str, publisher: str, published: str) -> str:
    """Return a reported fact with its publication: "… As reported in March 2010: title, publisher."."""
    when = _("As reported in {published}").format(published=published) if published else _("As reported")
    by = f", {publisher}" if publisher else ""
    return f"{text} {when}: {title}{by}."
