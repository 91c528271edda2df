"""The scenes of the demo office: what its people type word for word, told from the last day back.

`{name}` is the number of a task that an earlier line began, `{day[-2]}` the date two working days
before the last day of the story, `{weekday[-1]}` the name of a day of the week.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACE = re.compile(r"\{(closed|(?:week)?day)(?:\[(-?\d+)\])?\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line typed `back` working days before the last day, at a clock time.

    `begins` names the task that it begins, `finds` the newest task with a title, under a name.
    `answers` are typed to what the line is asked; without any, the code that is asked for or `1`.
    `delay` minutes lie between typing and arriving. A line of the month that is decided counts
    `back` from its end.
    """

    back: int
    clock: str
    code: str
    words: str
    answers: tuple[str, ...] | None = None
    begins: str | None = None
    finds: tuple[str, str] | None = None
    photos: tuple[str, ...] = ()
    delay: int = 0


ASSIGNED = (
    Line(
        6,
        "08:05",
        "TCCB01",
        "giao Lan soạn tờ trình bổ nhiệm lại Phó Chánh Thanh tra, mã sp TT-01, hạn {day[-3]}",
        begins="proposal",
    ),
    Line(6, "08:21", "TCCB03", "nhan {proposal}"),
    Line(5, "15:40", "TCCB03", "bc {proposal} 70 da xong du thao, dang xin y kien", delay=28),
    Line(
        4,
        "10:20",
        "TCCB03",
        "xong {proposal} đã gửi 412/TTr-TCCB ngày {day[-4]}",
        photos=("to-trinh.png",),
    ),
    Line(4, "16:10", "TCCB01", "duyệt {proposal}"),
    Line(3, "08:10", "TCCB01", "cảm ơn Lan {proposal} hồ sơ gọn, trình sớm một ngày"),
)
BLOCKED = (
    Line(
        5,
        "08:40",
        "TCCB01",
        "giao Lan tổng hợp nhu cầu biên chế năm tới, mã sp BC-02, hạn {day[-1]}",
        begins="posts",
    ),
    Line(4, "14:15", "TCCB03", "bc {posts} 40% mới có số liệu 9/15 đơn vị"),
    Line(3, "09:05", "TCCB03", "vuong {posts} thieu so lieu cua 6 don vi", answers=("1", "1")),
    Line(3, "09:40", "TCCB01", "{posts} đồng ý khách quan"),
    Line(1, "14:10", "TCCB03", "tiep tuc {posts}"),
    Line(1, "14:12", "TCCB03", "bc {posts} 80% đã đủ số liệu, hẹn {day[1]}"),
)
EXTENDED = (
    Line(
        6,
        "08:12",
        "TCCB01",
        "giao Tuấn rà soát hồ sơ bổ nhiệm lại khối trường học, mã sp HS-01, hạn {day[-2]}",
        begins="files",
    ),
    Line(
        3,
        "09:20",
        "TCCB04",
        "gia hạn {files} đến {day[2]} vì chờ 4 trường gửi bổ sung bằng cấp",
        answers=("1", "2"),
    ),
    Line(3, "11:05", "TCCB01", "{files} đồng ý khách quan"),
    Line(
        5,
        "08:22",
        "TCCB01",
        "giao Đức lập danh sách nâng lương trước hạn đợt cuối năm, mã sp DL-01, hạn {day[-1]}",
        begins="wages",
    ),
    Line(2, "08:45", "TCCB06", "gia han {wages} den {day[2]} vi con nhieu viec", answers=()),
    Line(2, "09:30", "TCCB01", "trả {wages} hội đồng lương họp sáng {day[0]}, cần đúng hạn"),
    Line(
        1,
        "15:05",
        "TCCB06",
        "xong {wages} https://vanban.anlac.example/nang-luong/dot-cuoi-nam",
    ),
)
REVIEWED = (
    Line(
        5,
        "08:15",
        "TCCB01",
        "giao Hà rà soát 4 hồ sơ nâng lương thường xuyên, mã sp HS-01, hạn {day[-1]}",
        begins="dossiers",
    ),
    Line(
        5,
        "08:17",
        "TCCB01",
        "giao Đức soạn quyết định điều động công chức về xã, mã sp QD-01, hạn {day[-1]}",
        begins="order",
    ),
    Line(
        5,
        "08:19",
        "TCCB01",
        "giao Tuấn trả lời kiến nghị cử tri xã Yên Lãng, mã sp CV-01, hạn {day[-1]}",
        begins="voters",
    ),
    Line(
        4,
        "08:31",
        "TCCB01",
        "giao Hoa thẩm định đề án vị trí việc làm Trường Chính trị, mã sp DA-01, hạn {day[1]}",
        begins="scheme",
    ),
    Line(2, "14:20", "TCCB06", "xong {order} 87/QĐ-TCCB ngày {day[-2]}"),
    Line(
        2,
        "15:02",
        "TCCB05",
        "xong {dossiers} 3 hồ sơ đủ, 1 hồ sơ còn thiếu bằng gốc",
        photos=("ho-so.png",),
    ),
    Line(2, "15:30", "TCCB04", "xong {voters} 1204/CV-SNV"),
    Line(2, "16:10", "TCCB02", "xong {scheme} 96/BC-TCCB"),
    Line(1, "07:52", "TCCB01", "việc chờ tôi", answers=()),
    Line(
        1,
        "07:53",
        "TCCB01",
        "{order} duyệt; {dossiers} duyệt 3/4; {voters} trả: thiếu số liệu 2 xã; {scheme} để mai",
    ),
)
ERRED = (
    Line(
        7,
        "08:10",
        "CCHC01",
        "giao Yến báo cáo hồ sơ trực tuyến tháng trước, mã sp BC-01, hạn {day[-4]}",
        begins="online",
    ),
    Line(5, "10:05", "CCHC03", "xong {online} 215/BC-CCHC"),
    Line(5, "15:10", "CCHC01", "trả {online} lỗi nội dung: cộng sai số hồ sơ của 2 xã"),
    Line(4, "09:40", "CCHC03", "xong {online} đã đối chiếu lại, 219/BC-CCHC"),
    Line(4, "10:30", "CCHC01", "ủy quyền cho Lý Văn Nam đến {day[-3]}"),
    Line(4, "11:00", "CCHC02", "duyệt {online}"),
)
ON_LEAVE = (
    Line(
        6,
        "08:25",
        "TCCB01",
        "giao Hà tổng hợp biên chế các đơn vị trực thuộc quý này, mã sp BC-01, hạn {day[-3]}",
        begins="quarter",
    ),
    Line(
        5, "16:20", "TCCB05", "nghỉ phép từ {day[-4]} đến {day[-3]}, nhờ Ngô Minh Đức", answers=()
    ),
    Line(5, "16:24", "TCCB06", "nhận giữ hộ", answers=()),
    Line(
        4,
        "09:12",
        "TCCB01",
        "giao Hà góp ý dự thảo quy chế thi đua, mã sp GY-01, hạn {day[2]}",
        begins="opinion",
    ),
    Line(2, "08:20", "TCCB05", "xong {quarter} 402/BC-TCCB"),
)
IN_THE_FIELD = (
    Line(
        5,
        "08:30",
        "CCHC01",
        "giao Hòa kiểm tra một cửa tại 3 xã vùng cao, mã sp KT-01, hạn {day[-1]}",
        begins="inspection",
    ),
    Line(
        5,
        "08:33",
        "CCHC01",
        "giao Hòa lập hồ sơ theo dõi sau kiểm tra một cửa, mã sp HS-01, hạn {day[1]}",
        begins="followup",
    ),
    Line(2, "07:45", "CCHC06", "đi cơ sở đến 16h", answers=()),
    Line(2, "11:25", "CCHC06", "bc {inspection} 60 xong 2 xa, song yeu", delay=34),
    Line(
        2,
        "16:30",
        "CCHC06",
        "xong {inspection} biên bản làm việc tại 3 xã",
        photos=("bien-ban-1.png", "bien-ban-2.png"),
    ),
    Line(1, "09:05", "CCHC01", "duyệt {inspection}"),
    Line(1, "10:40", "CCHC06", "xong {followup} kèm biên bản", photos=("bien-ban-1.png",)),
)
HANDED_OVER = (
    Line(
        6,
        "08:45",
        "CCHC01",
        "giao Nghĩa rà soát thủ tục tuyển dụng viên chức, mã sp HS-01, hạn {day[2]}",
        begins="procedure",
    ),
    Line(
        4,
        "14:00",
        "CCHC04",
        "chuyển {procedure} sang phòng Công chức viên chức vì thuộc việc tuyển dụng",
    ),
    Line(4, "15:10", "CCHC01", "duyệt {procedure}"),
    Line(3, "08:30", "CCVC01", "duyệt {procedure}"),
    Line(3, "08:32", "CCVC01", "chuyển {procedure} cho Sáng"),
    Line(1, "15:15", "CCVC03", "bc {procedure} 50% đã rà xong 6/12 thủ tục"),
)
RECURRING = (
    Line(7, "08:50", "CCVC01", "giao Vân báo cáo nhanh hồ sơ tuyển dụng, {weekday[-1]} hàng tuần"),
    Line(
        1,
        "15:20",
        "CCVC06",
        "xong {weekly} 31 hồ sơ mới, 4 hồ sơ trả",
        finds=("weekly", "báo cáo nhanh hồ sơ tuyển dụng"),
    ),
)
DISTRIBUTED = (
    Line(
        6,
        "09:10",
        "SNV01",
        "giao phòng TCCB xây dựng kế hoạch đào tạo năm tới, mã sp KH-01, hạn {day[4]}",
        begins="plan",
    ),
    Line(
        6,
        "10:30",
        "TCCB01",
        "giao con {plan}: Lan tổng hợp nhu cầu đào tạo các đơn vị, hạn {day[1]}",
        begins="needs",
    ),
    Line(
        6,
        "10:33",
        "TCCB01",
        "giao con {plan}: Tuấn lập dự toán kinh phí đào tạo, hạn {day[2]}",
        begins="budget",
    ),
    Line(2, "10:15", "TCCB04", "bc {budget} 60% đã có đơn giá lớp"),
)
URGENT = (
    Line(
        3,
        "08:02",
        "VP03",
        "tự nhận soạn công văn trả lời Báo An Lạc về tuyển dụng, hạn 16h",
        begins="press",
    ),
    Line(3, "08:31", "VP01", "duyệt {press}"),
    Line(3, "15:20", "VP03", "xong {press} 318/CV-VP"),
    Line(2, "09:00", "VP01", "duyệt {press}"),
)
DIRECTED = (
    Line(
        7,
        "08:00",
        "SNV01",
        "giao Hải chuẩn bị nội dung làm việc với Bộ Nội vụ, mã sp BC-02, hạn {day[-2]}",
        begins="ministry",
    ),
    Line(
        7,
        "08:03",
        "SNV01",
        "giao Thủy hoàn thiện đề án chỉ số cải cách hành chính, mã sp DA-01, hạn {day[0]}",
        begins="index",
    ),
    Line(
        6,
        "08:07",
        "SNV01",
        "giao Khải rà soát kinh phí mua sắm cuối năm, mã sp HS-01, hạn {day[1]}",
        begins="purchases",
    ),
    Line(2, "10:10", "CCVC01", "xong {ministry} 55/BC-CCVC"),
    Line(
        2,
        "14:05",
        "CCHC01",
        "gia hạn {index} đến {day[4]} vì chờ Sở Tài chính góp ý kinh phí",
        answers=("1", "1"),
    ),
    Line(1, "11:10", "VP01", "xong {purchases} 61/BC-VP"),
    Line(0, "07:36", "SNV01", "việc chờ tôi", answers=()),
    Line(0, "07:37", "SNV01", "{ministry} duyệt; {index} đồng ý khách quan; {purchases} để mai"),
)
CORRECTED = (
    Line(
        1,
        "08:20",
        "TCCB01",
        "giao Hoa soạn thông báo họp phòng, hạn {day[1]}",
        begins="mistaken",
    ),
    Line(1, "08:21", "TCCB01", "hoàn tác"),
    Line(2, "10:40", "TCCB04", "bc {posts} 50%", answers=()),
    Line(2, "10:44", "VP04", "công văn MẬT về nhân sự, anh Khải xem giúp", answers=()),
)
CLOSED = (Line(2, "16:20", "VP02", "kỳ khóa {closed}"),)
OBJECTED = (
    Line(
        9,
        "08:20",
        "TTS01",
        "giao Vinh xác minh đơn của ông Lê Văn Tám, mã sp KL-01, hạn {day[-4]}",
        begins="complaint",
    ),
    Line(3, "09:30", "TTS03", "xong {complaint} 44/KL-TTS"),
    Line(2, "10:15", "TTS01", "duyệt {complaint}"),
)
"""In the month that is decided: handed in one day late."""

