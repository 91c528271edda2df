# Bộ chỉ tiêu (KPI) của đơn vị và vị trí việc làm: để điều hành, không vào công thức điểm.
indicator-term-month = tháng { $month }/{ $year }
indicator-term-quarter = quý { $quarter }/{ $year }
indicator-term-year = năm { $year }
indicators-none = { $unit } chưa có chỉ tiêu nào.
indicators-how-begin = Thêm: chỉ tiêu mới { $code }: Hồ sơ giải quyết đúng hạn, đích 95%, mỗi quý, trọng số 40%
    Nhập cả bộ từ bảng tính trên máy chủ: viec indicators template, rồi viec indicators import TỆP.xlsx --dry-run
indicators-how = Xem một chỉ tiêu: CT{ $number }. Báo số: CT{ $number } 45
indicator-now = { $when }: { $value }
indicator-source-typed = Số do người phụ trách báo.
indicator-source-on_time = Số tính từ việc: tỷ lệ việc đến hạn trong kỳ được nộp đúng hạn.
indicator-source-product = Số tính từ việc: số lượng sản phẩm { $counts } được nghiệm thu trong kỳ.
indicator-source-paragraph = Số tính từ việc: số việc của mục { $counts } được nghiệm thu trong kỳ.
indicator-formula = Cách tính, nguồn số: { $formula }
indicator-targets = Đích: { $targets }
indicator-history = Đã báo { $count } lần, gần nhất:
indicator-said = { $when }: { $value }, { $by } báo { $moment }
indicator-said-file = { $when }: { $value }, nhập từ tệp { $moment }
indicator-how-value = Nhắn "CT{ $number } 45" để báo số; trong hạn đến hết { $day }, sau đó cần lý do: CT{ $number } 45 vì …
indicator-how-target = { $when } chưa có đích. Nhắn: CT{ $number } đích 95
indicator-added = Đã thêm chỉ tiêu CT-{ $number } { $name } ({ $unit }):
indicator-changed = Đã sửa chỉ tiêu CT-{ $number } { $name }:
indicator-target = Đã ghi đích { $when } của CT-{ $number } { $name }:
indicator-dropped = Đã bỏ chỉ tiêu CT-{ $number } { $name }. Các số đã báo được giữ.
indicator-aim-higher = đích { $when }: từ { $target } trở lên
indicator-aim-lower = đích { $when }: không quá { $target }
indicator-aim-higher-from = đích { $when }: từ { $baseline } lên { $target }
indicator-aim-lower-from = đích { $when }: từ { $baseline } xuống { $target }
indicator-missing = Trọng số bộ chỉ tiêu của { $whose } còn thiếu { $missing }.
indicator-measured = Đã ghi { $name }, { $when }: { $value }
indicator-before = Trước đó: { $value }. Số cũ được giữ trong lịch sử.
indicator-late-reason = Ghi sau ngày chốt số, lý do: “{ $reason }”
indicator-late-told = Đã báo { $person }.
indicator-told = { $by } báo giúp { $name }, { $when }: { $value }
indicator-told-late = { $by } ghi số sau ngày chốt: { $name }, { $when }: { $value }
indicator-unknown = Không thấy CT-{ $number } trong phạm vi { $you } được xem. Nhắn "chỉ tiêu" để xem bộ chỉ tiêu của đơn vị.
indicator-no-not_yours = CT-{ $number } { $name } do { $person } báo.
indicator-no-not_yours-nobody = CT-{ $number } { $name } do người phụ trách hoặc lãnh đạo đơn vị báo.
indicator-no-not_keeper = Bộ chỉ tiêu do { $person }, lãnh đạo cấp trên và quản trị đặt. { $You } nhắn trực tiếp để đề nghị.
indicator-no-not_keeper-nobody = Bộ chỉ tiêu do lãnh đạo đơn vị, lãnh đạo cấp trên và quản trị đặt.
indicator-no-unit = { $You } xem được chỉ tiêu của đơn vị mình, các đơn vị trên mình và dưới quyền. Nhắn "chỉ tiêu" để xem đơn vị mình.
indicator-no-computed = CT-{ $number } { $name } tính từ việc nên không nhập số. Nhắn "CT{ $number }" để xem cách tính.
indicator-no-reason = Số của CT-{ $number } { $name } đã chốt hết { $day }. Ghi muộn hoặc sửa thì cần lý do, nhắn lại: CT{ $number } 45 vì bổ sung báo cáo của hai xã
indicator-no-ahead = Kỳ đó bắt đầu từ { $day } nên chưa ghi số được.
indicator-no-great = Số quá lớn. Xem lại, hoặc dùng đơn vị lớn hơn như triệu, tỷ.
indicator-no-weight = Trọng số cả bộ chỉ được 100%; còn lại { $missing }. Giảm một chỉ tiêu khác trước, ví dụ: CT{ $number } sửa: trọng số 20%
indicator-no-owner = { $person } không thuộc đơn vị này nên không phụ trách chỉ tiêu được. Chọn người trong đơn vị.
indicator-no-product = Danh mục không có sản phẩm { $typed }. Nhắn "danh mục" để xem mã.
indicator-no-paragraph = Không có mục { $typed }. Nhắn "nguồn" để xem các mục, viết như NQ57.1.
indicator-no-baseline = { $name }: điểm đầu nằm ở phía bên kia đích. Giảm thì viết: từ 120 xuống 20; tăng thì viết: từ 20 lên 120.
indicator-undone-add = Đã rút chỉ tiêu CT-{ $number } { $name }.
indicator-undone-change = CT-{ $number } { $name } trở lại như trước khi sửa.
indicator-undone-drop = CT-{ $number } { $name } được khôi phục.
indicator-undone-target = Đích của CT-{ $number } { $name } trở lại như trước.
indicator-undone-measure = Đã rút số vừa báo của CT-{ $number } { $name }.
indicator-unread-line = Chưa rõ "{ $typed }". Nhắn "chỉ tiêu", "chỉ tiêu TCCB quý 4", "CT{ $number }", "CT{ $number } 45/120".
indicator-unread-name = Chỉ tiêu đo điều gì? Nhắn: chỉ tiêu mới TCCB: Hồ sơ giải quyết đúng hạn, đích 95%, mỗi quý, trọng số 40%
indicator-unread-aim = { $typed }: đích bao nhiêu? Nhắn: đích 95%, hoặc: không quá 5%, hoặc: từ 120 xuống 20 hồ sơ
indicator-unread-weight = { $typed }: trọng số bao nhiêu? Nhắn: trọng số 40%. Chỉ theo dõi thì nhắn: trọng số 0
indicator-unread-weight_wrong = Trọng số từ 0% đến 100%, nhiều nhất hai số lẻ. Nhắn lại, ví dụ: trọng số 40%
indicator-unread-number = Số "{ $typed }" đọc được hai cách nên chưa ghi gì. Viết 12.000 cho mười hai nghìn, 66,5 cho số lẻ.
indicator-unread-part = Chưa hiểu phần "{ $typed }" nên chưa ghi gì. Mỗi phần cách nhau dấu phẩy: đích …, mỗi quý, trọng số …, tên người; tính từ việc đúng hạn, đếm sản phẩm SP01, đếm mục NQ57.1, vị trí ….
indicator-unread-whole = CT-{ $number } có đích { $whole }, không phải { $typed }, nên chưa ghi gì. Nhắn lại, ví dụ: CT{ $number } 45
indicator-unread-change = Sửa gì ở CT-{ $number }? Nhắn: CT{ $number } sửa: trọng số 30%, chị Hoa. Sửa đích: CT{ $number } đích 90
indicator-unread-edit = Sửa đích thì nhắn riêng, ví dụ: CT{ $number } quý 4 đích 90
indicator-unread-value = "{ $typed }" chưa phải một số của kỳ nên chưa ghi gì. Nhắn số đến nay, ví dụ: CT{ $number } 45
indicator-unread-whose = Không thấy đơn vị "{ $typed }". Nhắn: chỉ tiêu mới TCCB: …
indicator-ask-term = CT-{ $number } { $name }: { $value } là số của kỳ nào?
indicator-ask-unsure = CT-{ $number } { $name }: ghi số này?
indicator-ask-unusual = CT-{ $number } { $name } có đích { $target }; { $value } khác xa. Đúng là số này?
choice-indicator-value = Ghi { $exact }
choice-indicator-month = Tháng { $month }/{ $year }
choice-indicator-quarter = Quý { $quarter }/{ $year }
choice-indicator-year = Năm { $year }
card-indicators-title-none = Chưa chỉ tiêu nào có số trong { $when }
card-indicators-title-met = { $count ->
    [1] Chỉ tiêu duy nhất có số đã đạt đích
   *[other] Cả { $text } chỉ tiêu có số đều đạt đích
}
card-indicators-title-one = { $count ->
    [1] Chưa đạt đích: { $name }
   *[other] Một chỉ tiêu chưa đạt đích: { $name }
}
card-indicators-title-lowest = { $count ->
   *[other] { $number } trong { $every } chỉ tiêu chưa đạt, thấp nhất: { $name }
}
card-indicators-title-below = { $count ->
   *[other] { $number } trong { $every } chỉ tiêu chưa đạt đích
}
card-indicators-subtitle = Mỗi thanh so với đích; tính đến { $moment }
card-indicators-overall = đích của cả bộ, theo trọng số; { $valued }/{ $every } có số
card-indicators-missing = Trọng số còn thiếu { $missing }
card-indicators-no-value = chưa có số
card-indicators-at-most = { $value } (không quá { $target }){ $noun }
card-indicators-falling = còn { $value }, đích { $target }{ $noun }
card-indicators-of-percent = { $value } (đích { $target })
card-indicators-aim = đích { $target }
card-indicators-is-met = đạt { $share } đích
card-indicators-reached = bằng { $share } đích
card-indicators-late = ghi sau ngày chốt
card-indicators-weight = trọng số { $weight }
card-indicators-before = kỳ trước: { $shares }
card-indicators-more = Còn nữa: nhắn CT và số để xem từng chỉ tiêu
indicators-column-code = mã chỉ tiêu
indicators-column-name = tên chỉ tiêu (hoặc Kỳ và Giá trị, nếu là tệp số liệu)
indicators-column-value = giá trị
indicators-not-read = Không thấy cột: { $columns }. Tệp chỉ tiêu cần: Mã, Tên chỉ tiêu, Đơn vị, Trọng số; tệp số liệu cần: Mã, Kỳ, Giá trị. Mẫu: viec indicators template
indicators-have-faults = Chưa ghi gì: { $count } dòng có lỗi ({ $rows }). Xin sửa tệp rồi nhập lại, hoặc thêm --accept-faults để bỏ các dòng đó.
indicators-imported = Đã ghi: { $new } chỉ tiêu mới, { $changed } chỉ tiêu đổi, { $targets } đích, { $values } số liệu.
indicators-left-out = Đã bỏ { $count } dòng lỗi.
indicators-same = Không có gì thay đổi ({ $count } chỉ tiêu như cũ).
indicators-read = Đã đọc { $rows } dòng. Chưa ghi gì.
indicators-new = Chỉ tiêu mới ({ $count }):
indicators-changed = Chỉ tiêu thay đổi ({ $count }):
indicators-targets = Đích ({ $count }):
indicators-values = Số liệu ({ $count }):
indicators-unchanged = Không đổi: { $count } chỉ tiêu.
indicators-faults = Lỗi ({ $count }):
indicators-verdict-faults = Chưa ghi được. Xin sửa các dòng trên rồi nhập lại. Trọng số phải đủ 100%; dòng lỗi khác bỏ được bằng --accept-faults.
indicators-verdict-ready = Tất cả đều đúng. Bỏ --dry-run để ghi.
indicators-fault = dòng { $row }: { $reason }
indicators-fault-no-code = thiếu mã chỉ tiêu; ghi như TCCB.01
indicators-fault-code-form = mã "{ $value }" không dùng được; ghi như TCCB.01 (mã CT-1, CT-2 … dành cho chỉ tiêu nhắn trong chat)
indicators-fault-twice = "{ $value }" đã có ở dòng { $other }; mỗi chỉ tiêu chỉ ghi một dòng
indicators-fault-no-name = chỉ tiêu { $value } thiếu tên
indicators-fault-too-long = "{ $value }…" quá dài; ghi nhiều nhất { $other } ký tự
indicators-fault-unit-unknown = không thấy đơn vị "{ $value }"; ghi mã hoặc tên đơn vị
indicators-fault-unit-changed = { $other } đã thuộc đơn vị khác, không chuyển sang "{ $value }" được; dùng mã mới
indicators-fault-owner-unknown = không thấy cán bộ có mã "{ $value }"
indicators-fault-direction-form = "{ $value }" không phải chiều; ghi tăng hoặc giảm
indicators-fault-length-form = "{ $value }" không phải kỳ đo; ghi tháng, quý hoặc năm
indicators-fault-term-form = "{ $value }" không phải kỳ{ $other ->
    [none] {""}
   *[other] {" "}của { $other }
}; ghi như T11/2026, quý IV/2026 hoặc 2026
indicators-fault-number-form = "{ $value }" không phải số; ghi như 95, 66,5 hoặc 120 → 20
indicators-fault-weight-form = trọng số "{ $value }" không dùng được; ghi từ 0 đến 100
indicators-fault-source-form = không hiểu nguồn số "{ $value }"; ghi nhập tay, việc đúng hạn, sản phẩm SP01 hoặc mục NQ57.1
indicators-fault-product-unknown = danh mục không có sản phẩm { $value }
indicators-fault-paragraph-unknown = không có mục { $value }; nhập nguồn trước
indicators-fault-indicator-unknown = không có chỉ tiêu { $value }
indicators-fault-computed = { $value } tính từ việc nên không nhập số
indicators-fault-ahead = kỳ { $value } chưa bắt đầu
indicators-fault-needs-reason = { $value } đã qua ngày chốt số; ghi lý do ở cột Lý do
indicators-fault-weights-missing = Trọng số bộ chỉ tiêu của { $value } còn thiếu { $other }
indicators-fault-weights-over = Trọng số bộ chỉ tiêu của { $value } thừa { $other }
position-line = { $code } { $name }: { $products } sản phẩm, { $indicators } chỉ tiêu, { $criteria } tiêu chí
positions-none = Cơ quan chưa ghi vị trí việc làm nào.
positions-how = Thêm: chỉ tiêu vị trí VT03: Chuyên viên tổ chức bộ máy; đơn vị TCCB; sản phẩm SP01, SP02; chỉ tiêu CT1; tiêu chí kỷ luật, phối hợp
positions-head = Cơ quan có { $count } vị trí việc làm:
positions-how-one = Xem một vị trí: chỉ tiêu vị trí { $code }
position-products = Sản phẩm: { $names }
position-indicators = Chỉ tiêu: { $names }
position-criteria = Tiêu chí chung: { $names }
position-holders = { $count } người đang giữ (theo chức danh trong danh sách cán bộ); bản { $version }
position-added = Đã thêm vị trí việc làm:
position-changed = Đã ghi vị trí việc làm:
position-from = Dùng cho kỳ mở từ nay về sau; kỳ đã mở giữ như khi mở. Công thức điểm không đổi.
position-unknown = Không có vị trí { $code }. Nhắn "chỉ tiêu vị trí" để xem danh sách.
position-no-not_keeper = Vị trí việc làm do quản trị, người đứng đầu cơ quan và lãnh đạo đơn vị của vị trí ghi.
position-no-name = { $typed } là vị trí mới nên cần tên. Nhắn: chỉ tiêu vị trí { $typed }: Chuyên viên tổ chức bộ máy; sản phẩm SP01
position-no-unit = Không thấy đơn vị "{ $typed }".
position-no-product = Danh mục không có sản phẩm { $typed }. Nhắn "danh mục" để xem mã.
position-no-indicator = Không có chỉ tiêu { $typed }. Nhắn "chỉ tiêu" để xem.
receipt-position = Vị trí { $position } (chưa chốt)
receipt-position-pinned = Vị trí { $position } (chốt khi mở kỳ, bản { $version })
goal-guide = Mục tiêu nói muốn khác đi điều gì trong quý; chỉ tiêu đo việc thường xuyên. Cả hai để điều hành, không vào công thức điểm.
    Đặt mục tiêu: mục tiêu mới: Hồ sơ gọn, khát vọng
    Thêm KR, đủ 100%: kr mới MT-3: Hồ sơ tồn từ 120 xuống 20 hồ sơ, trọng số 60%, chị Lan
    Thống nhất: đồng ý MT-3, hoặc trả MT-3 lý do
    Báo mỗi tuần: kr 3 45, tự tin 7, vướng thiếu máy quét
    Chỉ tiêu: chỉ tiêu mới TCCB: Hồ sơ đúng hạn, đích 95%, mỗi tháng, trọng số 40%
    Báo số của kỳ: CT3 93,5. Sau ngày chốt cần lý do: CT3 tháng 10 91 vì …
    KR lấy số từ chỉ tiêu: kr 3 chỉ tiêu CT3
    Từ nghị quyết xuống việc: nguồn NQ57.1; từ việc ngược lên: nguồn 12; chưa ai lo: mồ côi
    Đọc phiếu điểm: điểm 192; chưa đúng: kiến nghị 192 …
