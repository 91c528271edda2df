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
departure-unknown = Không thấy ai đang làm việc có tên hay mã "{ $typed }". Nhắn: cho thôi việc { $code }
departure-how = Cho ai thôi việc? Nhắn kèm mã: cho thôi việc { $code }
typed-wrong = Chưa đúng, chưa có gì thay đổi. Gõ { $code } để làm, 0 để bỏ.
tasks-left = { $person } đã thôi việc, để lại { $tasks } việc đang mở.
tasks-left-reviews = { $count } việc đang chờ người này nghiệm thu hoặc quyết định.
tasks-left-how = Chuyển cho người khác: nhắn "chuyển { $number } cho { $person }".
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
dark-on = Từ nay ảnh gửi cho { $you } có nền tối (trên trang web thì theo trình duyệt). Đổi lại: nhắn "nền sáng".
dark-off = Từ nay ảnh gửi cho { $you } có nền sáng (trên trang web thì theo trình duyệt). Đổi lại: nhắn "nền tối".
welcome-consent = Liên kết là đồng ý để Viec giữ việc và tin nhắn ở đây cho cơ quan giao việc, chấm điểm. Xem hoặc rút lại: dữ liệu của tôi
data-head = Viec giữ về { $you } ({ $name }, { $code }):
data-person = • Hồ sơ: tên, mã, xưng hô, chức vụ, đơn vị{ $phone ->
    [yes] , số điện thoại
   *[no] {""}
}
data-work = • { $tasks } việc { $you } làm, giao hoặc nghiệm thu, { $reports } lần ghi nhận, { $files } tài liệu
data-chats = • Nơi nhắn tin: { $channels }; { $messages } tin { $you } gửi, { $letters } tin gửi { $you }
data-readings = • { $readings } lần người khác xem điểm của { $you } (nhắn: ai xem điểm tôi)
data-consent = • { $You } đồng ý bản { $version } ngày { $day }
data-channel-web = web chat
data-channel-console = bảng điều khiển
data-channel-telegram = Telegram
data-channel-zalo = Zalo
data-channel-zalo-oa = Zalo OA
data-wish-copy = xin một bản đầy đủ
data-wish-erase = xin xóa
data-wish-waits = • Đang chờ: { $wish }, trả lời trước { $due }
data-wish-done = • Đã trả lời: { $wish }, { $day }
data-asked = Đã ghi: { $wish }. Quản trị trả lời trước { $due }.
data-asked-before = Đã ghi từ trước: { $wish }. Quản trị trả lời trước { $due }.
data-asked-erase = Số điện thoại và nội dung tin { $you } đã gửi sẽ được xóa; việc đã giao và kết quả là hồ sơ của cơ quan nên giữ theo luật lưu trữ.
data-wanted = { $person } { $wish } dữ liệu cá nhân. Trả lời trước { $due }.
data-wanted-copy = Trên máy chủ: viec data copy --for { $code } --out FILE.json, rồi trao riêng cho người ấy.
data-wanted-erase = Trên máy chủ: viec data erase --for { $code }
data-ready = Xong: { $wish }. Bản đầy đủ nhận ở quản trị; xem lại: dữ liệu của tôi
choice-data-copy = Xin một bản đầy đủ
choice-data-erase = Xin xóa
choice-consent-withdraw = Rút đồng ý
consent-asked = Rút đồng ý thì Viec ngừng nhắn và bỏ liên kết { $chats } nơi nhắn tin của { $you }. Việc vẫn còn; lãnh đạo sẽ giao cách khác. Muốn nối lại cần mã mới.
consent-withdrawn = Đã rút đồng ý và bỏ liên kết. Đây là tin cuối. Muốn nối lại, xin cơ quan cấp mã rồi nhắn: lien ket 123456
consent-gone = { $person } (mã { $code }) đã rút đồng ý, không còn nơi nhắn tin nào. Báo lãnh đạo để giao việc cách khác.
channels-head = Nơi nhắn tin của { $you }, dòng đầu nhận tin { $you } không hỏi:
channels-how = Đổi: ưu tiên zalo · ưu tiên tự động · kênh tắt telegram · kênh mở telegram. Tạm ngừng hết: im lặng. Bỏ hẳn nơi này: bỏ liên kết
channel-of-web = Trang chat
channel-of-telegram = Telegram
channel-of-zalo = Zalo
channel-of-zalo-oa = Zalo OA
channel-of-console = Dòng lệnh
channel-is-preferred = ưu tiên
channel-is-off = tắt
channel-is-closed = { $you } đã chặn bot
channel-is-here = đang dùng
channel-set-first = Từ nay tin { $you } không hỏi đến { $channel }, dù nhắn từ nơi nào.
channel-set-auto = Từ nay tin { $you } không hỏi đến nơi nhắn sau cùng.
channel-set-off = { $channel } chỉ còn trả lời điều { $you } hỏi ở đó. Mở lại: kênh mở …
channel-set-on = { $channel } lại nhận tin như thường.
channel-missing = { $You } chưa liên kết { $channel }. Xin cơ quan cấp mã, rồi nhắn từ đó: lien ket 123456
channel-last = { $channel } là nơi duy nhất còn nhận tin nên chưa tắt được. Muốn yên một lúc: im lặng đến sáng mai
channel-unread = Chưa rõ kênh nào. Nhắn: ưu tiên zalo · ưu tiên telegram · ưu tiên web · ưu tiên tự động
