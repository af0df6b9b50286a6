"""What was asked and recommended at meetings, and what became of it, as a table to take away."""

from datetime import datetime

from dashboard.files.table import Table
from dashboard.questions.papers_page import PapersPage
from dashboard.wording import dates
from dashboard.wording import files as cover

COLUMNS = (
    "place_code",
    "place",
    "body",
    "meeting",
    "kind",
    "number",
    "text",
    "clause",
    "put_to",
    "reply_due",
    "state",
    "answered_on",
    "answered_by",
    "answer",
    "as_at",
    "evidence_class",
)


def scrutiny(page: PapersPage, *, as_at: datetime) -> Table:
    """Return a row for each question and recommendation."""
    day = as_at.astimezone(dates.LONDON).date()
    where = f"{page.place.slug}-" if page.place else ""
    kinds = {one.meeting.evidence.value for one in page.met}
    suffix = "-INVENTED" if "invented" in kinds else "-ILLUSTRATIVE" if "illustrative" in kinds else ""
    rows = tuple(
        (
            one.place.code,
            one.place.name,
            one.meeting.body,
            one.meeting.held_on,
            item.kind.value,
            item.number,
            item.text,
            item.clause,
            item.addressed_to,
            item.reply_due,
            item.state.value,
            item.answers[-1].on if item.answers else None,
            item.answers[-1].post if item.answers else None,
            item.answers[-1].text if item.answers else None,
            day,
            one.meeting.evidence.value,
        )
        for one in page.met
        for item in one.items
    )
    about = (cover.QUESTIONS, cover.as_at_day(day))
    return Table(f"{where}scrutiny-as-at-{day.isoformat()}{suffix}", COLUMNS, rows, about)
