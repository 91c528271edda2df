"""giúp, ngôn ngữ, nền, liên kết, thôi: what a person says about the talk itself."""

import re

from bot.commands import lapse
from bot.commands.desk import Answer, Reply, Talk, verb
from bot.commands.notices import Courtesy, Dropped, Help
from bot.reading import MessageReading
from bot.reading.text import fold
from core.kernel import question
from core.people import actions, rules
from core.people.actions import Link, SetDark, SetLanguage
from core.tasks import lists

EXAMPLE_NUMBER = 12
_SHADES = frozenset(("toi", "sang", "dark", "light"))
_WHOM = r"(?: (?:viec|bot|em|anh|chi|ban|a|nhe|nha|nhieu|lam))*"
_THANKS = re.compile(rf"(?:cam on|cam on ban|thanks?|thank you|tks){_WHOM}")
_GREETING = re.compile(
    r"(?:xin chao|chao|hello|hi|alo|ok|oke|okay|vang|da|da vang|u|uh|chao buoi (?:sang|chieu))"
    rf"{_WHOM}"
)


def courtesy(text: str) -> Courtesy | None:
    """Give the warm word for a greeting, a thank-you or an ok; None for anything else."""
    words = " ".join(re.findall(r"[^\W\d_]+", fold(text)))
    if _THANKS.fullmatch(words):
        return Courtesy(thanks=True)
    return Courtesy(thanks=False) if _GREETING.fullmatch(words) else None


@verb("giup")
def help_out(talk: Talk, _reading: MessageReading) -> Answer:
    """Say what can be said, with ready examples."""
    actor, now = talk.turn.actor, talk.tx.now
    own = lists.mine(talk.tx, talk.turn).lines
    return Reply(
        Help(
            leader=rules.is_leader(actor, now),
            admin=rules.is_admin(actor, now),
            number=own[0].number if own else EXAMPLE_NUMBER,
            codes=actions.example_codes(talk.tx, talk.turn),
        )
    )


@verb("ngon_ngu")
def language(talk: Talk, reading: MessageReading) -> Answer:
    """Talk in another language."""
    typed = " ".join(fold(reading.argument or "").split())
    return Reply(actions.set_language(talk.tx, talk.turn, SetLanguage(typed=typed)))


@verb("nen")
def theme(talk: Talk, reading: MessageReading) -> Answer:
    """Draw this person's pictures dark or light; a bare `nền` changes over."""
    typed = set(fold(reading.argument or "").split())
    dark = not talk.turn.actor.dark if not typed & _SHADES else bool(typed & {"toi", "dark"})
    return Reply(actions.set_dark(talk.tx, talk.turn, SetDark(dark=dark)))


@verb("lien_ket")
def link(talk: Talk, reading: MessageReading) -> Answer:
    """Link this chat with a one-time code."""
    code = "".join(one for one in reading.argument or "" if one.isdigit())
    return Reply(actions.link(talk.tx, talk.at, Link(code=code)))


@verb("thoi")
def leave(talk: Talk, _reading: MessageReading) -> Answer:
    """Leave what was begun."""
    asked = question.current(talk.tx, talk.turn.actor.id)
    kept = asked is not None and lapse.follows(asked)
    return Reply(Dropped(anything=question.close(talk.tx, talk.turn.actor.id), kept=kept))
