"""thêm người, chuyển, hủy, tạm dừng: who does a task changes, or nobody is to for now."""

import datetime as dt
import re

from bot.commands.desk import (
    Answer,
    Drop,
    Reply,
    Talk,
    choice,
    pending,
    performs,
    read_anybody,
    verb,
)
from bot.commands.notices import Missing, PersonUnknown
from bot.commands.review import show_review
from bot.commands.whom import Naming, Whom, ask_person, named_in, unknown_in
from bot.commands.work import block
from bot.reading import MessageReading, read_deadline
from core.kernel.refusal import Slip
from core.tasks import actions, ending, handover, pausing, standing_in, team
from core.tasks.decisions import Verdict
from core.tasks.ending import Cancel
from core.tasks.handover import HandOver
from core.tasks.pausing import Pause
from core.tasks.rules import Task
from core.tasks.team import CoAssign, Joining

_BECAUSE = re.compile(
    r"(?:\b(?:vì|do|với lý do|lý do|vi|ly do|because)\b|[(:;])\s*:?\s*([^()]+)", re.IGNORECASE
)
_TO_ME = re.compile(
    r"^(?:cho|sang|về|ve|to)\s+(?:tôi|toi|mình|minh|em|tớ|me|myself)\b", re.IGNORECASE
)
_DUE = re.compile(
    r"\b(?:hạn|han|deadline|due)\b\s*:?\s*(.+?)(?=\s*(?:\b(?:vì|vi|do|because)\b|[(;]|$))",
    re.IGNORECASE,
)


class TeamDraft(Naming, frozen=True, kw_only=True):
    """People who are to come in, as far as they are known."""

    number: int
    skip_preview: bool = False


@verb("them_nguoi")
def co_assign(talk: Talk, reading: MessageReading) -> Answer:
    """Let people do a task together with those who do it already."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="them_nguoi"))
    number = reading.tasks[0]
    team.arranged(talk.tx, talk.turn, number)
    unknown = unknown_in(reading)
    if unknown is not None or not reading.mentions:
        missing = Missing(what="person_missing", verb="them_nguoi", number=number)
        asked = missing if unknown is None else PersonUnknown(typed=unknown)
        return pending(asked, f"thêm người {number}")
    whom = named_in(talk, reading)
    return advance(talk, TeamDraft(number=number, whom=whom, skip_preview=reading.skip_preview))


@performs(TeamDraft)
def advance(talk: Talk, draft: TeamDraft) -> Answer:
    """Ask who is meant, or show how the shares would change, or change them."""
    if any(one.id is None for one in draft.whom):
        return ask_person(talk, draft)
    joining = tuple(
        Joining(person_id=one.id or 0, part=one.part, whole=one.whole) for one in draft.whom
    )
    command = CoAssign(number=draft.number, people=joining)
    if draft.skip_preview:
        return co_assign_now(talk, command)
    shown = team.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(CoAssign)
def co_assign_now(talk: Talk, command: CoAssign) -> Answer:
    """Let people come in."""
    return Reply(team.co_assign(talk.tx, talk.turn, command))


class HandOverDraft(Naming, frozen=True, kw_only=True):
    """Work that is to go to somebody, as far as it is known to whom."""

    number: int
    unit: str | None = None
    why: str | None = None
    deadline: dt.datetime | None = None
    skip_preview: bool = False


@verb("chuyen")
def hand_over(talk: Talk, reading: MessageReading) -> Answer:
    """Let a task go to somebody else, or to another unit."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="chuyen"))
    number = reading.tasks[0]
    actions.visible(talk.tx, talk.turn, number)
    found = _anybody(talk, reading)
    because = _BECAUSE.search(reading.note or "")
    whom = named_in(talk, found)[:1]
    if not whom and _TO_ME.search(reading.note or ""):
        whom = (Whom(typed="", id=talk.turn.actor.id),)
    draft = HandOverDraft(
        number=number,
        whom=whom,
        unit=found.unit,
        why=because[1].strip() if because else None,
        deadline=_due(talk, reading.note or ""),
        skip_preview=reading.skip_preview,
    )
    unknown = unknown_in(found) if whom == named_in(talk, found)[:1] else None
    if unknown is not None or not (draft.whom or draft.unit):
        missing = Missing(what="person_missing", verb="chuyen", number=number)
        asked = missing if unknown is None else PersonUnknown(typed=unknown)
        return pending(asked, f"chuyển {number} cho")
    return go_over(talk, draft)


