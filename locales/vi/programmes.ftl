# Nguồn việc: nghị quyết, chương trình, kế hoạch và các mục của nó; việc từ đâu ra, mục nào mồ côi.
programmes-empty = Cơ quan chưa có nguồn việc nào (nghị quyết, chương trình, kế hoạch).
programmes-how-begin = Thêm một nguồn: nguồn mới NQ57: Nghị quyết 57 về chuyển đổi số, 2026-2030
    Nhập từ bảng tính trên máy chủ: viec programmes import TỆP.xlsx --dry-run
programmes-head = Cơ quan có { $count } nguồn việc:
programmes-how = Xem các mục: nguồn { $code }. Mục còn thiếu: mồ côi
programme-counts = { $count } mục{ $orphans ->
    [0] {""}
   *[other] , { $orphans } mục mồ côi
}
programme-until = đến { $day }
programme-how-first = Thêm mục: nguồn { $code }.1: nội dung, chủ trì TCCB, con số 80%, số liệu Cổng dịch vụ công, hạn 31/12/2027
programme-how = Xem một mục: nguồn { $code }.{ $mark }. Mục còn thiếu: mồ côi { $code }
programme-begun = Đã thêm nguồn { $programme }.
programme-changed = Đã ghi nguồn { $programme }.
programme-unknown = Cơ quan không có nguồn { $code }. Đang có: { $known }.
programme-unknown-none = Cơ quan chưa có nguồn việc nào nên chưa dùng được { $code }.
programme-not-keeper = Nguồn việc do quản trị và người đứng đầu cơ quan ghi; lãnh đạo đơn vị chủ trì ghi được con số và số liệu của mục mình.
programme-not-understood = Tôi chưa hiểu nguồn "{ $typed }". Nhắn "nguồn" để xem tất cả, "nguồn NQ57.3" để xem một mục, "nguồn 12" để biết việc 12 từ đâu ra.
source-not-understood = Tôi chưa hiểu "{ $typed }". Gắn việc { $number } với một mục: nguồn { $number } NQ57.3. Bỏ gắn: nguồn { $number } bỏ

paragraph-unknown = Nguồn { $code } không có mục { $mark }. Đang có: { $known }.
paragraph-unknown-none = Nguồn { $code } chưa có mục nào.
paragraph-how-add = Thêm: nguồn { $code }.{ $mark }: nội dung của mục
paragraph-preview-new = Thêm một mục:
paragraph-preview = Ghi cho mục:
paragraph-preview-told = Người chủ trì sẽ được báo.
paragraph-added = Đã thêm mục:
paragraph-changed = Đã ghi mục:
paragraph-given = { $by } ghi { $you } chủ trì một mục:
paragraph-given-how = Giao việc cho mục này: giao Lan …, nguồn { $code }.{ $mark }, hạn thứ 6. Xem: nguồn { $code }.{ $mark }
paragraph-taken-back = { $by } đã rút lại điều vừa ghi về mục { $code }.{ $mark }.
paragraph-of = Thuộc { $programme }
paragraph-owner = Chủ trì: { $owner }
paragraph-figure = Con số: { $figure }
paragraph-indicator = Chỉ tiêu: CT-{ $number }
paragraph-data = Số liệu: { $data }
paragraph-due = hạn { $day }
paragraph-tasks = { $count ->
    [0] chưa có việc
   *[other] { $count } việc, xong { $done }
}
paragraph-tasks-head = Việc: { $count }, đã nghiệm thu { $done }
paragraph-unseen = Và { $count } việc khác, ngoài trang này hoặc ngoài phạm vi { $you } xem.
paragraph-how-task = Giao việc cho mục: giao Lan …, nguồn { $source }, hạn thứ 6. Gắn việc đã có: nguồn 12 { $source }

