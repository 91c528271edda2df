"""How receipts of a score look: short first, every digit from the same figures."""

from fractions import Fraction

from bot.views.look import Look, capital, lines, shows
from core.evaluation.notices import (
    GeneralNoted,
    GeneralWrong,
    LineNotCounted,
    Receipt,
    ReceiptLine,
    ScoreLine,
    ScoreNotYours,
)

MOST_LINES = 8


@shows(Receipt)
def receipt(notice: Receipt, look: Look) -> str:
    """Show a month's score with what cost what."""
    return lines(
        _head(notice, look),
        _general(notice, look),
        _work(notice, look),
        _sums(notice, look) if notice.lines else None,
        *(_cost(line, look) for line in _costly(notice)),
        _team(notice, look) if notice.leader else None,
        _next(notice, look),
        look.say(
            "receipt-foot",
            code=notice.code,
            rules=look.say(f"rules-{notice.rule_set.replace('.', '_')}"),
        ),
        look.say("receipt-how", number=str(notice.lines[0].number)) if notice.lines else None,
    )


@shows(ReceiptLine)
def receipt_line(notice: ReceiptLine, look: Look) -> str:
    """Show one line of a receipt, step by step."""
    line = notice.line
    fault = look.number(notice.fault)
    accepted = Fraction(line.done) > 0
    return lines(
        f"NV-{line.number}: {line.title}",
        look.say(
            "step-assigned", assigned=look.number(line.assigned), k=look.number(line.coefficient)
        ),
        look.say("step-done", done=look.number(line.done), state=look.say(f"is-{line.state}")),
        look.say(
            "step-quality",
            quality=look.number(line.quality),
            done=look.number(line.done),
            count=line.returns,
            fault=fault,
        )
        if accepted
        else look.say("step-nothing"),
        look.say(
            "step-progress",
            progress=look.number(line.progress),
            done=look.number(line.done),
            count=line.delays,
            fault=fault,
        )
        if accepted
        else None,
        look.say("step-deadline", deadline=look.deadline(line.deadline)) if line.deadline else None,
    )


@shows(GeneralNoted)
def general_noted(notice: GeneralNoted, look: Look) -> str:
    """Confirm the person's own points."""
    return lines(
        look.say("general-noted", month=str(notice.month), total=look.number(notice.total)),
        *(
            f"• {look.say(f'criterion-{name}')}: {look.number(points)}"
            for name, points in notice.points
        ),
    )


@shows(GeneralWrong)
def general_wrong(notice: GeneralWrong, look: Look) -> str:
    """Say which criteria there are and how much each can give."""
    return lines(
        look.say("general-wrong", count=len(notice.criteria)),
        *(
            f"• {look.say(f'criterion-{name}')}: 0–{look.number(most)}"
            for name, most in notice.criteria
        ),
        look.say("general-how"),
    )


@shows(ScoreNotYours)
def score_not_yours(_notice: ScoreNotYours, look: Look) -> str:
    """Refuse somebody else's score."""
    return look.say("score-not-yours")


@shows(LineNotCounted)
def line_not_counted(notice: LineNotCounted, look: Look) -> str:
    """Say that a task is no line of this month's receipt."""
    return look.say("line-not-counted", number=str(notice.number), month=str(notice.month))


def _head(notice: Receipt, look: Look) -> str:
    month = look.say(
        "receipt-month",
        month=str(notice.month),
        year=str(notice.year),
        until=look.day_and_time(notice.until),
    )
    whose = month if notice.own else f"{capital(look.full(notice.person))}. {month}"
    if notice.total is not None and notice.band is not None:
        band = look.say(f"class-{notice.band}")
        return look.say("receipt-total", whose=whose, total=look.points(notice.total), band=band)
    if not notice.lines:
        return look.say("receipt-nothing", whose=whose)
    return look.say("receipt-no-total", whose=whose)


def _general(notice: Receipt, look: Look) -> str:
    if notice.general_points is None:
        return look.say("receipt-general-missing")
    return look.say("receipt-general", points=look.number(notice.general_points))


def _work(notice: Receipt, look: Look) -> str | None:
    if notice.a is None or notice.b is None or notice.c is None:
        return look.say("receipt-insufficient") if notice.lines else None
    facts = {
        "a": look.percent(notice.a),
        "b": look.percent(notice.b),
        "c": look.percent(notice.c),
    }
    if notice.leader:
        if notice.task_points is None:
            return look.say("receipt-leader-open", **facts)
        return look.say("receipt-leader", points=look.points(notice.task_points), **facts)
    return look.say("receipt-work", points=look.points(notice.task_points or "0"), **facts)


def _sums(notice: Receipt, look: Look) -> str:
    return look.say(
        "receipt-sums",
        assigned=look.number(notice.assigned),
        done=look.number(notice.done),
        quality=look.number(notice.quality),
        progress=look.number(notice.progress),
    )


def _costly(notice: Receipt) -> list[ScoreLine]:
    """Give the lines that cost something, dearest first."""

    def loss(line: ScoreLine) -> Fraction:
        full = 3 * Fraction(line.assigned)
        had = Fraction(line.done) + Fraction(line.quality) + Fraction(line.progress)
        return Fraction(line.coefficient) * (full - had)

    costly = [line for line in notice.lines if loss(line) > 0]
    return sorted(costly, key=lambda line: (-loss(line), line.number))[:MOST_LINES]


def _cost(line: ScoreLine, look: Look) -> str:
    k, done = Fraction(line.coefficient), Fraction(line.done)
    reasons = []
    if done < Fraction(line.assigned):
        reasons.append(
            look.say(
                "cost-open",
                state=look.say(f"is-{line.state}"),
                done=look.number(line.done),
                assigned=look.number(line.assigned),
            )
        )
    if line.returns and done:
        lost = look.number(str(k * (done - Fraction(line.quality))))
        reasons.append(look.say("cost-quality", count=line.returns, lost=lost))
    if line.delays and done:
        lost = look.number(str(k * (done - Fraction(line.progress))))
        reasons.append(look.say("cost-delay", count=line.delays, lost=lost))
    elif line.delays:
        reasons.append(look.say("cost-late"))
    return f"− NV-{line.number} {line.title}: {'; '.join(reasons)}"


def _team(notice: Receipt, look: Look) -> str | None:
    return None if notice.d is None else look.say("receipt-team", d=look.percent(notice.d))


def _next(notice: Receipt, look: Look) -> str | None:
    if notice.next_number is None or notice.next_total is None:
        return None
    key = "receipt-next" if notice.total is not None else "receipt-next-work"
    return look.say(key, number=str(notice.next_number), total=look.points(notice.next_total))
