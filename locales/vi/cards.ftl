### Chữ trên thẻ tổng hợp (lãnh đạo), thẻ tuần (công chức) và trong lời kèm ảnh.

## Chung
card-weekday-short = { $day ->
    [0] T2
    [1] T3
    [2] T4
    [3] T5
    [4] T6
    [5] T7
   *[6] CN
 }
card-number = { $count ->
    [1] một
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
    [6] sáu
    [7] bảy
    [8] tám
   *[other] { $text }
 }
# Các cụm không được ngắt giữa hai dòng tiêu đề.
card-kept-together = quá hạn|đúng hạn|đến hạn|đơn vị|mục tiêu|đã xong|còn nợ|từ trước|tuần này|tuần trước|tốt nhất|cao nhất|thấp nhất|giữ hạn|xong muộn
card-month = tháng { $text }
card-month-year = tháng { $text }/{ $year }
card-week = Tuần { $week }
card-date = { $weekday }, { $date }
card-task = NV-{ $number }
card-and-others = { $first } và { $count } người khác
card-data = Số liệu đến { $moment }. Mã số liệu: { $code }.

## Thẻ tổng hợp: tiêu đề
card-digest-title-none = Chưa có việc nào trong { $month }
card-digest-title-all-under = Cả { $units } đơn vị dưới mục tiêu { $target }%; { $overdue } việc quá hạn
card-digest-title-all-under-calm = Cả { $units } đơn vị dưới mục tiêu { $target }%; không việc nào quá hạn
card-digest-title-one-unit = { $overdue } việc quá hạn, { $part } việc ở { $unit }; đã xong { $done }
card-digest-title-gathered = { $overdue } việc quá hạn, { $part } việc dồn ở { $units } đơn vị; đã xong { $done }
card-digest-title-one-unit-all = { $overdue } việc quá hạn đều ở { $unit }; đã xong { $done }
card-digest-title-gathered-all = { $overdue } việc quá hạn đều ở { $units } đơn vị; đã xong { $done }
card-digest-title-lowest = Quá hạn giảm còn { $overdue }, thấp nhất { $weeks } tuần; đã xong { $done }
card-digest-title-highest = Quá hạn tăng lên { $overdue }, cao nhất { $weeks } tuần; đã xong { $done }
card-digest-title-calm = Không việc nào quá hạn; đã xong { $done }
card-digest-title-plain = { $overdue } việc quá hạn; đã xong { $done } trong { $total } việc

## Thẻ tổng hợp: hình
card-digest-subtitle = { $total } việc { $month }, tính đến { $clock }
card-digest-done = Đã xong
card-digest-running = Đang làm
card-digest-due-soon = Sắp đến hạn
card-digest-overdue = Quá hạn
card-digest-change-long = từ hôm trước
card-digest-change-short = hôm trước
card-digest-same-long = như hôm trước
card-digest-same-short = như trước
card-digest-weeks-head = Việc quá hạn theo tuần
card-digest-weeks-calm = Không việc nào quá hạn trong { $weeks } tuần.
card-digest-rate-head = Đúng hạn, %
card-digest-rate-none = Chưa có việc nào đến hạn.
card-digest-target = mục tiêu { $target }
card-digest-units-head = Đúng hạn theo đơn vị
card-digest-units-more = và { $count } đơn vị khác
card-digest-units-own = thêm { $count } ở cấp trên
card-unit-own = Riêng { $unit }
card-digest-units-overdue = quá hạn
card-digest-needs-head = { $total ->
    [1] Một việc cần lãnh đạo gỡ ngay
    [2] Hai việc cần lãnh đạo gỡ ngay
    [3] Ba việc cần lãnh đạo gỡ ngay
   *[other] { $text } việc cần lãnh đạo gỡ, gấp nhất:
 }
card-digest-needs-none = Không có việc nào đang chờ lãnh đạo gỡ.
card-digest-empty = Khi có việc được giao, số liệu sẽ hiện ở đây.
card-digest-late = trễ { $text } ngày
card-digest-waiting = chờ { $text } ngày
card-digest-today = mới gửi
card-digest-cause-blocked = đang vướng
card-digest-cause-review = chờ duyệt
card-digest-cause-extension = xin gia hạn
card-digest-cause-overdue = quá hạn

