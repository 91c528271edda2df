"""`viec demo` and `viec talk` as a newcomer uses them, one command after the other.

The first talk is a process of its own; the others run here, as the console script runs them.
"""

import io
import json
import signal
import sqlite3
import subprocess
import urllib.request
from contextlib import redirect_stderr, redirect_stdout

import pytest

from bot.cli import main
from core.people.rules import Role
from tests.demo.conftest import VIEC


def viec(*words, said="", status=0):
    told, wrong = io.StringIO(), io.StringIO()
    with (
        redirect_stdout(told),
        redirect_stderr(wrong),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr("sys.stdin", io.StringIO(said))
        done = main([str(word) for word in words])
    assert done == status, wrong.getvalue()
    return told.getvalue() if status == 0 else wrong.getvalue()


def viec_alone(*words, said=""):
    done = subprocess.run(
        [*VIEC, *map(str, words)], input=said, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def talk(demo, code, *lines, by=viec):
    return by("talk", "--as", code, "--db", demo, said="".join(f"{line}\n" for line in lines))


def test_the_first_loop_from_a_typed_line_to_a_picture_and_a_number(demo):
    told = talk(demo, "TCCB01", "giao Lan soạn tờ trình, hạn thứ 6", "1", by=viec_alone)
    number = told.rsplit("Đã giao NV-", 1)[1].split(".")[0]
    told = talk(demo, "TCCB03", f"bc {number} 70% đã xong dự thảo", f"xong {number}")
    assert f"Anh Bình giao NV-{number}: soạn tờ trình" in told
    assert f"NV-{number}: 70%" in told
    assert f"Đã trình NV-{number}, chờ anh Bình nghiệm thu." in told
    told = talk(demo, "TCCB01", f"duyệt {number}", "1", "tổng hợp")
    assert f"Chị Lan trình NV-{number}" in told
    assert f"Nghiệm thu NV-{number}" in told
    assert "Số liệu đến 14:3" in told
    pictures = list(demo.parent.glob("*.png"))
    assert [one.read_bytes()[:8] for one in pictures] == [b"\x89PNG\r\n\x1a\n"]
    assert str(pictures[0]) in told
    told = talk(demo, "TCCB03", "tuần", "điểm")
    assert f"Anh Bình đã nghiệm thu NV-{number}" in told
    assert "Thẻ riêng của chị" in told
    assert "Tháng 11/2026 (tạm tính đến" in told
    assert talk(demo, "TCCB03") == "", "what was printed once does not wait any more"


def test_every_line_of_the_story_was_understood_and_every_refusal_is_meant(built):
    connection = sqlite3.connect(built)
    odd = dict(connection.execute("SELECT source_key, state FROM inbox WHERE state != 'done'"))
    letters = {state for (state,) in connection.execute("SELECT DISTINCT state FROM letter")}
    connection.close()
    assert odd == {"demo-corrected-3": "refused", "demo-corrected-4": "secret"}
    assert letters == {"sent", "folded"}, "what a leave held back was folded into a summary"


def test_the_story_has_scenes_of_everything_that_happens_to_a_task(built):
    connection = sqlite3.connect(built)
    verbs = {verb for (verb,) in connection.execute("SELECT DISTINCT verb FROM journal")}
    states = {state for (state,) in connection.execute("SELECT DISTINCT state FROM task")}
    kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM letter")}
    connection.close()
    assert verbs >= {
        *("assign", "receive", "report", "block", "name_cause", "stop", "resume", "hand_in"),
        *("accept", "accept_part", "return", "ask_extension", "extend", "extend_stop", "keep"),
        *("later", "agree_hand_over", "hand_over", "confirm", "undo"),
    }
    assert states >= {"assigned", "in_progress", "handed_in", "returned", "accepted", "paused"}
    assert kinds >= {
        *("Digest", "Morning", "WeekCard", "FileSeenBefore", "Thanked", "SeriesStarted"),
        *("DeputyRequested", "DeputyAnswered", "PetitionWaiting", "PetitionAnswered"),
        *("CauseWaiting", "CauseDecided", "HandOverWaiting", "DraftDecided", "ScorePublished"),
    }


def test_no_more_are_decided_excellent_than_the_cap_allows(built):
    told = talk_to_a_copy(built, "SNV01", "xếp loại tháng 10", *"9999", "xếp loại tháng 9", *"9999")
    assert told.count("Trần xuất sắc") >= 4
    assert "Vượt trần" not in told
    excellent = told.count("đã chốt Hoàn thành xuất sắc")
    good = told.count("đã chốt Hoàn thành tốt")
    assert 2 <= excellent < good / 4


def talk_to_a_copy(built, code, *lines):
    copy = built.with_name("cap.db")
    copy.write_bytes(built.read_bytes())
    return talk(copy, code, *lines)


def test_there_is_one_lan_and_thirty_people_in_five_units(built):
    people = [json.loads(line) for line in viec("demo", "--db", built, "--people").splitlines()]
    assert len(people) == 31
    assert {"code", "name", "post", "unit"} <= set(people[0])
    assert [one["name"] for one in people if one["name"].endswith("Lan")] == ["Nguyễn Thị Lan"]
    assert len({one["unit"] for one in people}) == 6
    assert {one["role"] for one in people} == {str(role) for role in Role} - {Role.DELEGATE}


def test_a_database_that_is_no_demo_is_refused(tmp_path):
    other = tmp_path / "office.db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VIEC_DATABASE_URL", f"sqlite+aiosqlite:///{other}")
        viec("migrate")
    for words in (
        ("demo", "--build-only"),
        ("demo", "--fresh", "--build-only"),
        ("talk", "--as", "A"),
    ):
        assert "is no demo" in viec(*words, "--db", other, status=1)
    text = tmp_path / "notes.db"
    text.write_text("not a database, only some text that is long enough to look like a page")
    assert "no database of Viec" in viec("demo", "--db", text, "--build-only", status=1)
    assert text.exists()


def test_a_person_who_does_not_exist_is_refused(demo):
    assert "nobody has the code X9" in viec("talk", "--as", "X9", "--db", demo, status=1)


def test_a_card_is_drawn_into_a_file(demo, tmp_path):
    file = tmp_path / "card.png"
    code = viec("picture", "digest", "--for", "SNV01", "--db", demo, "--out", file).strip()
    assert file.read_bytes()[:4] == b"\x89PNG"
    told = talk(demo, "SNV01", code)
    assert code in told
    assert "quá hạn" in told
    viec(
        "picture",
        "week",
        "--for",
        "tccb03",
        "--db",
        demo,
        "--at",
        "2026-11-20T15:30",
        "--out",
        file,
    )
    assert "leads no unit" in viec(
        "picture", "digest", "--for", "TCCB03", "--db", demo, "--out", file, status=1
    )


def test_talk_beside_a_running_demo_hands_its_lines_to_it(running):
    demo, address, process = running
    told = talk(demo, "TCCB01", "giao Lan rà soát hồ sơ, hạn thứ 6", "1")
    assert "Đã giao NV-" in told
    with urllib.request.urlopen(f"{address}api/messages?as=TCCB03", timeout=10) as answer:
        assert "rà soát hồ sơ" in answer.read().decode()
    assert "has its own clock" in viec(
        "talk", "--as", "TCCB01", "--db", demo, "--at", "2026-11-24T08:00", status=1
    )
    assert "another process holds" in viec(
        "demo", "--db", demo, "--fresh", "--build-only", status=1
    )
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0


def test_the_demo_goes_on_where_it_was_left(demo):
    talk(demo, "TCCB01", "giao Lan rà soát hồ sơ, hạn thứ 6", "1")
    viec("demo", "--db", demo, "--build-only")
    assert "rà soát hồ sơ" in talk(demo, "TCCB03", "việc")


def test_the_clock_can_be_wound(demo):
    told = viec(
        "talk", "--as", "TCCB03", "--db", demo, "--at", "2026-11-25T08:00", said="giúp\nđiểm\n"
    )
    assert "tạm tính đến 08:0" in told
