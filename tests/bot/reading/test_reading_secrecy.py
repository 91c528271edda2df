"""What may be a mark of state secrets is asked about; what only sounds like it never is."""

import pytest

from bot.reading.secrecy import is_marked_secret, may_be_marked_secret


@pytest.mark.parametrize(
    "typed",
    [
        "bc 230 TAI LIEU MAT",
        "bc 230 tai lieu mat ve nhan su",
        "CV số 12 (Mật)",
        "văn bản đóng dấu mật",
        "tài liệu mật về nhân sự",
        "độ mật - tối",
        "M.Ậ.T phương án",
        "do mat: toi",
        "vb mat so 3",
        "tai_lieu_mat.pdf",
        "GUI PHONG TCCB MAT",
        "tài liệu mậ\u200bt",
    ],
)
def test_what_may_be_a_mark_is_asked_about(typed):
    assert may_be_marked_secret(typed)
    assert not is_marked_secret(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "bảo mật thông tin, mật khẩu mới",
        "đã họp bí mật với anh Nam",
        "GIỮ BÍ MẬT, CƠ MẬT, BẢO MẬT",
        "mật độ dân cư, mật ong, thân mật, rau mat",
        "mat 3 ngay, do mat dien, do mat 3 ngay cho",
        "ho so mat bang, cong van mat tran to quoc",
        "hồ sơ mất, hồ sơ mặt bằng, hồ sơ mật độ xây dựng",
        "co mat day du",
        "HOP THI VANG MAT",
        "LO THONG TIN BAO MAT",
        "tai lieu mat khau",
        "ly do mat: mang hong",
        "bc 1 50% mat",
    ],
)
def test_what_only_sounds_like_a_mark_is_no_mark(typed):
    assert not may_be_marked_secret(typed)
    assert not is_marked_secret(typed)


def test_a_mark_broken_by_what_nobody_sees_is_a_mark():
    assert is_marked_secret("MẬ\u200bT: phương án")
