import argparse
import re

import msgspec
import pytest

import bot.conversation
import bot.views.page
import bot.views.roster
import core.catalogue.tables
import core.evaluation.steps.tables
import core.exchange.tables
import core.indicators.tables
import core.objectives.tables
import core.programmes.tables
import core.reminders.tables
import core.tasks.tables
from bot.cli import _parser
from bot.commands.desk import VERBS
from bot.gateways import tables as gateway_tables
from bot.gateways.web import tables as web_tables
from bot.gateways.zalo import tables as zalo_tables
from bot.reading.vocabulary import vocabulary
from bot.settings import PREFIX, Settings, SettingsError, read_settings
from core.kernel.notice import NOTICES
from core.kernel.tables import METADATA
from tests.project.pages import TOP, anchors, headings, links, page, pages

KNOWN = (bot.conversation, bot.views.page, bot.views.roster)
TABLES = (
    core.catalogue.tables,
    core.programmes.tables,
    core.evaluation.steps.tables,
    core.exchange.tables,
    core.indicators.tables,
    core.objectives.tables,
    core.reminders.tables,
    core.tasks.tables,
    gateway_tables,
    web_tables,
    zalo_tables,
)
DEFAULTS = {field.name: field.default for field in msgspec.structs.fields(Settings)}


def commands(parser: argparse.ArgumentParser, name: str = "viec") -> dict[str, list[str]]:
    """Give every console command that does something, with its options."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        options = [
            max(one.option_strings, key=len) for one in parser._actions if one.option_strings
        ]
        return {name: [one for one in options if one != "--help"]}
    found = {}
    for one in inner:
        for word, below in one.choices.items():
            found |= commands(below, f"{name} {word}")
    return found


COMMANDS = commands(_parser())


def section(name: str, heading: str) -> str:
    """Give what stands under a heading, up to the next one."""
    found = re.search(
        rf"^#+ {re.escape(heading)}$(.*?)(?=^#+ \w|\Z)", page(name), re.MULTILINE | re.DOTALL
    )
    assert found, heading
    return found[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_console_command_has_a_heading_that_shows_its_options(command):
    text = section("docs/reference/commands.md", command)
    missing = [option for option in COMMANDS[command] if option not in text]
    assert missing == []


def test_no_console_command_is_described_that_does_not_exist():
    described = {one for one in headings("docs/reference/commands.md") if one.startswith("viec ")}
    assert described == set(COMMANDS)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_a_heading_that_names_all_its_forms(verb):
    row = vocabulary()["verbs"][verb]
    text = " ".join(section("docs/reference/commands.md", verb).split())
    assert f"*{', '.join(row['vi'])} · {', '.join(row['en'])}.*" in text


def test_every_verb_that_is_read_but_not_carried_out_is_named_as_such():
    text = " ".join(section("docs/reference/commands.md", "What is read but not done yet").split())
    waiting = [row["vi"][0] for name, row in vocabulary()["verbs"].items() if name not in VERBS]
    assert f"*{', '.join(waiting)}*" in text.replace("* :", "*:")


def test_every_setting_has_a_heading_and_no_other_does():
    described = [one for one in headings("docs/reference/settings.md") if one.startswith(PREFIX)]
    assert described == [PREFIX + name.upper() for name in DEFAULTS]


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_default_of_every_setting_is_told(name):
    text = section("docs/reference/settings.md", PREFIX + name.upper())
    assert (f"`{DEFAULTS[name]}`" if DEFAULTS[name] != "" else "Empty by default") in text


def test_the_example_of_the_environment_equals_the_settings():
    lines = re.findall(r"^# (VIEC_\w+)=(.*)$", page(".env.example"), re.MULTILINE)
    assert lines == [(PREFIX + name.upper(), str(value)) for name, value in DEFAULTS.items()]
    assert read_settings(dict(lines)) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIEC_HTTP_PROT", "1"),
        ("VIEC_HTTP_PORT", "many"),
        ("VIEC_HTTP_PORT", "70000"),
        ("VIEC_LOG_LEVEL", "silly"),
        ("VIEC_TIMEZONE", "Hanoi"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(name, value):
    with pytest.raises(SettingsError, match=rf"^{name}: "):
        read_settings({name: value})


@pytest.mark.parametrize(
    "url", ["postgresql+asyncpg://office", "postgresql://a/b", "sqlite:///x.db", ""]
)
def test_a_database_that_this_version_cannot_use_is_refused_by_name(url):
    with pytest.raises(SettingsError, match=r"^VIEC_DATABASE_URL: "):
        _ = read_settings({"VIEC_DATABASE_URL": url}).database_path


def kinds() -> list[str]:
    """Give every notice of ours: tests make some of their own."""
    ours = ("bot.", "core.")
    return sorted(
        kind for kind, notice in NOTICES.all().items() if notice.__module__.startswith(ours)
    )


def test_every_notice_has_a_heading_and_no_other_does():
    described = [
        one for one in headings("docs/reference/notices.md") if re.fullmatch(r"[A-Z]\w+", one)
    ]
    sections = {"Tasks", "Scores", "Endings", "Notices"}
    assert sorted(set(described) - sections) == kinds()
    assert len(described) == len(set(described))


@pytest.mark.parametrize("kind", kinds())
def test_every_notice_is_explained_in_a_sentence(kind):
    assert re.search(r"\w{3,}.*\.", section("docs/reference/notices.md", kind))


def test_every_table_has_its_line_in_the_schema():
    described = re.findall(r"^\| `(\w+)`", page("docs/reference/schema.md"), re.MULTILINE)
    assert sorted(described) == sorted(METADATA.tables)


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(TOP)))
def test_every_relative_link_leads_somewhere(path):
    broken = []
    for link in links(path):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        there = target.exists() and target.is_relative_to(TOP)
        if not there or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_can_be_reached_from_the_readme():
    reached, open_ones = set(), [TOP / "README.md"]
    while open_ones:
        path = open_ones.pop()
        reached.add(path)
        targets = {
            (path.parent / link.partition("#")[0]).resolve()
            for link in links(path)
            if link.partition("#")[0].endswith(".md") and "://" not in link
        }
        open_ones += targets - reached - set(open_ones)
    assert set(pages()) - reached == set()


def test_decisions_are_numbered_without_a_gap_and_titled_by_their_number():
    files = sorted((TOP / "docs/decisions").glob("0*.md"))
    assert [file.name[:4] for file in files] == [f"{n:04d}" for n in range(1, len(files) + 1)]
    for file in files:
        assert file.read_text("utf-8").startswith(f"# {file.name[:4]} ")


def test_pictures_have_alternative_texts_and_are_light():
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]*)"', page("README.md"))
    assert {name for name, _ in shown} == {
        f"docs/pictures/{name}.png"
        for name in ("chat", "digest", "board", "live-board", "week", "month", "causes", "goals")
    }
    for name, words in shown:
        assert len(words) > 40
        assert (TOP / name).stat().st_size <= 200 * 1024
        assert (TOP / name).read_bytes().startswith(b"\x89PNG")
