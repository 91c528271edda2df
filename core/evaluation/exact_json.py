"""Exact reading of JSON: numbers as they are written, no key twice, every error with its path."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, TypeVar

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)
_RATIO = re.compile(r"[0-9]{1,18}/[1-9][0-9]{0,17}", re.ASCII)
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)
_LONGEST_NUMBER = 1000
_LONGEST_SHOWN = 60

_Choice = TypeVar("_Choice", bound=StrEnum)


class CaseError(ValueError):
    """What is wrong with a case or a rule set, and where: `people[0].lines[1].k`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the text; nothing is lost to binary floats."""

    text: str


Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | Number | bool | None"


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the text with its path; every method raises CaseError with that path."""

    path: str
    value: Tree

    def wrong(self, reason: str) -> CaseError:
        """Give the error that this field has."""
        return CaseError(self.path, reason)

    def members(
        self, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, "Field"]:
        """Give the fields of an object, all known and none missing."""
        fields = self.entries()
        for name, field in fields.items():
            if name not in required and name not in optional:
                raise field.wrong("unknown field")
        for name in required:
            if name not in fields:
                raise CaseError(_below(self.path, name), "missing")
        return fields

    def entries(self) -> dict[str, "Field"]:
        """Give the fields of an object whose names are free."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"not an object: {_shown(self.value)}")
        return {name: Field(_below(self.path, name), value) for name, value in self.value.items()}

    def elements(self) -> list["Field"]:
        """Give the elements of a list."""
        if not isinstance(self.value, list):
            raise self.wrong(f"not a list: {_shown(self.value)}")
        return [Field(f"{self.path}[{at}]", value) for at, value in enumerate(self.value)]

    def text(self) -> str:
        """Give a text that says something."""
        if not isinstance(self.value, str):
            raise self.wrong(f"not a text: {_shown(self.value)}")
        if not self.value.strip():
            raise self.wrong("empty")
        if _lonely_surrogate(self.value):
            raise self.wrong("not valid Unicode")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Give a list of texts, each once."""
        seen: list[str] = []
        for element in self.elements():
            text = element.text()
            if text in seen:
                raise element.wrong(f"{_shown(text)} stands here twice")
            seen.append(text)
        return tuple(seen)

    def yes(self) -> bool:
        """Give a truth value."""
        if not isinstance(self.value, bool):
            raise self.wrong(f"neither true nor false: {_shown(self.value)}")
        return self.value

    def choice(self, choices: type[_Choice]) -> _Choice:
        """Give one of the known words."""
        for known in choices:
            if self.value == known.value:
                return known
        known_words = ", ".join(known.value for known in choices)
        raise self.wrong(f"{_shown(self.value)} is none of {known_words}")

    def number(self, most: int | Fraction | None = None) -> Fraction:
        """Give a number exactly as written, from 0 to `most` (without end if None)."""
        written = self.value.text if isinstance(self.value, Number) else self.value
        if not isinstance(written, str) or not _DECIMAL.fullmatch(written):
            raise self.wrong(f"not a decimal number: {_shown(self.value)}")
        if len(written) > _LONGEST_NUMBER:
            raise self.wrong(f"longer than {_LONGEST_NUMBER} characters")
        return self._within(Fraction(written), most)

    def ratio(self, most: int | Fraction | None = None) -> Fraction:
        """Give a number that may also be written as a ratio: `70/3`."""
        if isinstance(self.value, str) and _RATIO.fullmatch(self.value):
            return self._within(Fraction(self.value), most)
        return self.number(most)

    def count(self) -> int:
        """Give a whole number from 0; `1`, `1.0` and `"1"` are the same."""
        number = self.number()
        if number.denominator != 1:
            raise self.wrong(f"not a whole number: {_shown(self.value)}")
        return number.numerator

    def _within(self, number: Fraction, most: int | Fraction | None) -> Fraction:
        if number < 0:
            raise self.wrong(f"negative: {_shown(self.value)}")
        if most is not None and number > most:
            raise self.wrong(f"above {most}: {_shown(self.value)}")
        return number


def parse(text: str, root: str) -> Field:
    """Give the object a JSON text holds; `root` is the path said when the text itself is wrong.

    Raises CaseError for what is no JSON, for a key that stands twice in one object and for
    values nested beyond reason. NaN and Infinity become numbers that no field accepts.
    """
    try:
        raw = json.loads(
            text,
            parse_float=Number,
            parse_int=Number,
            parse_constant=Number,
            object_pairs_hook=_Pairs,
        )
        whole = _settled(raw, "")
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise CaseError(root, reason) from error
    except RecursionError as error:
        raise CaseError(root, "nested too deeply") from error
    if not isinstance(whole, dict):
        raise CaseError(root, f"not an object: {_shown(whole)}")
    return Field("", whole)


class _Pairs(tuple[tuple[str, object], ...]):
    """An object as its pairs, so that a key that stands twice can be told with its path."""

    __slots__ = ()


def _settled(raw: object, path: str) -> Tree:
    if isinstance(raw, _Pairs):
        members: dict[str, Tree] = {}
        for name, value in raw:
            below = _below(path, name)
            if name in members:
                raise CaseError(below, "stands here twice")
            members[name] = _settled(value, below)
        return members
    if isinstance(raw, list):
        return [_settled(value, f"{path}[{at}]") for at, value in enumerate(raw)]
    if raw is None or isinstance(raw, (str, Number, bool)):
        return raw
    raise AssertionError(raw)


def _below(path: str, name: str) -> str:
    if not _PLAIN_KEY.fullmatch(name):
        return f"{path}[{json.dumps(name)}]"
    return f"{path}.{name}" if path else name


def _shown(value: Tree) -> str:
    match value:
        case Number(text):
            shown = text
        case dict():
            shown = "an object"
        case list():
            shown = "a list"
        case _:
            shown = json.dumps(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"


def _lonely_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)
