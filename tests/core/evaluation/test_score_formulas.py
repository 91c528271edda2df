"""The figures of the decrees, exact boundaries, and what never changes a score."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.evaluation.formulas import (
    Denominator,
    Factors,
    Line,
    line_result,
    most_excellent,
    tally,
    task_points,
    unit_result,
    work_factors,
    year_total,
)
from core.evaluation.rules import QualityClass, candidate_class, party_class
from core.evaluation.rulesets import rule_set
from core.evaluation.scores import (
    Flag,
    Leading,
    score_leader,
    score_staff,
    score_tally,
)

ND335 = rule_set("ND335_2026.1")
QD366 = rule_set("QD366_2025.1")
FAULT = Fraction(1, 4)


def line(k="1", assigned="1", accepted="1", **faults):
    return Line(
        task="NV-1",
        k=Fraction(k),
        assigned=Fraction(assigned),
        accepted=Fraction(accepted),
        **faults,
    )


EXAMPLE_1 = (
    line("1.0", "4", "4", quality_failures=1),
    line("2.0", "1", "1", delays=1),
    line("1.5", "2", "1"),
)


# Worked examples -------------------------------------------------------------------------------


def test_decree_335_art_14_the_first_worked_example_comes_out_exactly():
    work = tally(EXAMPLE_1, FAULT)
    assert (work.assigned, work.done) == (9, Fraction("7.5"))
    assert (work.quality, work.progress) == (Fraction("7.25"), 7)

    result = score_staff(ND335, EXAMPLE_1, Fraction(27))

    assert (result.a, result.b, result.c) == (Fraction(5, 6), Fraction(29, 36), Fraction(7, 9))
    assert (
        result.task_points
        == Fraction(70) * (Fraction(5, 6) + Fraction(29, 36) + Fraction(7, 9)) / 3
    )
    assert result.total == Fraction(1501, 18)  # 83.3888…
    assert result.candidate is result.proposed is QualityClass.GOOD
    assert result.flags == ()


@pytest.mark.parametrize(("assigned", "points"), [("1", 70), ("5", 14)])
def test_decree_335_art_14_one_product_of_one_and_of_five(assigned, points):
    assert score_staff(ND335, [line(assigned=assigned)], Fraction(0)).task_points == points


@pytest.mark.parametrize(
    ("team", "d", "total", "candidate"),
    [
        ((Fraction("49.99"),), Fraction(1, 2), Fraction(5369, 60), QualityClass.GOOD),
        ((Fraction(50),), 1, Fraction(5719, 60), QualityClass.EXCELLENT),
    ],
)
def test_decree_335_art_15_one_weak_subordinate_costs_the_leader_5_83(team, d, total, candidate):
    work = [line(assigned="100", accepted="95", quality_failures=12, delays=20)]
    leading = Leading(team=team, organizing=Fraction(100), unity=Fraction(100))

    result = score_leader(ND335, work, Fraction(28), leading)

    assert (result.a, result.b, result.c) == (
        Fraction("0.95"),
        Fraction("0.92"),
        Fraction("0.90"),
    )
    assert (result.d, result.dd, result.e) == (d, 1, 1)
    assert result.total == total  # 89.48, 95.32
    assert result.candidate is candidate


@pytest.mark.parametrize(
    ("eligible", "rate", "literal", "inclusive"),
    [
        (30, "0.20", 5, 6),
        (30, "0.25", 6, 7),
        (10, "0.20", 1, 2),
        (6, "0.20", 1, 1),
        (5, "0.20", 0, 1),
        (4, "0.20", 0, 0),
        (0, "0.20", 0, 0),
    ],
)
def test_decree_335_art_20_5_both_readings_of_the_cap(eligible, rate, literal, inclusive):
    assert most_excellent(eligible, Fraction(rate), Denominator.LITERAL) == literal
    assert most_excellent(eligible, Fraction(rate), Denominator.INCLUSIVE) == inclusive


@given(st.integers(0, 400), st.fractions(0, 1, max_denominator=100))
def test_the_cap_is_the_most_that_its_own_words_allow(eligible, rate):
    literal = most_excellent(eligible, rate, Denominator.LITERAL)
    assert literal <= rate * (eligible - literal)
    assert literal + 1 > rate * (eligible - literal - 1)
    inclusive = most_excellent(eligible, rate, Denominator.INCLUSIVE)
    assert inclusive <= rate * eligible < inclusive + 1


def test_decree_335_art_21_the_year_is_the_mean_of_its_rated_periods():
    quarters = [Fraction(82), Fraction(91), Fraction(88), Fraction(93)]
    assert year_total(quarters) == Fraction("88.5")
    assert candidate_class(Fraction("88.5"), ND335.bands) is QualityClass.GOOD
    assert year_total([quarters[0], None, *quarters[2:]]) == Fraction(263, 3)  # 87.67


def test_a_year_keeps_a_period_of_zero_points_and_is_none_when_nothing_was_rated():
    assert year_total([Fraction(0), Fraction(80)]) == 40
    assert year_total([None, None]) is None
    assert year_total([]) is None


def test_the_printed_party_example_of_82_3_percent_is_87_61():
    four = Factors(
        a=Fraction("0.823"), b=Fraction("0.823"), c=Fraction("0.823"), dd=Fraction("0.823")
    )
    assert task_points(four, ND335.leader) + 30 == Fraction("87.61")


# Boundaries ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        [line(assigned="7", accepted="6")],
        [line("1.1", "0.7", "0.6")],
        [line("3", "3", "2"), line("3", "4", "4")],
        [line(assigned="7", accepted="7", quality_failures=12)],
        [line("0.3", "7", "7", quality_failures=5, delays=7)],
    ],
)
def test_somebody_at_exactly_90_by_way_of_sevenths_is_excellent(lines):
    result = score_staff(ND335, lines, Fraction(30))
    assert result.total == 90
    assert result.candidate is QualityClass.EXCELLENT
    assert result.flags == ()
    below = score_staff(ND335, lines, Fraction(30) - Fraction(1, 10**30))
    assert below.candidate is QualityClass.GOOD
    assert below.flags == (Flag.NEAR_BAND,)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("100", "excellent"),
        ("90", "excellent"),
        ("89.999999999999999999", "good"),
        ("70", "good"),
        ("69.999999999999999999", "completed"),
        ("50", "completed"),
        ("49.999999999999999999", "not_completed"),
        ("0", "not_completed"),
    ],
)
def test_decree_335_art_20_the_bands_begin_at_their_points(total, expected):
    assert candidate_class(Fraction(total), ND335.bands) == expected


@pytest.mark.parametrize(
    ("general", "flagged"),
    [("20", False), ("19.9999", True), ("19.995001", True), ("19.995", False), ("19.99", False)],
)
def test_a_total_less_than_five_thousandths_below_a_band_is_flagged(general, flagged):
    result = score_staff(ND335, [line()], Fraction(general))
    assert (Flag.NEAR_BAND in result.flags) is flagged


def test_no_fault_takes_more_than_there_is():
    result = line_result(line(assigned="2", accepted="1", quality_failures=5, delays=4), FAULT)
    assert (result.done, result.quality, result.progress) == (1, 0, 0)


def test_what_is_accepted_beyond_the_assigned_quantity_does_not_count_and_is_flagged():
    result = score_staff(ND335, [line(assigned="2", accepted="3")], Fraction(0))
    assert result.task_points == 70
    assert result.flags == (Flag.CAPPED,)


@pytest.mark.parametrize("lines", [[], [line(assigned="0", accepted="0")], [line(k="0")]])
def test_nothing_assigned_is_insufficient_data_and_never_full_marks(lines):
    result = score_staff(ND335, lines, Fraction(30), blockers=("discipline",))
    assert (result.a, result.b, result.c, result.task_points, result.total) == (None,) * 5
    assert (result.candidate, result.proposed) == (None, None)
    assert result.general_points == 30
    assert Flag.INSUFFICIENT_DATA in result.flags


def test_who_is_not_rated_has_no_figures_even_with_work_done():
    result = score_staff(ND335, [line()], Fraction(30), rated=False, blockers=("discipline",))
    assert (result.a, result.total, result.candidate, result.proposed) == (None,) * 4
    assert result.flags == (Flag.NOT_RATED,)
    assert result.lines[0].done == 1


def test_somebody_with_zero_points_is_scored_and_pulls_the_unit_down():
    zero = score_staff(ND335, [line(accepted="0")], Fraction(0))
    assert zero.total == 0
    assert unit_result([zero.total, Fraction(100)], Fraction(50)) == Fraction(1, 2)


def test_people_without_a_total_say_nothing_about_the_unit():
    assert unit_result([None, Fraction(50)], Fraction(50)) == 1
    assert unit_result([None], Fraction(50)) is None
    assert unit_result([], Fraction(50)) is None


def test_a_leader_of_nobody_keeps_organizing_and_is_flagged():
    leading = Leading(team=(None,), organizing=Fraction(50), unity=Fraction(100))
    result = score_leader(ND335, [line()], Fraction(20), leading)
    assert (result.d, result.dd, result.e) == (None, Fraction(1, 2), None)
    assert result.task_points == 70 * Fraction(7, 8)
    assert result.flags == (Flag.NO_SUBORDINATES,)


@pytest.mark.parametrize(
    ("organizing", "unity"), [(None, Fraction(100)), (Fraction(100), None), (None, None)]
)
def test_a_leader_has_no_points_until_organizing_and_unity_are_chosen(organizing, unity):
    leading = Leading(team=(Fraction(80),), organizing=organizing, unity=unity)
    result = score_leader(ND335, [line()], Fraction(20), leading)
    assert (result.a, result.d) == (1, 1)
    assert (result.task_points, result.total, result.candidate) == (None, None, None)


def test_without_general_points_there_are_task_points_but_no_total():
    result = score_staff(ND335, [line()], None)
    assert (result.task_points, result.total, result.proposed) == (70, None, None)


@pytest.mark.parametrize("blocker", ND335.blockers)
def test_decree_335_art_20_4_a_blocker_overrides_any_points(blocker):
    result = score_staff(ND335, [line()], Fraction(30), blockers=(blocker,))
    assert result.candidate is QualityClass.EXCELLENT
    assert result.proposed is QualityClass.NOT_COMPLETED


@pytest.mark.parametrize(
    "wrong",
    [
        {"k": "-1"},
        {"assigned": "-1"},
        {"accepted": "-0.01"},
        {"quality_failures": -1},
        {"quality_excused": 1},
        {"delays": 1, "delays_excused": 2},
    ],
)
def test_a_line_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError):
        line(**wrong)


@pytest.mark.parametrize(("general", "blockers"), [("30.01", ()), ("-0.01", ()), ("27", ("late",))])
def test_points_and_blockers_that_cannot_be_are_refused(general, blockers):
    with pytest.raises(ValueError):
        score_staff(ND335, [line()], Fraction(general), blockers=blockers)


@pytest.mark.parametrize(("organizing", "unity"), [("101", "50"), ("50", "-1")])
def test_percentages_beyond_0_to_100_are_refused(organizing, unity):
    with pytest.raises(ValueError):
        Leading(team=(), organizing=Fraction(organizing), unity=Fraction(unity))


# Party (Regulation 366-QĐ/TW, art. 11) ------------------------------------------------------------


def party(total, late=0, exceeded=0, unfinished=0, lines=20):
    work = [
        line(
            accepted="0.99" if at < unfinished else "1",
            delays=int(at < late),
            exceeded=at < exceeded,
        )
        for at in range(lines)
    ]
    return party_class(Fraction(total), tally(work, FAULT), QD366.bands)


@pytest.mark.parametrize(
    ("expected", "case"),
    [
        ("excellent", {"total": 92, "exceeded": 6}),
        ("excellent", {"total": 90, "exceeded": 3, "lines": 10}),
        ("good", {"total": 92, "exceeded": 5}),
        ("good", {"total": 70}),
        ("completed", {"total": 92, "late": 2, "exceeded": 20}),
        ("completed", {"total": 69, "exceeded": 20}),
        ("completed", {"total": 75, "late": 4}),
        ("not_completed", {"total": 92, "late": 5, "exceeded": 20}),
        ("not_completed", {"total": 92, "unfinished": 1, "exceeded": 20}),
        ("not_completed", {"total": "49.99", "exceeded": 20}),
    ],
)
def test_regulation_366_art_11_points_and_conditions_make_the_class(expected, case):
    assert party(**case) == expected


def test_an_excused_delay_is_no_late_task_for_the_party():
    work = [line(delays=2, delays_excused=2, exceeded=True)]
    assert score_staff(QD366, work, Fraction(30)).proposed is QualityClass.EXCELLENT
    work = [line(delays=2, delays_excused=1, exceeded=True)]
    assert score_staff(QD366, work, Fraction(30)).proposed is QualityClass.NOT_COMPLETED


# What never changes a score -----------------------------------------------------------------------

quantities = st.fractions(0, 6, max_denominator=12)


@st.composite
def lines_of_work(draw):
    failures, delays = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    return Line(
        task="NV-1",
        k=draw(st.fractions(0, 3, max_denominator=10)),
        assigned=draw(quantities),
        accepted=draw(quantities),
        quality_failures=failures,
        quality_excused=draw(st.integers(0, failures)),
        delays=delays,
        delays_excused=draw(st.integers(0, delays)),
        exceeded=draw(st.booleans()),
    )


works = st.lists(lines_of_work(), max_size=6)
generals = st.fractions(0, 30, max_denominator=100)
rule_sets = st.sampled_from([ND335, QD366, rule_set("ND233_2026.1"), rule_set("local-example-1")])
relaxed = settings(deadline=None, max_examples=80)


@relaxed
@given(rule_sets, works, generals, st.randoms())
def test_the_order_of_lines_never_matters(rules, work, general, random):
    shuffled = random.sample(work, len(work))
    expected = score_staff(rules, work, general)
    assert replace(score_staff(rules, shuffled, general), lines=()) == replace(expected, lines=())


@relaxed
@given(works, st.data())
def test_splitting_a_line_into_two_halves_never_changes_a(work, data):
    if not work:
        return
    at = data.draw(st.integers(0, len(work) - 1))
    whole = work[at]
    half = replace(whole, assigned=whole.assigned / 2, accepted=whole.accepted / 2)
    split = [*work[:at], half, half, *work[at + 1 :]]
    assert work_factors(tally(split, FAULT)).a == work_factors(tally(work, FAULT)).a


@relaxed
@given(rule_sets, works, generals, st.lists(generals, max_size=3), st.sampled_from([0, 50, 100]))
def test_every_total_lies_between_0_and_100(rules, work, general, team, percentage):
    leading = Leading(
        team=tuple(team), organizing=Fraction(percentage), unity=Fraction(100 - percentage)
    )
    staff = score_staff(rules, work, general)
    leader = score_leader(rules, work, general, leading)
    for result in (staff, leader):
        if result.total is not None:
            assert 0 <= result.task_points <= 70
            assert 0 <= result.total <= 100
            assert result.total == result.task_points + general
    if staff.a is not None:
        assert min(staff.b, staff.c) >= 0
        assert max(staff.b, staff.c) <= staff.a <= 1


@relaxed
@given(rule_sets, works, generals)
def test_excused_faults_cost_nothing(rules, work, general):
    excused = [
        replace(of, quality_excused=of.quality_failures, delays_excused=of.delays) for of in work
    ]
    spotless = [
        replace(of, quality_failures=0, quality_excused=0, delays=0, delays_excused=0)
        for of in work
    ]
    assert score_staff(rules, excused, general) == score_staff(rules, spotless, general)


@relaxed
@given(works, generals)
def test_an_unexcused_fault_never_helps(work, general):
    if not work:
        return
    faulty = [replace(work[0], quality_failures=work[0].quality_failures + 1), *work[1:]]
    before, after = score_staff(ND335, work, general), score_staff(ND335, faulty, general)
    if before.total is not None:
        assert after.total <= before.total
        assert (after.a, after.c) == (before.a, before.c)


@relaxed
@given(works, generals, st.fractions(Fraction(1, 10), 9, max_denominator=10))
def test_a_coefficient_of_ones_post_cancels_within_ones_own_score(work, general, coefficient):
    weighed = [replace(of, k=of.k * coefficient) for of in work]
    expected = score_staff(ND335, work, general)
    assert replace(score_staff(ND335, weighed, general), lines=()) == replace(expected, lines=())


@relaxed
@given(rule_sets, works, generals)
def test_sums_taken_elsewhere_give_the_same_score_as_the_lines(rules, work, general):
    expected = score_staff(rules, work, general)
    assert score_tally(rules, tally(work, rules.fault), general) == replace(expected, lines=())


@relaxed
@given(works, generals)
def test_the_flags_say_what_is_so(work, general):
    result = score_staff(ND335, work, general)
    assert (Flag.CAPPED in result.flags) is any(of.accepted > of.assigned for of in work)
    assert (Flag.INSUFFICIENT_DATA in result.flags) is (result.total is None)
    near = result.total is not None and any(
        band - Fraction(1, 200) < result.total < band for band in (50, 70, 90)
    )
    assert (Flag.NEAR_BAND in result.flags) is near
