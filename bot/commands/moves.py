"""thêm người, hủy, chuyển: who does a task changes, or nobody is to do it any more."""

from bot.commands.assign import Naming, ask_person, named_in, unknown_in
from bot.commands.desk import Answer, Drop, Reply, Talk, choice, pending, performs, verb
from bot.commands.notices import Missing, PersonUnknown
from bot.reading import MessageReading
from core.kernel.refusal import Slip
from core.tasks import ending, team
from core.tasks.ending import Cancel
from core.tasks.team import CoAssign, Joining


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
