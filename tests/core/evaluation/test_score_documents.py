"""The pages about scores say what the code does."""

import json
import re
from pathlib import Path

from core.evaluation.case_writing import score_text
from core.evaluation.rules import Standing
from core.evaluation.rulesets import rule_set, rule_set_ids
from core.evaluation.scores import Flag

DOCS = Path(__file__).parents[3] / "docs"


def page(name):
    return (DOCS / name).read_text("utf-8")


def blocks(text):
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]


def test_the_case_of_the_page_gives_the_scores_of_the_page():
    given, expected = blocks(page("reference/score-case.md"))
    assert json.loads(score_text(json.dumps(given))) == expected


def test_the_set_of_ones_own_of_the_page_is_accepted():
    (own,) = blocks(page("reference/rule-sets.md"))
    cap = {"rate": 0, "denominator": "literal"}
    case = {"rule_set": own, "period": "2026-11", "cap": cap, "people": []}
    assert json.loads(score_text(json.dumps(case)))["rule_set"]["id"] == own["id"]


def test_every_shipped_set_rule_blocker_criterion_and_standing_is_on_the_page():
    text = page("reference/rule-sets.md")
    for name in rule_set_ids():
        rules = rule_set(name)
        words = [name, *rules.blockers, *Standing, *(of.name for of in rules.general)]
        words += [of.rule for of in rules.charter.basis]
        assert [word for word in words if f"`{word}`" not in text] == []


def test_every_flag_is_on_the_page():
    text = page("reference/score-case.md")
    assert [flag for flag in Flag if f"| `{flag}` |" not in text] == []
