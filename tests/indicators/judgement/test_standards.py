"""The minimum-standard machine: its rule, its two forms, and what must hold for every history."""

import runpy
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judgement.levels import PeriodClass, classify
from indicators.judgement.standards import History, Rule, Stage, replay, replay_panel
from indicators.statistics.better import Better

naive = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("naive.py"))))

UNKNOWN, CLEAR_MISS, UNCLEAR_MISS, UNCLEAR_MEET, CLEAR_MEET = PeriodClass
RULES = {
    "default": Rule(),
    "three years": Rule(confirm_after=3),
    "every miss clear": Rule(confirm_after=3, clear_needed=3, gap=0),
    "one bare miss": Rule(confirm_after=1, clear_needed=0),
    "zero tolerance": Rule(zero_tolerance=True),
    "slow recovery": Rule(recover_after=3, gap=2),
    "quick suspicion": Rule(confirm_after=4, clear_needed=2, suspect_after=1, clear_recovery=0, gap=0),
}
PERIODS = 6
# every history of six periods, and where in that list a history lies
ALL = np.stack(np.meshgrid(*[np.arange(5, dtype=np.int8)] * PERIODS, indexing="ij"), axis=-1).reshape(-1, PERIODS)
WEIGHT = 5 ** np.arange(PERIODS - 1, -1, -1)


def replayed(histories: np.ndarray, rule: Rule, **told: np.ndarray) -> np.ndarray:
    """The stages of many histories of one length, one a row."""
    rows, length = histories.shape
    offsets = np.arange(rows + 1) * length
    flat = {name: np.broadcast_to(flags, histories.shape).ravel() for name, flags in told.items()}
    return replay_panel(histories.ravel(), offsets, rule=rule, **flat).stage.reshape(rows, length)


@pytest.fixture(params=list(RULES.values()), ids=list(RULES))
def rule(request: pytest.FixtureRequest) -> Rule:
    return request.param


def test_an_unknown_period_holds_the_stage(rule: Rule) -> None:
    stage = replayed(ALL, rule, signed_off=True)
    before = np.column_stack((np.zeros(len(ALL)), stage[:, :-1]))
    assert (stage[ALL == UNKNOWN] == before[ALL == UNKNOWN]).all()


@pytest.mark.parametrize("signed", [False, True], ids=["never signed off", "signed off at once"])
def test_losing_a_final_meeting_figure_never_gives_a_better_stage_later(rule: Rule, *, signed: bool) -> None:
    stage = replayed(ALL, rule, signed_off=signed)
    for period in range(PERIODS):
        meeting = np.flatnonzero(ALL[:, period] >= UNCLEAR_MEET)
        lost = meeting - ALL[meeting, period] * WEIGHT[period]
        had_data = stage[lost, period:] != Stage.NO_DATA
        assert (stage[lost, period:] >= stage[meeting, period:])[had_data].all()


@pytest.mark.parametrize("signed", [False, True], ids=["never signed off", "signed off at once"])
def test_a_better_class_never_gives_a_worse_stage(rule: Rule, *, signed: bool) -> None:
    stage = replayed(ALL, rule, signed_off=signed)
    for period in range(PERIODS):
        raisable = np.flatnonzero((ALL[:, period] != UNKNOWN) & (ALL[:, period] != CLEAR_MEET))
        assert (stage[raisable + WEIGHT[period]] <= stage[raisable]).all()


def test_a_prefix_is_replayed_as_the_prefix_of_the_whole(rule: Rule) -> None:
    stage = replayed(ALL, rule)
    for length in range(PERIODS):
        assert (replayed(ALL[:, :length], rule) == stage[:, :length]).all()


def test_without_sign_off_no_breach_ends(rule: Rule) -> None:
    stage = replayed(ALL, rule)
    breached = np.maximum.accumulate(stage == Stage.BREACH, axis=1)
    assert (stage[breached] >= Stage.RECOVERED).all()


def test_unknown_periods_before_the_first_figure_change_nothing(rule: Rule) -> None:
    later = replayed(np.column_stack((np.zeros((len(ALL), 3), dtype=np.int8), ALL)), rule)
    assert (later[:, :3] == Stage.NO_DATA).all()
    assert (later[:, 3:] == replayed(ALL, rule)).all()


@pytest.mark.parametrize("period", range(PERIODS))
def test_a_provisional_figure_neither_confirms_nor_ends_anything(rule: Rule, period: int) -> None:
    provisional = np.arange(PERIODS) == period
    stage = replayed(ALL, rule, provisional=provisional)
    before = np.zeros(len(ALL)) if period == 0 else stage[:, period - 1]
    now = stage[:, period]
    assert not ((now == Stage.BREACH) & (before != Stage.BREACH)).any()
    assert not ((now == Stage.RECOVERED) & (before != Stage.RECOVERED)).any()
    assert (now[before == Stage.SUSPECTED] == Stage.SUSPECTED).all()


# -- two forms and a second judge

one_class = st.integers(0, 4)
rules = st.builds(
    Rule,
    confirm_after=st.integers(2, 4),
    clear_needed=st.integers(0, 2),
    suspect_after=st.integers(1, 3),
    recover_after=st.integers(2, 3),
    clear_recovery=st.integers(0, 2),
    gap=st.integers(0, 2),
    stale_after=st.integers(1, 3),
    zero_tolerance=st.booleans(),
)


