"""How notices about indicators look."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from zoneinfo import ZoneInfo

import reports
from bot.commands.indicator_notices import AskMeasured, GoalGuide, IndicatorUnread
from bot.views.look import Look, capital, lines, quoted, shows
from core.indicators.faults import Fault
from core.indicators.notices import (
    IndicatorKept,
    IndicatorLine,
    IndicatorRefused,
    IndicatorsHaveFaults,
    IndicatorShown,
    IndicatorsImported,
    IndicatorsNotRead,
    IndicatorUndone,
    IndicatorUnknown,
    Measured,
    MeasuredTold,
    NoIndicators,
    SaidValue,
    TermTarget,
)
from core.indicators.planning import IndicatorPlan
from core.indicators.position_notices import (
    PositionKept,
    PositionLine,
    PositionRefused,
    PositionShown,
    PositionsShown,
    PositionUnknown,
)
from core.reminders.indicator_notices import IndicatorBoard
from locales import Language
from reports.indicator_words import amount_words, term_words, value_words, with_noun

EXAMPLE = 3
MOST_LISTED = 30


@shows(IndicatorBoard)
def board(notice: IndicatorBoard, look: Look) -> str:
    """Give the text twin of a unit's board, and how to look closer."""
    first = notice.rows[0].line.indicator
    return lines(
        reports.caption(notice, look.language), look.say("indicators-how", number=str(first))
    )


@shows(NoIndicators)
def none(notice: NoIndicators, look: Look) -> str:
    """Say that a unit has no indicators, and how to begin."""
    return lines(
        look.say("indicators-none", unit=notice.unit),
        look.say("indicators-how-begin", code=notice.unit_code) if notice.keeper else None,
    )


@shows(IndicatorShown)
def shown(notice: IndicatorShown, look: Look) -> str:
    """Show one indicator: what it is, its targets, and what was said of it."""
    line = notice.line
    every = ", ".join(_target(one, line, look) for one in notice.targets)
    return lines(
        _named(line),
        look.say("indicator-now", when=_term(line, look), value=_standing(line, look)),
        look.say(f"indicator-source-{line.source}", counts=line.counts or ""),
        look.say("indicator-formula", formula=line.formula) if line.formula else None,
        _terms(line, look),
        look.say("indicator-targets", targets=every) if every else None,
        look.say("indicator-history", count=notice.total) if notice.total else None,
        *(_said(one, line, look) for one in notice.history),
        _how(notice, look),
    )


def _how(notice: IndicatorShown, look: Look) -> str | None:
    line = notice.line
    if line.target is None and notice.keeper:
        return look.say("indicator-how-target", number=str(line.indicator), when=_term(line, look))
    if not notice.may_say:
        return None
    return look.say(
        "indicator-how-value", number=str(line.indicator), day=look.morning(notice.closes)
    )


@shows(IndicatorKept)
def kept(notice: IndicatorKept, look: Look) -> str:
    """Say what an indicator is now, and what weight its unit still lacks."""
    line = notice.line
    dropped = notice.what == "dropped"
    facts = {"number": str(line.indicator), "name": line.name}
    return lines(
        look.say(f"indicator-{notice.what}", when=_term(line, look), unit=line.unit, **facts),
        None if dropped else _aim(line, look),
        None if dropped else _terms(line, look),
        _missing(notice.missing, line, look),
        look.say("goal-undo"),
    )


def _missing(missing: str, line: IndicatorLine, look: Look) -> str | None:
    if Fraction(missing) <= 0:
        return None
    whose = ", ".join(part for part in (line.unit_code, line.position or "") if part)
    return look.say("indicator-missing", whose=whose, missing=f"{look.number(missing)}%")


@shows(Measured)
def measured(notice: Measured, look: Look) -> str:
    """Confirm a value, with what counted before."""
    line = notice.line
    return lines(
        look.say(
            "indicator-measured",
            name=_named(line),
            when=_term(line, look),
            value=_standing(line, look),
        ),
        _before(notice.before, line, look),
        look.say("indicator-late-reason", reason=notice.reason)
        if line.late and notice.reason
        else quoted(notice.reason),
        look.say("indicator-late-told", person=look.brief(notice.told)) if notice.told else None,
        look.say("goal-undo"),
    )


@shows(MeasuredTold)
def told(notice: MeasuredTold, look: Look) -> str:
    """Tell that somebody said a value, or changed one late."""
    line = notice.line
    return lines(
        look.say(
            "indicator-told-late" if line.late else "indicator-told",
            by=capital(look.brief(notice.by)),
            name=_named(line),
            when=_term(line, look),
            value=_standing(line, look),
        ),
        _before(notice.before, line, look),
        quoted(notice.reason),
    )


def _before(before: str | None, line: IndicatorLine, look: Look) -> str | None:
    if before is None:
        return None
    value = with_noun(amount_words(before, line, look.language), line)
    return look.say("indicator-before", value=value)


