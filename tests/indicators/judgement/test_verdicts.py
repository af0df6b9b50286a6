"""What is shown, why, and on which evidence: one row a rule, from figures to the three answers."""

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest

from data.better import Better
from data.catalogue import Break, Frequency, Indicator, UnitKind
from data.observation import Figures
from data.terms import EvidenceClass, Milestone, RuleTerms
from indicators.judgement.agreed import Agreed, Floor, SignOff
from indicators.judgement.verdict import (
    Because,
    CourseState,
    CourseVerdict,
    DirectionState,
    DirectionVerdict,
    Grade,
    OutcomeVerdict,
    StandardState,
    StandardVerdict,
)
from indicators.judgement.verdicts import judge
from indicators.panel import panel_of
from tests.columns import KNOWN_AT, NAN, agreed, commitment, floor, measure, series, together

SOON = date(2020, 6, 1)
MONTHLY = measure(frequency=Frequency.MONTHLY, lag_days=10)


def verdicts(
    figures: Figures,
    *,
    commitments: tuple[Agreed, ...] = (),
    floors: tuple[Floor, ...] = (),
    of: Indicator | None = None,
    as_of: date = SOON,
) -> list[OutcomeVerdict]:
    of = of or measure()
    panel = panel_of(figures, of, as_of=as_of)
    return judge(panel, commitments, floors, indicator=of, as_of=as_of, known_at=KNOWN_AT)


def standard(
    *values: float, level: float = 90, half: object = 1.0, of: Indicator | None = None, **given: object
) -> StandardVerdict:
    rule = {
        name: given.pop(name) for name in ("rule", "starts", "signed_off", "recovery_margin", "better") if name in given
    }
    return verdicts(series(*values, half=half, **given), floors=(floor(level, **rule),), of=of)[0].standard


def course(*values: float, half: object = 0.5, of: Indicator | None = None, **given: object) -> CourseVerdict:
    terms = agreed(commitment(**given))
    return verdicts(series(*values, half=half), commitments=(terms,), of=of)[0].course


def direction(figures: Figures, *, of: Indicator | None = None, as_of: date = SOON) -> DirectionVerdict:
    return verdicts(figures, commitments=(agreed(),), of=of, as_of=as_of)[0].direction


@pytest.mark.parametrize(
    ("values", "state", "because"),
    [
        ((92,), StandardState.MEETS, Because.CLEARLY_MEETS),
        ((90.5,), StandardState.MEETS, Because.MEETS_WITHIN_CHANCE),
        ((92, 89.5), StandardState.CLOSE, Because.ONE_MISS),
        ((89.5, 90.5), StandardState.CLOSE, Because.NOT_YET_CLEAR),
        ((92, 88), StandardState.MAY_BE_BELOW, Because.ONE_CLEAR_MISS),
        ((92, 89.5, 89.4), StandardState.MAY_BE_BELOW, Because.MISSES_RUNNING),
        ((92, 88, 88), StandardState.BELOW, Because.CONFIRMED),
        ((92, 88, 88, 88), StandardState.BELOW, Because.STILL_BELOW),
        ((92, 88, 88, 92), StandardState.RECOVERING, Because.BACK_ABOVE),
        ((92, 88, 88, 92, 92), StandardState.RECOVERING, Because.AWAITS_SIGN_OFF),
    ],
)
def test_a_minimum_standard_is_shown_with_its_reason(values, state, because):
    verdict = standard(*values)
    assert (verdict.state, verdict.reason.because) == (state, because)


def test_a_provisional_figure_under_the_floor_never_confirms_a_breach():
    shown = standard(92, 88, 88, status=["final", "final", "provisional"])
    assert shown.state is StandardState.MAY_BE_BELOW
    assert shown.evidence.grade is Grade.B


def test_a_place_that_was_never_measured_cannot_be_told():
    verdict = verdicts(series(92), floors=(floor(90, place="x-b"),))[0]
    assert (verdict.standard.state, verdict.standard.reason.because) == (StandardState.CANNOT_TELL, Because.TOO_FEW)
    assert (verdict.latest, verdict.newest, verdict.due) == (None, None, None)
    assert verdict.standard.evidence.figures == ()