## Thẻ tổng hợp: lời kèm ảnh
card-digest-caption-counts = { $unit }, { $total } việc { $month }: { $done } xong, { $running } đang làm, { $soon } sắp đến hạn, { $overdue } quá hạn{ $change }.
card-digest-caption-change = { " " }({ $change } từ hôm trước)
card-digest-caption-unchanged = { " " }(như hôm trước)
card-digest-caption-first-week = Tuần { $week } là tuần đầu tiên, chưa có tuần trước để so.
card-digest-caption-weeks = Quá hạn theo tuần: tuần { $first } có { $from }, cao nhất { $peak }, tuần { $last } có { $to }.
card-digest-caption-weeks-calm = Tuần { $first } đến tuần { $last }: không việc nào quá hạn.
card-digest-caption-rate = Đúng hạn tuần { $first } là { $from }%, tuần { $last } là { $to }%, mục tiêu { $target }%.
card-digest-caption-rate-one = Đúng hạn tuần { $last } là { $to }%, mục tiêu { $target }%.
card-digest-caption-units = Đúng hạn tháng theo đơn vị, mục tiêu { $target }%: { $units }.
card-digest-caption-unit = { $unit } { $rate }
card-digest-caption-unit-overdue = { $unit } { $rate } ({ $overdue } quá hạn)
card-digest-caption-unit-none = chưa có việc đến hạn
card-digest-caption-needs = Cần gỡ { $total } việc:
card-digest-caption-needs-part = Cần gỡ { $total } việc, { $shown } việc gấp nhất:

## Thẻ tuần: tiêu đề ($who là anh, chị hoặc anh/chị)
card-address = { $gender ->
    [man] anh
    [woman] chị
   *[other] anh/chị
 }
card-week-title-none = Tuần này không có việc nào đến hạn
card-week-title-all = { $count ->
    [1] Việc duy nhất của tuần đúng hạn, { $streak } tuần liền giữ hạn
   *[other] Cả { $whole } việc đúng hạn, { $streak } tuần liền giữ hạn
 }
card-week-title-all-once = { $count ->
    [1] Việc duy nhất của tuần đúng hạn
   *[other] Xong { $part } trong { $whole } việc, tất cả đúng hạn
 }
card-week-title-best = { $part } trong { $whole } việc đúng hạn, tốt nhất của { $who } trong { $weeks } tuần
card-week-title-best-short = { $part } trong { $whole } việc đúng hạn, tốt nhất trong { $weeks } tuần
card-week-title-better = { $part } trong { $whole } việc đúng hạn, tốt hơn tuần trước
card-week-title-owed = { $part } trong { $whole } việc đúng hạn, còn nợ { $owed } việc
card-week-title-owed-ahead = { $part } trong { $whole } việc đúng hạn, nợ { $owed } việc, { $ahead } việc chưa đến hạn
card-week-title-ahead = { $part } trong { $whole } việc đúng hạn, còn { $ahead } việc đến hạn tuần này
card-week-title-all-ahead = Còn { $ahead } việc đến hạn tuần này
card-week-title-before = Còn nợ { $before } việc từ trước
card-week-title-before-none = Còn nợ { $before } việc từ trước; tuần này không có việc đến hạn
card-week-title-before-all = Còn nợ { $before } việc từ trước; { $whole } việc tuần này đúng hạn
card-week-title-before-part = Còn nợ { $before } việc từ trước; { $part } trong { $whole } việc đúng hạn
card-week-title-before-ahead = Còn nợ { $before } việc từ trước, còn { $ahead } việc đến hạn tuần này
card-week-title-before-owed = Còn nợ { $owed } việc, { $before } việc từ trước; { $part } trong { $whole } việc đúng hạn
card-week-title-late = { $part } trong { $whole } việc đúng hạn, { $late } việc xong muộn
card-week-title-plain = { $part } trong { $whole } việc đúng hạn

## Thẻ tuần: hình
card-week-anonymous = Thẻ tuần
card-week-when = Tuần { $week }, { $days }
card-week-subtitle = Thẻ riêng của { $who }, không ai khác nhìn thấy
card-week-on-time = việc xong đúng hạn
card-week-more = nhiều hơn tuần trước { $count } việc
card-week-fewer = ít hơn tuần trước { $count } việc
card-week-same = bằng tuần trước
card-week-first = tuần đầu tiên có số liệu
card-week-nothing-due = không có việc đến hạn
card-week-ahead = còn { $text } việc đến hạn tuần này
card-week-owed-before = Còn nợ từ trước: { $text } việc
card-week-key-place = Theo ngày đến hạn:
card-week-key-on-time = đúng hạn
card-week-key-late = xong muộn
card-week-key-owed = còn nợ
card-week-key-ahead = chưa đến hạn
card-week-holiday = nghỉ
card-week-holiday-named = { $day } nghỉ: { $name }
card-week-weeks-head = Đúng hạn theo tuần
card-week-weeks-none = Tuần đầu tiên, chưa có tuần trước để so.
card-week-streak-head = Chuỗi giữ hạn
card-week-streak-unit = tuần liền
card-week-streak-rule = không việc nào trễ quá 3 ngày
card-week-streak-next = thêm { $weeks } tuần là tròn { $goal }
card-week-streak-again = tuần tới bắt đầu chuỗi mới
card-week-streak-owed = xong việc nợ là bắt đầu lại
card-week-parts-head = Điểm { $month } đến nay
card-week-parts-none = Chưa có việc nào được tính vào { $month }.
card-week-part-quantity = Số lượng
card-week-part-quality = Chất lượng
card-week-part-progress = Tiến độ
card-keys-head = Kết quả then chốt quý { $quarter }
card-keys-behind = { $behind }/{ $total } tụt nhịp
card-keys-steady = { $count ->
    [1] đang giữ nhịp
   *[other] cả { $total } giữ nhịp
 }
