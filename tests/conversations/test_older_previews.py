"""A number answers the newest line: what was asked before it is past."""

import pytest


@pytest.fixture
def handed_in(town):
    for title in ("soạn tờ trình", "rà soát hồ sơ"):
        town.say("LAN", f"xong {town.given(title=title)}")
    town.told("BINH")
    assert "Nghiệm thu NV-1" in town.say("BINH", "1 đồng ý")
    return town


@pytest.mark.parametrize(
    "line",
    [
        "1 dong y; 2 khong",
        "trả 99: thiếu số liệu",
        "duyệt 99",
        "bc 2 50%",
        "giao Lan soạn báo cáo, hạn hôm qua",
        "cảm ơn Hoàng Thị Hoa 1",
        "mã 7K3QM",
        "tổng kết giùm cái",
    ],
)
def test_a_number_behind_a_newer_line_never_carries_out_an_older_preview(handed_in, line):
    town = handed_in
    town.say("BINH", line)
    town.say("BINH", "1")
    states = town.rows("SELECT state FROM task WHERE number = 1")
    assert states == [("handed_in",)], line


def test_a_no_without_a_reason_says_so_and_leaves_no_number_to_type(handed_in):
    town = handed_in
    assert "vì sao" in town.say("BINH", "1 dong y; 2 khong")
    assert town.say("BINH", "1").startswith("Không có lựa chọn 1")
    assert "Nghiệm thu NV-1" in town.say("BINH", "1 dong y; 2 tra: thieu so lieu")
    assert town.say("BINH", "1").startswith("Đã làm")


@pytest.mark.parametrize("line", ["…", "7", "ok", "cảm ơn em nhé"])
def test_what_asks_for_nothing_leaves_the_preview_as_it_is(handed_in, line):
    handed_in.say("BINH", line)
    assert handed_in.say("BINH", "1").startswith("Đã làm")


def test_the_places_of_a_list_outlive_a_slip(town):
    for title in ("một", "hai"):
        town.given(title=f"việc {title}")
    number = town.given(title="việc ba")
    town.say("LAN", f"xong {number}")
    town.told("BINH")
    town.say("BINH", "việc chờ tôi")
    town.say("BINH", "1 khong")
    assert f"Nghiệm thu NV-{number}" in town.say("BINH", "1 duyệt; 1 duyệt")
