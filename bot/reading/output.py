"""How much of what a task is to bring: `3 báo cáo`, `SL: 5`, and the code of the product."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.reading.numbers import read_digits
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import phrases, words
from bot.reading.worklife import begins_work

_OUTPUTS = Phrases(phrases("outputs"))
_OUTPUTS_OR_PLACES = Phrases(phrases("outputs") | phrases("counted") | phrases("places"))
_NUMBERED = forms(*words("ordinals"), *words("numbered_nouns"))
_BEFORE_AMOUNT = forms(*words("before_amount"))
_QUANTITY = Phrases(dict.fromkeys(("sl", "số lượng", "quantity", "qty"), True))
_PRODUCT = re.compile(
    r"(?:\bmã\s+(?:sp|sản phẩm)|\bsp|\bsản phẩm|\bproduct)\s*[:#-]?\s*"
    r"((?:[A-ZĐ]{1,6}[-.]){0,2}[A-ZĐ]{0,6}\d[\w.-]*)",
    re.IGNORECASE,
)
_ONE_OF_THEM = frozenset({"nguoi", "ban", "chi", "dc"})
_TIMES = frozenset({"x", "×"})


@dataclass(frozen=True, slots=True)
class Output:
    """What a task brings: how many of which noun, and the product code of the catalogue.

    `each` says that everybody who is named brings so many.
    """

    quantity: Fraction | None = None
    each: bool = False
    noun: str | None = None
    product: str | None = None


def read_output(text: Text, first: int, last: int) -> Output:
    """Give the first amount of countable outputs between two tokens, and the product code."""
    if first >= last:
        return Output()
    product = _PRODUCT.search(text.slice(first, last))
    code = product.group(1).rstrip(".-") if product else None
    for at in range(first, last):
        found = read_digits(text, at)
        if found is None or (text.glued(at) and text.words[at - 1] in {"/", "-", "."}):
            continue
        amount, after = found
        noun = _OUTPUTS.at(text, after)
        if noun and _counts(text, at, noun[1], first):
            return Output(
                Fraction(amount), _each(text, at), text.slice(after, noun[1]).lower(), code
            )
        if _stated(text, at):
            return Output(Fraction(amount), noun=None, product=code)
    return Output(product=code)


def without_product(title: str) -> str:
    """Give a title without the code of its product, which is kept beside it."""
    return " ".join(_PRODUCT.sub(" ", title).split()).rstrip(" ,;")


def _counts(text: Text, at: int, behind: int, first: int) -> bool:
    """Tell whether a number counts the noun behind it, and is not that of the noun before it.

    `soạn 3 báo cáo` counts; `kho 2 đợt 2`, `tổ 3 hồ sơ` do not.
    """
    if at == first or not text.words[at - 1].isalpha() or _each(text, at):
        return True
    if text.is_number(behind) and text.keys[behind - 1] in _NUMBERED:
        return False
    if text.keys[at - 1] in _NUMBERED or _OUTPUTS_OR_PLACES.starts(text, at - 1):
        return False
    return text.keys[at - 1] in _BEFORE_AMOUNT or any(
        begins_work(text, n) for n in range(max(first, at - 2), at)
    )


def _each(text: Text, at: int) -> bool:
    """Tell whether `mỗi người`, `mỗi đồng chí` stands before a number."""
    return "moi" in text.words[max(0, at - 3) : at] and text.words[at - 1] in _ONE_OF_THEM


def _stated(text: Text, at: int) -> bool:
    """Tell whether `SL:` or `x` before a number says it is an amount."""
    before = at - 1 - (text.words[at - 1] in {":", "="} and at > 1)
    if before >= 0 and text.words[before] in _TIMES:
        return True
    return any(before >= n and _QUANTITY.at(text, before - n) == (True, before + 1) for n in (0, 1))
