"""The page that follows a resolution down to a task and back up says what Viec says."""

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "docs" / "explanation" / "resolution.py"


def test_the_page_of_a_resolution_is_what_the_demo_answers_today(demo):
    written = runpy.run_path(str(SCRIPT))
    now = written["page"](demo)
    assert written["PAGE"].read_text(encoding="utf-8") == now, f"run: .venv/bin/python {SCRIPT}"
