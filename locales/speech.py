"""say(): one message in one language, from the Fluent files beside this module."""

from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def say(language: Language, key: str, /, **facts: str | int) -> str:
    """Give the message `key` in a language, with its facts put in as they are.

    Whole numbers may choose a plural; what is to be printed in a certain form (dates, percent,
    task numbers) comes as text. Raises KeyError if the message is missing and ValueError if a
    fact it needs is.
    """
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
    return frozenset(_bundle(language)._messages)  # noqa: SLF001 - the library lists them nowhere else


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for resource in sorted(files("locales").joinpath(language).iterdir(), key=lambda f: f.name):
        if resource.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(resource.read_text("utf-8")))
    return bundle
