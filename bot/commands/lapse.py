"""What a newer line does to the question before it: a number never carries out an older preview."""

from bot.commands.desk import VERBS, Drop, LookAt, ShowTask, Talk, read
from bot.commands.notices import (
    Courtesy,
    ListPast,
    NoQuestion,
    NoSuchChoice,
    Nothing,
    PreviewWaits,
)
from bot.commands.work import ShowPage
from core.kernel import question
from core.kernel.command import Command
from core.kernel.notice import Notice
from core.kernel.question import Question
from core.objectives.lists import ListObjectives, ShowObjective, ShowTree
from core.tasks.finding import Find

LOOKING: tuple[type[Command], ...] = (
    Drop,
    Find,
    ListObjectives,
    LookAt,
    ShowObjective,
    ShowPage,
    ShowTask,
    ShowTree,
)
"""What stands behind the places of a list: it only shows something."""

KEEPING: tuple[type[Notice], ...] = (Courtesy, ListPast, Nothing, NoQuestion, NoSuchChoice)
"""What is said without anything having been asked for, or about the open question itself."""


def answered(talk: Talk, told: Notice) -> None:
    """Close an older question that decides something, once a newer line has been answered."""
    asked = _open(talk)
    if asked is not None and decides(asked) and not isinstance(told, KEEPING):
        question.close(talk.tx, talk.turn.actor.id)


def refused(talk: Talk, told: Notice) -> None:
    """Close an older question behind a slip or a refusal, unless that repeats the question.

    A list that only shows stays, so that its places keep their meaning; words that a question
    waits for may be typed again, unless the newer line was a sentence of its own.
    """
    asked = _open(talk)
    if asked is None or isinstance(told, (*KEEPING, PreviewWaits)):
        return
    own = asked.awaits is not None and read(talk, talk.text).intent in VERBS
    if decides(asked) or own:
        question.close(talk.tx, talk.turn.actor.id)


def decides(asked: Question) -> bool:
    """Tell whether a number of this question would change something."""
    return not all(isinstance(one, LOOKING) for one in asked.commands.values())


def follows(asked: Question) -> bool:
    """Tell whether a question came behind something that was done: leaving it undoes nothing."""
    leave = asked.commands.get(0)
    if leave is None:
        return decides(asked)
    return isinstance(leave, Drop) and leave.kept


def _open(talk: Talk) -> Question | None:
    return question.current(talk.tx, talk.turn.actor.id)
