"""Parts of the page of papers: a paper opened or shown, meetings with what was asked, and the form that makes one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol, TypedDict, runtime_checkable
from urllib.parse import urlencode

import streamlit as st

from dashboard.components import address, papers_blocks, states, text, work_pack
from dashboard.documents import making, record, render
from dashboard.documents.content import Paper, PaperKind
from dashboard.documents.making import PaperError, Wanted
from dashboard.documents.pack import asked
from dashboard.orders import papers as orders
from dashboard.questions.agreements import day_of
from dashboard.questions.meeting_values import Kept, Met
from dashboard.questions.papers_page import PapersPage
from dashboard.questions.scrutiny_desk import Approval
from dashboard.selection import Visit, minute
from dashboard.wording import marks, papers
from dashboard.wording import page as names
from dashboard.wording import papers_page as words
from dashboard.wording import states as said
from dashboard.wording.inert import cell, link
from data.terms import EvidenceClass

USUALLY = timedelta(days=90)
MOST_KEPT = 20
OF_A_PLACE = (PaperKind.BRIEFING, PaperKind.PACK, PaperKind.EXCEPTIONS)


class Write(Protocol):
    """What carries out an order of whoever reads; a view hands it in."""

    def __call__(self, run: Visit, order: Callable[..., object], **said: object) -> object:
        """Carry out an order, or say why not."""
        ...


@runtime_checkable
class Refused(Protocol):
    """An order that was refused, and why."""

    sentence: str


class Order(TypedDict):
    """What is asked for, as `load.paper` takes it."""

    kind: str
    place: str
    meeting: str
    outcome: str
    since: str


def wanted(run: Visit, page: PapersPage) -> Order | None:
    """Return the paper the address asks for, with what it leaves open chosen; None where it asks for none."""
    chosen = run.chosen
    if not chosen.news or chosen.paper:
        return None
    found = Order(
        kind=chosen.news,
        place=chosen.place,
        meeting=chosen.meeting,
        outcome=chosen.outcome,
        since=chosen.since,
    )
    match chosen.news:
        case PaperKind.PACK if not chosen.meeting:
            found["meeting"] = _next_meeting(page)
        case PaperKind.EXCEPTIONS if not chosen.since:
            found["since"] = (day_of(page.known_at) - USUALLY).isoformat()
        case PaperKind.SLIDE if not chosen.outcome and page.shared:
            found["outcome"] = page.shared[0].name
        case _:
            pass
    return found


def answer(page: PapersPage) -> str:
    """Return the sentence that answers the page."""
    return f"{words.ANSWER} {words.overdue(page.overdue)}"


def parameters(page: PapersPage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date."""
    return {"place": page.place.slug} if page.place else {}


def problems(run: Visit, page: PapersPage) -> None:
    """Say which place or paper the address names that is not held, and offer the places there are."""
    if page.unknown_place:
        states.state(said.unknown_place(page.unknown_place), key="unknown")
    if page.asked_for and page.opened is None:
        states.state(words.no_paper(page.asked_for), key="no-paper")
    here = page.place.slug if page.place else ""
    every = [("", words.ALL_PLACES), *((one.slug, one.name) for one in (*page.near, *page.places))]
    shown = [
        f"**{cell(name)}**" if slug == here else link(name, run.path("papers", place=slug)) for slug, name in every
    ]
    st.markdown(f"{cell(names.PLACE)}: {' · '.join(dict.fromkeys(shown))}")


def opened(
    run: Visit,
    page: PapersPage,
    write: Write,
    *,
    approval: Callable[[], Approval | None],
    early: Callable[[str], str],
) -> None:
    """Draw a paper that was kept, as it was made, and say whether newer figures exist.

    `approval` asks what a pack wants before this reader may approve it; `early` makes the token that fetches an
    unpublished one as a file.
    """
    if page.opened is None:
        return
    kept = page.opened.kept
    try:
        paper = making.opened(kept, page.opened.content, fingerprint=page.asked_for, lost=page.opened.lost)
    except PaperError as problem:
        states.state(str(problem), key="altered")
        return
    text.section(paper.title)
    states.state(f"{words.OPENED} {words.NEWER if page.opened.newer else words.NO_NEWER}", key="opened")
    if kept.meeting is not None and kept.approved_on is None:
        states.state(words.NOT_APPROVED, key="not-approved")
        _paper(paper, {"paper": kept.fingerprint}, name="paper", early=early)
    else:
        _paper(paper, {"paper": kept.fingerprint}, name="paper")
    waits = approval() if page.opened.may_approve else None
    if waits is None:
        return
    work_pack.guard(waits)
    if st.button(words.APPROVE_BUTTON, key="approve"):
        _carried_out(write(run, orders.approve, fingerprint=kept.fingerprint))


def preview(run: Visit, page: PapersPage, order: Order, made: Paper | str, write: Write) -> None:
    """Draw the paper as it will be, with the links that take it away; or say why there is none."""
    if isinstance(made, str):
        states.state(made, key="no-such")
        return
    text.section(made.title)
    known = {name: str(value) for name, value in order.items() if value and name != "kind"}
    _paper(made, {**known, "as_at": run.as_at or minute(run.now)}, name=made.kind.value)
    met = _meeting(page, order["meeting"])
    if page.may_keep and met is not None and st.button(words.KEEP_BUTTON, key="keep"):
        done = write(
            run,
            making.keep,
            wanted=Wanted(**order),
            known_at=run.chosen.moment.known_at,
            as_at=run.as_at or minute(run.now),
            meeting=met.meeting.id,
        )
        if not isinstance(done, Refused):
            address.choose(kind="", meeting="", outcome="", since="", paper=record.fingerprint(made))
        _carried_out(done)


