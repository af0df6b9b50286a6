"""A view for a room: one sentence and one chart in large letters, with the one before it and the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.components import frame, links, states, text
from dashboard.selection import Visit
from dashboard.wording import page as words
from dashboard.wording import sentences
from dashboard.wording import states as said
from dashboard.wording.inert import cell
from data.terms import EvidenceClass

VIEW = "chamber"


@dataclass(frozen=True, slots=True)
class Slide:
    """What a room sees: a heading, a sentence, and where the slides before and after it are."""

    title: str
    sentence: str
    evidence: EvidenceClass | None
    view: str
    previous: Mapping[str, str] | None
    following: Mapping[str, str] | None


def is_asked(run: Visit) -> bool:
    """Return whether the address asks for the view for a room."""
    return run.chosen.view == VIEW


def problem(run: Visit) -> None:
    """Say that the address asks for a view that there is not."""
    if run.chosen.view not in {"", VIEW}:
        states.state(said.unknown_view(run.chosen.view), key="view")


def slide(run: Visit, shown: Slide, draw: Callable[[], None]) -> None:
    """Draw one slide. Arrow and page keys go to the one before and the next, as the two links do.

    `draw` draws its chart, in large letters.
    """
    frame.named(shown.title)
    with st.container(key=VIEW):
        text.heading(shown.title)
        text.answer(shown.sentence)
        draw()
        _standing(run, shown)
        with st.container(key="chamber-steps", horizontal=True, gap="large"):
            for key, label, address in (
                ("previous", words.PREVIOUS, shown.previous),
                ("next", words.FOLLOWING, shown.following),
            ):
                if address is not None:
                    with st.container(key=f"chamber-{key}", width="content"):
                        links.to(shown.view, label, address)


def _standing(run: Visit, shown: Slide) -> None:
    """Say of when it is and of which class; of a past date, whether newer figures exist."""
    moment = run.chosen.moment
    past = moment.chosen is not None and moment.known_at < run.now
    with st.container(key="chamber-standing"):
        frame.evidence(shown.evidence)
        st.markdown(
            cell(
                sentences.past_banner(moment.known_at, newer=run.newer_exist)
                if past
                else sentences.when_read(moment.known_at, chosen=run.as_at is not None)
            )
        )
