"""Every look at somebody else's score is noted, whatever it came by, and told to that person."""

import re
import sqlite3
from contextlib import closing, redirect_stdout
from io import StringIO

import pytest

from bot.cli import main
from tests.conversations.test_evaluation_steps import sealed
from tests.conversations.test_who_may_do_what import scored
from tests.conversations.town import Town

ASK = "ai xem điểm tôi"


@pytest.fixture
def town():
    made = scored("published")
    for code in ("LAN", "BINH", "GD", "HOA", "ADMIN"):
        made.told(code)
    made.rows("DELETE FROM score_read RETURNING id")
    yield made
    made.database.close()


def readers(town):
    """Give who looked at Lan's scores, of which period and where."""
    return town.rows(
        "SELECT p.code, r.period, r.channel FROM score_read r JOIN person p ON p.id = r.reader_id"
        " WHERE r.person_id = 4 ORDER BY r.id"
    )


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("BINH", "điểm của Lan tháng 10"),
        ("BINH", "diem cua Lan thang 10 chi tiet"),
        ("BINH", "tháng của Lan tháng 10"),
        ("GD", "xếp loại tháng 10"),
        ("BINH", "mẫu 01 của Lan tháng 10"),
        ("HOA", "điểm của Lan năm 2026"),
    ],
)
def test_a_look_in_the_chat_is_noted_and_told(town, who, line):
    town.say(who, line)
    (found,) = readers(town)
    assert found[2] == "console"
    assert "Dòng lệnh" in town.say("LAN", ASK)


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("LAN", "điểm tháng 10"),
        ("KHANG", "điểm của Lan tháng 10"),
        ("MAI", "tháng của Lan"),
        ("ADMIN", "mẫu 01 của Lan tháng 10"),
        ("BINH", "tổng hợp"),
        ("BINH", "bảng"),
        ("BINH", "việc của Lan"),
    ],
)
def test_ones_own_look_a_refused_one_and_figures_of_units_are_none(town, who, line):
    town.say(who, line)
    assert readers(town) == []
    assert "Chưa ai khác" in town.say("LAN", ASK)
    assert readers(town) == []


def test_the_code_of_somebody_elses_receipt_is_a_look_each_time_it_is_opened(town):
    code = re.search(r"Phiếu ([2-9A-Z]{5})", town.say("LAN", "điểm tháng 10"))[1]
    town.say("LAN", f"mã {code}")
    assert readers(town) == []
    assert code in town.say("BINH", f"mã {code}")
    assert [one[0] for one in readers(town)] == ["CB02"]
    town.say("KHANG", f"mã {code}")
    assert len(readers(town)) == 1, "what opened nothing was no look"


def test_what_a_decision_and_a_petition_show_before_is_a_look(town):
    town.say("LAN", "kiến nghị 1 chờ chữ ký ba ngày")
    town.say("GD", "trả lời kiến nghị 1 đồng ý: có xác nhận")
    assert readers(town) == [("CB01", "2026-10", "console")]
    town.say("GD", "1")
    town.told("BINH")
    sealed(town, "BINH", "chốt Lan tháng 10")
    assert ("CB02", "2026-10", "console") in readers(town)


@pytest.mark.embedded("exports from a file")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("receipt", "--for", "CB04", "--by", "CB02", "--out", "a.xlsx"), ["CB02"]),
        (("form", "--for", "CB04", "--by", "CB08", "--out", "a.docx"), ["CB08"]),
        (("summary", "--unit", "TCCB", "--by", "CB01", "--out", "a.xlsx"), ["CB01"]),
        (("receipt", "--for", "CB04", "--out", "a.txt"), []),
        (("receipt", "--for", "CB04", "--by", "CB06", "--out", "a.txt"), None),
    ],
)
def test_a_file_written_on_the_server_is_a_look(tmp_path, monkeypatch, words, expected):
    made = Town(path=tmp_path / "viec.db")
    made.given()
    made.say("LAN", "tự đánh giá 9 9 9: tự chấm")
    made.database.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/viec.db")
    with redirect_stdout(StringIO()):
        done = main(["export", *words, "--period", "2026-11"])
    assert done == (1 if expected is None else 0)
    assert (tmp_path / words[-1]).exists() is (expected is not None)
    with closing(sqlite3.connect("viec.db")) as rows:
        found = rows.execute(
            "SELECT p.code, r.channel FROM score_read r JOIN person p ON p.id = r.reader_id"
            " WHERE r.person_id = 4"
        ).fetchall()
    assert found == [(code, "file") for code in expected or []]
