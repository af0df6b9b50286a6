"""The lines of an agreement and its money to take away: typed, a promise a row, amounts in pounds."""

from datetime import date, datetime

from dashboard.files.table import Table, Value
from dashboard.questions.agreement import AgreementPage
from dashboard.questions.agreement_lines import lines_of
from dashboard.questions.budget import BudgetPage
from dashboard.questions.values import PlacePage
from dashboard.wording import budget as money
from dashboard.wording import dates, marks
from dashboard.wording import files as cover
from dashboard.wording import page as words
from data.terms import EvidenceClass

PENCE = 100
AGREEMENT = (
    "place_code", "place", "version", "panel", "clause", "promised", "promised_by", "in_return_for", "by", "happened",
    "evidence", "outcome", "as_at", "evidence_class",
)  # fmt: skip
BUDGET = (
    "place_code", "place", "version", "line", "spent_by", "amount_pounds", "discretion", "ends", "outcome",
    "who_answers", "as_at", "evidence_class",
)  # fmt: skip
SAVINGS = (
    "place_code", "place", "saving", "stage", "amount_pounds", "on", "said_by", "note", "outcome", "source", "as_at",
    "evidence_class",
)  # fmt: skip
COUNTED = ("place_code", "place", "year", "body", "amount_pounds", "part", "source", "as_at", "evidence_class")


def agreement(page: PlacePage, found: AgreementPage, *, as_at: datetime) -> Table:
    """Return the promises of the version shown, a row each."""
    version = found.shown.document.version if found.shown else None
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            page.place.code,
            page.place.name,
            version,
            one.panel.value,
            one.clause,
            _line(one.what),
            _line(one.who),
            _line(one.in_return_for),
            one.by,
            _line(one.happened),
            _line(one.evidence),
            one.outcome,
            _day(as_at),
            page.evidence.value,
        )
        for one in lines_of(page, found, on=_day(as_at))
    )
    subject = f"{page.place.slug}-agreement" + (f"-version-{version}" if version else "")
    return _table(subject, words.AGREEMENT, page, AGREEMENT, rows, as_at=as_at)


def budget(page: PlacePage, found: BudgetPage, *, as_at: datetime) -> Table:
    """Return the lines of the budget."""
    version = page.document.version if page.document else None
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            page.place.code,
            page.place.name,
            version,
            one.line.name,
            one.line.body,
            one.line.amount / PENCE,
            one.line.discretion,
            one.line.ends,
            one.outcome.number if one.outcome else None,
            one.office or None,
            _day(as_at),
            page.evidence.value,
        )
        for one in found.lines
    )
    return _table(f"{page.place.slug}-budget", words.BUDGET, page, BUDGET, rows, as_at=as_at)


def savings(page: PlacePage, found: BudgetPage, *, as_at: datetime) -> Table:
    """Return the entries of the savings ledger, a row each, with no sum."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            page.place.code,
            page.place.name,
            one.name,
            entry.stage.value,
            entry.amount / PENCE,
            entry.happened_on,
            entry.body,
            entry.text or None,
            entry.outcome,
            entry.source or None,
            _day(as_at),
            entry.evidence.value,
        )
        for one in found.savings
        for entry in one.entries
    )
    return _table(f"{page.place.slug}-savings", money.SAVINGS, page, SAVINGS, rows, as_at=as_at)


def counted(page: PlacePage, found: BudgetPage, *, as_at: datetime) -> Table:
    """Return the counting exercises, what nobody broke down as a row of its own."""
    rows: list[tuple[Value, ...]] = []
    for one in found.counted:
        lines = [(part.body, part.amount, "body") for part in one.parts]
        if one.whole is not None:
            lines.insert(0, (money.IN_ALL, one.whole.amount, "whole"))
        if one.remainder:
            lines.append((money.REMAINDER, one.remainder, "remainder"))
        rows += [
            (
                page.place.code,
                page.place.name,
                one.year,
                body,
                amount / PENCE,
                part,
                one.source or None,
                _day(as_at),
                one.evidence.value,
            )
            for body, amount, part in lines
        ]
    return _table(f"{page.place.slug}-counted", money.COUNTED, page, COUNTED, tuple(rows), as_at=as_at)


def _table(
    subject: str,
    title: str,
    page: PlacePage,
    columns: tuple[str, ...],
    rows: tuple[tuple[Value, ...], ...],
    *,
    as_at: datetime,
) -> Table:
    """Return a table whose name and cover carry the class of the page, the weakest of all that stands in it."""
    about = (
        f"{page.place.name}: {title}",
        cover.as_at(as_at),
        marks.evidence(page.evidence),
        cover.EMPTY_CELLS,
    )
    return Table(named(subject, as_at, page.evidence), columns, rows, about)


def named(subject: str, as_at: datetime, evidence: EvidenceClass) -> str:
    """Return a file name without its ending: subject, date, and the class where it is not plainly published."""
    mark = {EvidenceClass.ILLUSTRATIVE: "-ILLUSTRATIVE", EvidenceClass.INVENTED: "-INVENTED"}.get(evidence, "")
    return f"{subject}-as-at-{_day(as_at).isoformat()}{mark}"


def _day(as_at: datetime) -> date:
    return as_at.astimezone(dates.LONDON).date()


def _line(text: str) -> str:
    """Return the lines of a table cell as one."""
    return "; ".join(part for part in text.split("\n") if part)
