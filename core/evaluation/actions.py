"""The score of a person's month from the rows, and the self-assessment of general criteria."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.evaluation import store
from core.evaluation.formulas import Line, tally
from core.evaluation.notices import (
    GeneralNoted,
    GeneralWrong,
    LineNotCounted,
    Receipt,
    ReceiptLine,
    ScoreLine,
    ScoreNotYours,
)
from core.evaluation.rules import RuleSet
from core.evaluation.rulesets import rule_set
from core.evaluation.scores import Leading, PersonResult, score_leader, score_staff
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact, write
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.rules import Person
from core.periods.spans import month_span
from core.tasks import rules as task_rules
from core.tasks import store as tasks
from core.tasks.actions import visible
from core.tasks.rules import OPEN, THOUSAND, State, Task

RULES = "ND335_2026.1"
"""The rule set of civil servants; which set holds for whom will be a setting of the period."""

_POINTS = re.compile(r"[0-9]{1,2}([.,][0-9]{1,3})?")
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class SelfAssess(Command, frozen=True):
    """Give oneself the points of the general criteria of a month, in the order of the set."""

    year: int
    month: int
    points: tuple[str, ...]


class _General(Fact, frozen=True):
    period: str
    points: tuple[tuple[str, str], ...]


class Month(Fact, frozen=True):
    """A month of a year."""

    year: int
    month: int


def month_of(moment: dt.datetime, zone: str) -> Month:
    """Give the month in which a moment lies, in an office's zone."""
    local = moment.astimezone(ZoneInfo(zone))
    return Month(year=local.year, month=local.month)


def receipt(tx: Tx, turn: Turn, whose: Person, month: Month) -> Receipt:
    """Give the score of a person's month until now. Raises Refusal if the asker may not see it."""
    if not people_rules.may_see(turn.actor, whose, tx.now):
        raise Refusal(ScoreNotYours())
    return _receipt(tx, turn, whose, month)


def receipt_line(tx: Tx, turn: Turn, number: int) -> ReceiptLine:
    """Give a task as a line of its month's receipt: the asker's own, or of whom he leads.

    Raises Refusal if the task is not the asker's to see, or counts for nobody he may see.
    """
    task = visible(tx, turn, number)
    mine = task.is_held_by(turn.actor.id)
    whose = turn.actor if mine else people.person_of(tx.connection, task.lead.person_id)
    if not people_rules.may_see(turn.actor, whose, tx.now):
        raise Refusal(ScoreNotYours())
    month = month_of(task.deadline or task.assigned, turn.office.zone)
    whole = _receipt(tx, turn, whose, month)
    found = next((line for line in whole.lines if line.number == number), None)
    if found is None:
        raise Refusal(LineNotCounted(number=number, year=month.year, month=month.month))
    return ReceiptLine(
        line=found,
        year=month.year,
        month=month.month,
        until=tx.now,
        rule_set=RULES,
        fault=str(rule_set(RULES).fault),
    )


def self_assess(tx: Tx, turn: Turn, command: SelfAssess) -> GeneralNoted:
    """Keep the person's own points. Raises Refusal where they do not fit the criteria."""
    criteria = rule_set(RULES).general
    values = [_number(text) for text in command.points]
    if len(values) != len(criteria) or any(
        value is None or not 0 <= value <= criterion.maximum or value * THOUSAND % 1
        for value, criterion in zip(values, criteria, strict=False)
    ):
        raise Refusal(
            GeneralWrong(
                criteria=tuple((one.name, str(one.maximum)) for one in criteria),
                typed=command.points,
            )
        )
    points = {
        one.name: value for one, value in zip(criteria, values, strict=True) if value is not None
    }
    period = f"{command.year}-{command.month:02d}"
    actor = turn.actor
    store.keep_general(tx.connection, turn.office.id, actor.id, period, actor.id, points, turn.said)
    shown = tuple((name, str(value)) for name, value in points.items())
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=actor.id,
        subject="score",
        subject_id=actor.id,
        verb="self_assess",
        said=turn.said,
        facts=_General(period=period, points=shown),
    )
    return GeneralNoted(
        year=command.year,
        month=command.month,
        points=shown,
        total=str(sum(points.values(), Fraction(0))),
    )


def score_lines(work: Sequence[Task], person_id: int, now: dt.datetime) -> tuple[Line, ...]:
    """Give a person's tasks as lines of a score, his share of each (Decree 335/2025, art. 14)."""
    return tuple(_line(task, person_id, now) for task in work)


