"""The life of an assessment as pure decisions: what may follow, and who may do it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from core.people import rules as people
from core.people.rules import Person, Role


class Stage(StrEnum):
    """How far the evaluation of a person in a period has come."""

    OPEN = "open"
    ASSESSED = "assessed"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    CORRECTED = "corrected"
    """Decided and published; a petition has changed the score since, the class awaits a word."""


class Act(StrEnum):
    """What somebody does about an assessment."""

    SELF_ASSESS = "self_assess"
    REVIEW = "review"
    DECIDE = "decide"
    PETITION = "petition"
    UPHOLD = "uphold"


class PeriodState(StrEnum):
    """Whether a period still takes steps."""

    OPEN = "open"
    LOCKED = "locked"
    REOPENED = "reopened"


PUBLISHED = frozenset({Stage.DECIDED, Stage.CORRECTED})

_AFTER: dict[tuple[Stage, Act], Stage] = {
    (Stage.OPEN, Act.SELF_ASSESS): Stage.ASSESSED,
    (Stage.ASSESSED, Act.SELF_ASSESS): Stage.ASSESSED,
    (Stage.OPEN, Act.REVIEW): Stage.REVIEWED,
    (Stage.ASSESSED, Act.REVIEW): Stage.REVIEWED,
    (Stage.REVIEWED, Act.REVIEW): Stage.REVIEWED,
    (Stage.OPEN, Act.DECIDE): Stage.DECIDED,
    (Stage.ASSESSED, Act.DECIDE): Stage.DECIDED,
    (Stage.REVIEWED, Act.DECIDE): Stage.DECIDED,
    (Stage.CORRECTED, Act.DECIDE): Stage.DECIDED,
    (Stage.DECIDED, Act.PETITION): Stage.DECIDED,
    (Stage.CORRECTED, Act.PETITION): Stage.CORRECTED,
    (Stage.DECIDED, Act.UPHOLD): Stage.CORRECTED,
    (Stage.CORRECTED, Act.UPHOLD): Stage.CORRECTED,
}
_ONCE_REOPENED: dict[tuple[Stage, Act], Stage] = {
    (Stage.DECIDED, Act.REVIEW): Stage.DECIDED,
    (Stage.CORRECTED, Act.REVIEW): Stage.CORRECTED,
    (Stage.DECIDED, Act.DECIDE): Stage.DECIDED,
}


def after(stage: Stage, act: Act, period: PeriodState) -> Stage | None:
    """Give where an act leads; None where it may not happen.

    A step that nobody took holds nothing up: who decides may decide without the self-assessment.
    """
    if period is PeriodState.LOCKED:
        return None
    if period is PeriodState.REOPENED and (stage, act) in _ONCE_REOPENED:
        return _ONCE_REOPENED[stage, act]
    return _AFTER.get((stage, act))


def reviewers(person: Person, everybody: Iterable[Person], at: datetime) -> list[Person]:
    """Give the direct leaders of a person: of the nearest unit in which anybody leads him.

    The head first, then the deputies (Decree 335/2025, art. 18).
    """
    return _nearest(person, everybody, at, (Role.HEAD, Role.DEPUTY))


def deciders(person: Person, everybody: Iterable[Person], at: datetime) -> list[Person]:
    """Give who decides the class of a person: the head of the nearest unit who leads him.

    So the head of a unit for its deputies and staff, the next head up for that head himself
    (Decree 335/2025, art. 18). Nobody in the office decides about its own head.
    """
    return _nearest(person, everybody, at, (Role.HEAD,))


def other_reviewer(
    person: Person, scored: Iterable[int], everybody: Iterable[Person], at: datetime
) -> Person | None:
    """Give who looks at a petition: somebody who has not scored what it is about.

    First a leader of the person whom no scorer leads, the nearest one up; then one at the top of
    the office; only where there is nobody else one under a scorer,
    as few of them as can be. Never the person himself.
    """
    known = list(everybody)
    barred = {person.id, *scored}
    scorers = [one for one in known if one.id in barred - {person.id}]
    ranked = []
    for one in known:
        paths = people.led_paths(one, at)
        if one.id in barred or not paths or not people.is_active(one, at):
            continue
        below = sum(people.leads(above, one, at) for above in scorers)
        leading = people.leads(one, person, at)
        reach = len(_reach(one, person, at, (Role.HEAD, Role.DEPUTY))) if leading else 0
        height = min(path.count(".") for path in paths)
        if leading or height == 1:
            ranked.append((below, not leading, -reach, height, one.id, one))
    return min(ranked)[-1] if ranked else None


def _nearest(
    person: Person, everybody: Iterable[Person], at: datetime, roles: tuple[Role, ...]
) -> list[Person]:
    found: dict[int, list[Person]] = {}
    for one in everybody:
        if people.leads(one, person, at) and (path := _reach(one, person, at, roles)):
            found.setdefault(len(path), []).append(one)
    nearest = found.get(max(found, default=0), [])
    return sorted(nearest, key=lambda one: (not _heads(one, at), one.id))


def _reach(leader: Person, person: Person, at: datetime, roles: tuple[Role, ...]) -> str:
    """Give the path of the nearest unit in which a leader stands above a person."""
    paths = [
        mine.path
        for mine in leader.posts_at(at)
        if mine.role in roles
        for theirs in person.posts_at(at)
        if theirs.path.startswith(mine.path)
    ]
    return max(paths, key=len, default="")


def _heads(person: Person, at: datetime) -> bool:
    return any(post.role is Role.HEAD for post in person.posts_at(at))
