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
