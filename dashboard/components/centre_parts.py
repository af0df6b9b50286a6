"""Parts of the page of the centre's side: promises, negotiations, waves, directors, coverage and the route."""

import streamlit as st

from dashboard.components import address, links, states, tables, text
from dashboard.components.centre_chart import days_to_sign
from dashboard.questions.centre import CentrePage, LatePower, slug
from dashboard.questions.waves import Negotiation, WaveHealth
from dashboard.selection import Visit
from dashboard.wording import agreement, asks, dates, marks, promises, sentences
from dashboard.wording import centre as said
from dashboard.wording import page as words
from dashboard.wording import tables as shapes


def answer(page: CentrePage) -> str:
    """Return the sentence that answers the page."""
    sentence = said.answer(
        promised=len(page.promises),
        late=len(page.late),
        places=tuple(dict.fromkeys(sorted(one.made.place.name for one in page.late))),
        long_open=sum(one.is_long_open for one in page.asks),
        outside=sum(one.record.items for one in page.requests),
    )
    return sentences.prefixed(sentence, page.evidence) if page.evidence else sentence


def choices(run: Visit, page: CentrePage) -> None:
    """Offer one wave, or one department."""
    if page.unknown:
        states.state(said.unknown(page.unknown), key="unknown")
    if len(page.every_wave) < 2 and len(page.departments) < 2:  # noqa: PLR2004  of one there is nothing to choose
        return
    with st.container(key="choices"):
        wave = st.selectbox(
            said.WAVE_LABEL,
            [None, *page.every_wave],
            index=[None, *page.every_wave].index(page.wave),
            format_func=lambda one: words.ALL_WAVES if one is None else said.wave_choice(one),
            help=None,
            key=f"wave-{run.chosen.wave}",
        )
        department = st.selectbox(
            said.DEPARTMENT_LABEL,
            ["", *page.departments],
            index=["", *page.departments].index(page.department),
            format_func=lambda one: one or said.EVERY_DEPARTMENT,
            key=f"department-{run.chosen.department}",
        )
        text.said(words.UPDATES)
    if (wave, department) != (page.wave, page.department):
        address.choose(wave="" if wave is None else str(wave), department=slug(department))
        st.rerun()


def late(page: CentrePage) -> None:
    """Draw the promises that are late, by department and power, beside what is off course in their places."""
    text.section(said.LATE_POWERS)
    if not page.late:
        text.said(said.NONE_LATE if page.promises else said.NO_PROMISES)
        return
    text.listed(_late_line(one) for one in page.late)
    rows = [
        tables.Row(
            one.made.promise.power.department,
            (
                f"{one.made.promise.power.name}\n{one.made.place.name}",
                dates.day(one.made.promise.power.promised),
                said.late_cell(one.made.promise.late_by),
                _beside(one),
            ),
        )
        for one in page.late
    ]
    tables.table(shapes.CENTRE_LATE_POWERS, rows, alt=said.LATE_POWERS)
    for one in page.late:
        if one.made.promise.text:
            text.said(said.explained(one.made.place.name, one.made.promise.power.name))
            text.outside(one.made.promise.text)


def promises_made(page: CentrePage) -> None:
    """Draw every promise with its state and depth."""
    if not page.promises:
        return
    text.section(said.EVERY_PROMISE)
    rows = [
        tables.Row(
            one.place.name,
            (
                one.promise.power.name,
                promises.promised_by(one.promise.power),
                dates.day(one.promise.power.promised),
                said.depth(one.promise.power.depth, one.promise.actual, kept=one.promise.state == "kept"),
                said.state(one.promise.state, late_by=one.promise.late_by, happened_on=one.promise.happened_on),
            ),
        )
        for one in page.promises
    ]
    tables.table(shapes.CENTRE_PROMISES, rows, alt=said.EVERY_PROMISE)


def waves(run: Visit, page: CentrePage) -> None:
    """Draw how the centre has kept its side in each wave, and whose outcomes repeat another's."""
    text.section(said.WAVES)
    if not page.waves:
        text.said(said.NO_NEGOTIATIONS)
        return
    text.said(said.WAVES_SAID)
    tables.table(shapes.CENTRE_WAVES, [_wave(page, one) for one in page.waves], alt=said.WAVES)
    if page.copies:
        text.part(said.COPIES)
        for one in page.copies:
            repeated = [each.number for each in one.copied.repeated]
            text.said(agreement.copied(one.place.name, one.copied.other.name, repeated, one.copied.total))
            links.to("place", one.place.name, run.address("place", place=one.place.slug))


