"""Parts of the page of data."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.components import links, states, tables, text
from dashboard.questions.data_values import (
    DataPage,
    Expected,
    FeedState,
    Measured,
    Publisher,
    ReleaseRecord,
    Revision,
)
from dashboard.selection import Visit
from dashboard.wording import cells, dates, numbers, series
from dashboard.wording import page as words
from dashboard.wording import supply as said
from dashboard.wording import tables as shapes
from dashboard.wording.inert import cell

MOST_LISTED = 20
_IN_ORDER = frozenset({FeedState.UP_TO_DATE, FeedState.DUE, FeedState.RETIRED})


def title(page: DataPage) -> str:
    """Return the name of the page: all data, one service, or one measure."""
    if page.detail is not None:
        return f"{words.DATA}: {page.detail.standing.indicator.title}"
    return words.DATA if page.feed is None else f"{words.DATA}: {page.feed.title}"


def answer(page: DataPage) -> str:
    """Return the sentence that answers the page."""
    if page.detail is not None:
        one = page.detail.standing
        expected = one.expected
        source = expected.source if expected else ""
        coming = said.next_expected(expected.on, stated=source) if expected else ""
        return said.one_standing(one.indicator.title, one.state.value, coming, one.problem)
    counted = Counter(one.state for one in page.measures)
    return said.answer([(state.value, counted[state]) for state in FeedState])


def table(page: DataPage) -> str:
    """Return which table of this page can be taken away."""
    return "measures" if page.detail is None else "releases"


def parameters(page: DataPage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date."""
    if page.detail is not None:
        return {"indicator": page.detail.standing.indicator.name}
    return {"feed": page.feed.feed} if page.feed else {}


def unknown(page: DataPage) -> None:
    """Say that the address names a service or a measure that we do not hold."""
    if page.unknown:
        states.state(said.unknown(page.unknown), key="unknown")


def row_of_links(run: Visit, page: DataPage) -> None:
    """Link back to all measures, and on to the same measure across places."""
    if page.detail is None and page.feed is None:
        return
    found = [("data", said.EVERY, run.address("data"))]
    if page.detail is not None:
        name = page.detail.standing.indicator.name
        found.append(
            ("across", words.across_places(page.detail.standing.indicator.title), run.address("across", outcome=name))
        )
    links.row(found, key="row")


def publishers(run: Visit, page: DataPage) -> None:
    """Draw each service that is asked, and how it stands."""
    if page.detail is not None:
        return
    text.section(said.SUPPLY)
    rows = [tables.Row(one.title, _publisher_cells(one), run.path("data", feed=one.feed)) for one in page.publishers]
    tables.table(shapes.SUPPLY, rows, alt=said.SUPPLY)
    text.part(said.HOSTS)
    for one in page.publishers:
        if one.hosts:
            text.outside(said.hosts(one.title, one.hosts))


def measures(run: Visit, page: DataPage) -> None:
    """Draw every measure and how its supply stands."""
    if page.detail is not None:
        return
    text.section(said.MEASURES)
    rows = [
        tables.Row(one.indicator.title, _measure_cells(one), run.path("data", indicator=one.indicator.name))
        for one in page.measures
    ]
    tables.table(shapes.MEASURES, rows, alt=said.MEASURES)


def late(page: DataPage) -> None:
    """Name what is late in the one measure shown."""
    if page.detail is not None and page.detail.standing.late:
        some = page.detail.standing.late
        text.listed(said.late_place(one.place.name, one.due, one.days) for one in some[:MOST_LISTED])
        if more := said.more(len(some) - MOST_LISTED if len(some) > MOST_LISTED else 0):
            text.said(more)


def calendar(page: DataPage) -> None:
    """Draw when the next figures are expected, the earliest first."""
    if page.detail is not None:
        return
    text.section(said.CALENDAR)
    if not page.calendar:
        text.said(said.NO_CALENDAR)
        return
    rows = [
        tables.Row(
            dates.day(one.on),
            (one.indicator.title, one.label or _coming(one), one.source if one.stated else said.BY_LAG),
        )
        for one in page.calendar
    ]
    tables.table(shapes.CALENDAR, rows, alt=said.CALENDAR)


def definition(page: DataPage) -> None:
    """Say what the measure counts, who publishes it and where its method is written."""
    if page.detail is None:
        return
    indicator = page.detail.standing.indicator
    text.section(said.DEFINITION)
    text.listed(series.notes(indicator, office=""))
    text.said(said.threshold(indicator.disclosure.threshold if indicator.disclosure else None))
    method = links.source(words.HOW_COUNTED, indicator.source_address)
    st.markdown(f"{cell(f'{indicator.source_title}, {indicator.publisher}')}. {method}.")


def figures(run: Visit, page: DataPage) -> None:
    """Draw the newest figure of each place with its release and where in the reply it stood."""
    if page.detail is None or not page.detail.figures:
        return
    indicator = page.detail.standing.indicator
    released = {one.id: one for one in page.detail.releases}
    text.section(said.HELD)
    rows = []
    for one in page.detail.figures:
        release = released.get(one.release)
        rows.append(
            tables.Row(
                one.place.name,
                (
                    f"{cells.figure(one.value, one.status, indicator)}\n{dates.axis(one.start, one.end)}",
                    said.fetched(release.published_on, release.asked_at) if release else cells.DASH,
                    said.release_name(one.release),
                    one.locator or cells.DASH,
                ),
                run.path("place", place=one.place.slug),
            )
        )
    tables.table(shapes.HELD, rows, alt=f"{said.HELD}, {numbers.base(indicator)}")
    if page.detail.left_out:
        text.said(said.left_out(page.detail.left_out))


