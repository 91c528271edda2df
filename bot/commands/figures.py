"""điểm, tuần, tổng hợp, tự đánh giá: the figures a person may see."""

import re

from bot.commands.desk import Answer, Reply, Talk, verb
from bot.commands.notices import OnlyInPrivate
from bot.reading import MessageReading
from bot.reading.text import fold
from core.evaluation import actions as evaluation
from core.evaluation.actions import Month, SelfAssess
from core.kernel.refusal import Refusal
from core.people import store as people
from core.reminders import actions as reminders

_MONTH = re.compile(r"(?:thang|month|t)\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_POINTS = re.compile(r"\d{1,2}(?:[.,]\d{1,3})?")


@verb("diem")
def score(talk: Talk, reading: MessageReading) -> Answer:
    """Show the receipt of a month: one's own, or as a leader that of somebody he leads."""
    _only_private(talk)
    month = _month(talk, fold(reading.argument or ""))
    if reading.tasks:
        return Reply(evaluation.receipt_line(talk.tx, talk.turn, reading.tasks[0], month))
    whose = talk.turn.actor
    if reading.people:
        whose = people.person_of(talk.tx.connection, int(reading.people[0]))
    return Reply(evaluation.receipt(talk.tx, talk.turn, whose, month))


@verb("tuan")
def week(talk: Talk, _reading: MessageReading) -> Answer:
    """Show one's own week."""
    _only_private(talk)
    return Reply(reminders.week_card(talk.tx, talk.turn, talk.calendar))


@verb("tong_hop")
def digest(talk: Talk, _reading: MessageReading) -> Answer:
    """Show the picture of the units the asker leads."""
    return Reply(reminders.digest(talk.tx, talk.turn, talk.calendar))


@verb("tu_danh_gia")
def self_assess(talk: Talk, reading: MessageReading) -> Answer:
    """Give oneself the points of the general criteria."""
    _only_private(talk)
    said = fold(reading.argument or "")
    month = _month(talk, said)
    points = tuple(_POINTS.findall(_MONTH.sub(" ", said)))
    command = SelfAssess(year=month.year, month=month.month, points=points)
    return Reply(evaluation.self_assess(talk.tx, talk.turn, command))


def _only_private(talk: Talk) -> None:
    if not talk.incoming.private:
        raise Refusal(OnlyInPrivate())


def _month(talk: Talk, said: str) -> Month:
    """Give the month that was named, the latest one not in the future; this month otherwise."""
    present = evaluation.month_of(talk.tx.now, talk.turn.office.zone)
    found = _MONTH.search(said)
    if found is None or not 1 <= int(found[1]) <= 12:
        return present
    month = int(found[1])
    if found[2]:
        return Month(year=min(max(int(found[2]), 2000), present.year), month=month)
    year = present.year - 1 if month > present.month else present.year
    return Month(year=year, month=month)
