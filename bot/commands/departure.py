"""cho thôi việc, bỏ liên kết: what cannot be taken back is confirmed by a typed code."""

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, completes, verb
from bot.reading import MessageReading
from core.kernel.command import Command
from core.kernel.refusal import Slip
from core.people import links
from core.people.links import Unlink
from core.people.notices import UnlinkNotConfirmed
from core.reminders import departure
from core.reminders.departure import Depart
from core.reminders.departure_notices import DepartureNotConfirmed, DepartureUnknown


class DepartDraft(Command, frozen=True):
    """A departure that waits for the typed code."""

    code: str


class UnlinkDraft(Command, frozen=True):
    """An unlinking that waits for the typed code; `whose` is None for this very chat."""

    code: str
    whose: str | None = None


@verb("cho_thoi")
def depart(talk: Talk, reading: MessageReading) -> Answer:
    """Let somebody no longer belong to the office."""
    code = (reading.argument or "").strip()
    if not code:
        raise Slip(DepartureUnknown(typed=""))
    asked = departure.preview(talk.tx, talk.turn, Depart(code=code))
    leave = choice(0, "choice-leave", Drop())
    return Reply(asked, (leave,), DepartDraft(code=asked.code))


@completes(DepartDraft)
def confirm_departure(talk: Talk, draft: DepartDraft, text: str) -> Answer:
    """Do it if the code was typed."""
    if text.strip().casefold() != draft.code.casefold():
        raise Slip(DepartureNotConfirmed(code=draft.code))
    return Reply(departure.depart(talk.tx, talk.turn, Depart(code=draft.code)))


@verb("bo_lien_ket")
def unlink(talk: Talk, reading: MessageReading) -> Answer:
    """Give up this chat; for an admin, all chats of somebody."""
    whose = (reading.argument or "").strip() or None
    asked = links.ask_unlink(talk.tx, talk.turn, whose)
    leave = choice(0, "choice-leave", Drop())
    return Reply(asked, (leave,), UnlinkDraft(code=asked.code, whose=whose))


@completes(UnlinkDraft)
def confirm_unlink(talk: Talk, draft: UnlinkDraft, text: str) -> Answer:
    """Do it if the code was typed."""
    if text.strip().casefold() != draft.code.casefold():
        raise Slip(UnlinkNotConfirmed(code=draft.code))
    command = Unlink(whose=draft.whose)
    return Reply(links.unlink(talk.tx, talk.turn, talk.at, command))
