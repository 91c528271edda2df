"""Values as they are typed: `12.000` is twelve thousand, `66,5` has a decimal; never guessed."""

import re
from dataclasses import dataclass

NUMBER = r"\d+(?:[.,]\d+)*"
"""A number with whatever parts it, as a part of patterns over folded text."""

THOUSAND = 1_000
_PLACES = 3
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Unclear:
    """A number that may be read in two ways, or has too many decimals."""

    typed: str


def read_value(typed: str, language: str = "vi") -> int | Unclear:
    """Give a number in thousandths.

    A point parts thousands and a comma decimals, as in Vietnamese; `66.5` and `1,234,567` can only
    be meant in the other way. In Vietnamese `12,000` is unclear, in English `12.000` is.
    """
    if typed.isdigit():
        return int(typed) * THOUSAND
    signs = {one for one in typed if not one.isdigit()}
    if len(signs) == 2:
        return _with_both(typed)
    sign = signs.pop()
    first, *groups = typed.split(sign)
    grouped = _is_grouped(first, groups)
    thousands = "." if language == "vi" else ","
    if grouped and (len(groups) > 1 or sign == thousands):
        return int(first + "".join(groups)) * THOUSAND
    if grouped or len(groups) > 1 or len(groups[0]) > _PLACES:
        return Unclear(typed)
    return _decimal(first, groups[0])


def _with_both(typed: str) -> int | Unclear:
    """Read `1.234,5`: the last sign parts the decimals, the others thousands."""
    at = max(typed.rfind("."), typed.rfind(","))
    whole, decimals = typed[:at], typed[at + 1 :]
    sign = "," if typed[at] == "." else "."
    first, *groups = whole.split(sign)
    if not _is_grouped(first, groups) or len(decimals) > _PLACES:
        return Unclear(typed)
    return _decimal(first + "".join(groups), decimals)


def _is_grouped(first: str, groups: list[str]) -> bool:
    right = all(len(one) == _GROUP and one.isdigit() for one in groups)
    return right and 0 < len(first) <= _GROUP and not first.startswith("0")


def _decimal(whole: str, decimals: str) -> int:
    return int(whole) * THOUSAND + int(decimals.ljust(_PLACES, "0"))


_VALUE = re.compile(NUMBER)


def numbers_in(folded: str) -> list[str]:
    """Give every number of a folded text as it is typed."""
    return _VALUE.findall(folded)
