"""hoàn tác of leave, time in the field and thanks: as if it had not been said, until built on."""


def test_leave_is_taken_back_as_if_it_had_not_been_said(town):
    town.say("LAN", "nghỉ đến hết thứ 6")
    told = town.say("LAN", "hoàn tác")
    assert told.startswith("Đã hoàn tác: chị không nghỉ đến hết thứ Sáu 27/11 nữa")
    number = town.given()
    assert f"NV-{number}" in town.told("LAN"), "letters come again"
    assert "Lan" not in town.say("BINH", "nghỉ phòng")
    assert "đã hoàn tác rồi" in town.say("LAN", "hoàn tác")
    verbs = town.rows("SELECT verb FROM journal WHERE subject = 'absence' ORDER BY id")
    assert verbs == [("away",), ("undo",)]


def test_the_leave_that_was_replaced_holds_again(town):
    town.say("LAN", "nghỉ đến hết thứ 5")
    town.say("LAN", "nghỉ đến hết 4/12")
    assert "4/12 nữa" in town.say("LAN", "hoàn tác")
    assert "hết thứ Năm 26/11" in town.say("BINH", "nghỉ phòng")


def test_field_time_and_an_early_return_are_taken_back(town):
    town.say("LAN", "đi cơ sở đến 16h")
    assert "không đi cơ sở đến 16:00 nữa" in town.say("LAN", "hoàn tác")
    town.say("LAN", "nghỉ đến hết thứ 6")
    town.say("LAN", "đi làm lại")
    assert "lại vắng đến hết thứ Sáu 27/11" in town.say("LAN", "hoàn tác")
    assert "Lan" in town.say("BINH", "nghỉ phòng")


def test_until_the_deputy_has_taken_it_on(town):
    town.given(deadline="thứ 5")
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Phạm Thị Hoa")
    told = town.say("LAN", "hoàn tác")
    assert "chị không nghỉ" in told
    assert "Chị Hoa được báo là không cần giữ hộ" in told
    assert "Chị Lan đã đi làm lại" in town.told("HOA")
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Phạm Thị Hoa")
    town.say("HOA", "nhận giữ hộ")
    told = town.say("LAN", "hoàn tác")
    assert "đã nhận giữ hộ rồi nên không hoàn tác được" in told
    assert "đi làm lại" in told


def test_thanks_are_taken_back_and_count_no_more(town):
    number = town.given()
    given = town.say("BINH", f"cảm ơn Lan {number} số liệu rất kịp")
    assert "9" in given
    town.told("LAN")
    told = town.say("BINH", "hoàn tác")
    assert told.startswith("Đã rút lời cảm ơn gửi Nguyễn Thị Lan")
    assert f"Anh Bình rút lại lời cảm ơn ở NV-{number}" in town.told("LAN")
    assert town.rows("SELECT count(*) FROM thanks") == [(0,)]
    assert "9" in town.say("BINH", f"cảm ơn Lan {number} lần nữa"), "the month has it back"


def test_thanks_that_wait_to_be_delivered_are_never_seen(town):
    number = town.given()
    town.say("LAN", "im lặng đến sáng mai")
    town.say("BINH", f"cảm ơn Lan {number} số liệu rất kịp")
    assert "cảm ơn" not in town.told("LAN")
    town.say("BINH", "hoàn tác")
    for _ in range(3):
        town.wind(days=1)
    assert "cảm ơn" not in town.told("LAN").lower()
