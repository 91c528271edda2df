"""The work report of a unit as a paper to sign."""

import datetime as dt

from core.reminders.work_report_notices import Length, PartLine, ReportTask, Tally, WorkReport
from locales import Language, clock, say
from reports.paper import (
    Cell,
    Column,
    Heading,
    Letterhead,
    Paper,
    Sentence,
    Side,
    Signatures,
    Space,
    Table,
)

_COUNTS = ("due", "done", "waiting", "left", "beyond", "overdue")


def work_paper(facts: WorkReport, agency: str, language: Language) -> Paper:
    """Give the report: done against the plan, by paragraph, what is left and why, what comes."""
    return Paper(
        title=f"{say(language, 'paper-report-title')} {facts.unit}",
        wide=True,
        blocks=(
            Letterhead(
                agency=agency,
                unit=facts.unit if facts.unit != agency else "",
                state=say(language, "paper-state"),
                motto=say(language, "paper-motto"),
            ),
            Heading(text=say(language, "paper-report-title"), level=0),
            Heading(text=_span(facts, language), level=2),
            Sentence(say(language, "paper-report-1"), bold=True),
            _plan(facts, language),
            Sentence(say(language, "paper-report-2"), bold=True),
            _parts(facts, language),
            Sentence(say(language, "paper-report-3"), bold=True),
            _tasks(facts.done, language, "handed"),
            Sentence(say(language, "paper-report-4"), bold=True),
            _tasks(facts.left, language, "blocker"),
            _causes(facts, language),
            Space(2),
            Sentence(say(language, "paper-report-5"), bold=True),
            _tasks(facts.coming, language, "source"),
            Space(2),
            Sentence(say(language, "paper-place")),
            Signatures(
                tuple(
                    (say(language, f"paper-sign-{who}"), say(language, "paper-sign-how"))
                    for who in ("maker", "head")
                )
            ),
        ),
        foot=say(
            language,
            "paper-report-foot",
            until=f"{clock(facts.until)} {_day(facts.until.date())}",
        ),
    )


def _span(facts: WorkReport, language: Language) -> str:
    first = facts.first
    match facts.length:
        case Length.WEEK:
            said = {"first": _day(first), "last": _day(facts.last)}
        case Length.MONTH:
            said = {"month": str(first.month), "year": str(first.year)}
        case Length.QUARTER:
            said = {"quarter": str((first.month - 1) // 3 + 1), "year": str(first.year)}
    return say(language, f"paper-report-{facts.length}", **said)


def _plan(facts: WorkReport, language: Language) -> Table:
    lines = facts.units or ()
    rows = [(one.name, *_counts(one.tally)) for one in lines]
    rows.append((facts.unit, *_counts(facts.tally)))
    return Table(
        columns=(
            _column("unit", 34, language),
            *(_column(name, 9, language, Side.RIGHT) for name in _COUNTS),
            _column("ontime", 12, language, Side.RIGHT),
        ),
        rows=tuple(rows),
        summed=bool(lines),
    )


def _counts(tally: Tally) -> tuple[Cell, ...]:
    due = f"{tally.on_time}/{tally.judged}" if tally.judged else None
    return (*(getattr(tally, name) for name in _COUNTS), due)


def _parts(facts: WorkReport, language: Language) -> Table | Sentence:
    if not any(one.code for one in facts.parts):
        return Sentence(say(language, "paper-report-none"))
    return Table(
        columns=(
            _column("source", 10, language),
            _column("words", 38, language),
            _column("figure", 14, language),
            *(_column(name, 9, language, Side.RIGHT) for name in ("done", "waiting", "left")),
            _column("overdue", 9, language, Side.RIGHT),
        ),
        rows=tuple(_part(one, language) for one in facts.parts),
    )


def _part(one: PartLine, language: Language) -> tuple[Cell, ...]:
    words = one.words if one.code else say(language, "report-other")
    return (
        f"{one.code}.{one.mark}" if one.code else None,
        words,
        one.figure,
        one.tally.done + one.tally.beyond,
        one.tally.waiting,
        one.tally.left,
        one.tally.overdue,
    )


def _tasks(tasks: tuple[ReportTask, ...], language: Language, last: str) -> Table | Sentence:
    if not tasks:
        return Sentence(say(language, "paper-report-none"))
    return Table(
        columns=(
            Column(title=say(language, "column-no"), width=5, side=Side.CENTRE),
            _column("work", 45, language),
            _column("unit", 22, language),
            _column("deadline", 12, language),
            _column(last, 16, language),
        ),
        rows=tuple(_task(place, one, last) for place, one in enumerate(tasks, start=1)),
    )


def _task(place: int, one: ReportTask, last: str) -> tuple[Cell, ...]:
    said: Cell
    match last:
        case "handed":
            said = _day(one.handed.date()) if one.handed else None
        case "blocker":
            said = one.blocker
        case _:
            said = one.source
    title = one.title[:1].upper() + one.title[1:]
    deadline = _day(one.deadline.date()) if one.deadline else None
    return place, f"NV-{one.number} {title}", one.unit, deadline, said


def _causes(facts: WorkReport, language: Language) -> Table | Sentence:
    if not facts.causes:
        return Sentence(say(language, "paper-report-no-causes"))
    return Table(
        columns=(
            _column("cause", 60, language),
            _column("days", 20, language, Side.RIGHT),
            _column("tasks", 20, language, Side.RIGHT),
        ),
        rows=tuple(
            (say(language, f"cause-{one.cause}"), one.days, one.tasks) for one in facts.causes
        ),
    )


def _column(name: str, width: int, language: Language, side: Side = Side.LEFT) -> Column:
    return Column(title=say(language, f"column-report-{name}"), width=width, side=side)


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
