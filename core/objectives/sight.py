"""Objectives and key results as the asker may see them, and as lines to be told."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from core.indicators import store as indicators
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import rules, store
from core.objectives.notices import (
    KeyResultRefused,
    KeyResultUnknown,
    ObjectiveLine,
    ObjectiveRefused,
    ObjectiveUnknown,
    ResultLine,
    Whose,
)
from core.objectives.rules import KeyResult, Objective, Source
from core.people import store as people
from core.people.actions import Turn, named
from core.people.notices import Named
from core.people.rules import Person
from core.tasks.actions import amount
from core.tasks.rules import delegates_of


def visible(tx: Tx, turn: Turn, number: int) -> Objective:
    """Give an objective by its number. Raises Refusal if it is not the asker's to see."""
    found = store.by_number(tx.connection, turn.office.id, number)
    if found is None or not sees(tx, turn, found):
        raise Refusal(ObjectiveUnknown(objective=number))
    return found


def visible_result(tx: Tx, turn: Turn, number: int) -> tuple[KeyResult, Objective]:
    """Give a key result with its objective. Raises Refusal if it is not the asker's to see."""
    found = store.result_by_number(tx.connection, turn.office.id, number, tx.now)
    if found is not None:
        of = store.by_id(tx.connection, found.objective_id)
        if sees(tx, turn, of):
            return found, of
    raise Refusal(KeyResultUnknown(result=number))


def sees(tx: Tx, turn: Turn, one: Objective) -> bool:
    """Tell whether an objective is the asker's to see, or waits for who asked him to decide."""
    return rules.may_see(turn.actor, one, whose_of(tx, one), tx.now) or (
        one.state is rules.State.PROPOSED and in_whose_place(tx, turn, one) is not None
    )


def whose_of(tx: Tx, one: Objective) -> Person | None:
    """Give the person whose objective it is; None for a unit's."""
    return people.person_of(tx.connection, one.person_id) if one.person_id is not None else None


def holds(tx: Tx, turn: Turn, one: Objective) -> bool:
    """Tell whether the asker may change an objective: on its own side, or from above."""
    return rules.is_own(turn.actor, one, tx.now) or rules.is_above(
        turn.actor, one, whose_of(tx, one), tx.now
    )


def own_side(tx: Tx, one: Objective) -> Person | None:
    """Give who speaks for an objective: its person, or who answers for its unit."""
    if one.person_id is not None:
        return whose_of(tx, one)
    return people.leader_of(tx.connection, one.office_id, one.path, tx.now)


def side_above(tx: Tx, one: Objective) -> Person | None:
    """Give who stands above an objective: who leads its person, or the nearest unit above."""
    if one.person_id is not None:
        whose = people.person_of(tx.connection, one.person_id)
        return people.leader_over(tx.connection, whose, tx.now)
    path = one.path
    while path := path[: path.rstrip(".").rfind(".") + 1]:
        found = people.leader_of(tx.connection, one.office_id, path, tx.now)
        if found is not None:
            return found
    return None


def decider(tx: Tx, one: Objective) -> Person | None:
    """Give who is to agree to an objective: the side that has not proposed it."""
    proposer = people.person_of(tx.connection, one.proposer_id)
    if rules.is_own(proposer, one, tx.now):
        return side_above(tx, one) or own_side(tx, one)
    return own_side(tx, one)


def may_decide(tx: Tx, turn: Turn, one: Objective) -> bool:
    """Tell whether the asker may agree to an objective, for himself or in somebody's place."""
    return _decides(tx, turn.actor, one) or in_whose_place(tx, turn, one) is not None


def _decides(tx: Tx, asker: Person, one: Objective) -> bool:
    return rules.may_decide(
        asker,
        one,
        whose_of(tx, one),
        people.person_of(tx.connection, one.proposer_id),
        tx.now,
        top=side_above(tx, one) is None,
    )


def in_whose_place(tx: Tx, turn: Turn, one: Objective) -> Person | None:
    """Give who asked the asker to decide and may agree to an objective; None for nobody.

    Nobody agrees in another's place to what is his own, or what he proposed himself; and none
    that may agree by himself needs it.
    """
    if turn.actor.id in (one.person_id, one.proposer_id) or _decides(tx, turn.actor, one):
        return None
    absent = people.persons(tx.connection, list(delegates_of(turn.actor, tx.now)))
    return next((who for who in absent.values() if _decides(tx, who, one)), None)


def deciding(tx: Tx, turn: Turn, one: Objective) -> Named:
    """Give who decides, with in whose place where somebody asked him to."""
    by, absent = named(turn.actor, tx.now), in_whose_place(tx, turn, one)
    return by.but(instead=named(absent, tx.now)) if absent is not None else by


def concerned(tx: Tx, one: Objective, results: Iterable[KeyResult], besides: int) -> list[Person]:
    """Give everybody whom an objective concerns, each once, but for one."""
    sides = [own_side(tx, one), side_above(tx, one)]
    ids = [side.id for side in sides if side is not None]
    ids += [one.proposer_id, *(result.owner_id for result in results)]
    unique = [row for row in dict.fromkeys(ids) if row != besides]
    found = people.persons(tx.connection, unique)
    return [found[row] for row in unique if row in found and found[row].departed is None]


def gone_at(one: Objective, zone: str, moment: dt.datetime) -> Fraction:
    """Give how much of an objective's quarter has passed."""
    return rules.elapsed(one.when.span(zone), moment)


