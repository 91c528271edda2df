"""A reply to one of our messages: which tasks that one was about, and the line with its number."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import msgspec

from bot.commands.desk import (
    VERBS,
    Answer,
    Drop,
    Reply,
    Talk,
    choice,
    performs,
    read,
)
from bot.commands.notices import AskWhich
from bot.commands.talk import courtesy
from bot.reading.aimed import aim
from core.kernel import post, question
from core.kernel.command import Command
from core.kernel.notice import NOTICES
from core.kernel.post import Choices, Replied
from core.kernel.question import Question
from core.kernel.refusal import Refusal
from core.tasks import actions
from core.tasks.rules import Task

MOST_ASKED = 7


class About(Command, frozen=True):
    """Something said about one task of several that a message named."""

    number: int
    text: str


def replied(talk: Talk) -> Replied | None:
    """Give the letter that is replied to: one of this chat, written to this very person."""
    about = talk.incoming.about
    if about is None:
        return None
    found = post.replied_to(
        talk.tx.connection, talk.at.gateway, talk.at.bot, talk.incoming.chat, about
    )
    return found if found and found.person_id == talk.turn.actor.id else None


def question_of(talk: Talk, letter: Replied) -> Question | None:
    """Give the question that a letter asked."""
    if letter.choices is None:
        return None
    asked = msgspec.json.decode(letter.choices, type=Choices).question
    return question.find(talk.tx, talk.turn.actor.id, asked)


def tasks_of(letter: Replied) -> tuple[int, ...]:
    """Give the numbers of the tasks that a letter named, in its order."""
    kind = NOTICES.all().get(letter.notice)
    if kind is not None and not kind.about_tasks:
        return ()
    return tuple(dict.fromkeys(_numbers(msgspec.json.decode(letter.body))))


def answer_reply(talk: Talk, letter: Replied, text: str) -> Answer | None:
    """Answer what was said about the task of a letter; None to read it as it stands."""
    if courtesy(text) is not None:
        return None
    tasks = seen(talk, tasks_of(letter))
    if not tasks or aim(text, tasks[0].number) is None:
        return None
    if len(tasks) == 1:
        return say_about(talk, About(number=tasks[0].number, text=text))
    choices = tuple(
        choice(
            place,
            "choice-task",
            About(number=task.number, text=text),
            task=str(task.number),
            title=task.title,
        )
        for place, task in enumerate(tasks[:MOST_ASKED], start=1)
    )
    leave = choice(0, "choice-leave", Drop())
    return Reply(AskWhich(verb=About.kind, total=len(tasks)), (*choices, leave))


@performs(About)
def say_about(talk: Talk, command: About) -> Answer:
    """Read what was said with the number of its task."""
    talk = replace(talk, aimed=aim(command.text, command.number) or command.text)
    reading = read(talk, talk.text)
    question.close(talk.tx, talk.turn.actor.id)
    return VERBS[reading.intent or "bc"](talk, reading)


def seen(talk: Talk, numbers: tuple[int, ...]) -> list[Task]:
    """Give those of the tasks that the asker may see now: a letter may be months old."""
    found = []
    for number in numbers:
        with suppress(Refusal):
            found.append(actions.visible(talk.tx, talk.turn, number))
    return found


def _numbers(fact: object) -> Iterator[int]:
    """Give the numbers of tasks in a written notice: its own, or those of its lines."""
    if isinstance(fact, dict):
        own = fact.get("number")
        if isinstance(own, int):
            yield own
        else:
            for inner in fact.values():
                yield from _numbers(inner)
    elif isinstance(fact, list):
        for inner in fact:
            yield from _numbers(inner)
