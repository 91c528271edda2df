card-outside = Mã ở hệ thống khác: { $code }
card-document = Theo văn bản { $document }{ $day ->
    [none] {""}
   *[other] {" "}ngày { $day }
}{ $source ->
    [none] {""}
   *[other] {" "}của { $source }
} ({ $code })

tasks-not-read = Không thấy cột: { $columns }. Dòng tiêu đề cần: Mã nhiệm vụ, Tên nhiệm vụ; thêm Người thực hiện hoặc Đơn vị, Hạn, Số văn bản, Ngày văn bản, Cơ quan ban hành nếu có.
not-for-exchange = Tệp của hệ thống khác chỉ nhập nhân danh quản trị hoặc lãnh đạo đơn vị; { $code } không phải. Thêm --by MÃ của một người như vậy.

tasks-read = Đã đọc { $rows } dòng.
tasks-new = Việc mới ({ $count }):
tasks-changed = Việc đổi ở hệ thống nguồn ({ $count }):
tasks-noted = Chỉ ghi nhận, việc giữ nguyên ({ $count }):
tasks-same = Không đổi: { $count } việc.
tasks-own = Việc riêng của cơ quan, không có mã hệ thống khác, bỏ qua: { $count } dòng.
tasks-called-off = Đã thu hồi ở hệ thống nguồn từ trước, không giao: { $count } việc.
tasks-absent = Không có trong tệp, giữ nguyên: { $count } việc.
tasks-faults = Dòng có lỗi ({ $count }):
tasks-will-be-called-off = thu hồi, việc sẽ bị hủy
tasks-verdict-faults = Chưa ghi gì: { $count } dòng có lỗi. Xin sửa tệp rồi nhập lại, hoặc thêm --accept-faults để bỏ các dòng đó.
tasks-verdict-changes = Chưa ghi gì: { $count } việc đổi ở hệ thống nguồn. Nếu đúng, nhập lại với --accept-changes; người làm sẽ được báo.
tasks-verdict-nothing = Không có gì thay đổi.
tasks-verdict-ready = Chưa ghi gì. Tất cả đều đúng: bỏ --dry-run để ghi{ $changes ->
    [yes] {" "}, thêm --accept-changes cho các việc đổi
   *[no] {""}
}.
tasks-verdict-done = Đã ghi: giao { $given } việc, đổi { $changed } việc, ghi nhận { $noted } việc{ $skipped ->
    [0] {""}
   *[other] , bỏ { $skipped } dòng lỗi
}.
tasks-sheet = trang { $sheet }
tasks-row = dòng { $row }
tasks-column = cột { $column }
tasks-column-number = Số NV
tasks-column-system = Hệ thống
tasks-column-external = Mã nhiệm vụ
tasks-column-title = Tên nhiệm vụ
tasks-column-document = Số văn bản
tasks-column-document-date = Ngày văn bản
tasks-column-source = Cơ quan ban hành
tasks-column-people = Người thực hiện
tasks-column-unit = Đơn vị
tasks-column-deadline = Hạn
tasks-column-quantity = Số lượng
tasks-column-output = Đơn vị tính
tasks-column-product = Mã sản phẩm
tasks-column-priority = Độ khẩn
tasks-column-paragraph = Mục nghị quyết
tasks-column-state = Trạng thái
tasks-fault-no-system = chưa biết của hệ thống nào; thêm cột Hệ thống, hoặc --system HANOIWORK
tasks-fault-system-form = tên hệ thống "{ $value }" không dùng được; ghi chữ không dấu và số liền nhau, như HANOIWORK
tasks-fault-no-external = thiếu mã của việc ở hệ thống nguồn; chép mã như bên đó, ví dụ 2026-1187
tasks-fault-twice = mã "{ $value }" đã có ở dòng { $other }; mỗi việc chỉ ghi một dòng
tasks-fault-no-title = thiếu tên nhiệm vụ
tasks-fault-too-long = "{ $value }…" quá dài; ghi nhiều nhất { $other } ký tự
tasks-fault-secret = có dấu độ mật nên không nhận và không lưu gì của dòng này. Việc mật xử lý ngoài hệ thống này; xin bỏ dòng khỏi tệp.
tasks-fault-nobody = chưa biết ai làm; ghi mã cán bộ, như CB04 (nhiều người: CB04; CB05), hoặc mã đơn vị ở cột Đơn vị
tasks-fault-person-unknown = không thấy ai có mã "{ $value }"; ghi mã cán bộ như trong danh sách
tasks-fault-person-named = "{ $value }" là tên; ghi mã: { $other }
tasks-fault-person-gone = "{ $value }" không còn làm ở cơ quan; ghi mã người khác
tasks-fault-unit-unknown = không thấy đơn vị nào là "{ $value }"; ghi mã hoặc tên đơn vị
tasks-fault-unit-headless = đơn vị { $value } chưa có người phụ trách; ghi mã người làm ở cột Người thực hiện
tasks-fault-day-form = "{ $value }" không phải ngày; ghi như 27/11/2026, 16:30 27/11/2026 hoặc 2026-11-27
tasks-fault-deadline-past = hạn { $value } đã qua hoặc quá xa; ghi một hạn còn ở phía trước, hoặc để trống nếu không có hạn
tasks-fault-quantity-form = "{ $value }" không phải số lượng; ghi như 12 hoặc 1,5
tasks-fault-priority-form = "{ $value }" không phải độ khẩn; ghi cao, khẩn, thượng khẩn, hỏa tốc hoặc để trống
tasks-fault-paragraph-form = "{ $value }" không phải mục của nguồn; ghi như NQ57.3
tasks-fault-formula = ô báo lỗi công thức ({ $value }); ghi giá trị đúng
tasks-fault-fixed = { $column } đổi thành "{ $value }", nhưng việc đã giao thì không đổi được cột này. Hủy việc trong chat rồi nhập với mã mới, hoặc để trống ô này
tasks-fault-ended = { $value } đã kết thúc ở đây nên không đổi nữa; nếu cần, giao việc mới với mã mới
tasks-fault-several = người làm hiện nay là { $other }; đổi nhiều người một lúc thì dùng "chuyển" và "thêm người" trong chat
tasks-fault-refused = { $value }
unit-out-of-reach = Đơn vị { $unit } không thuộc quyền xem. Ghi --by MÃ của lãnh đạo đơn vị đó hoặc của quản trị.

