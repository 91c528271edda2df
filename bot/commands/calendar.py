"""lịch: the days off and made up, and the office hours; an admin changes them in a line."""

import re

from bot.commands.desk import Answer, Reply, Talk, verb
from bot.reading import MessageReading, read_deadline
from bot.reading.text import fold
from core.kernel.refusal import Slip
from core.periods import actions
from core.periods.actions import SetDay, SetHours
from core.periods.notices import DayWrong, HoursWrong

_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:hg]|gio)(\d{2})?")
_SAYS_OFF, _SAYS_WORKED, _SAYS_CLEAR = ("nghi", "off"), ("lam", "work"), ("bo", "clear")


@verb("lich")
def calendar(talk: Talk, reading: MessageReading) -> Answer:
    """Show the calendar, or change a day or the hours of it."""
    argument = reading.argument or ""
    words = fold(argument).split()
    if not words:
        return Reply(actions.show(talk.tx, talk.turn))
    if words[0] in ("gio", "hours"):
        return Reply(actions.set_hours(talk.tx, talk.turn, _hours(fold(argument))))
    worked = {**dict.fromkeys(_SAYS_OFF, False), **dict.fromkeys(_SAYS_WORKED, True)}
    if words[0] not in worked and words[0] not in _SAYS_CLEAR:
        return Reply(actions.show(talk.tx, talk.turn))
    command = _day(talk, argument, worked.get(words[0]))
    return Reply(actions.set_day(talk.tx, talk.turn, command))


def _day(talk: Talk, argument: str, worked: bool | None) -> SetDay:  # noqa: FBT001 - one of three
    said, _, note = argument.partition(":")
    rest = said.split(maxsplit=1)[1] if len(said.split()) > 1 else ""
    expected = re.search(r"(?:tạm|tam|provisional)\b", rest, re.IGNORECASE)
    plain = rest[: expected.start()] if expected else rest
    found = read_deadline(plain, talk.now, talk.calendar, talk.turn.actor.language)
    if found.deadline is None:
        raise Slip(DayWrong())
    return SetDay(
        day=found.deadline.date(),
        worked=worked,
        official=expected is None,
        note=note.strip()[:100],
    )


def _hours(words: str) -> SetHours:
    moments = [int(hour) * 60 + int(rest or 0) for hour, rest in _CLOCK.findall(words)]
    if len(moments) != 4:
        raise Slip(HoursWrong())
    return SetHours(hours=(moments[0], moments[1], moments[2], moments[3]))
