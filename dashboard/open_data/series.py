"""The series of figures with licence and attribution, the releases that brought them, and when the next are due."""

from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.table import CARRIED, Column, Kind, Refers, Shape, Table, always, days, table, text
from dashboard.questions import open_store
from dashboard.wording import open_data as words

TO_SERIES = Refers(("indicator",), "series", ("indicator",))
SERIES = Shape(
    "series",
    (
        *always("indicator", "title", "definition", "unit", "better", "better_because", "frequency"),
        Column("decimals", Kind.WHOLE, always=True),
        *days("stopped"),
        *always("publisher"),
        *text("department"),
        *always("source", "source_address", "licence", "licence_address", "attribution"),
        Column("handed_on", Kind.TRUTH, always=True),
        *CARRIED,
    ),
    key=("indicator",),
)
RELEASES = Shape(
    "releases",
    (
        Column("release", Kind.WHOLE, always=True),
        *always("indicator", "feed"),
        Column("asked_at", Kind.MOMENT, always=True),
        *days("published_on"),
        *always("outcome"),
        Column("figures", Kind.WHOLE, always=True),
        *always("address"),
        *text("reply_sha256", "licence", "problem"),
        *CARRIED,
    ),
    key=("release",),
    refers=(TO_SERIES,),
)
CALENDAR = Shape(
    "release_calendar",
    (
        *always("indicator"),
        Column("expected_on", Kind.DAY, always=True),
        *text("label", "source"),
        Column("recorded_at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("indicator", "expected_on"),
    refers=(TO_SERIES,),
)


def series(session: Session, *, known_at: datetime) -> Table:
    """Return every series with its definition, source, licence and the words its publisher asks for."""
    rows = []
    for one in open_store.series(session, known_at=known_at):
        about = one.indicator
        more = () if about.licence.open else (words.NOT_HANDED_ON,)
        rows.append(
            (
                about.name,
                about.title,
                about.definition,
                about.unit,
                about.better.value,
                about.better_because,
                about.frequency.value,
                about.decimals,
                about.stopped,
                about.publisher,
                about.department,
                about.source_title,
                about.source_address,
                about.licence.name,
                about.licence.address,
                one.attribution,
                about.licence.open,
                *carried(one.evidence, known_at, *more),
            )
        )
    return table(SERIES, rows)


def releases(session: Session, *, known_at: datetime) -> Table:
    """Return every asking of a publisher that is public, what came of it, and how many of its figures stand here."""
    return table(
        RELEASES,
        (
            (
                one.record.id,
                one.record.indicator,
                one.record.feed,
                one.record.asked_at,
                one.record.published_on,
                one.record.outcome.value,
                one.figures,
                one.record.address,
                one.record.reply_sha256,
                known(one.record.licence),
                known(one.record.problem),
                *carried(one.series.evidence, known_at),
            )
            for one in open_store.releases(session, known_at=known_at)
        ),
    )


def release_calendar(session: Session, *, known_at: datetime) -> Table:
    """Return the days on which somebody said that figures are expected."""
    return table(
        CALENDAR,
        (
            (
                one.record.indicator,
                one.record.expected_on,
                known(one.record.label),
                known(one.record.source),
                one.record.recorded_at,
                *carried(one.series.evidence, known_at),
            )
            for one in open_store.expected_days(session, known_at=known_at)
        ),
    )
