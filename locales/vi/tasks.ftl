# Việc: giao, báo cáo, trình, nghiệm thu, gia hạn.
address-man = anh
address-woman = chị
address-anybody = anh/chị

task-preview = Giao { $people }:
task-deadline = Hạn { $deadline }
preview-days = { $count ->
    [0] không còn ngày làm việc nào
   *[other] còn { $count } ngày làm việc
}
preview-holiday = { $day } nghỉ: { $name }
preview-no-deadline = Chưa có hạn.
preview-on-weekend = Hạn rơi vào cuối tuần; tôi giữ đúng ngày { $you } nêu.
preview-on-holiday = Hạn rơi vào ngày nghỉ ({ $name }); tôi giữ đúng ngày { $you } nêu.
preview-load = { $open ->
    [0] { $person } chưa giữ việc nào.
   *[other] { $person } đang giữ { $open } việc.
}
preview-load-late = { $person } đang giữ { $open } việc, { $late } việc quá hạn.
choice-assign = Giao
choice-change-deadline = Sửa hạn
choice-set-deadline = Đặt hạn
choice-leave = Bỏ
choice-do = Làm
choice-more = Xem tiếp
choice-person = { $name } ({ $unit })
choice-deadline = { $deadline }
choice-no-deadline = Không đặt hạn
choice-task = NV-{ $task } { $title }

task-assigned = Đã giao NV-{ $number }. Nhầm thì nhắn "hoàn tác".
task-received = { $by } giao NV-{ $number }: { $title }
task-with = Cùng làm: { $people }
task-received-how = Nhắn "bc { $number } 50%" để báo cáo, "vướng { $number } …" nếu kẹt, "xong { $number }" khi xong.
task-product = Sản phẩm { $code } { $name }: hệ số { $k }
task-amount = Số lượng: { $quantity } { $output }
priority-high = Ưu tiên cao
priority-urgent = Khẩn
priority-very-urgent = Thượng khẩn
priority-express = Hỏa tốc

task-reported = NV-{ $number }: { $progress }%
task-times = (gửi lúc { $said }, nhận { $arrived }; tính theo { $said })
task-noted = Đã ghi: “{ $words }”
task-promised = Hẹn: { $deadline }
task-blocked-noted = Đã báo người giao là việc đang kẹt.
task-unblocked = Việc không còn ghi là kẹt.
task-said-later = Tin này gửi trước mà đến sau: giữ con số gửi lúc { $later }.
task-reported-done = Nhắn "xong { $number }" kèm kết quả để trình nghiệm thu.
task-blocked = { $by } báo kẹt NV-{ $number }: { $title }
task-handed-in = Đã trình NV-{ $number }, chờ { $reviewer } nghiệm thu.
task-clock-on-time = Trình đúng hạn. Thời gian chờ nghiệm thu không tính vào { $you }.
task-clock-late = Trình sau hạn; từ giờ thời gian chờ nghiệm thu không tính vào { $you }.
task-waiting = { $by } trình NV-{ $number }: { $title }
task-evidence = Minh chứng: { $references }
task-clock-kept = Vẫn tính đúng hạn vì lần trình đầu { $first } đã kịp. Thời gian chờ nghiệm thu không tính vào { $you }.
task-kept-mark = Đúng hạn: lần trình đầu { $first } đã kịp.
task-returned-kept = Đã trình đúng hạn { $first } nên sửa lại không bị tính trễ.
card-kept = Đã trình đúng hạn { $first }{ $again ->
    [yes] , bị trả { $returned }
   *[no] {""}
}; không tính trễ.
line-kept = đã trình đúng hạn { $first }
task-late-mark = Trình sau hạn.
task-waiting-how = Nhắn "duyệt { $number }" hoặc "trả { $number } lý do".