def releases(page: DataPage) -> None:
    """Draw every asking, what came of it, its address and the fingerprint of the reply."""
    if page.detail is None:
        return
    text.section(said.RELEASES)
    if not page.detail.releases:
        text.said(said.NO_RELEASES)
        return
    rows = [
        tables.Row(
            said.asked_on(one.asked_at),
            (
                said.came_of_it(one.outcome.value, one.refused),
                dates.day(one.published_on) if one.published_on else cells.NO_DATE,
                numbers.plain(one.rows_read),
                said.changed(one.added, one.revised, one.unchanged, page.detail.hidden.get(one.id)),
                said.release_name(one.id),
            ),
        )
        for one in page.detail.releases[:MOST_LISTED]
    ]
    tables.table(shapes.RELEASES, rows, alt=said.RELEASES)
    text.part(said.WHERE)
    _origins(page.detail.releases[:MOST_LISTED])
    if len(page.detail.releases) > MOST_LISTED:
        text.said(said.more(len(page.detail.releases) - MOST_LISTED))


def _origins(releases: Sequence[ReleaseRecord]) -> None:
    """Draw the address each release was asked at, its licence and its reply's fingerprint; alike ones together."""
    alike: dict[tuple[str, str, str | None], list[int]] = {}
    for one in releases:
        alike.setdefault((one.address, one.licence, one.reply_sha256), []).append(one.id)
    for (address, licence, sha256), numbers_ in alike.items():
        names = cell(said.release_names(sorted(numbers_)))
        st.markdown(f"{names}: {links.source(_host(address), address)}. {cell(licence)}.")
        text.outside(address)
        text.outside(said.fingerprint(sha256))


def refused(page: DataPage) -> None:
    """Draw what was held back or refused, and why."""
    text.section(said.REFUSED)
    if not page.refused:
        text.said(said.NO_REFUSED)
        return
    for one in page.refused[:MOST_LISTED]:
        release = one.release
        text.listed([said.refused_line(one.indicator.title, release.asked_at, release.outcome.value, release.problem)])
    if len(page.refused) > MOST_LISTED:
        text.said(said.more(len(page.refused) - MOST_LISTED))


def revisions(page: DataPage) -> None:
    """Draw the figures that were replaced: old value, new value, since when, and the publisher's note."""
    text.section(said.REVISIONS)
    if not page.revisions:
        text.said(said.NO_REVISIONS)
        return
    draw_revisions(page.revisions, key="")
    if len(page.revisions) > MOST_LISTED:
        text.said(said.more(len(page.revisions) - MOST_LISTED))


def draw_revisions(revised: tuple[Revision, ...], *, key: str) -> None:
    """Draw a table of revised figures, and under it what the publisher noted, in its own words."""
    shown = revised[:MOST_LISTED]
    rows = [
        tables.Row(
            one.place.name,
            (
                f"{one.indicator.title}\n{dates.axis(one.start, one.end)}",
                cells.figure(one.before, one.status_before, one.indicator),
                cells.figure(one.after, one.status_after, one.indicator),
                said.revised_since(one.on),
            ),
        )
        for one in shown
    ]
    tables.table(shapes.REVISIONS, rows, alt=said.REVISIONS, key=key)
    for one in shown:
        if one.note:
            text.outside(said.note_on(one.place.name, dates.axis(one.start, one.end), one.note))


def licences(page: DataPage) -> None:
    """Draw the licence of each publisher, with the words it asks for and a link to it."""
    text.section(said.LICENCES)
    asked: dict[tuple[str, str, str, bool], dict[str, None]] = {}
    for one in sorted(page.measures, key=lambda one: one.indicator.publisher):
        if page.detail is not None and one is not page.detail.standing:
            continue
        licence = one.indicator.licence
        wanted = asked.setdefault((one.indicator.publisher, licence.name, licence.address, licence.open), {})
        released = one.last_good.published_on if one.last_good else None
        if released:
            wanted[licence.attribution_for(released)] = None
    for (publisher, name, address, may_hand_on), attributions in asked.items():
        line = said.licence_line(publisher, name, " ".join(filter(None, attributions)), may_hand_on=may_hand_on)
        st.markdown(f"{cell(line)} {links.source(said.LICENCE_LINK, address)}.")


def _coming(one: Expected) -> str:
    return dates.axis(one.start, one.end) if one.start and one.end else said.NEXT_PERIOD


def _publisher_cells(one: Publisher) -> tuple[str, ...]:
    good = max((each.last_good.asked_at for each in one.measures if each.last_good), default=None)
    in_order = sum(each.state in _IN_ORDER for each in one.measures)
    return (
        said.publisher_standing(one.state.value, in_order, len(one.measures)),
        dates.day(good.astimezone(dates.LONDON).date()) if good else said.NOT_ASKED,
        numbers.plain(sum(each.figures for each in one.measures)),
        "\n".join(dict.fromkeys(each.indicator.publisher for each in one.measures)),
        "\n".join(dict.fromkeys(each.indicator.licence.name for each in one.measures)),
    )


def _measure_cells(one: Measured) -> tuple[str, ...]:
    good = one.last_good
    return (
        said.standing(one.state.value, [(late.place.name, late.days) for late in one.late], one.places),
        said.newest_cell(one.newest, one.figures),
        dates.day(good.asked_at.astimezone(dates.LONDON).date()) if good else said.NOT_ASKED,
        said.expected_cell(one.expected.on if one.expected else None),
    )


def _host(address: str) -> str:
    """Return the host of an address asked, as the label of a link to it."""
    return address.split("/")[2].removeprefix("www.") if address.count("/") > 1 else said.ADDRESS
