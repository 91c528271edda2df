"""tìm, lists by person, unit and time, and what a page's numbers mean."""

from bot.commands.desk import VERBS
from bot.reading.vocabulary import vocabulary


def listed(town):
    town.given(title="soạn tờ trình nâng lương", deadline="thứ 6")
    town.given(title="rà soát hồ sơ khen thưởng", deadline="4/12")
    town.say("LAN", "xong 1 số 123/BC-SNV ngày 20/11")
    for code in ("LAN", "BINH"):
        town.told(code)


def test_words_are_found_with_and_without_diacritics_in_any_order(town):
    listed(town)
    for typed in ("tìm nâng lương", "tim luong nang", "search nâng lương", "tìm tờ trình"):
        found = town.say("LAN", typed)
        assert "1 việc\nNV-1 Soạn tờ trình nâng lương" in found, typed
    assert town.say("LAN", "tìm thuyền buồm").startswith('Không thấy "thuyền buồm"')
    assert town.say("LAN", "tìm").startswith("Tìm gì?")


def test_a_document_is_found_by_its_number(town):
    listed(town)
    for typed in ("tìm 123/BC-SNV", "tim 123/bc-snv", "tìm 123/bc"):
        assert "NV-1 Soạn tờ trình" in town.say("BINH", typed), typed


def test_the_number_of_a_task_comes_before_words_that_hold_it(town):
    town.given(title="báo cáo số 2 của quý")
    town.given(title="lịch họp")
    found = town.say("LAN", "tìm 2").splitlines()
    assert found[found.index('Tìm "2": 2 việc') + 1].startswith("NV-2 Lịch họp")
    assert town.say("LAN", "tìm nv-2").count("NV-2 Lịch họp") == 1


def test_nothing_outside_ones_scope_is_found(town):
    listed(town)
    assert town.say("MAI", "tìm nâng lương").startswith("Không thấy")
    assert town.say("KHANG", "tìm 123/BC-SNV").startswith("Không thấy")
    assert "NV-1" in town.say("GD", "tìm nâng lương")
    assert "Chị Nguyễn Thị Lan (TCCB)" in town.say("BINH", "tìm lan")
    assert town.say("MAI", "tìm Nguyễn Thị Lan").startswith("Không thấy")


def test_seven_a_page_and_the_next_by_a_word_or_a_number(town):
    for count in range(9):
        town.given(title=f"rà soát mục {count}")
    first = town.say("BINH", "tìm rà soát")
    assert first.startswith('Tìm "rà soát": 9 việc\nNV-9')
    assert "Trang 1/2" in first
    second = town.say("BINH", "thêm")
    assert "NV-2" in second
    assert "NV-1" in second
    assert "NV-3" not in second
    town.say("LAN", "việc")
    assert "NV-8" in town.say("LAN", "tiếp")


def test_the_places_of_any_list_open_its_tasks_and_decide_nothing(town):
    listed(town)
    town.say("BINH", "việc phòng")
    assert town.say("BINH", "2").startswith("NV-2: Rà soát hồ sơ")
    town.say("BINH", "việc phòng")
    assert "Nghiệm thu NV-1 " in town.say("BINH", "duyệt 1")


def test_lists_are_picked_by_whose_what_and_when(town):
    listed(town)
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    town.told("LAN")
    assert town.say("BINH", "việc của Lan").startswith("Việc của chị Lan đang mở: 1\nNV-2")
    month = town.say("BINH", "việc phòng TCCB tháng 11")
    assert month.startswith("Việc của Phòng Tổ chức cán bộ tháng 11/2026: 1\nNV-1")
    assert town.say("LAN", "việc tháng 12").startswith("Việc của chị tháng 12/2026: 1\nNV-2")
    assert town.say("LAN", "việc xong tháng 11").startswith("Việc của chị tháng 11/2026 đã xong: 1")
    assert town.say("LAN", "viec xong").startswith("Việc của chị đã xong: 1\nNV-1")
    assert town.say("LAN", "việc tháng 13").startswith("Tháng từ 1 đến 12")
    none = town.say("BINH", "việc phòng TCCB trễ")
    assert none == "Không có việc nào của Phòng Tổ chức cán bộ quá hạn."
    town.wind(days=20)
    late = town.say("BINH", "việc của Lan trễ").split("\n---\n")[-1]
    assert late.startswith("Việc của chị Lan quá hạn: 1, 1 quá hạn\nNV-2")


def test_others_work_is_not_listed_and_not_told_to_exist(town):
    listed(town)
    assert town.say("MAI", "việc của Lan").startswith('Không thấy "Lan"')
    assert town.say("MAI", "việc của Dũng").startswith('Không thấy "Dũng"')
    assert town.say("KHANG", "việc phòng TCCB tháng 11").startswith('Không thấy "TCCB"')


def test_a_name_that_fits_two_is_asked_about(town):
    town.given(to="Hoàng Thị Hoa")
    town.told("BINH")
    asked = town.say("GD", "việc của Hoa")
    assert asked.startswith('Có 2 người tên gần với "Hoa". Xem việc của ai?')
    place = next(one[0] for one in asked.splitlines() if "Hoàng" in one)
    assert "NV-1" in town.say("GD", place)


def test_a_bare_name_finds_whom_one_works_with_and_what_one_shares(town):
    number = town.given()
    town.given(to="Hoàng Thị Hoa", title="việc riêng")
    found = town.say("LAN", "tìm binh")
    assert "Người: Anh Nguyễn Quốc Bình (TCCB)" in found
    assert "Việc chị xem được có anh Bình tham gia:" in found
    assert f"NV-{number} Soạn tờ trình" in found
    found = town.say("LAN", "tim hoa")
    assert "Phạm Thị Hoa" in found
    assert "Hoàng Thị Hoa" in found
    assert "việc riêng" not in found.lower(), "whom one sees is not what one sees"
    assert town.say("LAN", "tìm mai").startswith("Không thấy"), "of another unit"


def test_help_names_every_verb_to_who_may_use_it_and_stays_short(town):
    told = town.say("BINH", "giúp") + town.say("ADMIN", "giúp")
    missing = [
        name
        for name in VERBS
        if not any(form in told for form in vocabulary()["verbs"][name]["vi"])
    ]
    assert missing == []
    assert len(town.say("BINH", "giúp")) < 1700, "one message on every platform"
