"""How the store is kept: a banner while something was altered, and the last proof, backup and restore."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import states, text
from dashboard.orders import proving as orders
from dashboard.orders.result import Refused
from dashboard.questions import proving as questions
from dashboard.questions.proving import Keeping, Proof
from dashboard.wording import proving as words
from dashboard.wording.inert import cell


def banner(found: Proof | None) -> None:
    """Draw what every page says while the last proof failed; nothing otherwise."""
    if found is not None:
        with st.container(key="altered"):
            st.markdown(cell(words.banner(found)))


def keeping(kept: Keeping) -> None:
    """Draw when the store was last proved, backed up and restored, and the end of the log to keep elsewhere."""
    text.section(words.TITLE)
    text.listed(
        (
            words.NEVER if kept.proof is None else words.last_check(kept.proof),
            words.last_backup(kept.backed_up),
            words.last_restore(kept.restored),
        )
    )
    text.part(words.HEAD)
    text.outside(words.head(kept.length, kept.digest))


def verify(*, ask: Callable[..., Proof], write: Callable[..., object]) -> None:
    """Offer to prove everything now, and say what came of it."""
    if st.button(words.VERIFY, key="verify"):
        with st.spinner(words.VERIFYING):
            found = ask(questions.proved)
        kept_now = write(orders.keep, found=found)
        said = [kept_now.sentence] if isinstance(kept_now, Refused) else []
        states.state(" ".join([*words.results(found), *said]), key="verified")