def _due(talk: Talk, said: str) -> dt.datetime | None:
    """Give the new deadline: a date counts only behind `hạn`, another one may be in the reason."""
    found = _DUE.search(said)
    if found is None:
        return None
    return read_deadline(found[1], talk.now, talk.calendar, talk.turn.actor.language).deadline


def _anybody(talk: Talk, reading: MessageReading) -> MessageReading:
    """Read the names again among everybody of the office where none of the asker's people fits."""
    if reading.unit is not None or any(one.id or one.candidates for one in reading.mentions):
        return reading
    begun = f"chuyển {reading.tasks[0]} {reading.note or ''}"
    return read_anybody(talk, begun)


@performs(HandOverDraft)
def go_over(talk: Talk, draft: HandOverDraft) -> Answer:
    """Ask who is meant, or show where the task would go, or let it go."""
    if any(one.id is None for one in draft.whom):
        return ask_person(talk, draft)
    person = draft.people[0] if draft.people else None
    command = HandOver(
        number=draft.number,
        person=person,
        unit=draft.unit,
        why=draft.why,
        deadline=draft.deadline,
    )
    if draft.skip_preview:
        return hand_over_now(talk, command)
    shown = handover.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(HandOver)
def hand_over_now(talk: Talk, command: HandOver) -> Answer:
    """Let the task go, or ask those who have to confirm it."""
    return Reply(handover.hand_over(talk.tx, talk.turn, command))


@verb("huy")
def cancel(talk: Talk, reading: MessageReading) -> Answer:
    """Call work off, with the reason."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="huy"))
    number = reading.tasks[0]
    if not reading.note:
        return pending(Missing(what="reason_missing", verb="huy", number=number), f"hủy {number}")
    command = Cancel(number=number, reason=reading.note)
    if reading.skip_preview:
        return cancel_now(talk, command)
    shown = ending.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(Cancel)
def cancel_now(talk: Talk, command: Cancel) -> Answer:
    """Call the work off."""
    return Reply(ending.cancel(talk.tx, talk.turn, command))


@verb("tam_dung")
def pause(talk: Talk, reading: MessageReading) -> Answer:
    """Let tasks rest; from who does one it says that he is stuck.

    Where he has named the cause already, that is what is confirmed.
    """
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="tam_dung"))
    found = [actions.visible(talk.tx, talk.turn, number) for number in reading.tasks]
    if any(_does(talk, one) for one in found):
        return block(talk, reading)
    ready = [pausing.pausable(talk.tx, talk.turn, one.number) for one in found]
    if any(one.cause_named for one in ready):
        named = [Verdict(number=one.number, accept=True, objective=True) for one in ready]
        return show_review(talk, tuple(named))
    numbers = tuple(one.number for one in ready)
    if not reading.note:
        missing = Missing(what="words_missing", verb="tam_dung", number=numbers[0])
        return pending(missing, f"tạm dừng {' '.join(str(one) for one in numbers)}")
    command = Pause(numbers=numbers, reason=reading.note)
    shown = pausing.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


def _does(talk: Talk, task: Task) -> bool:
    """Tell whether the writer does a task himself, or looks after it for who is away."""
    actor = talk.turn.actor
    return task.is_held_by(actor.id) or standing_in.absent(talk.tx, actor, task) is not None


@performs(Pause)
def pause_now(talk: Talk, command: Pause) -> Answer:
    """Let the tasks rest."""
    return Reply(pausing.pause(talk.tx, talk.turn, command))