def negotiations(run: Visit, page: CentrePage) -> None:
    """Draw each negotiation by its stage, with days elapsed and meetings at political level."""
    text.section(said.NEGOTIATIONS)
    if not page.negotiations:
        text.said(said.NO_NEGOTIATIONS)
        return
    rows = [
        tables.Row(one.place.name, _negotiation(one), run.path("place", place=one.place.slug))
        for one in page.negotiations
    ]
    tables.table(shapes.CENTRE_NEGOTIATIONS, rows, alt=said.NEGOTIATIONS)
    days_to_sign(run, page)
    reported = [step for one in page.negotiations for step in one.reported]
    for source in dict.fromkeys(one.source for one in reported):
        text.part(said.EARLIER)
        text.said(said.reported(source))
        text.listed(one.text for one in reported if one.source == source)


def directors(page: CentrePage) -> None:
    """Draw the posts that the centre named, with their places."""
    text.section(said.DIRECTORS)
    if not page.directors:
        text.said(said.NO_DIRECTORS)
    else:
        rows = [
            tables.Row(
                one.post,
                (
                    ", ".join(place.name for place in one.named_in),
                    said.director(one.places, too_many=one.has_too_many),
                    marks.evidence(one.evidence),
                ),
            )
            for one in page.directors
        ]
        tables.table(shapes.CENTRE_DIRECTORS, rows, alt=said.DIRECTORS)
    if page.unnamed:
        text.said(said.unnamed(tuple(place.name for place in page.unnamed)))


def coverage(page: CentrePage) -> None:
    """Say how many people live under an agreement."""
    found = page.coverage
    if found is None:
        return
    text.section(said.COVERAGE)
    text.said(
        said.coverage(
            found.covered.people,
            found.covered.places,
            found.covered.year,
            found.covered.unknown,
            found.country.name if found.country else "",
            found.country.population if found.country else None,
        )
    )


def route(page: CentrePage) -> None:
    """Draw the dates that were proposed beside what happened, empty but for a source."""
    text.section(said.ROUTE)
    if not page.route:
        text.said(said.NO_ROUTE)
        return
    text.said(said.ROUTE_SAID)
    rows = [
        tables.Row(
            one.name,
            (
                one.proposed_label,
                said.happened(one.happened_on, one.happened, one.happened_source),
                f"{one.source}\n{marks.evidence(one.evidence)}",
            ),
        )
        for one in page.route
    ]
    tables.table(shapes.CENTRE_ROUTE, rows, alt=said.ROUTE)


def _late_line(one: LatePower) -> str:
    power = one.made.promise.power
    line = said.late_power(
        one.made.place.name,
        power.department,
        power.name,
        by=power.promised,
        days=one.made.promise.late_by,
        office=power.office or "",
    )
    return sentences.prefixed(line, one.made.document.evidence)


def _beside(one: LatePower) -> str:
    lines = [
        said.off_course(each.outcome.number, sentences.lowered(each.indicator.title), in_return=each.in_return)
        for each in one.off_course
    ]
    return "\n".join(lines) or said.NOTHING_OFF_COURSE


def _wave(page: CentrePage, one: WaveHealth) -> tables.Row:
    places = tuple(each.place.name for each in one.negotiations)
    codes = {each.place.code for each in one.negotiations}
    asked = [each.record for each in page.requests if each.place.code in codes]
    hours = [each.hours for each in asked if each.hours is not None]
    return tables.Row(
        said.wave_choice(one.wave),
        (
            ", ".join(places),
            said.days_to_sign(one.signed_in, len(places)),
            said.powers_on_time(one.kept_in_time, one.due, one.late),
            said.asks_answered(one.answered_in_time, one.answers_due, one.long_open),
            said.outside_items(
                sum(each.items for each in asked),
                asks.partly_counted(sum(hours) if hours else None, len(asked) - len(hours)),
            ),
        ),
    )


def _negotiation(one: Negotiation) -> tuple[str, ...]:
    return (
        said.stage(one.stage, one.standing, wave=one.wave),
        said.days(one.days, began_by=one.began_by, began=one.began, signed=one.signed),
        said.meetings(one.meetings),
        marks.evidence(one.evidence),
    )