def result_lines(
    tx: Tx, turn: Turn, results: Sequence[KeyResult], of: dict[int, Objective]
) -> list[ResultLine]:
    """Give key results as lines; `of` holds their objectives by row."""
    owners = people.persons(tx.connection, list({one.owner_id for one in results}))
    by_tasks = [one.id for one in results if one.source is Source.TASKS]
    tasks = store.counted_of(tx.connection, by_tasks) if by_tasks else {}
    read = [one.indicator_id for one in results if one.indicator_id is not None]
    measures = indicators.by_ids(tx.connection, read) if read else {}
    return [
        _result_line(
            turn,
            one,
            of[one.objective_id],
            named(owners[one.owner_id], tx.now),
            tuple(task.number for task in tasks.get(one.id, ())),
            tx.now,
        ).but(indicator=measures[one.indicator_id].number if one.indicator_id in measures else None)
        for one in results
    ]


def _result_line(
    turn: Turn,
    one: KeyResult,
    of: Objective,
    owner: Named,
    tasks: tuple[int, ...],
    now: dt.datetime,
) -> ResultLine:
    need = rules.need_of(one, of.ambition, gone_at(of, turn.office.zone, now))
    return ResultLine(
        result=one.number,
        title=one.title,
        shape=one.shape,
        baseline=amount_of(one.baseline),
        target=amount_of(one.target),
        value=amount_of(one.current),
        noun=one.noun,
        weight=percentage(one.weight),
        share=str(one.share),
        need=str(need),
        pace=rules.pace(one.share, need) if of.state is not rules.State.PROPOSED else None,
        owner=owner,
        own=one.owner_id == turn.actor.id,
        confidence=one.confidence,
        blocker=one.blocker,
        checked=one.checked,
        tasks=tasks,
    )


def refused(of: Objective, why: str) -> ObjectiveRefused:
    """Give the notice that an objective cannot be handled so."""
    return ObjectiveRefused(why=why, objective=of.number, title=of.title, state=of.state)


def not_yours(tx: Tx, of: Objective) -> ObjectiveRefused:
    """Give the notice that somebody else changes an objective, and who."""
    asked = own_side(tx, of)
    return refused(of, "not_yours").but(decider=named(asked, tx.now) if asked else None)


def refused_result(result: KeyResult, of: Objective, why: str) -> KeyResultRefused:
    """Give the notice that a key result cannot be handled so."""
    return KeyResultRefused(why=why, result=result.number, title=result.title, objective=of.number)


def by_indicator(tx: Tx, result: KeyResult, of: Objective) -> KeyResultRefused:
    """Give the notice that a key result takes its value from an indicator, and from which."""
    read = indicators.by_id(tx.connection, result.indicator_id or 0)
    return refused_result(result, of, "by_indicator").but(indicator=read.number)


def amount_of(thousandths: int) -> str:
    """Give a value, which may be below zero, as plain text with a point."""
    return f"-{amount(-thousandths)}" if thousandths < 0 else amount(thousandths)


def percentage(hundredths: int) -> str:
    """Give hundredths of a percent as plain text: `40`, `33.33`."""
    return amount_of(hundredths * 10)


def objective_lines(
    tx: Tx, turn: Turn, every: Sequence[Objective], owner_id: int | None = None
) -> list[ObjectiveLine]:
    """Give objectives as lines, with the key results that are behind, and those of an owner."""
    found = store.results_of(tx.connection, [one.id for one in every], tx.now)
    rolled = rules.roll_up(rules.weighed(found))
    by_row = {one.id: one for one in every}
    lines = result_lines(tx, turn, found, by_row)
    units = {one.id: one for one in people.units(tx.connection, turn.office.id)}
    above = store.numbers(
        tx.connection, [one.parent_id for one in every if one.parent_id is not None]
    )
    persons = people.persons(
        tx.connection, [one.person_id for one in every if one.person_id is not None]
    )
    shown = []
    for one in every:
        unit = units[one.unit_id]
        own = [
            line for result, line in zip(found, lines, strict=True) if result.objective_id == one.id
        ]
        mine = [result for result in found if result.objective_id == one.id]
        gone = gone_at(one, turn.office.zone, tx.now)
        need = rules.need_of_all(mine, one.ambition, gone)
        part = rolled.get(one.id)
        runs = one.state is rules.State.AGREED
        shown.append(
            ObjectiveLine(
                objective=one.number,
                title=one.title,
                whose=Whose(
                    code=unit.code,
                    unit=unit.name,
                    person=named(persons[one.person_id], tx.now)
                    if one.person_id is not None
                    else None,
                ),
                year=one.year,
                quarter=one.quarter,
                ambition=one.ambition,
                state=one.state,
                share=None if part is None else str(part),
                need=str(need),
                pace=rules.pace(part, need) if runs and part is not None else None,
                results=len(own),
                behind=tuple(
                    line
                    for line in own
                    if runs and line.pace is not None and line.pace <= rules.BEHIND
                ),
                own=tuple(
                    line
                    for result, line in zip(found, lines, strict=True)
                    if result.objective_id == one.id and result.owner_id == owner_id
                ),
                serves=above[one.parent_id][0] if one.parent_id in above else None,
                grade=None if one.grade is None else amount(one.grade),
            )
        )
    return shown


def objective_line(tx: Tx, turn: Turn, one: Objective) -> ObjectiveLine:
    """Give one objective as a line."""
    return objective_lines(tx, turn, [one])[0]


def results_lines_of(tx: Tx, turn: Turn, one: Objective) -> tuple[ResultLine, ...]:
    """Give the key results of an objective as lines."""
    found = store.results_of(tx.connection, [one.id], tx.now)
    return tuple(result_lines(tx, turn, found, {one.id: one}))
