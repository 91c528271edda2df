import ast
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from typing import NamedTuple

import pytest

from tests.project.pages import TOP, page

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
PACKAGES = ("bot", "core", "reports", "locales")


class Version(NamedTuple):
    """What Python says about itself."""

    major: int
    minor: int
    micro: int = 0


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as it is published, built without a network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    built = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as file:
        yield set(file.namelist())


def files(*patterns):
    return {
        str(path.relative_to(TOP))
        for package in PACKAGES
        for pattern in patterns
        for path in (TOP / package).rglob(pattern)
        if "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(
    "patterns",
    [
        ("*.py",),
        ("*.ftl", "words.toml"),
        ("*.ttf", "OFL.txt"),
        ("*.html", "*.js", "*.css", "*.svg", "*.webmanifest"),
        ("rulesets/*.toml", "*.schema.json"),
        ("migrations/versions/*.py",),
    ],
    ids=lambda patterns: patterns[0],
)
def test_the_wheel_holds_everything_that_runs(wheel, patterns):
    wanted = files(*patterns)
    assert wanted
    assert wanted - wheel == set()


def test_the_wheel_holds_the_licences_and_nothing_of_the_tests(wheel):
    licences = {name.partition("licenses/")[2] for name in wheel if "licenses/" in name}
    assert {"LICENSE", "reports/fonts/OFL.txt"} <= licences
    tops = {name.partition("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_licence_is_the_apache_licence_and_the_fonts_bring_their_own():
    assert "Apache License" in page("LICENSE")
    assert "Version 2.0, January 2004" in page("LICENSE")
    assert "SIL Open Font License, Version 1.1" in page("reports/fonts/OFL.txt")
    assert "reports/fonts/OFL.txt" in page("README.md")


def test_the_console_script_is_installed():
    found = [one.value for one in entry_points(group="console_scripts") if one.name == "viec"]
    assert found == ["bot.cli:main"]


@pytest.mark.parametrize("arguments", [["--help"], ["roster", "import", "--help"]])
def test_help_is_given_without_loading_what_is_heavy(arguments):
    heavy = {"matplotlib", "numpy", "sqlalchemy", "aiohttp", "alembic", "openpyxl", "holidays"}
    heavy |= {"aiogram", "telegram"}
    program = (
        "import sys\n"
        "from bot.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=TOP
    )
    assert "usage: viec" in done.stdout
    assert done.stderr.strip() == "[]"


def test_a_python_that_is_too_old_is_told_what_to_do(monkeypatch):
    missing = runpy.run_path(str(TOP / "deploy/preflight.py"))["missing"]
    monkeypatch.setattr(sys, "version_info", Version(3, 10, 12))
    message = missing()
    assert "3.11 or newer" in message
    assert "this is Python 3.10" in message
    assert "make PYTHON=" in message


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_named_with_its_package(monkeypatch, module):
    missing = runpy.run_path(str(TOP / "deploy/preflight.py"))["missing"]
    monkeypatch.setitem(sys.modules, module, None)
    assert "apt-get install python3-venv" in missing()


def test_a_machine_that_has_everything_is_told_nothing():
    assert runpy.run_path(str(TOP / "deploy/preflight.py"))["missing"]() is None


def test_the_look_at_the_machine_runs_on_every_python_3():
    """It must not fail by its own syntax where the version is too old."""
    ast.parse(page("deploy/preflight.py"), feature_version=(3, 6))


def test_the_makefile_has_every_target_that_is_spoken_of():
    makefile = page("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"help", "demo", "test", "check", "fmt", "bench", "lock", "clean"} <= targets
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == targets
    spoken = {
        target
        for name in ("README.md", "CONTRIBUTING.md", "docs/tutorial/first-office.md")
        for target in re.findall(r"^make ([a-z]+)|`make ([a-z]+)", page(name), re.MULTILINE)
        for target in target
        if target
    }
    assert spoken <= targets


def test_what_ci_runs_is_make_check_with_a_browser():
    script = page(".ci/run")
    assert "\nmake check" in script
    assert "\nmake test-postgres\n" in script
    assert "VIEC_TEST_REQUIRE_BROWSER=1" in script
    assert (TOP / ".ci/run").stat().st_mode & 0o111


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash_and_no_index_is_named(name):
    text = page(name)
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    pins = [one for one in entries if one.strip() and not one.startswith("#")]
    assert len(pins) > 20
    unpinned = [one.splitlines()[0] for one in pins if not re.match(r"[\w.\[\]-]+==[\w.]+", one)]
    unhashed = [one.splitlines()[0] for one in pins if "--hash=sha256:" not in one]
    assert unpinned == []
    assert unhashed == []
    assert not re.search(r"--(extra-)?index-url|--find-links|https?://", text)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned(name):
    pinned = set(re.findall(r"^([\w.-]+)==", page(name), re.MULTILINE))
    groups = PROJECT["dependency-groups"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["build"]]
    wanted += groups["dev"] if "dev" in name else []
    names = {re.split(r"[\[<>=~; ]", one)[0] for one in wanted}
    assert {_plain(one) for one in names} - {_plain(one) for one in pinned} == set()


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_development_runs_what_an_office_runs():
    pins = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", page(name), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert {name: pins[1].get(name) for name in pins[0]} == pins[0]


def test_the_service_and_the_container_run_commands_that_exist():
    assert "ExecStart=/opt/viec/.venv/bin/viec run" in page("deploy/viec.service")
    container = page("deploy/Containerfile")
    assert 'CMD ["viec", "run"]' in container
    copied = set(re.findall(r"^COPY (\w+) \1$", container, re.MULTILINE))
    assert copied == set(PACKAGES)


def test_the_changelog_knows_the_version():
    release, _, unfinished = PROJECT["project"]["version"].partition(".dev")
    heading = f"## [Unreleased]\n\nWhat becomes {release}." if unfinished else f"## [{release}]"
    assert heading in page("CHANGELOG.md")
