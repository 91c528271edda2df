"""say(): one message in one language, from the Fluent files beside this module."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message

Language = Literal["vi", "en"]
_ENTRY = re.compile(r"^(?P<name>-?[A-Za-z][A-Za-z0-9_-]*) *=", re.MULTILINE)
LANGUAGES: tuple[Language, ...] = get_args(Language)


def say(language: Language, key: str, /, **facts: str | int) -> str:
    """Give the message `key` in a language, with its facts put in as they are.

    Whole numbers may choose a plural; what is to be printed in a certain form (dates, percent,
    task numbers) comes as text. Raises KeyError if the message is missing and ValueError if a
    fact it needs is.
    """
    return _said(language, key, tuple(facts.items()))


@lru_cache(maxsize=4096)
def _said(language: Language, key: str, facts: tuple[tuple[str, str | int], ...]) -> str:
    bundle = _bundle(language)
    name, _, attribute = key.partition(".")
    message = bundle.get_message(name)
    pattern = message.attributes[attribute] if attribute else message.value
    if pattern is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(pattern, dict(facts))
    if errors:
        raise ValueError(f"{language}:{key}: {errors[0]}")
    return str(text)


def keys(language: Language) -> frozenset[str]:
    """Give the key of every message of a language."""
    return frozenset(one for one in _bundle(language).sources if not one.startswith("-"))


class _Bundle(FluentBundle):
    """The messages of a language, each parsed when it is said first: parsing all takes a second."""

    def __init__(self, language: Language, sources: dict[str, str]) -> None:
        super().__init__([language], use_isolating=False)
        self.sources = sources

    def _lookup(self, entry_id: str, term: bool = False) -> Message:  # noqa: FBT001, FBT002 - the library's own
        if entry_id not in (self._terms if term else self._messages):
            source = self.sources.get(f"-{entry_id}" if term else entry_id)
            if source is not None:
                self.add_resource(FluentResource(source))
        return super()._lookup(entry_id, term)


@cache
def _bundle(language: Language) -> _Bundle:
    sources: dict[str, str] = {}
    for resource in sorted(files("locales").joinpath(language).iterdir(), key=lambda f: f.name):
        if resource.name.endswith(".ftl"):
            for name, source in _entries(resource.read_text("utf-8")):
                sources.setdefault(name, source)
    return _Bundle(language, sources)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Cut a file into its messages: each begins at the start of a line with its name."""
    starts = list(_ENTRY.finditer(text))
    ends = [one.start() for one in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield start["name"], text[start.start() : end]
