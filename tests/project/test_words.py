import ast
import re
from collections import Counter

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot.conversation
import bot.views.page
import bot.views.roster
from bot.reading.vocabulary import vocabulary
from bot.views.look import shown_kinds
from core.kernel.notice import NOTICES
from locales import LANGUAGES, keys, say
from tests.project.pages import TOP

KNOWN = (bot.conversation, bot.views.page, bot.views.roster)
FILES = sorted((TOP / "locales/vi").glob("*.ftl"))


ONE_LANGUAGE_ONLY = {
    "card-month": {"text"},
    "card-month-year": {"text"},
    "card-digest-caption-unchanged": {"change"},
}
"""English has names for months where Vietnamese has numbers, and no word for how it is unchanged."""

ADDRESS = {"who", "you", "You"}
"""anh, chị: English says you."""


class Needs(Visitor):
    """Collects what a message shows, and what only chooses between its forms."""

    def __init__(self):
        self.shown = set()
        self.choosing = set()

    @property
    def names(self):
        return self.shown | self.choosing

    def visit_VariableReference(self, node):
        self.shown.add(node.id.name)

    def visit_SelectExpression(self, node):
        self.choosing.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant)


def messages(language):
    """Give every message of a language, parsed, with its file; twice where it stands twice."""
    for path in sorted((TOP / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content[:60]}"
            if isinstance(entry, ftl.Message):
                yield path.name, entry


def needs(language):
    found = {}
    for _, entry in messages(language):
        visitor = Needs()
        visitor.visit(entry)
        found[entry.id.name] = visitor
    return found


NEEDS = {language: needs(language) for language in LANGUAGES}
EVERY = sorted(set().union(*NEEDS.values()))


def literal_keys():
    """Give each key that the code says as a literal, with where."""
    for folder in ("bot", "reports"):
        for path in sorted((TOP / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name not in {"say", "choice"}:
                    continue
                said = node.args[1:2] if name == "choice" or not _is_look(node) else node.args[:1]
                for key in said:
                    for each in _texts(key):
                        yield each, f"{path.relative_to(TOP)}:{node.lineno}"


def _is_look(node):
    """Tell `look.say(key)` from `locales.say(language, key)`."""
    return isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) != "locales"


def _texts(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def test_both_languages_have_the_same_files_and_messages():
    assert [path.name for path in FILES] == [
        path.name for path in sorted((TOP / "locales/en").glob("*.ftl"))
    ]
    assert keys("vi") == keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice(language):
    counted = Counter(entry.id.name for _, entry in messages(language))
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_stands_in_the_file_of_the_same_name_in_both_languages(language):
    there = {entry.id.name: name for name, entry in messages(language)}
    here = {entry.id.name: name for name, entry in messages("vi")}
    assert there == here


def test_both_languages_show_the_same_facts_in_a_message():
    differing = {}
    for key in EVERY:
        either = NEEDS["vi"][key].shown ^ NEEDS["en"][key].shown
        if more := either - ADDRESS - ONE_LANGUAGE_ONLY.get(key, set()):
            differing[key] = more
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said_with_what_the_other_language_needs(language):
    for key in EVERY:
        both = [NEEDS[one][key] for one in LANGUAGES]
        choosing = set().union(*(one.choosing for one in both))
        names = set().union(*(one.names for one in both))
        text = say(language, key, **{name: 3 if name in choosing else name for name in names})
        assert not set("{}$") & set(text), key


def test_every_key_that_the_code_says_has_its_words():
    missing = [f"{where}: {key}" for key, where in literal_keys() if key not in keys("vi")]
    assert missing == []
    assert len(list(literal_keys())) > 100


def test_every_notice_has_a_view():
    ours = {
        kind
        for kind, notice in NOTICES.all().items()
        if notice.__module__.startswith(("bot.", "core."))
    }
    assert ours - shown_kinds() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_its_word_and_its_example(language):
    wanted = {f"{what}-{verb}" for verb in vocabulary()["verbs"] for what in ("word", "example")}
    assert wanted - keys(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_composed_and_tidy(language):
    import unicodedata

    for path in (TOP / "locales" / language).glob("*.ftl"):
        text = path.read_text("utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
        assert not re.search(r"[ \t]+$|\t", text, re.MULTILINE), path.name
        assert "  " not in re.sub(r"^ +", "", text, flags=re.MULTILINE), path.name