review-preview = Sẽ:
review-done = Đã làm:
review-left = Còn { $count } việc chờ { $you }. Nhắn "việc chờ tôi" để xem.
decision-accept = Nghiệm thu NV-{ $number } { $title } ({ $person })
decision-return = Trả lại NV-{ $number } { $title } ({ $person })
decision-extend = Gia hạn NV-{ $number } đến { $deadline } ({ $person })
decision-keep = Giữ nguyên hạn NV-{ $number } { $title } ({ $person })
decision-major = (tính vào chất lượng)
undo-hint = Nhầm thì nhắn "hoàn tác".

task-accepted-on-time = { $by } đã nghiệm thu NV-{ $number }: { $title }. Đúng hạn{ $kept ->
    [yes] {" "}(trình lần đầu { $first })
   *[no] {""}
}.
task-accepted-late = { $by } đã nghiệm thu NV-{ $number }: { $title }. Sau hạn.
task-returned = { $by } trả lại NV-{ $number } ({ $title }): { $reason }
task-returned-major = Tính là một lần không đạt về nội dung. Nếu chưa đúng, { $you } trao đổi lại với người duyệt.
task-returned-small = Sửa nhỏ, không trừ điểm.
task-returned-how = Sửa xong nhắn "xong { $number }".

extension-asked = Đã xin { $reviewer } gia hạn NV-{ $number } đến { $deadline }. Hạn cũ còn hiệu lực tới khi được đồng ý.
extension-waiting = { $by } xin gia hạn NV-{ $number } ({ $title }) đến { $deadline }
extension-present = Hạn hiện nay: { $deadline }
extension-waiting-how = Nhắn "duyệt { $number }" để đồng ý, "trả { $number } lý do" để giữ hạn cũ.
extension-granted = { $by } đồng ý gia hạn NV-{ $number }: { $title }
extension-refused = { $by } giữ nguyên hạn NV-{ $number }: { $title }
deadline-corrected = { $by } sửa hạn NV-{ $number } ({ $title }): { $deadline }
deadline-moved = Hạn mới của NV-{ $number }: { $deadline }. Nhầm thì nhắn "hoàn tác".

list-mine = Việc của { $you }: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } quá hạn
}
list-waiting = Chờ { $you } quyết: { $total }
list-unit = Việc đang mở ({ $about }): { $total }{ $late ->
    [0] {""}
   *[other] , { $late } quá hạn
}
list-late = Quá hạn: { $total }
list-empty-mine = Không có việc nào đang mở. Khi có việc mới tôi sẽ nhắn.
list-empty-waiting = Không có gì chờ { $you } quyết.
list-empty-unit = Không có việc nào đang mở.
list-empty-late = Không có việc nào quá hạn.
list-page = Trang { $page }/{ $pages }
list-hint = Nhắn "việc { $number }" để xem kỹ một việc.
list-hint-waiting = Nhắn "duyệt { $number }" hoặc "trả { $number } lý do".
line-draft = chờ xác nhận
line-assigned = mới giao
line-received = đã nhận
line-paused = dừng đồng hồ, { $progress }%
line-in_progress = { $progress }%
line-handed_in = chờ nghiệm thu
line-returned = bị trả lại, { $progress }%
line-accepted = đã nghiệm thu
line-cancelled = đã hủy
line-asked = xin lùi đến { $deadline }
late-word = trễ
late-mark = (trễ)