@shows(IndicatorUnknown)
def unknown(notice: IndicatorUnknown, look: Look) -> str:
    """Say that there is no such indicator for the asker."""
    return look.say("indicator-unknown", number=str(notice.indicator))


@shows(IndicatorRefused)
def refused(notice: IndicatorRefused, look: Look) -> str:
    """Say why an indicator cannot be handled so, and what can be done."""
    unnamed = notice.person is None and notice.why in ("not_yours", "not_keeper")
    return look.say(
        f"indicator-no-{notice.why}{'-nobody' if unnamed else ''}",
        number=str(notice.indicator or EXAMPLE),
        name=notice.name,
        person=look.brief(notice.person) if notice.person else "",
        missing=f"{look.number(notice.missing)}%" if notice.missing else "",
        typed=notice.typed,
        day=look.morning(notice.day) if notice.day else "",
    )


@shows(IndicatorUndone)
def undone(notice: IndicatorUndone, look: Look) -> str:
    """Say what was taken back."""
    return look.say(
        f"indicator-undone-{notice.what}", number=str(notice.indicator), name=notice.title
    )


@shows(IndicatorUnread)
def unread(notice: IndicatorUnread, look: Look) -> str:
    """Say what was not understood of a line about indicators."""
    return look.say(
        f"indicator-unread-{notice.why}",
        typed=notice.typed,
        number=str(notice.indicator or EXAMPLE),
        whole=look.number(notice.whole, 3) if notice.whole else "–",
    )


@shows(GoalGuide)
def guide(_notice: GoalGuide, look: Look) -> str:
    """Show how objectives and indicators are set, agreed to, read and contested."""
    return look.say("goal-guide")


@shows(AskMeasured)
def ask_value(notice: AskMeasured, look: Look) -> str:
    """Ask which value, or which term, is meant."""
    return look.say(
        f"indicator-ask-{notice.why}",
        number=str(notice.indicator),
        name=notice.name,
        value=look.number(notice.typed, 3),
        target=look.number(notice.target, 3) if notice.target else "–",
    )


@shows(IndicatorsNotRead)
def not_read(notice: IndicatorsNotRead, look: Look) -> str:
    """Say which headings a file of indicators lacks."""
    lacking = ", ".join(look.say(f"indicators-column-{name}") for name in notice.lacks)
    return look.say("indicators-not-read", columns=lacking)


@shows(IndicatorsHaveFaults)
def have_faults(notice: IndicatorsHaveFaults, look: Look) -> str:
    """Say that nothing was written: rows at fault, or weights that make no whole."""
    rows = ", ".join(str(row) for row in notice.rows)
    more = "…" if notice.faults > len(notice.rows) else ""
    return lines(
        look.say("indicators-have-faults", count=notice.faults, rows=rows + more)
        if notice.faults
        else None,
        *(_fault(one, look) for one in notice.weights),
    )


@shows(IndicatorsImported)
def imported(notice: IndicatorsImported, look: Look) -> str:
    """Say what an import has written."""
    if not (notice.new or notice.changed or notice.targets or notice.values):
        return look.say("indicators-same", count=notice.unchanged)
    return lines(
        look.say(
            "indicators-imported",
            new=notice.new,
            changed=notice.changed,
            targets=notice.targets,
            values=notice.values,
        ),
        look.say("indicators-left-out", count=notice.skipped) if notice.skipped else None,
    )


def indicators_report(plan: IndicatorPlan, language: Language) -> str:
    """Give everything that an import would change and every faulty row, as plain text."""
    now = dt.datetime.min.replace(tzinfo=dt.UTC)
    return "\n".join(_report(plan, Look(language, ZoneInfo("UTC"), now)))


def _report(plan: IndicatorPlan, look: Look) -> Iterator[str]:
    yield look.say("indicators-read", rows=plan.rows)
    yield from _part("indicators-new", [f"{one.code} {one.name}" for one in plan.new], look)
    changed = [f"{one.code} {one.name}" for one in plan.changed]
    yield from _part("indicators-changed", changed, look)
    targets = [f"{one.code} {one.term}: {_exact(one.target.target, look)}" for one in plan.targets]
    yield from _part("indicators-targets", targets, look)
    values = [
        f"{one.code} {one.value.term}: {_exact(one.value.value, look)}" for one in plan.values
    ]
    yield from _part("indicators-values", values, look)
    if plan.unchanged:
        yield look.say("indicators-unchanged", count=plan.unchanged)
    faults = [_fault(one, look) for one in plan.faults]
    yield from _part("indicators-faults", faults, look, most=500)
    if plan.faults:
        yield look.say("indicators-verdict-faults")
    elif plan.changes:
        yield look.say("indicators-verdict-ready")
    else:
        yield look.say("indicators-same", count=plan.unchanged)


def _exact(thousandths: int, look: Look) -> str:
    return look.number(str(Fraction(thousandths, 1000)), 3)


