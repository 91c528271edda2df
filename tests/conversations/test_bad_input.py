"""Whatever is typed gets a clear answer, and nothing is lost or half-done."""

import pytest

from tests.conversations.town import Town


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\u200f", "😀😀😀", "...", "?!", "—"])
def test_text_without_a_word_gets_a_hint(town, text):
    assert town.say("LAN", text).startswith("Tôi chưa đọc được chữ nào.")


def test_ten_thousand_characters_get_a_clear_answer(town):
    answer = town.say("BINH", "giao Lan " + "soạn tờ trình " * 700)
    assert "Tin dài" in answer
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_four_thousand_characters_are_read(town):
    answer = town.say("BINH", "giao Lan " + "soạn tờ trình " * 250 + ", hạn thứ 6")
    assert answer.startswith("Giao chị Nguyễn Thị Lan")


def test_decomposed_letters_are_the_same_letters(town):
    import unicodedata

    town.say("BINH", unicodedata.normalize("NFD", "giao Lan soạn tờ trình, hạn thứ 6"))
    town.say("BINH", "1")
    assert town.rows("SELECT title FROM task") == [("soạn tờ trình",)]


@pytest.mark.parametrize(
    "title",
    [
        "soạn <b>tờ trình</b> & <script>alert(1)</script>",
        "soạn *tờ trình* _gấp_ [x](http://a) `y`",
        "soạn $tờ$ trình {0} %s {{ $x }} lần hai",
        "soạn tờ trình 🎉",
    ],
)
def test_marks_in_a_title_appear_as_typed(town, title):
    town.say("BINH", f"giao Lan {title}, hạn thứ 6")
    town.say("BINH", "1")
    assert town.rows("SELECT title FROM task") == [(title,)]
    assert title in town.told("LAN")
    assert title[1:] in town.say("LAN", "việc 1")


def test_a_number_that_is_not_mine_looks_like_one_that_does_not_exist(town):
    number = town.given()
    theirs = town.say("MAI", f"việc {number}").replace(str(number), "N")
    nobodys = town.say("MAI", "việc 99").replace("99", "N")
    assert theirs == nobodys
    for line in ("bc {} 50%", "xong {}", "duyệt {}", "vướng {} kẹt", "gia hạn {} đến 10/12"):
        theirs = town.say("MAI", line.format(number)).replace(str(number), "N")
        assert theirs == town.say("MAI", line.format(99)).replace("99", "N")


def test_a_leader_sees_what_his_people_do_but_does_not_report_for_them(town):
    number = town.given()
    assert "NV-1: Soạn tờ trình" in town.say("BINH", f"việc {number}")
    assert "là việc của chị Lan" in town.say("BINH", f"bc {number} 50%")


def test_only_the_reviewer_decides(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert "do anh Bình quyết" in town.say("LAN", f"duyệt {number}")
    assert "do anh Bình quyết" in town.say("GD", f"duyệt {number}")


def test_an_unlinked_chat_is_refused_once_in_ten_minutes(town):
    first = town.say("nobody", "cho hỏi việc của tôi")
    assert first.startswith("Chào anh/chị. Tôi chỉ làm việc với người đã được cơ quan cấp mã.")
    assert town.say("nobody", "việc") == ""
    town.wind(minutes=11)
    assert town.say("nobody", "việc") == first


def test_the_same_update_twice_is_one_effect(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    town.say("BINH", "1", key="same")
    assert town.say("BINH", "1", key="same") == ""
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_the_same_number_typed_twice_is_done_once(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    town.say("BINH", "1")
    assert "đã làm rồi, không làm lại" in town.say("BINH", "1")
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_a_number_after_a_new_list_means_the_new_list(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    town.say("BINH", "giao Lan rà soát hồ sơ, hạn thứ 5")
    town.say("BINH", "1")
    assert town.rows("SELECT title FROM task") == [("rà soát hồ sơ",)]


def test_a_number_that_is_no_choice_names_those_that_are(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "Chọn một trong: 1, 2, 0" in town.say("BINH", "7")
    assert town.say("BINH", "1").startswith("Đã giao")


def test_an_old_question_expires(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    town.wind(hours=25)
    assert town.say("BINH", "1").startswith("Tôi không đang hỏi gì")
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_a_new_command_in_the_middle_is_understood_as_one(town):
    town.say("BINH", "giao")
    assert town.say("BINH", "việc").startswith("Không có việc nào đang mở")
    assert town.say("BINH", "Lan").startswith("Chưa rõ ý")


def test_leaving_ends_what_was_begun(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert town.say("BINH", "thôi") == "Đã bỏ, chưa có gì thay đổi."
    assert town.say("BINH", "thôi") == "Không có gì đang dở."


def test_unknown_text_gets_the_nearest_sentences(town):
    answer = town.say("LAN", "tổng kết giùm cái")
    assert 'Chưa rõ ý "tổng kết giùm cái"' in answer
    assert "tổng hợp" in answer


def test_a_mark_of_state_secrets_is_refused_and_never_stored(town):
    answer = town.say("BINH", "giao Lan soạn báo cáo, độ mật: Tối mật, hạn thứ 6")
    assert "Tin vừa rồi không được lưu" in answer
    text = str(town.rows("SELECT * FROM inbox") + town.rows("SELECT * FROM letter"))
    assert "báo cáo" not in text
    assert town.rows("SELECT state, raw FROM inbox ORDER BY id DESC LIMIT 1") == [("secret", None)]


@pytest.mark.parametrize("text", ["giao Lan rà soát bảo mật mạng, hạn thứ 6", "đổi mật khẩu"])
def test_words_that_only_contain_the_mark_are_no_secret(town, text):
    assert "không được lưu" not in town.say("BINH", text)


def test_a_bug_apologises_with_a_code_and_the_queue_goes_on(town, monkeypatch):
    from bot.commands import desk

    def broken(talk, reading):
        talk.tx.connection.exec_driver_sql("UPDATE person SET name = 'x'")
        raise ZeroDivisionError

    monkeypatch.setitem(desk.VERBS, "tuan", broken)
    answer = town.say("LAN", "tuần")
    assert "Mã 1:" in answer
    assert town.rows("SELECT count(*) FROM person WHERE name = 'x'") == [(0,)]
    assert town.rows("SELECT state, code FROM inbox") == [("failed", "1")]
    assert town.say("LAN", "việc").startswith("Không có việc nào")


def test_figures_of_a_person_are_not_shown_in_a_group(town):
    for line in ("điểm", "tuần", "tự đánh giá 9 9 9"):
        assert "nhắn tin riêng" in town.say("LAN", line, private=False)


def test_what_was_asked_survives_a_restart():
    town = Town()
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    from bot.app import Office
    from bot.gateways.console import NAME

    again = Office(town.database, clock=lambda: town.now, at_once=1)
    again.gateways[NAME] = town.console
    town.office = again
    assert town.say("BINH", "1").startswith("Đã giao NV-1")
    town.database.close()
