"""What people type without thinking of a grammar: each line is read, or asked about, never bent."""

import pytest


@pytest.fixture
def office(town):
    """A town in which Lan has NV-1 and the deputy Hoa NV-2, four files."""
    town.given()
    town.say("BINH", "giao Phạm Thị Hoa rà soát 4 hồ sơ, hạn thứ 6")
    town.say("BINH", "1")
    for code in ("LAN", "HOA", "BINH"):
        town.told(code)
    return town


def test_an_error_of_content_has_to_be_named(office):
    office.say("HOA", "xong 2")
    office.told("BINH")
    for line in ("tra 2 loi noi dung", "2 trả: lỗi nội dung nhé", "return 2 content error"):
        assert "NV-2 sai nội dung chỗ nào?" in office.say("BINH", line), line
    office.say("BINH", "tra 2 loi noi dung")
    told = office.say("BINH", "số liệu chưa khớp")
    assert "Trả lại NV-2 rà soát 4 hồ sơ (chị Hoa): lỗi nội dung: số liệu chưa khớp" in told
    assert "(tính vào chất lượng)" in told


def test_another_number_with_its_own_word_is_another_decision(office):
    office.say("LAN", "xong 1")
    office.say("HOA", "xong 2")
    for line in (
        "1 trả thiếu số liệu, 2 duyệt",
        "trả 1 thiếu số liệu, duyệt 2",
        "1 tra: thieu so lieu\n2 duyet",
        "1 trả thiếu số liệu còn 2 duyệt",
    ):
        office.told("BINH")
        told = office.say("BINH", line)
        assert "• Trả lại NV-1 soạn tờ trình (chị Lan): thi" in told, line
        assert "• Nghiệm thu NV-2" in told, line
    told = office.say("BINH", "trả 1 thiếu chữ ký, 2 trả lời chưa rõ")
    assert "thiếu chữ ký, 2 trả lời chưa rõ" in told, "a reason is not parted by its figures"


def test_shares_that_make_more_than_the_whole_are_named(office):
    told = office.say("BINH", "giao lan 60% hoang thi hoa 50% soan bao cao")
    assert "chị Lan 60%, chị Hoa 50%; tổng 110%" in told
    office.say("BINH", "0")
    told = office.say("BINH", "giao lan 60% khanh 40% soan bao cao")
    assert 'Không thấy ai tên "khanh"' in told
    office.say("BINH", "0")
    told = office.say("BINH", "giao Lan, Hoàng Thị Hoa mỗi người 50% soạn báo cáo, hạn thứ 6")
    assert "Phần: chị Lan 50%, chị Hoa 50%" in told
    assert "\nSoạn báo cáo\n" in told


def test_a_part_shows_the_deadline_of_its_whole(office):
    told = office.say("BINH", "giao 1 cho hoang thi hoa")
    assert "Thuộc NV-1" in told
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in told


def test_who_is_given_work_confirms_or_asks_not_to_do_it(office):
    assert "Đã nhận NV-1" in office.say("LAN", "xác nhận 1")
    told = office.say("LAN", "1 từ chối: không đúng chuyên môn")
    assert "Đã báo anh Bình là chị xin không nhận NV-1. Việc vẫn của chị" in told
    told = office.told("BINH")
    assert "Chị Lan xin không nhận NV-1 (soạn tờ trình)." in told
    assert "“không đúng chuyên môn”" in told
    assert 'hủy 1 lý do"' in told
    assert office.rows("SELECT state FROM task WHERE number = 1") == [("received",)]
    assert "Đã hoàn tác: xin không nhận NV-1" in office.say("LAN", "hoàn tác")
    assert "vì sao?" in office.say("LAN", "không đồng ý 1")
    assert "Đã báo anh Bình" in office.say("LAN", "đang kín việc")
    office.say("HOA", "xong 2")
    office.told("BINH")
    assert "Trả lại NV-2" in office.say("BINH", "không đồng ý 2: thiếu phụ lục")


def test_to_pause_and_to_change_a_deadline_are_asked_for(office):
    told = office.say("LAN", "tạm dừng 1: chờ số liệu")
    assert "Đã ghi: “chờ số liệu”" in told
    assert "1 Xin anh Bình xác nhận và dừng đồng hồ" in told
    assert "Đã xin anh Bình gia hạn NV-1 đến 17:00 thứ Hai 30/11/2026" in office.say(
        "LAN", "sửa hạn 1 thành thứ 2 tuần sau"
    )
    office.told("BINH")
    told = office.say("BINH", "sửa hạn 1 thành thứ 2 tuần sau")
    assert "Sẽ: Gia hạn NV-1 đến 17:00 thứ Hai 30/11/2026" in told, "and not of what was given last"