def _part(key: str, entries: list[str], look: Look, most: int = MOST_LISTED) -> Iterator[str]:
    if not entries:
        return
    yield look.say(key, count=len(entries))
    yield from (f"  {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"  … +{len(entries) - most}"


def _fault(fault: Fault, look: Look) -> str:
    other = fault.other or "none"
    if fault.reason.startswith("weights"):
        other = f"{look.number(fault.other)}%"
    reason = look.say(
        f"indicators-fault-{fault.reason.replace('_', '-')}", value=fault.value, other=other
    )
    return look.say("indicators-fault", row=str(fault.row), reason=reason) if fault.row else reason


def _named(line: IndicatorLine) -> str:
    return f"CT-{line.indicator} {line.name}"


def _term(line: IndicatorLine | SaidValue | TermTarget, look: Look) -> str:
    return term_words(line.year, line.month, line.months, look.language)


def _standing(line: IndicatorLine, look: Look) -> str:
    """Give value, target and how much of it is reached."""
    said = value_words(line, look.language)
    if line.share is None:
        return said
    key = "card-indicators-is-met" if line.met else "card-indicators-reached"
    return f"{said}, {look.say(key, share=f'{look.number(str(Fraction(line.share) * 100), 0)}%')}"


def _aim(line: IndicatorLine, look: Look) -> str | None:
    if line.target is None:
        return None
    target = with_noun(amount_words(line.target, line, look.language), line)
    key = f"indicator-aim-{line.direction}"
    if line.baseline is not None:
        key = f"{key}-from"
    baseline = amount_words(line.baseline or "0", line, look.language)
    return look.say(key, when=_term(line, look), target=target, baseline=baseline)


def _terms(line: IndicatorLine, look: Look) -> str:
    """Give unit, position, weight and who answers."""
    parts = [
        line.unit,
        line.position or "",
        look.say("card-indicators-weight", weight=f"{look.number(line.weight)}%"),
        look.brief(line.owner) if line.owner else "",
    ]
    return ", ".join(part for part in parts if part)


def _target(one: TermTarget, line: IndicatorLine, look: Look) -> str:
    target = amount_words(one.target, line, look.language)
    if one.baseline is None:
        return f"{_term(one, look)} {target}"
    baseline = amount_words(one.baseline, line, look.language)
    return f"{_term(one, look)} {baseline} → {target}"


def _said(one: SaidValue, line: IndicatorLine, look: Look) -> str:
    key = "indicator-said-file" if one.by is None else "indicator-said"
    text = look.say(
        key,
        when=_term(one, look),
        value=amount_words(one.value, line, look.language),
        moment=look.day_and_time(one.moment),
        by=look.brief(one.by) if one.by else "",
    )
    late = f", {look.say('card-indicators-late')}" if one.late else ""
    return f"• {text}{late}{f': “{one.reason}”' if one.reason else ''}"


def position_named(one: PositionLine, look: Look) -> str:
    """Name a position in a receipt, with how much belongs to it, and as of when."""
    key = "receipt-position-pinned" if one.pinned else "receipt-position"
    return look.say(key, position=_position(one, look), version=one.version)


def _position(one: PositionLine, look: Look) -> str:
    return look.say(
        "position-line",
        code=one.code,
        name=one.name,
        products=one.products,
        indicators=one.indicators,
        criteria=one.criteria,
    )


@shows(PositionsShown)
def positions(notice: PositionsShown, look: Look) -> str:
    """Show the positions of the office."""
    if not notice.lines:
        return lines(
            look.say("positions-none"), look.say("positions-how") if notice.keeper else None
        )
    return lines(
        look.say("positions-head", count=len(notice.lines)),
        *(f"• {_position(one, look)}" for one in notice.lines),
        look.say("positions-how-one", code=notice.lines[0].code),
    )


@shows(PositionShown)
def position(notice: PositionShown, look: Look) -> str:
    """Show what belongs to a position."""
    named = f"{notice.line.code} {notice.line.name}"
    return lines(
        f"{named} ({notice.unit})" if notice.unit else named,
        _several("position-products", notice.products, look),
        _several("position-indicators", notice.indicators, look),
        _several("position-criteria", notice.criteria, look),
        look.say("position-holders", count=notice.holders, version=notice.line.version),
    )


def _several(key: str, names: tuple[str, ...], look: Look) -> str | None:
    return look.say(key, names=", ".join(names)) if names else None


@shows(PositionKept)
def position_kept(notice: PositionKept, look: Look) -> str:
    """Confirm what belongs to a position, and from when it holds."""
    return lines(
        look.say("position-added" if notice.begun else "position-changed"),
        _position(notice.line, look),
        look.say("position-holders", count=notice.holders, version=notice.line.version),
        look.say("position-from"),
    )


@shows(PositionUnknown)
def position_unknown(notice: PositionUnknown, look: Look) -> str:
    """Say that there is no such position."""
    return look.say("position-unknown", code=notice.code)


@shows(PositionRefused)
def position_refused(notice: PositionRefused, look: Look) -> str:
    """Say why a position cannot be kept so."""
    return look.say(f"position-no-{notice.why}", typed=notice.typed)
