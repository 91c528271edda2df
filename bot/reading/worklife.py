"""Words of office life that tell a task from a name: what work begins with, which names exist."""

from bot.reading.text import Phrases, Text, fold, forms
from bot.reading.vocabulary import phrases, words

_WORK = forms(*words("work"))
_WORK_OR_NAME = forms(*words("work_or_name"))
_COMPOUNDS = Phrases(phrases("compounds"))

COMMON_GIVEN_NAMES = frozenset(fold(name) for name in words("given_names"))


def begins_work(text: Text, at: int) -> bool:
    """Tell whether what an official is told to do begins at a token."""
    if text.keys[at] not in _WORK:
        return False
    return text.keys[at] not in _WORK_OR_NAME or _COMPOUNDS.starts(text, at)


def is_compound(text: Text, at: int) -> bool:
    """Tell whether a token opens a word of two syllables, so that it is no name by itself."""
    return _COMPOUNDS.starts(text, at)
