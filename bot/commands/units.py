"""đơn vị: the tree of units, and who leads in whose place."""

import re
from fractions import Fraction

from bot.commands.desk import Answer, Reply, Talk, verb
from bot.reading import MessageReading, read_deadline
from bot.reading.text import fold
from core.kernel.refusal import Slip
from core.people import units
from core.people.actions import example_codes
from core.people.notices import ActingNotUnderstood
from core.people.units import ActFor, EndActing
from core.tasks import norms
from core.tasks.norms import SetNorm
from core.tasks.rules import THOUSAND

_REPLACE = re.compile(
    r"(?:thay|replace)\s+(\S+)\s+(?:bằng|bang|with|by)\s+(\S+)\s*(.*)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
_END = re.compile(r"(?:(?:bỏ|bo|thôi|thoi)\s+thay|end)\s+(\S+)", re.IGNORECASE)


@verb("don_vi")
def show(talk: Talk, reading: MessageReading) -> Answer:
    """Show the units, or let somebody lead in another's place."""
    argument = reading.argument or ""
    if ended := _END.fullmatch(argument.strip()):
        return Reply(units.end_acting(talk.tx, talk.turn, EndActing(code=ended[1])))
    if fold(argument).startswith(("dinh muc", "norm")):
        return Reply(norms.set_norm(talk.tx, talk.turn, _norm(argument)))
    if fold(argument).startswith(("thay", "replace")):
        return Reply(units.act_for(talk.tx, talk.turn, _acting(talk, argument)))
    return Reply(units.show_units(talk.tx, talk.turn))


def _norm(argument: str) -> SetNorm:
    found = _NUMBER.search(argument)
    return SetNorm(norm=round(Fraction(found[0].replace(",", ".")) * THOUSAND) if found else None)


def _acting(talk: Talk, argument: str) -> ActFor:
    found = _REPLACE.fullmatch(argument.strip())
    if found is None:
        raise Slip(_unclear(talk, "codes"))
    until = read_deadline(found[3], talk.now, talk.calendar, talk.turn.actor.language)
    if until.deadline is None:
        raise Slip(_unclear(talk, "date"))
    return ActFor(absent=found[1], code=found[2].rstrip(",;"), until=until.deadline)


def _unclear(talk: Talk, why: str) -> ActingNotUnderstood:
    return ActingNotUnderstood(why=why, codes=example_codes(talk.tx, talk.turn))