@pytest.mark.trust("Series suspended for good")
def test_a_series_two_cycles_old_is_stale_and_neither_a_breach_nor_a_pass():
    for values in ((92, 92), (88, 88)):
        verdict = verdicts(
            series(*values, half=1.0), commitments=(agreed(),), floors=(floor(90),), as_of=date(2024, 6, 1)
        )[0]
        assert (verdict.standard.state, verdict.standard.reason.because) == (StandardState.CANNOT_TELL, Because.STALE)
        assert (verdict.course.state, verdict.course.reason.because) == (CourseState.CANNOT_TELL, Because.STALE)
        assert (verdict.direction.state, verdict.direction.reason.because) == (
            DirectionState.CANNOT_TELL,
            Because.STALE,
        )


def test_a_figure_one_cycle_late_leaves_the_last_good_one_standing():
    verdict = verdicts(series(92, half=1.0), floors=(floor(90),), as_of=date(2022, 6, 1))[0]
    assert verdict.standard.state is StandardState.MEETS
    assert verdict.late_by == 61
    assert verdict.due == date(2022, 4, 1)


@pytest.mark.parametrize(
    ("status", "because"),
    [("suppressed", Because.SUPPRESSED), ("unreliable", Because.SMALL_NUMBERS), ("negligible", Because.SMALL_NUMBERS)],
)
def test_a_withheld_figure_is_cannot_tell_with_the_publishers_reason(status, because):
    verdict = verdicts(
        series(92, NAN, status=["final", status], half=1.0), commitments=(agreed(),), floors=(floor(90),)
    )[0]
    assert verdict.standard.reason.because is because
    assert verdict.course.reason.because is because
    assert verdict.direction.reason.because is because
    assert verdict.newest.status == status


def test_a_figure_that_is_only_not_available_is_passed_over():
    verdict = verdicts(series(92, NAN, status=["final", "not_available"], half=1.0), floors=(floor(90),))[0]
    assert verdict.standard.state is StandardState.MEETS


def test_periods_before_a_standard_was_agreed_are_not_judged_by_it():
    shown = standard(88, 88, 92, starts=date(2022, 1, 1))
    assert shown.state is StandardState.MEETS
    assert shown.since == date(2022, 1, 1)


def test_recovery_waits_for_a_named_sign_off_and_then_ends():
    after = SignOff(datetime(2026, 6, 1, tzinfo=UTC))
    before = SignOff(datetime(2019, 6, 1, tzinfo=UTC))
    assert standard(92, 88, 88, 92, 92, signed_off=(after,)).state is StandardState.MEETS
    assert standard(92, 88, 88, 92, 92, signed_off=(before,)).state is StandardState.RECOVERING


def test_a_recovery_margin_asks_for_more_than_the_floor():
    assert standard(88, 88, 92, 92, recovery_margin=Decimal(3)).state is StandardState.BELOW
    assert (
        standard(
            12, 12, 8, 8, better="lower", level=10, recovery_margin=Decimal(3), of=measure(better=Better.LOWER)
        ).state
        is StandardState.BELOW
    )


def test_two_unclear_misses_whose_counts_together_are_clear_confirm_a_breach():
    counts, people = (880, 440, 440), (1000, 500, 500)
    figures = series(95, 88, 88, half=3.0, counts=counts, denominators=people)
    assert verdicts(figures, floors=(floor(90),))[0].standard.state is StandardState.BELOW
    bare = series(95, 88, 88, half=3.0)
    assert verdicts(bare, floors=(floor(90),))[0].standard.state is StandardState.MAY_BE_BELOW


def test_counts_of_what_is_neither_a_share_nor_a_rate_are_not_pooled():
    figures = series(95, 88, 88, half=3.0, counts=(880, 440, 440), denominators=(1000, 500, 500))
    years = measure(unit="years", kind=UnitKind.YEARS)
    assert verdicts(figures, floors=(floor(90),), of=years)[0].standard.state is StandardState.MAY_BE_BELOW


def test_more_unknown_periods_than_the_rule_allows_break_a_run_of_misses():
    one = standard(92, 89.5, NAN, 89.4)
    two = standard(92, 89.5, NAN, NAN, 89.4)
    assert (one.reason.facts["run"], two.reason.facts["run"]) == (2, 1)