@st.composite
def told(draw: st.DrawFn) -> tuple[list[int], np.ndarray, dict[str, np.ndarray]]:
    """The lengths of some series, their classes, and all else that may be told of them."""
    lengths = draw(st.lists(st.integers(0, 14), max_size=5))
    count = sum(lengths)

    def array(element: st.SearchStrategy[int] | st.SearchStrategy[bool]) -> np.ndarray:
        kept = np.int8 if element is one_class else np.bool_
        return np.array(draw(st.lists(element, min_size=count, max_size=count)), dtype=kept)

    classes = array(one_class)
    extra = {name: array(one_class) for name in ("recovery", "pooled", "pooled_recovery")}
    extra |= {name: array(st.booleans()) for name in ("provisional", "warning", "signed_off")}
    return lengths, classes, extra


def columns(history: History) -> np.ndarray:
    return np.column_stack((history.stage, history.episode, history.since, history.stale))


@given(told(), rules)
def test_all_series_at_once_are_each_series_alone_and_as_the_second_judge_says(
    given: tuple[list[int], np.ndarray, dict[str, np.ndarray]], rule: Rule
) -> None:
    lengths, classes, extra = given
    offsets = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    together = columns(replay_panel(classes, offsets, rule=rule, **extra))
    for begin, end in pairwise(offsets):
        own = {name: array[begin:end] for name, array in extra.items()}
        alone = columns(replay(classes[begin:end], rule=rule, **own))
        assert alone.tolist() == together[begin:end].tolist()
        second = naive.history(classes[begin:end].tolist(), rule, **{k: v.tolist() for k, v in own.items()})
        assert alone.tolist() == [[naive.STAGES.index(stage), *rest] for stage, *rest in second]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=12))
def test_mirrored_figures_have_the_same_history(figures: list[tuple[int, int]]) -> None:
    value, width = (np.array([row[i] for row in figures], dtype=float) for i in (0, 1))
    higher = classify(value, 6.0, better=Better.HIGHER, lower=value - width, upper=value + width)
    lower = classify(-value, -6.0, better=Better.LOWER, lower=-value - width, upper=-value + width)
    assert columns(replay(higher)).tolist() == columns(replay(lower)).tolist()


@given(st.lists(one_class, max_size=12), st.lists(one_class, max_size=12), rules)
def test_a_revised_history_is_a_fresh_replay_of_it(first: list[int], revised: list[int], rule: Rule) -> None:
    fresh = columns(replay(revised, rule=rule))
    replay(first, rule=rule)
    assert columns(replay(revised, rule=rule)).tolist() == fresh.tolist()


def test_since_and_episode_count_within_their_own_series() -> None:
    two = [CLEAR_MEET, CLEAR_MISS, CLEAR_MISS, CLEAR_MEET]
    history = replay_panel(two * 2, [0, 4, 8])
    assert history.since.tolist() == [0, 1, 2, 3] * 2
    assert history.episode.tolist() == [0, 1, 1, 1] * 2


def test_a_closed_suspicion_and_a_new_one_are_two_episodes() -> None:
    history = replay([CLEAR_MEET, CLEAR_MISS, UNCLEAR_MEET, CLEAR_MISS])
    assert history.stage.tolist() == [Stage.OK, Stage.SUSPECTED, Stage.AT_RISK, Stage.SUSPECTED]
    assert history.episode.tolist() == [0, 1, 0, 2]


def test_nothing_is_stale_before_there_was_data() -> None:
    assert replay([0, 0, 0, CLEAR_MEET, 0, 0]).stale.tolist() == [False] * 5 + [True]


def test_no_periods_have_no_history() -> None:
    assert columns(replay([])).shape == columns(replay_panel([], [0, 0])).shape == (0, 4)
    assert replay_panel([], [0]).stage.size == 0


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"confirm_after": 0}, "confirm_after is 0"),
        ({"clear_needed": -1}, "clear_needed is -1"),
        ({"clear_needed": 3}, "above confirm_after"),
        ({"suspect_after": 0}, "suspect_after"),
        ({"recover_after": 1}, "recover_after is 1. Give 2"),
        ({"clear_recovery": -1}, "clear_recovery"),
        ({"gap": -1}, "gap"),
        ({"stale_after": 0}, "stale_after"),
    ],
)
def test_a_rule_that_could_not_be_applied_is_refused(broken: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Rule(**broken)


@pytest.mark.parametrize(
    ("classes", "told", "message"),
    [
        ([5], {}, "classes: a code is not a PeriodClass"),
        ([-1], {}, "classes"),
        ([1.5], {}, "classes"),
        ([[1]], {}, "classes: give one flat series"),
        ([1], {"pooled": [1, 1]}, "pooled"),
        ([1], {"recovery": []}, "recovery"),
        ([1], {"warning": [True, True]}, "warning: 2 flags for 1 periods"),
    ],
)
def test_a_history_that_makes_no_sense_is_refused(
    classes: list[float], told: dict[str, list[int]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        replay(classes, **told)


@pytest.mark.parametrize("offsets", [[], [0], [1, 2], [0, 3], [0, 2, 1, 2], [[0, 2]]])
def test_offsets_that_do_not_divide_the_periods_are_refused(offsets: list[int]) -> None:
    with pytest.raises(ValueError, match="offsets"):
        replay_panel([1, 1], offsets)
