"""How receipts of a score look: short first, every digit from the same figures."""

import datetime as dt
from fractions import Fraction

import locales
from bot.views.indicators import position_named
from bot.views.look import Look, capital, lines, shows
from bot.views.reporting import claim_line
from core.evaluation.notices import (
    FaultLine,
    GeneralNoted,
    GeneralWrong,
    LineNotCounted,
    Receipt,
    ReceiptLine,
    RecordsErased,
    ScoreLine,
    ScoreNotYours,
    WholeReceipt,
)
from core.evaluation.rulesets import rule_set_ids

MOST_LINES = 8


@shows(Receipt)
def receipt(notice: Receipt, look: Look) -> str:
    """Show a month's score with what cost what."""
    return lines(
        _head(notice, look),
        position_named(notice.position, look) if notice.position else None,
        *_about(notice, look),
        _general(notice, look),
        _work(notice, look),
        _leading(notice, look),
        _sums(notice, look) if notice.lines else None,
        *(_cost(line, look) for line in _costly(notice)),
        *_flags(notice, look),
        _next(notice, look),
        _foot(notice, look),
        look.say("receipt-how", number=str(notice.lines[0].number)) if notice.lines else None,
    )


@shows(WholeReceipt)
def whole_receipt(notice: WholeReceipt, look: Look) -> str:
    """Show every line of a receipt with its deductions, then the arithmetic and the law."""
    whole = notice.receipt
    return lines(
        _head(whole, look),
        position_named(whole.position, look) if whole.position else None,
        *_about(whole, look),
        _general(whole, look),
        *(
            f"• {look.say(f'criterion-{name}')}: {look.number(points)}"
            for name, points in whole.general
        ),
        *(_line_in_full(line, look, whole.fault) for line in whole.lines),
        _sums(whole, look) if whole.lines else None,
        *_ratios(whole, look),
        _work(whole, look),
        _leading(whole, look),
        _sum_up(whole, look),
        *_flags(whole, look),
        _next(whole, look),
        look.say("receipt-basis"),
        *(
            look.say(
                "receipt-basis-line",
                rule=look.say(f"rule-{one.rule.replace('_', '-')}"),
                source=one.source,
                standing=look.say(f"standing-{one.standing}"),
            )
            for one in whole.basis
        ),
        _foot(whole, look),
        look.say("receipt-hash", inputs=whole.inputs, rules=whole.rules),
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
        look.say("line-ordered", petition=str(line.ordered)) if line.ordered else None,
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
        *(look.say("step-fault", fault=_told(one, look)) for one in line.faults),
        *(look.say("step-counted", line=claim_line(one, look)) for one in notice.counted),
        look.say("step-deadline", deadline=look.deadline(line.deadline)) if line.deadline else None,
        look.say("receipt-code", code=notice.code) if notice.code else None,
    )


@shows(GeneralNoted)
def general_noted(notice: GeneralNoted, look: Look) -> str:
    """Confirm the person's own points."""
    return lines(
        look.say("general-noted", **look.period_facts(notice), total=look.number(notice.total)),
        *(
            f"• {look.say(f'criterion-{name}')}: {look.number(points)}"
            for name, points in notice.points
        ),
        look.say("general-comment") if notice.comment_missing else None,
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
        look.say("general-how-review" if notice.review else "general-how"),
    )


@shows(ScoreNotYours)
def score_not_yours(_notice: ScoreNotYours, look: Look) -> str:
    """Refuse somebody else's score."""
    return look.say("score-not-yours")


@shows(RecordsErased)
def records_erased(notice: RecordsErased, look: Look) -> str:
    """Say that nothing can be reckoned anew."""
    return look.say("records-erased", day=look.day(notice.until))


@shows(LineNotCounted)
def line_not_counted(notice: LineNotCounted, look: Look) -> str:
    """Say that a task is no line of this month's receipt."""
    return look.say("line-not-counted", number=str(notice.number), **look.period_facts(notice))


def _head(notice: Receipt, look: Look) -> str:
    if notice.published is not None and notice.decided is not None:
        return _decided_head(notice, look, notice.published, notice.decided)
    month = look.say(
        "receipt-month-settled" if notice.settled else "receipt-month",
        **look.period_facts(notice),
        year=str(notice.year),
        until=_until(notice.until, look),
    )
    whose = month if notice.own else f"{capital(look.full(notice.person))}. {month}"
    if notice.total is not None and notice.band is not None:
        band = look.say(f"class-{notice.proposed or notice.band}")
        return look.say("receipt-total", whose=whose, total=look.points(notice.total), band=band)
    if not notice.lines:
        return look.say("receipt-nothing", whose=whose)
    return look.say("receipt-no-total", whose=whose)