card-keys-needed = nhịp cần có
card-keys-mark = vạch: nhịp cần có
card-keys-more = có { $total } KR; vạch: nhịp cần có
card-keys-caption = { $head }, { $behind }: { $lines }.
card-keys-caption-line = { $name }: { $standing }, đạt { $share }, nhịp cần có { $need }
card-week-next-head = { $total ->
    [1] Tuần tới: một việc đến hạn
    [2] Tuần tới: hai việc đến hạn
    [3] Tuần tới: ba việc đến hạn
   *[other] Tuần tới: { $text } việc đến hạn, sớm nhất:
 }
card-week-next-none = Tuần tới không có việc nào đến hạn.
card-week-burden = { $messages ->
    [0] Tuần này { $who } không có tin nhắn nào
   *[other] Tuần này { $who } nhận { $text } tin nhắn
 }
card-week-burden-cost = Nhận { $text } tin, gửi { $typed }, khoảng { $minutes } phút
card-week-until = Số liệu đến { $moment }

## Thẻ tuần: lời kèm ảnh
card-week-caption-count = { $when }: { $part } trong { $whole } việc xong đúng hạn, { $late } xong muộn, { $owed } còn nợ; { $remark }.
card-week-caption-days = Theo ngày đến hạn: { $days }.
card-week-caption-weeks = Đúng hạn theo tuần, tuần { $first } đến tuần { $last }: { $counts }.
card-week-caption-streak = Chuỗi giữ hạn: { $streak } tuần liền không việc nào trễ quá 3 ngày; { $next }.
card-week-caption-parts = Điểm { $month } đến nay: { $parts }.
card-week-caption-part = { $part } { $value }
card-week-caption-next = Tuần tới { $total } việc đến hạn: { $tasks }.
card-week-caption-due = { $day } NV-{ $number } { $title }
card-week-caption-private = Thẻ riêng của { $who }, không ai khác nhìn thấy.

## Mã số liệu
card-code = Mã { $code }

## Bảng đơn vị
card-board-title-calm = Cả { $units } đơn vị không có việc quá hạn; đã xong { $done }
card-board-title-late = { $late } trong { $units } đơn vị có việc quá hạn; đã xong { $done }
card-board-key = Mỗi đơn vị: việc trễ tám tuần qua, tỷ lệ đúng hạn (mục tiêu { $target }%)
card-board-late = { $overdue } trễ
card-board-none-late = không trễ
card-board-caption-counts = { $done } xong, { $running } đang làm, { $soon } sắp đến hạn
card-board-caption-units = Từng đơn vị, trễ nhiều trước, rồi tỷ lệ đúng hạn tháng (mục tiêu { $target }%):
card-board-rate-head = Đúng hạn trong tháng
card-board-rate = { $part } trong { $whole } việc đã đến hạn xong đúng hạn; mục tiêu { $target }%.
card-board-caption-weeks = Quá hạn tuần { $first } đến tuần { $last }: { $counts }.
card-board-caption-late = Trễ: { $units }.
card-board-caption-calm = Không trễ: { $units }.