def test_counts_known_only_now_and_then_are_not_pooled():
    figures = series(95, 88, 88, half=3.0, counts=(880, NAN, 440), denominators=(1000, 500, 500))
    assert verdicts(figures, floors=(floor(90),))[0].standard.state is StandardState.MAY_BE_BELOW


def test_floors_with_other_rules_are_replayed_by_their_own():
    figures = together(series(92, 88, half=1.0, place="x-a"), series(92, 88, half=1.0, place="x-b"))
    strict = floor(90, place="x-b", rule=RuleTerms(zero_tolerance=True))
    shown = verdicts(figures, floors=(floor(90), strict))
    assert [verdict.standard.state for verdict in shown] == [StandardState.MAY_BE_BELOW, StandardState.BELOW]


def test_overlapping_figures_count_every_independent_one():
    three_years = measure(window=3)
    shown = standard(92, 92, 92, 88, 88, 88, of=three_years, length=36)
    assert shown.state is StandardState.MAY_BE_BELOW, "three overlapping misses are one independent miss"


def test_sliding_down_to_the_floor_is_a_warning_before_it_is_crossed():
    shown = standard(99, 97, 95.5, 93, 92, 90.6, half=0.4)
    assert (shown.state, shown.reason.because) == (StandardState.CLOSE, Because.WARNED)
    steady = standard(90.6, 90.7, 90.6, 90.7, 90.6, 90.6, half=0.4)
    assert steady.state is StandardState.MEETS


def test_a_month_that_is_a_concern_on_the_chart_is_a_warning():
    steady = [95.0, 95.4, 94.8, 95.2, 95.1, 94.9, 95.3, 94.7, 95.0, 95.2, 94.8, 95.1, 95.0, 94.9]
    shown = standard(*steady, 91.5, half=0.4, step=1, length=1, of=MONTHLY)
    assert (shown.state, shown.reason.because) == (StandardState.CLOSE, Because.WARNED)
    assert standard(*steady, 95.0, half=0.4, step=1, length=1, of=MONTHLY).state is StandardState.MEETS


@pytest.mark.parametrize(
    ("values", "state", "because"),
    [
        ((72,), CourseState.ON_COURSE, Because.AHEAD_OF_COURSE),
        ((70.6,), CourseState.ON_COURSE, Because.AT_OR_BEYOND_COURSE),
        ((70.3,), CourseState.WATCH, Because.SHORT_WITHIN_CHANCE),
        ((69,), CourseState.OFF_COURSE, Because.CLEARLY_SHORT),
        ((70.3, 70.8, 71.4), CourseState.OFF_COURSE, Because.SHORT_FOR_PERIODS),
    ],
)
def test_a_course_is_shown_with_its_reason(values, state, because):
    verdict = course(*values)
    assert (verdict.state, verdict.reason.because) == (state, because)


def test_a_clear_miss_smaller_than_what_matters_is_watched():
    verdict = course(70.3, half=0.1, of=measure(margin=0.5))
    assert (verdict.state, verdict.reason.because) == (CourseState.WATCH, Because.SHORT_WITHIN_MARGIN)


def test_the_level_reached_by_its_date_is_achieved_and_may_be_lost_again():
    by = date(2021, 12, 31)
    assert course(74, 76, by=by).state is CourseState.ACHIEVED
    lost = course(74, 76, 72, by=by)
    assert (lost.state, lost.reason.because) == (CourseState.SINCE_LOST, Because.REACHED_THEN_LOST)


def test_figures_from_before_the_agreement_are_not_judged_by_it():
    shown = verdicts(series(60, half=0.5), commitments=(agreed(starts=[date(2022, 1, 1)]),))[0].course
    assert (shown.state, shown.reason.because, shown.path) == (CourseState.NOT_YET_DUE, Because.NOT_DUE, None)


def test_a_commitment_without_a_level_is_for_context():
    assert course(60, agreed_level=None, baseline=None, by=None).state is CourseState.CONTEXT


def test_a_measure_with_no_better_direction_is_never_on_or_off_course():
    assert course(60, better="neither", of=measure(better=Better.NEITHER)).state is CourseState.CONTEXT


def test_an_unknown_period_in_an_agreement_cannot_be_assessed():
    shown = verdicts(series(92), commitments=(agreed(place="x-b"),))[0].course
    assert (shown.state, shown.reason.because) == (CourseState.CANNOT_TELL, Because.TOO_FEW)
    assert shown.since is None


