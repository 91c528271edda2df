"""A person's month as a card: the score by part and what cost what, from the receipt."""

from fractions import Fraction
from zoneinfo import ZoneInfo

from core.evaluation.notices import Receipt, ScoreLine
from core.evaluation.period import Period
from core.evaluation.receipt import receipt
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.people.rules import Person
from core.reminders.notices import Cost, MonthCard, Part

MOST_COSTS = 4


def month_card(tx: Tx, turn: Turn, whose: Person, month: Period) -> MonthCard:
    """Give the card of a person's month. Raises Refusal if the asker may not see it."""
    scored = receipt(tx, turn, whose, month)
    costs = [cost for line in scored.lines for cost in _costs(line)]
    costs.sort(key=lambda cost: (-cost.lost, cost.number, cost.what))
    return MonthCard(
        person=whose.name,
        gender=whose.gender,
        own=scored.own,
        until=scored.until.astimezone(ZoneInfo(turn.office.zone)),
        year=scored.year,
        month=scored.month,
        total=_hundredths(scored.total),
        general=_hundredths(scored.general_points),
        work=_hundredths(scored.task_points),
        band=scored.band,
        parts=parts_of(scored),
        tasks=len(scored.lines),
        assigned=_hundredths(scored.assigned) or 0,
        accepted=_hundredths(scored.done) or 0,
        costs=tuple(costs[:MOST_COSTS]),
        costs_total=len(costs),
        next_number=scored.next_number,
        next_total=_hundredths(scored.next_total),
        code="",
    )


def parts_of(receipt: Receipt) -> tuple[Part, ...]:
    """Give the parts of a score that there are figures for, in hundredths of a percent."""
    return tuple(
        Part(name=name, hundredths=_rounded(Fraction(value) * 100))
        for name, value in (
            ("quantity", receipt.a),
            ("quality", receipt.b),
            ("progress", receipt.c),
        )
        if value is not None
    )


def _costs(line: ScoreLine) -> list[Cost]:
    """Give what a task cost: what is not accepted yet, and each deduction of what is."""
    done, k = Fraction(line.done), Fraction(line.coefficient)
    ways = (
        ("open", 0, Fraction(line.assigned) - done),
        ("content", line.returns, done - Fraction(line.quality)),
        ("late", line.delays, done - Fraction(line.progress)),
    )
    return [
        Cost(number=line.number, title=line.title, what=what, count=count, lost=_rounded(k * lost))
        for what, count, lost in ways
        if lost > 0
    ]


def _hundredths(exact: str | None) -> int | None:
    return None if exact is None else _rounded(Fraction(exact))


def _rounded(number: Fraction) -> int:
    """Give hundredths, half up."""
    return int(number * 100 + Fraction(1, 2))
