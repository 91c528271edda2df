"""What cannot be taken back is done on a code that has to be typed, never on a single digit."""

from collections.abc import Callable

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, completes, perform
from bot.commands.notices import SealWrong
from core.kernel.command import COMMANDS, Command
from core.kernel.fact import write
from core.kernel.notice import Notice
from core.kernel.refusal import Slip


class Sealed(Command, frozen=True):
    """A command behind a code of four digits; `body` is JSON."""

    code: str
    of: str
    body: str


def seal(talk: Talk, prepare: Callable[[str], tuple[Command, Notice]]) -> Reply:
    """Show what a command would do, with the code that carries it out."""
    code = f"{talk.tx.chance.randrange(1000, 10000)}"
    command, notice = prepare(code)
    sealed = Sealed(code=code, of=command.kind, body=write(command))
    return Reply(notice, (choice(0, "choice-leave", Drop()),), sealed)


@completes(Sealed)
def open_seal(talk: Talk, command: Sealed, text: str) -> Answer:
    """Carry out what the code belongs to."""
    if text.strip(" .,!\"'") != command.code:
        raise Slip(SealWrong(code=command.code))
    return perform(talk, COMMANDS.read(command.of, command.body))