record-task-number = Số NV
record-task-system = Hệ thống
record-task-external = Mã nhiệm vụ
record-task-title = Tên nhiệm vụ
record-task-document = Số văn bản
record-task-document-date = Ngày văn bản
record-task-source = Cơ quan ban hành
record-task-people = Người thực hiện
record-task-unit = Đơn vị
record-task-deadline = Hạn
record-task-quantity = Số lượng
record-task-output = Đơn vị tính
record-task-product = Mã sản phẩm
record-task-priority = Độ khẩn
record-task-paragraph = Mục nghị quyết
record-task-state = Trạng thái
record-task-progress = Tiến độ (%)
record-task-assigned = Ngày giao
record-result-number = Số NV
record-result-system = Hệ thống
record-result-external = Mã nhiệm vụ
record-result-title = Tên nhiệm vụ
record-result-document = Số văn bản
record-result-document-date = Ngày văn bản
record-result-people = Người thực hiện
record-result-unit = Đơn vị
record-result-quantity = Số lượng giao
record-result-accepted-quantity = Số lượng nghiệm thu
record-result-output = Đơn vị tính
record-result-product = Mã sản phẩm
record-result-coefficient = Hệ số K
record-result-deadline = Hạn
record-result-done = Ngày trình
record-result-accepted = Ngày nghiệm thu
record-result-evidence = Văn bản kết quả
record-person-code = Mã cán bộ
record-person-name = Họ và tên
record-person-gender = Giới tính
record-person-unit = Đơn vị
record-person-unit-code = Mã đơn vị
record-person-parent-code = Mã đơn vị cấp trên
record-person-title = Chức vụ
record-person-role = Vai trò
record-product-code = Mã sản phẩm
record-product-name = Tên sản phẩm
record-product-output = Đơn vị tính
record-product-coefficient = Hệ số K
record-product-score = Điểm

token-made = Phần mềm "{ $name }" được đọc, nhân danh { $you }: { $scopes }{ $unit ->
    [none] {""}
   *[other] {" "}của { $unit }
}; đến { $expires }. Không phải { $you } yêu cầu thì báo người quản trị máy chủ thu hồi: viec token revoke "{ $name }"
token-exists = Đã có token tên "{ $name }" đang dùng. Đặt tên khác, hoặc thu hồi trước: viec token revoke "{ $name }"
scope-tasks = việc
scope-results = kết quả nghiệm thu
scope-people = danh sách cán bộ
scope-catalogue = danh mục sản phẩm
scope-scores = điểm đã công bố (mỗi lần đọc đều được ghi)