ANSWERED = (
    Line(
        2,
        "09:10",
        "TTS03",
        "kiến nghị {complaint} hôm đó chờ Sở Tư pháp trả hồ sơ đến chiều",
    ),
    Line(
        1,
        "16:30",
        "SNV01",
        "trả lời kiến nghị 1 đồng ý: Sở Tư pháp xác nhận trả hồ sơ lúc 16h",
    ),
)

SCENES: dict[str, tuple[Line, ...]] = {
    "assigned": ASSIGNED,
    "blocked": BLOCKED,
    "extended": EXTENDED,
    "reviewed": REVIEWED,
    "erred": ERRED,
    "leave": ON_LEAVE,
    "field": IN_THE_FIELD,
    "handed-over": HANDED_OVER,
    "recurring": RECURRING,
    "distributed": DISTRIBUTED,
    "urgent": URGENT,
    "directed": DIRECTED,
    "corrected": CORRECTED,
    "answered": ANSWERED,
    "closed": CLOSED,
}
"""By the name under which the story keeps their lines."""


def dated(words: str, day: Callable[[int], dt.date], closed: str) -> str:
    """Put the dates into a line, `{closed}` too; the numbers of tasks are left for later."""
    return _PLACE.sub(lambda found: _date(found, day, closed), words)


def _date(found: re.Match[str], day: Callable[[int], dt.date], closed: str) -> str:
    if found[1] == "closed":
        return closed
    meant = day(int(found[2]))
    if found[1] == "weekday":
        return f"thứ {meant.weekday() + 2}"
    return f"{meant.day}/{meant.month}/{meant.year}"
