"""Parts of the page of records: the chain, the log, who may do what, the settings in force."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import selection
from dashboard.components import address, links, states, tables, text
from dashboard.questions import records as questions
from dashboard.questions.log import Chain, Line, Shown
from dashboard.questions.people import Somebody
from dashboard.questions.records import RecordsPage
from dashboard.selection import Visit
from dashboard.wording import dates, proving
from dashboard.wording import people as people_words
from dashboard.wording import records as words
from dashboard.wording import states as state_words
from dashboard.wording import tables as shapes


def answer(page: RecordsPage) -> str:
    """Return the sentence that answers the page."""
    return words.unchecked(page.length) if page.chain is None else _said(page.chain)


def chain(page: RecordsPage, *, ask: Callable[..., Chain]) -> None:
    """Draw the end of the chain, and offer to work it all out anew."""
    text.section(words.CHAIN)
    text.said(words.KEEP)
    text.outside(proving.head(page.length, page.digest))
    if st.button(words.CHECK, key="check-chain"):
        states.state(_said(ask(questions.checked)), key="checked")


def log(run: Visit, page: RecordsPage) -> None:
    """Draw the entries that the reader may see."""
    text.section(words.LOG)
    if page.unknown:
        states.state(words.unknown_place(state_words.cut(page.unknown)), key="unknown")
    if not page.log.lines:
        states.nothing(words.NO_ENTRIES, key="no-entries")
    elif run.chosen.entry:
        _entry(page.log.lines[0])
    else:
        _entries(page)
    if run.chosen.entry or page.place or page.unknown:
        links.to("records", words.EVERY_ENTRY, selection.address("records"))
    if any(line.shown is Shown.WHOLE for line in page.log.lines) or page.place:
        _by_place(page)


def people(run: Visit, page: RecordsPage) -> None:
    """Draw everybody with their roles, for those who may know."""
    if page.people is None:
        return
    text.section(words.PEOPLE)
    if not page.people:
        states.nothing(words.NO_PEOPLE, key="no-people")
        return
    waiting = sum(held.state == "waiting" for one in page.people for held in one.held)
    text.said(words.counted(sum(one.person.ended_at is None for one in page.people), waiting))
    tables.table(shapes.GRANTS, [row for one in page.people for row in _grants(one)], alt=words.PEOPLE)
    text.said(words.reviewed(page.reviewed_at, page.review_due, run.today))


def settings(said: Mapping[str, str]) -> None:
    """Draw the settings that bear on who may do what; never a secret."""
    text.section(words.SETTINGS)
    rows = [tables.Row(name, (value or words.NOT_SET,)) for name, value in said.items()]
    tables.table(shapes.SETTINGS, rows, alt=words.SETTINGS)


def _said(found: Chain) -> str:
    if found.first_break is not None:
        return people_words.broken(found.first_break, found.length)
    return words.stands(found.length)


def _entries(page: RecordsPage) -> None:
    """Draw the entries; who acted and when alone for a reader who may know no more of any."""
    if all(line.shown is Shown.WHO_AND_WHEN for line in page.log.lines):
        text.said(words.WHO_AND_WHEN)
        rows = [
            tables.Row(words.entry(line.sequence), (dates.moment(line.at), words.by(line.who, line.role)))
            for line in page.log.lines
        ]
        tables.table(shapes.LOG_WHO, rows, alt=words.LOG)
    else:
        tables.table(shapes.LOG, [_row(line) for line in page.log.lines], alt=words.LOG)
    if page.log.more:
        text.said(words.MORE)


def _by_place(page: RecordsPage) -> None:
    """Offer the entries about one place."""
    with st.form("log-place", border=False):
        chosen = st.text_input(words.PLACE_LABEL, value=page.place, key=f"log-place-{page.place}")
        if st.form_submit_button(words.SHOW):
            address.choose(place=chosen.strip(), entry="")
            st.rerun()


def _row(line: Line) -> tables.Row:
    where = words.where(line.place, of_the_centre=line.of_the_centre)
    cells = (
        dates.moment(line.at),
        words.by(line.who, line.role),
        "\n".join(part for part in (words.act(line.act) if line.act else "", where) if part),
        "\n".join(part for part in (line.what, line.reason) if part),
    )
    whole = line.shown is Shown.WHOLE
    return tables.Row(
        words.entry(line.sequence), cells, selection.path("records", entry=str(line.sequence)) if whole else ""
    )


def _entry(line: Line) -> None:
    """Draw one entry with all that it says; what others wrote is shown inert."""
    tables.table(shapes.LOG, [_row(line)], alt=words.entry(line.sequence))
    said = {
        words.SAYS: line.change,
        words.REASON: line.reason,
        words.DIGEST: line.digest,
        words.PREVIOUS: line.previous,
    }
    for name, value in said.items():
        if value:
            text.outside(f"{name}: {value}")


def _grants(one: Somebody) -> list[tables.Row]:
    name = one.person.name
    if one.person.ended_at is not None:
        return [tables.Row(name, (words.LEFT, "", "", ""))]
    if not one.held:
        return [tables.Row(name, (words.NO_ROLE, "", "", ""))]
    return [
        tables.Row(
            name,
            (
                people_words.role_at(held.grant.role, held.place),
                held.grant.post,
                people_words.term(held.grant.starts, held.grant.ends),
                str(people_words.state(held.state)),
            ),
        )
        for held in one.held
    ]
