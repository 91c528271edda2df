"""The shares of a task as exact fractions: those who do it together make one whole, never more."""

from collections.abc import Sequence
from fractions import Fraction

from core.tasks.rules import Holder

WHOLE = Fraction(1)


def shares_of(said: Sequence[Fraction | None]) -> tuple[Fraction, ...] | None:
    """Give everybody's share; who was said none shares what is left equally with the like.

    None where the shares cannot make one whole, or somebody would be left without any.
    """
    stated = [share for share in said if share is not None]
    unsaid = len(said) - len(stated)
    left = WHOLE - sum(stated, Fraction(0))
    if any(share <= 0 for share in stated) or (left <= 0 if unsaid else left != 0):
        return None
    return tuple(left / unsaid if share is None else share for share in said)


def joined(
    holders: Sequence[Holder], people: Sequence[int], said: Sequence[Fraction | None]
) -> tuple[Holder, ...] | None:
    """Give the holders after people have come in, each with the share said or an equal one.

    The shares of the others shrink in proportion; who is in already gets the new share. None
    where nothing would be left for the others, or nobody is there to make up the whole.
    """
    rest = [one for one in holders if one.person_id not in people]
    equal = Fraction(1, len(rest) + len(people))
    coming = [equal if share is None else share for share in said]
    left = WHOLE - sum(coming, Fraction(0))
    if any(share <= 0 for share in coming) or (left <= 0 if rest else left != 0):
        return None
    before = sum((one.share for one in rest), Fraction(0))
    shares = {one.person_id: one.share / before * left for one in rest}
    shares |= dict(zip(people, coming, strict=True))
    lead = next((one.person_id for one in holders if one.lead), people[0])
    order = dict.fromkeys([*(one.person_id for one in holders), *people])
    return tuple(held(one, shares[one], lead=one == lead) for one in order)


def replaced(holders: Sequence[Holder], leaving: int, coming: int) -> tuple[Holder, ...]:
    """Give the holders after somebody took another's place; who is in already holds both parts."""
    shares: dict[int, Fraction] = {}
    for one in holders:
        person = coming if one.person_id == leaving else one.person_id
        shares[person] = shares.get(person, Fraction(0)) + one.share
    lead = next(one.person_id for one in holders if one.lead)
    answers = coming if lead == leaving else lead
    return tuple(held(person, share, lead=person == answers) for person, share in shares.items())


def held(person_id: int, share: Fraction, *, lead: bool) -> Holder:
    """Give a holder with an exact share."""
    return Holder(person_id=person_id, lead=lead, part=share.numerator, whole=share.denominator)
