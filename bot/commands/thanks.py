"""cảm ơn: a word of thanks to a colleague for a task, in the giver's own words."""

import re
from collections.abc import Sequence

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, performs, verb
from bot.commands.notices import AskWhich, Missing
from bot.commands.talk import courtesy
from bot.reading import MessageReading, PersonMention, read_message
from bot.reading.assignees import read_assignees
from bot.reading.facts import Ask
from bot.reading.people import PeopleFilter
from bot.reading.report import read_tasks
from bot.reading.text import Text, fold
from bot.reading.verb import opening_verb
from core.kernel.refusal import Refusal, Slip
from core.people import store as people
from core.people.actions import named
from core.tasks import finding, thanks
from core.tasks.thanks import SetThanksQuota, Thank
from core.tasks.thanks_notices import NobodyToThank, ThankWhom

MOST_WORDS = 500
_QUOTA = re.compile(r"(?:muc|quota)\s+(\d{1,3})")
_HEAD = re.compile(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+){0,3})\s+#?(?:nv-?)?\d", re.IGNORECASE)
_FILLERS = frozenset(
    {"viec", "nv", "so", "ve", "vi", "cho", "da", "nhieu", "rat", "ca", "cac", "nha", "moi"}
    | {"nguoi", "lam", "em", "anh", "chi", "ban", "task", "for", "about", "the"}
)
_SIGNS = " ,.;:–-"


@verb("cam_on")
def say_thanks(talk: Talk, reading: MessageReading) -> Answer:
    """Thank whoever was named for a task, or everybody who does it."""
    quota = _QUOTA.fullmatch(fold(reading.argument or "").strip())
    if quota:
        command = SetThanksQuota(quota=int(quota[1]))
        return Reply(thanks.set_quota(talk.tx, talk.turn, command))
    if not reading.tasks:
        return _without_task(talk)
    number = reading.tasks[0]
    part = thanks.with_part_in(talk.tx, talk.turn, number)
    text = Text(reading.argument or "")
    named_first = not read_tasks(text, 0).numbers
    mentions = _named_at_head(talk, text) if named_first else ()
    if set(_ids(mentions)) == {talk.turn.actor.id}:
        raise Refusal(NobodyToThank(number=number, title="", people=(), oneself=True))
    whom = tuple(dict.fromkeys(one for one in _ids(mentions) if one in part))
    if mentions and not _ids(mentions):
        raise Slip(ThankWhom(number=number, typed=mentions[0].typed))
    if mentions and not whom:
        found = people.persons(talk.tx.connection, _ids(mentions)[:1])
        names = tuple(named(one, talk.tx.now) for one in found.values())
        raise Refusal(NobodyToThank(number=number, title="", people=names))
    if not mentions:  # `cảm ơn 12 Lan rất kịp`: behind the number most words are no names
        mentions = tuple(one for one in _anybody(talk).mentions if part.intersection(_ids((one,))))
        whom = tuple(dict.fromkeys(one for one in _ids(mentions) if one in part))
    words = _words(reading.argument, mentions, number)
    return thank_now(talk, Thank(number=number, people=whom, words=words))


def _named_at_head(talk: Talk, text: Text) -> Sequence[PersonMention]:
    """Read who is named before the number; `tuan 268` is no week here but somebody's name.

    Raises Slip for a word that is nobody's name: whoever is meant, he is not guessed.
    """
    found = read_assignees(text, 0, talk.index, PeopleFilter()).mentions
    head = _HEAD.match(text.shown)
    if found or head is None or set(fold(head[1]).split()) & _FILLERS:
        return found
    named = read_assignees(Text(head[1].title()), 0, talk.index, PeopleFilter()).mentions
    return named or (PersonMention(head[1], None, (), Ask.PERSON_UNKNOWN),)


def _ids(mentions: Sequence[PersonMention]) -> list[int]:
    return [
        int(one)
        for mention in mentions
        for one in (mention.id, *mention.candidates)
        if one is not None and not mention.oneself
    ]


@performs(Thank)
def thank_now(talk: Talk, command: Thank) -> Answer:
    """Thank."""
    return Reply(thanks.thank(talk.tx, talk.turn, command))


def meant(talk: Talk, text: str) -> Answer | None:
    """Ask which task `cảm ơn Lan số liệu rất kịp` is for; None if it thanks nobody by name."""
    found = opening_verb(Text(text))
    if found is None or found.verb.name != "cam_on":
        return None
    reading = read_message(f"/{text.lstrip('/')}", talk.now, talk.index, talk.calendar)
    mention = next((one for one in reading.mentions if one.id and not one.oneself), None)
    if mention is None or mention.id is None:
        return None
    shared = finding.shared_lately(talk.tx, talk.turn, int(mention.id))
    if not shared:
        raise Slip(Missing(what="task_missing", verb="cam_on"))
    words = _words(reading.argument, reading.mentions, None)
    choices = tuple(
        choice(
            place,
            "choice-task",
            Thank(number=task.number, people=(int(mention.id),), words=words),
            task=str(task.number),
            title=task.title,
        )
        for place, task in enumerate(shared, start=1)
    )
    asked = AskWhich(verb=Thank.kind, total=len(shared))
    return Reply(asked, (*choices, choice(0, "choice-leave", Drop())))


def _without_task(talk: Talk) -> Answer:
    polite = courtesy(talk.incoming.text)
    if polite is not None:
        return Reply(polite)
    asked = meant(talk, talk.incoming.text)
    if asked is not None:
        return asked
    raise Slip(Missing(what="task_missing", verb="cam_on"))


def _anybody(talk: Talk) -> MessageReading:
    """Read the line with everybody of the office in it: one thanks whom one does not lead."""
    text = talk.text
    return read_message(f"/{text.lstrip('/')}", talk.now, talk.index, talk.calendar)


def _words(typed: str | None, mentions: Sequence[PersonMention], number: int | None) -> str:
    """Give the giver's own words, without the name and the number before them."""
    said = (typed or "").strip(_SIGNS)
    for mention in mentions:
        said = re.sub(
            rf"^(?:(?:anh|chị|em|cô|chú|bác|chi|co)\s+)?{re.escape(mention.typed)}\s*",
            "",
            said,
            flags=re.IGNORECASE,
        ).strip(_SIGNS)
    if number is not None:
        said = re.sub(
            rf"^(?:(?:về|vì|cho|ve|vi)\s+)?(?:việc|nv|#)?[\s-]*(?:số\s+)?{number}\b",
            "",
            said,
            flags=re.IGNORECASE,
        ).strip(_SIGNS)
        for mention in mentions:
            said = re.sub(rf"^{re.escape(mention.typed)}\s+", "", said, flags=re.IGNORECASE)
    return said.strip(_SIGNS)[:MOST_WORDS]
