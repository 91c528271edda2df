"""The page that shows a day in the office says what Viec says."""

import runpy
from pathlib import Path

DAY = Path(__file__).parents[2] / "docs" / "explanation" / "day.py"
LONGEST = 12
LONGEST_LIST = 17
"""A page of seven tasks in two lines each, its head, its page and its hint."""


def test_the_page_of_a_day_is_what_the_demo_says_today(built):
    written = runpy.run_path(str(DAY))
    now = written["page"](built)
    assert written["PAGE"].read_text(encoding="utf-8") == now, f"run: .venv/bin/python {DAY}"


def test_no_answer_on_the_page_is_longer_than_a_phone_shows(built):
    page = runpy.run_path(str(DAY))["page"](built)
    answers = [[]]
    for line in page.splitlines():
        if "›" in line or "→" in line or line.startswith(("[", "```", "#")):
            answers.append([])
        else:
            answers[-1].append(line)
    for answer in answers:
        is_list = any(line.startswith("   ") for line in answer)
        assert len(answer) <= (LONGEST_LIST if is_list else LONGEST), answer
