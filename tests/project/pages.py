"""The documentation as text: its pages, their headings and their links."""

import re
from pathlib import Path

TOP = Path(__file__).parents[2]


def page(name: str) -> str:
    """Give the text of a page by its path from the top."""
    return (TOP / name).read_text("utf-8")


def pages() -> list[Path]:
    """Give every page written in Markdown."""
    return sorted([*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"), *TOP.glob("reports/fonts/*.md")])


def headings(name: str) -> list[str]:
    """Give the headings of a page, without their marks."""
    return re.findall(r"^#+ (.+)$", _without_code(page(name)), re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """Give what a link into a page may name."""
    found = re.findall(r"^#+ (.+)$", _without_code(path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in found}


def links(path: Path) -> list[str]:
    """Give every target of a link or picture of a page."""
    text = _without_code(path.read_text("utf-8"))
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'<img src="([^"]+)"', text)


def _without_code(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
