"""Versions on the page of an agreement: who signed them, what changed in words, and whether a fingerprint is theirs."""

from urllib.parse import urlencode

import streamlit as st

from dashboard import selection
from dashboard.components import links, states, tables, text
from dashboard.questions.agreement import LEAST_SHOWN, AgreementPage, Version
from dashboard.questions.values import PlacePage
from dashboard.selection import Visit
from dashboard.wording import agreement as said
from dashboard.wording import changes_in_words, dates
from dashboard.wording import tables as shapes
from dashboard.wording.inert import cell
from data.terms import EvidenceClass


def versions(run: Visit, page: PlacePage, found: AgreementPage) -> None:
    """Draw each version with its days, its signatures, the reason it came about, and its fingerprint."""
    if found.shown is None:
        return
    text.section(said.VERSIONS)
    rows = [
        tables.Row(
            said.version(one.document.version),
            (
                _in_force(run, one),
                _signed(one, "place"),
                _signed(one, "centre"),
                said.why(one.document.reason),
                said.grouped(one.document.fingerprint),
            ),
            run.path("agreement", place=page.place.slug, version=one.document.version),
        )
        for one in found.versions
    ]
    tables.table(shapes.VERSIONS, rows, alt=said.VERSIONS)
    if page.evidence is EvidenceClass.ILLUSTRATIVE:
        text.said(said.ILLUSTRATIVE)
    if found.shown.document.in_force_from is not None:
        _toml(run, page, found.shown)


def compared(run: Visit, page: PlacePage, found: AgreementPage) -> None:
    """Say in words what changed from one version to another, and offer the others to compare with."""
    shown, before = found.shown, found.against
    if shown is None:
        return
    text.section(said.COMPARED)
    if before is None:
        text.said(said.FIRST_VERSION)
    else:
        text.said(said.compared(before.document.version, shown.document.version))
        lines = changes_in_words.sentences(found.changes, indicators=found.indicators)
        if lines:
            text.listed(lines)
        else:
            text.said(said.SAME_TERMS)
        later = max(shown, before, key=lambda one: one.document.version)
        text.said(said.because(later.document.reason, [one.post for one in later.signatures]))
    others = [one for one in found.versions if one is not shown and one is not before]
    links.row(
        [
            (
                "agreement",
                said.compare_with(one.document.version),
                run.address(
                    "agreement",
                    place=page.place.slug,
                    version=shown.document.version,
                    against=one.document.version,
                ),
            )
            for one in others
        ],
        key="compare",
    )


def fingerprint(run: Visit, found: AgreementPage) -> None:
    """Show the fingerprint of the version shown, say whether the text still gives it, and check another."""
    if found.shown is None:
        return
    text.section(said.CHECK)
    text.outside(found.shown.document.fingerprint)
    text.said(said.UNALTERED if found.shown.unaltered else said.ALTERED)
    with st.form("fingerprint", border=False):
        given = st.text_input(said.CHECK_LABEL, max_chars=100, key="fingerprint-given")
        st.form_submit_button(said.CHECK_BUTTON)
    if given:
        states.state(_checked(run, found, given), key="fingerprint")


def _checked(run: Visit, found: AgreementPage, given: str) -> str:
    if len("".join(given.split())) < LEAST_SHOWN:
        return said.TOO_SHORT
    one = found.with_fingerprint(given)
    return said.NO_SUCH if one is None else said.found(one.document.version, _in_force(run, one))


def _in_force(run: Visit, one: Version) -> str:
    document = one.document
    return said.in_force(document.in_force_from, document.in_force_until, document.status, on=run.chosen.moment.as_of)


def _signed(one: Version, side: str) -> str:
    signature = one.signed_for("place" if side == "place" else "centre")
    if signature is None:
        return said.NOT_SIGNED
    return said.signed(signature.post, signature.signed_at.astimezone(dates.LONDON).date())


def _toml(run: Visit, page: PlacePage, shown: Version) -> None:
    """Draw a plain link to the terms as a text that people can read, edit and propose again."""
    query = urlencode(
        {
            "place": page.place.slug,
            "version": str(shown.document.version),
            "as_at": run.as_at or selection.minute(run.now),
        }
    )
    with st.container(key="downloads-toml"):
        st.markdown(f"{cell(said.DOWNLOAD_TOML)}: [TOML](/files/agreement.toml?{query})")