def _decided_head(notice: Receipt, look: Look, published: dt.datetime, decided: str) -> str:
    month = look.say(
        "receipt-month-corrected" if notice.corrected else "receipt-month-decided",
        **look.period_facts(notice),
        year=str(notice.year),
        day=look.day_and_time(published),
        by=look.brief(notice.decided_by) if notice.decided_by else "",
    )
    return look.say(
        "receipt-decided",
        whose=month if notice.own else f"{capital(look.full(notice.person))}. {month}",
        total=look.points(notice.total) if notice.total is not None else "–",
        rank=look.say(f"rank-{decided}"),
    )


def _about(notice: Receipt, look: Look) -> list[str]:
    """Say of a published result up to when it counts, and why it is not as proposed."""
    said = [look.say("receipt-for-reference")] if notice.for_reference else []
    if notice.published is None or notice.decided is None:
        return said
    said.append(look.say("receipt-cut-off", until=_until(notice.until, look)))
    if notice.proposed and notice.proposed != notice.decided and not notice.corrected:
        rank = look.say(f"rank-{notice.proposed}")
        why = "receipt-not-as-proposed" if notice.reason else "receipt-proposed"
        said.append(look.say(why, rank=rank, reason=notice.reason))
    return said


def _general(notice: Receipt, look: Look) -> str:
    if notice.general_points is None:
        missing = "asked" if notice.asks_points else "missing"
        return look.say(f"receipt-general-{missing}")
    key = "receipt-general-reviewed" if notice.reviewed else "receipt-general"
    return look.say(key, points=look.number(notice.general_points))


def _work(notice: Receipt, look: Look) -> str | None:
    if notice.a is None or notice.b is None or notice.c is None:
        return look.say("receipt-insufficient") if notice.lines else None
    had = {name: value for name, value in _factors(notice) if value is not None}
    shares = [f"{_letter(name)} {look.percent(value)}" for name, value in had.items()]
    if notice.task_points is None:
        return look.say("receipt-leader-open", factors=" + ".join(shares))
    points = look.points(notice.task_points)
    weights = [Fraction(weight) for name, weight in notice.weights if name in had]
    if len(set(weights)) > 1:
        scale = 70 / sum(weights)
        terms = [
            f"{look.number(str(weight * scale))} × {share}"
            for weight, share in zip(weights, shares, strict=True)
        ]
        return look.say("receipt-work-weighed", points=points, factors=" + ".join(terms))
    factors = " + ".join(shares)
    return look.say("receipt-work", points=points, factors=factors, count=str(len(had)))


def _factors(notice: Receipt) -> tuple[tuple[str, str | None], ...]:
    return (
        ("a", notice.a),
        ("b", notice.b),
        ("c", notice.c),
        ("d", notice.d),
        ("dd", notice.dd),
        ("e", notice.e),
    )


def _letter(name: str) -> str:
    return "đ" if name == "dd" else name


def _leading(notice: Receipt, look: Look) -> str | None:
    if not notice.leader or notice.a is None:
        return None
    if notice.d is None:
        return look.say("receipt-team-none")
    return look.say("receipt-team-weak" if Fraction(notice.d) < 1 else "receipt-team-well")


def _ratios(notice: Receipt, look: Look) -> list[str]:
    """Give a, b and c as the fractions they are."""
    sums = {"a": notice.done, "b": notice.quality, "c": notice.progress}
    values = {"a": notice.a, "b": notice.b, "c": notice.c}
    return [
        look.say(
            "receipt-ratio",
            name=name,
            what=look.say(f"factor-{name}"),
            part=look.number(sums[name], 4),
            whole=look.number(notice.assigned, 4),
            percent=look.percent(value),
        )
        for name, value in values.items()
        if value is not None
    ]


def _sum_up(notice: Receipt, look: Look) -> str | None:
    if notice.total is None or notice.general_points is None or notice.task_points is None:
        return None
    return look.say(
        "receipt-sum-up",
        general=look.number(notice.general_points),
        work=look.points(notice.task_points),
        total=look.points(notice.total),
    )


