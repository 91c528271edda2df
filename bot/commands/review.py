"""duyệt, trả: what the reviewer decides, shown first because it touches others; hoàn tác."""

from collections.abc import Sequence

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, pending, performs, verb
from bot.commands.notices import Missing
from bot.commands.work import ShowPage, page
from bot.reading import MessageReading
from bot.reading.text import fold
from core.kernel.refusal import Slip
from core.tasks import actions, decisions
from core.tasks.decisions import Review, Verdict

DECISIONS = frozenset({"duyet", "tra"})
MAJOR = ("loi noi dung", "sai noi dung", "content error")


@verb("duyet")
def accept(talk: Talk, reading: MessageReading) -> Answer:
    """Accept work that was handed in, or grant a later deadline."""
    if not reading.tasks:
        return page(talk, ShowPage(which="waiting", page=1))
    return _preview(talk, _verdicts(talk, reading))


@verb("tra")
def give_back(talk: Talk, reading: MessageReading) -> Answer:
    """Return work with a reason, or refuse a later deadline."""
    if reading.tasks and not reading.note:
        numbers = " ".join(str(number) for number in reading.tasks)
        missing = Missing(what="reason_missing", verb="tra", number=reading.tasks[0])
        return pending(missing, f"trả {numbers}")
    return _preview(talk, _verdicts(talk, reading))


def decide_all(talk: Talk, readings: Sequence[MessageReading]) -> Answer | None:
    """Decide about several in one reply: `1 2 duyệt; 3 trả: thiếu số liệu`, with one preview.

    Gives None unless every part of the reply is a decision about tasks.
    """
    if len(readings) < 2 or any(one.intent not in DECISIONS or not one.tasks for one in readings):
        return None
    return _preview(talk, tuple(verdict for one in readings for verdict in _verdicts(talk, one)))


def _verdicts(talk: Talk, reading: MessageReading) -> tuple[Verdict, ...]:
    numbers = [talk.positions.get(number, number) for number in reading.tasks]
    if reading.intent == "duyet":
        return tuple(Verdict(number=number, accept=True) for number in numbers)
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="tra"))
    if not reading.note:
        raise Slip(Missing(what="reason_missing", verb="tra", number=reading.tasks[0]))
    major = any(words in fold(reading.note) for words in MAJOR)
    return tuple(
        Verdict(number=number, accept=False, reason=reading.note, major=major) for number in numbers
    )


@performs(Review)
def decide(talk: Talk, command: Review) -> Answer:
    """Decide what was shown."""
    return Reply(decisions.review(talk.tx, talk.turn, command))


@verb("hoan_tac")
def undo(talk: Talk, _reading: MessageReading) -> Answer:
    """Take the last own change back."""
    return Reply(actions.undo(talk.tx, talk.turn))


def _preview(talk: Talk, verdicts: tuple[Verdict, ...]) -> Reply:
    command = Review(verdicts=verdicts)
    shown = decisions.preview_review(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))
