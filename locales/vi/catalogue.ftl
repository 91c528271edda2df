# Danh mục sản phẩm: xem, tra mã, nhập từ bảng tính.
catalogue-head = Danh mục có { $count } sản phẩm:
catalogue-found = Tìm "{ $typed }" trong danh mục: { $count } sản phẩm
catalogue-nothing = Danh mục không có sản phẩm nào khớp "{ $typed }". Nhắn "danh mục" để xem tất cả.
catalogue-empty = Cơ quan chưa có danh mục sản phẩm. Việc giao lúc này tính hệ số 1.
catalogue-how-import = Nhập từ bảng tính trên máy chủ: viec catalogue import TỆP.xlsx --dry-run
catalogue-page = Trang { $page }/{ $pages }
catalogue-how = Giao kèm mã: giao Lan …, mã sp { $code }, hạn thứ 6. Tìm: danh mục tờ trình
product-by-table = { $code } { $name }: hệ số { $k }
product-by-score = { $code } { $name }: hệ số { $k } ({ $score } điểm / 25)
product-unknown = Danh mục không có mã { $code }. Chọn mã nào?
product-unknown-empty = Cơ quan chưa có danh mục sản phẩm nên chưa dùng được mã { $code }.
choice-product = { $code } { $name }
choice-no-product = Không kèm mã (hệ số 1)

catalogue-column-code = mã sản phẩm
catalogue-column-name = tên sản phẩm
catalogue-column-coefficient = hệ số K hoặc điểm
catalogue-not-read = Không thấy cột: { $columns }. Dòng tiêu đề cần: Mã sản phẩm, Tên sản phẩm, Hệ số K (hoặc Điểm); thêm Đơn vị tính nếu có.
catalogue-has-faults = Chưa ghi gì: { $count } dòng có lỗi ({ $rows }). Xin sửa tệp rồi nhập lại, hoặc thêm --accept-faults để bỏ các dòng đó.
catalogue-too-early = Bản danh mục đang có bắt đầu từ { $newest }/{ $year }; bản mới phải bắt đầu sau đó. Xin chọn ngày muộn hơn với --from.
catalogue-imported = Đã ghi danh mục: { $new } sản phẩm mới, { $changed } sản phẩm đổi.
catalogue-keeps = Việc đã giao giữ nguyên hệ số cũ.
catalogue-left-out = Đã bỏ { $count } dòng lỗi.
catalogue-same = Không có gì thay đổi ({ $count } sản phẩm như cũ).

catalogue-read = Đã đọc { $rows } dòng. Chưa ghi gì.
catalogue-new = Sản phẩm mới ({ $count }):
catalogue-changed = Sản phẩm thay đổi ({ $count }):
catalogue-change = { $before } → { $after }
catalogue-unchanged = Không đổi: { $count } sản phẩm.
catalogue-absent = Không có trong tệp, giữ nguyên ({ $count }):
catalogue-faults = Dòng có lỗi ({ $count }):
catalogue-verdict-faults = Chưa ghi được. Xin sửa các dòng trên rồi nhập lại, hoặc thêm --accept-faults để bỏ chúng.
catalogue-verdict-ready = Tất cả đều đúng. Bỏ --dry-run để ghi.
catalogue-fault = dòng { $row }: { $reason }
catalogue-fault-no-code = thiếu mã sản phẩm; ghi như BC-01
catalogue-fault-code-form = mã "{ $value }" không dùng được; ghi chữ rồi số, không dấu cách, nhiều nhất 32 ký tự, như BC-01
catalogue-fault-code-twice = mã "{ $value }" đã có ở dòng { $other }; mỗi mã chỉ ghi một dòng
catalogue-fault-no-name = sản phẩm { $value } thiếu tên
catalogue-fault-too-long = "{ $value }…" quá dài; ghi nhiều nhất 200 ký tự
catalogue-fault-no-coefficient = thiếu hệ số; ghi hệ số K (như 1,5) hoặc điểm (như 160)
catalogue-fault-no-number = "{ $value }" không phải số; ghi như 1,5
catalogue-fault-out-of-range = "{ $value }" ngoài khoảng; hệ số phải lớn hơn 0 và không quá 1000
catalogue-fault-too-fine = "{ $value }" có quá ba chữ số thập phân; làm tròn đến phần nghìn
catalogue-fault-differs = hệ số { $value } không khớp điểm (điểm / 25 = { $other }); sửa một trong hai
