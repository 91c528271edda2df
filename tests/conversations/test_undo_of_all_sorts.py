"""hoàn tác: the last own change, whatever it was about; or a clear word why not."""


def series(town):
    town.say("BINH", "giao Lan báo cáo tuần, thứ 6 hàng tuần")
    assert "định kỳ" in town.say("BINH", "1") or town.rows("SELECT count(*) FROM series") == [(1,)]


def test_a_series_that_was_begun_is_taken_back(town):
    series(town)
    told = town.say("BINH", "hoàn tác")
    assert told == "Đã hoàn tác: việc định kỳ “báo cáo tuần” không lặp lại nữa."
    town.wind(days=14)
    assert town.rows("SELECT count(*) FROM task") == [(0,)]
    assert town.rows("SELECT verb FROM journal WHERE subject = 'series'") == [("start",), ("undo",)]


def test_a_series_that_was_ended_comes_back_and_one_that_has_given_work_does_not_go(town):
    series(town)
    for _ in range(7):
        town.wind(days=1)
    assert town.rows("SELECT count(*) FROM task WHERE series_id IS NOT NULL")[0][0] >= 1
    town.say("BINH", "việc định kỳ")
    town.say("BINH", "1")
    told = town.say("BINH", "hoàn tác")
    assert "lặp lại như trước" in told
    assert town.rows("SELECT ended FROM series") == [(None,)]
    assert "đã hoàn tác rồi" in town.say("BINH", "hoàn tác")


def test_a_template_goes_and_the_one_that_it_replaced_comes_back(town):
    first = town.given(title="báo cáo tuần")
    other = town.given(title="báo cáo tháng")
    town.say("BINH", f"mẫu {first} là báo cáo")
    town.say("BINH", f"mẫu {other} là báo cáo")
    assert "như trước khi lưu" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT title FROM template") == [("báo cáo tuần",)]
    town.say("BINH", "mẫu bỏ báo cáo")
    assert "được giữ lại" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT title FROM template") == [("báo cáo tuần",)]


def test_a_norm_goes_back_to_what_it_was(town):
    town.say("ADMIN", "đơn vị định mức 0,5")
    town.say("ADMIN", "đơn vị định mức 0,8")
    assert "trở lại 0,5 sản phẩm" in town.say("ADMIN", "hoàn tác")
    assert town.rows("SELECT daily_norm FROM office") == [(500,)]


def test_what_is_changed_back_in_another_way_says_which_and_touches_no_task(town):
    number = town.given()
    town.say("BINH", "ngôn ngữ en")
    told = town.say("BINH", "hoàn tác")
    assert "The last thing you did was a setting" in told
    assert town.rows("SELECT state FROM task") == [("assigned",)]
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Hoàng Thị Hoa")
    town.say("HOA2", "nhận giữ hộ")
    assert 'nhắn "không giữ hộ"' in town.say("HOA2", "hoàn tác")
    assert number == 1


def test_after_a_day_it_is_too_late(town):
    town.say("ADMIN", "đơn vị định mức 0,5")
    town.wind(days=2)
    assert "Chỉ hoàn tác được trong 24 giờ" in town.say("ADMIN", "hoàn tác")


def test_a_change_of_a_while_ago_is_named_before_it_is_taken_back(town):
    number = town.given()
    town.say("BINH", "ủy quyền cho Phạm Thị Hoa đến 5/12")
    town.say("BINH", "1")
    town.told("HOA")
    town.wind(minutes=11)
    told = town.say("BINH", "hoàn tác")
    assert "Sẽ hoàn tác việc gần nhất của anh, lúc" in told
    assert "ủy quyền duyệt việc cho Phạm Thị Hoa." in told
    assert "ủy quyền" not in town.told("HOA")
    assert "Đã bỏ" in town.say("BINH", "0")
    assert "chị Hoa" in town.say("BINH", "ủy quyền")
    town.say("BINH", "hoàn tác")
    assert "không duyệt việc thay anh nữa" in town.say("BINH", "1")
    assert "kết thúc ủy quyền" in town.told("HOA")
    town.say("BINH", f"cảm ơn Lan {number} số liệu rất kịp")
    town.told("LAN")
    town.wind(minutes=11)
    assert "cảm ơn" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT count(*) FROM journal WHERE verb = 'undo'") == [(1,)]
    town.say("BINH", "1")
    assert town.rows("SELECT count(*) FROM journal WHERE verb = 'undo'") == [(2,)]


def test_leave_of_a_while_ago_is_named_and_what_cannot_go_back_says_so_at_once(town):
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Hoàng Thị Hoa")
    town.told("HOA2")
    town.wind(minutes=11)
    assert "báo vắng mặt" in town.say("LAN", "hoàn tác")
    assert town.told("HOA2") == ""
    town.say("HOA2", "nhận giữ hộ")
    assert "đã nhận giữ hộ rồi" in town.say("LAN", "1")
    town.say("LAN", "0")
    told = town.say("LAN", "hoàn tác")
    assert "đã nhận giữ hộ rồi" in told
    assert "1 " not in told
