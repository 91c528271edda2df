"""Stores speak to both databases: what they say differently stands in `core.kernel.portable`."""

import re

import pytest

from core.kernel.tables import METADATA
from tests.project.pages import TOP

ONE_PLACE = "core/kernel/portable.py"
OF_ONE_DATABASE = (
    "core/kernel/fleet.py",
    "core/kernel/transaction.py",
    "core/migrations/__init__.py",
)
"""What opens one of the two databases, or brings it up to date."""

OWN_WORDS = {
    r"sqlalchemy\.dialects": "portable.insert takes ON CONFLICT on both",
    r"func\.(iif|printf|instr|strftime|group_concat|json_\w+|string_agg|greatest)\(": "no such function on the other",
    r"func\.(max|min)\([^()]*,": "portable.later_of: MAX of two values is no aggregate on PostgreSQL",
    r"\b(sqlite|postgresql)_where=": "portable.only",
    r"\bPRAGMA\b|\browid\b": "SQLite alone",
    r"\bILIKE\b|\.ilike\(": "PostgreSQL alone",
}


def stores():
    for folder in ("core", "bot"):
        for path in sorted((TOP / folder).rglob("*.py")):
            name = str(path.relative_to(TOP))
            if name not in (ONE_PLACE, *OF_ONE_DATABASE) and "migrations/versions" not in name:
                yield name, path.read_text("utf-8")


@pytest.mark.parametrize("pattern", OWN_WORDS)
def test_no_store_speaks_to_one_database_alone(pattern):
    allowed = {"bot/console.py", "bot/doctor.py"}  # they open, copy and look at SQLite files
    found = [name for name, text in stores() if re.search(pattern, text) and name not in allowed]
    assert found == [], OWN_WORDS[pattern]


def test_an_index_of_some_rows_holds_the_same_rows_on_both():
    for table in METADATA.tables.values():
        for index in table.indexes:
            options = {
                name: index.dialect_options[name]["where"] for name in ("sqlite", "postgresql")
            }
            assert str(options["sqlite"]) == str(options["postgresql"]), index.name
