"""One outcome in every place that shares it, as typed rows: judgements, own share, gap to similar places, why not."""

from datetime import datetime

from dashboard.files.rows import FIGURE, JUDGED, about, figure, judged, name_of
from dashboard.files.table import Table, Value
from dashboard.questions.comparison_values import NoShare, Share, Similar
from dashboard.questions.values import AcrossPage, Aside, Compared
from dashboard.wording import across as said
from dashboard.wording import files as cover
from dashboard.wording import page as words

SHARES = ("share_of_agreed_change", "share_lower", "share_upper", "no_share_because")
GAPS = (
    "similar_places_median", "gap", "gap_lower", "gap_upper", "gap_change", "gap_change_lower", "gap_change_upper",
    "similar_places_list",
)  # fmt: skip
NOTHING = (None, None, None)


def across(page: AcrossPage, *, as_at: datetime) -> Table:
    """Return one outcome in every place that shares it, those left out with the reason."""
    columns = (*FIGURE, *JUDGED, *SHARES, *GAPS, "wave", "compared", "left_out_because")
    shown = [(one.place.name, _row(page, one, as_at=as_at)) for one in page.rows]
    aside = [(one.place.name, _aside(page, one, as_at=as_at)) for one in page.aside]
    rows = tuple(row for _, row in sorted([*shown, *aside], key=lambda pair: pair[0]))
    name = page.indicator.name if page.indicator else "across"
    title = page.indicator.title if page.indicator else words.ACROSS
    return Table(name_of(f"{name}-across", as_at, page.evidence), columns, rows, about(title, as_at, page.evidence))


def _row(page: AcrossPage, one: Compared, *, as_at: datetime) -> tuple[Value, ...]:
    beside = page.comparison
    similar = next((each for each in beside.similar if each.code == one.place.code), None) if beside else None
    return (
        *figure(
            one.place,
            page.indicator,
            one.verdict,
            one.measure.source,
            as_at=as_at,
            evidence=one.verdict.evidence_class,
        ),
        *judged(one.verdict),
        *_share(beside.shares.get(one.place.code) if beside else None),
        *_gap(similar),
        one.wave,
        "yes" if one.comparable else "no",
        one.left_out or None,
    )


def _share(share: Share | NoShare | None) -> tuple[Value, ...]:
    if isinstance(share, Share):
        return share.share, share.lower, share.upper, None
    return *NOTHING, share.value if share else None


def _gap(similar: Similar | None) -> tuple[Value, ...]:
    if similar is None:
        return (None,) * len(GAPS)
    return (
        similar.median,
        *(similar.gap or NOTHING),
        *(similar.change or NOTHING),
        cover.list_version(similar.list_name, similar.version),
    )


def _aside(page: AcrossPage, one: Aside, *, as_at: datetime) -> tuple[Value, ...]:
    """Return a place outside the wave or the kind chosen: nothing of it is shown, and why."""
    why = said.aside(one.wave, one.place.kind.value, wave=page.wave, kind=page.kind)
    blank = figure(one.place, page.indicator, None, None, as_at=as_at, evidence=one.place.evidence)
    return (*blank, *(None,) * (len(JUDGED) + len(SHARES) + len(GAPS)), one.wave, "no", why)
