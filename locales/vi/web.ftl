### Chữ trên trang trò chuyện. Khoá bắt đầu bằng page- được gửi cho trang; {count} do trang điền.

page-title = Viec
page-noscript = Trang này cần JavaScript để gửi và nhận tin.

## Khung trò chuyện
page-log = Tin nhắn
page-composer = Nhắn cho Viec
page-send = Gửi
page-suggestions = Gợi ý
page-choices = Lựa chọn
page-viec = Viec
page-you = Bạn
page-close = Đóng
page-open-picture = Mở ảnh to
page-read-as-text = Đọc bằng chữ
page-picture-lost = Chưa tải được ảnh. Nội dung ảnh:
page-new-messages = Tin mới
page-older = Tin cũ hơn
page-loading = Đang tải…
page-today = Hôm nay
page-yesterday = Hôm qua
page-reply = Trả lời
page-typed-at = gõ lúc { $time }
page-not-kept = Tin có dấu độ mật: không đọc, không lưu.
page-characters = { $count }/{ $most } ký tự
page-too-long = Tin dài hơn { $most } ký tự nên chưa gửi. Anh/chị chia thành vài tin nhé.

## Mạng
page-online = Đã kết nối
page-connecting = Đang kết nối lại…
page-offline = Mất mạng. Tin nhắn được giữ và tự gửi khi có mạng.
page-pending = đang chờ mạng
page-sending = đang gửi
page-sent = đã gửi
page-failed = chưa gửi được
page-edit = Sửa lại

## Lời chào khi chưa có tin nào
page-greeting = { $gender ->
    [male] Chào anh { $name }
    [female] Chào chị { $name }
   *[other] Chào { $name }
 }
page-greeting-text = Nhắn một câu ngắn, không cần dấu, không cần đúng mẫu. Thử một câu:
page-example-assign = giao { $name } soạn tờ trình, hạn thứ 6
page-example-report = bc 12 70% đã xong dự thảo
page-say-tasks = việc
page-say-waiting = việc chờ tôi
page-say-digest = tổng hợp
page-say-week = tuần
page-say-score = điểm
page-say-help = giúp

## Chức vụ khi danh sách không ghi
page-role-head = Trưởng đơn vị
page-role-deputy = Phó đơn vị
page-role-official = Chuyên viên
page-role-admin = Quản trị

## Cơ quan dùng thử
page-demo = Đang là { $name } · cơ quan hư cấu
page-switch = Đổi người
page-choose = Anh/chị muốn là ai?
page-choose-text = Người và việc ở đây đều là hư cấu. Mở hai thẻ trình duyệt để là hai người cùng lúc.
page-find = Tìm tên, mã hoặc đơn vị
page-found-none = Không có ai khớp
page-unread = { $count } tin chưa đọc

## Đăng nhập
page-sign-in = Đăng nhập
page-sign-in-text = Nhập mã một lần do quản trị của cơ quan cấp. Mã có hiệu lực 15 phút.
page-code = Mã một lần
page-enter = Vào
page-sign-out = Đăng xuất
page-other-language = English

## Lỗi
page-problem-nobody = Phiên đã hết. Anh/chị đăng nhập lại nhé.
page-problem-foreign = Yêu cầu không đến từ trang này.
page-problem-code = Mã chưa đúng hoặc đã hết hạn. Anh/chị xem lại, hoặc xin quản trị mã mới.
page-problem-blocked = Sai mã quá nhiều lần. Thử lại sau { $minutes } phút.
page-problem-network = Chưa có mạng. Anh/chị thử lại sau ít phút.

## Bảng sống
board-page-title = Bảng công việc
board-page-chat = Trò chuyện
board-page-counted = Số liệu đến
board-page-lost = mất kết nối, đang thử lại
board-page-all = Tất cả
board-page-back = ‹ Về bảng
board-page-month = { $total } việc { $month }
board-page-units = Việc trễ tám tuần qua, đúng hạn tháng (mục tiêu { $target }%)
board-page-late = { $total } việc quá hạn
board-page-late-none = Không việc nào quá hạn.
board-page-open = { $total } việc đang mở
board-page-open-none = Không có việc nào đang mở.
board-page-is-late = Quá hạn
board-page-no-deadline = không có hạn
board-page-more = và { $count } việc nữa
page-board = Bảng