def _receipt(tx: Tx, turn: Turn, whose: Person, month: Month) -> Receipt:
    span = month_span(month.year, month.month, turn.office.zone)
    rules = rule_set(RULES)
    work = tasks.of_month(tx.connection, whose.id, span.start, span.end)
    lines = score_lines(work, whose.id, tx.now)
    period = f"{month.year}-{month.month:02d}"
    general = store.own_general(tx.connection, whose.id, period, tx.now)
    result = _score(tx, turn, rules, whose, month, lines, general)
    sums = tally(lines, rules.fault)
    leader = people_rules.is_leader(whose, tx.now)
    best = None if leader else _best_next(rules, work, whose.id, tx.now, result)
    return Receipt(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        leader=leader,
        year=month.year,
        month=month.month,
        until=tx.now,
        rule_set=rules.id,
        lines=tuple(
            ScoreLine(
                number=task.number,
                title=task.title,
                state=task.state,
                coefficient=str(done.k),
                assigned=str(done.assigned),
                done=str(done.done),
                quality=str(done.quality),
                progress=str(done.progress),
                returns=line.quality_failures,
                delays=line.delays,
                deadline=task.deadline,
            )
            for task, line, done in zip(work, lines, result.lines, strict=True)
        ),
        assigned=str(sums.assigned),
        done=str(sums.done),
        quality=str(sums.quality),
        progress=str(sums.progress),
        a=_text(result.a),
        b=_text(result.b),
        c=_text(result.c),
        d=_text(result.d),
        task_points=_text(result.task_points),
        general=tuple((name, str(value)) for name, value in general.items()),
        general_points=_text(result.general_points),
        total=_text(result.total),
        band=result.candidate,
        next_number=best[0] if best else None,
        next_total=str(best[1]) if best else None,
        flags=tuple(result.flags),
        code=short_code(
            rules.hash, period, *(str(line) for line in lines), *map(str, general.items())
        ),
    )


def _score(
    tx: Tx,
    turn: Turn,
    rules: RuleSet,
    whose: Person,
    month: Month,
    lines: tuple[Line, ...],
    general: dict[str, Fraction],
) -> PersonResult:
    points = sum(general.values(), Fraction(0)) if general else None
    if not people_rules.is_leader(whose, tx.now):
        return score_staff(rules, lines, points)
    leading = Leading(team=_team(tx, turn, whose, month), organizing=None, unity=None)
    return score_leader(rules, lines, points, leading)


def _team(tx: Tx, turn: Turn, leader: Person, month: Month) -> tuple[Fraction | None, ...]:
    """Give the totals of the staff that a leader answers for (Decree 335/2025, art. 15)."""
    span = month_span(month.year, month.month, turn.office.zone)
    period = f"{month.year}-{month.month:02d}"
    rules = rule_set(RULES)
    found: dict[int, Fraction | None] = {}
    for path in people_rules.led_paths(leader, tx.now):
        for person in people.under(tx.connection, leader.office_id, path, tx.now):
            if people_rules.is_leader(person, tx.now) or not people_rules.leads(
                leader, person, tx.now
            ):
                continue
            work = tasks.of_month(tx.connection, person.id, span.start, span.end)
            general = store.own_general(tx.connection, person.id, period, tx.now)
            points = sum(general.values(), Fraction(0)) if general else None
            lines = score_lines(work, person.id, tx.now)
            found[person.id] = score_staff(rules, lines, points).total
    return tuple(found.values())


def _line(task: Task, person_id: int, now: dt.datetime) -> Line:
    share = next(one.share for one in task.holders if one.person_id == person_id)
    accepted = task.accepted_quantity if task.state is State.ACCEPTED else 0
    return Line(
        task=f"NV-{task.number}",
        k=Fraction(task.coefficient, THOUSAND),
        assigned=Fraction(task.quantity, THOUSAND) * share,
        accepted=Fraction(accepted, THOUSAND) * share,
        quality_failures=task.content_returns,
        delays=task_rules.delays(task, now),
    )


def _best_next(
    rules: RuleSet, work: Sequence[Task], person_id: int, now: dt.datetime, present: PersonResult
) -> tuple[int, Fraction] | None:
    """Give the open task whose acceptance in full would raise the points most, and to what."""
    best: tuple[int, Fraction] | None = None
    for task in work:
        if task.state not in OPEN:
            continue
        done = task.but(
            state=State.ACCEPTED,
            accepted_quantity=task.quantity,
            first_handed=task.first_handed or now,
        )
        lines = score_lines([done if one is task else one for one in work], person_id, now)
        outcome = score_staff(rules, lines, present.general_points)
        points = outcome.task_points if outcome.total is None else outcome.total
        if points is not None and (best is None or points > best[1]):
            best = (task.number, points)
    return best


def short_code(*inputs: str) -> str:
    """Give a code of five characters made from inputs: the same inputs, the same code."""
    number = int.from_bytes(hashlib.sha256("\n".join(inputs).encode()).digest()[:8])
    code = ""
    for _ in range(5):
        number, rest = divmod(number, len(_CODE_LETTERS))
        code += _CODE_LETTERS[rest]
    return code


def code_of(fact: Fact) -> str:
    """Give the code of a picture's figures."""
    return short_code(write(fact))


def _number(text: str) -> Fraction | None:
    return Fraction(text.replace(",", ".")) if _POINTS.fullmatch(text) else None


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