def test_a_number_alone_is_its_card_but_never_takes_an_answer(office):
    for line in ("NV-1", "nv1", "#1", "nv 1"):
        assert office.say("LAN", line).startswith("NV-1: Soạn tờ trình"), line
    assert "Không thấy NV-268" in office.say("LAN", "268")
    office.say("BINH", "việc phòng")
    assert "NV-2: Rà soát 4 hồ sơ" in office.say("BINH", "2")
    office.say("BINH", "giao Lan soạn báo cáo")
    assert office.rows("SELECT count(*) FROM task") == [(2,)]
    office.say("BINH", "giao Lan")
    assert "\n268\n" in office.say("BINH", "268"), "a title was asked for"


def test_whose_work_is_asked_for_without_capitals(office):
    assert office.say("BINH", "viec lan").startswith("Việc của chị Lan đang mở: 1")
    assert "Chị Nguyễn Thị Lan (TCCB). Tháng 11/2026" in office.say("BINH", "diem lan")
    assert "Tháng 10/2026" in office.say("BINH", "điểm lan tháng 10")
    assert "Không thấy" in office.say("LAN", "viec binh")
    assert "83" not in office.say("LAN", "diem binh")


def test_a_day_that_does_not_exist_is_named_and_nothing_is_stored(office):
    for line in ("xong 1 ngày 31/11", "bc 1 50% hẹn 30/2", "vướng 1 chờ số liệu đến 32/12"):
        told = office.say("LAN", line)
        assert told.startswith("Không có ngày 3"), line
        assert "nên chưa ghi gì" in told
    assert office.rows("SELECT state FROM task WHERE number = 1") == [("assigned",)]
    assert "Đã trình NV-1" in office.say("LAN", "xong 1 123/BC-VP ngày 29/2")


def test_two_of_four_is_a_quantity_and_no_date(office):
    office.say("HOA", "xong 2")
    office.told("BINH")
    for line in ("duyệt 2 2/4", "duyet 2: 2/4", "2 duyệt 2/4"):
        assert "Nhận 2/4 hồ sơ của NV-2" in office.say("BINH", line), line


def test_own_work_is_echoed_with_its_date(office):
    told = office.say("LAN", "giao tôi rà soát hồ sơ, hạn thứ 5")
    assert told.startswith("Đã ghi NV-3: rà soát hồ sơ\nHạn 17:00 thứ Năm 26/11/2026\n")
    assert "Chưa có hạn." in office.say("LAN", "tự nhận gọi điện cho Sở Tài chính")


def test_free_words_about_work_are_noted_once_their_task_is_named(office):
    told = office.say("LAN", "em xong phần số liệu rồi, 70% ạ")
    assert told.startswith("“em xong phần số liệu rồi, 70% ạ”: báo cho việc nào?")
    assert "1 NV-1 soạn tờ trình" in told
    told = office.say("LAN", "1")
    assert "NV-1: 70%" in told
    assert "“em xong phần số liệu rồi, 70% ạ”" in told
    office.say("LAN", "van dang cho cong van cua so")
    assert "Đã bỏ" in office.say("LAN", "0")
    assert "cong van" not in office.say("LAN", "việc 1")


def test_free_words_that_ask_for_time_ask_for_it_once_their_task_is_named(office):
    office.say("LAN", "xin lùi đến thứ 6 tuần sau ạ")
    assert "gia hạn NV-1" in office.say("LAN", "1")
    assert "Chị Lan xin gia hạn NV-1" in office.told("BINH")


def test_talk_is_no_report(office):
    for line in ("hôm nay trời đẹp", "việc đó xong chưa em", "cho em hỏi về phép năm"):
        assert "Chưa rõ ý" in office.say("LAN", line), line
    assert "Chưa rõ ý" in office.say("BINH", "đang làm, mai xong"), "he has no work of his own"


def test_what_somebody_is_doing_is_asked_as_people_ask_it(office):
    for line in ("Lan đang làm gì", "chị lan dang giu viec gi vay?", "Lan có việc gì"):
        assert office.say("BINH", line) == office.say("BINH", "việc của Lan"), line
    assert "NV-2" not in office.say("LAN", "Phạm Thị Hoa đang làm gì")


def test_a_preview_takes_a_date_and_no_talk_with_a_date_in_it(office):
    office.say("BINH", "giao Lan nộp báo cáo")
    for line in ("hôm nay có gì", "thứ 6 này anh đi công tác"):
        assert "Việc trên chưa giao" in office.say("BINH", line), line
    assert "Hạn 17:00 thứ Sáu 27/11" in office.say("BINH", "à thứ 6 nhé")
