"""Resolutions by their paragraphs: kept, traced from a task and back, and what nobody owns."""

import asyncio

import pytest

from bot import errands
from bot.holding import Errand, ErrandRefusedError
from tests.conversations.town import Town

FILE = """Mã nguồn,Tên văn bản,Mục,Nội dung,Chủ trì,Con số,Số liệu,Hạn
NQ57,Nghị quyết 57 về chuyển đổi số,1,Số hóa hồ sơ cán bộ,TCCB,12.000 hồ sơ,Phần mềm hồ sơ,31/12/2027
NQ57,,2,Đào tạo kỹ năng số cho công chức,Phòng Kinh tế,,,quý IV/2026
NQ57,,II.1,Xây dựng kho dữ liệu dùng chung,,,,2028
"""


def load(town, path, text, **words):
    path.write_text(text)
    errand = Errand(verb="programmes", words={"file": str(path), **words})
    return asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))


@pytest.fixture
def town(tmp_path):
    town = Town()
    load(town, tmp_path / "a.csv", FILE)
    return town


def sources(town):
    return town.rows(
        "SELECT t.number, p.mark FROM task t LEFT JOIN paragraph p ON p.id = t.paragraph_id"
        " ORDER BY t.number"
    )


def test_a_paragraph_leads_down_to_a_task_and_the_task_back_up_to_it(town):
    shown = town.say("BINH", "giao Lan quét 500 hồ sơ đợt 1, nguồn NQ57.1, hạn thứ 6")
    assert "Quét 500 hồ sơ đợt 1\nNguồn NQ57.1: Số hóa hồ sơ cán bộ\n" in shown
    assert town.say("BINH", "1").startswith("Đã giao NV-1.")
    assert "Nguồn NQ57.1: Số hóa hồ sơ cán bộ" in town.say("LAN", "việc 1")
    assert town.say("LAN", "nguồn 1") == (
        "NV-1 Quét 500 hồ sơ đợt 1 (chị Lan)\n"
        "↑ NQ57.1 Số hóa hồ sơ cán bộ\n"
        "   Chủ trì: Phòng Tổ chức cán bộ\n"
        "   Con số: 12.000 hồ sơ\n"
        "   Số liệu: Phần mềm hồ sơ\n"
        "   Hạn 31/12/2027\n"
        "↑ NQ57 Nghị quyết 57 về chuyển đổi số"
    )
    shown = town.say("BINH", "nguon nq57.1")
    assert "Việc: 1, đã nghiệm thu 0\nNV-1 Quét 500 hồ sơ đợt 1" in shown


def test_a_part_of_a_task_comes_from_where_the_whole_comes_from(town):
    town.say("BINH", "giao Lan soạn kế hoạch số hóa theo NQ57 mục 1, hạn thứ 6 !")
    town.say("BINH", "giao con 1: Hoàng Thị Hoa lập danh mục hồ sơ, hạn thứ 5 !")
    assert town.rows("SELECT title FROM task") == [
        ("soạn kế hoạch số hóa",),
        ("lập danh mục hồ sơ",),
    ]
    assert sources(town) == [(1, "1"), (2, "1")]
    assert "↑ NV-1 Soạn kế hoạch số hóa\n↑ NQ57.1 " in town.say("BINH", "nguồn 2")


