"""Photos and files in a chat: put to the task that they are said to be for, or asked about."""

from collections.abc import Sequence

from bot.commands import replies
from bot.commands.desk import VERBS, Answer, Drop, Reply, Talk, choice, performs, read
from bot.commands.notices import Dropped, Missing
from bot.commands.replies import About
from core.kernel.command import Command
from core.kernel.post import Replied
from core.kernel.refusal import Slip
from core.tasks import files, lists, proof
from core.tasks.evidence_notices import AskFileTask
from core.tasks.proof import Attach

MOST_ASKED = 7


class DropFiles(Command, frozen=True):
    """Let go of the files that were just sent: they are for no task."""


def answer_files(talk: Talk, letter: Replied | None, text: str) -> Answer | None:
    """Answer a message with files; None where its words say what they are for."""
    if text.strip() and (letter is not None or read(talk, text).intent in VERBS):
        return None
    numbers: Sequence[int] = ()
    if letter is not None:
        numbers = [one.number for one in replies.seen(talk, replies.tasks_of(letter))]
    elif talk.incoming.album is not None:
        numbers = files.tasks_of_album(talk.tx, talk.turn.actor.id, talk.incoming.album)
    if len(numbers) == 1 and not text.strip():
        return attach_now(talk, Attach(number=numbers[0]))
    return _ask(talk, numbers or _own(talk), text.strip())


@performs(Attach)
def attach_now(talk: Talk, command: Attach) -> Answer:
    """Put what was just sent to a task."""
    return Reply(proof.attach(talk.tx, talk.turn, command))


@performs(DropFiles)
def drop(talk: Talk, _command: DropFiles) -> Answer:
    """Let go of what was just sent."""
    return Reply(Dropped(anything=files.drop_loose(talk.tx, talk.turn.actor.id) > 0))


def _own(talk: Talk) -> list[int]:
    return [line.number for line in lists.mine(talk.tx, talk.turn).lines]


def _ask(talk: Talk, numbers: Sequence[int], text: str) -> Answer:
    if not numbers:
        raise Slip(Missing(what="no_tasks", verb="viec"))
    cards = [lists.card(talk.tx, talk.turn, number) for number in numbers[:MOST_ASKED]]
    choices = tuple(
        choice(
            place,
            "choice-task",
            About(number=card.number, text=text) if text else Attach(number=card.number),
            task=str(card.number),
            title=card.title,
        )
        for place, card in enumerate(cards, start=1)
    )
    sent = tuple(one.line for one in files.loose(talk.tx, talk.turn.actor.id))
    leave = choice(0, "choice-leave", DropFiles() if not text else Drop())
    return Reply(AskFileTask(files=sent, total=len(numbers)), (*choices, leave))