@pytest.mark.trust("Gaming: level eased, definition changed, bunching above a floor")
def test_each_period_is_judged_by_the_terms_in_force_on_its_last_day():
    eased = commitment(agreed_level=Decimal(71))
    terms = agreed(commitment(), eased, starts=[date(2020, 1, 1), date(2022, 1, 1)])
    figures = series(69, 69, 70.2, half=0.2)
    panel = panel_of(figures, measure(), as_of=SOON)
    paths = [
        verdict.course.path
        for verdict in (
            judge(panel, [terms], [], indicator=measure(), as_of=SOON, known_at=KNOWN_AT)[0],
            verdicts(figures.rows(slice(0, 2)), commitments=(terms,))[0],
        )
    ]
    assert paths == [pytest.approx(70 + 1096 / 3377), pytest.approx(70 + 5 * 731 / 3377)]


def test_milestones_bend_the_course_and_steps_hold_it():
    bent = course(70, milestones=(Milestone(by=date(2021, 1, 1), level=Decimal(74)),))
    held = course(70, steps=True, milestones=(Milestone(by=date(2020, 6, 1), level=Decimal(72)),))
    assert bent.path == pytest.approx(74)
    assert held.path == pytest.approx(72)


def test_a_level_without_a_date_leaves_the_course_at_its_baseline():
    assert course(70, by=None).path == pytest.approx(70)


def test_without_a_baseline_the_agreed_level_holds_from_the_start():
    assert course(70, baseline=None).path == pytest.approx(75)


@pytest.mark.parametrize(("latest", "half", "more"), [(72, 0.5, True), (70.4, 0.5, False), (72, NAN, None)])
def test_the_change_since_the_agreement_began_is_told_from_chance(latest, half, more):
    terms = agreed(starts=[date(2021, 1, 1)])
    change = verdicts(series(70, latest, half=half), commitments=(terms,))[0].course.change
    assert change.start.value == 70
    assert change.change == pytest.approx(latest - 70)
    assert change.more_than_chance is more


def test_no_change_is_told_across_a_break():
    terms = agreed(starts=[date(2021, 1, 1)])
    broken = measure(breaks=(Break(date(2021, 1, 1), "a new survey"),))
    assert verdicts(series(70, 72), commitments=(terms,), of=broken)[0].course.change is None


@pytest.mark.parametrize(
    ("figures", "state", "because"),
    [
        (series(60, 62, 64, 66, 68, half=0.5), DirectionState.BETTER, Because.TREND_FOUND),
        (series(68, 66, 64, 62, 60, half=0.5), DirectionState.WORSE, Because.TREND_FOUND),
        (series(60, 61, 60, 61, 60, half=2.0), DirectionState.NO_CLEAR_CHANGE, Because.NO_TREND_FOUND),
        (series(60, 62, 64, 66, half=0.5), DirectionState.CANNOT_TELL, Because.TOO_FEW),
        (series(60, 62, 64, 66, 68), DirectionState.CANNOT_TELL, Because.NO_RANGE),
        (series(60, NAN, 64, 66, 68, half=0.5), DirectionState.CANNOT_TELL, Because.SUPPRESSED),
    ],
)
def test_a_yearly_direction_is_the_recent_trend(figures, state, because):
    verdict = direction(figures)
    assert (verdict.state, verdict.reason.because) == (state, because)


def test_too_few_figures_says_how_many_there_are_and_how_many_are_needed():
    facts = direction(series(60, 62, 64, half=0.5)).reason.facts
    assert (facts["have"], facts["need"]) == (3, 5)


def test_a_hole_in_the_window_is_too_few():
    figures = series(60, 61, 62, 63, 64, 65, half=0.5).rows(np.array([0, 1, 2, 4, 5]))
    assert direction(figures).reason.because is Because.TOO_FEW


def test_a_late_figure_leaves_the_direction_untold():
    figures = series(60, 62, 64, 66, 68, half=0.5)
    assert direction(figures, as_of=date(2026, 6, 1)).reason.because is Because.LATE


