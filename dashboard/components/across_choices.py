"""Which places stand beside each other: of one wave or of all, of one kind or of all."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import address, text
from dashboard.questions.across import EVERY_WAVE
from dashboard.questions.values import AcrossPage
from dashboard.wording import across as said
from dashboard.wording import page as words
from data.catalogue import Indicator


def shown(page: AcrossPage) -> dict[str, str]:
    """Return the choices as the address says them; nothing where there is nothing to choose."""
    chosen = {}
    if len(page.waves) > 1:
        chosen["wave"] = EVERY_WAVE if page.wave is None else str(page.wave)
    if page.kind:
        chosen["type"] = page.kind
    return chosen


def choices(page: AcrossPage, indicator: Indicator) -> None:
    """Offer the waves and the kinds of place; a choice is written into the address."""
    now = {"wave": EVERY_WAVE if page.wave is None else str(page.wave), "type": page.kind}
    chosen = dict(now)
    if len(page.waves) > 1:
        waves = {str(one): said.wave(one) for one in page.waves} | {EVERY_WAVE: words.ALL_WAVES}
        chosen["wave"] = _one(words.WAVE_LABEL, waves, now["wave"], key=f"wave-{indicator.name}-{now['wave']}")
    if len(page.kinds) > 1:
        kinds = {"": said.ALL_KINDS} | {one: words.kind(one) for one in page.kinds}
        chosen["type"] = _one(said.KIND_LABEL, kinds, now["type"], key=f"type-{indicator.name}-{now['type']}")
    if chosen != now:
        address.choose(**chosen)
        st.rerun()
    if len(page.waves) > 1 or len(page.kinds) > 1:
        text.said(words.UPDATES)


def _one(label: str, options: Mapping[str, str], now: str, *, key: str) -> str:
    names = list(options)
    chosen: str = st.radio(
        label, names, index=names.index(now), format_func=options.__getitem__, horizontal=True, key=key
    )
    return chosen
