"""The programmes of the invented demo office, and which paragraph each of its titles serves."""

from core.programmes.rules import Row

TITLES = {
    "CTR08": "Chương trình 08 của Tỉnh ủy An Lạc về cải cách hành chính",
    "KH25": "Kế hoạch 25 của Sở Nội vụ về bộ máy và đội ngũ",
    "NQ57": "Nghị quyết 57 về khoa học, công nghệ và chuyển đổi số",
}
PARAGRAPHS = (
    ("CTR08", "1", "Rà soát, cắt giảm thủ tục hành chính cấp xã", "CCHC", "giảm 20% thủ tục",
     "Cơ sở dữ liệu thủ tục hành chính", "31/12/2026"),
    ("CTR08", "2", "Đo mức độ hài lòng của người dân và chấm điểm cải cách hành chính các xã",
     "CCHC", "chỉ số đạt 88 điểm", "Phiếu khảo sát", "quý IV/2026"),
    ("CTR08", "3", "Nâng tỷ lệ hồ sơ trực tuyến toàn trình", "CCHC", "80% hồ sơ", "", "31/12/2026"),
    ("CTR08", "4", "Kiểm tra kỷ cương hành chính đột xuất mỗi quý", "TTS", "4 cuộc mỗi năm",
     "Kết luận kiểm tra", "2026"),
    ("CTR08", "5", "Công khai kết quả giải quyết kiến nghị của người dân", "", "", "", "2027"),
    ("KH25", "1", "Hoàn thành đề án vị trí việc làm của các đơn vị", "TCCB", "24 đề án",
     "Hồ sơ thẩm định", "31/12/2026"),
    ("KH25", "2", "Kiện toàn, bổ nhiệm lại lãnh đạo các đơn vị trực thuộc", "TCCB", "",
     "Quyết định bổ nhiệm", "quý IV/2026"),
    ("KH25", "3", "Thi nâng ngạch, xét chuyển ngạch viên chức", "CCVC", "1 kỳ thi",
     "Danh sách trúng tuyển", "30/11/2026"),
    ("KH25", "4", "Tinh giản biên chế gắn với sắp xếp đơn vị sự nghiệp", "CCVC", "45 biên chế",
     "", "2027"),
    ("NQ57", "1", "Số hoá hồ sơ lưu trữ và hồ sơ cán bộ", "VP", "12.000 hồ sơ",
     "Phần mềm lưu trữ", "31/12/2027"),
    ("NQ57", "2", "Cập nhật cơ sở dữ liệu cán bộ, công chức dùng chung", "CCVC", "100% hồ sơ",
     "Cơ sở dữ liệu cán bộ", "30/6/2027"),
    ("NQ57", "3", "Đào tạo kỹ năng số cho cán bộ cấp xã", "", "40 xã", "", "2027"),
)  # fmt: skip
"""Code, mark, words, unit or empty, figure, data, term."""

_BY_OPENING = (
    ("số hoá hồ sơ", "NQ57.1"),
    ("cập nhật cơ sở dữ liệu cán bộ", "NQ57.2"),
    ("rà soát thủ tục hành chính", "CTR08.1"),
    ("khảo sát mức độ hài lòng", "CTR08.2"),
    ("hướng dẫn các xã chấm điểm", "CTR08.2"),
    ("cập nhật chỉ số cải cách", "CTR08.2"),
    ("tổng hợp hồ sơ trực tuyến", "CTR08.3"),
    ("kiểm tra kỷ cương", "CTR08.4"),
    ("thẩm định đề án vị trí", "KH25.1"),
    ("soạn tờ trình kiện toàn", "KH25.2"),
    ("rà soát hồ sơ bổ nhiệm", "KH25.2"),
    ("xây dựng đáp án", "KH25.3"),
    ("giải quyết đề nghị chuyển ngạch", "KH25.3"),
)


def rows() -> tuple[Row, ...]:
    """Give the programmes as the rows of a file."""
    return tuple(
        Row(
            row=number,
            code=code,
            title=TITLES[code],
            mark=mark,
            words=words,
            owner=owner,
            figure=figure,
            data=data,
            due=due,
        )
        for number, (code, mark, words, owner, figure, data, due) in enumerate(PARAGRAPHS, start=2)
    )


def source_of(title: str) -> str | None:
    """Give the paragraph that work with a title serves; None for what comes with the post."""
    return next((source for opening, source in _BY_OPENING if title.startswith(opening)), None)
