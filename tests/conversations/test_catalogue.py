"""Products with their coefficient: looked up, given with work, and never changed under it."""

import asyncio
import datetime as dt

import pytest

from bot import errands
from bot.holding import Errand, ErrandRefusedError
from tests.conversations.town import Town

FILE = """Mã SP,Tên sản phẩm,Đơn vị tính,Hệ số K,Điểm
BC-01,Báo cáo thường kỳ,báo cáo,1,
BC-02,Báo cáo chuyên đề,báo cáo,,40
TT-01,Tờ trình,tờ trình,,50
"""


def load(town, path, text, **words):
    path.write_text(text)
    errand = Errand(verb="catalogue", words={"file": str(path), **words})
    return asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))


@pytest.fixture
def town(tmp_path):
    town = Town()
    load(town, tmp_path / "a.csv", FILE)
    return town


def worth(town):
    return town.rows("SELECT number, product, coefficient FROM task ORDER BY number")


def test_work_given_with_a_code_keeps_its_coefficient_whatever_the_catalogue_says_later(
    town, tmp_path
):
    shown = town.say("BINH", "giao Lan soạn tờ trình phân bổ vốn, mã sp TT-01, hạn thứ 6")
    assert "Soạn tờ trình phân bổ vốn\nSản phẩm TT-01 Tờ trình: hệ số 2\n" in shown
    assert town.say("BINH", "1").startswith("Đã giao NV-1.")
    assert "hệ số 2" in town.told("LAN")
    town.wind(days=1)
    told = load(town, tmp_path / "b.csv", FILE.replace(",50", ",100"))
    assert told == (
        "Đã ghi danh mục: 0 sản phẩm mới, 1 sản phẩm đổi.\nViệc đã giao giữ nguyên hệ số cũ."
    )
    town.say("BINH", "giao Lan soạn tờ trình khác, sp tt-01, hạn thứ 6 !")
    town.say("LAN", "bc 1 50%")
    assert worth(town) == [(1, "TT-01", 2000), (2, "TT-01", 4000)]
    assert "Sản phẩm TT-01 Tờ trình: hệ số 2" in town.say("LAN", "việc 1")


def test_a_code_that_does_not_exist_is_asked_about_with_those_most_like_it(town):
    answer = town.say("BINH", "giao Lan soạn báo cáo, sp BC-09, hạn thứ 6")
    assert answer == (
        "Danh mục không có mã BC-09. Chọn mã nào?\n"
        "1 BC-01 Báo cáo thường kỳ\n2 BC-02 Báo cáo chuyên đề\n"
        "3 Không kèm mã (hệ số 1)\n0 Bỏ"
    )
    assert "BC-02 Báo cáo chuyên đề: hệ số 1,6" in town.say("BINH", "2")
    assert town.say("BINH", "1").startswith("Đã giao")
    assert worth(town) == [(1, "BC-02", 1600)]


def test_work_without_a_code_is_one_standard_product(town):
    town.given()
    assert worth(town) == [(1, None, 1000)]


def test_the_catalogue_is_listed_and_looked_up_by_anybody(town):
    assert town.say("LAN", "danh muc").startswith("Danh mục có 3 sản phẩm:\n• BC-01 Báo cáo thường")
    assert "BC-02 Báo cáo chuyên đề: hệ số 1,6 (40 điểm / 25)" in town.say("LAN", "danh mục bc-02")
    found = town.say("LAN", "danh muc to trinh")
    assert "TT-01" in found
    assert "BC-01" not in found
    assert "không có sản phẩm nào khớp" in town.say("LAN", "danh mục máy bay")


def test_an_office_without_a_catalogue_works_all_the_same():
    town = Town()
    assert "chưa có danh mục" in town.say("ADMIN", "danh mục")
    assert "chưa có danh mục" in town.say("BINH", "giao Lan soạn, sp BC-01, hạn thứ 6")
    assert "Soạn" in town.say("BINH", "1")


def test_a_dry_run_names_every_faulty_row_and_writes_nothing(tmp_path):
    town = Town()
    faulty = FILE + "BC-01,Lặp lại,,1,\nXX-01,Sai số,,một phẩy hai,\n,Không mã,,1,\n"
    report = load(town, tmp_path / "a.csv", faulty, dry_run="yes")
    assert 'dòng 5: mã "BC-01" đã có ở dòng 2; mỗi mã chỉ ghi một dòng' in report
    assert 'dòng 6: "một phẩy hai" không phải số; ghi như 1,5' in report
    assert "dòng 7: thiếu mã sản phẩm; ghi như BC-01" in report
    with pytest.raises(ErrandRefusedError, match="dòng 6"):
        load(town, tmp_path / "a.csv", faulty)
    assert town.rows("SELECT count(*) FROM product") == [(0,)]
    told = load(town, tmp_path / "a.csv", faulty, accept_faults="yes")
    assert told.endswith("Đã bỏ 3 dòng lỗi.")
    assert town.rows("SELECT count(*) FROM product") == [(3,)]


def test_a_version_can_begin_later_and_not_before_the_newest(town, tmp_path):
    later = (town.now + dt.timedelta(days=8)).isoformat()
    load(town, tmp_path / "b.csv", FILE.replace(",50", ",100"), since=later)
    assert "hệ số 2 (50" in town.say("LAN", "danh mục TT-01")
    with pytest.raises(ErrandRefusedError, match="phải bắt đầu sau đó"):
        load(town, tmp_path / "c.csv", FILE)
    town.now += dt.timedelta(days=9)
    assert "hệ số 4 (100" in town.say("LAN", "danh mục TT-01")


def test_a_catalogue_belongs_to_its_office(town):
    offices = town.rows("SELECT DISTINCT office_id FROM product")
    assert len(offices) == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("giao Lan 3 BC-01, hạn thứ 6", "báo cáo thường kỳ"),
        ("giao Lan soạn báo cáo mã BC-01 x3, hạn thứ 6", "soạn báo cáo"),
        ("giao lan soan bao cao ma bc-01 x 3, han thu 6", "soan bao cao"),
    ],
)
def test_a_code_in_the_words_of_the_work_says_product_and_quantity(town, line, title):
    shown = town.say("BINH", line)
    assert "Sản phẩm BC-01 Báo cáo thường kỳ" in shown
    assert "Số lượng: 3 báo cáo" in shown
    town.say("BINH", "1")
    assert town.rows("SELECT lower(title), quantity, product FROM task") == [(title, 3000, "BC-01")]


def test_a_code_that_the_catalogue_does_not_have_stays_in_the_title(town):
    assert "Thẩm định QL1 đoạn qua xã" in town.say("BINH", "giao Lan thẩm định QL1 đoạn qua xã")
