"""The papers of an evaluation, filled in: Mẫu 01A and 01B, the receipt, the summary of a unit."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from core.evaluation.forms import EvaluationForm, SummaryRow, UnitSummary
from core.evaluation.notices import CapLine, FaultLine, Receipt, ScoreLine
from core.evaluation.rulesets import rule_set_ids
from locales import Language, clock, period, say
from reports.paper import (
    Block,
    Cell,
    Column,
    Heading,
    Letterhead,
    NewPage,
    Paper,
    Points,
    Sentence,
    Side,
    Signatures,
    Space,
    Table,
)

_STAFF = ("a", "b", "c")
_LEADER = (*_STAFF, "d", "dd", "e")
_BLANK = "." * 40
_CLASSES = ("excellent", "good", "completed", "not_completed", "")


def form_paper(facts: EvaluationForm, language: Language, zone: dt.tzinfo) -> Paper:
    """Give Mẫu số 01 (Decree 335/2025, Appendix II): 01B for leaders, 01A for everybody else.

    What the authority has not given is left empty, to be filled in by hand.
    """
    scored = facts.receipt
    return Paper(
        title=f"{_letter_of(scored, language)} {facts.name}",
        blocks=(
            Sentence(_letter_of(scored, language), bold=True),
            _letterhead(facts.agency, facts.unit, language),
            Heading(text=say(language, "paper-form-title"), level=0),
            Heading(
                text=say(language, "paper-form-leader" if scored.leader else "paper-form-staff"),
                level=2,
            ),
            Heading(text=_period(scored, language), level=2),
            *_who(facts, language),
            Sentence(say(language, "paper-general"), bold=True),
            _criteria(facts, language),
            Sentence(say(language, "paper-summary"), bold=True),
            _summary(facts, language),
            Sentence(say(language, "paper-band", band=_own_band(facts, language))),
            Sentence(say(language, "paper-decided", band=_decided_band(facts, language))),
            *_by_hand(facts, language),
            Sentence(say(language, "paper-place")),
            Signatures(
                tuple(
                    (say(language, f"paper-sign-{who}"), say(language, "paper-sign-how"))
                    for who in ("own", "leader", "authority")
                )
            ),
            NewPage(),
            Sentence(say(language, "paper-products"), bold=True),
            _products(scored, language, zone),
        ),
        foot=_foot(scored.code, scored.until, scored.rule_set, scored.inputs, language, zone),
    )


def receipt_paper(facts: EvaluationForm, language: Language, zone: dt.tzinfo) -> Paper:
    """Give the receipt: every line with its deductions, the arithmetic, and the law behind it."""
    scored = facts.receipt
    whom = f"{facts.name} ({facts.code})"
    return Paper(
        title=f"{say(language, 'paper-receipt-title')} {facts.name}",
        blocks=(
            _letterhead(facts.agency, facts.unit, language),
            Heading(text=say(language, "paper-receipt-title"), level=0),
            Heading(text=_period(scored, language), level=2),
            Sentence(say(language, "paper-name", name=whom)),
            Sentence(say(language, "paper-post", title=facts.title)),
            _products(scored, language, zone),
            _result(facts, language),
            Sentence(say(language, "paper-proposed", band=_band(scored.proposed, language))),
            Sentence(say(language, "paper-decided", band=_decided_band(facts, language))),
            *_next(scored, language),
            Sentence(say(language, "paper-basis"), bold=True),
            Table(
                columns=(
                    Column(title=say(language, "column-rule"), width=35),
                    Column(title=say(language, "column-source"), width=65),
                ),
                rows=tuple(
                    (
                        say(language, f"rule-{one.rule.replace('_', '-')}"),
                        f"{one.source} ({say(language, f'standing-{one.standing}')})",
                    )
                    for one in scored.basis
                ),
            ),
        ),
        foot=_foot(scored.code, scored.until, scored.rule_set, scored.inputs, language, zone),
    )


def summary_paper(facts: UnitSummary, language: Language, zone: dt.tzinfo) -> Paper:
    """Give the summary of a unit, everybody on it: who has no total stands there without one."""
    unit = say(
        language,
        "paper-summary-unit",
        unit=facts.unit,
        period=period(language, facts.month, facts.months),
        year=str(facts.year),
    )
    return Paper(
        title=unit,
        wide=True,
        blocks=(
            _letterhead(facts.agency, facts.unit, language),
            Heading(text=say(language, "paper-summary-title"), level=0),
            Heading(text=unit, level=2),
            Table(
                columns=_summary_columns(language),
                rows=tuple(
                    _summary_row(number, row, language)
                    for number, row in enumerate(facts.rows, start=1)
                ),
            ),
            Sentence(say(language, "paper-classes"), bold=True),
            _classes(facts, language),
            Sentence(say(language, "paper-cap"), bold=True),
            _cap(facts, language),
            Sentence(say(language, "paper-place")),
            Signatures(
                tuple(
                    (say(language, f"paper-sign-{who}"), say(language, "paper-sign-how"))
                    for who in ("maker", "head")
                )
            ),
        ),
        foot=_foot(facts.code, facts.until, facts.rule_set, facts.inputs, language, zone),
    )


def _letterhead(agency: str, unit: str, language: Language) -> Letterhead:
    return Letterhead(
        agency=agency,
        unit=unit if unit != agency else "",
        state=say(language, "paper-state"),
        motto=say(language, "paper-motto"),
    )


def _letter_of(scored: Receipt, language: Language) -> str:
    return say(language, "paper-form-b" if scored.leader else "paper-form-a")


def _period(of: Receipt, language: Language) -> str:
    name = period(language, of.month, of.months)
    return say(language, "paper-period", period=name, year=str(of.year))


def _who(facts: EvaluationForm, language: Language) -> tuple[Block, ...]:
    return (
        Sentence(say(language, "paper-name", name=facts.name)),
        Sentence(say(language, "paper-post", title=facts.title)),
        Sentence(
            f"{say(language, 'paper-unit', unit=facts.unit)}. "
            f"{say(language, 'paper-code', code=facts.code)}"
        ),
    )


def _criteria(facts: EvaluationForm, language: Language) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            say(language, f"criterion-{one.name}"),
            _plain(one.maximum),
            _plain(one.own),
            _plain(one.authority),
        )
        for number, one in enumerate(facts.criteria, start=1)
    ]
    rows.append(
        (
            None,
            say(language, "paper-sum"),
            _total([one.maximum for one in facts.criteria]),
            _plain(facts.own),
            _plain(facts.authority),
        )
    )
    return Table(
        columns=(
            _column("no", 8, language, Side.CENTRE),
            _column("criterion", 44, language),
            _column("most", 15, language, Side.RIGHT),
            _column("own", 15, language, Side.RIGHT),
            _column("authority", 18, language, Side.RIGHT),
        ),
        rows=tuple(rows),
        summed=True,
    )


def _summary(facts: EvaluationForm, language: Language) -> Table:
    """Give part II with the own points and those of the authority side by side.

    The results of the tasks are the same for both: they are counted, not given.
    """
    scored = facts.receipt
    counted = [scored.task_points, *_shares(scored).values()]
    own, authority = (
        [given, *counted, _together(given, scored.task_points)]
        if given is not None
        else [None, *(counted if side == "own" else [None] * len(counted)), None]
        for side, given in (("own", facts.own), ("authority", facts.authority))
    )
    return Table(
        columns=(
            _column("content", 52, language),
            _column("most", 14, language, Side.RIGHT),
            _column("own", 14, language, Side.RIGHT),
            _column("authority", 20, language, Side.RIGHT),
        ),
        rows=tuple(
            (label, most, shown(mine), shown(theirs))
            for (label, most, shown), mine, theirs in zip(
                _lines_of(scored, language), own, authority, strict=True
            )
        ),
        summed=True,
    )


def _result(facts: EvaluationForm, language: Language) -> Table:
    """Give the same lines with the one figure that counts."""
    scored = facts.receipt
    values = [scored.general_points, scored.task_points, *_shares(scored).values(), scored.total]
    return Table(
        columns=(
            _column("content", 60, language),
            _column("most", 20, language, Side.RIGHT),
            _column("result", 20, language, Side.RIGHT),
        ),
        rows=tuple(
            (label, most, shown(value))
            for (label, most, shown), value in zip(_lines_of(scored, language), values, strict=True)
        ),
        summed=True,
    )


def _shares(scored: Receipt) -> dict[str, str | None]:
    factors = _LEADER if scored.leader else _STAFF
    return {name: getattr(scored, name) for name in factors}


def _lines_of(
    scored: Receipt, language: Language
) -> list[tuple[str, int, Callable[[str | None], Cell]]]:
    """Give the lines of part II: what they are called, the most, how a figure is shown."""
    return [
        (say(language, "paper-1-general"), 30, _points),
        (say(language, "paper-2-work"), 70, _points),
        *((say(language, f"paper-factor-{name}"), 100, _percent) for name in _shares(scored)),
        (say(language, "paper-3-total"), 100, _points),
    ]


def _together(general: str | None, work: str | None) -> str | None:
    if general is None or work is None:
        return None
    return str(Fraction(general) + Fraction(work))


def _own_band(facts: EvaluationForm, language: Language) -> str:
    if facts.receipt.unrated is not None:
        return say(language, "paper-unrated", why=facts.receipt.unrated)
    return _band(facts.own_class, language)


def _decided_band(facts: EvaluationForm, language: Language) -> str:
    """Give the class that was decided, or a line to write it on."""
    return _band(facts.decided, language) if facts.decided else _BLANK


def _by_hand(facts: EvaluationForm, language: Language) -> tuple[Block, ...]:
    """Give the parts that people write themselves, with what the leader has written already."""
    remark = (Sentence(facts.remark),) if facts.remark else ()
    return (
        Sentence(say(language, "paper-4-strengths"), bold=True),
        Space(2),
        Sentence(say(language, "paper-5-weaknesses"), bold=True),
        Space(2),
        Sentence(say(language, "paper-6-opinion"), bold=True),
        *remark,
        Space(1 if remark else 2),
    )


def _products(scored: Receipt, language: Language, zone: dt.tzinfo) -> Table:
    rows: list[tuple[Cell, ...]] = [
        _product(number, line, language, zone) for number, line in enumerate(scored.lines, start=1)
    ]
    rows.append(
        (
            None,
            say(language, "paper-sum-converted"),
            None,
            _plain(scored.assigned),
            _plain(scored.done),
            _plain(scored.quality),
            _plain(scored.progress),
            None,
        )
    )
    return Table(
        columns=(
            _column("no", 6, language, Side.CENTRE),
            _column("task", 29, language),
            _column("k", 8, language, Side.RIGHT),
            _column("assigned", 8, language, Side.RIGHT),
            _column("accepted", 10, language, Side.RIGHT),
            _column("quality", 9, language, Side.RIGHT),
            _column("progress", 9, language, Side.RIGHT),
            _column("notes", 21, language),
        ),
        rows=tuple(rows),
        summed=True,
    )


def _product(number: int, line: ScoreLine, language: Language, zone: dt.tzinfo) -> tuple[Cell, ...]:
    product = f" ({line.product})" if line.product else ""
    return (
        number,
        f"NV-{line.number} {line.title}{product}",
        _plain(line.coefficient),
        _plain(line.assigned),
        _plain(line.accepted),
        _plain(line.quality),
        _plain(line.progress),
        "; ".join(_fault(one, language, zone) for one in line.faults),
    )


def _fault(fault: FaultLine, language: Language, zone: dt.tzinfo) -> str:
    if fault.at is None:
        return say(language, f"fault-{fault.sort}-undated")
    day = _day(fault.at, zone)
    if fault.by is None:
        return say(language, f"fault-{fault.sort}-open", day=day)
    confirmed = _day(fault.confirmed or fault.at, zone)
    return say(language, f"fault-{fault.sort}", day=day, by=fault.by.name, confirmed=confirmed)


def _next(scored: Receipt, language: Language) -> tuple[Block, ...]:
    if scored.next_number is None or scored.next_total is None or scored.total is None:
        return ()
    total = str(Points(Fraction(scored.next_total)).shown()).replace(".", ",")
    return (Sentence(say(language, "paper-next", number=str(scored.next_number), total=total)),)


def _summary_columns(language: Language) -> tuple[Column, ...]:
    return (
        _column("no", 5, language, Side.CENTRE),
        _column("name", 17, language),
        _column("title", 13, language),
        _column("unit", 8, language),
        _column("general", 7, language, Side.RIGHT),
        *(
            Column(title=f"{letter} (%)", width=8, side=Side.RIGHT)
            for letter in ("a", "b", "c", "d", "đ", "e")
        ),
        _column("work", 8, language, Side.RIGHT),
        _column("total", 7, language, Side.RIGHT),
        _column("proposed", 12, language),
        _column("decided", 10, language),
        _column("receipt", 10, language, Side.CENTRE),
    )


def _summary_row(number: int, row: SummaryRow, language: Language) -> tuple[Cell, ...]:
    return (
        number,
        row.name,
        row.title,
        row.unit,
        _plain(row.general),
        *(_percent(getattr(row, name)) for name in _LEADER),
        _points(row.task_points),
        _points(row.total),
        _band(row.proposed, language),
        _band(row.decided, language) if row.decided else None,
        row.receipt,
    )


def _classes(facts: UnitSummary, language: Language) -> Table:
    counts = dict(facts.classes)
    return Table(
        columns=(_column("class", 70, language), _column("count", 30, language, Side.RIGHT)),
        rows=tuple((_band(one or None, language), counts.get(one, 0)) for one in _CLASSES),
    )


def _cap(facts: UnitSummary, language: Language) -> Table:
    return Table(
        columns=(
            _column("group", 40, language),
            _column("eligible", 15, language, Side.RIGHT),
            _column("literal", 15, language, Side.RIGHT),
            _column("inclusive", 15, language, Side.RIGHT),
            _column("candidates", 15, language, Side.RIGHT),
        ),
        rows=tuple(
            (
                _cap_group(one, language),
                one.eligible,
                one.literal,
                one.inclusive,
                one.candidates,
            )
            for one in facts.cap
        ),
    )


def _cap_group(one: CapLine, language: Language) -> str:
    group = say(language, f"group-{one.group or 'all'}")
    return f"{group} ({say(language, f'regime-{one.regime}')})" if one.regime else group


def _column(name: str, width: int, language: Language, side: Side = Side.LEFT) -> Column:
    return Column(title=say(language, f"column-{name}"), width=width, side=side)


def _foot(
    code: str, until: dt.datetime, rules: str, inputs: str, language: Language, zone: dt.tzinfo
) -> str:
    local = until.astimezone(zone)
    moment = f"{clock(local)} {_day(until, zone)}"
    if local.time() == dt.time():  # the end of a day is called so, not midnight of the next
        moment = f"24:00 {_day(until - dt.timedelta(seconds=1), zone)}"
    key = f"rules-{rules.replace('.', '_')}"
    return say(
        language,
        "paper-foot",
        code=code,
        until=moment,
        rules=say(language, key) if rules in rule_set_ids() else rules,
        inputs=inputs,
    )


def _band(band: str | None, language: Language) -> str:
    return say(language, f"band-{band}" if band else "paper-class-none")


def _day(moment: dt.datetime, zone: dt.tzinfo) -> str:
    return f"{moment.astimezone(zone):%d/%m/%Y}"


def _points(exact: str | None) -> Cell:
    return None if exact is None else Points(Fraction(exact))


def _percent(exact: str | None) -> Cell:
    return None if exact is None else Points(Fraction(exact) * 100)


def _plain(exact: str | None) -> Cell:
    """Give a quantity with as many decimals as it needs, at most two."""
    if exact is None:
        return None
    value = Fraction(exact)
    places = next((places for places in (0, 1) if value * 10**places % 1 == 0), 2)
    return Points(value, places)


def _total(parts: list[str]) -> Cell:
    return _plain(str(sum((Fraction(part) for part in parts), Fraction(0))))
