"""The files of the page: every word comes from the locales, nothing from elsewhere."""

import re
from importlib.resources import files

import pytest

from bot.gateways.web.words import page_words
from locales import LANGUAGES, keys

PAGE = files("bot.gateways.web").joinpath("page")
FILES = sorted(one.name for one in PAGE.iterdir())
SCRIPTS = [name for name in FILES if name.endswith(".js")]
LETTERS = re.compile(r"[À-ỹđĐ]")


def read(name: str) -> str:
    return PAGE.joinpath(name).read_text("utf-8")


def test_both_languages_have_every_word_of_the_page():
    ours = [{key for key in keys(language) if key.startswith("page-")} for language in LANGUAGES]
    assert ours[0] == ours[1]


def test_every_word_a_script_asks_for_exists():
    asked = set()
    for name in SCRIPTS:
        source = read(name)
        asked |= set(re.findall(r"\bwords\.([a-z]+)\b", source))
        asked |= set(re.findall(r"""\bwords\["([a-z-]+)"\]""", source))
    assert asked > {"send", "new-messages"}
    assert asked <= set(page_words("vi"))


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_another_host(name):
    hosts = set(re.findall(r"https?://([\w.]+)", read(name))) - {"www.w3.org"}
    assert hosts == set()


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".html")])
def test_markup_holds_no_script_style_or_word_of_its_own(name):
    source = read(name)
    assert not re.search(r"<style|\sstyle=|\son\w+=", source)
    assert re.findall(r"<script(?![^>]*\bsrc=)", source) == []
    filled = re.sub(r"\{\{[a-z-]+\}\}|<!--[a-z]+-->", "", source)
    bare = re.sub(r"<[^>]*>", "", filled)
    assert bare.strip() == ""


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_hold_no_words_and_interpret_nothing(name):
    source = read(name)
    assert not LETTERS.search(re.sub(r"\[đĐ\]", "", source))
    for dangerous in ("innerHTML", "outerHTML", "insertAdjacent", "eval(", "document.write"):
        assert dangerous not in source
