"""Many places that share one outcome: funnel, shares, histories, growing apart, similar places."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.charts.funnel import funnel
from dashboard.charts.multiples import multiples
from dashboard.charts.values import FunnelChart, FunnelDot, MultiplesChart, Panel
from dashboard.questions.across import across
from dashboard.questions.ambition import share_of
from dashboard.questions.comparison_values import NoShare, Share
from dashboard.questions.funnel import funnel_of
from dashboard.wording import comparing
from data import database, gazetteer
from data.better import Better
from data.catalogue import UnitKind
from data.observation import Observation, Status
from data.periods import Period
from data.store import documents, figures
from data.store.figures import ReleaseNote
from data.terms import Commitment, agreement_from_toml, canonical, fingerprint
from tests import stores
from tests.builders import figure, indicator, verdict

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
YEARS = range(2018, 2026)
NAMES = [f"place-{letter}{other}" for letter in "abcd" for other in "abcdef"]
ODD = "place-dc"
APP = Path(dashboard.__file__).with_name("app.py")
AGREEMENT = (
    stores.AGREEMENT.replace('"employment-rate"', '"claimant-count"')
    .replace('"higher"', '"lower"')
    .replace("baseline = 70.0", "baseline = 80.0")
)


def words(app):
    parts = [*app.title, *app.header, *app.markdown, *app.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def shares_of(name, year):
    """What share of 20,000 people: near 70 %, one place far away since 2024."""
    steady = 0.70 + 0.004 * ((hash_of(name) + year) % 5 - 2)
    return 0.45 if name == ODD and year >= 2024 else steady


def hash_of(name):
    return sum(map(ord, name))


def filled(session, names=NAMES):
    known_from = datetime(2026, 1, 2, tzinfo=UTC)
    observations = []
    for name in names:
        code = f"x-{name}"
        stores.add_place(session, code, name)
        text = AGREEMENT.format(level=75.0).replace("testham", name).replace("Testham", name.title())
        terms = agreement_from_toml(text)
        documents.save(
            session,
            kind="agreement",
            subject=code,
            version=1,
            terms_json=canonical(terms),
            fingerprint=fingerprint(terms),
            previous=None,
            status="in_force",
            in_force_from=date(2024, 4, 1),
            evidence=terms.evidence,
            recorded_at=datetime(2024, 4, 1, tzinfo=UTC),
        )
        people = 4_000 + 3_000 * (hash_of(name) % 11)
        for year in YEARS:
            share = shares_of(name, year)
            observations.append(
                Observation(
                    indicator="claimant-count",
                    place=code,
                    period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
                    label=str(year),
                    status=Status.FINAL,
                    known_from=known_from,
                    value=round(share * 100, 1),
                    count=round(share * people),
                    denominator=people,
                )
            )
    note = ReleaseNote(
        feed="file",
        indicator="claimant-count",
        asked_at=known_from,
        address="https://example.org/figures.csv",
        published_on=date(2026, 1, 1),
        rows_read=len(observations),
    )
    figures.save(session, note, observations)


@pytest.fixture(scope="module")
def many_url(tmp_path_factory):
    with stores.store(tmp_path_factory.mktemp("many")) as engine, database.session(engine) as session:
        filled(session)
        return str(engine.url)


@pytest.fixture(scope="module")
def many(many_url):
    engine = database.engine(many_url)
    with database.session(engine) as session:
        yield across(session, PUBLIC, "claimant-count", "", known_at=NOW)
    engine.dispose()


def test_many_places_with_counts_stand_in_a_funnel_in_the_order_of_the_page(many):
    found = many.comparison.funnel
    assert [one.code for one in found.places] == [f"x-{name}" for name in sorted(NAMES)]
    assert found.centre == pytest.approx(69, abs=1.5)
    assert all(one.lower < found.centre < one.upper for one in found.places)


def test_only_the_place_outside_the_widened_limits_differs(many):
    assert many.different == (ODD.title(),)


def test_every_place_has_its_own_share_and_history(many):
    assert len(many.comparison.shares) == len(NAMES)
    assert all(isinstance(one, Share) for one in many.comparison.shares.values())
    history = many.comparison.histories[0]
    assert [moment.since for moment in history.figures] == [-5, -4, -3, -2, -1, 0, 1, 2]
    assert history.figures[5].end <= date(2024, 4, 1)


def test_growing_apart_sets_now_against_the_last_period_before_the_first_agreement(many):
    apart = many.comparison.apart
    assert apart.start == (date(2023, 1, 1), date(2024, 1, 1))
    assert apart.now == (date(2025, 1, 1), date(2026, 1, 1))
    assert apart.places == len(NAMES)


def test_places_without_a_published_list_are_named(many):
    assert len(many.comparison.unlisted) == len(NAMES)
    assert many.comparison.similar == ()


def test_the_page_of_many_places_draws_them(monkeypatch, many_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", many_url)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("views/across.py")
    app.query_params["outcome"] = "claimant-count"
    app.run()
    assert not app.exception
    said = words(app)
    assert "A place stands out only outside the outer lines" in said
    assert f"{ODD.title()} differs from the others by more than chance" in said
    assert "Fewer than one mark like this would be expected by chance alone" in said
    assert "None of this one mark" not in said  # said once
    assert all(len(table.value.columns) <= 5 for table in app.table)
    app.radio(key="axis-claimant-count-since").set_value("calendar").run()
    assert app.query_params["axis"] == "calendar"


def row(code, count, people=1000, **different):
    return code, figure(round(count / people * 100, 1), count=count, denominator=people, **different)


ROWS = [row(f"x-{at}", 600 + 3 * (at % 7)) for at in range(20)]


def test_it_takes_twenty_places_with_their_counts():
    assert funnel_of(ROWS, indicator()) is not None
    assert funnel_of(ROWS[1:], indicator()) is None
    assert funnel_of([*ROWS[1:], ("x-0", figure(60.0))], indicator()) is None


def test_rounded_counts_and_standardised_rates_have_no_funnel():
    assert funnel_of([*ROWS[1:], row("x-0", 600, caveats=("rounded",))], indicator()) is None
    assert funnel_of([*ROWS[1:], ("x-0", figure(48.0, count=600, denominator=1000))], indicator()) is None


def test_places_of_one_size_still_have_a_funnel_with_width():
    found = funnel_of([row(f"x-{at}", 600 + at) for at in range(20)], indicator())
    assert found.sizes[0] < 1000 < found.sizes[-1]


def test_nothing_to_count_has_no_funnel():
    assert funnel_of([row(f"x-{at}", 0) for at in range(20)], indicator()) is None


def test_events_have_a_funnel_around_their_rate():
    rate = indicator(unit="per 100,000 aged 10–17", unit_kind=UnitKind.RATE, decimals=0)
    rows = [
        (f"x-{at}", figure(round(count / 50_000 * 100_000), count=count, denominator=50_000))
        for at, count in enumerate([100 + at % 5 for at in range(24)] + [400])
    ]
    found = funnel_of(rows, rate)
    assert found.centre == pytest.approx(228, abs=3)
    assert [one.code for one in found.places if one.differs] == ["x-24"]


@given(st.permutations(range(20)))
def test_the_order_of_places_changes_nothing_for_any_of_them(order):
    plain, turned = funnel_of(ROWS, indicator()), funnel_of([ROWS[at] for at in order], indicator())
    assert {one.code: one.differs for one in plain.places} == {one.code: one.differs for one in turned.places}
    assert plain.centre == pytest.approx(turned.centre)


def agreed(baseline=60.0, level=70.0, **different):
    said = {
        "indicator": "employment-rate",
        "unit": "percent",
        "better": Better.HIGHER,
        "baseline": None if baseline is None else Decimal(str(baseline)),
        "agreed_level": None if level is None else Decimal(str(level)),
        "by": date(2028, 12, 31),
    }
    return Commitment(**said | different)


def share(value, limits=(None, None), *, commitment=None, **different):
    told = verdict(latest=figure(value), facts={"starts": date(2024, 4, 1)})
    return share_of(told, commitment or agreed(), indicator(**different), limits=limits)


@pytest.mark.parametrize(
    ("value", "limits", "expected"),
    [
        (65.0, (64.0, 66.0), Share(0.5, 0.4, 0.6)),
        (72.0, (None, None), Share(1.2, None, None)),
        (58.0, (57.0, 59.0), Share(-0.2, -0.3, -0.1)),  # moved away
    ],
)
def test_a_share_is_of_the_places_own_agreed_change(value, limits, expected):
    found = share(value, limits)
    assert found.share == pytest.approx(expected.share)
    assert (found.lower, found.upper) == pytest.approx((expected.lower, expected.upper), nan_ok=True)


@given(st.floats(1, 99), st.floats(0.1, 5))
def test_a_share_reads_the_same_upside_down(value, half):
    up = share(value, (value - half, value + half))
    down = share(
        100 - value,
        (100 - value - half, 100 - value + half),
        commitment=agreed(40.0, 30.0, better=Better.LOWER),
        better=Better.LOWER,
    )
    assert (up.share, up.lower, up.upper) == pytest.approx((down.share, down.lower, down.upper))


@pytest.mark.parametrize(
    ("commitment", "different", "why"),
    [
        (agreed(level=None), {}, NoShare.NO_LEVEL),
        (agreed(baseline=None), {}, NoShare.NO_BASELINE),
        (agreed(70.0, 70.0), {}, NoShare.TO_HOLD),
        (agreed(70.0, 65.0), {}, NoShare.TO_HOLD),  # a level below where it began is one to hold
        (agreed(), {"better": Better.NEITHER}, NoShare.NO_BETTER),
    ],
)
def test_where_there_is_no_agreed_change_no_share_is_said(commitment, different, why):
    assert share(65.0, commitment=commitment, **different) is why


def test_a_figure_from_before_the_agreement_makes_no_share():
    told = verdict(latest=figure(65.0), facts={"starts": date(2026, 4, 1)})
    assert share_of(told, agreed(), indicator(), limits=(None, None)) is NoShare.NOT_YET
    nothing = replace(told, latest=None)
    assert share_of(nothing, agreed(), indicator(), limits=(None, None)) is NoShare.NO_FIGURE


@pytest.mark.parametrize("why", NoShare)
def test_every_missing_share_has_words(why):
    assert comparing.no_share(why.value)


@pytest.mark.parametrize(
    ("spread", "start"),
    [
        ("grows", "They have grown apart. The middle half"),
        ("shrinks", "They have grown closer."),
        ("no_clear_change", "It cannot be told whether they have grown apart. The"),
        ("not_available", "It cannot be told whether they have grown apart: six places have"),
    ],
)
def test_growing_apart_is_said_only_where_the_range_excludes_one(spread, start):
    said = comparing.apart(spread, ratio=1.5, limits=(1.1, 2.0), places=6, start="2023", now="2025")
    assert said.startswith(start)


def test_a_range_without_an_upper_end_says_or_more():
    said = comparing.apart("grows", ratio=1.5, limits=(1.1, float("nan")), places=6, start="2023", now="2025")
    assert "1.1 or more" in said


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((1.24, 0.3, 2.2), "+1.2 (+0.3 to +2.2)\nhigher"),
        ((-1.24, -2.2, -0.3), "−1.2 (−2.2 to −0.3)\nlower"),
        ((0.0, -1.0, 1.0), "0.0 (−1.0 to +1.0)\nno clear difference"),
        (None, "cannot be told"),
    ],
)
def test_a_gap_is_signed_and_says_whether_it_is_clear(found, expected):
    assert comparing.gap(found, indicator()) == expected


def test_a_change_of_a_gap_says_which_way():
    assert comparing.gap_change((1.0, 0.5, 1.5), indicator()).endswith("rose beside theirs")
    assert comparing.gap_change((-1.0, -1.5, -0.5), indicator()).endswith("fell beside theirs")
    assert comparing.gap_change((0.1, -0.5, 0.5), indicator()).endswith("no clear change")
    assert comparing.gap_change(None, indicator()) == "cannot be told"


FUNNEL = FunnelChart(
    "Claimants (percent)",
    (FunnelDot("Testham", 1200.0, 60.0), FunnelDot("Otherham", 9000.0, 80.0, differs=True)),
    centre=62.0,
    sizes=(1000.0, 5000.0, 10_000.0),
    lower_95=(58.0, 60.0, 61.0),
    upper_95=(66.0, 64.0, 63.0),
    lower_998=(56.0, 59.0, 60.5),
    upper_998=(68.0, 65.0, 63.5),
    size_title="how many counted",
    decimals=1,
    suffix="%",
    share=True,
)


def test_a_funnel_is_a_figure_plotly_accepts_and_names_what_stands_out():
    drawn = funnel(FUNNEL)
    go.Figure(drawn)
    said = [note["text"] for note in drawn["layout"]["annotations"]]
    assert "Otherham" in said
    assert "Testham" not in said
    low, high = drawn["layout"]["yaxis"]["range"]
    assert low <= 56.0
    assert high >= 80.0
    assert [trace["marker"]["symbol"] for trace in drawn["data"] if "marker" in trace] == ["circle", "diamond"]


PANELS = tuple(
    Panel(name, ((-2.0, 60.0), (-1.0, None), (0.0, 61.0), (1.0, 66.0))) for name in ("Ashby", "Bury", "Corby")
)
SMALL = MultiplesChart("Claimants (percent)", PANELS, decimals=1, began=True, suffix="%", share=True)


def test_small_charts_share_one_scale_and_leave_gaps():
    drawn = multiples(SMALL)
    go.Figure(drawn)
    axes = [drawn["layout"][name]["range"] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert axes[0] == axes[1] == axes[2]
    assert drawn["data"][0]["y"][1] is None
    assert drawn["data"][0]["connectgaps"] is False
    assert len(drawn["layout"]["shapes"]) == 3  # where each agreement began


def test_small_charts_do_not_overlap():
    layout = multiples(replace(SMALL, panels=PANELS * 8))["layout"]
    domains = sorted(
        {tuple(axis["domain"]) for name, axis in layout.items() if name.startswith("yaxis")}, key=lambda pair: pair[0]
    )
    assert all(first[1] <= second[0] for first, second in pairwise(domains))


def test_small_charts_by_the_calendar_have_no_line_of_a_start():
    assert multiples(replace(SMALL, began=False))["layout"]["shapes"] == []
    assert multiples(replace(SMALL, panels=()))["data"] == []


def test_some_of_many_places_are_drawn_on_the_scale_of_all():
    whole, some = multiples(SMALL), multiples(replace(SMALL, first=1, until=2))
    assert some["layout"]["yaxis"]["range"] == whole["layout"]["yaxis"]["range"]
    assert some["layout"]["xaxis"]["range"] == whole["layout"]["xaxis"]["range"]
    named = {note["text"] for note in some["layout"]["annotations"]}
    assert {f"<b>{panel.name}</b>" for panel in PANELS} & named == {"<b>Bury</b>"}


def test_a_gap_to_similar_places_needs_seven_with_the_period(tmp_path):
    listed = next(one for one in (gazetteer.similar("E08000025"),) if one)
    with stores.store(tmp_path) as engine, database.session(engine) as session:
        names = {listed.place: "birmingham", **{code: f"near-{at}" for at, code in enumerate(listed.similar)}}
        filled_similar(session, names)
        page = across(session, PUBLIC, "claimant-count", "", known_at=NOW)
    found = page.comparison.similar[0]
    assert found.held == 10
    assert (found.list_name, found.version) == (listed.list, listed.version)
    assert found.gap is not None
    middle, low, high = found.gap
    assert low < middle < high
    assert middle == pytest.approx(-4.0, abs=1.0)


def filled_similar(session, names):
    known_from = datetime(2026, 1, 2, tzinfo=UTC)
    rows = [
        Observation(
            indicator="claimant-count",
            place=code,
            period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
            label=str(year),
            status=Status.FINAL,
            known_from=known_from,
            value=value,
            lower=value - 0.5,
            upper=value + 0.5,
        )
        for at, code in enumerate(names)
        for year in YEARS
        for value in [(6.0 if not at else 10.0) + 0.1 * (at % 4) + (0.0 if year < 2024 else 0.5 * bool(at))]
    ]
    for code, slug in names.items():
        stores.add_place(session, code, slug)
    terms = agreement_from_toml(AGREEMENT.format(level=5.0).replace("testham", "birmingham").replace("80.0", "7.0"))
    documents.save(
        session,
        kind="agreement",
        subject=next(iter(names)),
        version=1,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous=None,
        status="in_force",
        in_force_from=date(2024, 4, 1),
        evidence=terms.evidence,
        recorded_at=datetime(2024, 4, 1, tzinfo=UTC),
    )
    note = ReleaseNote(
        feed="file",
        indicator="claimant-count",
        asked_at=known_from,
        address="https://example.org/figures.csv",
        published_on=date(2026, 1, 1),
        rows_read=len(rows),
    )
    figures.save(session, note, rows)
