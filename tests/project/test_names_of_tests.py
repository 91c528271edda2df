"""Folders of tests stand on the path of what tests start: no file there hides one of Python's."""

import sys

from tests.project.pages import TOP


def test_no_file_of_the_tests_is_called_like_a_module_of_python():
    stems = {path.stem for path in (TOP / "tests").rglob("*.py")} - {"__init__", "__main__"}
    assert stems & set(sys.stdlib_module_names) == set()
