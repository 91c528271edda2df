"""ủy quyền: a head lets somebody decide in his place until a date; thôi ủy quyền ends it."""

import re

from bot.commands.desk import (
    Answer,
    Assignable,
    Drop,
    Ranking,
    Reply,
    Talk,
    choice,
    pending,
    performs,
    verb,
)
from bot.commands.whom import Naming, ask_person, named_in
from bot.reading import MessageReading
from bot.reading.absence import read_absence
from bot.reading.assignees import Assignees, read_assignees
from bot.reading.people import PeopleFilter
from bot.reading.text import Text, fold
from core.kernel.refusal import Slip
from core.people.actions import named
from core.tasks import delegation
from core.tasks.delegation import Delegate
from core.tasks.delegation_notices import AskDelegate, AskDelegationEnd

_WHAT = re.compile(
    r"(?:(?:quyen|viec|duyet|nghiem thu|quyet dinh|my|reviews?|decisions?|approvals?)(?:\s+|$))*"
    r"(?:(?:cho|to)(?:\s+|$))?"
)
_ENDS = re.compile(
    r"\b(?:den|toi|het|until|till|to)\b|\d\s*(?:-|–)\s*\d|\btuan\b|\bngay\b|\bweek\b"
)
_ONE_DAY = re.compile(r"^(?:ngay |trong ngay )?(?:hom nay|mai|ngay mai|today|tomorrow)$")


class DelegateDraft(Naming, frozen=True, kw_only=True):
    """Who is to decide, as far as it is known, and the words that say from when until when."""

    when: str


@verb("uy_quyen")
def let_decide(talk: Talk, reading: MessageReading) -> Answer:
    """Let somebody decide in one's place; alone it shows who does."""
    text = Text(reading.argument or "")
    if not text.size:
        return Reply(delegation.show(talk.tx, talk.turn))
    at = _past_what(text)
    whom = _named(talk, text, at)
    if whom is None:
        rest = text.after(at).strip()
        raise Slip(AskDelegate(typed=rest[:60] or None))
    mentions = MessageReading(mentions=whom.mentions)
    draft = DelegateDraft(whom=named_in(talk, mentions)[:1], when=text.after(whom.after))
    return go_on(talk, draft)


@verb("thoi_uy_quyen")
def decide_again(talk: Talk, _reading: MessageReading) -> Answer:
    """Decide everything oneself again."""
    return Reply(delegation.end(talk.tx, talk.turn))


@performs(DelegateDraft)
def go_on(talk: Talk, draft: DelegateDraft) -> Answer:
    """Ask who is meant, or until when; or show what it means."""
    if any(one.id is None for one in draft.whom):
        return ask_person(talk, draft)
    deputy = delegation.allowed(talk.tx, talk.turn, draft.people[0])
    typed = draft.when.strip(" .,;!")
    span = read_absence(typed, talk.now, talk.calendar) if _has_end(typed) else None
    if span is None:
        asked = AskDelegationEnd(person=named(deputy, talk.tx.now), typed=typed[:60] or None)
        return pending(asked, f"/ủy quyền cho {deputy.code}")
    command = Delegate(person_id=deputy.id, since=span.start, until=span.end)
    shown = delegation.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(Delegate)
def delegate_now(talk: Talk, command: Delegate) -> Answer:
    """Let him decide."""
    return Reply(delegation.delegate(talk.tx, talk.turn, command))


def _past_what(text: Text) -> int:
    """Skip what is delegated and `cho`: there is only one thing, the decisions."""
    found = _WHAT.match(" ".join(text.words[: text.size]))
    return len(found[0].split()) if found else 0


def _named(talk: Talk, text: Text, at: int) -> Assignees | None:
    """Read who is named: among those the asker leads, or else anybody of the office."""
    for who in (PeopleFilter(Ranking(talk), Assignable(talk)), PeopleFilter()):
        found = read_assignees(text, at, talk.index, who)
        if found.mentions and any(one.id or one.candidates for one in found.mentions):
            return found
    return None


def _has_end(typed: str) -> bool:
    folded = fold(typed)
    return bool(_ENDS.search(folded) or _ONE_DAY.match(folded.strip()) or "va" in folded.split())
