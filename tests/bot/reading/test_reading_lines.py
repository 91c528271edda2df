import io
import json

import pytest
from reading_rows import NOW, ROSTER

from bot.reading import Kind, run_read

FIELDS = [
    "intent", "people", "unit", "title", "deadline", "action", "priority", "task_id", "task_ids", "quantity",
    "output", "product", "progress", "status", "promise", "evidence", "ask",
]  # fmt: skip


def lines_of(kind, *texts, roster=ROSTER):
    out = io.StringIO()
    run_read((text + "\n" for text in texts), out, kind, NOW, roster)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_gets_an_object_with_all_keys():
    found = lines_of(Kind.MESSAGE, "giao Lan soạn tờ trình, hạn thứ 6", "", "chào buổi sáng")
    assert [list(line) for line in found] == [FIELDS] * 3
    assert found[0]["people"] == ["q01"]
    assert found[0]["deadline"] == "2026-11-27T17:00:00+07:00"
    assert found[1]["intent"] is None


def test_a_deadline_line_says_set_ask_or_none_even_where_it_opens_like_a_verb():
    found = lines_of(Kind.DEADLINE, "gia hạn đến 15/12", "tuần sau", "chị Mai", "")
    assert found == [
        {"deadline": "2026-12-15T17:00:00+07:00", "action": "set"},
        {"deadline": None, "action": "ask"},
        {"deadline": None, "action": "none"},
        {"deadline": None, "action": "none"},
    ]


def test_without_a_roster_nobody_is_known():
    (found,) = lines_of(Kind.MESSAGE, "giao Lan soạn tờ trình", roster=None)
    assert found["ask"] == ["person_unknown"]


def test_several_tasks_are_listed_and_none_is_chosen():
    (found,) = lines_of(Kind.MESSAGE, "duyệt 12, 13")
    assert (found["task_id"], found["task_ids"]) == (None, [12, 13])


def test_a_roster_that_is_none_is_an_error(tmp_path):
    wrong = tmp_path / "roster.jsonl"
    wrong.write_text('{"name": 5}\n', "utf-8")
    with pytest.raises(ValueError):
        lines_of(Kind.MESSAGE, "x", roster=wrong)
