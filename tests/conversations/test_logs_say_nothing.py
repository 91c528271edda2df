"""Logs hold what happened to updates and letters, never what people said, did or scored."""

import json
import logging
import re

import pytest

from bot.commands import work
from bot.logs import Discreet, JsonLines
from tests.conversations.town import Town

TITLE, REPORT, WHY = (
    "soạn tờ trình Hoàng Mai",
    "đã xong dự thảo Kim Liên",
    "thiếu số liệu Thanh Trì",
)


def month_of_work(town):
    """Let people of the town say everything that must not be found again."""
    for code, *said in (
        ("BINH", f"giao Lan {TITLE}, hạn thứ 6", "1"),
        ("LAN", "việc", f"bc 1 45% {REPORT}", f"vướng 1 {WHY}", "1", "1"),
        ("LAN", "xong 1 đã gửi 8123/TTr-TCCB", "điểm", "tuần", "tự đánh giá 9 8 7", "1"),
        ("BINH", "việc chờ tôi", "duyệt 1", "1", "tổng hợp", "điểm của Lan", "tìm Hoàng Mai"),
        ("LAN", "cảm ơn Bình 1 rất kịp thời", "kênh", "dữ liệu của tôi", "gì đó vô nghĩa xyzt"),
        ("GD", "bảng", "tổng hợp tuần", "xếp loại"),
    ):
        for line in said:
            town.say(code, line)
    town.wind(days=1)


def told(caplog, written=Discreet):
    """Give all that was logged as it is written to the log."""
    return "\n".join(written().format(record) for record in caplog.records)


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
def test_a_whole_conversation_leaves_no_word_and_no_figure_in_the_log(caplog, level):
    caplog.set_level(level)
    town = Town()
    month_of_work(town)
    logged = told(caplog).lower()
    words = (TITLE, REPORT, WHY, "8123", "kịp thời", "xyzt", "hoàng mai", "dự thảo", "45%")
    people = ("nguyễn thị lan", "quốc bình", "lan", "bình")
    for word in (*words, *people):
        assert not re.search(rf"\b{re.escape(word.lower())}", logged), word


def test_an_error_is_logged_by_its_code_without_what_was_typed(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    town = Town()

    def broken(*_arguments):
        raise ValueError(f"cannot take {TITLE!r}")

    monkeypatch.setattr(work.lists, "mine", broken)
    assert "Xin lỗi" in town.say("LAN", "việc")
    for written in (Discreet, JsonLines):
        logged = told(caplog, written)
        assert "ValueError" in logged
        assert "conversation.py:" in logged
        assert "Hoàng Mai" not in logged
    error = [json.loads(one) for one in told(caplog, JsonLines).splitlines()][-1]
    assert error["level"] == "ERROR"
    assert error["message"].startswith("update ")
