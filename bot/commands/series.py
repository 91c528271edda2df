"""việc định kỳ, mẫu: work that comes back, and work kept under a name."""

import re

from bot.commands.desk import Answer, Reply, Talk, choice, performs, verb
from bot.commands.notices import Missing
from bot.reading import MessageReading
from core.kernel.refusal import Slip
from core.tasks import series, templates
from core.tasks.series import EndSeries
from core.tasks.templates import DropTemplate, KeepTemplate

_DROP = re.compile(r"(?:bỏ|bo|xóa|xoá|xoa|drop|delete)\s+(.+)", re.IGNORECASE)
_NAMED = re.compile(r"^(?:là|la|tên|ten|as|named)\s*:?\s+", re.IGNORECASE)


def list_series(talk: Talk) -> Answer:
    """Show what comes back; a number ends one."""
    found = series.listed(talk.tx, talk.turn, talk.calendar)
    ends = [one for one in found.lines if one.may_end]
    choices = tuple(
        choice(place, "choice-end-series", EndSeries(number=one.number), title=one.title)
        for place, one in enumerate(ends, start=1)
    )
    return Reply(found, choices)


@performs(EndSeries)
def end_series(talk: Talk, command: EndSeries) -> Answer:
    """End a series, with the way back behind a number; or go on with it."""
    ended = series.end(talk.tx, talk.turn, command)
    if command.on:
        return Reply(ended)
    return Reply(ended, (choice(1, "choice-go-on-series", command.but(on=True)),))


@verb("mau")
def template(talk: Talk, reading: MessageReading) -> Answer:
    """Show the templates, keep a task as one, or drop one."""
    dropped = _DROP.fullmatch(reading.argument or "")
    if dropped:
        gone = DropTemplate(name=dropped[1].strip())
        return Reply(templates.drop(talk.tx, talk.turn, gone))
    if not reading.tasks:
        return Reply(templates.listed(talk.tx, talk.turn))
    name = _NAMED.sub("", (reading.note or "").strip(' :"“”'))
    if not name:
        raise Slip(Missing(what="name_missing", verb="mau", number=reading.tasks[0]))
    command = KeepTemplate(number=reading.tasks[0], name=name)
    return Reply(templates.keep(talk.tx, talk.turn, command))
