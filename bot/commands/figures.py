"""điểm, tuần, tổng hợp, tự đánh giá: the figures a person may see."""

import re

from bot.commands.desk import Answer, Drop, Reply, ShowTask, Talk, choice, performs, verb
from bot.commands.notices import AskWhose, NotUnderstood
from bot.reading import MessageReading, PersonMention, read_message
from bot.reading.text import fold
from core.evaluation import actions as evaluation
from core.evaluation.actions import Month, SelfAssess
from core.evaluation.notices import ScoreNotYours
from core.kernel.command import Command
from core.kernel.refusal import Refusal, Slip
from core.people import store as people
from core.people.actions import named
from core.reminders import actions as reminders

_MONTH = re.compile(r"(?:thang|month|t)\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_WORD = re.compile(r"\w+")
_OWN_WORDS = "cua toi minh em my nay this thang month xem voi di a nhe nha giup"
_WHOLE = frozenset(("cua", "hom", "nay", "toi", "cho", "giup", "a", "nhe", "now", "today"))
_POINTS = re.compile(r"\d{1,2}(?:[.,]\d{1,3})?")


class ShowScore(Command, frozen=True):
    """Show the receipt of somebody's month."""

    person_id: int
    month: Month


@verb("diem")
def score(talk: Talk, reading: MessageReading) -> Answer:
    """Show the receipt of a month: one's own, or as a leader that of somebody he leads."""
    month = _month(talk, fold(reading.argument or ""))
    if reading.tasks:
        return Reply(evaluation.receipt_line(talk.tx, talk.turn, reading.tasks[0]))
    mention = _named(talk)
    if mention is not None:
        return _of_somebody(talk, mention, month)
    rest = _MONTH.sub(" ", fold(reading.argument or ""))
    if set(_WORD.findall(rest)) - set(_OWN_WORDS.split()):
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("diem",)))
    return Reply(evaluation.receipt(talk.tx, talk.turn, talk.turn.actor, month))


@performs(ShowScore)
def show_score(talk: Talk, command: ShowScore) -> Answer:
    """Show the receipt of somebody's month."""
    whose = people.person_of(talk.tx.connection, command.person_id)
    return Reply(evaluation.receipt(talk.tx, talk.turn, whose, command.month))


def _named(talk: Talk) -> PersonMention | None:
    """Give whom the message names among everybody: who may be seen is asked afterwards."""
    reading = read_message(talk.incoming.text, talk.now, talk.index, talk.calendar)
    return reading.mentions[0] if reading.mentions else None


def _of_somebody(talk: Talk, mention: PersonMention, month: Month) -> Answer:
    """Show whose receipt was named: ask where several fit, refuse where none does."""
    if mention.oneself:
        return show_score(talk, ShowScore(person_id=talk.turn.actor.id, month=month))
    if mention.id is not None:
        return show_score(talk, ShowScore(person_id=int(mention.id), month=month))
    if not mention.candidates:
        raise Refusal(ScoreNotYours())
    ids = [int(one) for one in mention.candidates[:7]]
    found = people.persons(talk.tx.connection, ids)
    names = {one: named(found[one], talk.tx.now) for one in ids if one in found}
    choices = tuple(
        choice(
            number,
            "choice-person",
            ShowScore(person_id=person_id, month=month),
            name=name.name,
            unit=name.unit,
        )
        for number, (person_id, name) in enumerate(names.items(), start=1)
    )
    leave = choice(0, "choice-leave", Drop())
    return Reply(AskWhose(typed=mention.typed, count=len(names)), (*choices, leave))


@verb("tuan")
def week(talk: Talk, _reading: MessageReading) -> Answer:
    """Show one's own week."""
    return Reply(reminders.week_card(talk.tx, talk.turn, talk.calendar))


@verb("tong_hop")
def digest(talk: Talk, reading: MessageReading) -> Answer:
    """Show the picture of the units the asker leads; its needs have places to decide by."""
    rest = fold(reading.argument or "").split()
    if reading.unit is None and rest and rest[0] not in _WHOLE:
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("tong_hop",)))
    facts = reminders.digest(talk.tx, talk.turn, talk.calendar, reading.unit)
    places = tuple(
        choice(place, "choice-place", ShowTask(number=need.number), task=str(need.number))
        for place, need in enumerate(facts.needs, start=1)
    )
    return Reply(facts, places)


@verb("tu_danh_gia")
def self_assess(talk: Talk, reading: MessageReading) -> Answer:
    """Give oneself the points of the general criteria."""
    said = fold(reading.argument or "")
    month = _month(talk, said)
    points = tuple(_POINTS.findall(_MONTH.sub(" ", said)))
    command = SelfAssess(year=month.year, month=month.month, points=points)
    return Reply(evaluation.self_assess(talk.tx, talk.turn, command))


def _month(talk: Talk, said: str) -> Month:
    """Give the month that was named, the latest one not in the future; this month otherwise."""
    present = evaluation.month_of(talk.tx.now, talk.turn.office.zone)
    found = _MONTH.search(said)
    if found is None:
        return present
    if not 1 <= int(found[1]) <= 12:
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("diem",)))
    month = int(found[1])
    if found[2]:
        return Month(year=min(max(int(found[2]), 2000), present.year), month=month)
    year = present.year - 1 if month > present.month else present.year
    return Month(year=year, month=month)
