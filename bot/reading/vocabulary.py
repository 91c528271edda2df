"""The vocabulary of typed lines, from `locales/words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary() -> dict[str, Any]:
    """Give the whole vocabulary: `verbs` by name, and the `lists`."""
    return tomllib.loads(files("locales").joinpath("words.toml").read_text("utf-8"))


def words(name: str) -> list[str]:
    """Give a list of single words. Raises KeyError if there is none of that name."""
    return str(vocabulary()["lists"][name]).split()


def phrases(name: str) -> dict[str, bool]:
    """Give a list of phrases, as a table of each to True. Raises KeyError for an unknown name."""
    found = (" ".join(phrase.split()) for phrase in str(vocabulary()["lists"][name]).split(";"))
    return {phrase: True for phrase in found if phrase}