## Thẻ tháng
card-month-anonymous = Thẻ tháng
card-month-when = { $month }/{ $year }
card-month-subtitle = { $tasks } việc được tính, điểm tạm tính, chưa chốt
card-month-title-none = Chưa có việc nào được tính vào { $month }
card-month-title-no-score = Chưa đủ số liệu để tính điểm { $month }
card-month-title-total = { $score } điểm tạm tính { $month }
card-month-title-work = { $score }/70 điểm nhiệm vụ { $month }
card-month-title-total-nothing = { $score } điểm tạm tính, chưa mất điểm ở việc nào
card-month-title-total-open = { $score } điểm tạm tính; phần thiếu chủ yếu ở việc chưa xong
card-month-title-total-content = { $score } điểm tạm tính; mất nhiều nhất vì lỗi nội dung
card-month-title-total-late = { $score } điểm tạm tính; mất nhiều nhất vì trễ hạn
card-month-title-work-nothing = { $score }/70 điểm nhiệm vụ, chưa mất điểm ở việc nào
card-month-title-work-open = { $score }/70 điểm nhiệm vụ; phần thiếu ở việc chưa xong
card-month-title-work-content = { $score }/70 điểm nhiệm vụ; mất nhiều nhất vì lỗi nội dung
card-month-title-work-late = { $score }/70 điểm nhiệm vụ; mất nhiều nhất vì trễ hạn
card-month-is-total = điểm của tháng
card-month-is-work = điểm kết quả nhiệm vụ, chưa có tiêu chí chung
card-month-is-none = chưa đủ số liệu để tính điểm
card-month-total = tổng { $points }/100
card-month-general = tiêu chí chung { $points }
card-month-work = kết quả nhiệm vụ { $points }/70
card-month-parts-head = Ba phần của điểm
card-month-products = nghiệm thu { $accepted } trong { $assigned } sản phẩm
card-month-caption-parts = Kết quả nhiệm vụ: { $parts }; { $products } quy đổi.
card-month-costs-head = { $total ->
    [1] Một chỗ làm giảm điểm
    [2] Hai chỗ làm giảm điểm
    [3] Ba chỗ làm giảm điểm
    [4] Bốn chỗ làm giảm điểm
   *[other] { $text } chỗ làm giảm điểm, nhiều nhất
 }
card-month-costs-unit = sản phẩm quy đổi
card-month-costs-none = Chưa có việc nào làm giảm điểm.
card-month-empty = Khi có việc đến hạn trong tháng, điểm sẽ hiện ở đây.
card-month-cost-open = NV-{ $number } chưa được nghiệm thu đủ
card-month-cost-content = NV-{ $number } trả { $text } lần vì lỗi nội dung
card-month-cost-late = NV-{ $number } trễ hạn { $text } lần
card-month-next-total = Nếu NV-{ $number } được nghiệm thu đủ, tổng sẽ là { $points }.
card-month-next-work = Nếu NV-{ $number } được nghiệm thu đủ, điểm nhiệm vụ sẽ là { $points }.
card-band-excellent = đủ điểm Hoàn thành xuất sắc
card-band-good = mức Hoàn thành tốt
card-band-completed = mức Hoàn thành
card-band-not_completed = mức Không hoàn thành

## Bản đồ nguyên nhân
card-cause-unit = chờ đơn vị khác
card-cause-papers = thiếu hồ sơ, giấy tờ
card-cause-approval = chờ cấp trên quyết
card-cause-order = việc gấp theo lệnh
card-cause-sick = ốm đau, nghỉ chế độ
card-cause-storm = bão lũ, dịch, sự cố
card-causes-title-none = Không việc nào dừng vì lý do khách quan trong { $month }
card-causes-title-short = { $tasks } việc đã dừng, chưa tròn một ngày làm việc
card-causes-title-all = { $days } ngày làm việc bị chặn, đều vì { $cause }
card-causes-title-cause = { $days } ngày làm việc bị chặn, { $part } ngày vì { $cause }
card-causes-title-unit = { $days } ngày làm việc bị chặn, { $part } ngày ở { $unit }
card-causes-title-plain = { $days } ngày làm việc bị chặn ở { $tasks } việc
card-causes-subtitle = Lý do khách quan đã xác nhận, đến { $moment }
card-causes-days = ngày dừng
card-causes-tasks = việc đã dừng
card-causes-standing = đang dừng
card-causes-named = chờ xác nhận
card-causes-before = Cả { $month }: { $text } ngày
card-causes-why = Vì lý do nào
card-causes-where = Ở đơn vị nào
card-causes-unit-days = ngày
card-causes-all = tất cả
card-causes-tasks-of = { $text } việc
card-causes-more = và { $text } đơn vị khác
card-causes-free = { $text } đơn vị không bị chặn
card-causes-empty = Khi lý do khách quan được xác nhận, ngày dừng sẽ hiện ở đây.
card-causes-caption-none = { $unit }, { $when }: chưa có lý do khách quan nào được xác nhận.
card-causes-caption-counts = { $unit }, { $when }: { $days } ngày làm việc dừng ở { $tasks } việc, { $standing } việc còn đang dừng.
card-causes-caption-causes = Lý do đã xác nhận: { $causes }.
card-causes-caption-cause = ({ $at }) { $cause } { $days } ngày, { $tasks }
card-causes-caption-units = Số ngày từng đơn vị, theo lý do: { $units }.
card-causes-caption-named = { $count } việc chờ xác nhận, chưa tính.
