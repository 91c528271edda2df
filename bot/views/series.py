"""How notices about work that comes back, and about templates, look."""

from bot.views.look import Look, capital, lines, shows
from core.tasks.giving_notices import (
    OtherUndone,
    SeriesEnded,
    SeriesLine,
    SeriesList,
    SeriesPreview,
    SeriesStarted,
    SeriesStuck,
    SeriesUnknown,
    TemplateDropped,
    TemplateKept,
    TemplateList,
    UndoFirst,
)
from locales import day_with_weekday

LAST_DAY = 31


@shows(SeriesPreview)
def series_preview(notice: SeriesPreview, look: Look) -> str:
    """Show what would come back, and its first deadlines."""
    days = [
        look.say("series-day", day=day_with_weekday(look.language, due))
        if due == day
        else look.say(
            f"series-day-{notice.moved}",
            day=day_with_weekday(look.language, due),
            off=day_with_weekday(look.language, day),
        )
        for day, due in notice.days
    ]
    hour, minute = divmod(notice.minute, 60)
    return lines(
        look.say(
            "series-preview",
            people=", ".join(look.full(one) for one in notice.people),
            when=how_often(notice, look),
        ),
        capital(notice.title),
        look.say("series-days", clock=f"{hour:02d}:{minute:02d}", days="; ".join(days)),
        look.say(
            "series-given",
            given=day_with_weekday(look.language, notice.given),
            count=notice.lead_days,
        ),
    )


@shows(SeriesStarted)
def series_started(notice: SeriesStarted, look: Look) -> str:
    """Confirm that work comes back from now on."""
    return look.say(
        "series-started",
        title=notice.title,
        first=day_with_weekday(look.language, notice.first),
        given=day_with_weekday(look.language, notice.given),
    )


@shows(SeriesList)
def series_list(notice: SeriesList, look: Look) -> str:
    """Show what comes back."""
    if not notice.lines:
        return look.say("series-none")
    return lines(
        look.say("series-list", total=notice.total), *(_line(one, look) for one in notice.lines)
    )


@shows(SeriesEnded)
def series_ended(notice: SeriesEnded, look: Look) -> str:
    """Confirm that a series has ended, or goes on."""
    return look.say("series-goes-on" if notice.on else "series-ended", title=notice.title)


@shows(SeriesUnknown)
def series_unknown(notice: SeriesUnknown, look: Look) -> str:
    """Say that the asker cannot end this."""
    if notice.assigner is None:
        return look.say("series-unknown")
    return look.say("series-not-yours", assigner=look.brief(notice.assigner))


@shows(SeriesStuck)
def series_stuck(notice: SeriesStuck, look: Look) -> str:
    """Tell who began a series that nobody can do its work any more."""
    return look.say("series-stuck", title=notice.title)


@shows(TemplateKept)
def template_kept(notice: TemplateKept, look: Look) -> str:
    """Confirm that work is kept under a name."""
    key = "template-replaced" if notice.replaced else "template-kept"
    return look.say(key, name=notice.name, title=notice.title)


@shows(TemplateList)
def template_list(notice: TemplateList, look: Look) -> str:
    """Show the asker's templates."""
    if not notice.lines:
        return look.say("template-none")
    return lines(
        look.say("template-list", total=len(notice.lines)),
        *(f"• {one.name}: {one.title}" for one in notice.lines),
        look.say("template-how", name=notice.lines[0].name),
    )


@shows(TemplateDropped)
def template_dropped(notice: TemplateDropped, look: Look) -> str:
    """Confirm that a template is kept no more."""
    key = "template-dropped" if notice.found else "template-unknown"
    return look.say(key, name=notice.name)


@shows(OtherUndone)
def other_undone(notice: OtherUndone, look: Look) -> str:
    """Confirm that a change of a series, a template or the norm was taken back."""
    norm = "-none" if notice.what == "office-daily_norm" and not notice.title else ""
    title = look.number(notice.title) if notice.what == "office-daily_norm" and not norm else ""
    return look.say(f"undone-{notice.what}{norm}", title=title or notice.title)


@shows(UndoFirst)
def undo_first(notice: UndoFirst, look: Look) -> str:
    """Name what would be taken back, and when it was done."""
    what = look.say(f"undo-what-{notice.what}", title=notice.title)
    return look.say("undo-first", what=what, said=look.day_and_time(notice.said))


def how_often(one: SeriesPreview | SeriesLine, look: Look) -> str:
    """Give how often work comes back: `thứ Hai hằng tuần`, `ngày 25 hằng tháng`."""
    if one.every == "week":
        return look.say("every-week", weekday=look.weekday(one.on))
    last = "-last" if one.on == LAST_DAY else ""
    of = f"-{one.month}" if one.every == "quarter" and one.month in {1, 2} else ""
    return look.say(f"every-{one.every}{of}{last}", day=str(one.on), month=str(one.month))


def _line(one: SeriesLine, look: Look) -> str:
    return look.say(
        "series-line",
        title=capital(one.title),
        person=look.brief(one.person),
        when=how_often(one, look),
        next=day_with_weekday(look.language, one.next),
    )
