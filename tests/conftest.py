"""For every test: the bot is imported before anything that it has to tell how to behave."""

import pytest

import bot  # noqa: F401 - it keeps openpyxl to the parser that defusedxml guards
from tests import databases


@pytest.fixture(autouse=True)
def _databases():
    """Whatever a test opens on PostgreSQL is closed and dropped after it."""
    yield
    databases.close_all()


def pytest_collection_modifyitems(items):
    """On PostgreSQL, leave out what only makes sense in one file, and say why."""
    if not databases.SERVER:
        return
    for item in items:
        mark = item.get_closest_marker("embedded")
        if mark is not None:
            item.add_marker(pytest.mark.skip(reason=f"embedded only: {mark.args[0]}"))


def pytest_sessionfinish():
    databases.end()
