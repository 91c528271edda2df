"""No sequence of acts leaves the machine, and a published score changes only by a petition."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.steps.rules import (
    PUBLISHED,
    Act,
    PeriodState,
    Stage,
    after,
    deciders,
    other_reviewer,
    reviewers,
)
from core.people.rules import Person, Post, Role

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
acts = st.lists(st.tuples(st.sampled_from(Act), st.sampled_from(PeriodState)), max_size=30)


@given(acts)
def test_no_sequence_of_acts_leaves_the_machine(sequence):
    stage = Stage.OPEN
    for act, period in sequence:
        following = after(stage, act, period)
        assert following is None or following in Stage
        stage = following or stage


@given(acts)
def test_once_published_always_published(sequence):
    stage = Stage.DECIDED
    for act, period in sequence:
        stage = after(stage, act, period) or stage
        assert stage in PUBLISHED


@given(st.sampled_from(Stage), st.sampled_from(Act))
def test_a_locked_period_takes_no_act(stage, act):
    assert after(stage, act, PeriodState.LOCKED) is None


@given(st.sampled_from(sorted(PUBLISHED)), st.sampled_from([Act.SELF_ASSESS, Act.REVIEW]))
def test_nobody_scores_a_published_result_again_in_an_open_period(stage, act):
    assert after(stage, act, PeriodState.OPEN) is None


def test_a_decision_falls_once_unless_a_petition_or_a_reopened_period_asks_for_another():
    assert after(Stage.DECIDED, Act.DECIDE, PeriodState.OPEN) is None
    assert after(Stage.CORRECTED, Act.DECIDE, PeriodState.OPEN) is Stage.DECIDED
    assert after(Stage.DECIDED, Act.DECIDE, PeriodState.REOPENED) is Stage.DECIDED


def test_who_decides_may_decide_without_any_earlier_step():
    assert after(Stage.OPEN, Act.DECIDE, PeriodState.OPEN) is Stage.DECIDED


def person(key, role, path, acting_for=None):
    post = Post(
        unit_id=1,
        path=path,
        unit="",
        unit_code="",
        role=role,
        title="",
        since=NOW - dt.timedelta(days=9),
        acting_for=acting_for,
    )
    return Person(
        id=key,
        office_id=1,
        code=str(key),
        name=str(key),
        gender=None,
        language="vi",
        departed=None,
        posts=(post,),
    )


DIRECTOR = person(1, Role.HEAD, "1.")
VICE = person(2, Role.DEPUTY, "1.")
HEAD = person(3, Role.HEAD, "1.2.")
DEPUTY = person(4, Role.DEPUTY, "1.2.")
LAN = person(5, Role.OFFICIAL, "1.2.")
OTHER = person(6, Role.HEAD, "1.3.")
OFFICE = (DIRECTOR, VICE, HEAD, DEPUTY, LAN, OTHER)


def ids(found):
    return [one.id for one in found]


def test_the_nearest_unit_reviews_and_its_head_decides():
    assert ids(reviewers(LAN, OFFICE, NOW)) == [3, 4]
    assert ids(deciders(LAN, OFFICE, NOW)) == [3]
    assert ids(deciders(DEPUTY, OFFICE, NOW)) == [3]
    assert ids(reviewers(HEAD, OFFICE, NOW)) == [1, 2]
    assert ids(deciders(HEAD, OFFICE, NOW)) == [1]
    assert ids(deciders(VICE, OFFICE, NOW)) == [1]


def test_nobody_in_the_office_decides_about_its_own_head():
    assert ids(deciders(DIRECTOR, OFFICE, NOW)) == []
    assert ids(reviewers(DIRECTOR, OFFICE, NOW)) == []


def test_whoever_acts_for_a_head_reviews_and_decides_meanwhile():
    acting = person(7, Role.HEAD, "1.2.", acting_for=3)
    assert 7 in ids(deciders(LAN, (*OFFICE, acting), NOW))


@given(st.sampled_from(OFFICE), st.sets(st.sampled_from(OFFICE), max_size=5))
def test_a_petition_is_never_looked_at_by_who_scored_it_nor_by_its_author(whose, scorers):
    found = other_reviewer(whose, [one.id for one in scorers], OFFICE, NOW)
    assert found is None or found not in {whose, *scorers}


def test_a_leader_above_who_scored_goes_before_one_under_him():
    assert other_reviewer(LAN, [3], OFFICE, NOW) == DIRECTOR
    assert other_reviewer(LAN, [3, 1], OFFICE, NOW) == VICE
    assert other_reviewer(HEAD, [1], OFFICE, NOW) == VICE
