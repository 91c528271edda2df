"""How it looks where work comes from: a paragraph with its tasks, a task up to its paragraph."""

from bot.views.look import Look, capital, lines, shows
from bot.views.programmes import lacks_line, paragraph_facts, programme_line
from bot.views.tasks import line
from core.tasks.tracing_notices import ParagraphShown, TaskSourced, TaskTraced


@shows(ParagraphShown)
def paragraph(notice: ParagraphShown, look: Look) -> str:
    """Show a paragraph, what it lacks, and those of its tasks that the reader may see."""
    one = notice.line
    source = f"{one.code}.{one.mark}"
    return lines(
        f"{source}: {capital(one.words)}",
        look.say("paragraph-of", programme=programme_line(notice.programme, look, counted=False)),
        *paragraph_facts(one, look),
        lacks_line(one, look),
        *(_moved(each, look) for each in notice.results),
        look.say("paragraph-tasks-head", count=one.tasks, done=one.done) if one.tasks else None,
        *(line(each, look) for each in notice.lines),
        look.say("paragraph-unseen", count=notice.unseen) if notice.unseen else None,
        look.say("paragraph-how-task", source=source),
    )


def _moved(result: tuple[int, str], look: Look) -> str:
    return look.say("trace-result", result=str(result[0]), title=result[1])


@shows(TaskTraced)
def traced(notice: TaskTraced, look: Look) -> str:
    """Show where a task comes from, step by step upwards."""
    number, one = str(notice.number), notice.line
    steps = [f"NV-{number} {capital(notice.title)} ({look.everybody(notice.people)})"]
    steps += [f"↑ NV-{whole} {capital(title)}" for whole, title in notice.wholes]
    steps += [f"↑ {_moved(each, look)}" for each in notice.results]
    if one is None or notice.programme is None:
        return lines(
            *steps,
            look.say("trace-none", assigner=look.full(notice.assigner)),
            look.say("trace-how", number=number),
        )
    return lines(
        *steps,
        f"↑ {one.code}.{one.mark} {capital(one.words)}",
        *(f"   {fact}" for fact in paragraph_facts(one, look)),
        f"↑ {programme_line(notice.programme, look, counted=False)}",
    )


@shows(TaskSourced)
def sourced(notice: TaskSourced, look: Look) -> str:
    """Confirm from which paragraph a task comes now."""
    number, one = str(notice.number), notice.line
    if one is None:
        key = "task-unsourced" if notice.had else "task-had-no-source"
        return look.say(key, number=number, source=notice.had or "")
    told = look.say(
        "task-sourced", number=number, source=f"{one.code}.{one.mark}", words=capital(one.words)
    )
    return lines(told, look.say("undo-hint"))
