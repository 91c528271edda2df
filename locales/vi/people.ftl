# Người, mã liên kết, ngôn ngữ.
welcome = Chào { $honour } { $person }, { $office }. Từ giờ { $honour } nhận và báo cáo việc ngay ở đây.
welcome-leader = Thử nhắn: tổng hợp · việc chờ tôi · giao Lan soạn tờ trình, hạn thứ 6
welcome-official = Thử nhắn: việc · tuần · điểm · giúp
welcome-admin = Thử nhắn: việc · giúp
not-linked = Chào anh/chị. Tôi chỉ làm việc với người đã được cơ quan cấp mã. Nếu có mã, nhắn: lien ket 123456
code-wrong = Mã không dùng được: sai, đã dùng, hoặc quá 15 phút. Xin cơ quan cấp mã mới rồi nhắn: lien ket 123456
code-too-often = Đã thử sai quá nhiều lần. Vui lòng thử lại sau { $until }.
already-linked = Đây đã là nơi nhắn tin của { $honour } { $person }.
language-set = Từ giờ tôi nói tiếng Việt. Đổi lại: ngôn ngữ en
language-unknown = Tôi nói được tiếng Việt (vi) và tiếng Anh (en). Nhắn: ngôn ngữ en
only-admin = Chỉ quản trị của cơ quan đổi được mục này.
units-head = Đơn vị và người phụ trách:
units-leaders = { $leaders }, { $people } người
units-nobody = chưa có người phụ trách, { $people } người
units-how = Giao người thay: đơn vị thay CB01 bằng CB03 đến 30/11 · kết thúc: đơn vị bỏ thay CB03
acting-set = { $person } phụ trách thay { $absent } đến { $until }: giao, duyệt và xem như người được thay.
acting-ended = { $person } không còn phụ trách thay nữa.
acting-none = { $person } hiện không phụ trách thay ai.
acting-codes = Chưa rõ hai mã. Nhắn: đơn vị thay CB01 bằng CB03 đến 30/11
acting-date = Chưa rõ thay đến bao giờ. Nhắn: đơn vị thay CB01 bằng CB03 đến 30/11
acting-leads_nothing = Người được thay hiện không phụ trách đơn vị nào.
departure-asked = Cho { $person } thôi việc: { $chats ->
    [0] không còn nơi nhắn tin nào,
   *[other] ngắt ngay { $chats } nơi nhắn tin,
} hủy tin chưa gửi, kết thúc chức danh.
departure-tasks = Còn { $tasks } việc đang mở và { $reviews } việc chờ người này nghiệm thu; tôi báo người phụ trách để chuyển.
departure-confirm = Việc này không rút lại được. Gõ { $code } để làm, 0 để bỏ.
departure-done = { $person } đã thôi việc: ngắt { $chats } nơi nhắn tin, hủy { $withdrawn } tin chưa gửi. Từ giờ không gì được gửi tới đó nữa.
departure-head = Đã báo { $head } chuyển { $tasks } việc còn mở.
departure-unknown = Không thấy ai đang làm việc có mã "{ $typed }". Nhắn: cho thôi việc CB04
departure-how = Cho ai thôi việc? Nhắn kèm mã: cho thôi việc CB04
typed-wrong = Chưa đúng, chưa có gì thay đổi. Gõ { $code } để làm, 0 để bỏ.
tasks-left = { $person } đã thôi việc, để lại { $tasks } việc đang mở.
tasks-left-reviews = { $count } việc đang chờ người này nghiệm thu hoặc quyết định.
tasks-left-how = Chuyển cho người khác: nhắn "chuyển { $number } cho Lan".
unlink-asked = Bỏ liên kết nơi này? { $others ->
    [0] { $You } không còn nơi nào khác để nhận việc; muốn nối lại cần mã mới.
   *[other] { $You } còn { $others } nơi khác; tin sẽ đến đó.
}
unlink-asked-other = Ngắt cả { $chats } nơi nhắn tin của { $person }? Muốn nối lại cần mã mới.
unlink-confirm = Gõ { $code } để làm, 0 để bỏ.
unlink-nothing = { $person } không có nơi nhắn tin nào.
unlink-unknown = Không thấy ai có mã đó. Nhắn: bỏ liên kết CB04
unlinked = Đã bỏ liên kết nơi này. Tin từ giờ đến nơi kia.
unlinked-last = Đã bỏ liên kết. Muốn nối lại, xin cơ quan cấp mã rồi nhắn: lien ket 123456
unlinked-other = Đã ngắt các nơi nhắn tin của { $person }.
channel-name-telegram = bot Telegram { $bot }
channel-name-zalo = bot Zalo { $bot }
channel-name-zalo-oa = Zalo OA { $bot }
channel-token = Token của { $bot } không dùng được nữa nên kênh này đã dừng; các kênh khác vẫn chạy. Lấy token mới, ghi vào cấu hình rồi khởi động lại. Thư chưa gửi chờ tối đa 7 ngày.
channel-scarce = { $bot } đã dùng { $used }/{ $most } tin của tháng. Từ 90% thôi gửi bản tin và thẻ tuần, từ 95% thôi cả lời nhắc; trả lời và giao việc vẫn đi. Hãy thêm bot hoặc nâng gói.
channel-spent = Zalo báo { $bot } hết lượt gửi (đã đếm { $used }/{ $most } tin của tháng). Thư đang chờ và được thử lại, thưa dần từ 15 phút đến 6 giờ; bản tin và lời nhắc bị bỏ. Hãy thêm bot hoặc nâng gói.
channel-unreached = Zalo không gọi được vào địa chỉ webhook của { $bot }. Kiểm tra VIEC_PUBLIC_URL, chứng chỉ TLS và tường lửa, rồi chạy: viec doctor
channel-elsewhere = Tin gửi tới { $bot } đang được đưa đến một địa chỉ khác (webhook), nên máy này không nhận được. Nếu không phải chủ ý, chạy: viec zalo unhook
channel-reconnect = { $bot } mất kết nối: Zalo không gia hạn token nữa. Lấy refresh token mới ở Zalo for Developers rồi chạy: viec zalo connect. Thư chưa gửi chờ tối đa 7 ngày, các kênh khác vẫn chạy.
dark-on = Từ nay ảnh gửi cho { $you } có nền tối. Đổi lại: nhắn "nền sáng".
dark-off = Từ nay ảnh gửi cho { $you } có nền sáng. Đổi lại: nhắn "nền tối".
