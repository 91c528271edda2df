"""yêu cầu dữ liệu: the admin sees what waits, and is reminded before the two working days end."""

from tests.conversations.test_own_data import answer


def asked(town):
    """Let Lan ask for a copy; give what she is told."""
    town.say("LAN", "dữ liệu của tôi")
    told = town.say("LAN", "1")
    town.told("ADMIN")
    return told


def test_only_an_admin_sees_what_people_ask(town):
    asked(town)
    told = town.say("ADMIN", "yeu cau du lieu")
    assert "đang chờ: 1" in told
    assert "Chị Nguyễn Thị Lan (TCCB) (mã CB04) xin một bản đầy đủ, trả lời trước" in told
    assert "Lan" not in town.say("GD", "yêu cầu dữ liệu")
    assert "Không ai yêu cầu gì" not in told


def test_nothing_asked_is_said_so(town):
    assert "Không ai yêu cầu gì" in town.say("ADMIN", "yêu cầu dữ liệu")


def test_the_admin_is_reminded_on_the_morning_of_the_last_day_and_of_every_day_after(town):
    assert "17:00 thứ Năm 26/11/2026" in asked(town), "Tuesday the 24th is a day off"
    town.wind(days=2, hours=-1)
    assert "phải trả lời" not in town.told("ADMIN"), "Wednesday: a day is left"
    town.wind(days=1)
    told = town.told("ADMIN")
    assert "1 yêu cầu về dữ liệu cá nhân phải trả lời hôm nay" in told
    assert "viec data copy" in told
    assert "phải trả lời" not in town.told("GD")
    town.wind(minutes=10)
    assert town.told("ADMIN") == "", "once a day"
    town.wind(days=1, minutes=-10)
    assert "quá hạn từ thứ Năm 26/11" in town.told("ADMIN")
    assert "quá hạn" in town.say("ADMIN", "yêu cầu dữ liệu")


def test_an_answered_request_is_not_reminded_of_and_stays_in_view(town):
    asked(town)
    assert answer(town, "copy")
    town.wind(days=3, hours=-1)
    assert "phải trả lời" not in town.told("ADMIN")
    told = town.say("ADMIN", "yêu cầu dữ liệu")
    assert "đang chờ: 0" in told
    assert "đã trả lời" in told
    assert "viec data copy" not in told


def test_in_english_too(town):
    asked(town)
    town.say("ADMIN", "ngôn ngữ en")
    assert "Requests about personal data, waiting: 1" in town.say("ADMIN", "data requests")