lack-owner = chưa có chủ trì
lack-figure = chưa có con số hay chỉ tiêu
lack-data = chưa có nguồn số liệu
lack-task = chưa có việc
orphans-head = { $count } trong { $of } mục{ $code ->
    [none] {""}
   *[other] {" "}của { $code }
} còn thiếu:
orphans-none = Cả { $count } mục{ $code ->
    [none] {""}
   *[other] {" "}của { $code }
} đều có chủ trì, con số, nguồn số liệu và việc.
orphans-nothing-there = { $code ->
    [none] Chưa có mục nào. Nhắn "nguồn" để xem cách thêm.
   *[other] { $code } chưa có mục nào. Nhắn "nguồn { $code }" để xem cách thêm.
}
orphans-how-owner = Ghi chủ trì: nguồn { $code }.{ $mark } chủ trì TCCB
orphans-how-figure = Ghi con số: nguồn { $code }.{ $mark } con số 80%
orphans-how-data = Ghi nguồn số liệu: nguồn { $code }.{ $mark } số liệu Cổng dịch vụ công
orphans-how-task = Giao việc: giao Lan …, nguồn { $code }.{ $mark }, hạn thứ 6

task-source = Nguồn { $source }: { $words }
task-sourced = Đã gắn NV-{ $number } với { $source }: { $words }
task-unsourced = NV-{ $number } không còn gắn với { $source }. Nhầm thì nhắn "hoàn tác".
task-had-no-source = NV-{ $number } chưa gắn với mục nào nên không có gì để bỏ.
trace-none = Việc này chưa gắn với mục nào; do { $assigner } giao.
trace-how = Gắn: nguồn { $number } NQ57.3. Xem các nguồn: nguồn
trace-result = KR { $result } { $title }
choice-no-source = Không kèm nguồn
verb-source = gắn nguồn
verb-no_source = bỏ nguồn
undone-paragraph-keep_paragraph = Đã hoàn tác: mục { $title } trở lại như trước khi ghi.
undone-programme-keep_programme = Đã hoàn tác: nguồn { $title } trở lại như trước khi ghi.

programme-column-code = mã nguồn (hoặc thêm --code NQ57)
programme-column-mark = mục
programme-column-words = nội dung
programmes-not-read = Không thấy cột: { $columns }. Dòng tiêu đề cần: Mã nguồn, Mục, Nội dung; thêm Tên văn bản, Chủ trì, Con số, Số liệu, Hạn nếu có.
programmes-have-faults = Chưa ghi gì: { $count } dòng có lỗi ({ $rows }). Xin sửa tệp rồi nhập lại, hoặc thêm --accept-faults để bỏ các dòng đó.
programmes-imported = Đã ghi: { $begun } nguồn mới, { $new } mục mới, { $changed } mục đổi.
programmes-left-out = Đã bỏ { $count } dòng lỗi.
programmes-same = Không có gì thay đổi ({ $count } mục như cũ).
programmes-read = Đã đọc { $rows } dòng. Chưa ghi gì.
programmes-begun = Nguồn mới hoặc đổi tên ({ $count }):
programmes-new = Mục mới ({ $count }):
programmes-changed = Mục thay đổi ({ $count }):
programmes-unchanged = Không đổi: { $count } mục.
programmes-absent = Không có trong tệp, giữ nguyên: { $count } mục.
programmes-faults = Dòng có lỗi ({ $count }):
programmes-verdict-faults = Chưa ghi được. Xin sửa các dòng trên rồi nhập lại, hoặc thêm --accept-faults để bỏ chúng.
programmes-verdict-ready = Tất cả đều đúng. Bỏ --dry-run để ghi.
programme-fault = dòng { $row }: { $reason }
programme-fault-no-code = thiếu mã nguồn; ghi như NQ57
programme-fault-code-form = mã nguồn "{ $value }" không dùng được; ghi chữ rồi số, như NQ57, CTr-08
programme-fault-no-title = nguồn { $value } là nguồn mới nên cần tên; nhắn: nguồn mới { $value }: tên nghị quyết
programme-fault-no-mark = thiếu số mục; ghi như 3 hoặc II.1
programme-fault-mark-form = số mục "{ $value }" không dùng được; ghi như 3 hoặc II.1
programme-fault-twice = mục "{ $value }" đã có ở dòng { $other }; mỗi mục chỉ ghi một dòng
programme-fault-no-words = mục { $value } thiếu nội dung
programme-fault-too-long = "{ $value }…" quá dài; ghi nhiều nhất { $other } ký tự
programme-fault-owner-unknown = không thấy đơn vị hay người nào là "{ $value }"; ghi mã hoặc tên đơn vị, hoặc mã cán bộ
programme-fault-day-form = "{ $value }" không phải ngày; ghi như 31/12/2027, 12/2027, quý IV/2027 hoặc 2027
