# Câu hỏi lại, lỗi gõ, trợ giúp.
ask-person = Có { $count } người tên gần với "{ $typed }". Giao cho ai?
ask-whose = Có { $count } người tên gần với "{ $typed }". Chọn ai?
ask-who = Giao "{ $title }" cho ai? Nhắn tên.
ask-who-bare = Giao việc cho ai? Nhắn tên.
ask-title = Giao { $people } việc gì?
ask-deadline = Hạn là khi nào? Ví dụ: thứ 6, 17h mai, 30/11.
ask-deadline_unclear = Chưa đọc được ngày. Nhắn lại hạn, ví dụ: thứ 6, 17h mai, 30/11.
ask-deadline_ambiguous = Chưa rõ hạn. Hạn là khi nào?
ask-deadline_past = Ngày đó đã qua. Hạn là khi nào?
ask-deadline_invalid = Không có ngày đó. Hạn là khi nào?
ask-date_conflict = Thứ và ngày không khớp. Hạn là ngày nào?
ask-recurring = Việc lặp lại thì chưa giao được một lần cho nhiều kỳ. Hạn của lần này là khi nào?
person-unknown = Không thấy ai tên "{ $typed }" trong những người { $you } giao được việc. Nhắn lại họ tên, ví dụ: Nguyễn Thị Lan.
ask-which = Việc nào?
dropped = Đã bỏ, chưa có gì thay đổi.
dropped-nothing = Không có gì đang dở.
no-question = Tôi không đang hỏi gì nên chưa hiểu số { $number }. Xem một việc thì nhắn "việc { $number }".
no-question-settled = Việc đó đã làm rồi, không làm lại. Xem việc số { $number } thì nhắn "việc { $number }".
no-such-choice = Không có lựa chọn { $number }. Chọn một trong: { $numbers }, hoặc nhắn "thôi".
list-past = Danh sách này đã cũ, chưa có gì thay đổi. Nhắn lại câu lệnh để có danh sách mới.
list-past-settled = Nút này đã bấm rồi; việc đã làm, không làm lại.
not-understood = Chưa rõ ý "{ $typed }". Có thể là:
not-understood-bare = Chưa rõ ý "{ $typed }". Nhắn "giúp" để xem các câu dùng được.
not-yet = Tôi hiểu ý là "{ $verb }", nhưng bản này chưa làm được. Nhắn "giúp" để xem các câu dùng được.
too-long = Tin dài { $length } ký tự, tôi chỉ đọc được { $most }. Xin nhắn gọn lại; chưa có gì thay đổi.
nothing-read = Tôi chưa đọc được chữ nào. Nhắn "giúp" để xem các câu dùng được.
edit-not-counted = Sửa tin đã gửi không đổi được việc đã ghi. Nhắn "hoàn tác" để rút lại, hoặc gửi câu đúng thành tin mới.
broken = Xin lỗi, tôi vừa gặp lỗi và chưa thay đổi gì. Mã { $code }: gửi mã này cho quản trị nếu lặp lại.
secret-refused = không gửi nội dung mang dấu mật qua đây. Tin vừa rồi không được lưu. Xin dùng đường công văn mật theo quy định.
missing-task_missing-gia_han = Gia hạn việc nào? Nhắn: gia hạn { $number } đến 5/12 vì chờ số liệu
missing-task_missing-tra = Trả lại việc nào? Nhắn: trả { $number } thiếu số liệu
missing-reason_missing-tra = Trả NV-{ $number } vì sao? Nhắn: trả { $number } thiếu số liệu. Nếu là lỗi nội dung: trả { $number } lỗi nội dung: …
missing-deadline_missing-gia_han = Gia hạn NV-{ $number } đến bao giờ? Nhắn: gia hạn { $number } đến 5/12 vì chờ số liệu
missing-progress_missing-bc = NV-{ $number } đến đâu rồi? Nhắn: bc { $number } 70% đã xong dự thảo
missing-progress_invalid-bc = Tiến độ phải từ 0 đến 100. Nhắn: bc { $number } 70%
missing-words_missing-vuong = NV-{ $number } kẹt ở đâu? Nhắn: vướng { $number } thiếu số liệu
missing-no_tasks-viec = { $You } không có việc nào đang mở. Nhắn "việc" để xem.
help-head = Nhắn một dòng, có dấu hay không đều được:
help-leader = Lãnh đạo
    • giao Lan soạn tờ trình, hạn thứ 6
    • giao phòng TCCB … · giao { $number } cho Lan · giao Lan báo cáo tuần, thứ 2 hàng tuần
    • duyệt { $number } · trả { $number } thiếu số liệu
    • chuyển { $number } cho Đức · thêm người { $number } Minh 30% · hủy { $number } lý do
    • việc chờ tôi · việc phòng · việc trễ
    • tổng hợp: bức tranh của đơn vị · điểm của Lan
    • giao nhầm hạn thì nhắn ngay: không, thứ 5
help-official = Việc của mình
    • việc · việc { $number }
    • bc { $number } 70% đã xong dự thảo
    • vướng { $number } thiếu số liệu
    • xong { $number } 123/BC-VP
    • gia hạn { $number } đến 5/12 vì chờ số liệu
    • tuần · điểm · tự đánh giá 9 9 9
help-admin = Quản trị
    • lịch: ngày nghỉ, ngày làm bù, giờ làm việc
    • đơn vị: ai phụ trách, ai thay ai
    • danh sách cán bộ: lệnh "viec roster import" trên máy chủ