def _flags(notice: Receipt, look: Look) -> list[str]:
    shown = [one for one in notice.flags if one in ("near_band", "capped")]
    told = [look.say(f"flag-{one.replace('_', '-')}") for one in shown]
    if "not_rated" in notice.flags:
        told.append(look.say("flag-not-rated", why=notice.unrated or "–"))
    if (limit := _unit(notice, look)) is not None:
        told.append(limit)
    told += [look.say(f"blocker-{one.replace('_', '-')}") for one in notice.blockers]
    return told + [
        look.say(
            "blocker-source",
            document=one.document,
            by=look.brief(one.by) if one.by else "–",
            day=locales.day(one.at.astimezone(look.zone)),
        )
        for one in notice.noted
    ]


def _unit(notice: Receipt, look: Look) -> str | None:
    """Say what limits the class of a head: the class of his unit."""
    if notice.unit is None or notice.band is None:
        return None
    rank = look.say(f"rank-{notice.unit}")
    if notice.unit_document is not None:
        return look.say("receipt-unit", rank=rank, document=notice.unit_document)
    return look.say("receipt-unit-reckoned", rank=rank)


def _foot(notice: Receipt, look: Look) -> str:
    return look.say("receipt-foot", code=notice.code, rules=rules_name(notice.rule_set, look))


def rules_name(rule_set: str, look: Look) -> str:
    """Give how a rule set is called: a shipped one by its words, any other by its name."""
    key = f"rules-{rule_set.replace('.', '_')}"
    return look.say(key) if rule_set in rule_set_ids() else rule_set


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
        when = _when(line, "quality", look)
        reasons.append(look.say("cost-quality", count=line.returns, lost=lost, when=when))
    if line.delays and done:
        lost = look.number(str(k * (done - Fraction(line.progress))))
        when = _when(line, "delay", look)
        reasons.append(look.say("cost-delay", count=line.delays, lost=lost, when=when))
    elif line.delays:
        reasons.append(look.say("cost-late", when=_when(line, "delay", look)))
    told = "; ".join(reasons)
    if k != 1 and done:
        told = f"{told} ({look.say('with-coefficient', k=look.number(line.coefficient))})"
    return f"− NV-{line.number} {line.title}: {told}"


def _until(moment: dt.datetime, look: Look) -> str:
    """Give a cut-off: the end of a day is called so, and not midnight of the next."""
    if moment.astimezone(look.zone).time() == dt.time():
        return look.say("end-of-day", day=look.day(moment - dt.timedelta(seconds=1)))
    return look.day_and_time(moment)


def _when(line: ScoreLine, sort: str, look: Look) -> str:
    """Give in brackets when each fault was, and who confirmed it: ` (anh Bình, 12/11)`."""
    told = [
        f"{look.brief(one.by)}, {look.day(one.at)}"
        if one.by is not None and sort == "quality"
        else look.day(one.at)
        for one in line.faults
        if one.sort == sort and one.at is not None
    ]
    return f" ({'; '.join(told)})" if told else ""


def _told(fault: FaultLine, look: Look) -> str:
    """Give one fault with its date and who confirmed it."""
    if fault.at is None:
        return look.say(f"fault-{fault.sort}-undated")
    day = look.day(fault.at)
    if fault.by is None:
        return look.say(f"fault-{fault.sort}-open", day=day)
    confirmed = look.day(fault.confirmed) if fault.confirmed else day
    by = look.brief(fault.by)
    return look.say(f"fault-{fault.sort}", day=day, by=by, confirmed=confirmed)


def _line_in_full(line: ScoreLine, look: Look, fault: str) -> str:
    lost = f": −{look.number(fault)}" if Fraction(line.done) > 0 else ""
    return lines(
        f"NV-{line.number} {line.title}",
        look.say(
            "full-line",
            k=look.number(line.coefficient),
            assigned=look.number(line.assigned),
            accepted=look.number(line.accepted),
            quality=look.number(line.quality),
            progress=look.number(line.progress),
            state=look.say(f"is-{line.state}"),
            product=f"{line.product} · " if line.product else "",
        ),
        *(f"  − {_told(one, look)}{lost}" for one in line.faults),
        f"  {look.say('line-exceeded')}" if line.exceeded else None,
        f"  {look.say('line-ordered', petition=str(line.ordered))}" if line.ordered else None,
    )


def _next(notice: Receipt, look: Look) -> str | None:
    if notice.next_number is None or notice.next_total is None:
        return None
    key = "receipt-next" if notice.total is not None else "receipt-next-work"
    return look.say(key, number=str(notice.next_number), total=look.points(notice.next_total))