def test_no_trend_is_drawn_across_a_break():
    broken = measure(breaks=(Break(date(2022, 1, 1), "a new survey"),))
    assert direction(series(60, 62, 64, 66, 68, half=0.5), of=broken).reason.because is Because.BREAK


def test_overlapping_periods_leave_too_few_independent_ones():
    figures = series(60, 61, 62, 63, 64, 65, half=0.5, length=36)
    verdict = direction(figures, of=measure(window=3))
    assert verdict.reason.because is Because.OVERLAPPING


def test_independent_points_of_overlapping_periods_carry_a_trend():
    figures = series(*range(60, 74), half=0.5, length=36)
    verdict = direction(figures, of=measure(window=3))
    assert verdict.state is DirectionState.BETTER
    assert [figure.value for figure in verdict.evidence.figures] == [61, 64, 67, 70, 73]


@pytest.mark.parametrize(
    ("better", "state"),
    [
        (Better.HIGHER, DirectionState.BETTER),
        (Better.LOWER, DirectionState.WORSE),
        (Better.NEITHER, DirectionState.RISING),
    ],
)
def test_a_monthly_direction_is_the_latest_point_of_its_chart(better, state):
    steady = [10.0, 10.4, 9.8, 10.2, 10.1, 9.9, 10.3, 9.7, 10.0, 10.2, 9.8, 10.1]
    of = measure(frequency=Frequency.MONTHLY, better=better)
    verdict = direction(series(*steady, 14, step=1, length=1), of=of)
    assert (verdict.state, verdict.reason.because) == (state, Because.CHART_SIGNAL)
    assert verdict.reason.facts["signal"] == "outside"
    falling = direction(
        series(*steady, 6, step=1, length=1), of=measure(frequency=Frequency.MONTHLY, better=Better.NEITHER)
    )
    assert falling.state is DirectionState.FALLING


def test_thirteen_points_are_needed_for_a_chart():
    verdict = direction(series(*[10.0, 10.5] * 6, step=1, length=1), of=MONTHLY)
    assert (verdict.reason.because, verdict.reason.facts["have"]) == (Because.TOO_FEW, 12)
    assert direction(series(*[10.0, 10.5] * 7, step=1, length=1), of=MONTHLY).state is DirectionState.NO_CLEAR_CHANGE


def test_a_place_without_figures_has_no_direction():
    verdict = verdicts(series(10, step=1, length=1), commitments=(agreed(place="x-b"),), of=MONTHLY)[0].direction
    assert (verdict.reason.because, verdict.reason.facts["have"]) == (Because.TOO_FEW, 0)


def test_a_floor_stands_beside_the_first_commitment_of_its_place_and_others_stand_alone():
    figures = together(series(92, half=1.0, place="x-a"), series(92, half=1.0, place="x-b"))
    shown = verdicts(figures, commitments=(agreed(),), floors=(floor(90), floor(80), floor(90, place="x-b")))
    assert [(verdict.place, verdict.outcome, verdict.standard.floor) for verdict in shown] == [
        ("x-a", 1, Decimal(90)),
        ("x-a", None, Decimal(80)),
        ("x-b", None, Decimal(90)),
    ]
    assert shown[1].course.state is CourseState.CONTEXT


def test_a_commitment_without_a_floor_says_that_none_is_agreed():
    assert verdicts(series(72), commitments=(agreed(),))[0].standard.state is StandardState.NONE_AGREED


def test_a_verdict_wears_the_weakest_class_among_its_terms():
    assert verdicts(series(72), commitments=(agreed(),))[0].evidence_class is EvidenceClass.INVENTED


def test_the_evidence_names_the_figures_their_vintage_and_the_parameters():
    verdict = standard(92, 88, 88)
    assert [figure.value for figure in verdict.evidence.figures] == [92, 88, 88]
    assert verdict.evidence.figures[0].known_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert verdict.evidence.parameters["confirm_after"] == 2
    assert verdict.evidence.grade is Grade.A


def test_nothing_held_at_all_is_judged_as_nothing():
    empty = series(1).rows(slice(0, 0))
    verdict = verdicts(empty, commitments=(agreed(),), floors=(floor(90),))[0]
    assert verdict.standard.state is StandardState.CANNOT_TELL
    assert verdict.course.state is CourseState.CANNOT_TELL
    assert verdict.direction.state is DirectionState.CANNOT_TELL