state-draft = Chờ xác nhận, chưa tính là việc đã giao.
state-assigned = Mới giao.
state-received = Đã nhận.
state-paused = Đang dừng đồng hồ, { $progress }%.
state-in_progress = Đang làm, { $progress }%.
state-handed_in = Đã trình.
state-returned = Bị trả lại để sửa.
state-accepted = Đã nghiệm thu.
state-cancelled = Đã hủy.
hands-assignee = {" "}Việc đang ở { $people }.
hands-reviewer = {" "}Việc đang ở { $reviewer } (nghiệm thu).
hands-unit = {" "}Việc đang ở { $where }, không tính vào người làm.
hands-authority = {" "}Việc đang chờ { $where } quyết, không tính vào người làm.
card-gone = { $people } đã thôi việc.{ $reviews ->
    [yes] {" "}Giao người khác: nhắn "chuyển { $number } cho …" kèm tên.
   *[no] {""}
}
hands-nobody = {""}
hands-elsewhere = đơn vị khác
is-draft = còn chờ xác nhận
is-assigned = mới giao
is-received = đã nhận
is-paused = đang dừng đồng hồ
is-in_progress = đang làm
is-handed_in = đã trình, chờ nghiệm thu
is-returned = bị trả lại
is-accepted = đã nghiệm thu
is-cancelled = đã hủy
card-people = Người làm: { $people }. Người giao: { $assigner }.
card-blocker = Đang kẹt: “{ $words }”
card-asked = Đang xin gia hạn đến { $deadline }
card-deadlines = Các hạn: { $deadlines }
card-history-before = (và { $count } bước trước đó)
card-no-deadline = không hạn
card-history = Diễn biến:
card-how-decide = Nhắn "duyệt { $number }" hoặc "trả { $number } lý do".
card-how-mine = Nhắn "bc { $number } 50%" hoặc "xong { $number }".
verb-assign = giao việc
verb-report = báo cáo
verb-block = báo kẹt
verb-hand_in = trình
verb-accept = nghiệm thu
verb-return = trả lại
verb-extend = gia hạn
verb-keep = giữ nguyên hạn
verb-ask_extension = xin gia hạn
verb-undo = hoàn tác
verb-correct = sửa hạn

undone = Đã hoàn tác: { $taken }. Lịch sử vẫn được giữ.
undone-line = { $verb } NV-{ $number } ({ $title })
taken-back = { $by } đã rút lại: { $verb } NV-{ $number } ({ $title }).
choice-undo = Hoàn tác
undo-preview = Sẽ hoàn tác việc gần nhất của { $you }, lúc { $said }: { $taken }.
undo-undone = Thay đổi gần nhất của { $you } đã hoàn tác rồi. Tôi chỉ lùi được một bước; việc trước đó { $you } sửa bằng một câu mới.
undo-undone-task = Thay đổi gần nhất của { $you } (NV-{ $number }) đã hoàn tác rồi. Tôi chỉ lùi được một bước; việc trước đó { $you } sửa bằng một câu mới, ví dụ "bc", "gia hạn", hoặc nhờ người duyệt trả lại.
undo-none = Không có gì để hoàn tác.
undo-old = Chỉ hoàn tác được trong 24 giờ. Nhắn người giao hoặc người duyệt để sửa.
undo-built_on = NV-{ $number } đã có người làm tiếp ({ $by }) nên không hoàn tác được. Nhắn "việc { $number }" để xem.

task-unknown = Không thấy NV-{ $number } trong các việc { $you } được xem. Nhắn "việc" để xem việc của mình.
not-holder = NV-{ $number } là việc của { $people }, nên chỉ người đó báo cáo được. Nhắn "việc { $number }" để xem.
not-reviewer = NV-{ $number } do { $reviewer } quyết.
not-now = NV-{ $number } { $state }, nên chưa thể { $verb }. Nhắn "việc { $number }" để xem.
not-earlier = Hạn xin ({ $asked }) không muộn hơn hạn hiện nay của NV-{ $number } ({ $present }). Nhắn lại với ngày muộn hơn.
no-deadline = NV-{ $number } không có hạn nên không cần gia hạn.
may-not-assign = { $You } chỉ giao được việc cho người trong đơn vị mình phụ trách.
may-not-assign-people = { $You } chỉ giao được việc cho người trong đơn vị mình phụ trách; không giao được cho { $people }.
task-went-back = Thấp hơn lần báo trước ({ $before }). Nhầm thì nhắn "hoàn tác".
history-deadline-to = đến { $deadline }
history-deadline = hạn { $deadline }
choice-place = NV-{ $task }
list-today = Đến hạn tới hết hôm nay: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } quá hạn
}
list-week = Đến hạn tới hết tuần này: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } quá hạn
}
list-empty-today = Hôm nay không có việc nào đến hạn.
list-empty-week = Tuần này không có việc nào đến hạn.