help-foot = hoàn tác: rút lại việc vừa làm · thôi: bỏ dở · ngôn ngữ en
example-giao = giao Lan soạn tờ trình, hạn thứ 6
example-viec = việc: việc của tôi
example-bc = bc 12 70%: báo cáo tiến độ
example-vuong = vướng 12 thiếu số liệu
example-xong = xong 12: trình kết quả
example-duyet = duyệt 12: nghiệm thu
example-tra = trả 12 thiếu số liệu
example-gia_han = gia hạn 12 đến 5/12
example-diem = điểm: phiếu điểm của tôi
example-tuan = tuần: thẻ tuần của tôi
example-tong_hop = tổng hợp: bức tranh của đơn vị
example-tu_danh_gia = tự đánh giá 9 9 9
example-hoan_tac = hoàn tác: rút lại việc vừa làm
example-thoi = thôi: bỏ dở
example-giup = giúp: các câu dùng được
example-ngon_ngu = ngôn ngữ en
example-lien_ket = liên kết 123456
word-chuyen = chuyển
word-huy = hủy
word-them_nguoi = thêm người
word-bang = bảng
word-cham = chấm
word-chot = chốt
word-kien_nghi = kiến nghị
word-muc_tieu = mục tiêu
word-kr = kr
word-chi_tieu = chỉ tiêu
word-nguon = nguồn
word-mo_coi = mồ côi
word-tim = tìm
word-nghi = nghỉ
word-di_co_so = đi cơ sở
word-cam_on = cảm ơn
word-de_mai = để mai
word-du_lieu_cua_toi = dữ liệu của tôi
word-nhap = nhập
word-don_vi = đơn vị
word-ky = kỳ
word-ai_xem = ai xem điểm tôi
word-vi_pham = vi phạm
word-tra_loi = trả lời kiến nghị
word-xep_loai = xếp loại
word-danh_muc = danh mục
word-nhat_ky = nhật ký
word-giao = giao
word-viec = việc
word-bc = báo cáo
word-vuong = vướng
word-xong = xong
word-duyet = duyệt
word-tra = trả
word-gia_han = gia hạn
word-diem = điểm
word-tuan = tuần
word-tong_hop = tổng hợp
word-tu_danh_gia = tự đánh giá
word-hoan_tac = hoàn tác
word-thoi = thôi
word-giup = giúp
word-ngon_ngu = ngôn ngữ
word-lien_ket = liên kết
example-chuyen = chuyển 12 cho Đức
example-huy = hủy 12 trùng việc khác
example-them_nguoi = thêm người 12 Minh 30%
example-bang = bảng
example-cham = chấm Lan 9 9 9: nhận xét
example-chot = chốt tháng 10: quyết định xếp loại
example-kien_nghi = kiến nghị 192 lý do
example-muc_tieu = mục tiêu
example-kr = kr
example-chi_tieu = chỉ tiêu
example-nguon = nguồn
example-mo_coi = mồ côi
example-tim = tìm
example-nghi = nghỉ
example-di_co_so = đi cơ sở
example-cam_on = cảm ơn
example-de_mai = để mai
example-du_lieu_cua_toi = dữ liệu của tôi
example-nhap = nhập
example-don_vi = đơn vị
example-ky = kỳ: các kỳ đánh giá
example-ai_xem = ai xem điểm tôi
example-vi_pham = vi phạm Lan kỷ luật theo 15/QĐ-SNV
example-tra_loi = trả lời kiến nghị 1 đồng ý: lý do
example-xep_loai = xếp loại tháng 10
example-danh_muc = danh mục: tra mã sản phẩm
example-nhat_ky = nhật ký
word-lich = lịch
example-lich = lịch: ngày nghỉ, ngày làm bù
preview-waits = Chưa rõ ý "{ $typed }". Việc trên chưa giao: nhắn 1 để giao, 0 để bỏ, hoặc một ngày khác, ví dụ: thứ 5.
courtesy = Chào { $you }. Nhắn "việc" để xem việc của mình, "giúp" để xem các câu dùng được.
courtesy-thanks = Không có gì ạ. { $You } cần gì cứ nhắn.
menu-viec = Việc của tôi
menu-bc = Báo cáo tiến độ: bc 12 70%
menu-vuong = Báo vướng: vướng 12 thiếu số liệu
menu-xong = Trình kết quả: xong 12
menu-gia_han = Xin lùi hạn: gia hạn 12 đến 5/12
menu-diem = Phiếu điểm và vì sao
menu-tuan = Thẻ tuần của tôi
menu-hoan_tac = Rút lại việc vừa làm
menu-giup = Các câu dùng được
menu-lien_ket = Liên kết bằng mã cơ quan cấp
menu-tong_hop = Bức tranh của đơn vị
menu-giao = Giao việc: giao Lan soạn tờ trình, hạn thứ 6
menu-duyet = Nghiệm thu: duyệt 12
menu-tra = Trả lại: trả 12 thiếu số liệu
menu-lich = Ngày nghỉ, ngày làm bù, giờ làm việc
menu-don_vi = Đơn vị: ai phụ trách, ai thay ai
word-tu_nhan = tự nhận
example-tu_nhan = tự nhận soạn tờ trình, hạn thứ 6
word-mau = mẫu
example-mau = mẫu 12 báo cáo tuần