def test_a_task_is_tied_untied_and_each_is_undone(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6 !")
    none = town.say("LAN", "nguồn 1")
    assert "Việc này chưa gắn với mục nào; do anh Nguyễn Quốc Bình (TCCB) giao." in none
    tied = town.say("LAN", "nguon 1 nq57.ii.1")
    assert tied.startswith("Đã gắn NV-1 với NQ57.II.1: Xây dựng kho dữ liệu dùng chung")
    assert sources(town) == [(1, "II.1")]
    assert "gắn nguồn “NQ57.II.1”" in town.say("BINH", "việc 1")
    town.say("LAN", "hoàn tác")
    assert sources(town) == [(1, None)]
    town.say("BINH", "nguồn 1 NQ57.2")
    assert town.say("BINH", "nguồn 1 bỏ").startswith("NV-1 không còn gắn với NQ57.2.")
    town.say("BINH", "hoàn tác")
    assert sources(town) == [(1, "2")]


def test_nobody_sees_or_ties_a_task_that_is_not_his(town):
    town.say("BINH", "giao Lan soạn tờ trình, nguồn NQ57.1, hạn thứ 6 !")
    hidden = town.say("MAI", "nguồn 1")
    assert "NV-1" in hidden
    assert "tờ trình" not in hidden
    assert town.say("MAI", "nguồn 1 NQ57.2") == hidden
    shown = town.say("MAI", "nguồn NQ57.1")
    assert "tờ trình" not in shown
    assert "Việc: 1, đã nghiệm thu 0" in shown
    assert "Và 1 việc khác" in shown
    assert sources(town) == [(1, "1")]


def test_orphans_say_what_each_paragraph_lacks_and_how_to_fill_it(town):
    town.say("BINH", "giao Lan quét hồ sơ, nguồn NQ57.1, hạn thứ 6 !")
    assert town.say("GD", "mồ côi NQ57") == (
        "2 trong 3 mục của NQ57 còn thiếu:\n"
        "• NQ57.2 Đào tạo kỹ năng số cho công chức\n"
        "   Chưa có con số hay chỉ tiêu, chưa có nguồn số liệu, chưa có việc\n"
        "• NQ57.II.1 Xây dựng kho dữ liệu dùng chung\n"
        "   Chưa có chủ trì, chưa có con số hay chỉ tiêu, chưa có nguồn số liệu, chưa có việc\n"
        "Ghi con số: nguồn NQ57.2 con số 80%"
    )
    town.say("KHANG", "nguồn NQ57.2 con số 80% công chức, số liệu Cổng đào tạo")
    town.say("KHANG", "giao Mai lập kế hoạch đào tạo, nguồn NQ57.2, hạn thứ 6 !")
    assert town.say("GD", "mo coi").startswith("1 trong 3 mục còn thiếu:\n• NQ57.II.1 ")
    every = town.say("GD", "nguồn")
    assert "• NQ57 Nghị quyết 57 về chuyển đổi số: 3 mục, 1 mục mồ côi" in every


def test_an_admin_types_a_programme_and_its_owner_is_told_after_the_preview(town):
    begun = town.say("ADMIN", "nguồn mới CTr08: Chương trình 08 về cải cách hành chính, 2026-2030")
    assert begun.startswith(
        "Đã thêm nguồn CTR08 Chương trình 08 về cải cách hành chính (2026–2030)"
    )
    shown = town.say("ADMIN", "nguồn CTr08.1: Rút ngắn 30% thời gian giải quyết, chủ trì KT")
    assert shown.startswith("Thêm một mục:\nCTR08.1: Rút ngắn 30% thời gian giải quyết\n")
    assert "Chủ trì: Phòng Kinh tế" in shown
    assert town.told("KHANG") == ""
    done = town.say("ADMIN", "1")
    assert "Chưa có con số hay chỉ tiêu, chưa có nguồn số liệu, chưa có việc" in done
    assert town.told("KHANG").startswith("Anh Quản ghi anh chủ trì một mục:\nCTR08.1: ")
    undone = town.say("ADMIN", "hoàn tác")
    assert undone == "Đã hoàn tác: mục CTR08.1 trở lại như trước khi ghi."
    assert "rút lại" in town.told("KHANG")
    assert town.rows("SELECT count(*) FROM paragraph") == [(3,)]


def test_only_who_keeps_the_programmes_changes_them(town):
    for code, line in (
        ("LAN", "nguồn mới KH9: Kế hoạch 9"),
        ("BINH", "nguồn NQ57.1: nội dung khác"),
        ("BINH", "nguồn NQ57.2 con số 70%"),
        ("LAN", "nguồn NQ57.1 con số 1"),
    ):
        assert town.say(code, line).startswith("Nguồn việc do quản trị"), line
    assert "Con số: 13.000" in town.say("BINH", "nguồn NQ57.1 con số 13.000")
    assert "Chủ trì: anh Lê Khang (KT)" in town.say("GD", "nguồn NQ57.2 chủ trì CB06")


def test_what_is_not_known_is_answered_with_what_is(town):
    assert town.say("BINH", "nguồn NQ99") == "Cơ quan không có nguồn NQ99. Đang có: NQ57."
    assert town.say("LAN", "nguồn NQ57.9") == "Nguồn NQ57 không có mục 9. Đang có: 1, 2, II.1."
    asked = town.say("BINH", "giao Lan soạn tờ trình, nguồn NQ57.9, hạn thứ 6")
    assert asked.startswith("Nguồn NQ57 không có mục 9. Đang có: 1, 2, II.1.\n1 Không kèm nguồn")
    assert "Soạn tờ trình" in town.say("BINH", "1")
    assert "Đã giao NV-1" in town.say("BINH", "1")
    assert sources(town) == [(1, None)]
    assert "nguồn 1 NQ57.3" in town.say("LAN", "nguồn 1 abc")
    assert "không phải ngày" in town.say("ADMIN", "nguồn NQ57.1 hạn 31/13/2027")
    assert "không thấy đơn vị" in town.say("ADMIN", "nguồn NQ57.1 chủ trì XYZ").lower()


def test_words_that_only_look_like_a_source_stay_in_the_title(town):
    town.say("BINH", "giao Lan soạn báo cáo theo KH123.4, hạn thứ 6 !")
    assert town.rows("SELECT title FROM task") == [("soạn báo cáo theo KH123.4",)]
    town.told("LAN")
    assert town.say("LAN", "nguồn nhân lực là quan trọng nhất").startswith("Chưa rõ ý")


def test_an_import_shows_first_says_each_fault_and_changes_only_what_differs(town, tmp_path):
    more = FILE.replace("Phòng Kinh tế,,", "Phòng Kinh tế,80%,") + (
        "NQ57,,1,Hai lần,,,,\nNQ58,,1,Không tên,,,,\n,,3,x,,,,\nNQ57,,4,x,Không Có,,,\n"
        "NQ57,,5,x,,,,ngày kia\nNQ57,,6,,,,,\n"
    )
    path = tmp_path / "b.csv"
    told = load(town, path, more, dry_run="yes")
    assert "Mục thay đổi (1):\n  NQ57.2 Đào tạo kỹ năng số cho công chức" in told
    assert "Không đổi: 2 mục." in told
    for fault in (
        'dòng 5: mục "NQ57.1" đã có ở dòng 2; mỗi mục chỉ ghi một dòng',
        "dòng 6: nguồn NQ58 là nguồn mới nên cần tên; nhắn: nguồn mới NQ58: tên nghị quyết",
        "dòng 7: thiếu mã nguồn; ghi như NQ57",
        'dòng 8: không thấy đơn vị hay người nào là "Không Có"',
        'dòng 9: "ngày kia" không phải ngày',
        "dòng 10: mục NQ57.6 thiếu nội dung",
    ):
        assert fault in told
    assert town.rows("SELECT figure FROM paragraph WHERE mark = '2'") == [(None,)]
    with pytest.raises(ErrandRefusedError):
        load(town, path, more)
    told = load(town, path, more, accept_faults="yes")
    assert told == "Đã ghi: 0 nguồn mới, 0 mục mới, 1 mục đổi.\nĐã bỏ 6 dòng lỗi."
    again = load(town, path, FILE.replace("Phòng Kinh tế,,", "Phòng Kinh tế,80%,"))
    assert again == "Không có gì thay đổi (3 mục như cũ)."
    with pytest.raises(ErrandRefusedError, match="Không thấy cột: mã nguồn"):
        load(town, path, "Mục,Nội dung\n1,x\n")
    told = load(town, path, "Mục,Nội dung\n1,Một việc\n", code="KH12", title="Kế hoạch 12")
    assert told == "Đã ghi: 1 nguồn mới, 1 mục mới, 0 mục đổi."


def test_the_same_in_english(town):
    town.say("KHANG", "language en")
    assert "3 paragraphs" in town.say("KHANG", "sources")
    assert "lack something" in town.say("KHANG", "orphans NQ57")
    assert "Figure: 80%" in town.say("KHANG", "source NQ57.2 figure 80%")
    town.say("KHANG", "assign Mai draft the training plan, source NQ57.2, due Friday !")
    assert "↑ NQ57.2 " in town.say("KHANG", "source 1")
