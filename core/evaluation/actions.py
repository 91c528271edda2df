"""The self-assessment of general criteria: what a person does about his own score."""

import re
from fractions import Fraction

from core.evaluation import store
from core.evaluation.figures import RULES, Month
from core.evaluation.notices import GeneralNoted, GeneralWrong
from core.evaluation.rulesets import rule_set
from core.evaluation.store import General
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people.actions import Turn

_POINTS = re.compile(r"[0-9]{1,2}([.,][0-9]{1,3})?")
_THOUSAND = 1000


class SelfAssess(Command, frozen=True):
    """Give oneself the points of the general criteria of a month, in the order of the set."""

    year: int
    month: int
    points: tuple[str, ...]


def self_assess(tx: Tx, turn: Turn, command: SelfAssess) -> GeneralNoted:
    """Keep the person's own points. Raises Refusal where they do not fit the criteria."""
    criteria = rule_set(RULES).general
    values = [_number(text) for text in command.points]
    if len(values) != len(criteria) or any(
        value is None or not 0 <= value <= criterion.maximum or value * _THOUSAND % 1
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
    period = Month(year=command.year, month=command.month).key
    actor = turn.actor
    store.keep_general(tx.connection, turn.office.id, actor.id, period, actor.id, points, turn.said)
    shown = tuple((name, str(value)) for name, value in points.items())
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=actor.id,
        subject=store.SUBJECT,
        subject_id=actor.id,
        verb=store.SELF_ASSESS,
        said=turn.said,
        facts=General(period=period, points=shown),
    )
    return GeneralNoted(
        year=command.year,
        month=command.month,
        points=shown,
        total=str(sum(points.values(), Fraction(0))),
    )


def _number(text: str) -> Fraction | None:
    return Fraction(text.replace(",", ".")) if _POINTS.fullmatch(text) else None