def meetings(run: Visit, page: PapersPage) -> None:
    """Draw each meeting with what was asked, how it stands, and its packs; those with an overdue reply first."""
    text.section(words.MEETINGS)
    if not page.met:
        text.said(words.NO_MEETINGS_OF.format(place=page.place.name) if page.place else words.NO_MEETINGS)
        return
    for at, one in enumerate(page.met):
        meeting = one.meeting
        text.part(words.met(meeting.body, meeting.held_on))
        if meeting.evidence is not EvidenceClass.PUBLISHED:
            text.evidence(marks.evidence(meeting.evidence), key=f"meeting-{at}")
        if meeting.decision:
            text.said(meeting.decision)
        if one.items:
            papers_blocks.blocks(asked(one), key=f"asked-{at}")
        else:
            text.said(words.NOTHING_ASKED)
        shown = [link(papers.PACK, _pack(run, one)), *(_line(run, each) for each in one.packs)]
        st.markdown(" · ".join(shown))
    query = f"?{urlencode(parameters(page))}" if page.place else ""
    st.markdown(f"[{cell(words.REMINDERS)}](/papers/meetings.ics{query})")


def kept(run: Visit, page: PapersPage) -> None:
    """Draw the papers that were kept, the newest first."""
    text.section(words.KEPT)
    if not page.kept:
        text.said(words.NOTHING_KEPT)
    for one in page.kept[:MOST_KEPT]:
        st.markdown(f"- {_line(run, one)}")


def make(page: PapersPage) -> None:
    """Offer to make a paper: its kind and place; what else it needs is asked once it is shown."""
    text.section(words.MAKE)
    slugs = [one.slug for one in page.places]
    if not slugs:
        text.said(said.NOTHING_YET)
        return
    by_slug = {one.slug: one.name for one in page.places}
    with st.form("make", border=False):
        kind = st.selectbox(words.KIND_LABEL, [one.value for one in PaperKind], format_func=papers.KINDS.__getitem__)
        here = page.place.slug if page.place and page.place.slug in by_slug else slugs[0]
        place = st.selectbox(
            words.PLACE_LABEL, slugs, index=slugs.index(here), format_func=by_slug.__getitem__, key=f"make-{here}"
        )
        if st.form_submit_button(words.MAKE_BUTTON):
            about = place if kind in OF_A_PLACE else ""
            address.choose(kind=kind, place=about, meeting="", outcome="", since="", paper="")
            st.rerun()


def _no_token(_file: str) -> str:
    return ""


def _paper(paper: Paper, query: dict[str, str], *, name: str, early: Callable[[str], str] = _no_token) -> None:
    """Draw a paper: its header, class and fingerprint, how to take it away, and everything it says.

    `early` makes the token that fetches one file of a paper that is not published yet, once.
    """
    text.said(f"{paper.header} · {record.printed(paper)}")
    if paper.footer:
        text.evidence(paper.footer, key="paper")
    kinds = {kind: render.KINDS[kind].name for kind in render.kinds_of(paper.kind)}
    tokens = {kind: early(f"{query.get('paper', '')}.{kind}") for kind in kinds}
    asked_for = {kind: urlencode({**query, "token": token} if token else query) for kind, token in tokens.items()}
    shown = ", ".join(f"[{cell(label)}](/papers/{name}.{kind}?{asked_for[kind]})" for kind, label in kinds.items())
    with st.container(key="take-away"):
        st.markdown(f"{cell(words.TAKE)}: {shown}")
    text.said(paper.subtitle)
    with st.container(key="paper"):
        papers_blocks.blocks((*paper.blocks, *paper.notes), key="paper")


def _line(run: Visit, one: Kept) -> str:
    """Return a link to a paper that was kept."""
    label = words.kept(papers.KINDS[one.kind], one.place.name if one.place else "", one.as_at)
    place = one.place.slug if one.place else None
    return f"{link(label, run.path('papers', place=place, paper=one.fingerprint))} ({record.short(one.fingerprint)})"


def _pack(run: Visit, one: Met) -> str:
    return run.path("papers", kind=PaperKind.PACK.value, place=one.place.slug, meeting=one.meeting.held_on.isoformat())


def _next_meeting(page: PapersPage) -> str:
    """Return the day of the next meeting, of the last one where none is to come, or no day."""
    days = sorted(one.meeting.held_on for one in page.met)
    today = day_of(page.known_at)
    found = next((day for day in days if day >= today), days[-1] if days else None)
    return found.isoformat() if found else ""


def _meeting(page: PapersPage, day: str) -> Met | None:
    return next((one for one in page.met if one.meeting.held_on.isoformat() == day), None)


def _carried_out(done: object) -> None:
    """Show the page anew after an order, or why it was refused."""
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
    else:
        st.rerun()
