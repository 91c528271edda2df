"""The page that shows a day in the office says what Viec says."""

import runpy
from pathlib import Path

DAY = Path(__file__).parents[2] / "docs" / "explanation" / "day.py"
LONGEST = 12


def test_the_page_of_a_day_is_what_the_demo_says_today(built):
    written = runpy.run_path(str(DAY))
    now = written["page"](built)
    assert written["PAGE"].read_text(encoding="utf-8") == now, f"run: .venv/bin/python {DAY}"


def test_no_answer_on_the_page_is_longer_than_a_phone_shows(built):
    page = runpy.run_path(str(DAY))["page"](built)
    length = 0
    for line in page.splitlines():
        begins = "›" in line or "→" in line or line.startswith(("[", "```", "#"))
        length = 0 if begins else length + 1
        shown = "chờ nghiệm thu" in line or line.startswith("NV-")
        assert length <= LONGEST or shown, line
