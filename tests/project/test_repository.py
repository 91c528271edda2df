import re
import subprocess

import pytest

from tests.project.pages import TOP

TEXT = {".py", ".md", ".toml", ".txt", ".ftl", ".js", ".css", ".html", ".json", ".jsonl", ".svg"}
TEXT |= {".service", ".webmanifest", ".example", ".cfg", ".ini", ".yml", ".sh", ""}
WORKPLACE = re.compile(
    r"(?<![\w.])/"
    r"work/"
    r"|\.\./"
    r"shared"
    r"|pypi\."
    r"org|files\.python"
    r"hosted|registry\.npm"
    r"js|proxy\.golang"
    r"|\bissue"
    r" ?#\d|\bissue"
    r" \d|\bfixes"
    r" #\d"
    r"|\bthis "
    r"session\b|\bprevious "
    r"session\b"
    r"|\bsub"
    r"agent|\bChat"
    r"GPT\b|\bClau"
    r"de\b|\blanguage"
    r" model\b"
)
OPEN_MARKS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def tracked():
    """Give every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=TOP, capture_output=True, check=True, text=True).stdout
    return [TOP / name for name in sorted(set(listed.split("\0"))) if name]


def texts():
    for path in tracked():
        if path.suffix in TEXT and path.is_file() and path.stat().st_size < 2 * 2**20:
            yield path, path.read_text("utf-8")


@pytest.fixture(autouse=True, scope="module")
def repository():
    if not (TOP / ".git").exists():
        pytest.skip("no repository here: an unpacked archive has no list of its files")


@pytest.mark.parametrize("pattern", [WORKPLACE, OPEN_MARKS], ids=["workplace", "open marks"])
def test_no_file_speaks_of_where_it_was_made_or_leaves_a_mark(pattern):
    found = [
        f"{path.relative_to(TOP)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_nothing_is_kept_that_is_made_anew():
    made = re.compile(
        r"(^|/)(__pycache__|\.venv|var)/|\.(pyc|db|db-wal|db-shm|lock|sock|whl)$|\.env$"
    )
    found = [str(path.relative_to(TOP)) for path in tracked()]
    assert [name for name in found if made.search(name)] == []


def test_no_file_is_large():
    large = [
        f"{path.relative_to(TOP)}: {path.stat().st_size}"
        for path in tracked()
        if path.is_file() and path.stat().st_size > 2**20
    ]
    assert large == []


def test_the_top_level_stays_as_it_is_described():
    tops = {path.relative_to(TOP).parts[0] for path in tracked()}
    assert tops <= {
        ".ci", ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
        "Makefile", "README.md", "bench", "bot", "core", "deploy", "docs", "locales",
        "pyproject.toml", "reports", "requirements-dev.txt", "requirements.txt", "tests",
    }  # fmt: skip


def test_every_module_says_first_what_it_is_for():
    silent = [
        str(path.relative_to(TOP))
        for path, text in texts()
        if path.suffix == ".py"
        and path.relative_to(TOP).parts[0]
        in {"bot", "core", "reports", "locales", "bench", "deploy"}
        and text.strip()
        and not text.startswith(('"""', 'r"""', "#!"))
    ]
    assert silent == []
