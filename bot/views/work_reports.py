"""How a work report looks as one message; the paper to sign is drawn in reports."""

from fractions import Fraction

from bot.views.look import Look, capital, lines, shows
from core.reminders.work_report_notices import PartLine, ReportTask, Tally, WorkReport

MOST_PARTS = 8
MOST_TASKS = 5
SHORT = 70


@shows(WorkReport)
def work_report(notice: WorkReport, look: Look) -> str:
    """Show what was to be done, what was, from where, what stopped it, and what comes next."""
    tally = notice.tally
    return lines(
        look.say("report-head", length=notice.length, span=_span(notice)),
        look.say("report-of", unit=notice.unit, until=look.day_and_time(notice.until)),
        _plan(tally, look),
        look.say("report-beyond", count=tally.beyond) if tally.beyond else None,
        look.say("report-overdue", count=tally.overdue) if tally.overdue else None,
        *_parts(notice, look),
        *_units(notice, look),
        _causes(notice, look),
        *_tasks("report-rest", notice.left, look),
        *_tasks("report-coming", notice.coming, look),
    )


def _plan(tally: Tally, look: Look) -> str:
    if not tally.due:
        return look.say("report-no-plan")
    facts = {"done": tally.done, "waiting": tally.waiting, "left": tally.left}
    plan = look.say("report-plan", due=tally.due, counts=_named(facts, look))
    if not tally.judged:
        return plan
    share = look.number(str(Fraction(100 * tally.on_time, tally.judged)), 0)
    key = "report-on-time" if tally.judged == tally.due else "report-on-time-so-far"
    return f"{plan} {look.say(key, ontime=tally.on_time, judged=tally.judged, percent=share)}"


def _named(counts: dict[str, int], look: Look) -> str:
    """Give the counts that are not zero: `nghiệm thu 9, chưa xong 1`."""
    told = [look.say(f"report-{name}", count=count) for name, count in counts.items() if count]
    return ", ".join(told)


def _parts(notice: WorkReport, look: Look) -> list[str]:
    if not any(one.code for one in notice.parts):
        return []
    shown = notice.parts[:MOST_PARTS]
    rest = len(notice.parts) - len(shown)
    return [
        look.say("report-by-source"),
        *(f"• {_part(one, look)}" for one in shown),
        *([look.say("report-more-sources", count=rest)] if rest else []),
    ]


def _part(one: PartLine, look: Look) -> str:
    name = f"{one.code}.{one.mark} {_short(one.words)}" if one.code else look.say("report-other")
    return f"{name}: {_counts(one.tally, look)}"


def _units(notice: WorkReport, look: Look) -> list[str]:
    if not notice.units:
        return []
    return [
        look.say("report-by-unit"),
        *(f"• {one.name}: {_counts(one.tally, look)}" for one in notice.units),
    ]


def _counts(tally: Tally, look: Look) -> str:
    counts = {
        "done": tally.done + tally.beyond,
        "waiting": tally.waiting,
        "left": tally.left,
        "late": tally.overdue,
    }
    return _named(counts, look)


def _causes(notice: WorkReport, look: Look) -> str | None:
    if not notice.causes:
        return None
    told = "; ".join(
        look.say(
            "report-cause", cause=look.say(f"cause-{one.cause}"), days=one.days, tasks=one.tasks
        )
        for one in notice.causes
    )
    return look.say("report-causes", causes=told)


def _tasks(key: str, tasks: tuple[ReportTask, ...], look: Look) -> list[str]:
    if not tasks:
        return []
    shown = tasks[:MOST_TASKS]
    rest = len(tasks) - len(shown)
    return [
        look.say(key, count=len(tasks)),
        *(f"• {_task(one, look)}" for one in shown),
        *([look.say("report-more", count=rest)] if rest else []),
    ]


def _task(one: ReportTask, look: Look) -> str:
    parts = [f"NV-{one.number} {_short(one.title)}"]
    if one.deadline:
        parts.append(look.short(one.deadline))
    if one.blocker:
        parts.append(f"“{_short(one.blocker)}”")
    return " · ".join(parts)


def _span(notice: WorkReport) -> str:
    first, last = notice.first, notice.last
    begun = str(first.day)
    if first.year != last.year:
        begun = f"{first.day}/{first.month}/{first.year}"
    elif first.month != last.month:
        begun = f"{first.day}/{first.month}"
    return f"{begun}–{last.day}/{last.month}/{last.year}"


def _short(words: str) -> str:
    if len(words) <= SHORT:
        return capital(words)
    return capital(words[:SHORT].rsplit(" ", 1)[0]) + "…"
