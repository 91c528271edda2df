"""Numbered choices: pressed or typed, once or twice, on the last list or an old one."""


def asked(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    return town.open_question("BINH")


def test_a_pressed_button_is_the_same_as_its_number(town):
    assert town.press("BINH", 1, asked(town)).startswith("Đã giao NV-1")


def test_a_button_pressed_twice_is_done_once(town):
    question = asked(town)
    town.press("BINH", 1, question)
    assert "Nút này đã bấm rồi" in town.press("BINH", 1, question)
    assert "Danh sách này đã cũ" in town.press("BINH", 0, question)
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_a_button_of_an_old_list_changes_nothing(town):
    old = asked(town)
    town.say("BINH", "giao Lan rà soát hồ sơ, hạn thứ 5")
    assert "Danh sách này đã cũ" in town.press("BINH", 1, old)
    assert town.rows("SELECT count(*) FROM task") == [(0,)]
    assert town.say("BINH", "1").startswith("Đã giao NV-1")


def test_somebody_elses_button_does_nothing(town):
    question = asked(town)
    assert "Danh sách này đã cũ" in town.press("LAN", 1, question)
    assert "Danh sách này đã cũ" in town.press("GD", 1, question)
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_a_button_that_was_never_there_does_nothing(town):
    question = asked(town)
    for number, list_of in ((9, question), (1, 999), (-1, question), (1, 0)):
        assert "Danh sách này đã cũ" in town.press("BINH", number, list_of)
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_what_one_may_do_is_judged_at_the_press(town):
    question = asked(town)
    town.rows("UPDATE post SET until = 0 WHERE role = 'head' AND unit_id = 2 RETURNING id")
    answer = town.press("BINH", 1, question)
    assert "chỉ giao được việc cho người trong đơn vị mình phụ trách" in answer
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_more_of_a_list_stands_behind_a_number(town):
    for count in range(9):
        town.given(title=f"việc thứ {count}", deadline="thứ 6")
    first = town.say("LAN", "việc").split("\n---\n")[-1]
    assert first.count("NV-") == 7
    assert "Trang 1/2" in first
    second = town.say("LAN", "9")
    assert "Trang 2/2" in second
    assert "NV-8" in second


def test_undoing_at_a_preview_leaves_the_preview_and_nothing_older(town):
    number = town.given()
    town.say("BINH", "giao Lan soạn kế hoạch, hạn thứ 6")
    assert "chưa có gì thay đổi" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT number, state FROM task") == [(number, "assigned")]
    assert "Đã hoàn tác" in town.say("BINH", "hoàn tác")
