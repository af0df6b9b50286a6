"""Whether an agreed level would be reached: what is said, what is drawn, and why nothing is said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.charts.line import ends, line
from dashboard.charts.values import Cone, LineChart, Point
from dashboard.questions.outcome import outcome_detail
from dashboard.questions.outlook import Ahead, CannotSay, Untold, independent, outlook_of, periods_to_come
from dashboard.wording import cells, key_figures, outlook, reasons
from data.better import Better
from data.catalogue import Frequency
from data.observation import Figures
from data.terms import Commitment
from indicators.judgement.verdict import Because, ChangeSince, CourseState
from indicators.panel import Panel, panel_of
from indicators.statistics.progress import Outlook
from tests.builders import figure, indicator, verdict

NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
MOVING = (60.0, 61.0, 60.5, 62.0, 63.0, 62.0, 64.0)


def panel(values, *, last=2025, window=1, breaks=(), **different) -> Panel:
    years = np.arange(last - len(values) + 1, last + 1)
    size = len(values)
    starts = np.array([date(year, 1, 1) for year in years], dtype="datetime64[D]")
    ends_ = np.array([date(year + window, 1, 1) for year in years], dtype="datetime64[D]")
    same = np.array(["x-testham"] * size, dtype=object)
    nothing, text = np.full(size, np.nan), np.array([""] * size, dtype=object)
    status = np.array(["final" if value == value else "suppressed" for value in values], dtype=object)  # noqa: PLR0124  NaN
    caveats = np.empty(size, dtype=object)
    caveats[:] = [("break",) if year in breaks else () for year in years]
    held = Figures(
        same, starts, ends_, np.array(values, dtype=float), nothing, nothing, nothing, nothing, status, caveats, text,
        text, text, starts.astype("datetime64[us]"), np.ones(size, dtype=np.int64), text,
    )  # fmt: skip
    measure = goes_on(window=window, **different)
    return panel_of(held, measure, as_of=date(last + window, 1, 2))


def goes_on(**different):
    return indicator(**{"stopped": None, "breaks": (), **different})


def agreed(level=70.0, by=date(2028, 12, 31)) -> Commitment:
    return Commitment(
        indicator="employment-rate",
        unit="percent",
        better=Better.HIGHER,
        agreed_level=None if level is None else Decimal(str(level)),
        by=by,
    )


def asked(
    values=MOVING, *, commitment=None, because=Because.AT_OR_BEYOND_COURSE, shown=True, panel_of_=None, **different
):
    told = verdict(course_because=because)
    held = panel(values) if panel_of_ is None else panel_of_
    return outlook_of(held, told, commitment or agreed(), goes_on(**different), shown=shown)


def test_the_range_widens_with_every_figure_to_come():
    found = asked()
    assert isinstance(found, Ahead)
    assert [one.start.year for one in found.reaches] == [2026, 2027, 2028]
    widths = [one.upper - one.lower for one in found.reaches]
    assert widths == sorted(widths)
    assert found.changes == 6
    assert found.latest == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("level", "word"), [(90.0, Outlook.WOULD_MISS), (64.0, Outlook.UNCERTAIN), (40.0, Outlook.WOULD_REACH)]
)
def test_the_word_follows_from_the_whole_range(level, word):
    assert asked(commitment=agreed(level)).word is word


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ({"commitment": agreed(None)}, Untold.NO_LEVEL),
        ({"commitment": agreed(by=None)}, Untold.NO_DATE),
        ({"better": Better.NEITHER}, Untold.NO_BETTER),
        ({"values": (float("nan"),) * 7}, Untold.NO_FIGURE),
        ({"commitment": agreed(by=date(2025, 12, 31))}, Untold.COME),
        ({"stopped": date(2025, 12, 31)}, Untold.STOPPED),
        ({"because": Because.STALE}, Untold.STALE),
        ({"shown": False}, Untold.NOT_SHOWN),
        ({"values": MOVING[:5]}, Untold.TOO_FEW),  # four changes
        ({"values": (60.0,) * 8}, Untold.NO_MOVEMENT),
        ({"commitment": agreed(by=date(2029, 3, 31))}, Untold.TOO_FAR),  # 2029 is the first year that ends after it
    ],
)
def test_where_nothing_can_be_said_the_reason_is_given(given_, why):
    found = asked(**given_)
    assert isinstance(found, CannotSay)
    assert found.why is why


def test_a_break_leaves_only_the_changes_since():
    found = asked(panel_of_=panel(MOVING, breaks=(2021,)))
    assert found == CannotSay(Untold.TOO_FEW, changes=4, ahead=3)


def test_unknown_periods_make_no_change():
    values = [*MOVING[:3], float("nan"), *MOVING[3:], 63.0]
    assert asked(values).changes == 6  # of eight, the two beside the hidden one are unknown


def test_changes_long_past_do_not_count():
    values = [*MOVING, *(float("nan"), 60.0) * 5]
    assert asked(values).why is Untold.TOO_FEW


def test_figures_that_overlap_are_thinned_from_the_latest_back():
    yearly = [60.0 + at for at in range(18)]
    held = panel(yearly, window=3)
    assert independent(held).tolist() == [62.0, 65.0, 68.0, 71.0, 74.0, 77.0]
    found = outlook_of(held, verdict(), agreed(by=date(2030, 12, 31)), goes_on(window=3))
    assert isinstance(found, Ahead)
    assert len(found.reaches) == 3  # three yearly figures, one independent step


def test_nothing_is_independent_where_nothing_is_known():
    assert independent(panel((float("nan"),) * 3)).size == 0


@pytest.mark.parametrize(
    ("frequency", "by", "count"),
    [
        (Frequency.YEARLY, date(2028, 12, 31), 3),
        (Frequency.YEARLY, date(2026, 1, 1), 0),
        (Frequency.QUARTERLY, date(2026, 12, 31), 4),
        (Frequency.MONTHLY, date(2026, 2, 10), 2),
    ],
)
def test_the_figure_that_settles_it_is_the_first_to_end_by_the_date(frequency, by, count):
    found = periods_to_come(date(2025, 1, 1), date(2026, 1, 1), by, goes_on(frequency=frequency))
    assert len(found) == count


@given(st.lists(st.floats(20, 80), min_size=7, max_size=11), st.integers(20, 80))
def test_upside_down_the_chance_is_the_same(values, level):
    up = outlook_of(panel(values), verdict(), agreed(level), goes_on())
    mirrored = agreed(100 - level)
    down = outlook_of(panel([100 - one for one in values]), verdict(), mirrored, goes_on(better=Better.LOWER))
    if isinstance(up, Ahead):
        assert isinstance(down, Ahead)
        assert up.chance == pytest.approx(down.chance)
        assert up.word is down.word
    else:
        assert up == down


def test_a_share_never_reaches_beyond_all():
    found = outlook_of(panel((90.0, 99.0, 91.0, 98.0, 92.0, 99.0, 98.0)), verdict(), agreed(), goes_on(highest=100.0))
    assert max(one.upper for one in found.reaches) == 100.0


@pytest.mark.parametrize("why", Untold)
def test_every_reason_has_a_sentence(why):
    said = outlook.untold(why.value, changes=3, ahead=6, last="2023")
    assert said.endswith(".")
    assert "None" not in said


@pytest.mark.parametrize(
    ("word", "chance", "expected"),
    [
        (
            Outlook.UNCERTAIN,
            0.43,
            "too uncertain whether it would reach the agreed 70.0% by 31 December 2028: the chance is about 4 in 10.",
        ),
        (Outlook.WOULD_REACH, 0.97, "it would reach the agreed 70.0%"),
        (Outlook.WOULD_REACH, 0.97, "more than 9 in 10"),
        (
            Outlook.WOULD_MISS,
            0.02,
            "it would miss the agreed 70.0% by 31 December 2028: the chance is fewer than 1 in 10.",
        ),
    ],
)
def test_the_chance_is_said_in_tenths(word, chance, expected):
    said = outlook.would(
        word, chance=chance, level=70.0, by=date(2028, 12, 31), spread=(61.0, 67.0), indicator=indicator()
    )
    assert said.startswith("If it keeps moving as much as it has, ")
    assert expected in said
    assert said.endswith("It could be from 61.0% to 67.0% then.")
    assert outlook.cell(word, chance)


STOPPED = indicator(stopped=date(2023, 12, 31))
LAST = figure(71.9, start=date(2023, 1, 1), end=date(2024, 1, 1), label="2023")


def test_a_stopped_series_is_not_called_late():
    told = verdict(latest=LAST, course_because=Because.STALE, due=date(2025, 4, 17), late_by=583)
    sentence = "The publisher stopped this series; the last figure is for 2023."
    assert reasons.late_days(told, STOPPED) == sentence
    assert reasons.course(told, STOPPED).startswith(sentence)
    assert cells.latest(told, STOPPED) == "71.9%\n2023\nstopped by its publisher"
    assert dict(key_figures.lines(told, STOPPED))[key_figures.NEXT][0] == "Stopped by its publisher"


def test_before_its_last_figure_a_series_is_late_as_any_other():
    before = figure(72.4, start=date(2022, 1, 1), end=date(2023, 1, 1), label="2022")
    told = verdict(latest=before, course_because=Because.LATE, due=date(2024, 4, 17), late_by=20)
    assert "20 days late" in reasons.late_days(told, STOPPED)
    assert reasons.course(told, STOPPED).startswith("Late: ")
    assert "next 20 days late" in cells.latest(told, STOPPED)
    after = verdict(latest=LAST, course_because=Because.LATE, due=date(2025, 4, 17), late_by=20)
    assert reasons.course(after, STOPPED) == "The publisher stopped this series; the last figure is for 2023."


def lines(told, **different):
    return dict(key_figures.lines(told, indicator(**different)))


def moved(by, *, beyond=False, **different):
    told = verdict(**different)
    start = figure(66.4, start=date(2023, 1, 1), end=date(2024, 1, 1), label="2023")
    return replace(told, course=replace(told.course, change=ChangeSince(start, by, beyond)))


def test_the_key_figures_say_what_the_chart_shows():
    said = lines(moved(1.8, beyond=True, floor=65.0, due=date(2027, 4, 16)))
    assert said == {
        "Latest figure": ("68.2%", "2025"),
        "Its range": ("67.3% to 69.1%", "95% range"),
        "Agreed course for that period": ("68.0%", "2025"),
        "Agreed level": ("70.0%", "by 31 December 2028"),
        "Minimum standard": ("65.0%", "minimum, every period"),
        "Change since the agreement began": (
            "up 1.8 percentage points (better)",
            "from 66.4% in 2023\nmore than chance could explain",
        ),
        "Next figure": ("Not due yet", "expected by 16 April 2027"),
    }


@pytest.mark.parametrize(
    ("told", "different", "expected"),
    [
        (moved(-1.8), {}, "down 1.8 percentage points (worse)"),
        (moved(-1.8), {"better": Better.LOWER}, "down 1.8 percentage points (better)"),
        (moved(-1.8), {"better": Better.NEITHER}, "down 1.8 percentage points"),
        (moved(0.04, beyond=None), {}, "No change"),
        (verdict(), {}, "Not known"),
    ],
)
def test_a_change_says_better_or_worse(told, different, expected):
    assert lines(told, **different)[key_figures.CHANGE][0] == expected


def test_what_is_not_known_is_said_in_words():
    told = replace(verdict(), latest=None)
    bare = replace(told, course=replace(told.course, agreed_level=None, by=None, path=None))
    said = lines(bare)
    assert said["Latest figure"] == ("No figure held", "–")
    assert said["Agreed level"] == ("None agreed", "–")
    assert said["Agreed course for that period"] == ("None agreed", "–")
    assert key_figures.NEXT not in said
    early = replace(verdict(), course=replace(verdict().course, path=None, by=None))
    assert lines(early)["Agreed course for that period"][0] == "None yet"
    assert lines(early)["Agreed level"][1] == "no date agreed"
    late = verdict(due=date(2026, 1, 1), late_by=52)
    assert lines(late, stopped=None)[key_figures.NEXT] == ("52 days late", "was due on 1 January 2026")


POINTS = tuple(Point(str(year), 66.0 + year % 4, 65.0, 70.5) for year in range(2018, 2026))
CHART = LineChart(
    "Employment rate, Testham (percent)",
    (*POINTS, Point("2026"), Point("2027"), Point("2028")),
    decimals=1,
    suffix="%",
    share=True,
    path=(None,) * 8 + (70.0,) * 3,
    cone=Cone(7, (66.0, 65.0, 64.0), (68.0, 69.0, 70.0), outlook.CONE),
)


def test_where_it_could_be_is_a_hatched_area_and_never_a_line_alone():
    drawn = line(CHART)
    go.Figure(drawn)
    hatched = [trace for trace in drawn["data"] if "fillpattern" in trace]
    assert len(hatched) == 1
    assert hatched[0]["fill"] == "toself"
    assert hatched[0]["x"] == ["2025", "2026", "2027", "2028", "2028", "2027", "2026", "2025"]
    said = [note["text"].replace("<br>", " ") for note in drawn["layout"]["annotations"]]
    assert outlook.CONE in said


@pytest.mark.parametrize("path", [(70.0,), (60.0,), (None,)])
def test_the_axis_has_room_for_the_hatched_part_and_its_words(path):
    chart = replace(CHART, path=(None,) * 10 + path)
    low, high = ends(chart)
    assert low <= 64.0
    assert high >= 70.0
    go.Figure(line(chart))


def test_an_amount_that_cannot_be_negative_keeps_its_axis_from_zero_up():
    chart = replace(CHART, share=False, cone=Cone(7, (3.0, 2.0, 1.0), (68.0, 69.0, 70.0), outlook.CONE))
    assert ends(chart)[0] == 0.0


@pytest.mark.parametrize(
    ("place", "outcome", "word"),
    [("northmere", "2", Outlook.UNCERTAIN), ("greater-manchester", "2", Outlook.UNCERTAIN)],
)
def test_the_demonstration_looks_ahead_where_it_can(demonstration_session, place, outcome, word):
    page = outcome_detail(demonstration_session, PUBLIC, place, outcome, known_at=NOW)
    assert page.series[0].outlook.word is word
    assert page.series[0].outlook.reaches[-1].end >= page.series[0].outlook.by


@pytest.mark.parametrize(
    ("place", "outcome", "why"),
    [
        ("greater-manchester", "1", Untold.STOPPED),
        ("northmere", "5", Untold.TOO_FEW),
        ("birmingham", "1", Untold.TOO_FAR),
        ("port-wexley", "1", Untold.NO_LEVEL),
    ],
)
def test_the_demonstration_says_why_it_cannot_elsewhere(demonstration_session, place, outcome, why):
    page = outcome_detail(demonstration_session, PUBLIC, place, outcome, known_at=NOW)
    assert page.series[0].outlook.why is why


def opened(monkeypatch, url, **address):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
    app = AppTest.from_file(str(Path(dashboard.__file__).with_name("app.py")), default_timeout=60)
    app.run()
    app.switch_page("views/outcome.py")
    for name, text in address.items():
        app.query_params[name] = text
    app.run()
    assert not app.exception
    parts = [*app.title, *app.header, *app.markdown, *app.text]
    return app, "\n".join(str(part.value) for part in parts).replace("\\", "")


def test_the_page_answers_in_a_table_before_its_chart_and_prefixes_real_places(monkeypatch, demonstration_url):
    app, said = opened(monkeypatch, demonstration_url, place="greater-manchester", outcome="2")
    first = app.table[0].value
    assert first.index.name == "Key figure"
    assert "Where it could be by 31 December 2028" in [name.replace("\\", "") for name in first.index]
    assert "On these illustrative terms, if it keeps moving as much as it has, it is too uncertain" in said
    assert "The hatched part is where it could be" in said


def test_the_page_of_a_stopped_series_says_so(monkeypatch, demonstration_url):
    _, said = opened(monkeypatch, demonstration_url, place="greater-manchester", outcome="1")
    assert "The publisher stopped this series; the last figure is for 2023." in said
    assert "583 days late" not in said
    assert "We cannot tell. The publisher stopped this series" in said


def test_the_course_of_a_stopped_series_cannot_be_told(demonstration_session):
    page = outcome_detail(demonstration_session, PUBLIC, "greater-manchester", "1", known_at=NOW)
    assert page.series[0].measure.verdict.course.state is CourseState.CANNOT_TELL
