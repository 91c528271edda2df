"""Whatever is said and whoever comes in: the shares of a task make exactly one."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.tasks.shares import held, joined, replaced, shares_of

SHARES = st.fractions(min_value=-1, max_value=2, max_denominator=97)
SAID = st.lists(st.none() | SHARES, min_size=1, max_size=6)


@st.composite
def teams(draw):
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5))
    return tuple(
        held(number, Fraction(weight, sum(weights)), lead=number == 1)
        for number, weight in enumerate(weights, start=1)
    )


def is_whole(holders):
    return (
        sum(one.share for one in holders) == 1
        and all(one.share > 0 for one in holders)
        and sum(one.lead for one in holders) == 1
        and len({one.person_id for one in holders}) == len(holders)
    )


@given(SAID)
def test_shares_make_one_whole_or_are_refused(said):
    found = shares_of(said)
    if found is None:
        total = sum(one for one in said if one is not None)
        assert total != 1 or any(one is None or one <= 0 for one in said)
    else:
        assert sum(found) == 1
        assert all(share > 0 for share in found)
        assert all(one in (None, share) for one, share in zip(said, found, strict=True))


@given(teams(), st.lists(st.tuples(st.integers(1, 8), st.none() | SHARES), min_size=1, max_size=3))
def test_whoever_comes_in_the_shares_stay_one_and_the_others_keep_their_proportions(team, coming):
    people = list(dict.fromkeys(number for number, _ in coming))
    said = [dict(coming)[number] for number in people]
    after = joined(team, people, said)
    if after is None:
        return
    assert is_whole(after)
    left = {one.person_id: one.share for one in after}
    rest = [one for one in team if one.person_id not in people]
    assert len({left[one.person_id] / one.share for one in rest}) <= 1


@given(teams(), st.integers(1, 7))
def test_who_takes_anothers_place_takes_exactly_his_part(team, coming):
    leaving = team[0].person_id
    after = replaced(team, leaving, coming)
    assert is_whole(after)
    assert leaving == coming or all(one.person_id != leaving for one in after)


def test_three_equal_shares_are_thirds():
    assert shares_of([None, None, None]) == (Fraction(1, 3),) * 3
