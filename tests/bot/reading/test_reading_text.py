import unicodedata

import pytest

from bot.reading.numbers import read_number, read_quarter
from bot.reading.text import Phrases, Text, fold, key
from bot.reading.verb import verb_names


def test_folding_takes_every_mark_and_both_letters_d():
    assert fold("Đặng Thị Thuỷ ðồng Ố Ữ ẵ") == "dang thi thuy dong o u a"


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("thuý", "thúy"), ("quý", "quí"), ("kỳ", "kì")]
)
def test_spellings_of_one_word_share_a_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hoa"), ("tuấn", "tuân"), ("hùng", "hưng"), ("mai", "mái")]
)
def test_different_words_have_different_keys(one, other):
    assert key(one) != key(other)


def test_tokens_know_their_place_in_the_text_as_typed():
    typed = unicodedata.normalize("NFD", "thứ sáu") + "\u200b, 17h"
    text = Text(typed)
    assert text.words[: text.size] == ["thu", "sau", ",", "17", "h"]
    first, last = text.span(1, 2)
    assert unicodedata.normalize("NFC", typed[first:last]).strip("\u200b") == "sáu"
    first, last = text.span(3, 5)
    assert typed[first:last] == "17h"


def test_a_name_pasted_into_plain_text_does_not_make_it_marked():
    assert not Text("giao Nguyễn Thị Lan soan to trinh ve dat dai han thu 6").marked
    assert Text("giao Lan soạn tờ trình").marked
    assert not Text("sang thu 6 nhé").marked


def test_the_longest_phrase_wins_and_strict_ones_want_their_diacritics():
    phrases = Phrases({"cuối": 1, "cuối tháng": 2})
    assert phrases.at(Text("cuoi thang"), 0) == (2, 2)
    assert phrases.at(Text("cuối"), 0) == (1, 1)
    strict = Phrases({"độ": 1}, strict=True)
    assert strict.at(Text("do mất điện cả buổi"), 0) is None
    assert strict.at(Text("do mat dien"), 0) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("mười", 10),
        ("muoi hai", 12),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("ba mươi lăm", 35),
        ("hai lăm", 25),
        ("05", 5),
        ("chín", 9),
    ],
)
def test_numbers_are_read_in_digits_and_words(typed, value):
    assert read_number(Text(typed), 0)[0] == value


def test_quarters_are_read_in_roman_too():
    assert [read_quarter(Text(typed), 0)[0] for typed in ("IV", "iv", "4", "tư", "bốn")] == [4] * 5


def test_every_verb_of_the_product_has_words():
    assert {
        "giao",
        "viec",
        "bc",
        "vuong",
        "xong",
        "duyet",
        "tra",
        "gia_han",
        "chuyen",
        "huy",
    } <= set(verb_names())
    assert len(verb_names()) >= 44
