"""The end of a quarter: an objective is graded with a lesson, and what is left of it rolls over."""

import datetime as dt
from fractions import Fraction

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.actions import note_objective, note_result, tell_decider, tell_of
from core.objectives.notices import (
    ObjectivePreview,
    ObjectiveRolled,
    ObjectiveSettled,
)
from core.objectives.rules import THOUSAND, Ambition, Objective, Shape, Source, State
from core.people.actions import Turn
from core.tasks.actions import amount

EARLIEST = dt.timedelta(days=14)
"""So long before the end of its quarter an objective can be graded."""


class Grade(Command, frozen=True):
    """Grade an objective 0 to 1 (thousandths; None as its key results say), with a lesson."""

    objective: int
    lesson: str
    grade: int | None = None


class RollOver(Command, frozen=True):
    """Take what is left of an aspirational objective on in the following quarter."""

    objective: int


def preview(tx: Tx, turn: Turn, command: Grade) -> ObjectivePreview:
    """Show the grade and what the key results say. Raises Refusal."""
    of = _gradable(tx, turn, command)
    return ObjectivePreview(
        what="grade",
        line=sight.objective_line(tx, turn, of),
        results=sight.results_lines_of(tx, turn, of),
        words=command.lesson,
        grade=amount(_grade(tx, of, command)),
    )


def grade(tx: Tx, turn: Turn, command: Grade) -> ObjectiveSettled:
    """Grade an objective; everybody concerned is told. Never part of any score. Raises Refusal."""
    of = _gradable(tx, turn, command)
    results = store.results_of(tx.connection, [of.id], tx.now)
    graded = of.but(
        state=State.GRADED,
        grade=_grade(tx, of, command),
        lesson=command.lesson,
        ended=turn.said,
    )
    store.write_objective(tx.connection, graded)
    note_objective(tx, turn, "grade", graded, before=of)
    line, told = tell_of(tx, turn, graded, results, "grade", command.lesson)
    return ObjectiveSettled(
        what="grade",
        line=line,
        told=told,
        words=command.lesson,
        may_roll=_may_roll(tx, graded),
    )


def _gradable(tx: Tx, turn: Turn, command: Grade) -> Objective:
    of = sight.visible(tx, turn, command.objective)
    if not sight.holds(tx, turn, of):
        raise Refusal(sight.not_yours(tx, of))
    if of.state is not State.AGREED:
        raise Refusal(sight.refused(of, "not_open"))
    day = of.when.span(turn.office.zone).end - EARLIEST
    if tx.now < day:
        raise Refusal(sight.refused(of, "early").but(day=day))
    if not command.lesson.strip():
        raise Refusal(sight.refused(of, "lesson"))
    return of


def _grade(tx: Tx, of: Objective, command: Grade) -> int:
    """Give the grade in thousandths: as said, or what the key results say, rounded half up."""
    if command.grade is not None:
        return command.grade
    part = _share(tx, of)
    return (2 * part.numerator * THOUSAND + part.denominator) // (2 * part.denominator)


def _share(tx: Tx, of: Objective) -> Fraction:
    results = store.results_of(tx.connection, [of.id], tx.now)
    return rules.roll_up(rules.weighed(results)).get(of.id, Fraction(0))


def _may_roll(tx: Tx, of: Objective) -> bool:
    return (
        of.ambition is Ambition.ASPIRATIONAL
        and of.state is State.GRADED
        and _share(tx, of) < 1
        and store.rolled(tx.connection, of.id) is None
    )


def roll_over(tx: Tx, turn: Turn, command: RollOver) -> ObjectiveRolled:
    """Propose the rest as an objective of the following quarter. Raises Refusal."""
    of = sight.visible(tx, turn, command.objective)
    if not sight.holds(tx, turn, of):
        raise Refusal(sight.not_yours(tx, of))
    if not _may_roll(tx, of):
        raise Refusal(sight.refused(of, "not_rollable"))
    following = of.when.later()
    new = store.add_objective(
        tx.connection,
        of.but(
            id=0,
            number=store.next_objective(tx.connection, turn.office.id),
            year=following.year,
            quarter=following.quarter,
            state=State.PROPOSED,
            proposer_id=turn.actor.id,
            proposed=turn.said,
            agreer_id=None,
            agreed=None,
            ended=None,
            grade=None,
            lesson=None,
            rolled_from=of.id,
        ),
    )
    _carry_results(tx, turn, of, new)
    note_objective(tx, turn, "roll", new)
    missing, asked = tell_decider(tx, turn, new)
    return ObjectiveRolled(
        line=sight.objective_line(tx, turn, new),
        source=of.number,
        missing=sight.percentage(missing),
        decider=asked,
    )


def _carry_results(tx: Tx, turn: Turn, of: Objective, new: Objective) -> None:
    """Give the new objective what is left: from where each key result stands to its target."""
    for one in store.results_of(tx.connection, [of.id], tx.now):
        if one.share == 1:
            continue
        start = one.baseline if one.shape is Shape.MILESTONE else one.current
        made = one.but(
            id=0,
            number=store.next_result(tx.connection, turn.office.id),
            objective_id=new.id,
            baseline=start,
            current=start,
            source=Source.CHECK_IN,
            confidence=None,
            blocker=None,
            checked=None,
            drafted=None,
            draft=None,
        )
        kept = store.add_result(tx.connection, made)
        note_result(tx, turn, "add", kept.id, kept)
