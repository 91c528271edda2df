"""The code of a picture: sent back, it opens the figures that the picture was drawn from."""

import re

from bot.commands.desk import Talk
from bot.reading.text import fold
from core.kernel.refusal import Refusal
from core.reminders import figures
from core.reminders.notices import CodeUnknown, Reopened

_CODE = re.compile(r"/?(ma so lieu|ma|phieu|code)?\W{0,3}([2-9a-hj-np-z]{5})\W{0,2}")
"""Five of the signs that codes are made of, perhaps behind a word that says what it is."""


def opened(talk: Talk, text: str) -> Reopened | None:
    """Give the figures behind a code; None for any other text, and for a code of somebody else."""
    found = _CODE.fullmatch(fold(text).strip())
    return figures.reopen(talk.tx, talk.turn, found[2]) if found else None


def refuse_unknown(text: str, *, worded: bool = False) -> None:
    """Raise Refusal for what can only be a code: it opened nothing.

    With `worded` only what calls itself a code.
    """
    found = _CODE.fullmatch(fold(text).strip())
    if found and (found[1] or (not worded and re.search(r"\d", found[2]))):
        raise Refusal(CodeUnknown(code=found[2].upper()))
