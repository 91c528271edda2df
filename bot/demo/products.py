"""The catalogue of the invented demo office, and which product each of its titles comes to."""

from core.catalogue.rules import ProductRow

PRODUCTS = (
    ("BC-01", "Báo cáo thường kỳ", "báo cáo", "", 25),
    ("BC-02", "Báo cáo chuyên đề", "báo cáo", "", 40),
    ("CV-01", "Công văn hướng dẫn, trả lời", "văn bản", "", 30),
    ("DA-01", "Đề án, quy chế được thẩm định", "hồ sơ", "", 80),
    ("DL-01", "Cập nhật cơ sở dữ liệu, danh sách", "đợt", "0,8", None),
    ("DT-01", "Đề thi, đáp án", "bộ", "", 60),
    ("GY-01", "Văn bản góp ý", "văn bản", "1", None),
    ("HC-01", "Việc hành chính, hậu cần", "việc", "0,5", None),
    ("HS-01", "Hồ sơ thẩm định, rà soát", "hồ sơ", "", 35),
    ("KH-01", "Kế hoạch", "kế hoạch", "", 45),
    ("KL-01", "Kết luận thanh tra, xác minh", "kết luận", "", 100),
    ("KT-01", "Cuộc kiểm tra, khảo sát", "cuộc", "", 60),
    ("QD-01", "Dự thảo quyết định", "văn bản", "", 30),
    ("TT-01", "Tờ trình", "tờ trình", "", 50),
)
"""Code, name, unit, K of the table or empty, score (K = score / 25) or none."""

_BY_OPENING = (
    ("soạn tờ trình", "TT-01"),
    ("soạn kế hoạch", "KH-01"),
    ("xây dựng kế hoạch", "KH-01"),
    ("soạn kết luận", "KL-01"),
    ("xác minh", "KL-01"),
    ("soạn quyết định", "QD-01"),
    ("soạn văn bản", "CV-01"),
    ("trả lời", "CV-01"),
    ("hướng dẫn", "CV-01"),
    ("giải quyết", "CV-01"),
    ("báo cáo", "BC-01"),
    ("tổng hợp đánh giá", "BC-02"),
    ("tổng hợp", "BC-01"),
    ("góp ý", "GY-01"),
    ("thẩm định đề án", "DA-01"),
    ("cập nhật quy chế", "DA-01"),
    ("cập nhật", "DL-01"),
    ("lập danh sách", "DL-01"),
    ("số hoá", "DL-01"),
    ("lập hồ sơ", "HS-01"),
    ("thẩm định", "HS-01"),
    ("rà soát", "HS-01"),
    ("đối chiếu", "HS-01"),
    ("xây dựng đáp án", "DT-01"),
    ("kiểm tra", "KT-01"),
    ("khảo sát", "KT-01"),
    ("thanh tra", "KT-01"),
)
OTHERWISE = "HC-01"


def rows() -> tuple[ProductRow, ...]:
    """Give the catalogue as the rows of a file."""
    return tuple(
        ProductRow(
            row=number,
            code=code,
            name=name,
            output=output,
            coefficient=k,
            score="" if score is None else str(score),
        )
        for number, (code, name, output, k, score) in enumerate(PRODUCTS, start=2)
    )


def product_of(title: str) -> str:
    """Give the code of the product that work with a title comes to."""
    return next((code for opening, code in _BY_OPENING if title.startswith(opening)), OTHERWISE)
